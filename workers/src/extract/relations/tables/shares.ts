import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { isZero, ONE } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, sumOfOperands } from '../arithmetic.ts'
import { roughlySums } from '../products/scaled.ts'
import { rateNameOf } from '../role.ts'
import { isExhaustive } from '../sums/complete-words.ts'
import { sameGroup } from './column-roles.ts'
import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formula.ts'
import { type Line, linesOf } from './lines.ts'
import { shareOfAllShape, shareShape } from './shapes.ts'
import { type Span, spansOf } from './spanning.ts'

/** What a line is a share of. */
type Whole = { readonly of: (line: Line) => Line | undefined; readonly because: string }

const isAll = (figure: Figure | null): boolean => !!figure?.value && baseValue(figure)!.equals(ONE)

/** The line before a line, and above it by its number or by 其中. */
const headOf = (lines: readonly Line[], at: number): Line | undefined => {
  const line = lines[at]!
  const before = lines.slice(0, at)
  if (line.kind === 'part') return before.findLast(other => other.kind !== 'part')
  return line.depth > 0 ? before.findLast(other => other.depth > 0 && other.depth < line.depth) : undefined
}

const wholesOf = (table: FigureTable, lines: readonly Line[], column: number): Whole[] => {
  const ungrouped = lines.filter(line => line.group === '')
  const grand = ungrouped.findLast(line => line.level >= 2) ?? ungrouped.find(line => line.level === 1)
  const hundreds = ungrouped.filter(line => isAll(table.figureAt(line.at, column)))
  const hundred = hundreds.length === 1 ? hundreds[0] : undefined
  const top = grand ?? hundred
  const groups = new Map(
    lines.filter(line => line.level === 1 && line.group !== '').map(line => [line.group, line]),
  )
  const heads = new Map(lines.map((line, at) => [line, headOf(lines, at)]))
  return [
    { of: () => top, because: '占比 = 本行 ÷ 合计' },
    { of: () => hundred, because: '占比 = 本行 ÷ 合计' },
    {
      of: line => (groups.get(line.group) === line ? top : groups.get(line.group)),
      because: '占比 = 本行 ÷ 本组小计',
    },
    { of: line => heads.get(line) ?? top, because: '占比 = 本行 ÷ 上级一行' },
  ]
}

/** Each share beside its line's amount and the amount of the line that it is a share of. */
const ofWhole = (
  table: FigureTable,
  lines: ReadonlyMap<number, Line>,
  amounts: number,
  whole: Whole,
  named: Formula['named'],
): Formula => ({
  shape: shareShape,
  because: whole.because,
  named,
  columns: null,
  operandsAt: row => {
    const line = lines.get(row)
    const of = line && whole.of(line)
    const part = table.figureAt(row, amounts)
    const all = of && table.figureAt(of.at, amounts)
    return part && all && isQuantity(part) && isQuantity(all) && !isZero(baseValue(all)!) ? [part, all] : null
  },
})

/** Shares of a figure in a merged cell beside their rows. */
const ofSpan = (table: FigureTable, amounts: number, spans: readonly Span[]): Formula[] =>
  [...Map.groupBy(spans, span => span.column).values()].map(own => ({
    shape: shareShape,
    because: `占比 = 本行 ÷ ${table.headerOf(own[0]!.column)}`,
    named: null,
    columns: null,
    operandsAt: row => {
      const span = own.find(({ rows }) => rows.includes(row))
      const part = table.figureAt(row, amounts)
      return span && part && isQuantity(part) && part !== span.figure ? [part, span.figure] : null
    },
  }))

/** Shares in a table that does not print its total. */
const ofAll = (table: FigureTable, details: readonly Line[], amounts: number): Formula[] => {
  const all = details.map(line => table.figureAt(line.at, amounts))
  if (details.length < 2 || all.some(f => !f || !isQuantity(f))) return []
  const figures = all as Figure[]
  return [
    {
      shape: shareOfAllShape(figures.length),
      because: '占比 = 本行 ÷ 各行之和',
      named: null,
      columns: null,
      operandsAt: row => {
        const at = details.findIndex(line => line.at === row)
        return at < 0 ? null : [figures[at]!, ...figures.toSpliced(at, 1)]
      },
    },
  ]
}

/** What the shares of a column may be: of a total, a group or the line above, by each column of amounts. */
export const shareFormulas = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  const lines = linesOf(table)
  const byRow = new Map(lines.map(line => [line.at, line]))
  const wholes = wholesOf(table, lines, column)
  const totalled = lines.some(line => line.level > 0) || wholes[1]!.of(lines[0]!) !== undefined
  const near = sameGroup(table, column, others)
  const spans = spansOf(table)
  // 占全区比重: where the total is not all either, the shares are of something that is not in the table.
  const all = wholes[0]!.of(lines[0]!)
  const ownShare = all ? table.figureAt(all.at, column) : null
  const likely = near.length === 1 && (ownShare === null || isAll(ownShare)) ? near[0] : undefined
  return others.flatMap(amounts => [
    ...wholes.map((whole, i) =>
      ofWhole(table, byRow, amounts, whole, i === 0 && amounts === likely ? 'likely' : null),
    ),
    ...ofSpan(table, amounts, spans),
    ...(totalled || spans.length > 0 ? [] : ofAll(table, lines, amounts)),
  ])
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
const hundredClaims = (table: FigureTable, column: number, checkedByRow: boolean): Claim[] => {
  const lines = linesOf(table)
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
  if (parts.some(isAll)) return []
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

const holdsShares = (table: FigureTable, column: number): boolean => {
  const rates = table.dataRows.flatMap(row => table.figureAt(row, column) ?? [])
  return rates.length >= 2 && rates.every(isRate) && rateNameOf(table.headerOf(column)) === 'share'
}

/** Columns of shares, each as a whole; `checked` are the figures that are held against their amounts. */
export const tableShareClaims = (table: FigureTable, checked: ReadonlySet<Figure>): Claim[] =>
  table.columns
    .filter(column => holdsShares(table, column))
    .flatMap(column =>
      hundredClaims(
        table,
        column,
        table.dataRows.some(row => {
          const figure = table.figureAt(row, column)
          return figure !== null && checked.has(figure)
        }),
      ),
    )
