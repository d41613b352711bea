import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import { ONE, sumOf } from '@heshu/shared/number/exact.ts'
import type { Prose } from '../scoring/prose.ts'
import { readQuarterRates } from '../scoring/quarter-rates.ts'
import type { DraftCheck } from './check-claim.ts'

const NAMES = ['第一季度', '第二季度', '第三季度', '全年'] as const

type Point = { readonly figure: Figure; readonly name: string }

/**
 * What was spent up to the end of a quarter does not become less: a cumulative execution rate falls only where its base grows
 * (funds added late in the year). Worth a look, proves nothing. Rates of single quarters, which add up to no more than the
 * year, may fall and are left alone.
 */
export const fallingSeriesChecks = (prose: Prose): DraftCheck[] => {
  const rates = readQuarterRates(prose)
  const points = rates.flatMap((figure, i): Point[] => (figure ? [{ figure, name: NAMES[i]! }] : []))
  if (points.length < 2) return []
  const values = points.map(p => baseValue(p.figure)!)
  const falls = points.findIndex((_, i) => i > 0 && values[i]!.lt(values[i - 1]!))
  const quarters = rates.slice(0, 3).flatMap(figure => (figure ? [baseValue(figure)!] : []))
  const ofSingleQuarters = rates[3] ? sumOf(quarters).lte(baseValue(rates[3])!) : sumOf(quarters).lte(ONE)
  if (falls < 0 ? points.length < 3 : ofSingleQuarters) return []
  const formula = points
    .map(({ figure }, i) =>
      i === 0 ? figure.text : `${values[i]!.lt(values[i - 1]!) ? '>' : '≤'} ${figure.text}`,
    )
    .join(' ')
  const at = points[falls < 0 ? points.length - 1 : falls]!
  const others = points.filter(p => p !== at)
  const before = points[falls - 1]
  return [
    {
      kind: 'direction',
      verdict: falls < 0 ? 'agrees' : 'disagrees',
      severity: falls < 0 ? null : 'notice',
      stated: figureRef(at.figure),
      operands: others.map(p => figureRef(p.figure)),
      expected: before ? `≥ ${before.figure.text}` : at.figure.text,
      formula,
      message: before
        ? `累计执行率由${before.name}的 ${before.figure.text} 降为${at.name}的 ${at.figure.text}；累计支出不会减少，除非其间预算追加或口径不同，请核实。`
        : `累计执行率逐季不降（${formula}），相符。`,
      idSeed: points.map(p => p.name).join('|'),
      figures: [at.figure, ...others.map(p => p.figure)],
    },
  ]
}
