import type { Run } from '@heshu/shared/model/passage.ts'

/** A cell of a page fragment; a merged one stands once, at its top-left place. An empty cell has the text ''. */
export type FragmentCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  /** Where the text was printed; empty in formats without pages. */
  readonly runs: readonly Run[]
}

/** The part of a table that stands on one page. Places without a cell count as empty. */
export type Fragment = {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly FragmentCell[]
  /** The `columns + 1` column boundaries in points from the page's left edge, where the format has them. */
  readonly edges?: readonly number[]
}

/** The cell that covers each place of the grid, by row and column; a later cell never takes a place already covered. */
export const coveringCells = <C extends Omit<FragmentCell, 'text' | 'runs'>>(
  rows: number,
  columns: number,
  cells: readonly C[],
): (C | undefined)[][] => {
  const grid: (C | undefined)[][] = Array.from({ length: rows }, () =>
    new Array<C | undefined>(columns).fill(undefined),
  )
  for (const cell of cells)
    for (let row = cell.row; row < Math.min(rows, cell.row + cell.rowSpan); row++)
      for (let column = cell.column; column < Math.min(columns, cell.column + cell.columnSpan); column++) {
        const line = grid[row]
        if (line && !line[column]) line[column] = cell
      }
  return grid
}

/** Texts for comparison: without white space, brackets and commas in one form. */
export const comparable = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/，/g, ',')
    .replace(/：/g, ':')
    .toLowerCase()

const NUMBER_CELL = /^[-−–]?[\d０-９][\d０-９,，.．]*(?:[%％‰]|分|万?亿?元)?$/

/** Whether a cell holds a single number and nothing else: 5, 0.49, 39,775.46, 97.79%. */
export const isNumberCell = (text: string): boolean => NUMBER_CELL.test(text.replace(/\s+/g, ''))

/** Whether a cell is empty or holds a mark for "nothing": —, /, 无. */
export const isVacant = (text: string): boolean =>
  /^(?:[-—–―－/\\]*|无|不适用)$/.test(text.replace(/\s+/g, ''))
