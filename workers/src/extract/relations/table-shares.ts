import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { isZero, ONE } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, quotient, sameSort, sumOfOperands } from './arithmetic.ts'
import { isExhaustive } from './completeness.ts'
import type { FigureTable } from './figure-table.ts'
import { rateNameOf } from './role.ts'
import { type Line, linesOf, roughlySums, scaled } from './table-lines.ts'

type Share = { readonly line: Line; readonly stated: Figure; readonly part: Figure; readonly whole: Figure }

const MILLION = 1_000_000n

const roughlyFits = ({ stated, part, whole }: Share): boolean => {
  const { value, step } = scaled(stated)
  const of = scaled(whole).value
  const gap = scaled(part).value * MILLION - value * of
  return (gap < 0n ? -gap : gap) <= step * (of < 0n ? -of : of)
}

/** The total that a line is a share of: 小计 of its own group, or the total of all. */
type WholeOf = (line: Line) => Line | undefined

const wholesOf = (lines: readonly Line[]): WholeOf[] => {
  const grand = lines.findLast(line => line.level >= 2) ?? lines.find(line => line.level >= 1)
  const groups = new Map(
    lines.filter(line => line.level === 1 && line.group !== '').map(line => [line.group, line]),
  )
  return [() => grand, ...(groups.size > 0 ? [(line: Line) => groups.get(line.group)] : [])]
}

/** Each share of a column beside the figure of another column and that column's total. */
const sharesOf = (
  table: FigureTable,
  lines: readonly Line[],
  column: number,
  amounts: number,
  wholeOf: WholeOf,
): Share[] =>
  lines.flatMap(line => {
    const total = wholeOf(line)
    const whole = total && table.figureAt(total.at, amounts)
    const stated = table.figureAt(line.at, column)
    const part = table.figureAt(line.at, amounts)
    if (!total || total === line || !whole || !stated?.value || !part) return []
    if (!isQuantity(part) || !isQuantity(whole) || !sameSort(part, whole) || isZero(baseValue(whole)!))
      return []
    return [{ line, stated, part, whole }]
  })

const shareColumns = (table: FigureTable): number[] =>
  table.columns.filter(column => {
    const rates = table.dataRows.flatMap(row => table.figureAt(row, column) ?? [])
    return rates.length >= 2 && rates.every(isRate) && rateNameOf(table.headerOf(column)) === 'share'
  })

/** A column 占比 against the column whose rows, divided by the total that most of them fit, give it. */
const shareClaims = (table: FigureTable, lines: readonly Line[], column: number): Claim[] => {
  const wholes = wholesOf(lines)
  const best = table.columns
    .filter(other => other !== column)
    .flatMap(other => wholes.map(wholeOf => sharesOf(table, lines, column, other, wholeOf)))
    .map(shares => ({ shares, fits: shares.filter(roughlyFits).length }))
    .sort((a, b) => b.fits - a.fits)[0]
  if (!best || best.fits < 2 || best.fits * 2 <= best.shares.length) return []
  return best.shares.map(({ line, stated, part, whole }) => ({
    kind: 'share' as const,
    stated,
    readings: [
      {
        standing: table.mayLack([line.at], column) ? ('suspected' as const) : ('asserted' as const),
        operands: [part, whole],
        expression: quotient,
        because: '占比 = 本行 ÷ 合计',
      },
    ],
  }))
}

/** 100 % less the shares before it. */
const restOf = (count: number): Expression => ({
  operator: '−',
  terms: [{ constant: ONE }, ...Array.from({ length: count }, (_, operand) => ({ operand }))],
})

/**
 * Shares of one whole: with its total told they give that, and without they leave for the last what is left of 100 %. Where
 * each is checked against its amount, a wrong one is found there, and the sum accuses nobody.
 */
const hundredClaims = (
  table: FigureTable,
  lines: readonly Line[],
  column: number,
  checkedByRow: boolean,
): Claim[] => {
  const groups = lines.some(line => line.level === 1)
  const layered = new Set(lines.map(line => line.depth)).size > 1 || lines.some(line => line.kind === 'part')
  const details = lines.filter(line => line.kind === 'detail')
  const parts = details.flatMap(line => table.figureAt(line.at, column) ?? [])
  const blank = details.some(line => table.isUnread(line.at, column))
  const total = lines.findLast(line => line.level >= 2)
  const stated = total && table.figureAt(total.at, column)
  if (parts.length < 2 || blank) return []
  const sure =
    !checkedByRow &&
    !groups &&
    !layered &&
    !table.mayLack(
      lines.map(line => line.at),
      column,
    )
  if (total) {
    if (!stated?.value || parts.includes(stated)) return []
    const standing: Reading['standing'] = sure || roughlySums(stated, parts) ? 'asserted' : 'possible'
    return [
      {
        kind: 'sum',
        stated,
        readings: [
          { standing, operands: parts, expression: sumOfOperands(parts.length), because: '各行占比之和' },
        ],
      },
    ]
  }
  const last = parts.at(-1)!
  const others = parts.slice(0, -1)
  const names = details.map(line => line.path.at(-1) ?? '')
  return [
    {
      kind: 'share',
      stated: last,
      readings: [
        {
          standing: sure && isExhaustive(names) ? 'suspected' : 'possible',
          operands: others,
          expression: restOf(others.length),
          because: '各行占比之和为 100%',
        },
      ],
    },
  ]
}

/** Columns of shares, row by row and as a whole. */
export const tableShareClaims = (table: FigureTable): Claim[] => {
  const columns = shareColumns(table)
  if (columns.length === 0) return []
  const lines = linesOf(table)
  return columns.flatMap(column => {
    const byRow = shareClaims(table, lines, column)
    return [...byRow, ...hundredClaims(table, lines, column, byRow.length > 0)]
  })
}
