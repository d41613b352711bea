import type { Check, DocumentResult } from './output.ts'

/** A finding as lists name it. */
export type FindingRef = Pick<Check, 'id' | 'kind' | 'verdict' | 'severity' | 'message'>

/** What became of the findings of a run, beside those of an earlier one. A finding is a check that does not agree. */
export type FindingChanges = {
  readonly new: readonly FindingRef[]
  readonly gone: readonly FindingRef[]
  /** The same finding that says something else now. */
  readonly changed: readonly { readonly before: FindingRef; readonly after: FindingRef }[]
  /** Ids. */
  readonly unchanged: readonly string[]
}

/** A figure that was printed otherwise in the version before; null where it did not stand, or stands no more. */
export type FigureChange = {
  readonly measures: string
  readonly before: string | null
  readonly after: string | null
}

export type VersionChanges = { readonly figures: readonly FigureChange[]; readonly findings: FindingChanges }

export const findingsOf = (document: Pick<DocumentResult, 'checks'>): FindingRef[] =>
  document.checks
    .filter(check => check.verdict !== 'agrees')
    .map(({ id, kind, verdict, severity, message }) => ({ id, kind, verdict, severity, message }))

export const findingChanges = (
  before: readonly FindingRef[],
  after: readonly FindingRef[],
): FindingChanges => {
  const earlier = new Map(before.map(finding => [finding.id, finding]))
  const later = new Set(after.map(finding => finding.id))
  const says = ({ verdict, severity, message }: FindingRef) => JSON.stringify([verdict, severity, message])
  const kept = after.flatMap(finding => {
    const old = earlier.get(finding.id)
    return old ? [{ before: old, after: finding }] : []
  })
  return {
    new: after.filter(finding => !earlier.has(finding.id)),
    gone: before.filter(finding => !later.has(finding.id)),
    changed: kept.filter(pair => says(pair.before) !== says(pair.after)),
    unchanged: kept.filter(pair => says(pair.before) === says(pair.after)).map(pair => pair.after.id),
  }
}

/** The printed figures by what they measure, in reading order; what stands in several places stands here so often. */
const figuresByMeaning = (document: DocumentResult): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const { measures, role, ref } of document.figures) {
    const key = JSON.stringify([measures, role])
    const texts = found.get(key) ?? []
    texts.push(ref.text.replace(/\s+/g, ''))
    found.set(key, texts)
  }
  return found
}

/** Figures are the same when they measure the same in the same words, and compared in their order there. */
const figureChanges = (before: DocumentResult, after: DocumentResult): FigureChange[] => {
  const earlier = figuresByMeaning(before)
  const later = figuresByMeaning(after)
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap(key => {
    const [measures] = JSON.parse(key) as [string]
    const [old, now] = [earlier.get(key) ?? [], later.get(key) ?? []]
    const places = Array.from({ length: Math.max(old.length, now.length) }, (_, n) => n)
    return places
      .map(n => ({ measures, before: old[n] ?? null, after: now[n] ?? null }))
      .filter(change => change.before !== change.after)
  })
}

/** What a new version of a report changed. */
export const versionChanges = (before: DocumentResult, after: DocumentResult): VersionChanges => ({
  figures: figureChanges(before, after),
  findings: findingChanges(findingsOf(before), findingsOf(after)),
})
