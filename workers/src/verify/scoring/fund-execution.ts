import { baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { FundRow } from '@heshu/shared/model/indicator.ts'
import { type Exact, isZero, minimum, ONE, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { clamp, divide, type Interval, meets, scale } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { claimedRange } from './claimed-range.ts'
import { printExpected } from './print-score.ts'

export type FundOutcome = {
  readonly claimed: Exact
  readonly claimedFigure: Figure
  /** What the rate gives; null where neither a rate nor its amounts are printed. */
  readonly due: Exact | null
  readonly weight: Exact
  readonly checks: readonly DraftCheck[]
}

/**
 * The execution row of a project table: its score is its rate × its weight, never more than the weight, the rate being
 * spent ÷ adjusted budget. The table ties rate and score by standing in one row; a rule by steps may still be behind full
 * marks, so those are raised and not called wrong.
 */
export const scoreFundRow = (fund: FundRow): FundOutcome | null => {
  const { claimed, weight, adjusted, spent, rate } = fund
  if (!claimed?.value || !weight?.value || isZero(weight.value)) return null
  const points = weight.value
  const result = (checks: readonly DraftCheck[], due: Exact | null = null): FundOutcome => ({
    claimed: claimed.value!,
    claimedFigure: claimed,
    due,
    weight: points,
    checks,
  })
  const share =
    adjusted && spent && baseValue(adjusted) && baseValue(spent) && !isZero(baseValue(adjusted)!)
      ? baseValue(spent)!.div(baseValue(adjusted)!)
      : null
  const stated = rate ? baseValue(rate) : null
  if (!share && !stated) return result([])
  const operands: Figure[] = share ? [spent!, adjusted!, weight] : [rate!, weight]
  const score = minimum((share ?? stated!).mul(points), points)
  const expected = printExpected(score, claimed)
  const fits = CONVENTIONS.some(mode => {
    const written = claimedRange(claimed, points, mode)
    const ways: (Interval | null)[] = [
      share ? divide(figureRange(spent!, mode)!, figureRange(adjusted!, mode)!) : null,
      stated ? figureRange(rate!, mode) : null,
    ]
    return ways.some(way => way !== null && meets(clamp(scale(way, points), ZERO, points), written))
  })
  const above = claimed.value.gt(points)
  const full = claimed.value.equals(points)
  const verdict = fits && !above ? 'agrees' : full ? 'open' : 'disagrees'
  const formula = share
    ? `${spent!.text} ÷ ${adjusted!.text} × ${toText(points)} = ${expected}`
    : `${rate!.text} × ${toText(points)} = ${expected}`
  const capped = (share ?? stated!).gt(ONE) ? '，以分值为限' : ''
  const because =
    verdict === 'agrees'
      ? `按执行率计算为 ${expected} 分，相符（${formula}${capped}）`
      : above
        ? `超过分值 ${weight.text}`
        : verdict === 'open'
          ? `执行率未达 100% 却得满分，按执行率计算为 ${expected} 分（${formula}），请核对评分办法`
          : `按执行率计算应为 ${expected} 分（${formula}${capped}）`
  return result(
    [
      {
        kind: 'score',
        verdict,
        severity: verdict === 'disagrees' ? 'score' : null,
        stated: figureRef(claimed),
        operands: operands.map(figureRef),
        figures: [claimed, ...operands],
        expected,
        formula,
        message: `「${fund.name}」预算执行自评 ${claimed.text}：${because}`,
        idSeed: `预算执行/${fund.name}`,
      },
    ],
    score,
  )
}
