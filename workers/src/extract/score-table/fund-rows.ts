import type { Figure } from '@heshu/shared/model/figure.ts'
import type { FundRow } from '@heshu/shared/model/indicator.ts'
import { locate } from '@heshu/shared/model/passage.ts'
import { type Grid, isNumericCell } from '../table-grid.ts'
import { cellFigure } from './cell-figure.ts'
import { isBlank, nameOf } from './cell-text.ts'
import type { Columns } from './header-block.ts'
import type { RoleName } from './header-role.ts'

/** One row of the fund section; null for a row without any number. */
export const readFundRow = (
  grid: Grid,
  row: number,
  columns: Columns,
  figures: readonly Figure[],
): FundRow | null => {
  const first = Math.min(...columns.of.values())
  const own = grid.rowCells(row).filter(cell => cell.row === row && !isBlank(cell))
  const label = own.filter(cell => cell.column < first).at(-1)
  // Rows that a conversion moved to the right of their header have their name under its first column.
  const moved = label ? undefined : own.find(cell => !isNumericCell(cell))
  const nameCell = label ?? moved
  if (!nameCell) return null
  const shift = moved ? moved.column - first + 1 : 0
  const name = nameOf(nameCell)
  const read = (role: RoleName): Figure | null => {
    const column = columns.of.get(role)
    const cell = column === undefined ? null : grid.cellAt(row, column + shift)
    return cell && cell.row === row
      ? cellFigure(cell, figures, `${name}${role === 'claimed' ? '得分' : ''}`)
      : null
  }
  const found = {
    original: read('original'),
    adjusted: read('adjusted'),
    spent: read('spent'),
    weight: read('weight'),
    rate: read('rate'),
    claimed: read('claimed'),
  }
  if (Object.values(found).every(figure => figure === null)) return null
  return { name, ...found, at: locate(nameCell.passage) }
}
