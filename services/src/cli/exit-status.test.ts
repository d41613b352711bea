import { exampleRefusal, exampleResult } from '@heshu/workers/report/example-result.ts'
import { summarise } from '@heshu/workers/report/summary.ts'
import { describe, expect, it } from 'vitest'
import { exitStatusOf } from './exit-status.ts'

const found = summarise(exampleResult)
const refused = summarise(exampleRefusal)

describe('the exit status', () => {
  it('is 0 without files, without findings, and with notices only', () => {
    expect(exitStatusOf([])).toBe(0)
    expect(exitStatusOf([{ ...found, worst: null }])).toBe(0)
    expect(exitStatusOf([{ ...found, worst: 'notice' }])).toBe(0)
  })
  it.each(['grade', 'score', 'figure', 'rounding'] as const)('is 1 with a finding of severity %s', worst => {
    expect(
      exitStatusOf([
        { ...found, worst: 'notice' },
        { ...found, worst },
      ]),
    ).toBe(1)
  })
  it('is 2 with a refused file, whatever else was found', () => {
    expect(exitStatusOf([found, refused])).toBe(2)
    expect(exitStatusOf([refused])).toBe(2)
  })
})
