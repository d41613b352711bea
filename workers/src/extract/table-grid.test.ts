import type { Table, TableCell } from '@heshu/shared/model/report-document.ts'
import { describe, expect, it } from 'vitest'
import { gridOf, isNumericCell } from './table-grid.ts'

type Draft = string | { text: string; rows?: number; columns?: number } | null

/** A table from its rows; null for a place that a merged cell covers. */
const table = (drafts: readonly (readonly Draft[])[]): Table => {
  const cells: TableCell[] = drafts.flatMap((row, r) =>
    row.flatMap((draft, c) => {
      if (draft === null) return []
      const { text, rows = 1, columns = 1 } = typeof draft === 'string' ? { text: draft } : draft
      const passage = { text, runs: [], block: 3, cell: { table: 3, row: r, column: c } }
      return [{ row: r, column: c, rowSpan: rows, columnSpan: columns, passage }]
    }),
  )
  return {
    kind: 'table',
    block: 3,
    rows: drafts.length,
    columns: drafts[0]?.length ?? 0,
    cells,
    suspectBefore: [],
  }
}

describe('gridOf', () => {
  const plain = gridOf(
    table([
      ['序号', '单位名称', '年初预算数', '决算 数', '执行率'],
      ['1', '甲中心', '39,775.46', '38,768.35', '97.79%'],
      ['合计', '', '527,711.12', '500,333.67', '87.62%'],
    ]),
  )

  it('names columns by the header row and rows by their first words', () => {
    expect(plain.headerRows).toBe(1)
    expect(plain.columnHeader(3)).toEqual(['决算数'])
    expect(plain.rowHeader(1)).toEqual(['甲中心'])
    expect(plain.rowHeader(2)).toEqual(['合计'])
    expect(plain.caption).toEqual([])
  })

  it('finds the merged cell that covers a place', () => {
    const grid = gridOf(
      table([
        ['一级指标', '二级指标', '分值'],
        [{ text: '产出', rows: 2 }, '数量', '10'],
        [null, '质量', '20'],
      ]),
    )
    expect(grid.cellAt(2, 0)?.passage.text).toBe('产出')
    expect(grid.rowHeader(2)).toEqual(['产出', '质量'])
    expect(grid.cellAt(9, 9)).toBeNull()
  })

  it('joins the rows of a header of several rows', () => {
    const grid = gridOf(
      table([
        [{ text: '评价指标', columns: 4 }, null, null, null, { text: '评分标准', rows: 3 }, '自评得分'],
        [{ text: '一级指标', columns: 2 }, null, { text: '二级指标', columns: 2 }, null, null, '——'],
        ['名称', '分值', '名称', '分值', null, '——'],
        ['预算编制', '20', '目标设置', '10', '符合要求得10分', '9.5'],
      ]),
    )
    expect(grid.headerRows).toBe(3)
    expect(grid.columnHeader(3)).toEqual(['评价指标', '二级指标', '分值'])
    expect(grid.columnHeader(4)).toEqual(['评分标准'])
    expect(grid.columnHeader(5)).toEqual(['自评得分'])
    expect(grid.rowHeader(3, 1)).toEqual(['预算编制'])
    expect(grid.rowHeader(3, 3)).toEqual(['目标设置'])
  })

  it('joins header rows whose spans a text file lost', () => {
    const grid = gridOf(
      table([
        ['评价指标', '', '', '', '自评得分'],
        ['名称', '分值', '名称', '分值', '——'],
        ['预算编制', '20', '目标设置', '10', '9.5'],
      ]),
    )
    expect(grid.headerRows).toBe(2)
    expect(grid.columnHeader(1)).toEqual(['分值'])
  })

  it('keeps a title row and a unit line out of the header', () => {
    const grid = gridOf(
      table([
        [{ text: '某单位支出明细表', columns: 3 }, null, null],
        ['', '', '单位：万元'],
        ['科目', '预算数', '决算数'],
        ['水费', '3.2', '3.1'],
      ]),
    )
    expect(grid.caption).toEqual(['某单位支出明细表', '单位：万元'])
    expect(grid.headerRows).toBe(3)
    expect(grid.columnHeader(1)).toEqual(['预算数'])
  })

  it('does not take a labelled form head for a header, and finds the headers further down', () => {
    const grid = gridOf(
      table([
        ['项目名称', { text: '道路养护', columns: 3 }, null, null, null],
        ['主管部门', '某局', '实施单位', '某所', ''],
        [{ text: '资金（万元）', rows: 2 }, '', '年初预算数', '全年执行数', '得分'],
        [null, '年度资金总额', '120.00', '118.50', '9.88'],
        [{ text: '绩效指标', rows: 2 }, '三级指标', '年度指标值', '实际完成值', '得分'],
        [null, '养护里程', '≥20公里', '21公里', '10'],
      ]),
    )
    expect(grid.headerRows).toBe(0)
    expect(grid.columnHeader(2, 3)).toEqual(['年初预算数'])
    expect(grid.columnHeader(2, 5)).toEqual(['年度指标值'])
    expect(grid.columnHeader(0, 5)).toEqual([])
    expect(grid.rowHeader(3, 2)).toEqual(['资金（万元）', '年度资金总额'])
    expect(grid.rowHeader(5, 4)).toEqual(['绩效指标', '养护里程'])
  })

  it('does not take a section line without figures for a second header row', () => {
    const grid = gridOf(
      table([
        ['项目', '预算数', '决算数'],
        ['一、本年收入', '', ''],
        ['财政拨款', '10.5', '10.4'],
      ]),
    )
    expect(grid.headerRows).toBe(1)
  })

  it('takes years and column numbers for headers, not for data', () => {
    const grid = gridOf(
      table([
        ['项目', '2023', '2024'],
        ['人数', '120', '131'],
      ]),
    )
    expect(grid.columnHeader(2)).toEqual(['2024'])
    const numbered = gridOf(
      table([
        ['项目', '预算数', '决算数', '差额'],
        ['栏次', '1', '2', '3'],
        ['水费', '3', '2', '1'],
      ]),
    )
    expect(numbered.headerRows).toBe(2)
    expect(numbered.columnHeader(1)).toEqual(['预算数'])
  })

  it('does not name a row by its targets, results and criteria', () => {
    const grid = gridOf(
      table([
        ['一级指标', '三级指标', '年度指标值', '评分标准', '得分'],
        ['产出', '完工时间', '2021年12月底前', '按期完工得满分', '10'],
      ]),
    )
    expect(grid.rowHeader(1, 4)).toEqual(['产出', '完工时间'])
  })

  it('names both halves of a two-sided table by their own words', () => {
    const grid = gridOf(
      table([
        ['收入项目', '决算数', '支出项目', '决算数'],
        ['财政拨款', '100', '基本支出', '60'],
      ]),
    )
    expect(grid.rowHeader(1, 1)).toEqual(['财政拨款'])
    expect(grid.rowHeader(1, 3)).toEqual(['基本支出'])
  })
})

describe('isNumericCell', () => {
  const numeric = (text: string): boolean => isNumericCell(table([[text]]).cells[0]!)
  it('knows numbers with and without units', () => {
    for (const text of [
      '10',
      '43,298.95 ',
      '87.62%',
      '≥20万人次',
      '26万人次',
      '41个',
      '-3.5',
      '１２．５％',
      '95%以上',
    ])
      expect(numeric(text), text).toBe(true)
  })
  it('leaves out words, dates and empty marks', () => {
    for (const text of [
      '',
      '——',
      '2021年',
      '2021年12月25日前',
      '12月',
      '1. 资产配置合理的，得1分',
      '第3季度',
      '产出指标（50分）',
    ])
      expect(numeric(text), text).toBe(false)
  })
})

describe('a row that numbers the columns', () => {
  it('is no data, also where a merged header cell reaches down into it', () => {
    const numbered = gridOf(
      table([
        [{ text: '科目编码', rows: 2 }, '科目名称', '合计', '基本支出', '项目支出'],
        [null, '栏次', '1', '2', '3'],
        ['206', '科学技术支出', '12.00', '8.00', '4.00'],
      ]),
    )
    expect(numbered.headerRows).toBe(2)
    expect(numbered.columnHeader(0)).toEqual(['科目编码'])
    expect(numbered.isHeaderRow(2)).toBe(false)
  })
})
