import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import { type Grid, gridOf } from '../table-grid.ts'

/** A table, or the part of it under one header, with the figures of its cells. A 项目自评表 has fund rows under one header and indicators under the next. */
export type FigureTable = {
  readonly grid: Grid
  /** The figure that fills the cell at a place, which may be wider than the place; null for words, blanks, cells that hold several figures, and below the first row of a cell. */
  readonly figureAt: (row: number, column: number) => Figure | null
  /** The header of a column, its lines joined. */
  readonly headerOf: (column: number) => string
  /** Rows that hold data, from top to bottom. */
  readonly dataRows: readonly number[]
  readonly columns: readonly number[]
}

const partsOfTable = (table: Table, figures: readonly Figure[]): FigureTable[] => {
  const grid = gridOf(table)
  const places = new Map<string, Figure | null>()
  for (const figure of figures) {
    const { row, column } = figure.passage.cell!
    const key = `${row},${column}`
    const fills = figure.end - figure.start >= figure.passage.text.trim().length - 2
    places.set(key, places.has(key) || !fills ? null : figure)
  }
  const columns = Array.from({ length: table.columns }, (_, column) => column)
  const headerAt = (row: number, column: number) => grid.columnHeader(column, row).join('')
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(row => !grid.isHeaderRow(row))
  const parts = Map.groupBy(rows, row => columns.map(column => headerAt(row, column)).join('|'))
  return [...parts.values()].map(dataRows => ({
    grid,
    figureAt: (row, column) => {
      const cell = grid.cellAt(row, column)
      return cell?.row === row ? (places.get(`${row},${cell.column}`) ?? null) : null
    },
    headerOf: column => headerAt(dataRows[0]!, column),
    dataRows,
    columns,
  }))
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
