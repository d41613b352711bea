import type { CheckKind, Expression } from '@heshu/shared/model/claim.ts'
import { baseStep, dimensionOf, type Figure, isExactByNature } from '@heshu/shared/model/figure.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { difference, isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import type { FigureTable } from './figure-table.ts'
import { type Role, rateNameOf, roleOf } from './role.ts'
import { namesDifference, scaled } from './table-lines.ts'

/** How the figures of a computed column come from two or three others of their row. */
export type Shape = {
  readonly kind: CheckKind
  readonly expression: Expression
  /** Whether operands of such sorts can stand in it. */
  readonly takes: (stated: Figure, operands: readonly Figure[]) => boolean
  /** Whether the stated figure is what the formula gives, to about one unit of its last digit: enough to recognise the columns. */
  readonly nearly: (stated: Figure, operands: readonly Figure[]) => boolean
}

const MILLION = 1_000_000n
const abs = (x: bigint): bigint => (x < 0n ? -x : x)

/** Whether top ÷ bottom is nearly the stated figure, all in millionths. */
const isQuotient = (stated: Figure, top: bigint, bottom: bigint): boolean => {
  const { value, step } = scaled(stated)
  return bottom !== 0n && abs(top * MILLION - value * bottom) <= step * abs(bottom)
}

const values = (operands: readonly Figure[]): bigint[] => operands.map(f => scaled(f).value)
const alike = (_: Figure, [a, b]: readonly Figure[]): boolean => sameSort(a!, b!)
const allAlike = (stated: Figure, operands: readonly Figure[]): boolean =>
  operands.every(operand => sameSort(stated, operand))

const operand = (place: number): Expression => ({ operand: place })
const minus = (a: Expression, b: Expression): Expression => ({ operator: '−', terms: [a, b] })
const over = (a: Expression, b: Expression): Expression => ({ operator: '÷', terms: [a, b] })

const ratioShape: Shape = {
  kind: 'ratio',
  expression: quotient,
  takes: alike,
  nearly: (stated, operands) => {
    const [a, b] = values(operands)
    return isQuotient(stated, a!, b!)
  },
}

/** (A − B) ÷ B, (B − A) ÷ B or (A − B) ÷ A. */
const changeShape = (expression: Expression, top: 'a−b' | 'b−a', bottom: 'a' | 'b'): Shape => ({
  kind: 'growth',
  expression,
  takes: alike,
  nearly: (stated, operands) => {
    const [a, b] = values(operands)
    return isQuotient(stated, top === 'a−b' ? a! - b! : b! - a!, bottom === 'a' ? a! : b!)
  },
})

const growthShape = changeShape(over(minus(operand(0), operand(1)), operand(1)), 'a−b', 'b')
const declineShape = changeShape(over(minus(operand(1), operand(0)), operand(1)), 'b−a', 'b')

const differenceShape: Shape = {
  kind: 'difference',
  expression: difference,
  takes: allAlike,
  nearly: (stated, operands) => {
    const [a, b] = values(operands)
    const { value, step } = scaled(stated)
    return abs(a! - b! - value) <= step
  },
}

/** 年末结余 = 年初结余 + 本年收入 − 本年支出. */
const balanceShape: Shape = {
  kind: 'difference',
  expression: minus({ operator: '+', terms: [operand(0), operand(1)] }, operand(2)),
  takes: allAlike,
  nearly: (stated, operands) => {
    const [a, b, c] = values(operands)
    const { value, step } = scaled(stated)
    return abs(a! + b! - c! - value) <= 2n * step
  },
}

const averageShape: Shape = {
  kind: 'average',
  expression: quotient,
  takes: (stated, [a, b]) => sameSort(stated, a!) && !sameSort(a!, b!),
  nearly: ratioShape.nearly,
}

const productShape = (count: number): Shape => ({
  kind: 'product',
  expression: { operator: '×', terms: Array.from({ length: count }, (_, place) => operand(place)) },
  takes: (stated, [price, ...counts]) =>
    sameSort(stated, price!) && counts.every(f => dimensionOf(f) !== 'money'),
  nearly: (stated, operands) => {
    const factors = values(operands)
    const { value, step } = scaled(stated)
    const product = factors.reduce((a, b) => (a * b) / MILLION, MILLION)
    const slack = operands.reduce((sum, figure, place) => {
      if (isExactByNature(figure) || (dimensionOf(figure) !== 'money' && baseStep(figure).equals(exact(1))))
        return sum
      const others = factors.reduce((a, b, i) => (i === place ? a : (a * b) / MILLION), MILLION)
      return sum + abs((scaled(figure).step * others) / MILLION)
    }, step)
    return abs(product - value) <= slack
  },
})

export type Formula = {
  readonly shape: Shape
  readonly columns: readonly number[]
  readonly because: string
  /** 'adjusted': the headers name the columns and the base is the adjusted budget, which settles it; 'other': they name others. */
  readonly named: 'adjusted' | 'other' | null
}

/** Tables with more columns of quantities than this are not searched for triples. */
const FEW_COLUMNS = 10
const MANY_COLUMNS = 24

const figuresOf = (table: FigureTable, column: number): Figure[] =>
  table.dataRows.map(row => table.figureAt(row, column)).filter(f => f !== null)

/** Columns of quantities: what others may be computed from. */
export const quantityColumns = (table: FigureTable): number[] =>
  table.columns
    .filter(column => {
      if (/序号|编号|代码|编码/.test(table.headerOf(column))) return false
      const figures = figuresOf(table, column)
      return figures.length > 0 && figures.every(isQuantity)
    })
    .slice(0, MANY_COLUMNS)

const sharedPrefix = (a: readonly string[], b: readonly string[]): number => {
  const end = a.findIndex((text, i) => text !== b[i])
  return end < 0 ? a.length : end
}

/** The columns that a computed column most likely draws on first: those under the same wide header, the nearest first. */
const nearestFirst = (table: FigureTable, column: number, others: readonly number[]): number[] => {
  const path = table.headerPath(column)
  const rank = (other: number) =>
    sharedPrefix(path, table.headerPath(other)) * 1000 - Math.abs(other - column)
  return others.toSorted((a, b) => rank(b) - rank(a))
}

const columnWith = (
  table: FigureTable,
  columns: readonly number[],
  roles: readonly Role[],
): number | undefined =>
  roles.flatMap(role => columns.find(column => roleOf(table.headerOf(column)) === role) ?? []).at(0)

const BASES: readonly Role[] = ['adjusted', 'budget', 'planned', 'original']
/** In a table of rows, what a rate is computed from stands close above it. */
const NEAR_ROWS = 4

const yearIn = (header: string): number | null => {
  const year = /(20\d\d)年?/.exec(header)?.[1]
  return year ? Number.parseInt(year, 10) : null
}

/** The columns of this year and of the year before: 上年 and another of its role, or two years in a row. */
const yearsNamed = (table: FigureTable, others: readonly number[]): readonly [number, number] | null => {
  const plain = (column: number) =>
    table.headerOf(column).replace(/20\d\d年?(?:度)?|上年度?|本年度?|去年|今年|当年/g, '')
  for (const base of others) {
    const year = yearIn(table.headerOf(base))
    const isLast = roleOf(table.headerOf(base)) === 'last-year' || /上年|去年/.test(table.headerOf(base))
    const now = others.find(other => {
      if (other === base || plain(other) !== plain(base)) return false
      const later = yearIn(table.headerOf(other))
      return year !== null && later !== null
        ? later === year + 1
        : isLast && !/上年|去年/.test(table.headerOf(other))
    })
    if (now !== undefined) return [now, base]
  }
  return null
}

const pairs = (others: readonly number[]): [number, number][] =>
  others.flatMap(a => others.filter(b => b !== a).map((b): [number, number] => [a, b]))

const triples = (others: readonly number[]): [number, number, number][] =>
  others.length > FEW_COLUMNS
    ? []
    : pairs(others).flatMap(([a, b]) =>
        others.filter(c => c !== a && c !== b).map((c): [number, number, number] => [a, b, c]),
      )

const ratioNamed = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  const header = table.headerOf(column)
  const name = rateNameOf(header)
  if (name === 'share' || name === 'other' || name === 'growth') return []
  if (table.turned && name === 'completion') return []
  const near = table.turned ? others.filter(other => Math.abs(other - column) <= NEAR_ROWS) : others
  const part = columnWith(table, near, name === 'arrival' ? ['received'] : ['spent', 'completed'])
  const base = columnWith(table, near, BASES)
  if (part === undefined || base === undefined) return []
  return [
    {
      shape: ratioShape,
      columns: [part, base],
      because: `${header} = ${table.headerOf(part)} ÷ ${table.headerOf(base)}`,
      named: roleOf(table.headerOf(base)) === 'adjusted' ? 'adjusted' : 'other',
    },
  ]
}

/** What a column may be computed from, the likeliest first; null for a column that is not computed. */
export const formulasFor = (
  table: FigureTable,
  column: number,
  quantities: readonly number[],
): Formula[] | null => {
  const header = table.headerOf(column)
  const figures = figuresOf(table, column)
  if (figures.length === 0) return null
  const others = nearestFirst(
    table,
    column,
    quantities.filter(other => other !== column),
  )
  const from = (columns: readonly number[]) => columns.map(c => `「${table.headerOf(c)}」`).join('与')
  const with2 = (shape: Shape, said = '由'): Formula[] =>
    pairs(others).map(columns => ({
      shape,
      columns,
      because: `${header}${said}${from(columns)}得出`,
      named: null,
    }))
  if (figures.every(isRate)) {
    const name = rateNameOf(header)
    if (name === null || name === 'share') return null
    const years = yearsNamed(table, others)
    const changes: Formula[] = [
      ...(years && name === 'growth'
        ? [
            {
              shape: growthShape,
              columns: years,
              because: `${header}由${from(years)}得出`,
              named: 'other' as const,
            },
          ]
        : []),
      ...with2(growthShape),
      ...with2(declineShape),
    ]
    if (name === 'growth') return changes
    const ratios = pairs(others).map(
      ([a, b]): Formula => ({
        shape: ratioShape,
        columns: [a, b],
        because: `${header} = ${table.headerOf(a)} ÷ ${table.headerOf(b)}`,
        named: null,
      }),
    )
    return [...ratioNamed(table, column, others), ...ratios, ...(name === 'other' ? changes : [])]
  }
  if (!figures.every(isQuantity)) return null
  if (namesDifference(header)) {
    const years = yearsNamed(table, others)
    return [
      ...(years && /增减|变动|上年/.test(header)
        ? [
            {
              shape: differenceShape,
              columns: years,
              because: `${header}由${from(years)}得出`,
              named: 'other' as const,
            },
          ]
        : []),
      ...with2(differenceShape),
      ...triples(others).map(
        (columns): Formula => ({
          shape: balanceShape,
          columns,
          because: `${header}由${from(columns)}得出`,
          named: null,
        }),
      ),
    ]
  }
  if (/均/.test(header)) return with2(averageShape)
  return productFormulas(table, column, others)
}

const productFormulas = (table: FigureTable, column: number, others: readonly number[]): Formula[] | null => {
  const prices = others.filter(other => /单价|标准|价格|均价/.test(table.headerOf(other)))
  if (prices.length === 0 || /单价|标准|价格|均价/.test(table.headerOf(column))) return null
  const header = table.headerOf(column)
  const formula = (columns: readonly number[]): Formula => ({
    shape: productShape(columns.length),
    columns,
    because: `${header} = ${columns.map(c => table.headerOf(c)).join(' × ')}`,
    named: null,
  })
  return prices.flatMap(price => {
    const counts = others.filter(other => other !== price)
    const two = counts.map(count => formula([price, count]))
    const three = pairs(counts)
      .filter(([a, b]) => a < b)
      .map(([a, b]) => formula([price, a, b]))
    return [...two, ...(others.length > FEW_COLUMNS ? [] : three)]
  })
}
