import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { mayBeSameSort, sumOfOperands } from '../arithmetic.ts'
import { roughlySums, unitsIn } from '../products/scaled.ts'
import { isOneSlip } from '../sums/completeness.ts'
import type { FigureTable } from './figure-table.ts'
import { addedColumns, isAddedUp } from './lines.ts'

/** A figure in a merged cell beside the rows that it is told of: 总投资 of one project beside its sources. */
export type Span = { readonly figure: Figure; readonly column: number; readonly rows: readonly number[] }

/** The merged cells with figures of a table. */
export const spansOf = (table: FigureTable): Span[] =>
  table.turned
    ? []
    : table.columns.flatMap(column =>
        table.dataRows.flatMap((row): Span[] => {
          const cell = table.grid.cellAt(row, column)
          const figure = cell && cell.rowSpan > 1 && cell.row === row ? table.figureAt(row, column) : null
          if (!cell || !figure?.value || !isAddedUp(table.headerOf(column))) return []
          const rows = table.dataRows.filter(other => other >= row && other < row + cell.rowSpan)
          return rows.length > 1 ? [{ figure, column, rows }] : []
        }),
      )

/** Figures of so many units hardly ever add up by chance. */
const TELLING = 1000n

/** Figures in merged cells that are the sum of the rows beside them. Figures that do not fit accuse where others of the column do. */
export const spanClaims = (table: FigureTable): Claim[] => {
  const spans = spansOf(table)
  if (spans.length === 0) return []
  const columns = addedColumns(table)
  return [...Map.groupBy(spans, span => span.column)].flatMap(([column, own]) =>
    columns.flatMap(beside => {
      if (beside === column) return []
      const sums = own.flatMap(({ figure, rows }) => {
        const parts = rows.flatMap(row => table.figureAt(row, beside) ?? [])
        const added = parts.length > 1 && parts.every(part => mayBeSameSort(figure, part))
        const unread = rows.some(row => table.isUnread(row, beside))
        return added && !unread ? [{ figure, parts, rows, fits: roughlySums(figure, parts) }] : []
      })
      const fits = sums.filter(sum => sum.fits && unitsIn(sum.figure) >= TELLING).length
      const total = /总|合计|共/.test(table.headerOf(column))
      return sums.flatMap(({ figure, parts, rows, fits: right }): Claim[] => {
        const signs = parts.map(() => 1 as const)
        const wrong =
          fits > sums.length - fits ||
          ((fits > 0 || (total && sums.length === 1)) && isOneSlip(figure, parts, signs))
        if (!right && (!wrong || table.mayLack(rows, beside))) return []
        const expression = sumOfOperands(parts.length)
        const because = '并列各行之和'
        const standing = right && fits === 0 ? ('possible' as const) : ('asserted' as const)
        return [
          { kind: 'sum', stated: figure, readings: [{ standing, operands: parts, expression, because }] },
        ]
      })
    }),
  )
}
