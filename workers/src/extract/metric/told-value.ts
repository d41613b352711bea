import { kept } from '@heshu/shared/kept.ts'
import { baseStep, baseValue, type Figure, figureRange, isExactByNature } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, ONE } from '@heshu/shared/number/exact.ts'
import { meets } from '@heshu/shared/number/interval.ts'
import { slipBetween, slipInDigits } from '@heshu/shared/number/slip.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'

/** How many digits a figure prints, without zeros at either end. The figure's digits must be readable. */
export const digitCount = kept((figure: Figure): number => {
  const inSteps = baseValue(figure)!.abs().div(baseStep(figure))
  return inSteps.n.toString().replace(/0+$/, '').length
})

/** Fine enough for ‰ of six decimals. */
const SCALE = exact(1_000_000_000_000n)

type Whole = { readonly value: bigint; readonly step: bigint }

const scaledUp = (x: Exact): bigint => {
  const { s, n, d } = x.mul(SCALE)
  return (s * n) / d
}

/** Value and last digit as whole numbers of one small unit: figures are held against each other by the hundred thousand. */
export const wholeOf = kept(
  (figure: Figure): Whole => ({ value: scaledUp(baseValue(figure)!), step: scaledUp(baseStep(figure)) }),
)

const abs = (x: bigint): bigint => (x < 0n ? -x : x)
/** Math.max and Math.min take no bigint. */
const inOrder = (a: bigint, b: bigint): readonly [smaller: bigint, larger: bigint] =>
  a < b ? [a, b] : [b, a]

/** Whether two written figures may stand for one value. */
export const mayStandFor = (a: Figure, b: Figure): boolean => {
  const [left, right] = [wholeOf(a), wholeOf(b)]
  const plain = a.approximation === 'exact' && b.approximation === 'exact'
  if (plain && abs(left.value - right.value) > left.step + right.step) return false
  return CONVENTIONS.some(convention => meets(figureRange(a, convention)!, figureRange(b, convention)!))
}

/** Whether one slip of the pen parts two figures, in the digits that both print. */
export const slips = (a: Figure, b: Figure): boolean =>
  hasSlipInBoth(a, b) || hasMovedPoint(a, b) || hasLostDecimal(a, b) || hasSlipBehind(a, b)

/** How many steps a value is, to the nearest. */
const roundedTo = (step: bigint, { value }: Whole): bigint => (2n * abs(value) + step) / (2n * step)

/** Noughts at the end that one moved point adds or takes at most. */
const MOST_NOUGHTS = 4

const hasSlipInBoth = (a: Figure, b: Figure): boolean => {
  const [left, right] = [wholeOf(a), wholeOf(b)]
  const [, step] = inOrder(left.step, right.step)
  if (step === 0n) return false
  const [x, y] = [roundedTo(step, left), roundedTo(step, right)]
  const sameSign = left.value < 0n === right.value < 0n
  if (x === y) return !sameSign && x !== 0n
  if (x === 0n || y === 0n || !sameSign) return false
  const [m, n] = [x.toString(), y.toString()]
  const noughts = Math.abs(m.length - n.length)
  const [longer, shorter] = m.length > n.length ? [m, n] : [n, m]
  if (noughts > 0 && noughts <= MOST_NOUGHTS && longer === shorter + '0'.repeat(noughts)) return true
  return noughts <= 1 && slipInDigits(m, n) !== null
}

/** 81.96 and 81.6: a digit is lost after the point. */
const hasLostDecimal = (a: Figure, b: Figure): boolean => {
  if (a.unit?.text !== b.unit?.text || a.step.equals(b.step)) return false
  const digits = (f: Figure) => f.value!.div(f.step)
  return (
    a.value!.floor().equals(b.value!.floor()) &&
    /dropped|added/.test(slipBetween(digits(a), digits(b), ONE) ?? '')
  )
}

/** Whether another digit in one place, or two neighbours exchanged, turns a number into one from low to high. */
const hasSlipInto = (units: bigint, low: bigint, high: bigint): boolean => {
  const digits = [...units.toString()].map(BigInt).toReversed()
  let power = 1n
  for (const [place, digit] of digits.entries()) {
    // The digits that would do in this place are those between the two ends.
    const others = units - digit * power
    const [from, to] = [ceilOf(low - others, power), floorOf(high - others, power)]
    for (let other = from > 0n ? from : 0n; other <= to && other < 10n; other++)
      if (other !== digit) return true
    const next = digits[place + 1]
    if (next !== undefined && next !== digit) {
      const meant = units + (digit - next) * 9n * power
      if (meant >= low && meant <= high) return true
    }
    power *= 10n
  }
  return false
}

const floorOf = (x: bigint, by: bigint): bigint => (x < 0n ? -((-x + by - 1n) / by) : x / by)
const ceilOf = (x: bigint, by: bigint): bigint => -floorOf(-x, by)

/** 3812.97 and 3812.1: what one slip turned into the finer of the two is rounded to the coarser, or cut off. */
const hasSlipBehind = (a: Figure, b: Figure): boolean => {
  const [left, right] = [wholeOf(a), wholeOf(b)]
  if (left.step === right.step || left.value < 0n || right.value < 0n) return false
  const [fine, coarse, figure] = left.step < right.step ? [left, right, b] : [right, left, a]
  if (fine.step === 0n || fine.value % fine.step !== 0n || figure.approximation !== 'exact') return false
  const units = fine.value / fine.step
  const least = ceilOf(coarse.value, fine.step)
  if (isExactByNature(figure)) return hasSlipInto(units, least, floorOf(coarse.value, fine.step))
  const half = ceilOf(2n * coarse.value - coarse.step, 2n * fine.step)
  const last = ceilOf(coarse.value + coarse.step, fine.step) - 1n
  return hasSlipInto(units, inOrder(half, least)[0], last)
}

const MOVES: readonly bigint[] = [10n, 100n, 1000n, 10_000n]

/** 1547.8 and 15477.9: ten times the one, to the digits that it prints. A moved point takes its last digits along. */
const hasMovedPoint = (a: Figure, b: Figure): boolean => {
  const [left, right] = [wholeOf(a), wholeOf(b)]
  const isMoved = (from: Whole, to: Whole, by: bigint): boolean => {
    const [moved, off] = [from.step * by, abs(from.value * by - to.value)]
    return off < inOrder(moved, to.step)[1]
  }
  return MOVES.some(by => isMoved(left, right, by) || isMoved(right, left, by))
}
