import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentResult } from '../model/output.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { openReportStore, type ReportStore } from './report-store.ts'

let folder: string
let postgres: EmbeddedPostgres
let store: ReportStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-store-'))
  postgres = await startEmbeddedPostgres(folder)
  store = await openReportStore(folder, postgres.url)
})
afterAll(async () => {
  await store?.close()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

let hashes = 0
const newReport = (sha256 = (hashes++).toString(16).padStart(64, '0')) => ({
  id: randomUUID(),
  sha256,
  name: '2024/甲 单位.txt',
  bytes: 5_000_000_000,
})

const document = (status: 'verified' | 'refused', title: string): DocumentResult => ({
  file: '甲.txt',
  sha256: '0'.repeat(64),
  format: 'text',
  pages: null,
  status,
  refusal: null,
  report: { unit: null, year: null, kind: null, title },
  score: null,
  indicators: [],
  checks: [],
  notes: [],
  figures: [],
  coverage: { figures: 0, checked: 0, uncheckable: 0 },
})

const addNew = async (report = newReport()) => {
  const added = await store.addReport(report)
  if (added.outcome !== 'new') throw new Error('expected a new report')
  return added.run
}

describe('the report store', () => {
  it('may be opened by several processes at once, each bringing the tables up to date', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openReportStore(folder, postgres.url)))
    await Promise.all(others.map(other => other.close()))
  })

  it('gives back a result byte for byte, keys in their order', async () => {
    const run = await addNew()
    const given = document('verified', '核数 "报告" \u2028 \\ 😀')
    expect(await store.readResult(run.runId)).toBeNull()
    expect(await store.storeResult(run, given)).toBe(true)
    expect(await store.readResult(run.runId)).toBe(JSON.stringify(given))
  })

  it('keeps the first result of a run when a second one comes late', async () => {
    const run = await addNew()
    await store.storeResult(run, document('verified', 'first'))
    expect(await store.storeResult(run, document('refused', 'second'))).toBe(false)
    expect(await store.readResult(run.runId)).toContain('first')
  })

  it('adding the same report again gives the same run', async () => {
    const report = newReport()
    const run = await addNew(report)
    expect(await addNew(report)).toEqual(run)
    expect(await store.findReport(report.id)).toEqual({
      id: report.id,
      sha256: report.sha256,
      name: report.name,
    })
    expect(await store.findReport(randomUUID())).toBeNull()
  })

  it('links a byte-equal report to the first, also when both come at the same moment', async () => {
    const sha256 = 'ab'.repeat(32)
    const added = await Promise.all([1, 2, 3, 4].map(() => store.addReport(newReport(sha256))))
    const first = added.find(one => one.outcome === 'new')
    expect(added.filter(one => one.outcome === 'duplicate')).toEqual(
      Array(3).fill({ outcome: 'duplicate', of: first?.outcome === 'new' ? first.run.reportId : '' }),
    )
  })

  it('counts every report once and names the unfinished ones', async () => {
    const before = await store.status()
    const [verified, refused, unfinished] = [await addNew(), await addNew(), await addNew()]
    await store.addReport(newReport('ab'.repeat(32)))
    await store.storeResult(verified, document('verified', ''))
    await store.storeResult(refused, document('refused', ''))
    await store.noteTrouble(unfinished.runId, 'Error: out of memory')
    expect(await store.status()).toEqual({
      verified: before.verified + 1,
      refused: before.refused + 1,
      unfinished: before.unfinished + 1,
      duplicates: before.duplicates + 1,
    })
    expect(await store.unfinishedRuns()).toContainEqual({
      ...unfinished,
      name: '2024/甲 单位.txt',
      trouble: 'Error: out of memory',
    })
    expect(await store.hasResult(verified.runId)).toBe(true)
    expect(await store.hasResult(unfinished.runId)).toBe(false)
  })
})
