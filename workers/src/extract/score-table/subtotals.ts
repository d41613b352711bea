import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Subtotal } from '@heshu/shared/model/indicator.ts'
import type { TableCell } from '@heshu/shared/model/report-document.ts'
import type { Grid } from '../table-grid.ts'
import { cellFigure } from './cell-figure.ts'
import { isBlank, nameOf } from './cell-text.ts'
import type { Columns } from './header-block.ts'
import type { IndicatorRows } from './indicator-rows.ts'
import { splitLevelName } from './level-name.ts'

/** A row with the cell that calls it a sum. */
export type Labelled = { readonly row: number; readonly label: TableCell }

/** The merged cell of the level above that a 小计 stands under; null where nothing groups it. */
export const groupOver = (grid: Grid, row: number, label: TableCell, columns: Columns): TableCell | null => {
  const level = columns.levels.findLast(column => column < label.column)
  const cell = level === undefined ? null : grid.cellAt(row, level)
  return cell && cell.row < row && !isBlank(cell) ? cell : null
}

/**
 * The 小计 rows with the indicators they add up: those of the merged cell that they stand in, or else those since the subtotal
 * before that are of the same first level as the last of them. A table of one level, or whose first subtotal has no rows above
 * it, does not say what is added up.
 */
export const readSubtotals = (
  grid: Grid,
  labelled: readonly Labelled[],
  columns: Columns,
  { indicators, rows }: IndicatorRows,
  figures: readonly Figure[],
): Subtotal[] => {
  const subtotals: Subtotal[] = []
  if (columns.levels.length < 2) return subtotals
  let since = 0
  for (const { row, label } of labelled) {
    const group = groupOver(grid, row, label, columns)
    const first = group?.row ?? since
    const above = indicators.filter((_, i) => rows[i]! >= first && rows[i]! < row)
    const own = group ? above : above.filter(({ path }) => path[0] === above.at(-1)!.path[0])
    since = row
    if (own.length === 0 && subtotals.length === 0) return []
    if (own.length === 0) continue
    const name = `${group ? splitLevelName(group).name : ''}${nameOf(label)}`
    const read = (role: 'weight' | 'claimed', what: string) => {
      const column = columns.of.get(role)
      const cell = column === undefined ? null : grid.cellAt(row, column)
      return cell?.row === row ? cellFigure(cell, figures, `${name}${what}`) : null
    }
    subtotals.push({ name, rows: own, weight: read('weight', '分值'), claimed: read('claimed', '得分') })
  }
  return subtotals
}
