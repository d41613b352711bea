import type { Table } from '@heshu/shared/model/report-document.ts'
import { nameOf } from './cell-text.ts'
import { headerRole } from './header-role.ts'
import { bearsPoints } from './level-name.ts'

/** 决策 | 过程 | 产出 … across, 权重 (or the weights in the names) and 得分 down: a score table that lies on its side. */
export const liesOnItsSide = (table: Table): boolean => {
  const roles = table.cells
    .filter(cell => cell.column === 0 && cell.row > 0)
    .map(cell => headerRole(nameOf(cell))?.role)
  const names = table.cells.filter(cell => cell.row === 0 && cell.column > 0)
  const weighs = roles.includes('weight') || (names.length > 1 && names.every(bearsPoints))
  return roles.includes('claimed') && weighs && table.rows < table.columns
}

/** Rows for columns; the cells' passages keep the places in which they were printed. */
export const turnTable = (table: Table): Table => ({
  ...table,
  rows: table.columns,
  columns: table.rows,
  cells: table.cells
    .map(cell => ({
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
      passage: cell.passage,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column),
})
