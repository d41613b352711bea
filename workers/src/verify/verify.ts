import { createHash } from 'node:crypto'
import type { Extraction } from '@heshu/shared/model/extraction.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Location } from '@heshu/shared/model/location.ts'
import type {
  Check,
  FigureResult,
  IndicatorResult,
  ScoreResult,
  UncheckableReason,
} from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { checkClaim, type DraftCheck } from './checks/check-claim.ts'
import { countChecks } from './checks/count.ts'
import { directionChecks } from './checks/direction.ts'
import { fallingSeriesChecks } from './checks/falling-series.ts'
import { indicatorCountChecks } from './checks/indicator-count.ts'
import { type NameFigure, nameFigures } from './checks/name-figure.ts'
import { nameNeighbours } from './checks/neighbours.ts'
import { residueChecks } from './checks/residue.ts'
import { settleRivals } from './checks/rivals.ts'
import { settleMentions } from './checks/settle-mentions.ts'
import { targetAcrossChecks } from './checks/target-across.ts'
import { targetProseChecks } from './checks/target-prose.ts'
import { targetStatusChecks } from './checks/target-status.ts'
import { unitSlipChecks } from './checks/unit-slip.ts'
import { vitalRateChecks } from './checks/vital-rate.ts'
import { nameCulprits } from './culprit/name-culprits.ts'
import { applyRubric, type RubricChoice } from './rubric/apply-rubric.ts'
import { readProse } from './scoring/prose.ts'
import { scoreReport } from './scoring/scoring.ts'

export type Verification = {
  readonly checks: Check[]
  readonly indicators: IndicatorResult[]
  readonly score: ScoreResult | null
  readonly figures: FigureResult[]
}

/** A check of the scoring, which may speak of figures by their reference alone. */
type AnyDraft = Omit<DraftCheck, 'figures'> & { readonly figures?: readonly Figure[] }

/** Reading order: block, row, column, place in the text. */
const place = ({ figures, stated: { at } }: AnyDraft): readonly number[] => {
  const stated = figures?.[0]
  if (stated)
    return [
      stated.passage.block,
      stated.passage.cell?.row ?? 0,
      stated.passage.cell?.column ?? 0,
      stated.start,
    ]
  const block = at.on === 'flow' ? at.block : (at.cell?.table ?? 0)
  return [block, at.cell?.row ?? 0, at.cell?.column ?? 0, 0]
}

const byPlace = (a: AnyDraft, b: AnyDraft): number => {
  const [left, right] = [place(a), place(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = (left[i] ?? 0) - (right[i] ?? 0)
    if (order !== 0) return order
  }
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0
}

const withIds = (drafts: readonly AnyDraft[]): Check[] => {
  const seen = new Map<string, number>()
  return drafts.map(
    ({
      idSeed,
      figures: _figures,
      reading: _reading,
      mistake: _mistake,
      order: _order,
      ceilings: _ceilings,
      ...check
    }) => {
      const seed = `${check.kind}|${idSeed.replace(/\s+/g, '')}`
      const ordinal = seen.get(seed) ?? 0
      seen.set(seed, ordinal + 1)
      const id = createHash('sha256').update(`${seed}|${ordinal}`).digest('hex').slice(0, 16)
      return { id, ...check }
    },
  )
}

const keyOf = (text: string, at: Location): string => `${text}@${JSON.stringify(at)}`

const reasonFor = (figure: Figure, inCriteria: boolean): UncheckableReason => {
  if (figure.value === null) return 'doubtful'
  if (inCriteria) return 'criterion'
  if (figure.approximation !== 'exact') return 'approximate'
  if (['ratio', 'percentage-point'].includes(dimensionOf(figure))) return 'no-base'
  return 'stands-alone'
}

const coverFigures = (
  extraction: Extraction,
  nameOf: NameFigure,
  drafts: readonly AnyDraft[],
  checks: readonly Check[],
): FigureResult[] => {
  const byFigure = new Map<Figure, Set<string>>()
  const byKey = new Map<string, Set<string>>()
  const note = <K>(map: Map<K, Set<string>>, key: K, id: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(id))
  drafts.forEach((draft, i) => {
    const { id } = checks[i]!
    if (draft.figures) for (const figure of draft.figures) note(byFigure, figure, id)
    else for (const ref of [draft.stated, ...draft.operands]) note(byKey, keyOf(ref.text, ref.at), id)
  })
  return extraction.figures.map(figure => {
    const ref = figureRef(figure)
    const ids = [...(byFigure.get(figure) ?? []), ...(byKey.get(keyOf(ref.text, ref.at)) ?? [])]
    return {
      ref,
      measures: nameOf(figure),
      role: extraction.metrics.get(figure)?.role ?? null,
      checks: [...new Set(ids)],
      uncheckable: ids.length > 0 ? null : reasonFor(figure, extraction.rules.has(figure)),
    }
  })
}

/** Checks every claim and every score of a report, beside or under a rubric pack where there is one. */
export const verify = (
  document: ReportDocument,
  extraction: Extraction,
  rubric: RubricChoice | null = null,
): Verification => {
  const nameOf = nameFigures(extraction.figures)
  const own = scoreReport(document, extraction.figures, extraction.scoreTables)
  const scoring = applyRubric(document, extraction, own, rubric)
  const claimed = settleRivals(
    extraction.claims.map(claim => checkClaim(claim, nameOf)).filter(check => check !== null),
  )
  const told = extraction.figures.filter(figure => !extraction.rules.has(figure))
  const drafts: AnyDraft[] = nameCulprits([
    ...nameNeighbours(settleMentions(claimed)),
    ...targetAcrossChecks(extraction.targetRows, extraction.toldTargets),
    ...targetStatusChecks(extraction.targetRows),
    ...targetProseChecks(extraction.figures.filter(figure => !figure.passage.cell)),
    ...vitalRateChecks(extraction.figures),
    ...unitSlipChecks(extraction.figures),
    ...countChecks(document, told),
    ...indicatorCountChecks(extraction.figures, extraction.scoreTables),
    ...directionChecks(told),
    ...residueChecks(told),
    ...fallingSeriesChecks(readProse(document, told)),
    ...scoring.checks,
  ]).sort(byPlace)
  const checks = withIds(drafts)
  return {
    checks,
    indicators: scoring.indicators,
    score: scoring.score,
    figures: coverFigures(extraction, nameOf, drafts, checks),
  }
}
