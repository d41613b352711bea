import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, isZero, ONE, toText } from '@heshu/shared/number/exact.ts'
import { contains } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { Criteria } from '../criteria/criteria.ts'
import { claimedRange } from './claimed-range.ts'
import type { Estimate } from './estimate.ts'
import { printExpected, printFigure } from './print-score.ts'

/** How the criteria give the points, in short: 率 × 1 分，另 1 分按「…」. */
const asWritten = ({ parts }: Criteria): string =>
  parts
    .map(({ rule, points }) => {
      switch (rule.kind) {
        case 'proportional':
          return `比率 × ${toText(points)} 分`
        case 'bands':
          return `${toText(points)} 分按分档`
        case 'deduction':
          return `${toText(points)} 分按扣分`
        default:
          return `另 ${toText(points)} 分由人工评定`
      }
    })
    .join('，')

/**
 * A claimed score that the criteria do not give, or give only within a range, and that is exactly the whole weight × the
 * rate (or × what it lacks to 100 %): the other formula is named, since it is most likely how the score came about.
 */
export const otherFormula = (
  estimate: Estimate,
  criteria: Criteria,
  claimed: Figure,
  weight: Exact,
): string => {
  const [rate, other] = estimate.operands
  const whole = criteria.parts.length === 1 && criteria.parts[0]?.rule.kind === 'proportional'
  if (!rate || claimed.value!.equals(weight) || isZero(claimed.value!)) return ''
  const value =
    !other && dimensionOf(rate) === 'ratio'
      ? baseValue(rate)
      : other && estimate.operands.length === 2 && !isZero(baseValue(other)!)
        ? baseValue(rate)!.div(baseValue(other)!)
        : null
  if (!value || value.gte(ONE)) return ''
  const words = other ? `${printFigure(rate)} ÷ ${printFigure(other)}` : printFigure(rate)
  const ways: readonly (readonly [Exact, string])[] = [
    ...(whole ? [] : [[weight.mul(value), `${toText(weight)} × ${words}`] as const]),
    [weight.mul(ONE.sub(value)), `${toText(weight)} ×（1 − ${words}）`],
  ]
  const found = ways.find(([score]) =>
    CONVENTIONS.some(mode => contains(claimedRange(claimed, weight, mode), score)),
  )
  return found
    ? `；自评分恰为 ${found[1]} = ${printExpected(found[0], claimed)}，与评分标准（${asWritten(criteria)}）不同，请核对是否用错公式`
    : ''
}
