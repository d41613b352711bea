import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import { readCard } from '@heshu/shared/rubric/rubric-card.ts'
import { loadRubric } from '@heshu/shared/rubric/rubric-folders.ts'
import { verifyReport } from '@heshu/workers/pipeline.ts'
import { checkRubric, hasDefects } from '@heshu/workers/verify/rubric/check-rubric.ts'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const PACKS = join(import.meta.dirname, '../shared/rubrics')

/**
 * `given`: what the report says, prose or a table with tabs; `score`: what the pack gives, low～high where it is open; `steps`: words
 * that the explanation must have. Or `grade`: the only grade of a total.
 */
const CASES = z.array(
  z.union([
    z.strictObject({
      indicator: z.string(),
      given: z.string(),
      score: z.string(),
      steps: z.array(z.string()).default([]),
    }),
    z.strictObject({ total: z.string(), grade: z.string() }),
  ]),
)

const verifyUnder = (id: string, text: string): Promise<DocumentResult> =>
  verifyReport(Buffer.from(text), 'report.txt', { rubrics: { id, folder: null } })

const reportOf = (given: string): string => `2024年度绩效自评报告\n\n一、绩效情况\n\n${given.trim()}\n`

describe.each(readdirSync(PACKS))('the pack %s', id => {
  const file = join(PACKS, id, 'rubric.yaml')
  const text = readFileSync(file, 'utf8')

  it('says its name, place, kind and year where they are looked for', async () => {
    const rubric = await loadRubric(file)
    const { issuer, kind, year } = rubric
    expect(rubric.id).toBe(id)
    expect(readCard(text)).toEqual({ id, issuer, kind, year })
  })

  it('compiles without a defect that it does not own up to', async () => {
    const checked = checkRubric(await loadRubric(file))
    expect(checked.defects).toEqual([])
    expect(hasDefects(checked)).toBe(false)
  })

  it('names every document it rests on in source.md, and what could not be confirmed', async () => {
    const { indicators, grades, rows, groups, missing } = await loadRubric(file)
    const source = readFileSync(join(PACKS, id, 'source.md'), 'utf8')
    for (const { basis } of [...indicators, ...grades, ...rows, ...groups, ...missing])
      expect(source).toContain(basis.source.number ?? basis.source.document)
    expect(source).toContain('未能核实')
  })

  const cases = CASES.parse(
    parse(readFileSync(join(PACKS, id, 'cases.yaml'), 'utf8'), { schema: 'failsafe' }),
  )
  for (const each of cases)
    if ('total' in each)
      it(`calls a total of ${each.total} ${each.grade}`, async () => {
        const { checks } = await verifyUnder(
          id,
          reportOf(`自评得分${each.total}分，评价等级为“${each.grade}”。`),
        )
        const other = await verifyUnder(
          id,
          reportOf(`自评得分${each.total}分，评价等级为“${each.grade === '优' ? '差' : '优'}”。`),
        )
        expect(checks.find(check => check.kind === 'grade')?.verdict).toBe('agrees')
        expect(other.checks.find(check => check.kind === 'grade')?.verdict).not.toBe('agrees')
      })
    else
      it(`gives ${each.score} for ${each.indicator}: ${each.given.trim().split('\n').at(-1)}`, async () => {
        const { indicators } = await verifyUnder(id, reportOf(each.given))
        const row = indicators.find(({ path }) => path.at(-1) === each.indicator)
        expect(row, each.indicator).toBeDefined()
        expect(row!.low === row!.high ? row!.low : `${row!.low}～${row!.high}`).toBe(each.score)
        for (const step of each.steps) expect(row!.because).toContain(step)
      })
})
