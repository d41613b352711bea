import { baseStep, baseValue, type Figure, isExactByNature } from '@heshu/shared/model/figure.ts'
import {
  type Exact,
  exact,
  isZero,
  maximum,
  minimum,
  ONE,
  terminatingDecimals,
  ZERO,
} from '@heshu/shared/number/exact.ts'
import { closed, contains, type Interval, meets } from '@heshu/shared/number/interval.ts'
import { type Slip, valuesBehind } from '@heshu/shared/number/slip.ts'
import type { DraftCheck } from '../checks/check-claim.ts'

/** The likeliest value meant and the slip that leads from it to what is printed (null where no single slip does), whether few such slips would lead there by chance, and how likely what is printed would be. */
export type Weighed = {
  readonly meant: { readonly value: Exact; readonly slip: Slip | 'unit' } | null
  readonly telling: boolean
  readonly weight: Exact
}

export const middle = ({ low, high }: Interval): Exact | null =>
  low && high ? low.value.add(high.value).div(exact(2)) : (low?.value ?? high?.value ?? null)

/** A slip tells something only where few of its sort would land in the range by chance. */
const MOST_CHANCE = exact('0.1')

const WAN = exact(10_000)
const TENTH = exact('0.1')

/** Other units that the figure's own may be mistaken for, as factors on its value: % for ‰, 万元 for 元 and the reverse. */
const unitFactors = (figure: Figure, mends: readonly DraftCheck[]): Exact[] => {
  const own = figure.unit
  if (own?.text === '‰') return [exact(10)]
  if (own?.text === '%') return [TENTH]
  if (own?.dimension !== 'money') return []
  const others = mends
    .flatMap(check => check.figures)
    .filter(f => f !== figure && f.unit?.dimension === 'money')
    .map(f => f.unit!.factor.div(own.factor))
    .filter(factor => !factor.equals(ONE))
  return [...others, WAN, ONE.div(WAN)]
}

/** Of two amounts in 元 and 万元 that do not go together, the round one in 元 is the likelier slip; a price is the reverse. */
const isOddUnit = (figure: Figure, mends: readonly DraftCheck[]): boolean =>
  figure.unit?.text === '‰' || (mends[0]?.kind === 'product') !== (figure.unit?.text === '元')

const decimalsOf = (figure: Figure): number => /[.．](\d+)/.exec(figure.text)?.[1]?.length ?? 0

const needed = (figure: Figure, value: Exact): number =>
  terminatingDecimals(value.div(figure.unit?.factor ?? ONE)) ?? 99

/** The decimals that a document prints figures of a unit to; null where it has no habit. */
export type Habit = (figure: Figure) => number | null

const FEWEST_FOR_HABIT = 4

/** Reads the habit from figures: what three of four of a unit have, of at least four. */
export const habitOf = (figures: Iterable<Figure>): Habit => {
  const byUnit = Map.groupBy(figures, figure => figure.unit?.text ?? '')
  const usual = new Map<string, number>()
  for (const [unit, own] of byUnit) {
    const counts = Map.groupBy(own, decimalsOf)
    const [decimals, most] = [...counts].reduce((a, b) => (b[1].length > a[1].length ? b : a))
    if (own.length >= FEWEST_FOR_HABIT && most.length * 4 >= own.length * 3) usual.set(unit, decimals)
  }
  return figure => usual.get(figure.unit?.text ?? '') ?? null
}

const power = (base: Exact, times: number): Exact => (times <= 0 ? ONE : base.mul(power(base, times - 1)))

/** A figure with other decimals than the document's habit is odd as it stands. */
const oddity = (figure: Figure, usual: number | null): Exact =>
  usual === null ? ONE : power(exact(10), Math.min(3, Math.abs(decimalsOf(figure) - usual)))

/** A value meant that would have been printed to more decimals than is the habit is less likely. */
const conforms = (figure: Figure, value: Exact, usual: number | null): Exact =>
  usual === null ? ONE : power(TENTH, Math.min(3, needed(figure, value) - usual))

const HIGHEST_RATE = exact('1.5')
const LOWEST_RATE = exact('0.05')

/** Rates of execution and shares lie within limits that only a slip leaves: how ordinary the stated one is with `value` for the figure. */
const ordinary = (figure: Figure, value: Exact, mends: readonly DraftCheck[]): Exact => {
  const rates = mends.filter(({ kind }) => kind === 'ratio' || kind === 'share')
  const odd = rates.some(check => {
    const stated = check.figures[0]!
    const rate = stated === figure ? value : baseValue(stated)!
    return rate.gt(check.kind === 'share' ? ONE : HIGHEST_RATE) || rate.lt(LOWEST_RATE)
  })
  return odd ? exact('0.02') : ONE
}

/** How much oftener a computed rate is wrong for a reason of its own (another base, last year's rate) than by one sort of slip; and a figure that is no quotient. */
const COMPUTED_WRONG = exact(2)
const OTHERWISE_WRONG = exact('0.05')
const QUOTIENTS = ['ratio', 'share', 'growth', 'average']
/** A total is added up by its author, and so wrong more often than any one of its parts, which are copied. */
const ADDED_WRONG = exact(3)
const TOTALS = ['sum', 'total', 'weights']

/** Points in the range, in steps of the printed figure; null for an open range. */
const pointsIn = ({ low, high }: Interval, step: Exact): Exact | null =>
  low && high ? high.value.sub(low.value).div(step).floor().add(ONE) : null

const around = (value: Exact, step: Exact): Interval => ({
  low: closed(value.sub(step)),
  high: closed(value.add(step)),
})

/** Things that are compared are seldom far apart: the square of the lesser over the greater. */
export const nearness = (a: Exact, b: Exact): Exact => {
  const [less, more] = [minimum(a.abs(), b.abs()), maximum(a.abs(), b.abs())]
  return isZero(more) ? ONE : less.div(more).mul(less.div(more))
}

/** What several rounded figures leave open lies in the middle rather than at the ends; what is only bounded lies near the bound. */
const centred = (value: Exact, { low, high }: Interval): Exact => {
  if (!low || !high) return nearness(value, (low ?? high)?.value ?? value)
  if (low.value.equals(high.value)) return ONE
  const half = high.value.sub(low.value).div(exact(2))
  const inward = ONE.sub(value.sub(low.value.add(half)).abs().div(half))
  return maximum(power(inward, 3), exact('0.01'))
}

/** Weighs a figure whose value in `range` would mend the checks `mends`. */
export const weigh = (
  figure: Figure,
  range: Interval,
  mends: readonly DraftCheck[],
  habit: Habit,
): Weighed => {
  const printed = baseValue(figure)!
  const step = baseStep(figure)
  const centre = middle(range)
  const none = { meant: null, telling: false, weight: ZERO }
  if (!centre || isZero(printed) || isZero(step)) return none
  const usual = habit(figure)
  const whole = isExactByNature(figure) && figure.unit?.dimension === 'count'
  const inside = valuesBehind(printed, step)
    .filter(({ value }) => contains(range, value) && !(whole && value.d !== 1n))
    .map(behind => ({
      ...behind,
      weight: behind.likelihood
        .mul(centred(behind.value, range))
        .mul(conforms(figure, behind.value, usual))
        .mul(ordinary(figure, behind.value, mends)),
    }))
  const byUnit = unitFactors(figure, mends)
    .filter(factor => meets(range, around(printed.mul(factor), step.mul(factor))))
    .slice(0, 1)
    .map(() => ({ value: printed, slip: 'unit' as const, weight: isOddUnit(figure, mends) ? ONE : TENTH }))
  const points = pointsIn(range, step)
  const isComputed = mends.some(check => check.figures[0] === figure && QUOTIENTS.includes(check.kind))
  const size = printed.abs().div(step)
  const byChance = (points ?? size).div(size)
  const all = [...byUnit, ...inside]
  const ofItself = (isComputed ? COMPUTED_WRONG : OTHERWISE_WRONG)
    .mul(byChance.gt(ONE) ? ONE : byChance)
    .mul(ordinary(figure, centre, mends))
  const isTotal = mends.some(check => check.figures[0] === figure && TOTALS.includes(check.kind))
  const weight = all
    .reduce((sum, { weight }) => sum.add(weight), ofItself)
    .mul(oddity(figure, usual))
    .mul(isTotal ? ADDED_WRONG : ONE)
  const best = all.reduce<(typeof all)[number] | null>(
    (a, b) =>
      a &&
      (a.weight.gt(b.weight) ||
        (a.weight.equals(b.weight) && a.value.sub(centre).abs().lte(b.value.sub(centre).abs())))
        ? a
        : b,
    null,
  )
  const ofItsSort = best ? valuesBehind(printed, step).filter(({ slip }) => slip === best.slip).length : 0
  return {
    meant: best && { value: best.value, slip: best.slip },
    telling: best !== null && (best.slip === 'unit' || byChance.mul(exact(ofItsSort)).lte(MOST_CHANCE)),
    weight,
  }
}
