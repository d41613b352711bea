import type { Claim } from '@heshu/shared/model/claim.ts'
import { sameSort } from './arithmetic.ts'
import type { FigureTable } from './figure-table.ts'
import { addedColumns, type Line, linesOf } from './table-lines.ts'

const lastLine = (lines: readonly Line[], row: number): Line | undefined =>
  lines.find(line => line.at === row && line.level === 3)

/** 收入总计 = 支出总计: the 总计 of both sides of a two-sided table, in one row and under the same header or in the only column. */
export const balanceClaims = (tables: readonly FigureTable[]): Claim[] =>
  tables.flatMap((right, i) => {
    const left = tables[i - 1]
    if (!left || left.grid !== right.grid || left.dataRows !== right.dataRows) return []
    const [leftLines, rightLines] = [linesOf(left), linesOf(right)]
    const [leftColumns, rightColumns] = [addedColumns(left), addedColumns(right)]
    const headerOf = (table: FigureTable, column: number) => table.headerPath(column).at(-1)
    return rightLines.flatMap(line => {
      if (line.level !== 3 || !lastLine(leftLines, line.at)) return []
      return rightColumns.flatMap((column): Claim[] => {
        const only = leftColumns.length === 1 && rightColumns.length === 1
        const opposite = only
          ? leftColumns
          : leftColumns.filter(c => headerOf(left, c) === headerOf(right, column))
        const stated = right.figureAt(line.at, column)
        const other = opposite.length === 1 ? left.figureAt(line.at, opposite[0]!) : null
        if (!stated || !other || !sameSort(stated, other)) return []
        const standing = right.mayLack([line.at], column) ? ('suspected' as const) : ('asserted' as const)
        return [
          {
            kind: 'mention',
            stated,
            readings: [
              { standing, operands: [other], expression: { operand: 0 }, because: '收入总计等于支出总计' },
            ],
          },
        ]
      })
    })
  })
