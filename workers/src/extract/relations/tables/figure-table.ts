import { kept } from '@heshu/shared/kept.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import { type Grid, gridOf } from '../../table-grid.ts'
import { HOLDS_CODES, sideStarts } from './sides.ts'

/**
 * A table, or a part of it: the rows under one header (a 项目自评表 has fund rows under one and indicators under the next),
 * and of a two-sided table (收入 on the left, 支出 on the right) one side.
 */
export type FigureTable = {
  readonly grid: Grid
  /** The figure that fills the cell at a place, which may be wider than the place; null for words, blanks, cells that hold several figures, and below the first row of a cell. */
  readonly figureAt: (row: number, column: number) => Figure | null
  /** Whether the cell at a place holds digits that are not one figure, or says that its figure stands elsewhere. */
  readonly isUnread: (row: number, column: number) => boolean
  /** The header of a column, its lines joined. */
  readonly headerOf: (column: number) => string
  /** The header of a column from its widest cell to its narrowest. */
  readonly headerPath: (column: number) => readonly string[]
  /** What stands below a column's header to number it: 3, or 5=3/2; '' where nothing does. */
  readonly numberOf: (column: number) => string
  /** The words that name a row, from the merged cell that groups it to its own. */
  readonly rowPath: (row: number) => readonly string[]
  /** The code or number that orders a row: 2013801, 一、, （二）; '' where it has none. */
  readonly rowNumber: (row: number) => string
  /** Whether rows, or parts of them, may be missing among these rows of a column. */
  readonly mayLack: (rows: readonly number[], column: number) => boolean
  /** Rows that hold data, from top to bottom. */
  readonly dataRows: readonly number[]
  readonly columns: readonly number[]
  /** True where rows stand for the columns of the printed table. */
  readonly turned: boolean
}

/** 类 款 项 in one cell, or in a column each. */
const codeIn = (cells: readonly string[]): string => {
  const digits = cells.slice(0, 4).filter(text => text !== '')
  const end = digits.findIndex(text => !/^\d{2,7}$/.test(text))
  const codes = end < 0 ? digits : digits.slice(0, end)
  const [first = '', ...rest] = codes
  if (!/^\d{3}(?:\d{2}){0,2}$/.test(first)) return ''
  return rest.reduce(
    (code, next) => (/^\d{2}$/.test(next) ? code + next : next.length > code.length ? next : code),
    first,
  )
}

/** 1, 1.1, 1.2, 2 in the column of 序号. */
const SERIAL = /^\d{1,2}(?:\.\d{1,2})*$/

const NUMBERED =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))/
/** Digits, and 详见附件, 待定, 涉密. */
const UNREAD = /[\d０-９]|[详另]见|附[件表后]|待|密/

const partsOfTable = (table: Table, figures: readonly Figure[]): FigureTable[] => {
  if (figures.length === 0) return []
  const grid = gridOf(table)
  const places = new Map<number, Figure | null>()
  for (const figure of figures) {
    const { row, column } = figure.passage.cell!
    const key = row * table.columns + column
    const fills = figure.end - figure.start >= figure.passage.text.trim().length - 2
    places.set(key, places.has(key) || !fills ? null : figure)
  }
  const columns = Array.from({ length: table.columns }, (_, column) => column)
  const headerAt = (row: number, column: number) => grid.columnHeader(column, row).join('')
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(row => !grid.isHeaderRow(row))
  const parts = Map.groupBy(rows, row => columns.map(column => headerAt(row, column)).join('|'))
  const figureAt = (row: number, column: number): Figure | null => {
    const cell = grid.cellAt(row, column)
    return cell?.row === row ? (places.get(row * table.columns + cell.column) ?? null) : null
  }
  const isUnread = (row: number, column: number): boolean => {
    const cell = grid.cellAt(row, column)
    return (
      cell !== null && cell.row === row && UNREAD.test(cell.passage.text) && figureAt(row, column) === null
    )
  }
  return [...parts.values()].flatMap(dataRows => {
    const serialOf = (row: number): string => {
      const text = grid.cellAt(row, 0)?.passage.text.trim() ?? ''
      return SERIAL.test(text) ? text : ''
    }
    const layered = dataRows.some(row => serialOf(row).includes('.'))
    const filled = new Set(
      columns.filter(
        column =>
          !HOLDS_CODES.test(headerAt(dataRows[0]!, column)) &&
          dataRows.some(row => {
            const figure = figureAt(row, column)
            return figure !== null && figure.passage.cell!.column === column
          }),
      ),
    )
    const starts = [0, ...sideStarts(grid, dataRows, columns, filled)]
    return starts.map((start, side): FigureTable => {
      const own = columns.filter(c => c >= start && c < (starts[side + 1] ?? table.columns))
      const firstFigure = own.find(c => filled.has(c))
      const paths = new Map<number, readonly string[]>()
      const rowPath = (row: number) => {
        const known = paths.get(row)
        if (known) return known
        const named = side === 0 ? grid.rowHeader(row) : []
        const path = named.length > 0 || firstFigure === undefined ? named : grid.rowHeader(row, firstFigure)
        paths.set(row, path)
        return path
      }
      return {
        grid,
        figureAt,
        isUnread,
        headerOf: column => headerAt(dataRows[0]!, column),
        headerPath: column => grid.columnHeader(column, dataRows[0]),
        numberOf: column => grid.columnNumber(column, dataRows[0]),
        rowPath,
        rowNumber: row => {
          const cells = grid
            .rowCells(row)
            .filter(cell => cell.column >= start)
            .map(cell => cell.passage.text.trim())
          const serial = layered && start === 0 ? serialOf(row) : ''
          return serial || codeIn(cells) || (NUMBERED.exec(rowPath(row).at(-1) ?? '')?.[0] ?? '')
        },
        mayLack: among => table.suspectBefore.some(at => at > Math.min(...among) && at <= Math.max(...among)),
        dataRows,
        columns: own,
        turned: false,
      }
    })
  })
}

/** The parts of every table of a report. */
export const figureTables = (document: ReportDocument, figures: readonly Figure[]): FigureTable[] => {
  const byTable = Map.groupBy(
    figures.filter(f => f.passage.cell),
    f => f.passage.cell!.table,
  )
  return document.blocks
    .filter(block => block.kind === 'table')
    .flatMap(table => partsOfTable(table, byTable.get(table.block) ?? []))
}

/** The same table with its columns for rows: what holds among rows (totals, rates of two others) may hold among columns. */
export const turn = kept(
  (table: FigureTable): FigureTable => ({
    grid: table.grid,
    figureAt: (row, column) => {
      const figure = table.figureAt(column, row)
      return figure?.passage.cell?.column === row ? figure : null
    },
    isUnread: (row, column) => table.isUnread(column, row),
    headerOf: row => table.rowPath(row).join(''),
    headerPath: table.rowPath,
    numberOf: () => '',
    rowPath: table.headerPath,
    rowNumber: () => '',
    mayLack: (_, row) => table.grid.table.suspectBefore.some(at => at === row || at === row + 1),
    dataRows: table.columns.filter(column =>
      table.dataRows.some(row => table.figureAt(row, column) !== null),
    ),
    columns: table.dataRows,
    turned: true,
  }),
)
