import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, powerOfTen, toDecimals } from './exact.ts'
import { add, contains, divide, gapBetween, type Interval, meets, multiply, point } from './interval.ts'
import { CONVENTIONS, writtenRange } from './written.ts'

const ends = ({ low, high }: Interval) =>
  `${low ? (low.closed ? '[' : '(') + low.value.toString() : '(−∞'}, ${high ? high.value.toString() + (high.closed ? ']' : ')') : '∞)'}`

describe('the range of a written number', () => {
  const cent = exact('0.01')

  it('is half a unit to both sides when rounded and one unit up when truncated', () => {
    expect(ends(writtenRange(exact('87.62'), cent, 'rounded'))).toBe('[87.615, 87.625)')
    expect(ends(writtenRange(exact('87.62'), cent, 'truncated'))).toBe('[87.62, 87.63)')
    expect(ends(writtenRange(exact('-4.5'), exact('0.1'), 'rounded'))).toBe('(-4.55, -4.45]')
  })

  it('follows the words around it', () => {
    expect(ends(writtenRange(exact(300), exact(1), 'rounded', 'over'))).toBe('[300, 400]')
    expect(ends(writtenRange(exact(95), exact(1), 'rounded', 'at-least'))).toBe('[95, ∞)')
    expect(ends(writtenRange(exact('39.5'), exact('0.1'), 'rounded', 'about'))).toBe('[39.4, 39.6]')
  })

  it('holds every value that is written so', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 4 }), (n, decimals) => {
        const x = exact(n).div(exact(1_000_000))
        const rounded = exact(toDecimals(x, decimals))
        const truncated = exact(toDecimals(x, decimals, 'down'))
        const step = powerOfTen(-decimals)
        return (
          contains(writtenRange(rounded, step, 'rounded'), x) &&
          contains(writtenRange(truncated, step, 'truncated'), x)
        )
      }),
    )
  })

  it('never lets the ranges of two different roundings of the same length meet', () => {
    for (const convention of CONVENTIONS)
      expect(
        meets(writtenRange(exact('4.88'), cent, convention), writtenRange(exact('4.89'), cent, convention)),
      ).toBe(false)
  })
})

describe('interval arithmetic', () => {
  const numbers = fc.integer({ min: 1, max: 100_000 })
  const around = (x: number): Interval => writtenRange(exact(x), exact(1), 'rounded')

  it('holds the result for every choice inside the operands', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [exact(a), exact(b)]
        const quotient = divide(around(a), around(b))!
        return (
          contains(add(around(a), around(b)), x.add(y)) &&
          contains(multiply(around(a), around(b)), x.mul(y)) &&
          contains(quotient, x.div(y))
        )
      }),
    )
  })

  it('does not divide by what may be zero', () => {
    expect(
      divide(point(exact(1)), {
        low: { value: exact(-1), closed: true },
        high: { value: exact(1), closed: true },
      }),
    ).toBeNull()
  })

  it('measures the gap between ranges that do not meet', () => {
    expect(gapBetween(point(exact(5)), around(3)).toString()).toBe('1.5')
    expect(gapBetween(around(3), around(3)).toString()).toBe('0')
  })
})
