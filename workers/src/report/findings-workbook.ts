import type { Check, DocumentResult, FigureRef } from '@heshu/shared/model/output.ts'
import { checksWith, findingsOf, measuresIn } from './findings.ts'
import { placeInChinese } from './place.ts'
import { printable } from './printable.ts'
import { type FileSummary, rangeText } from './summary.ts'
import { KIND_WORDS, SEVERITY_WORDS, VERDICT_WORDS } from './words.ts'

/** One line of the findings sheet, in the order of COLUMNS. */
export type FindingRow = readonly string[]

const COLUMNS = [
  { title: '文件', width: 28 },
  { title: '结论', width: 8 },
  { title: '严重程度', width: 10 },
  { title: '类型', width: 10 },
  { title: '指标或数字', width: 28 },
  { title: '报告所述', width: 16 },
  { title: '复算', width: 16 },
  { title: '算式', width: 36 },
  { title: '说明', width: 60 },
  { title: '可能的症结', width: 40 },
  { title: '位置', width: 26 },
  { title: '原文', width: 48 },
  { title: '编号', width: 20 },
] as const

const FILE_COLUMNS = [
  { title: '文件', width: 40 },
  { title: '标题', width: 48 },
  { title: '单位', width: 24 },
  { title: '年度', width: 8 },
  { title: '状态', width: 10 },
  { title: '不符', width: 8 },
  { title: '待核', width: 8 },
  { title: '相符', width: 8 },
  { title: '数字', width: 8 },
  { title: '未能核对', width: 10 },
  { title: '最重', width: 10 },
  { title: '自评得分', width: 10 },
  { title: '复算范围', width: 16 },
  { title: '未复核原因', width: 60 },
] as const

const sentenceOf = ({ text, at, context }: FigureRef): string =>
  context ? `${context.before}${text}${context.after}` : at.quote

/** The changes that would mend it, the likeliest first: 1,920.76 → 1,902.76（相邻两位数字对调）. */
const culpritsOf = ({ culprit, alternatives = [] }: Check): string =>
  (culprit ? [culprit, ...alternatives] : [])
    .map(({ text, value, slip }) => `${text} → ${value}${slip === null ? '' : `（${slip}）`}`)
    .join('；或 ')

/** The rows of one report: what disagrees, gravest first, then what is open. */
export const findingRows = (result: DocumentResult): FindingRow[] => {
  const measures = measuresIn(result)
  const row = (check: Check): FindingRow => [
    result.file,
    VERDICT_WORDS[check.verdict],
    check.severity === null ? '' : SEVERITY_WORDS[check.severity],
    KIND_WORDS[check.kind] ?? check.kind,
    measures(check.stated),
    check.stated.text,
    check.expected,
    check.formula,
    check.message,
    culpritsOf(check),
    placeInChinese(check.stated.at),
    sentenceOf(check.stated),
    check.id,
  ]
  return [...findingsOf(result), ...checksWith(result, 'open')].map(row)
}

const fileRow = (summary: FileSummary): string[] => [
  summary.file,
  summary.title ?? '',
  summary.unit ?? '',
  summary.year === null ? '' : String(summary.year),
  summary.refusal ? '未复核' : '已复核',
  String(summary.checks.disagrees),
  String(summary.checks.open),
  String(summary.checks.agrees),
  String(summary.coverage.figures),
  String(summary.coverage.uncheckable),
  summary.worst === null ? '' : SEVERITY_WORDS[summary.worst],
  summary.score?.claimed ?? '',
  summary.score ? rangeText(summary.score.low, summary.score.high) : '',
  summary.refusal?.message ?? '',
]

// A workbook and the zip around it carry dates; a fixed one keeps the bytes the same from run to run.
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1))
// Excel's own limit; a longer text would make it call the file damaged.
const CELL_LIMIT = 32_767

type Sheet = {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * The workbook of a batch: a sheet 问题 with one row per finding and open point, a sheet 文件 with one row per file.
 * Every cell is text, in a column of the text format, so that a figure such as "-4.5" or a hostile "=cmd" is never
 * taken for a formula, also after a person edits the cell. The same input gives the same bytes.
 */
export const writeFindingsWorkbook = async (
  rows: readonly FindingRow[],
  files: readonly FileSummary[],
): Promise<Uint8Array> => {
  const [{ default: exceljs }, { default: JSZip }] = await Promise.all([import('exceljs'), import('jszip')])
  const workbook = new exceljs.Workbook()
  workbook.creator = 'heshu'
  workbook.created = FIXED_DATE
  workbook.modified = FIXED_DATE
  const sheets: Sheet[] = [
    { name: '问题', columns: COLUMNS, rows },
    { name: '文件', columns: FILE_COLUMNS, rows: files.map(fileRow) },
  ]
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ width }) => ({
      width,
      style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
    }))
    sheet.addRow(columns.map(({ title }) => title)).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map(text => printable(text).slice(0, CELL_LIMIT).toWellFormed()))
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  }
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer())
  zip.forEach((_, entry) => {
    entry.date = FIXED_DATE
  })
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
