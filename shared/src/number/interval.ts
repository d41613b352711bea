import { type Exact, exact, isNegative, isZero, maximum, minimum, ONE, ZERO } from './exact.ts'

/** One end of an interval; null where it is unbounded on that side. */
export type Bound = { readonly value: Exact; readonly closed: boolean } | null

/** All values a written number may stand for: [87.615, 87.625) for a rounded 87.62. */
export type Interval = { readonly low: Bound; readonly high: Bound }

export const closed = (value: Exact): Bound => ({ value, closed: true })
export const open = (value: Exact): Bound => ({ value, closed: false })
export const point = (value: Exact): Interval => ({ low: closed(value), high: closed(value) })
export const EVERYTHING: Interval = { low: null, high: null }

export const isPoint = (a: Interval): boolean =>
  a.low !== null && a.high !== null && a.low.closed && a.high.closed && a.low.value.equals(a.high.value)

const both = (a: Bound, b: Bound, combine: (x: Exact, y: Exact) => Exact): Bound =>
  a && b && { value: combine(a.value, b.value), closed: a.closed && b.closed }

export const add = (a: Interval, b: Interval): Interval => ({
  low: both(a.low, b.low, (x, y) => x.add(y)),
  high: both(a.high, b.high, (x, y) => x.add(y)),
})

export const negate = (a: Interval): Interval => ({
  low: a.high && { ...a.high, value: a.high.value.neg() },
  high: a.low && { ...a.low, value: a.low.value.neg() },
})

export const subtract = (a: Interval, b: Interval): Interval => add(a, negate(b))

/** The product. Unbounded operands are supported only where both are non-negative; otherwise the result is everything. */
export const multiply = (a: Interval, b: Interval): Interval => {
  const nonNegative = [a, b].every(i => i.low && !isNegative(i.low.value))
  if (nonNegative)
    return { low: both(a.low, b.low, (x, y) => x.mul(y)), high: both(a.high, b.high, (x, y) => x.mul(y)) }
  if (!a.low || !a.high || !b.low || !b.high) return EVERYTHING
  const corners = [a.low, a.high].flatMap(x => [b.low, b.high].map(y => both(x, y, (p, q) => p.mul(q))!))
  const least = corners.reduce((x, y) =>
    y.value.lt(x.value) || (y.value.equals(x.value) && y.closed) ? y : x,
  )
  const most = corners.reduce((x, y) =>
    y.value.gt(x.value) || (y.value.equals(x.value) && y.closed) ? y : x,
  )
  return { low: least, high: most }
}

/** The quotient; null where the divisor may be zero. */
export const divide = (a: Interval, b: Interval): Interval | null => {
  const positive = b.low !== null && (b.low.value.gt(ZERO) || (isZero(b.low.value) && !b.low.closed))
  const negative = b.high !== null && (b.high.value.lt(ZERO) || (isZero(b.high.value) && !b.high.closed))
  if (negative) return divide(negate(a), negate(b))
  if (!positive || !b.low || isZero(b.low.value)) return null
  const reciprocal: Interval = {
    low: b.high ? { value: ONE.div(b.high.value), closed: b.high.closed } : { value: ZERO, closed: false },
    high: { value: ONE.div(b.low.value), closed: b.low.closed },
  }
  return multiply(a, reciprocal)
}

export const scale = (a: Interval, factor: Exact): Interval => multiply(a, point(factor))

/** Whether some value lies in both. */
export const meets = (a: Interval, b: Interval): boolean =>
  endsBefore(a.high, b.low) === false && endsBefore(b.high, a.low) === false

const endsBefore = (high: Bound, low: Bound): boolean => {
  if (!high || !low) return false
  return high.value.lt(low.value) || (high.value.equals(low.value) && !(high.closed && low.closed))
}

export const contains = (a: Interval, x: Exact): boolean => meets(a, point(x))

/** How far apart two intervals are that do not meet; zero when they touch or meet. */
export const gapBetween = (a: Interval, b: Interval): Exact => {
  if (a.high && b.low && a.high.value.lt(b.low.value)) return b.low.value.sub(a.high.value)
  if (b.high && a.low && b.high.value.lt(a.low.value)) return a.low.value.sub(b.high.value)
  return exact(0)
}

/** The smallest interval that holds both. */
export const hull = (a: Interval, b: Interval): Interval => ({
  low:
    a.low &&
    b.low &&
    (a.low.value.lt(b.low.value) || (a.low.value.equals(b.low.value) && a.low.closed) ? a.low : b.low),
  high:
    a.high &&
    b.high &&
    (a.high.value.gt(b.high.value) || (a.high.value.equals(b.high.value) && a.high.closed) ? a.high : b.high),
})

export const clamp = (a: Interval, low: Exact, high: Exact): Interval => ({
  low: closed(a.low ? minimum(maximum(a.low.value, low), high) : low),
  high: closed(a.high ? minimum(maximum(a.high.value, low), high) : high),
})

/** What lies in both; null when nothing does. */
export const intersect = (a: Interval, b: Interval): Interval | null => {
  if (!meets(a, b)) return null
  const low =
    !a.low || (b.low && (b.low.value.gt(a.low.value) || (b.low.value.equals(a.low.value) && !b.low.closed)))
      ? b.low
      : a.low
  const high =
    !a.high ||
    (b.high && (b.high.value.lt(a.high.value) || (b.high.value.equals(a.high.value) && !b.high.closed)))
      ? b.high
      : a.high
  return { low, high }
}
