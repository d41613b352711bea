import type { Block, ReportDocument, Table, TableCell } from '@heshu/shared/model/report-document.ts'

/**
 * A table for tests, from rows of strings: "" is an empty cell, "<" continues the cell on its left, "^" the cell above.
 */
export const tableOfRows = (
  rows: readonly (readonly string[])[],
  block = 0,
  suspectBefore: readonly number[] = [],
): Table => {
  const columns = Math.max(...rows.map(row => row.length))
  const at = (row: number, column: number): string => rows[row]?.[column] ?? ''
  const cells: TableCell[] = []
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columns; column++) {
      const text = at(row, column)
      if (text === '<' || text === '^') continue
      let columnSpan = 1
      while (at(row, column + columnSpan) === '<') columnSpan++
      let rowSpan = 1
      while (at(row + rowSpan, column) === '^') rowSpan++
      const passage = { text, runs: [], block, cell: { table: block, row, column } }
      cells.push({ row, column, rowSpan, columnSpan, passage })
    }
  return { kind: 'table', block, rows: rows.length, columns, cells, suspectBefore }
}

/** A paragraph ("# 总则" a heading of level 1) or the rows of a table. */
export type BlockContent = string | readonly (readonly string[])[]

/** A document for tests: strings are paragraphs ("# 一级标题" a heading), the rest tables of rows. */
export const documentOf = (...blocks: readonly BlockContent[]): ReportDocument => ({
  format: 'text',
  pages: null,
  notes: [],
  blocks: blocks.map((content, block): Block => {
    if (typeof content !== 'string') return tableOfRows(content, block)
    const heading = /^(#+) (.*)$/su.exec(content)
    return heading
      ? { kind: 'heading', level: heading[1]!.length, passage: { text: heading[2]!, runs: [], block } }
      : { kind: 'paragraph', passage: { text: content, runs: [], block } }
  }),
})
