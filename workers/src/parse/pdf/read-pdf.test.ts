import type { Block, ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPdf } from './read-pdf.ts'
import { drawPdf, filled, line, ruling, type Sheet, text } from './test-files/draw-pdf.ts'

const read = async (...sheets: Sheet[]): Promise<ReportDocument> => {
  const outcome = await readPdf(drawPdf(sheets))
  if (outcome.outcome === 'refused') throw new Error(outcome.refusal.message)
  return outcome.document
}

const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(block => (block.kind === 'table' ? [] : [block.passage.text]))

const tablesOf = (document: ReportDocument): Table[] =>
  document.blocks.filter(block => block.kind === 'table')

const rowsOf = (table: Table | undefined): string[][] =>
  Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    table!.cells.filter(cell => cell.row === row).map(cell => cell.passage.text),
  )

/** Lines of running text from (50, 60) down, 16 points apart; a full line holds 50 signs of 10 points. */
const prose = (lines: readonly string[], top = 60): string =>
  lines.map((words, i) => text(50, top + 16 * i, words)).join('')

const FULL =
  '本年度部门围绕中心工作，进一步规范预算管理，提高资金使用效益，各项任务按计划有序推进，全年总体情况良好，'

describe('ruled tables', () => {
  it('are read into cells with their places', async () => {
    const document = await read({
      content:
        ruling([50, 150, 250, 350], [50, 80, 110]) +
        text(60, 70, '指标') +
        text(160, 70, '分值') +
        text(260, 70, '得分') +
        text(60, 100, '预算执行率') +
        text(160, 100, '10') +
        text(260, 100, '9.87'),
    })
    const [table] = tablesOf(document)
    expect(rowsOf(table)).toEqual([
      ['指标', '分值', '得分'],
      ['预算执行率', '10', '9.87'],
    ])
    const score = table?.cells.at(-1)?.passage
    expect(score?.runs).toEqual([{ start: 0, end: 4, page: 1, box: [260, 91.2, 300, 101.2] }])
    expect(score?.cell).toEqual({ table: 0, row: 1, column: 2 })
  })

  it('have merged cells where walls are missing', async () => {
    const document = await read({
      content:
        line(50, 50, 350, 50) +
        line(150, 80, 350, 80) +
        line(50, 110, 350, 110) +
        line(50, 140, 350, 140) +
        line(50, 50, 50, 140) +
        line(150, 50, 150, 110) +
        line(250, 50, 250, 140) +
        line(350, 50, 350, 140) +
        text(60, 85, '产出') +
        text(160, 70, '数量') +
        text(260, 70, '5') +
        text(160, 100, '质量') +
        text(260, 100, '6') +
        text(60, 130, '合计') +
        text(260, 130, '11'),
    })
    const spans = tablesOf(document)[0]?.cells.map(cell => [cell.passage.text, cell.rowSpan, cell.columnSpan])
    expect(spans).toEqual([
      ['产出', 2, 1],
      ['数量', 1, 1],
      ['5', 1, 1],
      ['质量', 1, 1],
      ['6', 1, 1],
      ['合计', 1, 2],
      ['11', 1, 1],
    ])
  })

  it('may be drawn with thin boxes, in dashes, under a transform and within a form', async () => {
    const boxes = [50, 150, 250].map(x => filled(x, 50, 0.7, 60)).join('')
    const dashes = [50, 80, 110].flatMap(y =>
      Array.from({ length: 40 }, (_, i) => line(50 + i * 5, y, 53 + i * 5, y)),
    )
    const form =
      boxes +
      dashes.join('') +
      text(60, 70, '甲') +
      text(160, 70, '乙') +
      text(60, 100, '1') +
      text(160, 100, '2')
    const document = await read({ content: 'q 0.5 0 0 0.5 10 0 cm /Form Do Q', form })
    const [table] = tablesOf(document)
    expect(rowsOf(table)).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ])
    // x: (60 + 50) / 2 + 10
    expect(table?.cells[0]?.passage.runs[0]?.box[0]).toBe(65)
  })

  it('may be open at the sides and at the page end', async () => {
    const document = await read({
      content:
        [50, 80].map(y => line(50, y, 250, y)).join('') +
        line(150, 50, 150, 110) +
        text(60, 70, '水费') +
        text(160, 70, '30') +
        text(60, 100, '电费') +
        text(160, 100, '40'),
    })
    expect(rowsOf(tablesOf(document)[0])).toEqual([
      ['水费', '30'],
      ['电费', '40'],
    ])
  })

  it('are not: a frame around text, a rule under a title', async () => {
    const document = await read({
      content:
        ruling([40, 560], [40, 120]) +
        text(50, 60, '说明事项') +
        line(50, 200, 300, 200) +
        text(50, 195, '注'),
    })
    expect(tablesOf(document)).toEqual([])
    expect(textsOf(document.blocks)).toEqual(['说明事项', '注'])
  })

  it('keep a figure that overflows its cell whole', async () => {
    const document = await read({
      content: ruling([50, 120, 200, 300], [50, 80]) + text(55, 70, '123456.78') + text(210, 70, '9'),
    })
    expect(rowsOf(tablesOf(document)[0])).toEqual([['123456.78', '', '9']])
  })

  it('part two figures that fill their cells to the brim', async () => {
    const document = await read({
      content: ruling([50, 90, 130], [50, 80]) + text(50, 70, '1234') + text(90, 70, '5678'),
    })
    expect(rowsOf(tablesOf(document)[0])).toEqual([['1234', '5678']])
  })

  it('join a figure broken by the cell width and keep figures on lines of their own apart', async () => {
    const document = await read({
      content:
        ruling([50, 102, 300], [50, 100]) +
        text(51, 65, '43,29') +
        text(51, 80, '8.95') +
        text(110, 65, '71') +
        text(110, 80, '44'),
    })
    expect(rowsOf(tablesOf(document)[0])).toEqual([['43,298.95', '71\n44']])
  })

  it('do not make 2.90% of the list number 2. at a line end', async () => {
    const document = await read({
      content:
        ruling([50, 152, 300], [50, 100]) +
        text(51, 65, '1. 达标得满分；2.') +
        text(51, 80, '90%以上得4分') +
        text(160, 65, '4'),
    })
    expect(rowsOf(tablesOf(document)[0])[0]?.[0]).toBe('1. 达标得满分；2. 90%以上得4分')
  })

  it('read sideways text in a cell in its own direction', async () => {
    const document = await read({
      content:
        ruling([50, 90, 300, 400], [50, 150]) +
        text(75, 140, '产出指标', 10, '0 1 -1 0') +
        text(100, 70, '完成率达到全部任务的要求') +
        text(310, 70, '95%'),
    })
    expect(rowsOf(tablesOf(document)[0])[0]?.[0]).toBe('产出指标')
  })
})

describe('tables over a page end', () => {
  const page = (rows: readonly (readonly string[])[], top: number): Sheet => ({
    content:
      ruling(
        [50, 150, 250, 350],
        Array.from({ length: rows.length + 1 }, (_, i) => top + 30 * i),
      ) +
      rows
        .flatMap((row, r) =>
          row.map((words, c) => (words ? text(60 + 100 * c, top + 20 + 30 * r, words, 8) : '')),
        )
        .join(''),
  })

  it('are one table, with the repeated header dropped', async () => {
    const header = ['单位', '预算数', '执行数']
    const document = await read(
      page([header, ['甲中心', '10.50', '9.80']], 300),
      page([header, ['乙中心', '20.00', '19.60']], 40),
    )
    expect(tablesOf(document).map(rowsOf)).toEqual([
      [header, ['甲中心', '10.50', '9.80'], ['乙中心', '20.00', '19.60']],
    ])
    expect(tablesOf(document)[0]?.cells.at(-1)?.passage.runs[0]?.page).toBe(2)
  })

  it('are one form although the rows of each page need other columns', async () => {
    const second: Sheet = {
      content:
        ruling([50, 350], [40, 70]) +
        line(150, 40, 150, 70) +
        text(60, 60, '说明', 8) +
        text(160, 60, '无', 8),
    }
    const document = await read(page([['项目名称', '培训', '公共卫生']], 330), second)
    expect(tablesOf(document).map(rowsOf)).toEqual([
      [
        ['项目名称', '培训', '公共卫生'],
        ['说明', '无'],
      ],
    ])
  })

  it('are two where a caption stands between', async () => {
    const second = page(
      [
        ['单位', '人数', '比例'],
        ['丙中心', '12', '3'],
      ],
      60,
    )
    const document = await read(
      page(
        [
          ['单位', '预算数', '执行数'],
          ['甲中心', '1', '2'],
        ],
        300,
      ),
      {
        content: text(50, 45, '表二：人员情况表') + second.content,
      },
    )
    expect(tablesOf(document)).toHaveLength(2)
  })
})

describe('running text', () => {
  it('is joined over line ends without blanks, figures whole', async () => {
    const document = await read({
      content: prose([`${FULL.slice(0, 46)}支出43,`, `298.95万元，${FULL}`.slice(0, 50), '完成年度任务。']),
    })
    expect(textsOf(document.blocks)).toEqual([
      `${FULL.slice(0, 46)}支出43,${`298.95万元，${FULL}`.slice(0, 50)}完成年度任务。`,
    ])
  })

  it('is parted into headings and paragraphs', async () => {
    const document = await read({
      content: prose([
        '一、基本情况',
        '（一）主要职能',
        FULL.slice(0, 50),
        '全年任务完成。',
        '1. 预算编制',
        '按要求编制。',
      ]),
    })
    expect(document.blocks.map(block => (block.kind === 'heading' ? block.level : block.kind))).toEqual([
      1,
      2,
      'paragraph',
      3,
      'paragraph',
    ])
  })

  it('begins a paragraph with an indented line after a full one', async () => {
    const document = await read({
      content:
        text(70, 60, FULL.slice(0, 48)) +
        text(50, 76, `${FULL.slice(0, 49)}。`) +
        text(70, 92, FULL.slice(2, 50)) +
        text(50, 108, '情况良好。'),
    })
    expect(textsOf(document.blocks)).toHaveLength(2)
  })

  it('goes on over a page end, past running heads and page numbers', async () => {
    const sheet = (number: number, lines: readonly string[]): Sheet => ({
      content: text(50, 25, '某单位绩效自评报告', 8) + prose(lines) + text(290, 385, `- ${number} -`, 8),
    })
    const document = await read(
      sheet(1, [FULL.slice(0, 50), `${FULL.slice(0, 49)}完`]),
      sheet(2, ['成全部任务。', FULL.slice(0, 50), '结束。']),
      sheet(3, ['另行说明。']),
    )
    expect(textsOf(document.blocks)).toEqual([
      `${FULL.slice(0, 50)}${FULL.slice(0, 49)}完成全部任务。`,
      `${FULL.slice(0, 50)}结束。`,
      '另行说明。',
    ])
  })

  it('keeps a number in the last line that is no page number, and a first line that comes twice', async () => {
    const document = await read(
      { content: prose(['存在问题：', '支出偏慢。', '88']) },
      { content: prose(['存在问题：', '绩效目标不明确。']) },
      { content: prose(['改进措施：', '加快支出。']) },
    )
    expect(textsOf(document.blocks)).toEqual([
      '存在问题：',
      '支出偏慢。',
      '88',
      '存在问题：',
      '绩效目标不明确。',
      '改进措施：',
      '加快支出。',
    ])
  })

  it('keeps the rows of a table without rules apart and in order', async () => {
    const document = await read({
      content:
        text(50, 60, '项目') +
        text(200, 60, '预算') +
        text(300, 60, '支出') +
        text(50, 76, '培训费') +
        text(200, 76, '12.5') +
        text(300, 76, '11.9'),
    })
    expect(textsOf(document.blocks)).toEqual(['项目 预算 支出', '培训费 12.5 11.9'])
  })

  it('takes a sign printed twice to look bold once, and a doubled digit twice', async () => {
    const document = await read({ content: text(50, 60, '得分88.5') + text(50.4, 60, '得分88.5') })
    expect(textsOf(document.blocks)).toEqual(['得分88.5'])
  })

  it('does not make a footnote mark the last digit of a figure', async () => {
    const document = await read({
      content:
        text(50, 60, '执行率88.17%得分88.17') +
        text(210, 56, '1', 6) +
        text(50, 90, '面积120m') +
        text(110, 86, '2', 6),
    })
    expect(textsOf(document.blocks)).toEqual(['执行率88.17%得分88.17¹', '面积120m²'])
  })

  it('leaves out a watermark and says so', async () => {
    const document = await read({
      content: prose(['全年任务完成。']) + text(200, 300, '内部资料', 40, '0.7 0.7 -0.7 0.7'),
    })
    expect(textsOf(document.blocks)).toEqual(['全年任务完成。'])
    expect(document.notes.map(note => note.message).join()).toContain('水印')
  })

  it('leaves out the lines of a table of contents', async () => {
    const document = await read({
      content: prose(['目  录', '一、基本情况……………3', '二、绩效分析............12', '正文如下。']),
    })
    expect(textsOf(document.blocks)).toEqual(['正文如下。'])
  })

  it('sets the title apart, on two lines too', async () => {
    const document = await read({
      content:
        text(150, 60, '二〇二三年度部门整体支出', 24) +
        text(230, 100, '绩效自评报告', 24) +
        prose([FULL.slice(0, 50), FULL.slice(0, 50), '全年任务完成。'], 160),
    })
    expect(document.blocks[0]).toMatchObject({
      kind: 'heading',
      level: 0,
      passage: { text: '二〇二三年度部门整体支出绩效自评报告' },
    })
  })
})

describe('places', () => {
  const boxOf = (document: ReportDocument) => {
    const [block] = document.blocks
    return block && block.kind !== 'table' ? block.passage.runs[0]?.box : undefined
  }

  it('count from the corner of what a turned page shows', async () => {
    // Turned by 90 degrees clockwise, the left edge of the sheet is the top edge of the page.
    const document = await read({ rotate: 90, content: text(30, 300, '合计', 10, '0 1 -1 0') })
    expect(boxOf(document)?.map(Math.round)).toEqual([100, 21, 120, 31])
  })

  it('count from the corner of the crop box', async () => {
    const document = await read({ cropBox: [40, 100, 500, 380], content: text(50, 60, '合计') })
    expect(boxOf(document)?.map(Math.round)).toEqual([10, 31, 30, 41])
  })

  it('stay those of the page where a table is printed sideways on an upright page', async () => {
    const sideways = (x: number, y: number, words: string) => text(x, y, words, 10, '0 1 -1 0')
    const document = await read({
      content:
        ruling([50, 80, 110], [50, 200, 350]) +
        sideways(70, 340, '单位名称') +
        sideways(70, 190, '数') +
        sideways(100, 340, '甲') +
        sideways(100, 190, '7'),
    })
    const [table] = tablesOf(document)
    expect(rowsOf(table)).toEqual([
      ['单位名称', '数'],
      ['甲', '7'],
    ])
    expect(table?.cells.at(-1)?.passage.runs[0]?.box.map(Math.round)).toEqual([91, 180, 101, 190])
  })
})

describe('refusals', () => {
  const refusal = async (bytes: Uint8Array) => {
    const outcome = await readPdf(bytes)
    return outcome.outcome === 'refused' ? outcome.refusal : null
  }
  const good = drawPdf([{ content: prose(['全年任务完成。']) }])

  it('names a password', async () => {
    const secret = '<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>'
    const bytes = drawPdf(
      [{ content: prose(['全年任务完成。']) }],
      `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >>`,
    )
    expect(await refusal(bytes)).toMatchObject({
      code: 'encrypted',
      message: expect.stringContaining('密码'),
    })
  })

  it('names damage: no bytes, a picture, half a file', async () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
    for (const bytes of [new Uint8Array(), picture, good.slice(0, 200)])
      expect((await refusal(bytes))?.code).toBe('damaged')
  })

  it('names a scan without text', async () => {
    expect(await refusal(drawPdf([{ content: filled(50, 50, 300, 300) }]))).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('扫描'),
    })
  })

  it('names too many pages', async () => {
    const bytes = drawPdf(Array.from({ length: 1001 }, () => ({ content: '' })))
    expect((await refusal(bytes))?.code).toBe('too-large')
  })

  it('leaves the bytes to the caller', async () => {
    const before = good.slice()
    await readPdf(good)
    expect(good).toEqual(before)
  })

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async changes => {
          const bytes = good.slice()
          for (const [at, value] of changes) bytes[at] = value
          expect(['read', 'refused']).toContain((await readPdf(bytes)).outcome)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('doubts', () => {
  it('are noted for a page without text', async () => {
    const document = await read({ content: prose(['全年任务完成。']) }, { content: filled(50, 50, 300, 300) })
    expect(document.notes.map(note => note.message).join()).toContain('第2页')
  })
})
