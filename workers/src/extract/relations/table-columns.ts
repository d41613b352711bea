import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { ONE } from '@heshu/shared/number/exact.ts'
import { isNotMoney } from '../figures/header-unit.ts'
import { isOneSlip } from './completeness.ts'
import { type FigureTable, turn } from './figure-table.ts'
import { isSet } from './printed-formula.ts'
import { abs, scaled, unitsIn } from './scaled.ts'
import type { Formula } from './table-formula.ts'
import { formulasFor, quantityColumns } from './table-formulas.ts'
import { printedFormula } from './table-printed-formulas.ts'
import type { Shape } from './table-shapes.ts'
import { tableShareClaims } from './table-shares.ts'

/**
 * Columns that are computed from other figures: 执行率 = 执行数 ÷ 预算数, 增减额 = 本年 − 上年, 金额 = 数量 × 单价, 占比 of the total.
 * The header says what the column is; what it is computed from is printed with it, or said by other headers, or else shown
 * by the figures: the formula that fits most rows is the one that was meant.
 */

const operandsOf = (formula: Formula, row: number, stated: Figure): readonly Figure[] | null => {
  const operands = formula.operandsAt(row)
  return operands && formula.shape.takes(stated, operands) ? operands : null
}

type Tried = {
  readonly formula: Formula
  readonly rows: number
  readonly fits: number
  /** What the fits weigh: 2 for each figure, and 1 where few digits fit. 100 % in every row fits any two columns that are equal there. */
  readonly weight: number
  /** Some fit has so many digits that it hardly came by chance. */
  readonly telling: boolean
}

/** A formula that fits hardly one of so many rows is not tried on the rest. */
const SAMPLE = 24
const TELLING = 1000n

const tryFormula = (table: FigureTable, column: number, formula: Formula): Tried => {
  let rows = 0
  let fits = 0
  let weight = 0
  let telling = false
  const told = new Set<bigint>()
  for (const row of table.dataRows) {
    const stated = table.figureAt(row, column)
    const operands = stated?.value ? operandsOf(formula, row, stated) : null
    // A figure over itself shows nothing.
    if (!stated || !operands || (operands.length === 2 && operands[0] === operands[1])) continue
    if (rows === SAMPLE && fits < 2 && !formula.named) break
    rows++
    // What is left of nothing, and nothing of something, fits any column of zeros.
    if (operands.some(f => scaled(f).value === 0n)) continue
    const fit = formula.shape.fits(stated, operands)
    if (!fit) continue
    fits++
    const value = abs(scaled(stated).value)
    if (told.has(value)) continue
    told.add(value)
    weight += fit === 'vaguely' ? 1 : 2
    telling ||= fit !== 'vaguely' && unitsIn(stated) >= TELLING
  }
  return { formula, rows, fits, weight, telling }
}

const inHalf = ({ fits, rows }: Tried): boolean => fits > 0 && fits * 2 >= rows

/** Two clear fits of different figures show a formula; figures that are all alike do where all fit. */
const isShown = (tried: Tried): boolean =>
  (tried.weight >= 4 && inHalf(tried)) || (tried.fits >= 2 && tried.fits === tried.rows)

type Meant = {
  readonly formula: Formula
  /** 'slip': a misfit is a contradiction where one slip of the pen explains it, and else a question. */
  readonly standing: 'asserted' | 'suspected' | 'slip'
}

/** What a formula that headers name, and figures do not show, says of a figure that does not fit. */
const standingOfNamed = (tried: Tried): Meant['standing'] => {
  if (inHalf(tried)) return 'asserted'
  if (tried.formula.shape.signs) return 'slip'
  const misnamed = tried.rows >= 3 || tried.formula.shape.kind === 'share'
  return misnamed ? 'suspected' : 'asserted'
}

/** 执行率 over what was received, in every row: another definition, not a mistake in each. */
const isRedefined = (named: Tried, shown: Tried): boolean =>
  shown.fits === shown.rows &&
  shown.rows >= 3 &&
  named.fits === 0 &&
  !/预算/.test(shown.formula.because.split('÷')[1] ?? '预算')

const meantOf = (tried: readonly Tried[]): Meant | null => {
  const best = tried.reduce<Tried | null>(
    (top, next) =>
      top && (top.weight > next.weight || (top.weight === next.weight && top.fits >= next.fits)) ? top : next,
    null,
  )
  const shown = best && isShown(best) ? best : null
  const named = tried.find(t => t.formula.named && t.rows > 0) ?? null
  if (named?.formula.named === 'settled' && !(shown && isRedefined(named, shown)))
    return { formula: named.formula, standing: shown ? 'asserted' : standingOfNamed(named) }
  if (shown) return { formula: shown.formula, standing: 'asserted' }
  if (named) return { formula: named.formula, standing: standingOfNamed(named) }
  return best?.telling && inHalf(best) && best.rows > 1 ? { formula: best.formula, standing: 'slip' } : null
}

const standingAt = (
  { formula, standing }: Meant,
  stated: Figure,
  operands: readonly Figure[],
): Reading['standing'] => {
  if (standing !== 'slip') return standing
  const { signs } = formula.shape
  return signs && isOneSlip(stated, operands, signs) ? 'asserted' : 'suspected'
}

/** Headers that count things without naming their unit: 份数, 批次, 计划数. */
const countsThings = (header: string): boolean =>
  isNotMoney(header) || /(?:计划|任务|目标|完成|应.{1,3}|实.{1,3})数$/.test(header)

/** Places of the operands that are never rounded: numbers of things and, where they are multiplied, prices in 元. */
const exactAmong = (shape: Shape, operands: readonly Figure[]): number[] =>
  operands.flatMap((figure, place) => {
    const counted =
      dimensionOf(figure) === 'none' && baseStep(figure).equals(ONE) && countsThings(figure.measures)
    const price = shape.kind === 'product' && (isSet(figure) || (figure.unit?.factor.equals(ONE) ?? false))
    return counted || price ? [place] : []
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
    const meant = meantOf(formulas.map(formula => tryFormula(table, column, formula)))
    if (!meant) return []
    const { formula } = meant
    return table.dataRows.flatMap((row): Claim[] => {
      const stated = table.figureAt(row, column)
      const operands = stated?.value ? operandsOf(formula, row, stated) : null
      if (!stated || !operands) return []
      const first: Reading = {
        standing: table.mayLack([row], column) ? 'suspected' : standingAt(meant, stated, operands),
        operands,
        expression: formula.shape.expression,
        exactOperands: exactAmong(formula.shape, operands),
        because: formula.because,
      }
      const readings = [first, ...mistakenAt(table, formulas, formula, row, stated)]
      return [{ kind: formula.shape.kind, stated, readings }]
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
