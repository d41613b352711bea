import { baseStep, baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { type Exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { type Interval, meets } from '@heshu/shared/number/interval.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'

/** How many digits a figure prints, without zeros at either end. The figure's digits must be readable. */
export const digitCount = (figure: Figure): number => {
  const inSteps = baseValue(figure)!.abs().div(baseStep(figure))
  return inSteps.n.toString().replace(/0+$/, '').length
}

/** Whether two written figures may stand for one value. */
export const mayStandFor = (a: Figure, b: Figure): boolean =>
  CONVENTIONS.some(convention => meets(figureRange(a, convention)!, figureRange(b, convention)!))

/** Whether one slip of the pen parts two figures, in the digits that both print. */
export const slips = (a: Figure, b: Figure): boolean => {
  const step = baseStep(a).gt(baseStep(b)) ? baseStep(a) : baseStep(b)
  const inDigits = (f: Figure) => baseValue(f)!.div(step).round(0).mul(step)
  return (
    slipBetween(inDigits(a), inDigits(b), step) !== null ||
    hasMovedPoint(a, b) ||
    hasLostDecimal(a, b) ||
    hasSlipBehind(a, b)
  )
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

/** The whole numbers of steps that lie within a range. */
const stepsWithin = ({ low, high }: Interval, step: Exact): readonly [low: bigint, high: bigint] | null => {
  if (!low || !high) return null
  const [from, to] = [low.value.div(step), high.value.div(step)]
  const [first, last] = [from.ceil(), to.floor()]
  return [
    first.s * first.n + (!low.closed && from.d === 1n ? 1n : 0n),
    last.s * last.n - (!high.closed && to.d === 1n ? 1n : 0n),
  ]
}

/** Whether another digit in one place, or two neighbours exchanged, turns a number into one from low to high. */
const hasSlipInto = (units: bigint, low: bigint, high: bigint): boolean => {
  const digits = [...units.toString()].map(BigInt).toReversed()
  let power = 1n
  for (const [place, digit] of digits.entries()) {
    for (let other = 0n; other < 10n; other++) {
      const meant = units + (other - digit) * power
      if (other !== digit && meant >= low && meant <= high) return true
    }
    const next = digits[place + 1]
    if (next !== undefined && next !== digit) {
      const meant = units + (digit - next) * 9n * power
      if (meant >= low && meant <= high) return true
    }
    power *= 10n
  }
  return false
}

/** 3812.97 and 3812.1: what one slip turned into the finer of the two is rounded to the coarser. */
const hasSlipBehind = (a: Figure, b: Figure): boolean => {
  const order = baseStep(a).compare(baseStep(b))
  if (order === 0) return false
  const [fine, coarse] = order < 0 ? [a, b] : [b, a]
  const step = baseStep(fine)
  const units = baseValue(fine)!.div(step)
  if (units.d !== 1n || units.s < 0n) return false
  return CONVENTIONS.some(convention => {
    const within = stepsWithin(figureRange(coarse, convention)!, step)
    return within !== null && hasSlipInto(units.n, ...within)
  })
}

const MOVES = [1, 2, 3, 4, -1, -2, -3, -4].map(powerOfTen)

/** 1547.8 and 15477.9: ten times the one, to the digits that it prints. A moved point takes its last digits along. */
const hasMovedPoint = (a: Figure, b: Figure): boolean => {
  const [from, to] = [baseValue(a)!, baseValue(b)!]
  if (!sharesFirstDigit(a, b)) return false
  return MOVES.some(by => {
    const off = from.mul(by).sub(to).abs()
    const moved = baseStep(a).mul(by)
    return off.lt(moved.gt(baseStep(b)) ? moved : baseStep(b))
  })
}

const firstDigit = (figure: Figure): string => baseValue(figure)!.abs().div(baseStep(figure)).n.toString()[0]!

/** A moved point leaves the first digit, but where rounding makes 10 of 9.99. */
const sharesFirstDigit = (a: Figure, b: Figure): boolean => {
  const [left, right] = [firstDigit(a), firstDigit(b)]
  return left === right || [left, right].every(digit => digit === '9' || digit === '1')
}
