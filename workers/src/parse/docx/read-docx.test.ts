import type { Block, ReportDocument } from '@heshu/shared/model/report-document.ts'
import { describe, expect, it } from 'vitest'
import { cell, heading, makeWordFile, paragraph, row, table } from './make-word-file.ts'
import { readDocx } from './read-docx.ts'

const read = async (body: string, parts: Record<string, string> = {}): Promise<ReportDocument> => {
  const result = await readDocx(await makeWordFile(body, parts))
  if (result.outcome === 'refused') throw new Error(result.refusal.message)
  return result.document
}

/** A table as lines, one a row: each cell as text, with its place and spans where it has any. */
const drawn = (block: Block | undefined): string[] => {
  if (block?.kind !== 'table') throw new Error('no table')
  return Array.from({ length: block.rows }, (_, line) =>
    block.cells
      .filter(({ row }) => row === line)
      .map(({ column, rowSpan, columnSpan, passage }) => {
        const spans = rowSpan * columnSpan > 1 ? `[${rowSpan}×${columnSpan}]` : ''
        return `${column}${spans} ${passage.text}`
      })
      .join(' | '),
  )
}
const lines = (document: ReportDocument): string[] =>
  document.blocks.map(block =>
    block.kind === 'table'
      ? 'table'
      : `${block.kind === 'heading' ? `${block.level}# ` : ''}${block.passage.text}`,
  )

const START = '<w:vMerge w:val="restart"/>'
const GOES_ON = '<w:vMerge/>'
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`

const SCORES = table([
  row([cell('评价指标', span(2)), cell('得分', START)]),
  row(['名称', '分值', cell('', GOES_ON)]),
  row([cell('预算编制', START), '5', '4.5']),
  row([cell('', GOES_ON), '10', '9']),
])
const DRAWN_SCORES = [
  '0[1×2] 评价指标 | 2[2×1] 得分',
  '0 名称 | 1 分值',
  '0[2×1] 预算编制 | 1 5 | 2 4.5',
  '1 10 | 2 9',
]

describe('readDocx: tables', () => {
  it('keeps row and column spans', async () => {
    expect(drawn((await read(SCORES)).blocks[0])).toEqual(DRAWN_SCORES)
  })

  it('keeps them where bookmarks stand between rows and cells', async () => {
    const mark = '<w:bookmarkStart w:id="0" w:name="a>b"/><w:bookmarkEnd w:id="0"/>'
    const body = SCORES.replaceAll('<w:tr>', `${mark}<w:tr>`).replaceAll('</w:tc>', `</w:tc>${mark}`)
    expect(drawn((await read(body)).blocks[0])).toEqual(DRAWN_SCORES)
  })

  it('keeps a row in its columns that begins further right', async () => {
    const body = table([
      row(['指标', '分值', '得分']),
      row(['10', '9.5'], '<w:gridBefore w:val="1"/><w:jc w:val="center"/>'),
    ])
    expect(drawn((await read(body)).blocks[0])).toEqual(['0 指标 | 1 分值 | 2 得分', '0  | 1 10 | 2 9.5'])
  })

  it('gives every place of a row that ends early an empty cell', async () => {
    const body = table([row(['项目', '预算', '支出']), row(['合计', '10'])])
    expect(drawn((await read(body)).blocks[0])[1]).toBe('0 合计 | 1 10 | 2 ')
  })

  it('joins the paragraphs of a cell by line feeds and says in which block and cell they stand', async () => {
    const { blocks } = await read(
      paragraph('说明') +
        table([row(['评分标准', cell(paragraph('1. 达标得5分') + paragraph('2. 否则得0分'))])]),
    )
    const found = blocks[1]?.kind === 'table' ? blocks[1].cells[1]?.passage : undefined
    expect(found).toEqual({
      text: '1. 达标得5分\n2. 否则得0分',
      runs: [],
      block: 1,
      cell: { table: 1, row: 0, column: 1 },
    })
  })

  it('puts a table inside a cell into its text, with a note', async () => {
    const inner = table([row(['人员经费', '12.5']), row(['公用经费', '3.1'])])
    const { blocks, notes } = await read(table([row(['明细', cell(inner + paragraph('单位：万元'))])]))
    expect(drawn(blocks[0])).toEqual(['0 明细 | 1 人员经费 12.5\n公用经费 3.1\n单位：万元'])
    expect(notes.map(note => note.message)).toEqual([expect.stringContaining('单元格里还有表格')])
  })

  it('takes a table of one cell for a frame around what is in it', async () => {
    const { blocks } = await read(table([row([cell(paragraph('一、基本情况') + SCORES)])]))
    expect(blocks.map(block => block.kind)).toEqual(['heading', 'table'])
    expect(drawn(blocks[1])).toEqual(DRAWN_SCORES)
  })

  const header = row(['项目', '预算数', '支出数'])
  it('joins a table that goes on after a repeated header', async () => {
    const { blocks } = await read(
      table([header, row(['甲', '1.5', '1.2'])]) + paragraph('') + table([header, row(['乙', '2.5', '2.2'])]),
    )
    expect(drawn(blocks[0])).toHaveLength(3)
    expect(blocks).toHaveLength(1)
  })

  it.each([
    ['a caption stands between', paragraph('表2 上年情况'), row(['甲', '1.5', '1.2'])],
    ['the first is closed by a total', paragraph(''), row(['合计', '1.5', '1.2'])],
  ])('leaves two tables with the same header apart where %s', async (_, between, last) => {
    const { blocks } = await read(
      table([header, last]) + between + table([header, row(['乙', '2.5', '2.2'])]),
    )
    expect(blocks.filter(block => block.kind === 'table')).toHaveLength(2)
  })
})

describe('readDocx: text', () => {
  it('numbers the blocks and takes headings from styles first, from section numbers else', async () => {
    const document = await read(
      heading(1, '2023年度部门整体支出绩效自评报告') +
        heading(2, '一、基本情况') +
        paragraph('（一）主要职能') +
        heading(3, '（二）年度任务。') +
        heading(2, '绩效分析') +
        paragraph('全年预算1,234.50万元。'),
    )
    expect(lines(document)).toEqual([
      '0# 2023年度部门整体支出绩效自评报告',
      '1# 一、基本情况',
      '2# （一）主要职能',
      '2# （二）年度任务。',
      '1# 绩效分析',
      '全年预算1,234.50万元。',
    ])
    expect(document.blocks.map(block => (block.kind === 'table' ? block : block.passage).block)).toEqual([
      0, 1, 2, 3, 4, 5,
    ])
  })

  it('takes running text in a heading style for a paragraph', async () => {
    const [line] = lines(await read(heading(2, '（一）预算。全年预算100万元，支出99万元。')))
    expect(line).toBe('（一）预算。全年预算100万元，支出99万元。')
  })

  it('reads tracked changes as accepted', async () => {
    const body = `<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:ins><w:r><w:t>95</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r></w:p>`
    expect(lines(await read(body))).toEqual(['支出95万元'])
  })

  it('leaves out deleted rows', async () => {
    const body = table([row(['甲', '1']), row(['乙', '2'], '<w:del w:id="1"/>'), row(['丙', '3'])])
    expect(drawn((await read(body)).blocks[0])).toEqual(['0 甲 | 1 1', '0 丙 | 1 3'])
  })

  it('parts a paragraph at a soft break after a sentence or before a section number only', async () => {
    const broken = (...texts: string[]) =>
      `<w:p><w:r>${texts.map(text => `<w:t>${text}</w:t>`).join('<w:br/>')}</w:r></w:p>`
    expect(lines(await read(broken('一、概况', '预算100万元。', '支出', '90万元')))).toEqual([
      '1# 一、概况',
      '预算100万元。',
      '支出\n90万元',
    ])
  })

  it('reads the results of fields, text boxes without a fallback, and drops invisible marks', async () => {
    const field = '<w:p><w:fldSimple w:instr=" =SUM(ABOVE) "><w:r><w:t>95.5</w:t></w:r></w:fldSimple></w:p>'
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${paragraph('框内12万元')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`
    expect(lines(await read(field + box + paragraph('预\u200B算\u3000\u3000数')))).toEqual([
      '95.5',
      '框内12万元',
      '预算 数',
    ])
  })

  it('leaves out the table of contents', async () => {
    const document = await read(
      paragraph('一、基本情况……3') + paragraph('二、绩效分析........12') + paragraph('一、基本情况'),
    )
    expect(lines(document)).toEqual(['1# 一、基本情况'])
  })

  it('reads footnotes after the text', async () => {
    const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const document = await read(
      '<w:p><w:r><w:t>完成率98%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' +
        paragraph('其后'),
      {
        'word/footnotes.xml': `<w:footnotes ${namespaces}><w:footnote w:id="2">${paragraph('按户籍人口计算')}</w:footnote></w:footnotes>`,
      },
    )
    expect(lines(document)).toEqual(['完成率98%', '其后', '按户籍人口计算'])
  })

  it('reads a formula in one line where it is made of fractions and brackets', async () => {
    const run = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
    const body = `<w:p><w:r><w:t>执行率=</w:t></w:r><m:oMath><m:f><m:num>${run('支出数+结转')}</m:num><m:den>${run('预算数')}</m:den></m:f>${run('×100%')}</m:oMath></w:p>`
    expect(lines(await read(body))).toEqual(['执行率=(支出数+结转)/预算数×100%'])
  })

  it('says what it cannot read', async () => {
    const root = '<m:oMath><m:rad><m:e><m:r><m:t>16</m:t></m:r></m:e></m:rad></m:oMath>'
    const { notes } = await read(`<w:p><w:r><w:t>均值</w:t></w:r>${root}</w:p>`, {
      'word/charts/chart1.xml': '<c/>',
    })
    expect(notes.map(note => note.message)).toEqual([
      expect.stringContaining('1 个图表'),
      expect.stringContaining('公式'),
    ])
  })
})

describe('readDocx: what it refuses', () => {
  it.each([
    ['no body', '', 'empty'],
    ['nothing but white space', paragraph(' \u3000'), 'empty'],
    ['broken mark-up', '<w:p><w:r>', 'damaged'],
  ])('%s', async (_, body, code) => {
    expect(await readDocx(await makeWordFile(body))).toMatchObject({ outcome: 'refused', refusal: { code } })
  })

  it('mark-up nested so deeply that it would exhaust the stack', async () => {
    const depth = 20_000
    const body = '<w:smartTag>'.repeat(depth) + paragraph('x') + '</w:smartTag>'.repeat(depth)
    expect(await readDocx(await makeWordFile(body))).toMatchObject({ outcome: 'refused' })
  })
})
