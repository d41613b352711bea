import type { FragmentCell } from '../table/fragment.ts'
import { cellText } from './word-text.ts'
import type { WordTable } from './word-tree.ts'

export type WordGrid = {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly FragmentCell[]
  /** Rows that the author marked to be repeated on each page. */
  readonly headerRows: number
  /** Whether a table stood inside a cell, its rows now being lines of the cell. */
  readonly nested: boolean
}

/**
 * Places the cells of a Word table on a grid: each cell takes the first columns of its row that no cell from above covers
 * (mammoth leaves out the covered ones).
 */
export const placeCells = (table: WordTable): WordGrid => {
  const rows = table.children.filter(row => row.type === 'tableRow')
  const covered: boolean[][] = rows.map(() => [])
  const cells: FragmentCell[] = []
  let nested = false
  let columns = 0
  rows.forEach((node, row) => {
    let column = 0
    for (const cell of node.children) {
      if (cell.type !== 'tableCell') continue
      while (covered[row]?.[column]) column++
      const columnSpan = Math.max(1, cell.colSpan)
      const rowSpan = Math.min(Math.max(1, cell.rowSpan), rows.length - row)
      const content = cellText(cell.children)
      nested ||= content.nested
      cells.push({ row, column, rowSpan, columnSpan, text: content.text, runs: [] })
      for (let below = row; below < row + rowSpan; below++)
        for (let across = column; across < column + columnSpan; across++) covered[below]![across] = true
      column += columnSpan
      columns = Math.max(columns, column)
    }
  })
  const firstPlain = rows.findIndex(row => !row.isHeader)
  return { rows: rows.length, columns, cells, headerRows: Math.max(0, firstPlain), nested }
}
