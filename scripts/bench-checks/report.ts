import type { Block, ReportDocument, TableCell } from '@heshu/shared/model/report-document.ts'
import { type Draw, drawFrom } from './draw.ts'
import { type Pen, penFor } from './pen.ts'
import { KINDS, type Kind, type Part, type Statement, standingOf } from './relation.ts'
import { type Choice, DISTRACTORS_OF, type SetName, SUBJECTS_OF, turnOf, WORDINGS_OF } from './sets.ts'
import { plain, type Replacement, render } from './writing.ts'

export type Planted = {
  readonly kind: Kind
  readonly set: SetName
  readonly wording: number
  readonly statement: Statement
}

type Item = { readonly part: Part; readonly heading?: boolean }

/** A correct report with the statements that stand in it. */
export type GeneratedReport = {
  readonly pen: Pen
  readonly draw: Draw
  readonly statements: readonly Planted[]
  readonly items: readonly Item[]
}

const FILLER = [
  '我单位高度重视预算绩效管理工作，成立了由主要负责人任组长的领导小组，明确责任分工，按时完成自评。',
  '各项支出严格执行国库集中支付制度，审批手续完备，未发现截留、挤占、挪用资金的情况。',
  '存在的主要问题是绩效目标设置不够细化，个别项目前期准备不充分，预算编制的准确性有待提高。',
  '下一步将加强项目库管理，做实前期论证，强化绩效监控结果应用，不断提高资金使用效益。',
  '评价工作采用资料审核、现场核查、座谈询问相结合的方式开展。',
]
const HEADINGS = ['基本情况', '预算执行情况', '资金管理情况', '绩效目标完成情况', '存在的问题及改进措施']
const NUMERALS = ['一', '二', '三', '四', '五']

const paragraph = (text: string): Item => ({ part: { kind: 'paragraph', text: plain(text) } })

/** A paragraph as long as a sentence of a generated report and the one after it are. */
export const WITHOUT_FIGURES = paragraph(FILLER.slice(0, 3).join(''))

/** Tables of different statements are never neighbours: a reader would take the second for the rest of the first. */
const keepApart = (items: readonly Item[]): Item[] =>
  items.flatMap((item, i) =>
    item.part.kind === 'table' && items[i - 1]?.part.kind === 'table'
      ? [paragraph('有关情况如下表所示。'), item]
      : [item],
  )

/** One report: a statement of each kind, with distractors, in an order of its own. */
export const generateReport = (seed: number, choice: Choice): GeneratedReport => {
  const draw = drawFrom(seed * 7919 + 17)
  const { pen, nextStatement } = penFor(draw, SUBJECTS_OF[choice])
  const statements = KINDS.map((kind, i): Planted => {
    nextStatement()
    const { set, wording } = turnOf(kind, i, seed, choice)
    const statement = WORDINGS_OF[set][kind][wording]!(pen)
    for (const bond of statement.bonds)
      if (standingOf(bond) !== 'holds')
        throw new Error(`${kind} wording ${wording} of the ${set} set (seed ${seed}) writes a wrong report`)
    return { kind, set, wording, statement }
  })
  nextStatement()
  const distractors = draw
    .shuffle(DISTRACTORS_OF[choice])
    .slice(0, 10)
    .map(distract => distract(pen).map((part): Item => ({ part })))
  const groups: Item[][] = draw.shuffle([
    ...statements.map(s => s.statement.parts.map((part): Item => ({ part }))),
    ...distractors,
  ])
  const later = draw.shuffle(statements.flatMap(s => (s.statement.apart ? [s.statement.apart] : [])))
  const each = Math.ceil(groups.length / HEADINGS.length)
  const items = keepApart([
    paragraph(`${pen.year}年度部门整体支出绩效自评报告`),
    ...HEADINGS.flatMap((heading, i) => [
      { ...paragraph(`${NUMERALS[i]}、${heading}`), heading: true },
      paragraph(FILLER[i]!),
      ...groups.slice(i * each, (i + 1) * each).flat(),
    ]),
    ...later.flat().map((part): Item => ({ part })),
  ])
  return { pen, draw, statements, items }
}

/** Where a printed figure or turn stands: its block, its cell, its stretch of the text. */
export type Spot = {
  readonly block: number
  readonly cell: { readonly row: number; readonly column: number } | null
  readonly start: number
  readonly end: number
  readonly text: string
}

export type PrintedReport = { readonly document: ReportDocument; readonly spots: ReadonlyMap<number, Spot> }

/** The report as a reader would hand it on, with one figure or turn printed otherwise. */
export const printReport = (
  report: GeneratedReport,
  replacement: Replacement | null = null,
): PrintedReport => {
  const spots = new Map<number, Spot>()
  const note = (rendered: ReturnType<typeof render>, block: number, cell: Spot['cell']): string => {
    for (const { key, start, end } of rendered.places)
      spots.set(key, { block, cell, start, end, text: rendered.text })
    return rendered.text
  }
  const blocks = report.items.map(({ part, heading }, block): Block => {
    if (part.kind === 'paragraph') {
      const passage = { text: note(render(part.text, replacement), block, null), runs: [], block }
      if (block === 0) return { kind: 'heading', level: 0, passage }
      return heading ? { kind: 'heading', level: 1, passage } : { kind: 'paragraph', passage }
    }
    const cells = part.rows.flatMap((line, row) =>
      line.flatMap((content, column): TableCell[] => {
        if (!content) return []
        const text = note(render(content.text, replacement), block, { row, column })
        return [
          {
            row,
            column,
            rowSpan: content.rowSpan,
            columnSpan: content.columnSpan,
            passage: { text, runs: [], block, cell: { table: block, row, column } },
          },
        ]
      }),
    )
    return {
      kind: 'table',
      block,
      rows: part.rows.length,
      columns: Math.max(...part.rows.map(row => row.length)),
      cells,
      suspectBefore: [],
    }
  })
  return { document: { format: 'text', pages: null, blocks, notes: [] }, spots }
}
