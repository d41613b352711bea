import { describe, expect, it } from 'vitest'
import { JOBS, type JobHandlers, jobId, runJob } from './jobs.ts'

const payload = {
  reportId: '4b1c5f8e-3c55-4f0e-9d0a-5f1f7f6f2a11',
  runId: '0d9a7f44-7f4e-4a53-8c58-1f0a6a1f9b22',
}

const recording = () => {
  const seen: unknown[] = []
  const handlers: JobHandlers = { 'verify-report': async given => void seen.push(given) }
  return { seen, handlers }
}

describe('the table of jobs', () => {
  it('does not compile with a missing handler', () => {
    // @ts-expect-error verify-report has no handler here
    const handlers: JobHandlers = {}
    expect(Object.keys(handlers)).toEqual([])
    expect(Object.keys(JOBS)).toEqual(['verify-report'])
  })

  it('puts the run into the job id, without the colon that BullMQ forbids', () => {
    const id = jobId('verify-report', payload)
    expect(id).toContain(payload.runId)
    expect(id).not.toContain(':')
  })

  it('hands a handler its checked payload', async () => {
    const { seen, handlers } = recording()
    await runJob(handlers, 'verify-report', payload)
    expect(seen).toEqual([payload])
  })

  it.each([
    ['an unknown job', 'reverify', payload],
    ['a name that every object has', 'constructor', payload],
    ['a missing id', 'verify-report', { reportId: payload.reportId }],
    ['a path where an id belongs', 'verify-report', { ...payload, reportId: '../../etc' }],
    ['a report text in the payload', 'verify-report', { ...payload, text: '…' }],
  ])('throws on %s', async (_, name, given) => {
    const { seen, handlers } = recording()
    await expect(runJob(handlers, name, given)).rejects.toThrow()
    expect(seen).toEqual([])
  })
})
