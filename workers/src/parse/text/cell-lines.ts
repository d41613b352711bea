import { headingLevel } from '../heading.ts'
import { type Fragment, type FragmentCell, isNumberCell, isVacant } from '../table/fragment.ts'
import { cleanMarkup } from './clean-markup.ts'

/** Whether a line is one cell of Word text: a tab, and then no other. */
export const isCellLine = (line: string): boolean => line.startsWith('\t') && !line.includes('\t', 1)

/** The cells of a row whose cells begin on lines of their own; a line without a tab goes on in the cell before it. */
export const readCellLines = (lines: readonly string[]): string[] => {
  const cells: string[] = []
  for (const line of lines) {
    const text = cleanMarkup(line)
    if (isCellLine(line) || cells.length === 0) cells.push(text)
    else cells.push(`${cells.pop() ?? ''} ${text}`.trim())
  }
  return cells
}

/** Paragraphs indented by a tab look like cells, but they are sentences or headings, and none of them is empty. */
export const looksLikeProse = (rows: readonly (readonly string[])[]): boolean => {
  if (rows.every(row => row.length === 1)) return true
  const cells = rows.flat()
  const prose = cells.filter(text => text.length > 60 || /[。；;]$/.test(text) || headingLevel(text) !== null)
  return prose.length * 10 >= cells.length * 7
}

/** Where a row's values begin to be only numbers and dashes; the cell before them is the row's label. */
const labelBeforeNumbers = (row: readonly string[]): number | null => {
  const label = row.findIndex(text => text !== '')
  const values = row.slice(label + 1)
  const countable = values.every(text => text === '' || isVacant(text) || isNumberCell(text))
  return label >= 0 && countable && values.some(isNumberCell) ? label : null
}

/** The commonest width from `start` on of consecutive rows of equal cell count. */
const sectionEnd = (rows: readonly (readonly string[])[], start: number): number => {
  let end = start + 1
  while (end < rows.length && rows[end]?.length === rows[start]?.length) end++
  return end
}

/**
 * Rows of different cell counts on one grid, as wide as the widest row. A horizontally merged cell stands once, so a
 * shorter row has wider cells: its label, where only numbers follow it (总计), so that they stay under the columns at the
 * right; else its last cell. Neighbours of equal count are laid out alike.
 */
export const layOutRows = (rows: readonly (readonly string[])[]): Fragment => {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const cells: FragmentCell[] = []
  for (let start = 0; start < rows.length; ) {
    const end = sectionEnd(rows, start)
    const section = rows.slice(start, end)
    const surplus = columns - (section[0]?.length ?? 0)
    const labels = section.map(labelBeforeNumbers).filter(label => label !== null)
    const widened = labels[0] ?? (section[0]?.length ?? 1) - 1
    section.forEach((row, offset) => {
      row.forEach((text, index) => {
        const column = index + (index > widened ? surplus : 0)
        const columnSpan = index === widened ? surplus + 1 : 1
        cells.push({ row: start + offset, column, rowSpan: 1, columnSpan, text, runs: [] })
      })
    })
    start = end
  }
  return { rows: rows.length, columns, cells }
}
