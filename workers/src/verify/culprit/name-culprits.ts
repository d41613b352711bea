import { type Figure, locateFigure } from '@heshu/shared/model/figure.ts'
import type { Culprit } from '@heshu/shared/model/output.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { habitOf } from './likelihood.ts'
import { type Suspect, suspectOf, suspectTurns } from './suspect.ts'

/** Most relations mended first, then the likeliest, then the stated figure. */
const byLikelihood = (a: Suspect, b: Suspect): number =>
  b.relations - a.relations || b.weight.compare(a.weight) || Number(b.isStated) - Number(a.isStated)

/** Suspects so near the likeliest are named beside it. */
const NEAR = exact(4)
const MOST_NAMED = 3

const mayAsWellBe = (best: Suspect, other: Suspect): boolean =>
  other.relations === best.relations &&
  best.mends.every(check => other.mends.includes(check)) &&
  other.weight.mul(NEAR).gte(best.weight)

const MOST_TOGETHER = 24

/** Failing checks in groups that share figures. */
const connected = (failing: ReadonlySet<DraftCheck>): Set<DraftCheck>[] => {
  const byFigure = new Map<Figure, DraftCheck[]>()
  for (const draft of failing)
    for (const figure of draft.figures) byFigure.set(figure, [...(byFigure.get(figure) ?? []), draft])
  const groups: Set<DraftCheck>[] = []
  const grouped = new Set<DraftCheck>()
  for (const draft of failing) {
    if (grouped.has(draft)) continue
    const group = new Set([draft])
    for (const member of group)
      for (const figure of member.figures) for (const other of byFigure.get(figure)!) group.add(other)
    for (const member of group) grouped.add(member)
    groups.push(group)
  }
  return groups
}

/** What is off by rounding, or only worth a look, has no culprit. */
const isGrave = ({ severity }: DraftCheck): boolean => severity !== 'rounding' && severity !== 'notice'

/**
 * Names for failing checks the smallest set of figures whose change would make all hold: again and again the figure whose one
 * other value mends most of them without breaking a check that holds. A check whose stated figure fits a known mistake (the
 * original budget as base) names that mistake; one whose stated figure was found wrong otherwise (its unit) names that.
 */
export const nameCulprits = (drafts: readonly DraftCheck[]): DraftCheck[] => {
  const failing = new Set(
    drafts.filter(d => d.verdict === 'disagrees' && isGrave(d) && (d.reading || d.order)),
  )
  const checksOf = new Map<Figure, DraftCheck[]>()
  for (const draft of drafts)
    if ((draft.reading || draft.order) && draft.verdict !== 'open')
      for (const figure of new Set(draft.figures))
        checksOf.set(figure, [...(checksOf.get(figure) ?? []), draft])
  const named = new Map<DraftCheck, readonly Culprit[]>()
  const already = new Map(
    drafts.flatMap(d => (d.culprit && d.figures[0] ? [[d.figures[0], d.culprit] as const] : [])),
  )
  for (const draft of failing) {
    const [stated] = draft.figures
    const known = stated && already.get(stated)
    if (known) {
      named.set(draft, [known])
      failing.delete(draft)
    }
    if (known || !draft.mistake || !stated) continue
    named.set(draft, [
      { text: stated.text, value: draft.expected, slip: draft.mistake.because, at: locateFigure(stated) },
    ])
    failing.delete(draft)
  }
  const habit = habitOf(new Set(drafts.flatMap(draft => draft.figures ?? [])))
  for (const group of connected(failing)) {
    // So much broken at once is no slip: each stated figure stands for itself.
    if (group.size > MOST_TOGETHER) continue
    while (group.size > 0) {
      const figures = new Set([...group].flatMap(draft => draft.figures))
      const suspects = [
        ...[...figures].flatMap(figure => suspectOf(figure, checksOf.get(figure)!, group, habit) ?? []),
        ...suspectTurns(group),
      ].sort(byLikelihood)
      const [best] = suspects
      if (!best) break
      const culprits = suspects
        .filter(other => mayAsWellBe(best, other))
        .slice(0, MOST_NAMED)
        .map(({ culprit }) => culprit)
      for (const draft of best.mends) {
        named.set(draft, culprits)
        group.delete(draft)
      }
    }
  }
  return drafts.map(draft => {
    const [culprit, ...alternatives] = named.get(draft) ?? []
    if (!culprit) return draft
    return { ...draft, culprit, ...(alternatives.length > 0 ? { alternatives } : {}) }
  })
}
