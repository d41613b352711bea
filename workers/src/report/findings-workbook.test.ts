import exceljs from 'exceljs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { exampleRefusal, exampleResult } from './example-result.ts'
import { findingRows, writeFindingsWorkbook } from './findings-workbook.ts'
import { summarise } from './summary.ts'

const write = (title = exampleResult.report.title) => {
  const result = { ...exampleResult, report: { ...exampleResult.report, title } }
  return writeFindingsWorkbook(findingRows(result), [summarise(result), summarise(exampleRefusal)])
}

const read = async (bytes: Uint8Array) => {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  return workbook
}

describe('the workbook of a batch', () => {
  it('has one row for each finding, gravest first, then the open points', async () => {
    const sheet = (await read(await write())).getWorksheet('问题')!
    expect(sheet.rowCount).toBe(4)
    expect((sheet.getRow(2).values as unknown[]).slice(1, 9)).toEqual([
      'inbox/示例县水务局.pdf',
      '不符',
      '影响得分',
      '指标得分',
      '办结及时性 得分',
      '4.88',
      '4.98',
      '147 ÷ 177 × 6 = 4.98',
    ])
    expect(sheet.getRow(3).getCell(6).value).toBe('140%')
    expect(sheet.getRow(4).getCell(2).value).toBe('待核')
  })

  it('has one row for each file, refused ones with the reason', async () => {
    const sheet = (await read(await write())).getWorksheet('文件')!
    expect(sheet.getRow(2).getCell(6).value).toBe('2')
    expect(sheet.getRow(3).getCell(5).value).toBe('未复核')
    expect(sheet.getRow(3).getCell(14).value).toContain('打开密码')
  })

  it.each(['=1+1', '+1', '-4.5', '@SUM(A1)', '\t=1+1'])('keeps %j as text', async title => {
    const cell = (await read(await write(title))).getWorksheet('文件')!.getRow(2).getCell(2)
    expect(cell.type).toBe(exceljs.ValueType.String)
    expect(cell.numFmt).toBe('@')
    expect(cell.formula).toBeUndefined()
  })

  it('can be read back although a text holds control characters', async () => {
    const cell = (await read(await write('a\u0001b\ud800'))).getWorksheet('文件')!.getRow(2).getCell(2)
    expect(cell.value).toBe('a\ufffdb\ufffd')
  })

  it('has the same bytes whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    vi.setSystemTime('2025-03-01')
    const first = await write()
    vi.setSystemTime('2031-12-31')
    expect(Buffer.compare(await write(), first)).toBe(0)
  })
})
