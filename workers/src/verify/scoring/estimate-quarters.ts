import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, isZero, ONE, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { add, clamp, type Interval, scale } from '@heshu/shared/number/interval.ts'
import type { Rule } from '../criteria/criteria.ts'
import { eachMode, type Mode, rangeOf } from './bind-ratio.ts'
import type { Estimate } from './estimate.ts'
import { unknown } from './estimate-rule.ts'
import { printFigure, printRate } from './print-score.ts'
import type { QuarterRates } from './quarter-rates.ts'

const TIME_PROGRESS = [exact(25), exact(50), exact(75), exact(100)].map(percent => percent.div(exact(100)))
const FOUR = exact(4)

/** Execution by quarters: every quarter capped at its points, and the mean of the four capped rates. */
export const quarterly = (
  rule: Extract<Rule, { kind: 'quarterly' }>,
  points: Exact,
  rates: QuarterRates,
): Estimate => {
  if (rates.some(rate => rate === null)) {
    const given = rates.filter(rate => rate !== null).length
    return unknown(
      points,
      given === 0
        ? '评分标准要求四个季度的执行率，报告没有提供'
        : `评分标准要求四个季度的执行率，报告只提供了 ${given} 个`,
    )
  }
  const figures = rates as readonly Figure[]
  const capped = (mode: Mode): Interval[] =>
    figures.map((figure, at) => clamp(scale(rangeOf(figure, mode), ONE.div(TIME_PROGRESS[at]!)), ZERO, ONE))
  const score = (mode: Mode): Interval => {
    const each = capped(mode)
    const quarters = each.map((rate, at) => scale(rate, rule.quarters[at]!)).reduce(add)
    const mean = scale(each.reduce(add), rule.mean.div(FOUR))
    return clamp(add(quarters, mean), ZERO, points)
  }
  const printed = capped('printed').map(rate => rate.low!.value)
  const mean = printed.reduce((a, b) => a.add(b)).div(FOUR)
  const byQuarter = rule.quarters.every(isZero)
    ? []
    : printed.map((rate, at) => toText(rate.mul(rule.quarters[at]!)))
  const terms = [...byQuarter, ...(isZero(rule.mean) ? [] : [`${toText(mean)} × ${toText(rule.mean)}`])]
  return {
    range: eachMode(score),
    operands: figures,
    certainty: 'named',
    steps: [
      ...figures.map(
        (figure, at) =>
          `${'一二三四'[at]}季度 ${printFigure(figure)} ÷ 序时进度 ${printRate(TIME_PROGRESS[at]!)}${printed[at]!.equals(ONE) ? '，以满分为限' : ''}：${printRate(printed[at]!)}`,
      ),
      `四个季度平均 ${printRate(mean)}`,
    ],
    formula: terms.join(' + '),
    missing: [],
  }
}
