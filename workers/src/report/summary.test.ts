import { describe, expect, it } from 'vitest'
import { rangeText } from './summary.ts'

describe('a range as shown', () => {
  it('is one number where both ends are the same', () => {
    expect(rangeText('5', '5')).toBe('5')
  })
  it('keeps what ends within four decimals', () => {
    expect(rangeText('0.2448', '1.2448')).toBe('0.2448–1.2448')
  })
  it('is cut outwards where it does not end', () => {
    expect(rangeText('4.983050847', '4.988050848')).toBe('4.98–4.99')
  })
})
