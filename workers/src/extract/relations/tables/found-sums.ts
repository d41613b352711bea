import type { Claim } from '@heshu/shared/model/claim.ts'
import { mayBeRounding, scaled } from '../products/scaled.ts'
import type { FigureTable } from './figure-table.ts'
import { claimsOfGroupings, type Grouping, type Tried, tryGrouping } from './grouping.ts'
import type { Line } from './lines.ts'

/** No list of parts that only its figures announce is longer. */
const LONGEST_LIST = 12
/** Lines beyond which a table is too long to be searched for sums that nothing announces. */
const LONGEST_SEARCH = 200

/** So many digits do not add up by chance. */
const isTelling = (tried: Tried): boolean =>
  tried.trials.some(t => {
    const { value, step } = scaled(t.stated)
    return t.fits && (value < 0n ? -value : value) >= 10_000n * step
  })

const proves = (table: FigureTable, tried: Tried): boolean => {
  const { misfits } = tried
  if (tried.fits === 0 || !isTelling(tried)) return false
  return table.turned ? tried.fits >= 2 && misfits * 3 <= tried.fits : misfits * 2 < tried.fits
}

type Found = { readonly total: Line; readonly grouping: Grouping; readonly complete: boolean }

type Scaled = { value: bigint; step: bigint }
type Row = readonly (Scaled | null)[]

const rowOf = (table: FigureTable, line: Line, columns: readonly number[]): Row =>
  columns.map(column => {
    const figure = table.figureAt(line.at, column)
    return figure?.value ? scaled(figure) : null
  })

const addRow = (sums: Scaled[], row: Row): void => {
  for (const [i, cell] of row.entries())
    if (cell) {
      const sum = sums[i]!
      sum.value += cell.value
      sum.step += cell.step
    }
}

/** Whether the running sums fit in some column: the quick look before the careful one. */
const mayFit = (whole: Row, sums: readonly Scaled[]): boolean =>
  whole.some((cell, i) => {
    if (!cell || cell.value === 0n) return false
    return mayBeRounding(cell.value - sums[i]!.value, cell.step, sums[i]!.step)
  })

const search = (
  table: FigureTable,
  lines: readonly Line[],
  columns: readonly number[],
  because: string,
): { tops: Line[]; found: Found[] } => {
  const tops: Line[] = []
  const found: Found[] = []
  const rows = new Map(lines.map(line => [line, rowOf(table, line, columns)]))
  for (const total of lines) {
    const whole = rows.get(total)!
    const sums = whole.map(() => ({ value: 0n, step: 0n }))
    for (let length = 2; length <= Math.min(LONGEST_LIST, tops.length); length++) {
      for (const part of length === 2 ? tops.slice(-2) : [tops.at(-length)!]) addRow(sums, rows.get(part)!)
      if (!mayFit(whole, sums)) continue
      const parts = tops.slice(-length)
      if (parts.some(part => part.group !== parts[0]!.group)) break
      const grouping: Grouping = { lines: parts, because, sure: false, found: true }
      const tried = tryGrouping(table, total, grouping, columns)
      if (!proves(table, tried)) continue
      found.push({ total, grouping, complete: tried.trials.every(t => t.fits) })
      tops.splice(-length)
      break
    }
    tops.push(total)
  }
  return { tops, found }
}

export type FoundSums = { readonly tops: readonly Line[]; readonly claims: readonly Claim[] }

/**
 * Sums that no word announces: a line that the lines below it give in (nearly) every column. Indentation shows them to the
 * reader's eye, but Word and text files lose it. `tops` are the lines that are no part of another.
 */
export const findSums = (
  table: FigureTable,
  lines: readonly Line[],
  columns: readonly number[],
): FoundSums => {
  if (lines.length > LONGEST_SEARCH) return { tops: lines, claims: [] }
  const below = search(table, lines.toReversed(), columns, table.turned ? '其右各列之和' : '其下各行之和')
  const above = search(table, lines, columns, table.turned ? '其左各列之和' : '其上各行之和')
  const claims = [...below.found, ...above.found].flatMap(({ total, grouping }) =>
    claimsOfGroupings(
      table,
      total,
      [{ ...grouping, lines: grouping.lines.toSorted((a, b) => a.at - b.at) }],
      columns,
    ),
  )
  return { tops: below.tops.toReversed(), claims }
}
