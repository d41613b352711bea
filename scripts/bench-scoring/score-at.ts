import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, ZERO } from '@heshu/shared/number/exact.ts'
import { compileCriteria } from '@heshu/workers/verify/criteria/compile-criteria.ts'
import { contextOf } from '@heshu/workers/verify/scoring/bind-evidence.ts'
import { estimateScore } from '@heshu/workers/verify/scoring/estimate.ts'

/** The range that criteria give on a report that states one rate, in hundredths of a percent, under the indicator's name. */
export const scoreAt = (
  text: string,
  weight: Exact,
  name: string,
  hundredths: number,
): readonly [Exact, Exact] => {
  const digits = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`
  const words = `${name}为${digits}`
  const passage = { text: words, runs: [], block: 0 }
  const rate: Figure = {
    text: digits,
    value: exact(hundredths).div(100),
    unit: { text: '%', dimension: 'ratio', base: '%', factor: exact('0.01'), from: 'figure' },
    step: exact('0.01'),
    approximation: 'exact',
    passage,
    start: name.length + 1,
    end: words.length,
    measures: name,
  }
  const segment = { passage, start: 0, end: words.length, text: words, figures: [rate] }
  const context = contextOf({ segments: [segment], sections: [] }, name)
  const { range } = estimateScore(compileCriteria(text, weight), weight, context, [null, null, null, null])
  return [range.printed.low?.value ?? ZERO, range.printed.high?.value ?? weight]
}
