import type { Table } from '@heshu/shared/model/report-document.ts'
import { describe, expect, it } from 'vitest'
import { continuesTable, type Fragment, type FragmentCell, joinFragments } from './join-fragments.ts'

/** A fragment from its rows; every place is a cell of its own, as in a text. */
const fragment = (...rows: string[][]): Fragment => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  cells: rows.flatMap((row, r) =>
    row.map((text, column): FragmentCell => ({ row: r, column, rowSpan: 1, columnSpan: 1, text, runs: [] })),
  ),
})

const rowsOf = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter(cell => cell.row === row).map(cell => cell.passage.text),
  )

const HEADER = ['一级指标', '分值', '三级指标', '分值', '指标说明', '得分']
const COMPLETE = ['决策', '10', '目标合理性', '4', '目标是否与部门职责和年度任务相符合。', '4']

describe('joining the page fragments of a table', () => {
  it('drops a repeated header and keeps the rows', () => {
    const table = joinFragments(
      [
        fragment(HEADER, COMPLETE),
        fragment(HEADER, ['过程', '20', '资金到位率', '5', '资金是否按时到位。', '5']),
      ],
      3,
    )
    expect(rowsOf(table)).toEqual([
      HEADER,
      COMPLETE,
      ['过程', '20', '资金到位率', '5', '资金是否按时到位。', '5'],
    ])
    expect(table.suspectBefore).toEqual([])
    expect(table.cells.at(-1)?.passage).toMatchObject({ block: 3, cell: { table: 3, row: 2, column: 5 } })
  })

  it('joins a row whose names and description go on below the page end', () => {
    const table = joinFragments(
      [
        fragment(HEADER, COMPLETE, ['目标', '10', '年度任务', '3', '单位是否按要求编制年度', '3']),
        fragment(
          HEADER,
          ['设置', '', '完整性', '', '任务，内容是否完整。', ''],
          ['', '', '任务明确性', '7', '任务是否清晰、可以衡量。', '6'],
        ),
      ],
      0,
    )
    expect(rowsOf(table).slice(2)).toEqual([
      ['目标设置', '10', '年度任务完整性', '3', '单位是否按要求编制年度任务，内容是否完整。', '3'],
      ['', '', '任务明确性', '7', '任务是否清晰、可以衡量。', '6'],
    ])
  })

  it('never makes one number of two score cells', () => {
    const table = joinFragments(
      [
        fragment(HEADER, COMPLETE, ['过程', '20', '项目监管', '2', '单位对所实施项目（包括转移支付', '3']),
        fragment(HEADER, ['', '', '', '', '与核定编制数的比率。', '5']),
      ],
      0,
    )
    expect(rowsOf(table).slice(2)).toEqual([
      ['过程', '20', '项目监管', '2', '单位对所实施项目（包括转移支付', '3'],
      ['', '', '', '', '与核定编制数的比率。', '5'],
    ])
    expect(table.suspectBefore).toEqual([3])
  })

  it('does not take a row without a score for the rest of the row above', () => {
    const unscored = ['', '', '完成及时性', '6', '项目是否按计划完成。', '']
    const table = joinFragments([fragment(HEADER, COMPLETE), fragment(HEADER, unscored)], 0)
    expect(table.rows).toBe(3)
    expect(rowsOf(table)[2]).toEqual(['完成及时性', '6', '项目是否按计划完成。', ''])
  })

  it('keeps a row of a plain table apart although it has no amount', () => {
    const table = joinFragments(
      [
        fragment(['科目', '金额'], ['人员经费', '120.5'], ['会议费', '3.2']),
        fragment(['科目', '金额'], ['培训费', '']),
      ],
      0,
    )
    expect(table.rows).toBe(4)
  })

  it('extends a merged level cell over the page end, by its own span', () => {
    const next: Fragment = {
      rows: 2,
      columns: 3,
      cells: [
        { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '', runs: [] },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: '差旅费', runs: [] },
        { row: 0, column: 2, rowSpan: 1, columnSpan: 1, text: '4,650.00', runs: [] },
        { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '培训费', runs: [] },
        { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '1,062.00', runs: [] },
      ],
    }
    const table = joinFragments([fragment(['类型', '科目', '金额'], ['公用经费', '水费', '326.96']), next], 0)
    expect(table.cells.find(cell => cell.passage.text === '公用经费')).toMatchObject({ row: 1, rowSpan: 3 })
  })

  it('does not give a lost row the name and weight of the row above', () => {
    const table = joinFragments(
      [fragment(HEADER, COMPLETE), fragment(HEADER, ['', '', '', '', '2. 比率超过100%的，不得分。', '0'])],
      0,
    )
    expect(table.cells.find(cell => cell.passage.text === '目标合理性')).toMatchObject({ rowSpan: 1 })
    expect(table.suspectBefore).toEqual([2])
  })

  it('puts pages on one grid where one of them does not draw every column', () => {
    const upper = { ...fragment(['名称', '预算', '决算'], ['水费', '3', '2']), edges: [50, 150, 200, 250] }
    const lower = { ...fragment(['说明：以上为全年数', '5']), edges: [60, 210, 260] }
    const table = joinFragments([upper, lower], 0)
    expect(table.columns).toBe(3)
    expect(table.cells.filter(cell => cell.row === 2)).toMatchObject([
      { column: 0, columnSpan: 2 },
      { column: 2, columnSpan: 1, passage: { text: '5' } },
    ])
  })

  it('moves the runs of the lower half with its text', () => {
    const run = (page: number, end: number) => ({
      start: 0,
      end,
      page,
      box: [0, 0, 10, 10] as [number, number, number, number],
    })
    const half = (text: string, page: number): Fragment => ({
      rows: 1,
      columns: 2,
      cells: [
        { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, runs: [run(page, text.length)] },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: page === 1 ? '5' : '', runs: [] },
      ],
    })
    const header = fragment(['标准', '得分'])
    const table = joinFragments([header, half('按时公开的，', 1), half('得满分。', 2)], 0)
    const joined = table.cells.find(cell => cell.passage.text === '按时公开的，得满分。')
    expect(joined?.passage.runs.map(r => [r.start, r.end, r.page])).toEqual([
      [0, 6, 1],
      [6, 10, 2],
    ])
  })

  it('keeps the digits of a broken text apart unless they are halves of one figure', () => {
    const cut = (before: string, after: string) =>
      rowsOf(
        joinFragments(
          [
            fragment(HEADER, [...COMPLETE.slice(0, 4), before, '4']),
            fragment(HEADER, ['', '', '', '', after, '']),
          ],
          0,
        ),
      )[1]?.[4]
    expect(cut('本年度预算安排（包括结转）共计12,', '345.67万元，全部支出。')).toBe(
      '本年度预算安排（包括结转）共计12,345.67万元，全部支出。',
    )
    expect(cut('按季度计分的（每季度得', '1分）。')).toBe('按季度计分的（每季度得1分）。')
    expect(cut('按季度计分的（每季度得1', '5个百分点扣一分）。')).toBe(
      '按季度计分的（每季度得1 5个百分点扣一分）。',
    )
  })
})

describe('whether a grid after a page end continues the table', () => {
  it('does with the header repeated', () => {
    expect(continuesTable(fragment(HEADER, COMPLETE), fragment(HEADER, COMPLETE))).toBe(true)
  })
  it('does without a header, in the same columns', () => {
    expect(continuesTable(fragment(HEADER, COMPLETE), fragment(COMPLETE))).toBe(true)
  })
  it('does not with a caption between, or another header', () => {
    expect(continuesTable(fragment(HEADER, COMPLETE), fragment(COMPLETE), ['表3：资金使用情况'])).toBe(false)
    expect(continuesTable(fragment(HEADER, COMPLETE), fragment(COMPLETE), ['（续表）'])).toBe(true)
    const other = fragment(['单位', '年初预算', '名称', '预算数', '说明', '决算数'], COMPLETE)
    expect(continuesTable(fragment(HEADER, COMPLETE), other)).toBe(false)
  })
  it('does not in other columns', () => {
    expect(continuesTable(fragment(HEADER, COMPLETE), fragment(['项目', '金额'], ['水费', '3']))).toBe(false)
    const ruled = { ...fragment(['甲', '1']), edges: [0, 100, 200] }
    expect(continuesTable(ruled, { ...fragment(['乙', '2']), edges: [0, 150, 200] })).toBe(false)
  })
})
