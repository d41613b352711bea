import { isNumberCell, isVacant } from './fragment.ts'

/** A row of a grid by the texts that stand in its columns; '' for nothing. */
export type RowTexts = readonly string[]

/** What the columns of a table hold, as far as its header and body show. */
export type ColumnRoles = {
  /** Columns whose filled cells are numbers, but for a few: weights, scores, amounts. */
  readonly numeric: readonly boolean[]
  /** Columns of sentences (指标说明, 评分标准), as against names and values. */
  readonly prose: readonly boolean[]
  /** The column that names each row (三级指标); null where none is filled in nearly every row that has numbers. */
  readonly name: number | null
}

/** How many rows at the top hold no number: the header, as far as one can tell without its words; at least 1, at most 4. */
export const countHeaderRows = (rows: readonly RowTexts[]): number => {
  const first = rows.findIndex(row => row.some(isNumberCell))
  return Math.min(Math.max(first, 1), 4)
}

/** Cells of a prose column are longer than this on the average. */
const PROSE_LENGTH = 10

const LEVELS: readonly RegExp[] = [/^[四4]级指标/, /^[三3]级指标/, /^[二2]级指标/]

/** The column of the lowest level that the header names; null where it names fewer than two. */
const namedColumn = (header: readonly RowTexts[]): number | null => {
  for (const level of LEVELS)
    for (const row of header) {
      const column = row.findIndex(text => level.test(text.replace(/\s+/g, '')))
      if (column >= 0) return column
    }
  return null
}

export const columnRoles = (
  header: readonly RowTexts[],
  body: readonly RowTexts[],
  columns: number,
): ColumnRoles => {
  const places = Array.from({ length: columns }, (_, column) => column)
  const filled = places.map(column => body.map(row => row[column] ?? '').filter(text => !isVacant(text)))
  const numeric = filled.map(texts => {
    const numbers = texts.filter(isNumberCell)
    return numbers.length > 0 && numbers.length * 3 >= texts.length * 2
  })
  const prose = filled.map(
    (texts, column) =>
      !numeric[column] &&
      texts.reduce((sum, text) => sum + text.length, 0) >= texts.length * PROSE_LENGTH &&
      texts.length > 0,
  )
  const counted = body.filter(row => row.some((text, column) => numeric[column] && isNumberCell(text)))
  const shares = places.map(column =>
    numeric[column] ? 0 : counted.filter(row => (row[column] ?? '').trim() !== '').length,
  )
  const most = Math.max(0, ...shares)
  // One row in seven may have lost its name to a page end; level cells are blank far more often.
  const fullest = shares.findIndex(share => share > 0 && share * 7 >= most * 6 && share * 2 >= counted.length)
  return { numeric, prose, name: namedColumn(header) ?? (fullest >= 0 ? fullest : null) }
}
