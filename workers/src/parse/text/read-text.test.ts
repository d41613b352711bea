import type { Block, ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const read = async (text: string): Promise<ReportDocument> => {
  const result = await readText(new TextEncoder().encode(text))
  if (result.outcome === 'refused') throw new Error(result.refusal.message)
  return result.document
}

const tabs = (...rows: string[][]): string => rows.map(row => row.join('\t')).join('\n')
const cellLines = (...rows: string[][]): string =>
  rows.map(row => row.map(cell => `\t${cell}\n`).join('')).join('\n')

const tableOf = (document: ReportDocument, number = 0): Table => {
  const table = document.blocks.filter((block): block is Table => block.kind === 'table')[number]
  if (!table) throw new Error('no table')
  return table
}

/** The text of each cell that begins in the row, with its column: "4:及时性". */
const row = (table: Table, number: number): string[] =>
  table.cells.filter(cell => cell.row === number).map(cell => `${cell.column}:${cell.passage.text}`)

const cell = (table: Table, text: string) => table.cells.find(each => each.passage.text === text)
const textOf = (block: Block): string => (block.kind === 'table' ? '表' : block.passage.text)
const texts = (document: ReportDocument): string[] => document.blocks.map(textOf)

const HEADER = [
  ['评价指标', '', '', '', '指标说明', '评分标准', '得分'],
  ['一级指标', '', '三级指标', '', '', '', ''],
  ['名称', '分值', '名称', '分值', '', '', ''],
]
const FIRST = ['决策', '12', '立项依据', '5', '立项是否有依据。', '有依据的，得5分。', '5']

describe('a score table in tabs', () => {
  it('reads blank header cells as the merged ones that they stand for', async () => {
    const table = tableOf(await read(tabs(...HEADER, FIRST)))
    expect(cell(table, '评价指标')).toMatchObject({ row: 0, columnSpan: 4, rowSpan: 1 })
    expect(cell(table, '一级指标')).toMatchObject({ row: 1, columnSpan: 2 })
    expect(cell(table, '得分')).toMatchObject({ row: 0, rowSpan: 3, columnSpan: 1 })
  })

  it('extends level cells over the blanks below them, but not into the total', async () => {
    const table = tableOf(
      await read(
        tabs(
          ...HEADER,
          FIRST,
          ['', '', '绩效目标', '7', '目标是否明确。', '明确的，得7分。', '6.5'],
          ['', '', '总分', '100', '', '', '11.5'],
        ),
      ),
    )
    expect(cell(table, '决策')).toMatchObject({ row: 3, rowSpan: 2 })
    expect(cell(table, '12')).toMatchObject({ rowSpan: 2 })
    expect(row(table, 4)).toEqual(['2:绩效目标', '3:7', '4:目标是否明确。', '5:明确的，得7分。', '6:6.5'])
    expect(row(table, 5)[0]).toBe('0:')
  })

  it('leaves a missing score missing', async () => {
    const unscored = ['', '', '完成及时性', '7', '是否按时完成。', '按时的，得7分。', '']
    const table = tableOf(await read(tabs(...HEADER, FIRST, unscored)))
    expect(row(table, 4).at(-1)).toBe('6:')
    expect(cell(table, '5')).toMatchObject({ rowSpan: 1 })
  })

  it('puts the score back under scores where description and criteria are written as one', async () => {
    const run = ['', '', '结余率', '3', '年末结余与预算之比。 1. 不超过10%的，得3分。', '2', '']
    const document = await read(tabs(...HEADER, FIRST, run))
    const table = tableOf(document)
    expect(cell(table, '年末结余与预算之比。 1. 不超过10%的，得3分。')).toMatchObject({
      column: 4,
      columnSpan: 2,
    })
    expect(row(table, 4).at(-1)).toBe('6:2')
    expect(document.notes.map(note => note.at?.quote)).toEqual(['结余率'])
  })

  it('never moves a target or a result into the scores', async () => {
    const header = ['指标名称', '分值', '年度指标值', '实际完成值', '得分']
    const document = await read(
      tabs(
        header,
        ['培训人次', '10', '不少于三千人次，其中基层一半以上', '三千二百人次，其中基层两千人次', '10'],
        ['培训场次', '10', '全年组织的培训不少于十二场次以上', '12', ''],
      ),
    )
    expect(row(tableOf(document), 2)).toEqual([
      '0:培训场次',
      '1:10',
      '2:全年组织的培训不少于十二场次以上',
      '3:12',
      '4:',
    ])
    expect(document.notes).toEqual([])
  })

  it('puts a row that lacks a tab where only one place makes sense', async () => {
    const short = ['', '绩效目标', '7', '目标是否明确，是否可以考核。', '明确的，得7分；否则不得分。', '6']
    const table = tableOf(await read(tabs(...HEADER, FIRST, short)))
    expect(row(table, 4).filter(text => !text.endsWith(':'))).toEqual([
      '2:绩效目标',
      '3:7',
      '4:目标是否明确，是否可以考核。',
      '5:明确的，得7分；否则不得分。',
      '6:6',
    ])
  })

  it('joins the lines of a cell that was written over several', async () => {
    const text = `${tabs(...HEADER, FIRST)}\n过程\t20\t资金使用\t8\t是否合规。\t1. 合规的，得4分；\n2. 有凭据的，得4分。\t8`
    const table = tableOf(await read(text))
    expect(table.rows).toBe(5)
    expect(row(table, 4)).toContain('5:1. 合规的，得4分； 2. 有凭据的，得4分。')
    expect(row(table, 4).at(-1)).toBe('6:8')
  })

  it('joins pages: headers dropped, the cut row whole, the row with a lost beginning marked', async () => {
    const page = (...rows: string[][]) => tabs(...HEADER, ...rows)
    const document = await read(
      [
        page(FIRST, ['', '', '绩效', '7', '部门是否', '1. 部门编报目标，做到', '6']),
        page(
          ['', '', '目标', '', '按要求编报目标。', '全部覆盖（7分）。', ''],
          ['过程', '20', '资金管理', '8', '资金（含专项', '管理规范的，得8分。', '8'],
        ),
        page(['', '', '', '', '人数之比。', '2. 超过100%的，不得分。', '0']),
      ].join('\n\n'),
    )
    const table = tableOf(document)
    expect(document.blocks).toHaveLength(1)
    expect(table.rows).toBe(7)
    expect(row(table, 4)).toEqual([
      '2:绩效目标',
      '3:7',
      '4:部门是否按要求编报目标。',
      '5:1. 部门编报目标，做到全部覆盖（7分）。',
      '6:6',
    ])
    expect(row(table, 6)).toEqual([
      '0:',
      '1:',
      '2:',
      '3:',
      '4:人数之比。',
      '5:2. 超过100%的，不得分。',
      '6:0',
    ])
    expect(table.suspectBefore).toEqual([6])
    expect(document.notes).toHaveLength(1)
  })

  it('keeps two tables apart that a caption parts, even without a blank line', async () => {
    const document = await read('甲\t1\n乙\t2\n表2：另一张表\n丙\t3\n丁\t4')
    expect(texts(document)).toEqual(['表', '表2：另一张表', '表'])
  })
})

describe('a table of one cell a line', () => {
  it('ends rows at blank lines and lays shorter rows out under the columns of their numbers', async () => {
    const document = await read(
      `表1：支出明细\n单位：元\n${cellLines(
        ['类型', '科目', '金额'],
        ['人员经费', '基本工资', '6,531.11 '],
        ['', '奖金', '865.16 '],
        ['总计', '7,396.27'],
      )}\n实施日期：全年`,
    )
    const table = tableOf(document)
    expect(texts(document)).toEqual(['表1：支出明细', '单位：元', '表', '实施日期：全年'])
    expect(cell(table, '人员经费')).toMatchObject({ rowSpan: 2 })
    expect(row(table, 2)).toEqual(['1:奖金', '2:865.16'])
    expect(cell(table, '总计')).toMatchObject({ column: 0, columnSpan: 2 })
    expect(row(table, 3)).toEqual(['0:总计', '2:7,396.27'])
  })

  it('keeps fund rows under their own header in a table of mixed widths', async () => {
    const table = tableOf(
      await read(
        cellLines(
          ['项目名称', '技能培训', '项目金额', '500.00'],
          ['项目资金', '', '年初预算数', '全年预算数', '执行数', '分值', '执行率', '得分'],
          ['', '年度资金总额', '400.00', '500.00', '500.00', '10', '100%', '10'],
          ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分', '偏差原因'],
          ['', '产出', '数量', '人次', '≥20', '26', '50', '50', ''],
          ['', '', '质量', '合格率', '≥90%', '95%', '40', '39', ''],
          ['', '总分', '100', '99', '—'],
        ),
      ),
    )
    const columnOf = (number: number, text: string) =>
      table.cells.find(each => each.row === number && each.passage.text === text)?.column
    expect(columnOf(1, '全年预算数')).toBe(columnOf(2, '500.00'))
    expect(columnOf(1, '执行率')).toBe(columnOf(2, '100%'))
    expect(columnOf(6, '99')).toBe(columnOf(3, '得分'))
    expect(cell(table, '总分')).toMatchObject({ columnSpan: 5 })
    expect(cell(table, '产出')).toMatchObject({ rowSpan: 2 })
  })

  it('leaves one score to an indicator whose criteria take several rows', async () => {
    const table = tableOf(
      await read(
        cellLines(
          ['一级指标', '三级指标', '分值', '评价要点', '得分', '扣分说明'],
          ['决策', '立项依据', '5', '评价要点：', '5', ''],
          ['', '', '', '①是否符合规划；', '', ''],
          ['', '', '', '②是否属于职责。', '', ''],
          ['', '立项程序', '3', '评价要点：', '2.5', '缺一份材料'],
        ),
      ),
    )
    expect(cell(table, '立项依据')).toMatchObject({ rowSpan: 3 })
    expect(table.cells.filter(each => each.column === 4 && each.row > 0)).toMatchObject([
      { row: 1, rowSpan: 3, passage: { text: '5' } },
      { row: 4, rowSpan: 1, passage: { text: '2.5' } },
    ])
    expect(table.suspectBefore).toEqual([])
  })

  it('keeps the further lines of a cell, also after an empty paragraph, and drops bookmarks', async () => {
    const table = tableOf(
      await read(
        '\t目标\n\t预期\n\t实际\n\n\t年度\n\t一：提高质量。\n\n二：扩大服务。\n\t已完成\n\n\t依据\n\t[bookmark: _a]按人数测算\n每人十元\n\t同左\n',
      ),
    )
    expect(row(table, 1)).toEqual(['0:年度', '1:一：提高质量。 二：扩大服务。', '2:已完成'])
    expect(row(table, 2)).toEqual(['0:依据', '1:按人数测算 每人十元', '2:同左'])
  })

  it('does not take paragraphs indented by tabs for a table', async () => {
    const document = await read(
      '\t一、基本情况\n\t全年预算已经下达，执行情况良好。\n\n\t二、主要问题\n\t执行进度不均衡，需要改进。\n',
    )
    expect(document.blocks.map(block => block.kind)).toEqual(['heading', 'paragraph', 'heading', 'paragraph'])
  })
})

describe('other tables', () => {
  it('reads Markdown tables', async () => {
    const table = tableOf(await read('| 项目 | 金额 |\n|---|---:|\n| 水费 | 3.5 |\n'))
    expect([row(table, 0), row(table, 1)]).toEqual([
      ['0:项目', '1:金额'],
      ['0:水费', '1:3.5'],
    ])
  })

  it('reads HTML tables with their spans', async () => {
    const table = tableOf(
      await read(
        '说明：\n<table><tr><td rowspan="2">经费</td><td>水费</td><td>3.5</td></tr>\n<tr><td>电费</td><td>4</td></tr></table>\n完',
      ),
    )
    expect(cell(table, '经费')).toMatchObject({ rowSpan: 2 })
    expect(row(table, 1)).toEqual(['1:电费', '2:4'])
  })
})

describe('running text', () => {
  it('puts a sentence together that a page end broke', async () => {
    expect(texts(await read('参照定额标准，对会议、差旅等经费进行控\n\n制，预算编制合理。\n'))).toEqual([
      '参照定额标准，对会议、差旅等经费进行控制，预算编制合理。',
    ])
    expect(texts(await read('年末在职1090人（其中离休143\n\n人），其他人员若干。'))).toEqual([
      '年末在职1090人（其中离休143人），其他人员若干。',
    ])
    expect(texts(await read('（4）落实树木保护问题整改，不\n\n断总结经验。'))).toEqual([
      '（4）落实树木保护问题整改，不断总结经验。',
    ])
  })

  it('makes a broken figure whole, and leaves two numbers two', async () => {
    expect(texts(await read('全年预算共计安排资金，合计527,\n\n711.12万元。'))).toEqual([
      '全年预算共计安排资金，合计527,711.12万元。',
    ])
    const doubtful = await read('全年预算共计安排资金，合计12\n\n34万元。')
    expect(texts(doubtful)).toEqual(['全年预算共计安排资金，合计12 34万元。'])
    expect(doubtful.notes).toHaveLength(1)
  })

  it('does not join headings, list items, labels and captions to what follows', async () => {
    const lines = [
      '一、基本情况',
      '2. 预算管理',
      '全年安排预算',
      '单位：万元',
      '表 1 各单位预算执行情况',
      '项目名称：培训',
      '（1）人员情况',
    ]
    expect(texts(await read(lines.join('\n\n')))).toEqual(lines)
  })

  it('reads headings of all levels, with Markdown marks and a full stop too', async () => {
    const document = await read(
      '# 某局2023年度绩效自评报告\n\n## 一、基本情况\n\n**（一）项目概况。**\n\n3.资金情况\n\n正文。',
    )
    expect(document.blocks.map(block => (block.kind === 'heading' ? block.level : null))).toEqual([
      0,
      1,
      2,
      3,
      null,
    ])
    expect(texts(document)[2]).toBe('（一）项目概况。')
  })

  it('drops a table of contents and page numbers, not a table of amounts', async () => {
    const contents = '目录\n\n一、基本情况\t1\n（一）职能\t2\n二、结论\t15\n\n一、基本情况\n\n- 3 -\n\n正文。'
    expect(texts(await read(contents))).toEqual(['一、基本情况', '正文。'])
    expect(texts(await read('一、财政拨款\t120\n二、其他收入\t30\n三、上年结转\t5'))).toEqual(['表'])
  })

  it('turns left-overs of LaTeX and HTML into the signs that they mean', async () => {
    expect(
      texts(
        await read(
          '规范率99.91%（要求 $\\geq 95\\%$ ），$90\\% > \\text{比率} \\geq 75\\%$ 的得2分 $\\times 7$。',
        ),
      ),
    ).toEqual(['规范率99.91%（要求 ≥95% ），90% > 比率 ≥75% 的得2分 ×7。'])
    expect(
      texts(
        await read(
          '<p>比率&lt;60%的，</p><br/>不得分&nbsp;。依据<管理办法>执行，面积3×10<sup>4</sup>m<sup>2</sup>。',
        ),
      ),
    ).toEqual(['比率<60%的， 不得分 。依据<管理办法>执行，面积3×10⁴m²。'])
  })

  it('leaves full-width digits and prices in dollars alone', async () => {
    const text = '支出１２３．４万元，折合$20或US$90，另有路径C:\\temp。'
    expect(texts(await read(text))).toEqual([text])
  })

  it('gives block numbers in order', async () => {
    const document = await read('第一段。\n\n第二段。\n\n甲\t1\n乙\t2\n\n末段。')
    document.blocks.forEach((block, index) => {
      expect(block.kind === 'table' ? block.block : block.passage.block).toBe(index)
      expect(block.kind === 'table' ? block.cells[0]?.passage.runs : block.passage.runs).toEqual([])
    })
  })
})

describe('a large or hostile text', () => {
  const seconds = async (text: string): Promise<number> => {
    const start = performance.now()
    await readText(new TextEncoder().encode(text))
    return (performance.now() - start) / 1000
  }
  it('takes time in proportion to its size', async () => {
    const hostile = [
      '<p ',
      '$',
      '（《“',
      '\\text{',
      '[bookmark:',
      '预算',
      '. . .',
      '\t甲\n\t5\n\n',
      '甲\t5\n\n',
      '安排，以及\n\n',
    ]
    for (const unit of hostile) expect(await seconds(unit.repeat(10_000))).toBeLessThan(2)
  })
})
