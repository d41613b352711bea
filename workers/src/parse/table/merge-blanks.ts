import type { Table, TableCell } from '@heshu/shared/model/report-document.ts'
import { columnRoles, countHeaderRows, type RowTexts } from './column-roles.ts'
import { coveringCells } from './fragment.ts'
import { isOrphan, isSubRow, isTotalRow } from './row-signs.ts'

type Spans = { row: number; column: number; rowSpan: number; columnSpan: number; cell: TableCell }

const isBlank = (spans: Spans | undefined): boolean =>
  !spans || /^[-—–―－]*$/.test(spans.cell.passage.text.replace(/\s+/g, ''))

/**
 * Header cells over blanks: 一级指标 over 名称 and 分值 spans both; 得分 beside a header of three rows spans the rows.
 * A blank is part of the cell above where that stands alone in its column and nothing follows below, else of its left neighbour.
 */
const mergeHeader = (grid: (Spans | undefined)[][], header: number): void => {
  for (let row = 0; row < header; row++)
    for (let column = 0; column < (grid[row]?.length ?? 0); column++) {
      const line = grid[row] ?? []
      if (!isBlank(line[column])) continue
      const above = row > 0 ? grid[row - 1]?.[column] : undefined
      const titledBelow = grid.slice(row + 1, header).some(below => !isBlank(below[column]))
      const left = column > 0 ? line[column - 1] : undefined
      if (above && !isBlank(above) && above.columnSpan === 1 && !titledBelow) {
        above.rowSpan = row - above.row + 1
        line[column] = above
      } else if (left && !isBlank(left) && left.row === row && titledBelow) {
        left.columnSpan = column - left.column + 1
        line[column] = left
      }
    }
}

/**
 * Blank cells that stand for merged ones, as in texts, where every place is a cell of its own: in the header, and below
 * level cells (blanks before the first filled cell of a row belong to the cells above). A row of a list inside one indicator,
 * with all before it blank, leaves also the other cells of that indicator as they are. Rows that may have lost their
 * beginning take nothing from above, and are added to `suspectBefore`.
 */
export const mergeBlanks = (table: Table, headerRows?: number): Table => {
  const spans: Spans[] = table.cells.map(cell => ({
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    cell,
  }))
  const grid: (Spans | undefined)[][] = coveringCells(table.rows, table.columns, spans)
  const rows: RowTexts[] = grid.map((line, row) =>
    line.map((place, column) =>
      place && place.row === row && place.column === column ? place.cell.passage.text : '',
    ),
  )
  const header = headerRows ?? countHeaderRows(rows)
  mergeHeader(grid, header)
  const roles = columnRoles(rows.slice(0, header), rows.slice(header), table.columns)
  const suspects = new Set(table.suspectBefore)

  for (let row = header; row < table.rows; row++) {
    const texts = rows[row] ?? []
    const line = grid[row] ?? []
    const first = texts.findIndex(text => text.trim() !== '')
    if (isOrphan(texts, roles)) suspects.add(row)
    if (first < 0 || suspects.has(row) || isTotalRow(texts)) continue
    const inside = isSubRow(texts, roles)
    for (let column = 0; column < table.columns; column++) {
      const place = line[column]
      const above = grid[row - 1]?.[column]
      const mergeable = place && place.row === row && place.cell.passage.text.trim() === ''
      if (!mergeable || !(column < first || inside)) continue
      if (!above || above.row < header || above.row + above.rowSpan !== row) continue
      if (above.column !== column || above.columnSpan !== place.columnSpan) continue
      above.rowSpan += place.rowSpan
      for (let below = row; below < row + place.rowSpan; below++)
        for (let other = column; other < column + place.columnSpan; other++) {
          const reached = grid[below]
          if (reached) reached[other] = above
        }
    }
  }

  const kept = new Set(grid.flat())
  return {
    ...table,
    cells: spans
      .filter(place => kept.has(place))
      .map(place => ({ ...place.cell, rowSpan: place.rowSpan, columnSpan: place.columnSpan })),
    suspectBefore: [...suspects].sort((a, b) => a - b),
  }
}
