import {
  type Check,
  type DocumentResult,
  type FigureRef,
  type FigureResult,
  SEVERITIES,
  type Severity,
  type UncheckableReason,
  type Verdict,
} from '@heshu/shared/model/output.ts'

const rank = (severity: Severity | null): number =>
  severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity)

/** The checks that disagree, gravest first, in the report's order among equals. */
export const findingsOf = (result: DocumentResult): Check[] =>
  result.checks
    .filter(check => check.verdict === 'disagrees')
    .toSorted((a, b) => rank(a.severity) - rank(b.severity))

export const checksWith = (result: DocumentResult, verdict: Verdict): Check[] =>
  result.checks.filter(check => check.verdict === verdict)

/** The gravest severity among the findings; null without any. */
export const worstSeverity = (result: DocumentResult): Severity | null =>
  findingsOf(result)[0]?.severity ?? null

/** Figures that were not checked, by reason, in the order in which the reasons first appear. */
export const uncheckedByReason = (result: DocumentResult): Map<UncheckableReason, FigureResult[]> => {
  const groups = new Map<UncheckableReason, FigureResult[]>()
  for (const figure of result.figures) {
    if (figure.uncheckable === null) continue
    const group = groups.get(figure.uncheckable)
    if (group) group.push(figure)
    else groups.set(figure.uncheckable, [figure])
  }
  return groups
}

const spot = (ref: FigureRef): string => JSON.stringify([ref.text, ref.at])

/** Finds what a figure of a check measures, in the report's words; the empty string where the report does not say. */
export const measuresIn = (result: DocumentResult): ((ref: FigureRef) => string) => {
  const measures = new Map(result.figures.map(figure => [spot(figure.ref), figure.measures]))
  return ref => measures.get(spot(ref)) ?? ''
}
