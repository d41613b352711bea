import type { Fragment, FragmentCell } from '../table/fragment.ts'
import { cleanMarkup } from './clean-markup.ts'

/** Spans beyond this are damage or malice, not a table. */
const WIDEST = 100

const span = (attributes: string, name: string): number => {
  const value = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1]
  return Math.min(WIDEST, Math.max(1, value ? Number.parseInt(value, 10) : 1))
}

/** A simple <table> … </table> with its spans; tables inside cells are read as their text. */
export const readHtmlTable = (html: string): Fragment => {
  const cells: FragmentCell[] = []
  const taken = new Set<string>()
  const rows = html.split(/<tr\b[^>]{0,300}>/i).slice(1)
  rows.forEach((content, row) => {
    let column = 0
    for (const part of content.split(/<(?=t[dh]\b)/i).slice(1)) {
      const close = part.indexOf('>')
      const attributes = part.slice(0, close < 0 ? part.length : close)
      const [rowSpan, columnSpan] = [
        Math.min(span(attributes, 'rowspan'), rows.length - row),
        span(attributes, 'colspan'),
      ]
      while (taken.has(`${row},${column}`)) column++
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r},${c}`)
      const text = cleanMarkup(part.slice(close + 1).replace(/<\/(?:td|th|tr)>[\s\S]*$/i, ''))
      cells.push({ row, column, rowSpan, columnSpan, text, runs: [] })
      column += columnSpan
    }
  })
  const columns = cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0)
  return { rows: rows.length, columns, cells }
}
