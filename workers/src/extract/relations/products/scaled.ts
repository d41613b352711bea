import { kept } from '@heshu/shared/kept.ts'
import { baseStep, baseValue, dimensionOf, type Figure, isExactByNature } from '@heshu/shared/model/figure.ts'
import { type Exact, exact } from '@heshu/shared/number/exact.ts'

/** Fine enough for a 分 of an amount given in 亿元 to eight decimals. */
const MILLION = 1_000_000n
const SCALE = exact(MILLION)

/** A value, and by how much rounding may have moved it, as whole millionths of the base unit. */
export type Scaled = { readonly value: bigint; readonly step: bigint }

const millionths = (x: Exact): bigint => {
  const { s, n, d } = x.mul(SCALE)
  return (s * n) / d
}

export const abs = (x: bigint): bigint => (x < 0n ? -x : x)

/** The figure in whole millionths: many relations are tried fast on these, and the few that are meant are checked exactly. */
export const scaled = kept(
  (figure: Figure): Scaled => ({
    value: millionths(baseValue(figure)!),
    step: isExactByNature(figure) ? 0n : millionths(baseStep(figure)),
  }),
)

/** One unit of the last digit of a figure that came of a division or a multiplication, and so is rounded even to the cent. */
const lastDigit = kept((figure: Figure): bigint => millionths(baseStep(figure)))

/** How many units of its last digit a figure has: what it tells more than chance. */
export const unitsIn = (figure: Figure): bigint => {
  const { n, d } = baseValue(figure)!.div(baseStep(figure))
  return n / d
}

/** Whether a sum that misses its total by so much may be right, all figures having been rounded, or all cut off. */
export const mayBeRounding = (missing: bigint, step: bigint, steps: bigint): boolean =>
  2n * abs(missing) <= step + steps || (missing > -step && missing < steps)

/** Whether the parts give the stated figure as far as printed digits tell. */
export const roughlySums = (stated: Figure, parts: readonly Figure[]): boolean => {
  const whole = scaled(stated)
  let missing = whole.value
  let steps = 0n
  for (const part of parts) {
    const { value, step } = scaled(part)
    missing -= value
    steps += step
  }
  return mayBeRounding(missing, whole.step, steps)
}

/** What figures added and taken away come to, and by how much their rounding may move it. */
export const signedSum = (figures: readonly Figure[], signs: readonly (1 | -1)[]): Scaled => {
  let value = 0n
  let step = 0n
  for (const [i, figure] of figures.entries()) {
    const own = scaled(figure)
    value += signs[i] === -1 ? -own.value : own.value
    step += own.step
  }
  return { value, step }
}

/**
 * Whether top ÷ bottom is the stated figure as far as printed digits tell. 'vaguely' where so few digits are printed that many
 * other figures would do as well.
 */
export const isQuotient = (stated: Figure, top: Scaled, bottom: Scaled): boolean | 'vaguely' => {
  if (bottom.value === 0n) return false
  const { value } = scaled(stated)
  const step = lastDigit(stated)
  const slack = MILLION * top.step + abs(value) * bottom.step
  const fits = abs(top.value * MILLION - value * bottom.value) <= step * abs(bottom.value) + slack
  return fits && slack * 50n > MILLION * abs(bottom.value) ? 'vaguely' : fits
}

/** Prices per piece and whole numbers of whatever is not money are what was multiplied, not rounded for print. */
const isExact = (figure: Figure): boolean =>
  isExactByNature(figure) || (dimensionOf(figure) !== 'money' && lastDigit(figure) === MILLION)

/** Whether the factors multiply to the stated figure, each within its rounding. */
export const isProduct = (stated: Figure, factors: readonly Figure[]): boolean => {
  const values = factors.map(f => scaled(f).value)
  const { value } = scaled(stated)
  const product = (of: readonly bigint[]) => of.reduce((a, b) => (a * b) / MILLION, MILLION)
  const slack = factors.reduce((sum, figure, place) => {
    if (isExact(figure)) return sum
    return sum + abs((lastDigit(figure) * product(values.filter((_, i) => i !== place))) / MILLION)
  }, lastDigit(stated))
  return abs(product(values) - value) <= slack
}
