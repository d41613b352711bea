import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

const logged = (write: (log: ReturnType<typeof createLog>) => void, level: 'info' | 'silent' = 'info') => {
  const lines: string[] = []
  write(createLog(level, { write: line => lines.push(line) }))
  return lines.map(line => JSON.parse(line))
}

describe('createLog', () => {
  it('writes one JSON line per event with its ids', () => {
    expect(logged(log => log.info('verified', { reportId: 'r', jobId: 'j' }))).toMatchObject([
      { msg: 'verified', reportId: 'r', jobId: 'j' },
    ])
  })

  it('writes of an error the name, the code and one short line', () => {
    const error = Object.assign(new Error(`boom\n${'报告'.repeat(500)}`), { code: 'EX' })
    expect(logged(log => log.error('failed', { error }))[0].error).toEqual({
      name: 'Error',
      code: 'EX',
      message: 'boom',
    })
  })

  it('is quiet below its level', () => {
    expect(logged(log => log.debug('detail'))).toEqual([])
    expect(logged(log => log.error('trouble'), 'silent')).toEqual([])
  })
})
