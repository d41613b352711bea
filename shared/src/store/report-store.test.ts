import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { packText } from '../artifact/pack.ts'
import type { FindingRef } from '../model/changes.ts'
import type { ReportIdentity } from '../model/extraction.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import type { NewReport } from './intake.ts'
import { openReportStore, type ReportStore } from './report-store.ts'
import type { RunRef, RunResult } from './runs.ts'

let folder: string
let postgres: EmbeddedPostgres
let store: ReportStore

const query = async (text: string) => {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-store-'))
  postgres = await startEmbeddedPostgres(folder)
  store = await openReportStore(postgres.url)
})
afterAll(async () => {
  await store?.close()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await query('truncate reports, batches, runs, outputs, schedules, turned_away, facts cascade')
})

let hashes = 0
const newReport = (changes: Partial<NewReport> = {}): NewReport => ({
  id: randomUUID(),
  sha256: (hashes++).toString(16).padStart(64, '0'),
  name: '2024/甲 单位.txt',
  bytes: 5_000_000_000,
  batchId: null,
  priority: 0,
  isHeld: false,
  ...changes,
})

const NOBODY: ReportIdentity = { unit: null, year: null, kind: null, title: null }
const finding = (id: string): FindingRef => ({
  id,
  kind: 'sum',
  verdict: 'disagrees',
  severity: 'figure',
  message: id,
})

type Given = {
  readonly status?: 'verified' | 'refused'
  readonly identity?: ReportIdentity
  readonly findings?: readonly FindingRef[]
  readonly stages?: RunResult['stages']
  readonly key?: string
  readonly pack?: string
}

const resultOf = (text: string, given: Given = {}): RunResult => ({
  stages: given.stages ?? [{ stage: 'parse', version: 1, outcome: 'made', ms: 5 }],
  key: given.key ?? null,
  pack: given.pack ?? null,
  made: {
    status: given.status ?? 'verified',
    sha256: createHash('sha256').update(text).digest('hex'),
    packed: packText(text),
    format: 'text',
    pages: null,
    figures: 7,
    identity: given.identity ?? NOBODY,
    findings: given.findings ?? [],
  },
})

const addNew = async (changes: Partial<NewReport> = {}): Promise<RunRef> => {
  const [added] = await store.addReports([newReport(changes)])
  if (added?.outcome !== 'new') throw new Error('expected a new report')
  return added.run
}
const verify = async (run: RunRef, text: string, given: Given = {}) => {
  const begun = await store.beginRun(run.runId)
  return store.storeResult(begun!, resultOf(text, given))
}
const FIRST = { isFirst: true, sharedLine: null }

describe('the report store', () => {
  it('may be opened by several processes at once, each bringing the tables up to date', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openReportStore(postgres.url)))
    await Promise.all(others.map(other => other.close()))
  })

  it('gives back a result byte for byte', async () => {
    const run = await addNew()
    const text = JSON.stringify({ z: '核数 "报告" \u2028 \\ 😀', a: 1 })
    expect(await store.readResult(run.runId)).toBeNull()
    expect(await verify(run, text)).toEqual(FIRST)
    expect(await store.readResult(run.runId)).toBe(text)
  })

  it('keeps the first result of a run when a second one comes late, and changes nothing for it', async () => {
    const run = await addNew()
    const [one, two] = [await store.beginRun(run.runId), await store.beginRun(run.runId)]
    const stored = await Promise.all([
      store.storeResult(one!, resultOf('"first"')),
      store.storeResult(two!, resultOf('"second"', { status: 'refused' })),
    ])
    expect(stored.filter(each => each.isFirst)).toHaveLength(1)
    const kept = stored[0].isFirst ? '"first"' : '"second"'
    expect(await store.readResult(run.runId)).toBe(kept)
    const [{ n }] = await query('select count(*)::int as n from outcomes')
    expect(n).toBe(1)
    const status = await store.status()
    expect(status.verified + status.refused).toBe(1)
  })

  it('adding the same report again gives the same run', async () => {
    const report = newReport()
    const [run] = await store.addReports([report])
    expect(await store.addReports([newReport(), report])).toContainEqual(run)
    expect(await store.findReport(report.id)).toEqual({
      id: report.id,
      sha256: report.sha256,
      name: report.name,
    })
    expect(await store.findReport(randomUUID())).toBeNull()
  })

  it('links byte-equal reports to the first, in one drop and in several at the same moment', async () => {
    const sha256 = 'ab'.repeat(32)
    const added = (
      await Promise.all(
        [1, 2, 3].map(() => store.addReports([newReport({ sha256 }), newReport(), newReport({ sha256 })])),
      )
    ).flatMap(([one, , other]) => [one, other])
    const firsts = added.filter(one => one?.outcome === 'new')
    expect(firsts).toHaveLength(1)
    const first = firsts[0]?.outcome === 'new' ? firsts[0].run.reportId : ''
    expect(added.filter(one => one?.outcome === 'duplicate')).toEqual(
      Array(5).fill({ outcome: 'duplicate', of: first }),
    )
  })

  it('counts every file once', async () => {
    const [verified, refused] = [await addNew({ sha256: 'cd'.repeat(32) }), await addNew()]
    await addNew()
    await store.addReports([newReport({ sha256: 'cd'.repeat(32) })])
    await verify(verified, '1')
    await verify(refused, '2', { status: 'refused' })
    await store.turnAway({ id: randomUUID(), name: 'a', code: 'unreadable', message: '' })
    expect(await store.status()).toEqual({
      verified: 1,
      refused: 2,
      unfinished: 1,
      duplicates: 1,
      rerunning: 0,
    })
  })

  it('a re-run under way takes nothing back, and reports what became of the findings', async () => {
    const run = await addNew()
    await verify(run, '1', { findings: [finding('a'), finding('b')], key: 'k1' })
    const how = { reason: 'reverify', batchId: null, priority: 10 } as const
    expect(await store.addRuns([run.reportId], how)).toBe(1)
    // One that is open already is not joined by another.
    expect(await store.addRuns([run.reportId], how)).toBe(0)
    expect(await store.status()).toMatchObject({ verified: 1, unfinished: 0, rerunning: 1 })
    const [again] = await store.runsToQueue(10).then(runs => runs.filter(each => each.priority === 10))
    expect(await store.beginRun(again!.runId)).toMatchObject({ reason: 'reverify', last: { key: 'k1' } })
    await verify(again!, '2', { findings: [finding('b'), finding('c')] })
    const [latest] = await store.latestResults({}, null, 10)
    expect(latest).toMatchObject({
      runId: again!.runId,
      difference: { new: [{ id: 'c' }], gone: [{ id: 'a' }], changed: [], unchanged: ['b'] },
    })
  })

  it('a re-run that changes nothing keeps the output', async () => {
    const run = await addNew()
    await verify(run, '1', {
      findings: [finding('a')],
      key: 'k',
      pack: 'p@1',
      identity: { ...NOBODY, year: 2024 },
    })
    await store.addRuns([run.reportId], { reason: 'reverify', batchId: null, priority: 10 })
    const [again] = (await store.runsToQueue(10)).filter(each => each.priority === 10)
    const begun = await store.beginRun(again!.runId)
    await store.storeResult(begun!, {
      stages: [{ stage: 'parse', version: 2, outcome: 'kept', ms: 1 }],
      key: 'k',
      pack: 'p@1',
      made: null,
    })
    expect(await store.readResult(again!.runId)).toBe('1')
    const [latest] = await store.latestResults({ year: 2024, rubric: 'p' }, null, 10)
    expect(latest).toMatchObject({
      runId: again!.runId,
      stages: { parse: 2 },
      difference: { new: [], gone: [], unchanged: ['a'] },
    })
  })

  it('an older run that ends late does not take the place of a newer one', async () => {
    const run = await addNew()
    const slow = await store.beginRun(run.runId)
    await query(`update runs set ended_at = now() where id = '${run.runId}'`)
    await store.addRuns([run.reportId], { reason: 'reverify', batchId: null, priority: 10 })
    await query(`update runs set ended_at = null where id = '${run.runId}'`)
    const [newer] = (await store.runsToQueue(10)).filter(each => each.priority === 10)
    await verify(newer!, '"new"')
    await store.storeResult(slow!, resultOf('"old"'))
    expect((await store.latestResults({}, null, 10)).map(each => each.runId)).toEqual([newer!.runId])
  })

  it('counts crashes: beginnings without an orderly end', async () => {
    const run = await addNew()
    expect((await store.beginRun(run.runId))?.crashes).toBe(0)
    await store.endRun(run.runId)
    expect((await store.beginRun(run.runId))?.crashes).toBe(0)
    expect((await store.beginRun(run.runId))?.crashes).toBe(1)
    expect(await store.beginRun(randomUUID())).toBeNull()
  })

  it('knows what is in no queue, the most urgent first, and what the queue should hold', async () => {
    const late = await addNew({ priority: 5 })
    const soon = await addNew()
    expect((await store.runsToQueue(10)).map(each => each.runId)).toEqual([soon.runId, late.runId])
    await store.markQueued([soon.runId, late.runId])
    expect(await store.runsToQueue(10)).toEqual([])
    expect(await store.countQueued()).toBe(2)
    await store.noteTrouble(late.runId, 'Error: out of memory')
    expect(await store.countQueued()).toBe(1)
    expect(await store.unfinishedRuns()).toContainEqual({
      ...late,
      name: '2024/甲 单位.txt',
      trouble: 'Error: out of memory',
    })
    expect(await store.forgetQueue()).toBe(1)
    expect(await store.retryTroubled(60_000)).toBe(0)
    expect(await store.retryTroubled(0)).toBe(1)
    expect(await store.runsToQueue(10)).toHaveLength(2)
  })

  it('a file whose result is known already is not for the queue', async () => {
    const run = await addNew({ isHeld: true })
    expect(await store.runsToQueue(10)).toEqual([])
    await store.storeResult(run, resultOf('1', { status: 'refused' }))
    expect(await store.status()).toMatchObject({ refused: 1, unfinished: 0 })
  })

  it('gives refused files back once, and duplicates of them too', async () => {
    const sha256 = 'ef'.repeat(32)
    const run = await addNew({ sha256, name: 'a.pdf' })
    await store.addReports([newReport({ sha256, name: 'b.pdf' })])
    await verify(run, '"no"', { status: 'refused' })
    await store.addReports([newReport({ sha256, name: 'c.pdf' })])
    const back = await store.toReturn(10)
    expect(back.map(each => [each.name, each.sameAs])).toEqual([
      ['a.pdf', null],
      ['b.pdf', 'a.pdf'],
      ['c.pdf', 'a.pdf'],
    ])
    for (const { reportId } of back) await store.noteReturned(reportId)
    expect(await store.toReturn(10)).toEqual([])
  })

  it('joins versions of one line in the order of receipt, whichever is verified first', async () => {
    const identity = { unit: '甲局', kind: 'department', year: 2023, title: null } as const
    const [first, second] = [await addNew(), await addNew()]
    expect(await verify(second, '2', { identity })).toEqual(FIRST)
    const { sharedLine } = await verify(first, '1', { identity })
    await verify(await addNew(), '3', { identity: { ...identity, year: 2024 } })
    const versions = await store.versionsOf(sharedLine ?? '')
    expect(versions.map(version => version.id)).toEqual([first.reportId, second.reportId])
  })

  it('ends a batch when it is closed and nothing of it is open, once', async () => {
    const batchId = await store.openBatch({ id: randomUUID(), kind: 'folder', name: '2024' })
    expect(await store.openBatch({ id: randomUUID(), kind: 'folder', name: '2024' })).toBe(batchId)
    const run = await addNew({ batchId, sha256: 'aa'.repeat(32) })
    await store.addReports([newReport({ batchId, sha256: 'aa'.repeat(32) })])
    expect(await store.finishBatch(batchId)).toBe(false)
    await verify(run, '1', { findings: [finding('a')] })
    expect(await store.finishBatch(batchId)).toBe(false)
    await store.closeBatch(batchId)
    expect(await store.openBatches()).toMatchObject([
      { files: 2, verified: 1, duplicates: 1, unfinished: 0, withFindings: 1, closed: true },
    ])
    expect(await store.finishBatch(batchId)).toBe(true)
    expect(await store.finishBatch(batchId)).toBe(false)
    expect(await store.openBatches()).toEqual([])
    // The same folder dropped again is another batch.
    expect(await store.openBatch({ id: randomUUID(), kind: 'folder', name: '2024' })).not.toBe(batchId)
  })

  it('makes one batch of one start, however often it is told', async () => {
    const start = () => store.openBatch({ id: randomUUID(), kind: 'reverify', name: '', trigger: 'cron 1' })
    const ids = await Promise.all([start(), start(), start()])
    expect(new Set(ids).size).toBe(1)
  })

  it('keeps decisions of auditors with the finding of a line; a later one takes the place', async () => {
    const review = { line: 'l', checkId: 'a', note: '', reviewer: '王' }
    await store.addReview({ ...review, decision: 'confirmed' })
    await store.addReview({ ...review, decision: 'dismissed', note: '口径不同' })
    await store.addReview({ ...review, checkId: 'b', decision: 'open' })
    expect(await store.reviewsOf('l')).toMatchObject([
      { checkId: 'a', decision: 'dismissed', note: '口径不同' },
      { checkId: 'b', decision: 'open' },
    ])
    expect(await query('select count(*)::int as n from reviews')).toEqual([{ n: 3 }])
  })

  it('refuses to change or remove an event or a review', async () => {
    await addNew()
    await expect(query("update events set kind = 'x'")).rejects.toThrow('never changed')
    await expect(query('delete from events')).rejects.toThrow('never changed')
    await expect(query('delete from reviews')).rejects.toThrow('never changed')
  })

  it('tells what was done, for the metrics', async () => {
    await verify(await addNew(), '1', { findings: [finding('a')] })
    await addNew()
    const told = await store.readTallies()
    expect(told.stages).toMatchObject([{ stage: 'parse', outcome: 'made', jobs: 1, seconds: 0.005 }])
    expect(told).toMatchObject({ figures: 7, findings: { figure: 1 }, waiting: 1, troubled: 0 })
    expect(told.waitingSeconds).toBeGreaterThan(0)
  })

  it('selects by words of the body, which mean themselves', async () => {
    await verify(await addNew(), '1', { identity: { ...NOBODY, unit: '甲%局' } })
    const found = async (issuer: string) => (await store.latestResults({ issuer }, null, 10)).length
    expect([await found('甲'), await found('%局'), await found('_局'), await found('乙')]).toEqual([
      1, 1, 0, 0,
    ])
  })
})
