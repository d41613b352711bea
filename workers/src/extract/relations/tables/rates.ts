import { type Role, rateNameOf } from '../role.ts'
import { columnRole, columnWith, sameTime, yearsNamed } from './column-roles.ts'
import type { FigureTable } from './figure-table.ts'
import { comesFrom, type Formula, overColumns, pairs } from './formula.ts'
import { seriesFormulas } from './series.ts'
import { declineShape, growthShape, ratioShape } from './shapes.ts'

const BASES: readonly Role[] = ['adjusted', 'budget', 'planned', 'original']
/** In a table of rows, what a rate is computed from stands close above it. */
const NEAR_ROWS = 4

const over = (
  table: FigureTable,
  column: number,
  part: number,
  base: number,
  named: Formula['named'],
): Formula =>
  overColumns(
    table,
    ratioShape,
    [part, base],
    `${table.headerOf(column)} = ${table.headerOf(part)} ÷ ${table.headerOf(base)}`,
    named,
  )

/** Rates whose part and base are called otherwise than the rate. */
const CALLED: readonly (readonly [rate: RegExp, part: RegExp, base: RegExp])[] = [
  [/回收率/, /[收回]{2}/, /发放|发出/],
  [/满意[率度]/, /(?<!不|不够|基本)满意/, /有效|收回|回收|调查|受访/],
  [/合格率/, /(?<!不)合格/, /抽[检查样]|检[测查验]|送检/],
  [/[按及]时\S{0,2}率/, /[按及]时/, /受理|应|派发|总/],
  [/(?:编制|人员)\S{0,2}控制率/, /实有|在编|在岗|在职/, /编制数|核定|编制/],
]

/** 有效回收率 = 收回 ÷ 发放, in the words of the field. */
const namedByTerm = (table: FigureTable, column: number, others: readonly number[]): Formula[] =>
  CALLED.filter(([rate]) => rate.test(table.headerOf(column))).flatMap(([, part, base]) => {
    const parts = others.filter(other => part.test(table.headerOf(other)))
    const bases = others.filter(other => base.test(table.headerOf(other)) && !parts.includes(other))
    return parts.length === 1 && bases.length === 1
      ? [over(table, column, parts[0]!, bases[0]!, 'likely')]
      : []
  })

/** 合格率 beside 合格批次 and one other column: what the rate is named after over that. */
const namedAfter = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  const stem = /(?<!不)([\u4e00-\u9fff]{2})(?:率|比例|比率)$/.exec(
    table.headerOf(column).replace(/[(（].*[)）]$/, ''),
  )?.[1]
  if (!stem) return []
  const parts = others.filter(other => new RegExp(`(?<![不未非])${stem}`).test(table.headerOf(other)))
  const bases = others.filter(other => !table.headerOf(other).includes(stem))
  return parts.length === 1 && bases.length === 1 ? [over(table, column, parts[0]!, bases[0]!, 'likely')] : []
}

const namedByRoles = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  const name = rateNameOf(table.headerOf(column))
  if (name === 'share' || name === 'growth') return []
  const before = others.filter(other => !table.turned || (other < column && column - other <= NEAR_ROWS))
  const called = namedByTerm(table, column, before)
  if (called.length > 0) return called
  if (name === 'other' || name === null) return namedAfter(table, column, before)
  if (/编制|人员/.test(table.headerOf(column))) return []
  if (table.turned && name === 'completion') return []
  const near = before.filter(other => sameTime(table.headerOf(column), table.headerOf(other)))
  const part = columnWith(table, near, name === 'arrival' ? ['received'] : ['spent', 'completed'])
  const base = columnWith(table, near, BASES)
  if (part === undefined || base === undefined) return []
  const settled = columnRole(table, base) === 'adjusted'
  return [over(table, column, part, base, settled ? 'settled' : 'likely')]
}

/** Quotients of two columns that a rate may be, the likeliest first. */
export const ratioFormulas = (table: FigureTable, column: number, others: readonly number[]): Formula[] => [
  ...namedByRoles(table, column, others),
  ...pairs(others).map(([part, base]) => over(table, column, part, base, null)),
]

/** Rates of change between two columns, the likeliest first. */
export const growthFormulas = (table: FigureTable, column: number, others: readonly number[]): Formula[] => {
  const from = /[较比](20\d\d)年?/.exec(table.headerOf(column))?.[1]
  const named = yearsNamed(table, others)
  // 较2019年增长 is not measured from 2022.
  const years = from && named && !table.headerOf(named[1]).includes(from) ? null : named
  const change = (shape: typeof growthShape, columns: readonly number[], named: Formula['named']) =>
    overColumns(table, shape, columns, comesFrom(table, column, columns), named)
  return [
    ...(years ? [change(growthShape, years, 'likely')] : []),
    ...seriesFormulas(table, column, others, growthShape),
    ...[growthShape, declineShape].flatMap(shape =>
      pairs(others).map(columns => change(shape, columns, null)),
    ),
  ]
}
