import Fraction from 'fraction.js'

/** An exact rational number. The only kind of number that money, rates and scores are computed with. */
export type Exact = Fraction

/** The exact value of a plain decimal ("571010.03", "-4.5"), an integer or another exact value. Throws on anything else. */
export const exact = (value: string | bigint | number | Exact): Exact => {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`not a whole number: ${value}`)
  if (typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value))
    throw new RangeError(`not a decimal: ${value}`)
  return new Fraction(value)
}

export const ZERO: Exact = exact(0)
export const ONE: Exact = exact(1)
export const HUNDRED: Exact = exact(100)

/** 10 to a whole power, which may be negative: powerOfTen(-2) is 0.01. */
export const powerOfTen = (power: number): Exact =>
  power >= 0 ? exact(10n ** BigInt(power)) : ONE.div(exact(10n ** BigInt(-power)))

export const isZero = (x: Exact): boolean => x.n === 0n
export const isNegative = (x: Exact): boolean => x.s < 0n && x.n !== 0n
export const minimum = (a: Exact, b: Exact): Exact => (a.lte(b) ? a : b)
export const maximum = (a: Exact, b: Exact): Exact => (a.gte(b) ? a : b)
export const sumOf = (xs: readonly Exact[]): Exact => xs.reduce((a, b) => a.add(b), ZERO)

export type RoundingDirection = 'half-up' | 'down' | 'up'

/** The number as a decimal with exactly `decimals` digits after the point; half-up rounds away from zero at the half, down and up go towards −∞ and +∞. */
export const toDecimals = (x: Exact, decimals: number, direction: RoundingDirection = 'half-up'): string => {
  const scaled = x.mul(powerOfTen(decimals))
  const magnitude = scaled.n / scaled.d
  const rest = scaled.n % scaled.d
  const negative = isNegative(scaled)
  const away =
    direction === 'half-up' ? rest * 2n >= scaled.d : rest > 0n && (direction === 'up') !== negative
  const whole = away ? magnitude + 1n : magnitude
  const digits = whole.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative && whole !== 0n ? `-${text}` : text
}

/** Digits after the point that the number needs, or null when its decimal expansion does not end. */
export const terminatingDecimals = (x: Exact): number | null => {
  let rest = x.d
  let twos = 0
  let fives = 0
  while (rest % 2n === 0n) {
    rest /= 2n
    twos++
  }
  while (rest % 5n === 0n) {
    rest /= 5n
    fives++
  }
  return rest === 1n ? Math.max(twos, fives) : null
}

const SIGNIFICANT = 10

/** The shortest decimal that is exact; one that does not end is printed with 10 significant digits, rounded in the direction given. */
export const toText = (x: Exact, direction: RoundingDirection = 'half-up'): string => {
  const ends = terminatingDecimals(x)
  if (ends !== null) return toDecimals(x, ends)
  const whole = (x.n / x.d).toString()
  const leadingZeros = whole === '0' ? (x.d / x.n).toString().length - 1 : 0
  const decimals = whole === '0' ? SIGNIFICANT + leadingZeros : Math.max(0, SIGNIFICANT - whole.length)
  return toDecimals(x, decimals, direction)
}
