import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { ONE } from '@heshu/shared/number/exact.ts'
import { isNotMoney } from '../../figures/header-unit.ts'
import { isOneSlip } from '../sums/completeness.ts'
import { type FigureTable, turn } from './figure-table.ts'
import type { Formula } from './formula.ts'
import { formulasFor, quantityColumns } from './formulas.ts'
import { type Meant, meantOf, operandsOf, toldUnsigned } from './meant.ts'
import { printedFormula } from './printed-formulas.ts'
import type { Shape } from './shapes.ts'
import { tableShareClaims } from './shares.ts'

/**
 * Columns that are computed from other figures: 执行率 = 执行数 ÷ 预算数, 增减额 = 本年 − 上年, 金额 = 数量 × 单价, 占比 of the total.
 * The header says what the column is; what it is computed from is printed with it, or said by other headers, or else shown
 * by the figures: the formula that fits most rows is the one that was meant.
 */

const standingAt = (
  { formula, standing }: Meant,
  stated: Figure,
  operands: readonly Figure[],
): Reading['standing'] => {
  if (standing !== 'slip') return standing
  const { signs } = formula.shape
  return signs && isOneSlip(stated, operands, signs) ? 'asserted' : 'possible'
}

/** Headers that count things without naming their unit: 份数, 批次, 计划数. */
const countsThings = (header: string): boolean =>
  isNotMoney(header) || /(?:计划|任务|目标|完成|应.{1,3}|实.{1,3})数$/.test(header)

/** Places of the operands that are never rounded: numbers of things and, where they are multiplied, prices in 元. */
const exactAmong = (shape: Shape, operands: readonly Figure[]): number[] =>
  operands.flatMap((figure, place) => {
    const counted =
      dimensionOf(figure) === 'none' && baseStep(figure).equals(ONE) && countsThings(figure.measures)
    const price = dimensionOf(figure) === 'money' && figure.unit!.factor.equals(ONE)
    return counted || (shape.kind === 'product' && price) ? [place] : []
  })

/** The same rate over another base: what an author takes by mistake. */
const mistakenAt = (
  table: FigureTable,
  formulas: readonly Formula[],
  meant: Formula,
  row: number,
  stated: Figure,
): Reading[] =>
  meant.shape.kind !== 'ratio'
    ? []
    : formulas.flatMap((formula): Reading[] => {
        const base = formula.columns?.[1]
        if (formula.shape !== meant.shape || formula.columns?.[0] !== meant.columns?.[0]) return []
        if (base === undefined || base === meant.columns?.[1]) return []
        const operands = operandsOf(formula, row, stated)
        if (!operands) return []
        const because = `以「${table.headerOf(base)}」为分母`
        return [{ standing: 'mistaken', operands, expression: formula.shape.expression, because }]
      })

const claimsOfColumns = (table: FigureTable): Claim[] => {
  const quantities = quantityColumns(table)
  return table.columns.flatMap(column => {
    const printed = printedFormula(table, column)
    const suggested = formulasFor(table, column, quantities)
    const formulas = [...(printed ? [printed] : []), ...(suggested ?? [])]
    const meant = meantOf(table, column, formulas)
    if (!meant) return []
    const { formula } = meant
    const { kind, expression } = formula.shape
    const unsigned = toldUnsigned(table, column, formula)
    return table.dataRows.flatMap((row): Claim[] => {
      const stated = table.figureAt(row, column)
      const operands = stated?.value ? operandsOf(formula, row, stated) : null
      if (!stated || !operands) return []
      const lacks = table.mayLack([row], column)
      const { because } = formula
      const exactOperands = exactAmong(formula.shape, operands)
      const standing = lacks ? 'suspected' : standingAt(meant, stated, operands)
      const readings: Reading[] = [{ standing, operands, expression, exactOperands, because }]
      if (unsigned)
        readings.push({ standing: 'suspected', operands, expression: unsigned.expression, because })
      return [{ kind, stated, readings: [...readings, ...mistakenAt(table, formulas, formula, row, stated)] }]
    })
  })
}

/** Computed figures of each row, and of each column of a table whose rows hold 预算数, 执行数 and 执行率. */
export const tableColumnClaims = (table: FigureTable): Claim[] => {
  const both = isIndicatorTable(table) ? [table] : [table, turn(table)]
  return both.flatMap(side => {
    const claims = claimsOfColumns(side)
    return [...claims, ...tableShareClaims(side, new Set(claims.map(claim => claim.stated)))]
  })
}

const NAMES_INDICATORS = /^(?:[一二三四]级)?(?:考核|评价|绩效)?指标(?:名称)?$/
const JUDGES_INDICATORS = /分值|权重|得分|评分|分数|指标值|目标值|完成值|实际值/

/** A table of indicators with their targets or scores. */
export const isIndicatorTable = (table: FigureTable): boolean => {
  const headers = table.columns.map(table.headerOf)
  return headers.some(h => NAMES_INDICATORS.test(h)) && headers.some(h => JUDGES_INDICATORS.test(h))
}
