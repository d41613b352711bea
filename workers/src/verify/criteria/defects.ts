import { toText } from '@heshu/shared/number/exact.ts'
import type { Bound } from '@heshu/shared/number/interval.ts'
import type { Band, Ratio } from './criteria.ts'
import { printInterval } from './print-rule.ts'

/** Bands from the lowest to the highest. */
const byLowEnd = (bands: readonly Band[]): readonly Band[] =>
  bands.toSorted((a, b) => {
    const [x, y] = [a.range.low, b.range.low]
    if (!x || !y) return x ? 1 : y ? -1 : 0
    return x.value.equals(y.value) ? (x.closed ? -1 : 1) : x.value.lt(y.value) ? -1 : 1
  })

const faultBetween = (lower: Band, upper: Band): 'overlap' | 'gap' | null => {
  const [high, low]: [Bound, Bound] = [lower.range.high, upper.range.low]
  if (!high || !low || high.value.gt(low.value)) return 'overlap'
  if (high.value.lt(low.value)) return 'gap'
  return high.closed && low.closed ? 'overlap' : !high.closed && !low.closed ? 'gap' : null
}

/** Values that two bands claim and values that none does (Chinese); what lies outside the lowest and the highest is not looked at. */
export const bandDefects = (bands: readonly Band[]): string[] => {
  const ordered = byLowEnd(bands)
  return ordered.slice(1).flatMap((upper, at) => {
    const lower = ordered[at]!
    const fault = faultBetween(lower, upper)
    if (fault === null || (fault === 'overlap' && lower.points.equals(upper.points))) return []
    const [a, b] = [lower, upper].map(band => printInterval(band.range, band.percent))
    const points = `${toText(lower.points)} 分与 ${toText(upper.points)} 分`
    return fault === 'overlap'
      ? [`评分标准的两档重叠：${a} 与 ${b}（${points}）`]
      : [`评分标准的两档之间有空档：${a} 与 ${b} 之间没有规定得分`]
  })
}

/** A quotient by what was left undone (已完成 ÷ 未完成) is a slip in the criteria; null where there is none. */
export const ratioDefect = ({ numerator, denominator }: Ratio): string | null =>
  denominator !== null && /^未|未完成/u.test(denominator)
    ? `评分标准以「${denominator}」作分母（${numerator} ÷ ${denominator}），不合常理`
    : null
