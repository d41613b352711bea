import type { Run } from '@heshu/shared/model/passage.ts'
import type { Table, TableCell } from '@heshu/shared/model/report-document.ts'
import { alignColumns } from './align-columns.ts'
import { joinBroken } from './broken-phrase.ts'
import { type ColumnRoles, columnRoles, countHeaderRows, type RowTexts } from './column-roles.ts'
import { coveringCells, type Fragment, type FragmentCell } from './fragment.ts'
import { countRepeatedHeaderRows } from './repeated-header.ts'
import { continuesRow, isPartedFrom, isSubRow } from './row-signs.ts'

export type { Fragment, FragmentCell } from './fragment.ts'
export { continuesTable } from './repeated-header.ts'

type Joining = { rows: number; cells: FragmentCell[]; suspectBefore: number[] }

const textsOfRow = (grid: readonly (readonly (FragmentCell | undefined)[])[], row: number): RowTexts =>
  (grid[row] ?? []).map((cell, column) =>
    cell && cell.row === row && cell.column === column ? cell.text : '',
  )

/** The texts that hold for the row, those of cells merged from above included. */
const reachingTexts = (grid: readonly (readonly (FragmentCell | undefined)[])[], row: number): RowTexts =>
  (grid[row] ?? []).map((cell, column) => (cell?.column === column ? cell.text : ''))

const gridOf = (fragment: { rows: number; cells: readonly FragmentCell[] }, columns: number) =>
  coveringCells(fragment.rows, columns, fragment.cells)

const rowsOf = (fragment: Fragment, columns: number): RowTexts[] => {
  const grid = gridOf(fragment, columns)
  return grid.map((_, row) => textsOfRow(grid, row))
}

const withoutTopRows = (fragment: Fragment, count: number): Fragment => ({
  ...fragment,
  rows: fragment.rows - count,
  cells: fragment.cells
    .filter(cell => cell.row + cell.rowSpan > count && (cell.row >= count || cell.text.trim() === ''))
    .map(cell => ({
      ...cell,
      row: Math.max(0, cell.row - count),
      rowSpan: cell.rowSpan - Math.max(0, count - cell.row),
    })),
})

const shiftRuns = (runs: readonly Run[], by: number): Run[] =>
  runs.map(run => ({ ...run, start: run.start + by, end: run.end + by }))

/** Two halves of one cell; the runs of the second move with its text. */
const joinCells = (upper: FragmentCell, lower: FragmentCell): FragmentCell => {
  const text = joinBroken(upper.text, lower.text)
  const rest = lower.text.trimStart()
  const shift = text.length - rest.length - (lower.text.length - rest.length)
  return {
    ...upper,
    rowSpan: upper.rowSpan + lower.rowSpan - 1,
    text,
    runs: lower.text.trim() === '' ? upper.runs : [...upper.runs, ...shiftRuns(lower.runs, shift)],
  }
}

/** Adds a fragment whose first row is the rest of the last row so far. */
const addWithCutRow = (so: Joining, next: Fragment, columns: number): Joining => {
  const last = so.rows - 1
  const line = gridOf(so, columns)[last] ?? []
  const halves = new Map<FragmentCell, FragmentCell>()
  const added: FragmentCell[] = []
  for (const cell of next.cells) {
    const upper = line[cell.column]
    if (cell.row > 0 || !upper) added.push({ ...cell, row: cell.row + last })
    else halves.set(upper, joinCells(halves.get(upper) ?? upper, cell))
  }
  return {
    rows: last + next.rows,
    cells: [...so.cells.map(cell => halves.get(cell) ?? cell), ...added],
    suspectBefore: so.suspectBefore,
  }
}

/** Adds a fragment that begins with a row of its own; blank level cells at its top belong to those above. */
const addWithNewRow = (
  so: Joining,
  next: Fragment,
  columns: number,
  roles: ColumnRoles,
  header: number,
): Joining => {
  const above = gridOf(so, columns)
  const line = above[so.rows - 1] ?? []
  const row = textsOfRow(gridOf(next, columns), 0)
  const parted = isPartedFrom(textsOfRow(above, so.rows - 1), row, roles)
  const named = row.findIndex(text => text.trim() !== '')
  const continues = (cell: FragmentCell): FragmentCell | undefined => {
    if (parted || named < 0 || cell.row > 0 || cell.text.trim() !== '') return undefined
    if (cell.column > named && !isSubRow(row, roles)) return undefined
    const upper = line[cell.column]
    const alike = upper && upper.column === cell.column && upper.columnSpan === cell.columnSpan
    return alike && upper.row >= header ? upper : undefined
  }
  const longer = new Map<FragmentCell, FragmentCell>()
  const added: FragmentCell[] = []
  for (const cell of next.cells) {
    const upper = continues(cell)
    if (upper) longer.set(upper, { ...upper, rowSpan: upper.rowSpan + cell.rowSpan })
    else added.push({ ...cell, row: cell.row + so.rows })
  }
  return {
    rows: so.rows + next.rows,
    cells: [...so.cells.map(cell => longer.get(cell) ?? cell), ...added],
    suspectBefore: parted ? [...so.suspectBefore, so.rows] : so.suspectBefore,
  }
}

/** Cells with the passages of the model; places that no cell covers become empty cells. */
const finish = (so: Joining, columns: number, block: number): Table => {
  const grid = gridOf(so, columns)
  const cells: TableCell[] = []
  grid.forEach((line, row) => {
    line.forEach((cell, column) => {
      if (cell && (cell.row !== row || cell.column !== column)) return
      const passage = {
        text: cell?.text ?? '',
        runs: cell?.runs ?? [],
        block,
        cell: { table: block, row, column },
      }
      cells.push({ row, column, rowSpan: cell?.rowSpan ?? 1, columnSpan: cell?.columnSpan ?? 1, passage })
    })
  })
  return { kind: 'table', block, rows: so.rows, columns, cells, suspectBefore: so.suspectBefore }
}

/**
 * One table from its page fragments, in order; `block` is its number in the document.
 * Header rows that a fragment repeats are dropped; a row cut by a page end is joined to its rest where its text says so
 * and no number would share a cell with another; blank level cells at a page's top extend the merged cell above.
 * Where a fragment begins with what only the end of a lost row can be, that row is in `suspectBefore`.
 */
export const joinFragments = (fragments: readonly Fragment[], block: number): Table => {
  const aligned = alignColumns(fragments)
  const columns = Math.max(0, ...aligned.map(fragment => fragment.columns))
  const [first, ...following] = aligned
  if (!first) return finish({ rows: 0, cells: [], suspectBefore: [] }, columns, block)
  const repeated = following.map(next => countRepeatedHeaderRows(first, next))
  const header = Math.max(0, ...repeated) || countHeaderRows(rowsOf(first, columns))
  const bodies = following.map((next, index) => withoutTopRows(next, repeated[index] ?? 0))
  const roles = columnRoles(
    rowsOf(first, columns).slice(0, header),
    [...rowsOf(first, columns).slice(header), ...bodies.flatMap(body => rowsOf(body, columns))],
    columns,
  )
  let so: Joining = { rows: first.rows, cells: [...first.cells], suspectBefore: [] }
  for (const next of bodies) {
    if (next.rows <= 0) continue
    const above = reachingTexts(gridOf(so, columns), so.rows - 1)
    const row = textsOfRow(gridOf(next, columns), 0)
    const cut = so.rows > header && continuesRow(above, row, roles)
    so = cut ? addWithCutRow(so, next, columns) : addWithNewRow(so, next, columns, roles, header)
  }
  return finish(so, columns, block)
}
