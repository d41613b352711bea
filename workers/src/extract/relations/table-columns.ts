import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { type FigureTable, turn } from './figure-table.ts'
import { type Formula, formulasFor, quantityColumns } from './table-formulas.ts'
import { scaled } from './table-lines.ts'

/**
 * Columns that are computed from other columns of the same row: 执行率 = 执行数 ÷ 预算数, 增减额 = 本年 − 上年, 金额 = 数量 × 单价.
 * The header says what the column is; which columns it is computed from is said by their headers, or else by the figures:
 * the columns that fit most rows are the ones that were meant.
 */

const operandsOf = (table: FigureTable, row: number, formula: Formula, stated: Figure): Figure[] | null => {
  const operands: Figure[] = []
  for (const column of formula.columns) {
    const figure = table.figureAt(row, column)
    if (!figure?.value) return null
    operands.push(figure)
  }
  return formula.shape.takes(stated, operands) ? operands : null
}

type Tried = {
  readonly formula: Formula
  readonly fits: number
  readonly rows: number
  /** How many different figures fit: 100 % in every row fits any two columns that are equal there. */
  readonly told: number
}

/** A formula that fits hardly one of so many rows is not tried on the rest. */
const SAMPLE = 24

const tryFormula = (table: FigureTable, column: number, formula: Formula): Tried => {
  let fits = 0
  let rows = 0
  const told = new Set<bigint>()
  for (const row of table.dataRows) {
    const stated = table.figureAt(row, column)
    const operands = stated?.value ? operandsOf(table, row, formula, stated) : null
    if (!stated || !operands) continue
    if (rows === SAMPLE && fits < 2 && !formula.named) break
    rows++
    // What is left of nothing, and nothing of something, fits any column of zeros.
    if (operands.some(f => scaled(f).value === 0n) || !formula.shape.nearly(stated, operands)) continue
    fits++
    told.add(scaled(stated).value)
  }
  return { formula, fits, rows, told: told.size }
}

type Meant = { readonly formula: Formula; readonly standing: 'asserted' | 'suspected' }

const meantOf = (tried: readonly Tried[]): Meant | null => {
  const best = tried.reduce<Tried | null>((top, next) => (top && top.fits >= next.fits ? top : next), null)
  const shown =
    best && best.fits >= 2 && (best.fits === best.rows || (best.told >= 2 && best.fits * 2 >= best.rows))
      ? best
      : null
  const named = tried.find(t => t.formula.named) ?? null
  // 执行率 over what was received, in every row: another definition, not a mistake in each.
  const redefined =
    shown !== null &&
    shown.fits === shown.rows &&
    shown.rows >= 3 &&
    named?.fits === 0 &&
    !/预算/.test(shown.formula.because.split('÷')[1] ?? '预算')
  if (named?.formula.named === 'adjusted' && !redefined)
    return {
      formula: named.formula,
      standing: named.fits === 0 && named.rows >= 3 && !shown ? 'suspected' : 'asserted',
    }
  if (shown) return { formula: shown.formula, standing: 'asserted' }
  if (!named) return null
  return { formula: named.formula, standing: named.fits === 0 && named.rows >= 3 ? 'suspected' : 'asserted' }
}

const claimsOfColumns = (table: FigureTable): Claim[] => {
  const quantities = quantityColumns(table)
  return table.columns.flatMap(column => {
    const formulas = formulasFor(table, column, quantities)
    if (!formulas) return []
    const meant = meantOf(formulas.map(formula => tryFormula(table, column, formula)))
    if (!meant) return []
    const { formula } = meant
    return table.dataRows.flatMap((row): Claim[] => {
      const stated = table.figureAt(row, column)
      const operands = stated && operandsOf(table, row, formula, stated)
      if (!stated || !operands) return []
      const first: Reading = {
        standing: table.mayLack([row], column) ? 'suspected' : meant.standing,
        operands,
        expression: formula.shape.expression,
        because: formula.because,
      }
      const mistaken =
        formula.shape.kind === 'ratio'
          ? formulas.filter(
              f =>
                f !== formula &&
                f.shape === formula.shape &&
                f.columns[0] === formula.columns[0] &&
                f.columns[1] !== formula.columns[1],
            )
          : []
      const others = mistaken.flatMap((f): Reading[] => {
        const other = operandsOf(table, row, f, stated)
        return other
          ? [
              {
                standing: 'mistaken',
                operands: other,
                expression: f.shape.expression,
                because: `以「${table.headerOf(f.columns[1]!)}」为分母`,
              },
            ]
          : []
      })
      return [{ kind: formula.shape.kind, stated, readings: [first, ...others] }]
    })
  })
}

/** Rates, differences, averages and products of each row, and of each column of a table whose rows hold 预算数, 执行数 and 执行率. */
export const tableColumnClaims = (table: FigureTable): Claim[] => [
  ...claimsOfColumns(table),
  ...(isIndicatorTable(table) ? [] : claimsOfColumns(turn(table))),
]

const NAMES_INDICATORS = /^(?:[一二三四]级)?(?:考核|评价|绩效)?指标(?:名称)?$/
const JUDGES_INDICATORS = /分值|权重|得分|评分|分数|指标值|目标值|完成值|实际值/

/** A table of indicators with their targets or scores. */
export const isIndicatorTable = (table: FigureTable): boolean => {
  const headers = table.columns.map(table.headerOf)
  return headers.some(h => NAMES_INDICATORS.test(h)) && headers.some(h => JUDGES_INDICATORS.test(h))
}
