import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formula.ts'
import type { Shape } from './shapes.ts'

const yearOf = (table: FigureTable, row: number): number | null => {
  const year = /(?:19|20)\d\d(?=年|$)/.exec(table.rowPath(row).join('|'))?.[0]
  return year ? Number.parseInt(year, 10) : null
}

/** Where each row is a year: the figures of a row's year and of the year before, in each column that they may come from. */
export const seriesFormulas = (
  table: FigureTable,
  column: number,
  others: readonly number[],
  shape: Shape,
): Formula[] => {
  const years = new Map<number, number>()
  for (const row of table.dataRows) {
    const year = yearOf(table, row)
    if (year === null || years.has(year)) return []
    years.set(year, row)
  }
  if (years.size < 3) return []
  return others.map(amounts => ({
    shape,
    because: `${table.headerOf(column)}由「${table.headerOf(amounts)}」本年与上年的数得出`,
    named: null,
    columns: null,
    operandsAt: row => {
      const before = years.get(yearOf(table, row)! - 1)
      const now = table.figureAt(row, amounts)
      const then = before === undefined ? undefined : table.figureAt(before, amounts)
      return now?.value && then?.value ? [now, then] : null
    },
  }))
}
