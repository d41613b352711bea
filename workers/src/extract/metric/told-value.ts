import { baseStep, baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { contains, meets } from '@heshu/shared/number/interval.ts'
import { slipBetween, valuesBehind } from '@heshu/shared/number/slip.ts'
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

/** 3812.97 and 3812.1: what one slip turned into the finer of the two is rounded to the coarser. */
const hasSlipBehind = (a: Figure, b: Figure): boolean => {
  const order = baseStep(a).compare(baseStep(b))
  if (order === 0) return false
  const [fine, coarse] = order < 0 ? [a, b] : [b, a]
  const ranges = CONVENTIONS.map(convention => figureRange(coarse, convention)!)
  return valuesBehind(baseValue(fine)!, baseStep(fine)).some(
    ({ value, slip }) => /changed|swapped/.test(slip) && ranges.some(range => contains(range, value)),
  )
}

const MOVES = [1, 2, 3, 4, -1, -2, -3, -4]

/** 1547.8 and 15477.9: ten times the one, to the digits that it prints. A moved point takes its last digits along. */
const hasMovedPoint = (a: Figure, b: Figure): boolean =>
  MOVES.some(power => {
    const by = powerOfTen(power)
    const off = baseValue(a)!.mul(by).sub(baseValue(b)!).abs()
    const moved = baseStep(a).mul(by)
    return off.lt(moved.gt(baseStep(b)) ? moved : baseStep(b))
  })
