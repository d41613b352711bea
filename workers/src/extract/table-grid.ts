import { kept } from '@heshu/shared/kept.ts'
import type { Table, TableCell } from '@heshu/shared/model/report-document.ts'
import {
  isColumnWord,
  isDescribingHeader,
  isEmptyMark,
  isNumericText,
  isRowLabel,
  isUnitLine,
  isYear,
} from './table-words.ts'

/** A table by its places: spans resolved, header rows known. Rows and columns count from 0. */
export type Grid = {
  readonly table: Table
  /** The cell that covers a place; null where the table has none. */
  readonly cellAt: (row: number, column: number) => TableCell | null
  /** The row's cells from left to right, each once, those that reach into it from above included. */
  readonly rowCells: (row: number) => readonly TableCell[]
  /** Texts of the leading rows that are no header: a title over all columns, a 单位：万元 line. */
  readonly caption: readonly string[]
  /** Leading rows that hold no data: captions, then the header. The first data row has this number. */
  readonly headerRows: number
  /** True for leading caption and header rows, for header rows further down, and for rows that number the columns (栏次). */
  readonly isHeaderRow: (row: number) => boolean
  /** Header texts of a column from top to bottom, distinct, white space removed: of the header nearest above `row`, or of the table's first. */
  readonly columnHeader: (column: number, row?: number) => readonly string[]
  /** What the row that numbers the columns (栏次) says of a column, below the same header: 3, or 5=3/2; '' where there is none. */
  readonly columnNumber: (column: number, row?: number) => string
  /**
   * The texts that name a row, white space removed: its first cells up to the first number, a 序号 left out.
   * With `before`: the nearest cells in a row to the left of that column that name something, so that the second half of a
   * two-sided table and the second level of a score table get their own names.
   */
  readonly rowHeader: (row: number, before?: number) => readonly string[]
}

/** Texts longer than this describe; they do not name a row. */
const LONGEST_NAME = 40

const squeeze = (text: string): string => text.replace(/\s+/g, '')
const textOf = kept((cell: TableCell): string => squeeze(cell.passage.text))
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

/** Whether the whole cell is one number, with or without its unit: 43,298.95, 87.62%, ≥20万人次, 41个. Years and dates are not. */
export const isNumericCell = kept((cell: TableCell): boolean => isNumericText(textOf(cell)))

type HeaderRows = { readonly first: number; readonly last: number }

const placesOf = (table: Table): readonly (readonly (TableCell | null)[])[] => {
  const places = Array.from({ length: table.rows }, () =>
    new Array<TableCell | null>(table.columns).fill(null),
  )
  for (const cell of table.cells)
    for (let row = cell.row; row < Math.min(table.rows, cell.row + cell.rowSpan); row++)
      for (
        let column = cell.column;
        column < Math.min(table.columns, cell.column + cell.columnSpan);
        column++
      )
        places[row]![column] ??= cell
  return places
}

const isFilled = (cell: TableCell): boolean => textOf(cell) !== ''

/** 1, （2）, ③, C, and with the formula of the column: 5=3/2. */
const COLUMN_NUMBER = /^[（(]?(?:(\d{1,2})|([A-Z])|([①-⑳]))[)）]?(?:[=＝].+)?$/

const placeIn = (text: string): number | null => {
  const [, digits, letter, circled] = COLUMN_NUMBER.exec(text) ?? []
  if (digits) return Number.parseInt(digits, 10)
  if (letter) return letter.codePointAt(0)! - 'A'.codePointAt(0)! + 1
  return circled ? circled.codePointAt(0)! - '①'.codePointAt(0)! + 1 : null
}

/** 栏次 1 2 3 …: a row that numbers the columns. */
const numbersColumns = (cells: readonly TableCell[]): boolean => {
  const texts = cells.filter(isFilled).map(textOf)
  if (texts.some(text => /^[栏行]次$/.test(text))) return true
  const places = texts.map(placeIn).filter(place => place !== null)
  return (
    places.length >= 3 && places.length >= texts.length - 1 && places.every((place, i) => place === i + 1)
  )
}

/** A row of bare years (2022 | 2023 | 2024) heads its columns although it is all digits. */
const isYearRow = (cells: readonly TableCell[]): boolean => {
  const numbers = cells.filter(isNumericCell).map(textOf)
  return (
    numbers.length >= 2 && numbers.every(isYear) && cells.some(cell => isFilled(cell) && !isNumericCell(cell))
  )
}

const holdsData = (cells: readonly TableCell[]): boolean => cells.some(isNumericCell) && !isYearRow(cells)

/** 项目名称 | … | 主管部门 | …: labels each with its value beside it, not a header of the columns below. */
const isLabelledRow = (cells: readonly TableCell[]): boolean => {
  const texts = cells.filter(isFilled).map(textOf)
  // A header parts below some of its cells, and others reach down beside the parts.
  if (new Set(cells.map(cell => cell.row + cell.rowSpan)).size > 1) return false
  return (
    texts.length > 0 &&
    texts.length % 2 === 0 &&
    texts.every((text, i) => (i % 2 === 0 ? isRowLabel(text) : !isColumnWord(text)))
  )
}

const isCaptionRow = (cells: readonly TableCell[], table: Table): boolean => {
  const filled = cells.filter(isFilled)
  if (filled.length === 0) return true
  if (filled.some(cell => isUnitLine(textOf(cell)))) return !filled.some(isNumericCell)
  const [only] = filled
  return (
    filled.length === 1 &&
    only !== undefined &&
    only.rowSpan === 1 &&
    (only.columnSpan >= table.columns ? table.columns > 1 : table.columns > 2) &&
    !isNumericCell(only) &&
    !isColumnWord(textOf(only))
  )
}

const isLaterHeader = (cells: readonly TableCell[], row: number): boolean => {
  const own = cells.filter(cell => cell.row === row && isFilled(cell))
  const words = own.filter(cell => isColumnWord(textOf(cell))).length
  return words >= 2 && words * 2 >= own.length && !own.some(isNumericCell)
}

export const gridOf = kept((table: Table): Grid => {
  const places = placesOf(table)
  const cellAt = (row: number, column: number): TableCell | null => places[row]?.[column] ?? null
  const rows = places.map(row => distinctCells(row))
  const rowCells = (row: number): readonly TableCell[] => rows[row] ?? []

  /** A second header row hangs under the first: it is reached by a cell from above, parts a wide cell, or fills its gaps. */
  const continuesHeader = (row: number): boolean => {
    const cells = rowCells(row)
    if (holdsData(cells) || cells.every(cell => !isFilled(cell))) return false
    const own = cells.filter(cell => cell.row === row && isFilled(cell))
    if (own.some(cell => textOf(cell).length > LONGEST_NAME)) return false
    const above = rowCells(row - 1)
    const reached = above.some(
      cell => isFilled(cell) && cell.row + cell.rowSpan > row && cell.row + cell.rowSpan <= row + 2,
    )
    const parted = above.some(
      wide => wide.columnSpan > 1 && own.filter(cell => covers(wide, cell.column)).length > 1,
    )
    const gap = own.some(cell => {
      const over = cellAt(row - 1, cell.column)
      return over === null || !isFilled(over)
    })
    return (
      (reached && own.length > 1) || parted || (gap && own.length > 1) || own.filter(isColumnCell).length >= 2
    )
  }

  const kinds = new Array<'caption' | 'header' | 'numbering' | 'data'>(table.rows).fill('data')
  const caption: string[] = []
  let next = 0
  while (next < table.rows && isCaptionRow(rowCells(next), table)) {
    kinds[next] = 'caption'
    caption.push(...rowCells(next).filter(isFilled).map(textOf))
    next++
  }
  if (next < table.rows && !holdsData(rowCells(next)) && !isLabelledRow(rowCells(next))) {
    kinds[next++] = 'header'
    while (next < table.rows && continuesHeader(next)) kinds[next++] = 'header'
  }
  if (next > 0 && next < table.rows && numbersColumns(rowCells(next).filter(cell => cell.row === next)))
    kinds[next++] = 'numbering'
  const headerRows = next
  for (let row = headerRows; row < table.rows; row++)
    if (isLaterHeader(rowCells(row), row)) kinds[row] = 'header'

  /** For each row, the first and the last row of the header it stands under. */
  const headerOver: (HeaderRows | null)[] = []
  for (let row = 0; row < table.rows; row++) {
    const above = headerOver[row - 1] ?? null
    const joins = above !== null && kinds[row - 1] === 'header'
    headerOver.push(kinds[row] === 'header' ? { first: joins ? above.first : row, last: row } : above)
  }

  /** A header cell may reach on over the row that numbers the columns. */
  const endsAbove = (cell: TableCell, last: number): boolean => {
    for (let row = last + 1; row < cell.row + cell.rowSpan; row++)
      if (kinds[row] !== 'numbering') return false
    return true
  }

  const headers = new Map<number, readonly string[]>()
  const columnHeader = (column: number, row: number = headerRows): readonly string[] => {
    const header = headerOver[Math.min(row, table.rows - 1)]
    if (!header) return []
    const key = header.last * table.columns + column
    const known = headers.get(key)
    if (known) return known
    const texts: string[] = []
    for (let at = header.first; at <= header.last; at++) {
      const cell = cellAt(at, column)
      // A cell that reaches on into the data names its rows, not its column.
      if (!cell || !endsAbove(cell, header.last)) continue
      const text = textOf(cell)
      if (!isEmptyMark(text)) texts.push(text)
    }
    const found = distinct(texts)
    headers.set(key, found)
    return found
  }

  const columnNumber = (column: number, row: number = headerRows): string => {
    const header = headerOver[Math.min(row, table.rows - 1)]
    const at = header ? header.last + 1 : 0
    const cell = kinds[at] === 'numbering' ? cellAt(at, column) : null
    return cell?.row === at ? textOf(cell) : ''
  }

  const names = kept((cell: TableCell): boolean => {
    const text = textOf(cell)
    if (isNumericCell(cell) || isEmptyMark(text) || text.length > LONGEST_NAME || /[。；]/.test(text))
      return false
    return !isDescribingHeader(columnHeader(cell.column, cell.row).at(-1) ?? '')
  })

  const rowHeader = (row: number, before?: number): readonly string[] => {
    const cells = rowCells(row)
    if (before === undefined) {
      const start = cells.findIndex(names)
      const isOrdinal = cells.slice(0, Math.max(start, 0)).every(cell => /^[\d.]{0,4}$/.test(textOf(cell)))
      if (start < 0 || !isOrdinal) return []
      const rest = cells.slice(start)
      const end = rest.findIndex(isNumericCell)
      return distinct((end < 0 ? rest : rest.slice(0, end)).filter(names).map(textOf))
    }
    const left = cells.filter(cell => cell.column + cell.columnSpan <= before)
    const last = left.findLastIndex(names)
    if (last < 0) return []
    let first = last
    while (first > 0 && !isNumericCell(left[first - 1]!)) first--
    return distinct(
      left
        .slice(first, last + 1)
        .filter(names)
        .map(textOf),
    )
  }

  return {
    table,
    cellAt,
    rowCells,
    caption,
    headerRows,
    isHeaderRow: row => (kinds[row] ?? 'data') !== 'data',
    columnHeader,
    columnNumber,
    rowHeader,
  }
})

const distinctCells = (row: readonly (TableCell | null)[]): readonly TableCell[] => [
  ...new Set(row.filter(cell => cell !== null)),
]
const covers = (cell: TableCell, column: number): boolean =>
  column >= cell.column && column < cell.column + cell.columnSpan
const isColumnCell = (cell: TableCell): boolean => isColumnWord(textOf(cell)) || isEmptyMark(textOf(cell))
