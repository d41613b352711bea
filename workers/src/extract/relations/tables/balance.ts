import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { mayBeSameSort, sumOfOperands } from '../arithmetic.ts'
import { roughlySums } from '../products/scaled.ts'
import { isOneSlip } from '../sums/completeness.ts'
import type { FigureTable } from './figure-table.ts'
import { addedColumns, type Line, linesOf, topLines } from './lines.ts'

/** A side of a table (收入 on the left, 支出 on the right). */
type Side = {
  readonly table: FigureTable
  readonly lines: readonly Line[]
  readonly columns: readonly number[]
}

const sideOf = (table: FigureTable): Side => ({ table, lines: linesOf(table), columns: addedColumns(table) })

/** The tables that have several sides, from left to right. */
const sidesOf = (tables: readonly FigureTable[]): Side[][] =>
  [...Map.groupBy(tables, table => table.dataRows).values()]
    .filter(sides => sides.length > 1)
    .map(sides => sides.map(sideOf))

/** 收入总计 = 支出总计: the 总计 of two sides, in one row and under the same header or in the only column. */
const balanceOf = (left: Side, right: Side): Claim[] => {
  const headerOf = ({ table }: Side, column: number) => table.headerPath(column).at(-1)
  return right.lines.flatMap(line => {
    if (line.level !== 3 || !left.lines.some(other => other.at === line.at && other.level === 3)) return []
    return right.columns.flatMap((column): Claim[] => {
      const only = left.columns.length === 1 && right.columns.length === 1
      const opposite = only
        ? left.columns
        : left.columns.filter(c => headerOf(left, c) === headerOf(right, column))
      const stated = right.table.figureAt(line.at, column)
      const other = opposite.length === 1 ? left.table.figureAt(line.at, opposite[0]!) : null
      if (!stated || !other || !mayBeSameSort(stated, other)) return []
      const standing = right.table.mayLack([line.at], column) ? 'suspected' : 'asserted'
      const because = '收入总计等于支出总计'
      const readings = [{ standing, operands: [other], expression: { operand: 0 }, because } as const]
      return [{ kind: 'mention', stated, readings }]
    })
  })
}

/** Whether the name of a line begins in an earlier side: 公用经费合计 below 302 and 310, which stand side by side. */
const reachesFrom = (side: Side, line: Line, earlier: Side): boolean => {
  const { grid } = side.table
  const first = side.table.columns[0]!
  return grid
    .rowCells(line.at)
    .some(
      cell =>
        cell.column < first &&
        cell.column + cell.columnSpan > first &&
        earlier.table.columns.includes(cell.column),
    )
}

const topFigures = ({ table, lines, columns }: Side, row: number): Figure[] =>
  topLines(lines.filter(line => line.at < row)).flatMap(line => table.figureAt(line.at, columns[0]!) ?? [])

/** A total that runs below several sides adds up the heads of all of them. */
const totalsAcross = (sides: readonly Side[]): Claim[] =>
  sides.flatMap((side, at) =>
    side.lines.flatMap((line): Claim[] => {
      const from = line.level > 0 ? sides.findIndex(other => reachesFrom(side, line, other)) : -1
      const below = from < 0 ? [] : sides.slice(from, at + 1)
      const stated = below.length > 1 ? side.table.figureAt(line.at, side.columns[0]!) : null
      if (!stated || below.some(other => other.columns.length !== 1)) return []
      const operands = below.flatMap(other => topFigures(other, line.at))
      if (operands.length < 2 || !operands.every(figure => mayBeSameSort(stated, figure))) return []
      const sure =
        roughlySums(stated, operands) ||
        isOneSlip(
          stated,
          operands,
          operands.map(() => 1),
          false,
        )
      const expression = sumOfOperands(operands.length)
      const standing = sure && !side.table.mayLack([line.at], side.columns[0]!) ? 'asserted' : 'possible'
      return [
        { kind: 'sum', stated, readings: [{ standing, operands, expression, because: '以上各栏大类之和' }] },
      ]
    }),
  )

/** What holds between the sides of a table. */
export const balanceClaims = (tables: readonly FigureTable[]): Claim[] =>
  sidesOf(tables).flatMap(sides => [
    ...sides.slice(1).flatMap((right, i) => balanceOf(sides[i]!, right)),
    ...totalsAcross(sides),
  ])
