import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from './exact.ts'
import { slipBetween } from './slip.ts'

const slip = (printed: string, meant: string) => slipBetween(exact(printed), exact(meant), exact('0.01'))

describe('the slip between two numbers', () => {
  it('is named when it is one', () => {
    expect(slip('43298.95', '43298.91')).toBe('digit-changed')
    expect(slip('12.34', '13.24')).toBe('digits-swapped')
    expect(slip('125.34', '1235.34')).toBe('digit-dropped')
    expect(slip('12335.34', '1235.34')).toBe('digit-added')
    expect(slip('123.40', '12.34')).toBe('point-moved')
    expect(slip('-5', '5')).toBe('sign')
  })

  it('is null for equal numbers and for more than one slip', () => {
    expect(slip('12.34', '12.34')).toBeNull()
    expect(slip('12.34', '98.76')).toBeNull()
    expect(slip('12.34', '-98.76')).toBeNull()
  })

  it('finds every changed digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 99_999 }),
        fc.nat(4),
        fc.integer({ min: 1, max: 9 }),
        (n, place, by) => {
          const digits = [...String(n)]
          digits[place] = String((Number(digits[place]) + by) % 10)
          if (digits[0] === '0') return true
          return slipBetween(exact(digits.join('')), exact(n), exact(1)) !== null
        },
      ),
    )
  })
})
