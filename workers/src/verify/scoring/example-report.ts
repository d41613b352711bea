import type { Dimension, Figure, Unit } from '@heshu/shared/model/figure.ts'
import type { Indicator, ScoreTable } from '@heshu/shared/model/indicator.ts'
import { locate, type Passage } from '@heshu/shared/model/passage.ts'
import type { Block, ReportDocument } from '@heshu/shared/model/report-document.ts'
import { exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'

/** Small reports for the tests of scoring: prose whose figures are marked by their units, and tables from rows of words. */

const UNITS: readonly (readonly [string, Dimension, string, string])[] = [
  ['万元', 'money', '元', '10000'],
  ['元', 'money', '元', '1'],
  ['%', 'ratio', '%', '0.01'],
  ['分', 'score', '分', '1'],
  ['万人次', 'count', '人次', '10000'],
  ['人次', 'count', '人次', '1'],
  ['个', 'count', '个', '1'],
]

const unitOf = (text: string): Unit | null => {
  const found = UNITS.find(([name]) => name === text)
  return found ? { text, dimension: found[1], base: found[2], factor: exact(found[3]), from: 'figure' } : null
}

const FIGURE = /(超|约|≥|≤)?\s*(\d+(?:\.\d+)?)(万元|万人次|人次|元|%|分|个)/gu
const APPROXIMATIONS: Readonly<Record<string, Figure['approximation']>> = {
  超: 'over',
  约: 'about',
  '≥': 'at-least',
  '≤': 'at-most',
}

export const figuresOf = (passage: Passage): Figure[] =>
  [...passage.text.matchAll(FIGURE)].map(match => {
    const text = `${match[2]}${match[3]}`
    const start = match.index + match[0].length - text.length
    return {
      text,
      value: exact(match[2]!),
      unit: unitOf(match[3]!),
      step: powerOfTen(-(match[2]!.split('.')[1]?.length ?? 0)),
      approximation: APPROXIMATIONS[match[1] ?? ''] ?? 'exact',
      passage,
      start,
      end: start + text.length,
      measures: '',
    }
  })

const passageAt = (text: string, block: number, row: number, column: number): Passage => ({
  text,
  runs: [],
  block,
  cell: { table: block, row, column },
})

const bare = (text: string | undefined, block: number, row: number, column: number): Figure | null =>
  text === undefined || text === ''
    ? null
    : {
        text,
        value: exact(text),
        unit: { text: '分', dimension: 'score', base: '分', factor: ONE, from: 'header' },
        step: powerOfTen(-(text.split('.')[1]?.length ?? 0)),
        approximation: 'exact',
        passage: passageAt(text, block, row, column),
        start: 0,
        end: text.length,
        measures: '',
      }

export type Row = {
  readonly path: string
  readonly weight?: string
  readonly claimed?: string
  readonly criteria?: string
  readonly target?: string
  readonly actual?: string
  readonly remark?: string
}

export type TableParts = {
  readonly rows: readonly Row[]
  readonly groups?: Readonly<Record<string, string>>
  readonly funds?: ScoreTable['funds']
  readonly total?: readonly [weight: string, claimed: string]
  readonly grade?: string
  readonly incomplete?: boolean
}

const TABLE = 900

export const tableOf = (parts: TableParts, block = TABLE): ScoreTable => ({
  block,
  title: '评分表',
  indicators: parts.rows.map((row, at): Indicator => {
    const text = (words: string | undefined, column: number) =>
      words === undefined ? null : passageAt(words, block, at, column)
    return {
      path: row.path.split('/'),
      weight: bare(row.weight, block, at, 1),
      claimed: bare(row.claimed, block, at, 2),
      description: null,
      criteria: text(row.criteria, 3),
      target: text(row.target, 4),
      actual: text(row.actual, 5),
      remark: text(row.remark, 6),
      at: locate(passageAt(row.path, block, at, 0)),
    }
  }),
  groups: Object.entries(parts.groups ?? {}).map(([path, weight], at) => ({
    path: path.split('/'),
    weight: bare(weight, block, 500 + at, 1),
    claimed: null,
  })),
  subtotals: [],
  funds: parts.funds ?? [],
  total: parts.total
    ? {
        weight: bare(parts.total[0], block, 998, 1),
        claimed: bare(parts.total[1], block, 998, 2),
        at: locate(passageAt('总分', block, 998, 0)),
      }
    : null,
  grade: parts.grade ? { claimed: parts.grade, at: locate(passageAt(parts.grade, block, 999, 2)) } : null,
  incomplete: parts.incomplete ?? false,
})

/** Paragraphs; one that begins with "# " is a heading. */
export const proseOf = (...paragraphs: readonly string[]): ReportDocument => ({
  format: 'text',
  pages: null,
  notes: [],
  blocks: paragraphs.map(
    (text, block): Block =>
      text.startsWith('# ')
        ? { kind: 'heading', level: 3, passage: { text: text.slice(2), runs: [], block } }
        : { kind: 'paragraph', passage: { text, runs: [], block } },
  ),
})

export const allFigures = (document: ReportDocument, tables: readonly ScoreTable[]): Figure[] => [
  ...document.blocks.flatMap(block => (block.kind === 'table' ? [] : figuresOf(block.passage))),
  ...tables.flatMap(table =>
    table.indicators.flatMap(row =>
      [row.target, row.actual, row.remark].flatMap(passage => (passage ? figuresOf(passage) : [])),
    ),
  ),
]

export const fund = (parts: {
  adjusted?: string
  spent?: string
  rate?: string
  weight: string
  claimed: string
}): ScoreTable['funds'][number] => {
  const figure = (text: string | undefined, column: number) =>
    text === undefined ? null : (figuresOf(passageAt(text, TABLE, 700, column))[0] ?? null)
  return {
    name: '年度资金总额',
    original: null,
    adjusted: figure(parts.adjusted, 2),
    spent: figure(parts.spent, 3),
    rate: figure(parts.rate, 5),
    weight: bare(parts.weight, TABLE, 700, 4),
    claimed: bare(parts.claimed, TABLE, 700, 6),
    at: locate(passageAt('年度资金总额', TABLE, 700, 0)),
  }
}
