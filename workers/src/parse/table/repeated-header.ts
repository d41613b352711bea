import { comparable, coveringCells, type Fragment, isNumberCell } from './fragment.ts'

/** The texts of the cells that begin in each row, in order, without the empty ones. */
const rowTexts = (fragment: Fragment, row: number): string[] =>
  fragment.cells
    .filter(cell => cell.row === row && cell.text.trim() !== '')
    .sort((a, b) => a.column - b.column)
    .map(cell => comparable(cell.text))

/** A row of column numbers (栏次 1 2 3 …) belongs to the header although it holds numbers. */
const isColumnNumbers = (texts: readonly string[]): boolean => {
  const numbers = texts.filter(text => /^\d+$/.test(text))
  return numbers.length > 1 && numbers.every((text, index) => text === String(index + 1))
}

/** Near repetition: the same cells, of which one in five may differ by a sign or two lost in a conversion. */
const repeats = (first: readonly string[], again: readonly string[]): boolean => {
  if (first.length === 0 || first.length !== again.length) return false
  if (first.some(isNumberCell) && !isColumnNumbers(first)) return false
  const different = first.filter((text, index) => text !== again[index])
  const near = first.every((text, index) => {
    const other = again[index] ?? ''
    return (
      text === other || (text.length > 2 && (text.includes(other) || other.includes(text)) && other !== '')
    )
  })
  return near && different.length * 5 <= first.length
}

/** No header has more rows; a bound for the comparison. */
const MOST_HEADER_ROWS = 8

/** How many rows at the top of `next` repeat the top rows of `first`, the table's first fragment; 0 when none. */
export const countRepeatedHeaderRows = (first: Fragment, next: Fragment): number => {
  let count = 0
  let spannedTo = 0
  while (count < Math.min(first.rows, next.rows, MOST_HEADER_ROWS)) {
    const again = rowTexts(next, count)
    const covered = count < spannedTo && again.length === 0 && rowTexts(first, count).length === 0
    if (!covered && !repeats(rowTexts(first, count), again)) break
    for (const cell of next.cells)
      if (cell.row === count) spannedTo = Math.max(spannedTo, cell.row + cell.rowSpan)
    count++
  }
  // A lone row equal to the first may be chance where it is one word; the header of a table names its columns.
  const named = count > 0 ? new Set(rowTexts(next, 0)).size : 0
  return named > 1 || count > 1 ? count : 0
}

/** Whether two fragments are ruled alike: the same number of columns, and the same boundaries where they are known. */
export const sameColumns = (a: Fragment, b: Fragment, tolerance = 6): boolean => {
  if (a.columns !== b.columns) return false
  if (!a.edges || !b.edges) return true
  const shift = (b.edges[0] ?? 0) - (a.edges[0] ?? 0)
  return a.edges.every((edge, index) => Math.abs((b.edges?.[index] ?? edge) - edge - shift) <= tolerance)
}

/** 续表, （续）, 接上页, 补助资金分配表（续表）: a line that says the table below goes on from above. */
const CONTINUED =
  /^(?:[（(]?(?:续表?|接上[页表])[）)]?|.{1,40}(?:[（(](?:续表?|接上[页表])[）)]|续表))\s*[\d一二三四五六七八九十.-]*$/

export const isContinuationCaption = (text: string): boolean => CONTINUED.test(text.trim())

/**
 * Whether the grid `next`, the first thing of its page, continues `previous`, the last of its own.
 * `between` are the texts that stand between them, without running heads and page numbers: a caption parts two tables.
 */
export const continuesTable = (
  previous: Fragment,
  next: Fragment,
  between: readonly string[] = [],
): boolean => {
  const parted = between.some(text => text.trim() !== '' && !isContinuationCaption(text))
  if (parted) return false
  if (countRepeatedHeaderRows(previous, next) > 0) return true
  return sameColumns(previous, next) && !opensTable(next, previous)
}

/** A grid without numbers in its first row, in columns that hold numbers below, brings a header of its own. */
const opensTable = (next: Fragment, previous: Fragment): boolean => {
  const grid = coveringCells(next.rows, next.columns, next.cells)
  const first = grid[0] ?? []
  const before = coveringCells(previous.rows, previous.columns, previous.cells)
  const numeric = Array.from({ length: next.columns }, (_, column) => column).filter(
    column =>
      grid.slice(1).some(row => isNumberCell(row[column]?.text ?? '')) &&
      before.some(row => isNumberCell(row[column]?.text ?? '')),
  )
  const titled = numeric.filter(column => {
    const text = first[column]?.text.trim() ?? ''
    return text !== '' && /\p{Script=Han}/u.test(text)
  })
  return numeric.length > 0 && titled.length === numeric.length
}
