import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { isQuantity, isRate } from '../arithmetic.ts'
import { rateNameOf } from '../role.ts'
import { amountFormulas } from './amounts.ts'
import { nearestFirst } from './column-roles.ts'
import type { FigureTable } from './figure-table.ts'
import { comesFrom, type Formula, overColumns, pairs } from './formula.ts'
import { growthFormulas, ratioFormulas } from './rates.ts'
import { pointsShape } from './shapes.ts'
import { shareFormulas } from './shares.ts'

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

/** Percentage points between two columns of rates. */
const pointFormulas = (table: FigureTable, column: number): Formula[] => {
  const rates = table.columns.filter(other => {
    const figures = figuresOf(table, other)
    return figures.length > 0 && figures.every(isRate)
  })
  return pairs(nearestFirst(table, column, rates)).map(columns =>
    overColumns(table, pointsShape, columns, comesFrom(table, column, columns)),
  )
}

/** What a column may be computed from, the likeliest first; null for a column that is not computed. */
export const formulasFor = (
  table: FigureTable,
  column: number,
  quantities: readonly number[],
): Formula[] | null => {
  const figures = figuresOf(table, column)
  if (figures.length === 0) return null
  const others = nearestFirst(
    table,
    column,
    quantities.filter(other => other !== column),
  )
  if (figures.every(f => dimensionOf(f) === 'percentage-point')) return pointFormulas(table, column)
  if (figures.every(f => dimensionOf(f) === 'percentage-point')) return pointFormulas(table, column)
  if (!figures.every(isRate)) return figures.every(isQuantity) ? amountFormulas(table, column, others) : null
  switch (rateNameOf(table.headerOf(column))) {
    case 'share':
      return [...shareFormulas(table, column, others), ...ratioFormulas(table, column, others)]
    case 'growth':
      return growthFormulas(table, column, others)
    case 'other':
    case null:
      return [...ratioFormulas(table, column, others), ...growthFormulas(table, column, others)]
    default:
      return ratioFormulas(table, column, others)
  }
}
