import { type Exact, exact, isNegative, isZero } from './exact.ts'
import { closed, type Interval, open, point } from './interval.ts'

/** How the author brought a value to its printed digits. All figures of one relation share one convention. */
export type Convention = 'rounded' | 'truncated'
export const CONVENTIONS: readonly Convention[] = ['rounded', 'truncated']

/** Words around a number that widen or bound it: 约/左右, 近, 超/余/多, ≥/不少于/以上, ≤/不超过/以内, >, <. */
export type Approximation =
  | 'exact'
  | 'about'
  | 'nearly'
  | 'over'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'

/** 约, 近 and 余 say less than the digits do: the value lies within one unit of the last digit that is not a trailing zero. */
const looseStep = (value: Exact, step: Exact): Exact => {
  let unit = step
  const ten = exact(10)
  const magnitude = value.abs()
  if (isZero(magnitude) || isZero(step)) return unit
  while (magnitude.div(unit.mul(ten)).d === 1n) unit = unit.mul(ten)
  return unit
}

/**
 * The values that a printed number may stand for.
 * `step` is one unit of the last printed digit (0.01 for 87.62), zero for a number that is exact by nature.
 */
export const writtenRange = (
  value: Exact,
  step: Exact,
  convention: Convention,
  approximation: Approximation = 'exact',
): Interval => {
  switch (approximation) {
    case 'about':
      return {
        low: closed(value.sub(looseStep(value, step))),
        high: closed(value.add(looseStep(value, step))),
      }
    case 'nearly':
      return { low: closed(value.sub(looseStep(value, step))), high: closed(value) }
    case 'over':
      return { low: closed(value), high: closed(value.add(looseStep(value, step))) }
    case 'at-least':
      return { low: closed(value), high: null }
    case 'at-most':
      return { low: null, high: closed(value) }
    case 'more-than':
      return { low: open(value), high: null }
    case 'less-than':
      return { low: null, high: open(value) }
    case 'exact': {
      if (isZero(step)) return point(value)
      if (convention === 'truncated')
        return isNegative(value)
          ? { low: open(value.sub(step)), high: closed(value) }
          : { low: closed(value), high: open(value.add(step)) }
      const half = step.div(exact(2))
      return isNegative(value)
        ? { low: open(value.sub(half)), high: closed(value.add(half)) }
        : { low: closed(value.sub(half)), high: open(value.add(half)) }
    }
  }
}
