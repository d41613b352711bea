import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue } from '@heshu/shared/model/figure.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import type { FigureTable } from './figure-table.ts'
import { claimsOfGroupings, type Grouping, type Tried, tryGrouping } from './table-grouping.ts'
import type { Line } from './table-lines.ts'

/** No list of parts that only its figures announce is longer. */
const LONGEST_LIST = 12
/** Lines beyond which a table is too long to be searched for sums that nothing announces. */
const LONGEST_SEARCH = 200

/** So many digits do not add up by chance. */
const isTelling = (tried: Tried): boolean =>
  tried.trials.some(t => t.fits && baseValue(t.stated)!.abs().div(baseStep(t.stated)).gte(exact(10_000)))

const proves = (table: FigureTable, tried: Tried): boolean => {
  const misfits = tried.trials.filter(t => !t.fits).length
  if (tried.fits === 0 || !isTelling(tried)) return false
  return table.turned ? tried.fits >= 2 && misfits * 3 <= tried.fits : misfits * 2 < tried.fits
}

type Found = { readonly total: Line; readonly grouping: Grouping; readonly complete: boolean }

const search = (
  table: FigureTable,
  lines: readonly Line[],
  columns: readonly number[],
  because: string,
): { tops: Line[]; found: Found[] } => {
  const tops: Line[] = []
  const found: Found[] = []
  for (const total of lines) {
    for (let length = 2; length <= Math.min(LONGEST_LIST, tops.length); length++) {
      const parts = tops.slice(-length)
      if (parts.some(part => part.group !== parts[0]!.group)) break
      const grouping: Grouping = { lines: parts, because, sure: false }
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
