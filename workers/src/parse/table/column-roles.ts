import { isNumberCell, isVacant } from './fragment.ts'

/** A row of a grid by the texts that stand in its columns; '' for nothing. */
export type RowTexts = readonly string[]

/** What the columns of a table hold, as far as its header and body show. */
export type ColumnRoles = {
  /** Columns whose filled cells are numbers, but for a few: weights, scores, amounts. */
  readonly numeric: readonly boolean[]
  /** Columns of sentences (指标说明, 评分标准), as against names and values. */
  readonly prose: readonly boolean[]
  /** Those of them whose titles say that they explain or rule (指标说明, 评分标准). */
  readonly explained: readonly boolean[]
  /** The column that names each row (三级指标); null where none is filled in nearly every row that has numbers. */
  readonly name: number | null
}

const MOST_HEADER_ROWS = 4

/**
 * How many rows at the top are the header, at least 1: a further row belongs to it while it holds no number and fills
 * places that the row before left blank (名称 and 分值 under 一级指标).
 */
export const countHeaderRows = (rows: readonly RowTexts[]): number => {
  const blank = (row: RowTexts | undefined, column: number) => isVacant(row?.[column] ?? '')
  let count = 1
  while (count < Math.min(rows.length, MOST_HEADER_ROWS)) {
    const row = rows[count] ?? []
    const titles = row.some((_, column) => !blank(row, column) && blank(rows[count - 1], column))
    if (!titles || row.some(isNumberCell)) break
    count++
  }
  return count
}

/** Titles of columns that explain an indicator or say how it is scored. */
const EXPLANATION = /(?:说明|解释|标准|依据|要点|办法|规则|内涵|释义)$/

/** Header words over numbers, and over texts; what they say goes before what the body shows. */
const NUMBER_TITLE =
  /(?:分值|权重|得分|分数|评分|金额|预算数|执行数|决算数|执行率|比例|占比|比重|万元[）)]?)$/
const TEXT_TITLE = /(?:说明|解释|标准|依据|要点|内涵|释义|原因|措施|备注|名称|内容)$/

const titleOf = (header: readonly RowTexts[], column: number): string =>
  (header.findLast(row => !isVacant(row[column] ?? ''))?.[column] ?? '').replace(/\s+/g, '')

/** Cells of a prose column are longer than this on the average. */
const PROSE_LENGTH = 10

const LEVELS: readonly RegExp[] = [/^[四4]级指标/, /^[三3]级指标/, /^[二2]级指标/]

/** The column under the title of the lowest level, wherever in the table that title stands; null without one. */
const namedColumn = (rows: readonly RowTexts[]): number | null => {
  for (const level of LEVELS)
    for (const row of rows) {
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
  const titles = header.filter(row => !row.some(isNumberCell))
  const filled = places.map(column => body.map(row => row[column] ?? '').filter(text => !isVacant(text)))
  const numeric = filled.map((texts, column) => {
    const title = titleOf(titles, column)
    if (NUMBER_TITLE.test(title)) return true
    if (TEXT_TITLE.test(title)) return false
    const numbers = texts.filter(isNumberCell)
    return numbers.length > 0 && numbers.length * 3 >= texts.length * 2
  })
  const explained = places.map(column => !numeric[column] && EXPLANATION.test(titleOf(titles, column)))
  const prose = filled.map(
    (texts, column) =>
      explained[column] ||
      (!numeric[column] &&
        texts.length > 0 &&
        texts.reduce((sum, text) => sum + text.length, 0) >= texts.length * PROSE_LENGTH),
  )
  const counted = body.filter(row => row.some((text, column) => numeric[column] && isNumberCell(text)))
  const shares = places.map(column =>
    numeric[column] ? 0 : counted.filter(row => (row[column] ?? '').trim() !== '').length,
  )
  const most = Math.max(0, ...shares)
  // One row in seven may have lost its name to a page end; level cells are blank far more often.
  const fullest = shares.findIndex(share => share > 0 && share * 7 >= most * 6 && share * 2 >= counted.length)
  return {
    numeric,
    prose,
    explained,
    name: namedColumn([...header, ...body]) ?? (fullest >= 0 ? fullest : null),
  }
}
