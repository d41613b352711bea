import type { Figure } from '@heshu/shared/model/figure.ts'
import type { FundRow, Indicator, IndicatorGroup, ScoreTable } from '@heshu/shared/model/indicator.ts'
import { locate } from '@heshu/shared/model/passage.ts'
import type { ReportDocument, Table, TableCell } from '@heshu/shared/model/report-document.ts'
import { type Exact, sumOf } from '@heshu/shared/number/exact.ts'
import { type Grid, gridOf } from '../table-grid.ts'
import { cellFigure } from './cell-figure.ts'
import { isBlank, nameOf, textOf } from './cell-text.ts'
import { readFundRow } from './fund-rows.ts'
import { type Columns, isFundHeader, isIndicatorHeader, readColumns } from './header-block.ts'
import { plainHeader } from './header-role.ts'
import { readIndicatorRows } from './indicator-rows.ts'
import { splitLevelName } from './level-name.ts'
import { raiseHeads } from './outline-rows.ts'
import { groupOver, type Labelled, readSubtotals } from './subtotals.ts'
import { liesOnItsSide, turnTable } from './turn-table.ts'

const TOTAL =
  /^(合计|总计|总分|总分值|总得分|总评分|综合(评分|得分|评价)|(自评|评价|最终|最后|考评)(总|综合)?(得分|总分|分数|合计)|合计(得分|分值|总分)|(得分|分值|总分|分数)(合计|总计))$/u
const SUBTOTAL = /(?:小计|.合计|分项得分)$/u
const GRADE = /^(综合)?(评分|评价|自评|绩效|考评)?(等级|等次|级别|结论)$/u
const TITLE_LENGTH = 60
const TITLE_DISTANCE = 3

type Total = NonNullable<ScoreTable['total']>

const rowWords = (grid: Grid, row: number): readonly TableCell[] =>
  grid.rowCells(row).filter(cell => cell.row === row && !isBlank(cell))

/** The weight and the score of a total row: under their columns, or, where cells are merged out of line, in reading order. */
const readTotal = (grid: Grid, row: number, columns: Columns, figures: readonly Figure[]): Total => {
  const [label, ...rest] = rowWords(grid, row)
  const inColumn = (role: 'weight' | 'claimed') => {
    const column = columns.of.get(role)
    const cell = column === undefined ? null : grid.cellAt(row, column)
    return cell?.row === row && cell !== label
      ? cellFigure(cell, figures, role === 'weight' ? '总分值' : '总得分')
      : null
  }
  const scores = columns.of.has('claimed')
  let weight = inColumn('weight')
  let claimed = inColumn('claimed')
  if (!weight || (scores && !claimed)) {
    const read = (cell: TableCell, what: string) => cellFigure(cell, figures, what)
    const numbers = rest.filter(cell => read(cell, '') !== null)
    const first = numbers[0]
    const last = numbers.at(-1)
    if (claimed) weight ??= first && first.passage !== claimed.passage ? read(first, '总分值') : null
    else if (!scores) weight ??= first ? read(first, '总分值') : null
    else if (numbers.length >= 2) {
      weight ??= read(first!, '总分值')
      claimed = read(last!, '总得分')
    } else if (!weight && last) claimed = read(last, '总得分')
  }
  if (!weight && label) weight = splitLevelName(label).weight
  return { weight, claimed, at: locate((label ?? grid.table.cells[0]!).passage) }
}

const exceeds = (group: IndicatorGroup, indicators: readonly Indicator[]): boolean => {
  const below = indicators.filter(row => group.path.every((name, level) => row.path[level] === name))
  const weights = below.flatMap(row => (row.weight?.value ? [row.weight.value] : []))
  const own: Exact | null = group.weight?.value ?? null
  return own !== null && weights.length > 0 && own.gt(sumOf(weights))
}

const findTitle = (document: ReportDocument, block: number): string | null => {
  for (let at = block - 1; at >= Math.max(0, block - TITLE_DISTANCE); at--) {
    const before = document.blocks[at]
    if (!before || before.kind === 'table') return null
    const text = before.passage.text.trim()
    if (text !== '' && !/单位[:：]|^[（(][^（()）]*[)）]$/u.test(text))
      return text.length <= TITLE_LENGTH ? text : null
  }
  return null
}

/** What one table holds: fund rows, and indicators if it has any. */
type Read = { readonly funds: readonly FundRow[]; readonly scores: ScoreTable | null }

const readScoreTable = (document: ReportDocument, table: Table, figures: readonly Figure[]): Read => {
  const grid = gridOf(table)
  const funds: FundRow[] = []
  const rows: number[] = []
  const subtotalRows: Labelled[] = []
  let columns: Columns | null = null
  let fundColumns: Columns | null = null
  let section: 'head' | 'funds' | 'goals' | 'indicators' = 'head'
  const totalRows: Labelled[] = []
  let grade: ScoreTable['grade'] = null
  for (let row = 0; row < table.rows; row++) {
    const words = rowWords(grid, row)
    if (words.length === 0) continue
    if (isFundHeader(grid, row) && section !== 'indicators') {
      fundColumns = readColumns(grid, row)
      section = 'funds'
      row = fundColumns.lastRow
      continue
    }
    if (isIndicatorHeader(grid, row)) {
      const found = readColumns(grid, row)
      row = found.lastRow
      // A header repeated on the next page says the same again; another header begins another sheet of the table.
      columns ??= found
      section = 'indicators'
      continue
    }
    const label = plainHeader(textOf(words[0]))
    if (section === 'indicators') {
      if (GRADE.test(label)) {
        const claimed = words.slice(1).find(cell => nameOf(cell) !== '')
        if (claimed) grade = { claimed: nameOf(claimed), at: locate(claimed.passage) }
      } else {
        const named = (sort: RegExp) =>
          words.find((cell, at) => at < 3 && sort.test(plainHeader(textOf(cell))))
        const total = named(TOTAL)
        const subtotal = named(SUBTOTAL)
        if (total) totalRows.push({ row, label: total })
        else if (subtotal) subtotalRows.push({ row, label: subtotal })
        else rows.push(row)
      }
    } else if (section === 'funds' && fundColumns) {
      const fund = readFundRow(grid, row, fundColumns, figures)
      if (fund) funds.push(fund)
    }
  }
  if (!columns || columns.levels.length === 0) return { funds, scores: null }
  const read = raiseHeads(readIndicatorRows(grid, rows, columns, figures))
  const totalRow = totalRows.pop()?.row ?? null
  // 合计 in the merged cell of a level adds up that level.
  const under = columns
  subtotalRows.push(...totalRows.filter(({ row, label }) => groupOver(grid, row, label, under) !== null))
  subtotalRows.sort((a, b) => a.row - b.row)
  const { indicators, groups, orphans } = read
  const weighted = indicators.filter(row => row.weight !== null || row.claimed !== null)
  if (weighted.length < 2) return { funds, scores: null }
  const scored = weighted.some(row => row.claimed !== null)
  const gaps = scored && weighted.some(row => row.claimed === null)
  const scores: ScoreTable = {
    block: table.block,
    title: findTitle(document, table.block),
    indicators,
    groups,
    subtotals: readSubtotals(grid, subtotalRows, columns, read, figures),
    funds,
    total: totalRow === null ? null : readTotal(grid, totalRow, columns, figures),
    grade,
    incomplete:
      table.suspectBefore.length > 0 ||
      orphans > 0 ||
      gaps ||
      groups.some(group => exceeds(group, indicators)),
  }
  return { funds, scores }
}

/**
 * The score tables of a report: tables whose header names indicators and their weights or scores. A table of targets
 * alone is none. Figures of cells are taken from those given.
 */
export const findScoreTables = (document: ReportDocument, figures: readonly Figure[]): ScoreTable[] => {
  const byTable = new Map<number, Figure[]>()
  for (const figure of figures) {
    const table = figure.passage.cell?.table
    if (table === undefined) continue
    const list = byTable.get(table)
    if (list) list.push(figure)
    else byTable.set(table, [figure])
  }
  const tables: ScoreTable[] = []
  let above: { readonly block: number; readonly funds: readonly FundRow[] } | null = null
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    const table = liesOnItsSide(block) ? turnTable(block) : block
    const { funds, scores } = readScoreTable(document, table, byTable.get(block.block) ?? [])
    // A page end between the fund rows and the indicators leaves two tables with nothing in between.
    const adjacent = above !== null && above.block === block.block - 1 && funds.length === 0
    if (scores) tables.push(adjacent && above ? { ...scores, funds: above.funds } : scores)
    above = scores === null && funds.length > 0 ? { block: block.block, funds } : null
  }
  return tables
}
