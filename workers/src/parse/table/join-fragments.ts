import type { Run } from '@heshu/shared/model/passage.ts'
import type { Table, TableCell } from '@heshu/shared/model/report-document.ts'
import { alignColumns } from './align-columns.ts'
import { joinBroken } from './broken-phrase.ts'
import { type ColumnRoles, columnRoles, countHeaderRows, type RowTexts } from './column-roles.ts'
import { coveringCells, type Fragment, type FragmentCell } from './fragment.ts'
import { countRepeatedHeaderRows } from './repeated-header.ts'
import { continuesRow, isPartedFrom, isSubRow, isTotalRow } from './row-signs.ts'

export type { Fragment, FragmentCell } from './fragment.ts'
export { continuesTable } from './repeated-header.ts'

/** A cell while the fragments below it are added: it may gain text and rows. */
type Growing = { -readonly [Key in keyof FragmentCell]: FragmentCell[Key] }

/** The table so far; `lastLine` is what covers the places of its last row, so that adding a fragment costs only its own size. */
type Joining = {
  rows: number
  readonly cells: Growing[]
  lastLine: (Growing | undefined)[]
  readonly suspectBefore: number[]
}

/** The texts of the cells that begin in the row. */
const textsOf = <C extends FragmentCell>(line: readonly (C | undefined)[], row: number): RowTexts =>
  line.map((cell, column) => (cell && cell.row === row && cell.column === column ? cell.text : ''))

/** The texts that hold for the row, those of cells merged from above included. */
const reachingTexts = (line: readonly (FragmentCell | undefined)[]): RowTexts =>
  line.map((cell, column) => (cell?.column === column ? cell.text : ''))

const rowsOf = (fragment: Fragment, columns: number): RowTexts[] =>
  coveringCells(fragment.rows, columns, fragment.cells).map(textsOf)

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

/** Gives the upper half of a cell the text, the runs and the further rows of its lower half. */
const absorb = (upper: Growing, lower: FragmentCell): void => {
  const text = joinBroken(upper.text, lower.text)
  const rest = lower.text.trimStart()
  const shift = text.length - rest.length - (lower.text.length - rest.length)
  if (lower.text.trim() !== '') upper.runs = [...upper.runs, ...shiftRuns(lower.runs, shift)]
  upper.text = text
  upper.rowSpan += lower.rowSpan - 1
}

const shiftRuns = (runs: readonly Run[], by: number): Run[] =>
  runs.map(run => ({ ...run, start: run.start + by, end: run.end + by }))

/** Puts `upper` in all places of the grid that `cell` covers. */
const replace = (grid: (Growing | undefined)[][], cell: FragmentCell, upper: Growing): void => {
  for (const line of grid.slice(cell.row, cell.row + cell.rowSpan))
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
      if (line[column] === cell) line[column] = upper
}

/**
 * Adds a fragment. `upperOf` tells which cell of the last row so far a cell of the fragment belongs to; `overlap` is 1 where
 * the fragment's first row is the rest of that row, 0 where it is a row of its own.
 */
const addFragment = (
  so: Joining,
  next: Fragment,
  columns: number,
  overlap: 0 | 1,
  upperOf: (cell: FragmentCell) => Growing | undefined,
): void => {
  const own: Growing[] = next.cells.map(cell => ({ ...cell }))
  const grid: (Growing | undefined)[][] = coveringCells(next.rows, columns, own)
  const offset = so.rows - overlap
  for (const cell of own) {
    const upper = cell.row === 0 ? upperOf(cell) : undefined
    if (upper) {
      replace(grid, cell, upper)
      absorb(upper, cell)
      if (overlap === 0) upper.rowSpan += 1
    } else so.cells.push(cell)
  }
  for (const cell of own) cell.row += offset
  const above = so.lastLine
  so.lastLine = (grid.at(-1) ?? []).map((cell, column) =>
    overlap === 1 && next.rows === 1 ? (cell ?? above[column]) : cell,
  )
  so.rows = offset + next.rows
}

/** Adds a fragment that begins with a row of its own; blank level cells at its top belong to those above. */
const addWithNewRow = (
  so: Joining,
  next: Fragment,
  row: RowTexts,
  roles: ColumnRoles,
  header: number,
): void => {
  const columns = row.length
  const parted = isPartedFrom(textsOf(so.lastLine, so.rows - 1), row, roles)
  if (parted) so.suspectBefore.push(so.rows)
  const named = row.findIndex(text => text.trim() !== '')
  addFragment(so, next, columns, 0, cell => {
    if (parted || named < 0 || isTotalRow(row) || cell.text.trim() !== '') return undefined
    if (cell.column > named && !isSubRow(row, roles)) return undefined
    const upper = so.lastLine[cell.column]
    const alike = upper && upper.column === cell.column && upper.columnSpan === cell.columnSpan
    return alike && upper.row >= header ? upper : undefined
  })
}

/** Cells with the passages of the model; places that no cell covers become empty cells. */
const finish = (so: Joining, columns: number, block: number): Table => {
  const grid = coveringCells<FragmentCell>(so.rows, columns, so.cells)
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
  const columns = aligned.reduce((most, fragment) => Math.max(most, fragment.columns), 0)
  const [first, ...following] = aligned
  if (!first) return finish({ rows: 0, cells: [], lastLine: [], suspectBefore: [] }, columns, block)
  const repeated = following.map(next => countRepeatedHeaderRows(first, next))
  const header =
    repeated.reduce((most, count) => Math.max(most, count), 0) || countHeaderRows(rowsOf(first, columns))
  const bodies = following.map((next, index) => withoutTopRows(next, repeated[index] ?? 0))
  const roles = columnRoles(
    rowsOf(first, columns).slice(0, header),
    [...rowsOf(first, columns).slice(header), ...bodies.flatMap(body => rowsOf(body, columns))],
    columns,
  )
  const cells: Growing[] = first.cells.map(cell => ({ ...cell }))
  const lastLine = coveringCells(first.rows, columns, cells).at(-1) ?? []
  const so: Joining = { rows: first.rows, cells, lastLine, suspectBefore: [] }
  for (const next of bodies) {
    if (next.rows <= 0) continue
    const row =
      rowsOf({ ...next, rows: 1, cells: next.cells.filter(cell => cell.row === 0) }, columns)[0] ?? []
    const cut = so.rows > header && continuesRow(reachingTexts(so.lastLine), row, roles)
    if (cut) addFragment(so, next, columns, 1, cell => so.lastLine[cell.column])
    else addWithNewRow(so, next, row, roles, header)
  }
  return finish(so, columns, block)
}
