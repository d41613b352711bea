import { type Figure, locateFigure } from '@heshu/shared/model/figure.ts'
import type { Culprit } from '@heshu/shared/model/output.ts'
import { exact, ONE, toText } from '@heshu/shared/number/exact.ts'
import type { Slip } from '@heshu/shared/number/slip.ts'
import type { DraftCheck } from './check-claim.ts'
import { printLike } from './print-formula.ts'
import { habitOf, middle, type Suspect, suspectOf } from './suspect.ts'

const SLIP_WORDS: Readonly<Record<Slip | 'unit', string>> = {
  'digit-changed': '一位数字写错',
  'digits-swapped': '相邻两位数字对调',
  'digit-dropped': '漏写一位数字',
  'digit-added': '多写一位数字',
  'point-moved': '小数点错位',
  sign: '正负号写反',
  unit: '单位写错',
}

/** Most relations mended first, then the likeliest, then the stated figure. */
const byLikelihood = (a: Suspect, b: Suspect): number =>
  b.relations - a.relations ||
  b.weight.compare(a.weight) ||
  Number(b.mends[0]!.figures[0] === b.figure) - Number(a.mends[0]!.figures[0] === a.figure)

const culpritOf = ({ figure, range, meant, telling, mends }: Suspect): Culprit | null => {
  const [first] = mends
  const value = meant?.value ?? middle(range)
  if (!first || !value) return null
  const inUnit = () => (meant ? toText(value.div(figure.unit?.factor ?? ONE)) : printLike(figure, value))
  return {
    text: figure.text,
    value: first.figures[0] === figure ? first.expected : inUnit(),
    slip: meant && telling ? SLIP_WORDS[meant.slip] : null,
    at: locateFigure(figure),
  }
}

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

/**
 * Names for failing checks the smallest set of figures whose change would make all hold: again and again the figure whose one
 * other value mends most of them without breaking a check that holds. A check whose stated figure fits a known mistake (the
 * original budget as base) names that mistake; one whose stated figure was found wrong otherwise (its unit) names that.
 */
export const nameCulprits = (drafts: readonly DraftCheck[]): DraftCheck[] => {
  const failing = new Set(
    drafts.filter(d => d.verdict === 'disagrees' && d.severity === 'figure' && d.reading),
  )
  const checksOf = new Map<Figure, DraftCheck[]>()
  for (const draft of drafts)
    if (draft.reading && draft.verdict !== 'open')
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
      const suspects = [...figures]
        .flatMap(figure => suspectOf(figure, checksOf.get(figure)!, group, habit) ?? [])
        .sort(byLikelihood)
      const [best] = suspects
      const culprits = suspects
        .filter(other => best && mayAsWellBe(best, other))
        .slice(0, MOST_NAMED)
        .flatMap(suspect => culpritOf(suspect) ?? [])
      if (!best || culprits.length === 0) break
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
