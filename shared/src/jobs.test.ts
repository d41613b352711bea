import { describe, expect, it } from 'vitest'
import { JOBS, type JobContext, type JobHandlers, jobId, runJob } from './jobs.ts'

const payload = {
  reportId: '4b1c5f8e-3c55-4f0e-9d0a-5f1f7f6f2a11',
  runId: '0d9a7f44-7f4e-4a53-8c58-1f0a6a1f9b22',
}
const context: JobContext = { jobId: 'a', attempt: 1, signal: new AbortController().signal }

const recording = () => {
  const seen: unknown[] = []
  const note = async (given: unknown) => void seen.push(given)
  const handlers: JobHandlers = { 'verify-report': note, 'finish-batch': note, reverify: note }
  return { seen, handlers }
}

describe('the table of jobs', () => {
  it('does not compile with a missing handler', () => {
    // @ts-expect-error finish-batch has no handler here
    const handlers: JobHandlers = { 'verify-report': async () => {}, reverify: async () => {} }
    expect(Object.keys(JOBS).filter(name => !(name in handlers))).toEqual(['finish-batch'])
  })

  it('puts the run into the job id, without the colon that BullMQ forbids', () => {
    const id = jobId('verify-report', payload)
    expect(id).toContain(payload.runId)
    expect(id).not.toContain(':')
  })

  it('hands a handler its checked payload', async () => {
    const { seen, handlers } = recording()
    await runJob(handlers, 'verify-report', payload, context)
    expect(seen).toEqual([payload])
  })

  it.each([
    ['an unknown job', 'verify-everything', payload],
    ['a name that every object has', 'constructor', payload],
    ['a missing id', 'verify-report', { reportId: payload.reportId }],
    ['a path where an id belongs', 'verify-report', { ...payload, reportId: '../../etc' }],
    ['a report text in the payload', 'verify-report', { ...payload, text: '…' }],
  ])('throws on %s', async (_, name, given) => {
    const { seen, handlers } = recording()
    await expect(runJob(handlers, name, given, context)).rejects.toThrow()
    expect(seen).toEqual([])
  })
})
