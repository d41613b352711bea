import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, powerOfTen, terminatingDecimals, toDecimals, toText } from './exact.ts'

describe('exact numbers', () => {
  it('keeps 147 ÷ 177 × 6 as a fraction and prints it at two decimals', () => {
    const score = exact(147).div(exact(177)).mul(exact(6))
    expect(score.n * 59n).toBe(score.d * 294n)
    expect(toDecimals(score, 2)).toBe('4.98')
  })

  it('rounds the half away from zero', () => {
    expect(['0.005', '-0.005', '2.5', '0.994999'].map(x => toDecimals(exact(x), 2))).toEqual([
      '0.01',
      '-0.01',
      '2.50',
      '0.99',
    ])
  })

  it('rounds a low end down and a high end up', () => {
    const third = exact(1).div(exact(3))
    expect([toDecimals(third, 2, 'down'), toDecimals(third, 2, 'up')]).toEqual(['0.33', '0.34'])
    expect([toDecimals(third.neg(), 2, 'down'), toDecimals(third.neg(), 2, 'up')]).toEqual(['-0.34', '-0.33'])
  })

  it('prints what ends exactly and what does not with ten significant digits', () => {
    expect(toText(exact('571010.03'))).toBe('571010.03')
    expect(toText(exact(147).div(exact(177)))).toBe('0.8305084746')
    expect(toText(exact(1).div(exact(30000)))).toBe('0.00003333333333')
  })

  it('knows how many decimals a number needs', () => {
    expect([exact(1).div(exact(8)), exact(1).div(exact(3)), exact(7)].map(terminatingDecimals)).toEqual([
      3,
      null,
      0,
    ])
  })

  it('refuses what is not a plain decimal', () => {
    for (const text of ['', '1e5', '1,000', '0.(3)', '１２', ' 1'])
      expect(() => exact(text)).toThrow(RangeError)
    expect(() => exact(0.1)).toThrow(RangeError)
  })

  it('brackets every fraction between its two directions', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.bigInt(1n, 10n ** 9n),
        fc.nat(6),
        (n, d, decimals) => {
          const x = exact(n).div(exact(d))
          const low = exact(toDecimals(x, decimals, 'down'))
          const high = exact(toDecimals(x, decimals, 'up'))
          return low.lte(x) && high.gte(x) && high.sub(low).lte(powerOfTen(-decimals))
        },
      ),
    )
  })
})
