import { describe, expect, it } from 'vitest'
import { parseExpression } from './cron.ts'

describe('parseExpression', () => {
  it('reads a line in the clock of its time zone', () => {
    const next = parseExpression('0 2 * * 6', 'Asia/Shanghai', new Date('2026-11-25T00:00:00Z'))
    // Saturday 2:00 in Shanghai is Friday 18:00 UTC.
    expect(next.toISOString()).toBe('2026-11-27T18:00:00.000Z')
  })

  it.each(['', '每天', '0 2 * *', '61 2 * * 1', '0 0 2 * * 6'])(
    'refuses %j, and says what it should be',
    line => {
      expect(() => parseExpression(line, 'Asia/Shanghai')).toThrow('应为五项')
    },
  )
})
