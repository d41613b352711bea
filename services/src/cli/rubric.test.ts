import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentResult, Output } from '@heshu/shared/model/output.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const BIN = join(import.meta.dirname, 'heshu.mjs')
const PACK = `id: anping-department-2024
issuer: 安平市
kind: department
year: 2024
name: 安平市部门整体支出评分规则
sources:
  table: { document: 某报告评分表, standing: printed }
indicators:
  - path: [管理, 采购执行率]
    weight: 60
    criteria: 得分=采购执行率×60分
    basis: { source: table, clause: 第一行, from: 2024 }
  - path: [绩效, 满意度]
    weight: 40
    criteria: 满意度≥90%的，得40分；满意度＜90%的，得10分。
    basis: { source: table, clause: 第二行, from: 2024 }
`
const REPORT = `安平市教育局2024年度部门整体支出绩效自评报告

一、预算执行情况

2024年采购执行率为50%，满意度为95%。

附件 评分表

一级指标\t二级指标\t分值\t评分标准\t得分
管理\t采购执行率\t60\t采购执行率≥90%的，得60分；采购执行率＜90%的，得30分。\t30
绩效\t满意度\t40\t满意度≥90%的，得40分；满意度＜90%的，得10分。\t40
合计\t\t100\t\t70
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-rubric-'))
  for (const [name, text] of [
    ['anping-department-2024', PACK],
    ['anping-department-2025', PACK.replaceAll('2024', '2025').replace('×60', '×30')],
  ] as const) {
    await mkdir(join(folder, 'own', name), { recursive: true })
    await writeFile(join(folder, 'own', name, 'rubric.yaml'), text)
  }
  await writeFile(join(folder, 'defect.yaml'), PACK.replace('weight: 40', 'weight: 30'))
  await writeFile(join(folder, 'unknown.yaml'), PACK.replace('name:', 'nmae:'))
  await writeFile(join(folder, 'report.txt'), REPORT)
})
afterAll(() => rm(folder, { recursive: true }))

type Ended = { readonly status: number | null; readonly out: string; readonly err: string }
const heshu = (...words: string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, HESHU_RUBRICS: join(folder, 'own') }
    const child = spawn(process.execPath, [BIN, ...words], { cwd: folder, env })
    const texts = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', text => (texts.out += text))
    child.stderr.setEncoding('utf8').on('data', text => (texts.err += text))
    child.on('error', reject)
    child.on('close', status => resolve({ status, ...texts }))
  })
const verify = async (...words: string[]): Promise<DocumentResult> =>
  (JSON.parse((await heshu('verify', '--json', 'report.txt', ...words)).out) as Output).documents[0]!

describe('heshu rubric', () => {
  it('lists the packs of the program and those of the folder in the settings', async () => {
    const { status, out } = await heshu('rubric', 'list')
    expect(out).toContain('cn-project-2020')
    expect(out).toContain('anping-department-2025')
    expect(status).toBe(0)
  })

  it('shows a pack with what each criterion compiles to and what it rests on', async () => {
    const { status, out } = await heshu('rubric', 'show', 'anping-department-2024')
    expect(out).toContain('按比例：采购执行率 × 60 分')
    expect(out).toContain('某报告评分表，第一行（报告评分表所列）')
    expect(status).toBe(0)
    expect((await heshu('rubric', 'show', 'nothing-of-it')).status).toBe(2)
  })

  it('checks a file: 0 when it is sound, 1 on defects, 2 when it cannot be read, the key named', async () => {
    const [sound, defect, unknown, none] = await Promise.all(
      ['own/anping-department-2024/rubric.yaml', 'defect.yaml', 'unknown.yaml', 'none.yaml'].map(file =>
        heshu('rubric', 'check', file),
      ),
    )
    expect([sound, defect, unknown, none].map(ended => ended!.status)).toEqual([0, 1, 2, 2])
    expect(defect!.out).toContain('缺陷：')
    expect(unknown!.err).toMatch(/unknown\.yaml[\s\S]*nmae：没有这个键/)
    expect(none!.err).toContain('none.yaml')
  })

  it("drafts a pack from a report's own table, which checks as it stands", async () => {
    const { status, out } = await heshu('rubric', 'from', 'report.txt')
    expect(status).toBe(0)
    await writeFile(join(folder, 'draft.yaml'), out)
    const checked = await heshu('rubric', 'check', 'draft.yaml')
    expect(checked.out).toContain('[90%, +∞) 得 60 分')
    expect(checked.status).toBe(0)
  })
})

describe('heshu verify with packs', () => {
  it("says where the pack of the report's place and year differs, and gives both scores", async () => {
    const { score, checks } = await verify()
    expect(score).toMatchObject({ low: '70', high: '70', rubric: { source: 'own-table' } })
    expect(score!.comparison).toMatchObject({
      rubric: { id: 'anping-department-2024', source: 'pack' },
      low: '70',
    })
    const [difference, ...others] = score!.comparison!.differences
    expect(others).toEqual([])
    expect(difference).toMatchObject({
      path: ['管理', '采购执行率'],
      own: { low: '30' },
      pack: { low: '30' },
    })
    expect(checks.filter(check => check.kind === 'rubric')).toMatchObject([
      { verdict: 'disagrees', severity: 'notice' },
    ])
  })

  it('scores under the pack that is asked for', async () => {
    const { score, indicators } = await verify('--rubric', 'anping-department-2025')
    expect(score).toMatchObject({
      rubric: { id: 'anping-department-2025', source: 'pack' },
      comparison: { rubric: { source: 'own-table' }, low: '70', high: '70' },
    })
    expect(indicators[0]!.because).toContain('anping-department-2025')
  })
})
