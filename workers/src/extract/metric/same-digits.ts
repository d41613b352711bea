import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import type { Metric, MetricRole } from '@heshu/shared/model/metric.ts'
import { toDecimals, ZERO } from '@heshu/shared/number/exact.ts'
import { type Role, roleOf } from '../relations/role.ts'
import { sharedBigrams } from '../relations/shared-words.ts'
import { nearFinder } from './near-digits.ts'
import { digitCount, mayStandFor, slips } from './told-value.ts'

/** A number of so many digits that two equal ones are the same quantity told twice, not a coincidence. */
const TELLING_DIGITS = 5
const TELLING_RATE_DIGITS = 4

const LONG_DIGITS = 7
const BUDGETS: readonly (MetricRole | Role | null)[] = ['budget', 'original', 'adjusted']

/** How alike the words of two figures must be that share no role, to be held for the same quantity. */
const ALIKE = 0.3
const VERY_ALIKE = 0.5

/** Words of which two figures never mean the same when one has the first and the other the second. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/收入/, /支出/],
  [/年初/, /年末|期末/],
  [/基本支出/, /项目支出/],
  [/上转|输入|男|编内/, /下转|本地|女|编外/],
  [/增|升|追加/, /减|降|压/],
]

const opposed = (a: string, b: string): boolean =>
  OPPOSITES.some(([x, y]) => (x.test(a) && !x.test(b) && y.test(b)) || (x.test(b) && !x.test(a) && y.test(a)))

const isTelling = (figure: Figure): boolean => {
  if (figure.value === null || figure.approximation !== 'exact' || !baseValue(figure)!.gt(ZERO)) return false
  const dimension = dimensionOf(figure)
  if (dimension === 'ratio') return digitCount(figure) >= TELLING_RATE_DIGITS
  return (dimension === 'money' || dimension === 'count') && digitCount(figure) >= TELLING_DIGITS
}

const sortOf = (figure: Figure): string => `${dimensionOf(figure)} ${figure.unit?.base}`

const samePlace = (a: Figure, b: Figure): boolean =>
  a.passage.cell ? a.passage.cell.table === b.passage.cell?.table : a.passage === b.passage

type Metrics = ReadonlyMap<Figure, Metric>

/** 1 and more where words or roles say the same, 0 where nothing does, −1 where they say different things. */
const likeness = (a: Figure, b: Figure, metrics: Metrics): number => {
  const [left, right] = [metrics.get(a), metrics.get(b)]
  const [roleA, roleB] = [left?.role ?? roleOf(a.measures), right?.role ?? roleOf(b.measures)]
  if (opposed(a.measures, b.measures)) return -1
  if (left && right && (left.period !== right.period || left.body !== right.body)) return -1
  if (roleA && roleB && roleA !== roleB && !(roleA === 'budget' || roleB === 'budget')) return -1
  const words = sharedBigrams(left?.what || a.measures, right?.what || b.measures)
  if (left && right && left.what === '' && right.what === '' && roleA && roleA === roleB) return 2
  if (words >= VERY_ALIKE) return 2
  // A budget is told by its role alone or as 年初预算, and numbers so long are not alike by chance.
  const sameRole =
    roleA === roleB || (BUDGETS.includes(roleA) && BUDGETS.includes(roleB) && digitCount(a) >= LONG_DIGITS)
  // Levels of one role that both bear names, and names without a word in common, are of two things.
  const apart = left?.what && right?.what && words === 0
  return words >= ALIKE || (roleA && sameRole && !apart) ? 1 : 0
}

/** A text without its numbers; dates stay, since they part what is told in the same words. */
const withoutDigits = (text: string): string => text.replace(/[\d,，.．\s]+(?![年月日\d])/g, '#')

/** Whether two places hold one text, as cells do that a table repeats in several rows: their figures can differ by mistake only. */
const sameText = (a: Figure, b: Figure): boolean =>
  a.passage !== b.passage &&
  a.passage.text.length - a.text.length > 12 &&
  withoutDigits(a.passage.text.slice(0, a.start)) === withoutDigits(b.passage.text.slice(0, b.start)) &&
  withoutDigits(a.passage.text.slice(a.end)) === withoutDigits(b.passage.text.slice(b.end))

/** A number told so often stands for itself: one slip from it, in a place whose words give no other role, needs no like words. */
const OFTEN = 3

/** How alike the words must be to accuse, by how often the other number is told elsewhere. */
const neededLikeness = (stated: Figure, elsewhere: number, metrics: Metrics): number => {
  if (elsewhere >= OFTEN && digitCount(stated) > TELLING_DIGITS && !metrics.get(stated)?.role) return 0
  return elsewhere > 0 ? 1 : 2
}

const claim = (stated: Figure, origin: Figure, standing: 'asserted' | 'possible'): Claim => ({
  kind: 'mention',
  stated,
  readings: [{ standing, operands: [origin], expression: { operand: 0 }, because: '同一数字在另一处的写法' }],
})

/**
 * Long numbers told in more than one place, whatever their words: found where the digits agree, which confirms, and where one
 * slip of the pen is all that parts a number from one that is told elsewhere of the same role or thing, which accuses.
 * `settled` are figures of which the words have already said it.
 */
export const sameDigitClaims = (
  figures: readonly Figure[],
  metrics: Metrics,
  settled: ReadonlySet<Figure>,
): Claim[] => {
  const telling = figures.filter(isTelling)
  const order = new Map(telling.map((figure, i) => [figure, i]))
  const bySort = [...Map.groupBy(telling, sortOf).values()]
  return bySort.flatMap(group => {
    const equals = equalsFinder(group)
    const nearTo = nearFinder(group)
    return group.flatMap(stated => {
      if (settled.has(stated)) return []
      const same = equals(stated)
      const asFine = same.filter(f => baseStep(f).lte(baseStep(stated)))
      const near =
        asFine.length > 0 || dimensionOf(stated) === 'ratio'
          ? []
          : nearTo(stated).filter(
              f =>
                // The same digits with another unit are a matter of the unit.
                !f.value!.equals(stated.value!) &&
                (same.length === 0 || baseStep(f).lte(baseStep(stated))) &&
                slips(stated, f) &&
                !mayStandFor(stated, f) &&
                (sameText(stated, f) ||
                  (!samePlace(f, stated) &&
                    likeness(stated, f, metrics) >=
                      neededLikeness(stated, equals(f).filter(o => !samePlace(o, f)).length, metrics))),
            )
      const meant = near.toSorted(
        (a, b) => equals(b).length - equals(a).length || order.get(a)! - order.get(b)!,
      )[0]
      if (meant && (equals(meant).length > 0 || order.get(meant)! < order.get(stated)!))
        return [claim(stated, meant, 'asserted')]
      const earlier = same.filter(
        f => baseStep(f).lt(baseStep(stated)) || settled.has(f) || order.get(f)! < order.get(stated)!,
      )
      const sure = earlier.find(f => sameText(f, stated) || likeness(f, stated, metrics) > 0)
      // The same long number in a finer unit is no coincidence, whatever the words.
      const finer = earlier.find(
        f => baseStep(f).lt(baseStep(stated)) && (same.length > 1 || likeness(f, stated, metrics) === 0),
      )
      const origin = sure ?? finer ?? (same.length > 1 ? earlier[0] : undefined)
      return origin ? [claim(stated, origin, 'possible')] : []
    })
  })
}

/** Figures that print the same value as one, to the digits of the coarser of the two. */
const equalsFinder = (group: readonly Figure[]): ((figure: Figure) => readonly Figure[]) => {
  const steps = [...new Map(group.map(f => [baseStep(f).toFraction(), baseStep(f)])).values()]
  const key = (figure: Figure, step: (typeof steps)[number]) =>
    `${step.toFraction()}:${toDecimals(baseValue(figure)!.div(step), 0)}`
  const at = Map.groupBy(
    group.flatMap(f => steps.filter(s => s.gte(baseStep(f))).map(s => ({ f, key: key(f, s) }))),
    entry => entry.key,
  )
  const found = new Map<Figure, readonly Figure[]>()
  return figure => {
    const before = found.get(figure)
    if (before) return before
    const finer = (at.get(key(figure, baseStep(figure))) ?? []).map(entry => entry.f)
    const coarser = steps
      .filter(s => s.gt(baseStep(figure)))
      .flatMap(s => (at.get(key(figure, s)) ?? []).map(e => e.f).filter(f => baseStep(f).equals(s)))
    const all = [...finer, ...coarser].filter(f => f !== figure)
    found.set(figure, all)
    return all
  }
}
