import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDocument, unpackExtraction } from '@heshu/shared/artifact/report-artifacts.ts'
import { describe, expect, it } from 'vitest'
import { type Artifacts, verifyInStages, verifyReport } from './pipeline.ts'

const REPORTS = join(import.meta.dirname, '../../fixtures/reports')
const files = readdirSync(REPORTS).flatMap(slug =>
  readdirSync(join(REPORTS, slug))
    .filter(name => /\.txt$|^qinghe.*\.(?:docx|pdf)$/.test(name))
    .map(name => join(REPORTS, slug, name)),
)

const memory = (): Artifacts & { readonly kept: Map<string, Uint8Array> } => {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    find: async (stage, input) => kept.get(`${stage} ${input}`) ?? null,
    keep: (stage, input, bytes) => void kept.set(`${stage} ${input}`, bytes),
  }
}

describe('verifyInStages', () => {
  it.each(files)('gives what verifyReport gives, from nothing and from each stage on: %s', async file => {
    const bytes = readFileSync(file)
    const artifacts = memory()
    const whole = await verifyReport(bytes, file)

    const first = await verifyInStages(bytes, file, {}, artifacts)
    expect(first.stages.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made'])
    expect(JSON.stringify(first.result)).toBe(JSON.stringify(whole))

    // Verified from the kept document and extraction.
    const again = await verifyInStages(bytes, file, {}, artifacts)
    // A document that is read at once is not kept; how fast it is read is the machine's.
    const isKept = expect.stringMatching(/^(kept|made)$/)
    expect(again.stages.map(({ outcome }) => outcome)).toEqual([isKept, 'kept', 'made'])
    expect(JSON.stringify(again.result)).toBe(JSON.stringify(whole))
    expect(again.key).toBe(first.key)

    const unchanged = await verifyInStages(bytes, file, {}, artifacts, first.key)
    expect(unchanged).toMatchObject({ result: null, key: first.key })

    for (const at of artifacts.kept.keys()) if (at.startsWith('extract')) artifacts.kept.delete(at)
    const halfway = await verifyInStages(bytes, file, {}, artifacts)
    expect(halfway.stages.map(({ outcome }) => outcome)).toEqual([isKept, 'made', 'made'])
    expect(JSON.stringify(halfway.result)).toBe(JSON.stringify(whole))
  })

  it('keeps figures and passages one thing wherever they are spoken of', async () => {
    const artifacts = memory()
    const file = files.find(name => name.endsWith('qinghe-2023.pdf'))!
    await verifyInStages(readFileSync(file), file, {}, artifacts)
    const of = (stage: string) => [...artifacts.kept].find(([at]) => at.startsWith(stage))![1]
    const document = unpackDocument(of('parse'))
    const extraction = unpackExtraction(of('extract'), document)
    const passages = new Set(
      document.blocks.flatMap(block =>
        block.kind === 'table' ? block.cells.map(cell => cell.passage) : [block.passage],
      ),
    )
    const figures = new Set(extraction.figures)
    expect(extraction.figures.every(figure => passages.has(figure.passage))).toBe(true)
    expect(extraction.claims.every(claim => figures.has(claim.stated))).toBe(true)
    expect([...extraction.metrics.keys()].every(figure => figures.has(figure))).toBe(true)
  })

  it('makes anew what is kept in pieces', async () => {
    const artifacts = memory()
    const file = files.find(name => name.endsWith('.docx'))!
    const { key } = await verifyInStages(readFileSync(file), file, {}, artifacts)
    for (const [at, bytes] of artifacts.kept) artifacts.kept.set(at, bytes.subarray(0, bytes.length / 2))
    const again = await verifyInStages(readFileSync(file), file, {}, artifacts)
    expect(again.key).toBe(key)
    expect(again.stages[0]?.outcome).toBe('made')
  })

  it('keeps nothing of a file that cannot be used', async () => {
    const artifacts = memory()
    const { result, stages } = await verifyInStages(Buffer.from('%PDF-1.7 nothing'), 'a.pdf', {}, artifacts)
    expect(result?.status).toBe('refused')
    expect(stages).toMatchObject([{ stage: 'parse', outcome: 'refused' }])
    expect(artifacts.kept.size).toBe(0)
  })
})
