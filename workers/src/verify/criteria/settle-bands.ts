import { type Exact, HUNDRED, toText } from '@heshu/shared/number/exact.ts'
import { type Bound, open } from '@heshu/shared/number/interval.ts'
import { signsOf } from './condition.ts'
import type { Band } from './criteria.ts'

/** Whether a clause says in so many words that a bound is included: ≥90%, 90%（含）. A bare 80%-90% or 90%以上 does not. */
const includes = ({ clause, percent }: Band, value: Exact): boolean => {
  const digits = toText(percent ? value.mul(HUNDRED) : value).replaceAll('.', String.raw`\.`)
  const printed = String.raw`(?<![\d.])${digits}%?(?![\d.])`
  return new RegExp(
    String.raw`[≥≤]${printed}|${printed}[≥≤]|${printed}\(含|${printed}及以|(?:以上|以下)\(含`,
    'u',
  ).test(signsOf(clause))
}

/**
 * Neighbours that both name the bound they share (90%（含）以上, 80%（含）-90%): the one that says 含 has it. Where neither
 * says so, both keep it, and the value between stays open.
 */
export const settleBands = (bands: readonly Band[]): readonly Band[] =>
  bands.map(band => {
    const given = (bound: Bound, side: 'low' | 'high'): Bound => {
      if (!bound?.closed || includes(band, bound.value)) return bound
      const claimed = bands.some(other => {
        const end = side === 'high' ? other.range.low : other.range.high
        return other !== band && end?.closed && end.value.equals(bound.value) && includes(other, bound.value)
      })
      return claimed ? open(bound.value) : bound
    }
    return { ...band, range: { low: given(band.range.low, 'low'), high: given(band.range.high, 'high') } }
  })
