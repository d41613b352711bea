import {
  baseStep,
  baseValue,
  dimensionOf,
  type Figure,
  figureRange,
  quotientRange,
} from '@heshu/shared/model/figure.ts'
import { type Exact, exact, isZero, ONE } from '@heshu/shared/number/exact.ts'
import { divide, type Interval, meets, multiply, point } from '@heshu/shared/number/interval.ts'
import { valuesBehind } from '@heshu/shared/number/slip.ts'
import { CONVENTIONS, type Convention, writtenRange } from '@heshu/shared/number/written.ts'

/** A total that factors give when they are multiplied: 350 人 × 1200 元; a mean times what it is the mean over; a multiple times its base. */
export type Product = {
  readonly total: Figure
  readonly factors: readonly Figure[]
  /** Factors that were set, not measured, and so stand for their digits alone. */
  readonly set: readonly Figure[]
  /** The factor that came of dividing the total, if one did. */
  readonly quotient: Figure | null
  /** A factor that is not printed: the 12 months of a year. */
  readonly constant: Exact
}

/**
 * How a product that does not hold misses. `slip`: one slip of the pen in one of the figures makes it hold. `short-slip`: the same,
 * but with so few digits, or so wide a range, that chance makes it as easily. `near`: off by no more than a tenth.
 */
export type Misfit = 'slip' | 'short-slip' | 'near' | 'far'

const TIME = /^(?:天|日|个?月|个?季度|个?学期|个?学年|个?年度?|周|个?工作日)$/

/** Whole days, months and years are counted one by one, as things are. */
export const isSpan = (figure: Figure): boolean =>
  TIME.test(figure.unit?.base ?? '') && figure.step.equals(ONE)

const rangeOf = ({ set, quotient }: Product, figure: Figure, convention: Convention): Interval =>
  set.includes(figure)
    ? point(baseValue(figure)!)
    : (figure === quotient ? quotientRange : figureRange)(figure, convention)!

const productOf = (product: Product, of: readonly Figure[], convention: Convention): Interval =>
  of.reduce((range, figure) => multiply(range, rangeOf(product, figure, convention)), point(product.constant))

/** The values that one figure would have to have for the others to fit. */
const neededFor = (product: Product, figure: Figure, convention: Convention): Interval | null => {
  const others = productOf(
    product,
    product.factors.filter(other => other !== figure),
    convention,
  )
  return figure === product.total ? others : divide(rangeOf(product, product.total, convention), others)
}

/** A range wider than this part of its value holds one slip or another of almost any figure. */
const TELLING = exact('0.02')

const isTelling = ({ low, high }: Interval): boolean =>
  low && high ? high.value.sub(low.value).lte(high.value.abs().mul(TELLING)) : false

/** 348,260 has five digits that say something, 1,200 has two. */
const tellingDigits = (figure: Figure): number =>
  baseValue(figure)!.div(baseStep(figure)).n.toString().replace(/0+$/, '').length

/** How many digits its longest figure has that say something. */
export const longestOf = ({ total, factors }: Product): number =>
  Math.max(...[total, ...factors].map(tellingDigits))

const isWholeCount = (figure: Figure): boolean =>
  dimensionOf(figure) === 'count' && baseStep(figure).equals(ONE)

/** What a value may stand for when it is printed to the step of a figure; with the point moved, the step moves too. */
const printedLike = (
  figure: Figure,
  value: Exact,
  moved: boolean,
  isSet: boolean,
  convention: Convention,
): Interval => {
  if (isSet || isWholeCount(figure)) return point(value)
  const step = moved ? baseStep(figure).mul(value.div(baseValue(figure)!)) : baseStep(figure)
  return writtenRange(value, step.abs(), convention)
}

const slipIn = (product: Product, figure: Figure, long: boolean): 'slip' | 'short-slip' | null => {
  const isSet = product.set.includes(figure)
  const needed = CONVENTIONS.flatMap(convention => {
    const range = neededFor(product, figure, convention)
    return range?.low && range.high
      ? [{ range, low: range.low.value, high: range.high.value, convention }]
      : []
  })
  const step = baseStep(figure)
  let found: 'short-slip' | null = null
  for (const { value, slip } of valuesBehind(baseValue(figure)!, step)) {
    const moved = slip === 'point-moved'
    const slack = moved ? value.abs() : step
    const meeting = needed.filter(
      ({ range, low, high, convention }) =>
        // Few values come near; the others need not be looked at closely.
        value.add(slack).gte(low) &&
        value.sub(slack).lte(high) &&
        meets(range, printedLike(figure, value, moved, isSet, convention)),
    )
    if (meeting.length === 0) continue
    if (meeting.some(({ range }) => isTelling(range)) && (moved || long)) return 'slip'
    found = 'short-slip'
  }
  return found
}

/** Whether the product holds as far as the printed digits tell. All its figures have a value. */
export const holds = (product: Product): boolean =>
  CONVENTIONS.some(convention =>
    meets(productOf(product, product.factors, convention), rangeOf(product, product.total, convention)),
  )

/** How a product that does not hold misses. A factor of zero has lost its digits; a total of zero may not have come yet. */
export const misfitOf = (product: Product): Misfit => {
  const { total, factors, constant } = product
  if (isZero(baseValue(total)!)) return 'far'
  if (factors.some(figure => isZero(baseValue(figure)!))) return 'short-slip'
  const long = longestOf(product) >= 3
  const slips = [total, ...factors].map(figure => slipIn(product, figure, long))
  if (slips.includes('slip')) return 'slip'
  const value = factors.reduce((v, figure) => v.mul(baseValue(figure)!), constant)
  if (baseValue(total)!.sub(value).abs().div(value.abs()).lte(exact('0.1'))) return 'near'
  return slips.includes('short-slip') ? 'short-slip' : 'far'
}
