import { baseValue, dimensionOf, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import type { FundRow } from '@heshu/shared/model/indicator.ts'
import { type Exact, isZero, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { clamp, divide, type Interval, scale } from '@heshu/shared/number/interval.ts'
import type { Convention } from '@heshu/shared/number/written.ts'
import type { RowRule } from '@heshu/shared/rubric/rubric.ts'
import { compileCriteria } from '../criteria/compile-criteria.ts'
import { printFigure, printRange } from '../scoring/print-score.ts'

/** The score of a row by a pack's rule of rows. */
export type RowScore = {
  readonly low: Exact
  readonly high: Exact
  /** The score for figures as rounded, or cut, values; null where it cannot be computed. */
  readonly range: ((mode: Convention) => Interval | null) | null
  readonly operands: readonly Figure[]
  /** 26万人次 ÷ 20万人次 × 13 = 13 (以分值为限); or what is missing (Chinese). */
  readonly because: string
  readonly settled: boolean
}

/** The names that a rule of rows calls the row's figures by. */
export type RowFigures = Readonly<Record<string, Figure | null>>

export const fundFigures = (fund: FundRow): RowFigures => ({
  执行数: fund.spent,
  调整后预算数: fund.adjusted,
})
export const targetFigures = (target: Figure, actual: Figure | null): RowFigures => ({
  // ≥20万人次: what the score is divided by is the bound itself.
  年度指标值: { ...target, approximation: 'exact' },
  实际完成值: actual,
})

const unsettled = (weight: Exact, because: string): RowScore => ({
  low: ZERO,
  high: weight,
  range: null,
  operands: [],
  because,
  settled: false,
})

/** Computes a row's score by a rule that is one quotient × the weight; any other rule leaves the whole range to a person. */
export const scoreRow = (rule: RowRule, figures: RowFigures, weight: Exact): RowScore => {
  const criteria = compileCriteria(rule.criteria, weight)
  const [part] = criteria.parts
  if (part?.rule.kind !== 'proportional' || criteria.parts.length > 1) return unsettled(weight, '需人工判断')
  const { numerator, denominator } = part.rule.ratio
  const above = numerator === null ? null : figures[numerator]
  const below = denominator === null ? null : figures[denominator]
  const lacking = [!above && numerator, !below && denominator].filter(name => name)
  if (!above || !below) return unsettled(weight, `没有读到${lacking.join('、')}`)
  if (dimensionOf(above) !== dimensionOf(below) || (above.unit?.base ?? '') !== (below.unit?.base ?? ''))
    return unsettled(weight, `${printFigure(above)} 与 ${printFigure(below)} 的单位不同`)
  const [value, divisor] = [baseValue(above), baseValue(below)]
  if (!value || !divisor || isZero(divisor)) return unsettled(weight, '数据不能相除')
  const share = value.div(divisor)
  const score = clamp(
    scale({ low: { value: share, closed: true }, high: { value: share, closed: true } }, weight),
    ZERO,
    weight,
  )
  const exactly = score.low!.value
  const capped = share.mul(weight).gt(weight) ? '，以分值为限' : ''
  return {
    low: exactly,
    high: exactly,
    range: mode => {
      const [a, b] = [figureRange(above, mode), figureRange(below, mode)]
      const quotient = a && b && divide(a, b)
      return quotient && clamp(scale(quotient, weight), ZERO, weight)
    },
    operands: [above, below],
    because: `${printFigure(above)} ÷ ${printFigure(below)} × ${toText(weight)} = ${printRange(exactly, exactly)}${capped}`,
    settled: true,
  }
}
