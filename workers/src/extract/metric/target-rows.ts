import type { Figure } from '@heshu/shared/model/figure.ts'
import type { TargetRow } from '@heshu/shared/model/metric.ts'
import type { ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import { gridOf } from '../table-grid.ts'

const TARGET =
  /^[*＊]?(?:年度|全年|年初|本年|预期|绩效|计划|设定的?|指标|工作)*(?:指标值|目标(?:任务)?[值数量]?|预期值|计划(?:任务|指标|完成)?[值数量]?|(?:年度|全年|下达)任务|任务(?:目标|指标|[值数量])[值数量]?)[*＊]?(?:[（(].{1,10}[)）])?$/
const ACTUAL =
  /^[*＊]?(?:年度|全年|年末|本年)?(?:实际(?:完成|达成|实现)?|(?:实际)?(?:完成|实现|达成))(?:[值数量]|情况)?[*＊]?(?:[（(].{1,10}[)）])?$/

/** One word on whether a target is met. */
const STATUS = /^(?:是|否|√|×|(?:已|未|部分|基本|全部|超额)?(?:完成|达标|达成|达到|实现)(?:目标|任务)?)$/
/** Columns whose words may say it: 未完成原因, 偏差原因分析及改进措施, 备注. Not those of rules. */
const REMARKS = /^(?!.*(?:标准|解释|办法|规则|[计评]分)).*(?:原因|偏差|备注|说明|情况|是否)/
const SAYS_BECAME = /(?:完成|达标|达到|达成|实现|落空)/

/** 产出指标（50分） and 数量指标* without their points and marks. */
const bare = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/[（(][^（）()]*[)）]/g, '')
    .replace(/[*＊]/g, '')

const rowsOf = (table: Table, figures: readonly Figure[]): TargetRow[] => {
  const grid = gridOf(table)
  const rows: TargetRow[] = []
  for (let row = 0; row < table.rows; row++) {
    if (grid.isHeaderRow(row)) continue
    const headers = Array.from(
      { length: table.columns },
      (_, column) => grid.columnHeader(column, row).at(-1) ?? '',
    )
    const targetColumn = headers.findIndex(header => TARGET.test(header))
    if (targetColumn < 1) continue
    const target = grid.cellAt(row, targetColumn)
    if (!target || target.row !== row || target.passage.text.trim() === '') continue
    const naming = Array.from({ length: targetColumn }, (_, column) => column).filter(
      column => !/^(?:序号|编号|(?:计量|度量)?单位)$/.test(headers[column]!),
    )
    const left = [...new Set(naming.map(column => grid.cellAt(row, column)))]
      .map(cell => (cell ? bare(cell.passage.text) : ''))
      .filter(text => text !== '' && !/^[≥≤<>＞＜=＝]+$/.test(text))
    const name = left.at(-1)
    if (!name) continue
    const actual = headers.findIndex((header, column) => column > targetColumn && ACTUAL.test(header))
    const actualCell = actual < 0 ? null : grid.cellAt(row, actual)
    const right = Array.from({ length: table.columns - targetColumn - 1 }, (_, i) => targetColumn + 1 + i)
    const textAt = (column: number): string => bare(grid.cellAt(row, column)?.passage.text ?? '')
    const statusColumn =
      right.find(column => STATUS.test(textAt(column))) ??
      right.find(
        column => column !== actual && REMARKS.test(headers[column]!) && SAYS_BECAME.test(textAt(column)),
      )
    const status = statusColumn === undefined ? null : grid.cellAt(row, statusColumn)
    rows.push({
      table: table.block,
      name,
      kind: left.at(-2) ?? null,
      target: target.passage,
      actual: actualCell?.passage ?? null,
      figures: figures.filter(f => f.passage === target.passage),
      actuals: figures.filter(f => f.passage === actualCell?.passage),
      status: status?.passage ?? null,
    })
  }
  return rows
}

/** The targets that the tables of a report set, table by table. `figures` are all of the report's. */
export const targetRows = (document: ReportDocument, figures: readonly Figure[]): TargetRow[] => {
  const byTable = Map.groupBy(
    figures.filter(f => f.passage.cell),
    f => f.passage.block,
  )
  return document.blocks
    .filter(block => block.kind === 'table')
    .flatMap(table => rowsOf(table, byTable.get(table.block) ?? []))
}
