import { beginsItem, mayContinue } from '../table/broken-phrase.ts'
import { type ColumnRoles, columnRoles, countHeaderRows, type RowTexts } from '../table/column-roles.ts'
import { type Fragment, type FragmentCell, isNumberCell, isVacant } from '../table/fragment.ts'
import { cleanMarkup } from './clean-markup.ts'

/** The cells of a line of a tab table. */
export const splitTabs = (line: string): string[] => line.split('\t').map(cleanMarkup)

const commonest = (counts: readonly number[]): number => {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  return [...tally].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0]
}

/** No cell has more lines than this; a bound for the search. */
const MOST_LINES = 40

/** Whether a line can go on in the last cell of the row before it: that cell holds a text, which the line continues or lists on. */
const goesOn = (last: string, next: string): boolean =>
  last.length >= 4 && !isNumberCell(last) && (beginsItem(next) || mayContinue(last, next))

/**
 * The rows of consecutive lines of which most hold tabs. A line that only together with the lines before it makes up a row
 * of the usual number of cells is the next line of a cell; a lone text that does not is a row of one cell.
 */
export const readTabRows = (lines: readonly string[]): string[][] => {
  const split = lines.map(splitTabs)
  const usual = commonest(split.filter(cells => cells.length > 1).map(cells => cells.length))
  const rows: string[][] = []
  for (let index = 0; index < split.length; ) {
    const row = split[index] ?? []
    let joined = row
    let end = index + 1
    while (row.length > 1 && joined.length < usual && end < Math.min(split.length, index + MOST_LINES)) {
      const [first = '', ...others] = split[end] ?? []
      const last = joined.at(-1) ?? ''
      if (!goesOn(last, first) || joined.length + others.length > usual) break
      joined = [...joined.slice(0, -1), `${last} ${first}`, ...others]
      end++
    }
    const completes = joined.length === usual && end > index + 1
    rows.push(completes ? joined : row)
    index = completes ? end : index + 1
  }
  return rows
}

/** How many cells stand where their column does not hold their kind: numbers under sentences, words under numbers. */
const misplaced = (row: RowTexts, roles: ColumnRoles): number =>
  row.filter((text, column) => {
    if (isVacant(text)) return false
    return isNumberCell(text) ? roles.prose[column] && !roles.numeric[column] : roles.numeric[column]
  }).length

type Placed = { readonly cells: readonly Omit<FragmentCell, 'row'>[]; readonly moved: boolean }

const cellAt = (column: number, text: string, columnSpan = 1): Omit<FragmentCell, 'row'> => ({
  column,
  text,
  columnSpan,
  rowSpan: 1,
  runs: [],
})

const inOrder = (row: RowTexts): Omit<FragmentCell, 'row'>[] =>
  row.map((text, column) => cellAt(column, text))

const withoutTrailingBlanks = (row: RowTexts): RowTexts =>
  row.slice(0, row.findLastIndex(text => text !== '') + 1)

/**
 * 指标说明 and 评分标准 written as one cell, and the score after it one column too early: the text takes both columns, the
 * number the column of scores. Only between columns whose titles say that they hold explanations, never over targets or results.
 */
const stretchText = (row: RowTexts, roles: ColumnRoles): Placed | null => {
  const last = row.findLastIndex(text => text !== '')
  const explained = roles.explained[last] && roles.explained[last - 1]
  if (!explained || misplaced(row.slice(0, last), roles) > 0) return null
  if (!isNumberCell(row[last] ?? '') || !roles.prose[last] || roles.numeric[last]) return null
  const target = roles.numeric.findIndex((isNumeric, column) => isNumeric && column > last)
  const text = row[last - 1] ?? ''
  if (target < 0 || isNumberCell(text) || isVacant(text) || !roles.prose[last - 1]) return null
  return {
    cells: [
      ...inOrder(row.slice(0, last - 1)),
      cellAt(last - 1, text, target - last + 1),
      cellAt(target, row[last] ?? ''),
      ...inOrder(row.slice(target + 1)).map((cell, index) => ({ ...cell, column: target + 1 + index })),
    ],
    moved: true,
  }
}

/** A row one or more tabs short or long: where a single way of adding blanks puts every number under numbers, that way. */
const insertBlanks = (row: RowTexts, columns: number, roles: ColumnRoles): Placed | null => {
  const missing = columns - row.length
  if (missing <= 0) return null
  const ways = new Map<string, string[]>()
  for (let place = 0; place <= row.length; place++) {
    const way = [...row.slice(0, place), ...new Array<string>(missing).fill(''), ...row.slice(place)]
    if (misplaced(way, roles) === 0) ways.set(way.join('\t'), way)
  }
  const [only] = [...ways.values()]
  return only && ways.size === 1 ? { cells: inOrder(only), moved: true } : null
}

/** A tab inside a text makes one cell too many: the neighbours whose union puts every number under numbers are one cell. */
const uniteCells = (row: RowTexts, columns: number, roles: ColumnRoles): Placed | null => {
  const surplus = row.length - columns
  if (surplus <= 0) return null
  const ways: string[][] = []
  for (let place = 0; place < columns; place++) {
    const parts = row.slice(place, place + surplus + 1)
    if (parts.some(part => isNumberCell(part)) || !roles.prose[place]) continue
    const way = [...row.slice(0, place), parts.join(' ').trim(), ...row.slice(place + surplus + 1)]
    if (misplaced(way, roles) === 0) ways.push(way)
  }
  const [only] = ways
  return only && ways.length === 1 ? { cells: inOrder(only), moved: true } : null
}

/** The row's cells in the columns that they belong to; cells stay where they stand unless header and body say otherwise. */
const placeRow = (row: RowTexts, columns: number, roles: ColumnRoles): Placed => {
  const bare = withoutTrailingBlanks(row)
  const whole = row.length <= columns ? row : bare
  const asItStands: Placed = { cells: inOrder(whole), moved: false }
  if (whole.length > columns) return uniteCells(whole, columns, roles) ?? asItStands
  if (misplaced(whole, roles) === 0) return asItStands
  return stretchText(whole, roles) ?? insertBlanks(bare, columns, roles) ?? asItStands
}

export type TabTable = {
  readonly fragments: readonly Fragment[]
  /** The first text of every row whose cells had to be moved (settled) or could not be placed. */
  readonly oddities: readonly { readonly text: string; readonly settled: boolean }[]
}

/** The fragments of one table from their rows, on one grid; `groups` are the rows of each fragment. */
export const alignTabRows = (groups: readonly (readonly RowTexts[])[]): TabTable => {
  const all = groups.flat()
  const columns = commonest(all.filter(row => row.length > 1).map(row => row.length))
  const first = groups[0] ?? []
  const header = countHeaderRows(first)
  const heads = new Set(first.slice(0, header).map(row => row.join('\t')))
  const body = all.filter(row => row.length === columns && !heads.has(row.join('\t')))
  const roles = columnRoles(first.slice(0, header), body, columns)
  const oddities: { text: string; settled: boolean }[] = []
  const fragments = groups.map((rows): Fragment => {
    const placed = rows.map(row =>
      heads.has(row.join('\t')) ? { cells: inOrder(row), moved: false } : placeRow(row, columns, roles),
    )
    placed.forEach(({ cells, moved }, row) => {
      const unsettled = cells.length > columns && (rows[row]?.length ?? 0) > columns
      if (moved || unsettled)
        oddities.push({ text: cells.find(cell => cell.text !== '')?.text ?? '', settled: moved })
    })
    const width = placed.reduce(
      (most, { cells }) => cells.reduce((end, cell) => Math.max(end, cell.column + cell.columnSpan), most),
      columns,
    )
    return {
      rows: rows.length,
      columns: width,
      cells: placed.flatMap(({ cells }, row) => cells.map(cell => ({ ...cell, row }))),
    }
  })
  return { fragments, oddities }
}
