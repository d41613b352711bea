import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, maximum, minimum } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import { scaled, unitsIn } from '../products/scaled.ts'
import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formula.ts'
import type { Shape } from './shapes.ts'

/** The operands of the figure in a row, where they are of sorts that can stand in the formula. */
export const operandsOf = (formula: Formula, row: number, stated: Figure): readonly Figure[] | null => {
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
  const told = new Set<string>()
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
    // Differences are told apart by what they are between, rates by themselves.
    const key = `${scaled(formula.shape.signs ? operands[0]! : stated).value}`
    if (told.has(key)) continue
    told.add(key)
    weight += fit === 'vaguely' ? 1 : 2
    telling ||= fit !== 'vaguely' && unitsIn(stated) >= TELLING
  }
  return { formula, rows, fits, weight, telling }
}

const inHalf = ({ fits, rows }: Tried): boolean => fits > 0 && fits * 2 >= rows

/** Two clear fits of different figures show a formula; figures that are all alike do where all fit. */
const isShown = (tried: Tried): boolean =>
  (tried.weight >= 4 && inHalf(tried)) || (tried.fits >= 2 && tried.fits === tried.rows)

export type Meant = {
  readonly formula: Formula
  /** 'slip': a misfit is a contradiction where one slip of the pen explains it, and else proves nothing. */
  readonly standing: 'asserted' | 'suspected' | 'slip'
}

/** What headers name, and figures do not show: nothing where it fits in none of several rows, but for rates, which ask. */
const meantByName = (table: FigureTable, column: number, tried: Tried): Meant | null => {
  const { formula, rows } = tried
  const settled = formula.named === 'settled'
  if (inHalf(tried)) return { formula, standing: 'asserted' }
  if (formula.shape.kind === 'ratio')
    return { formula, standing: rows >= (settled ? 3 : 2) ? 'suspected' : 'asserted' }
  if (settled) return { formula, standing: rows >= 2 ? 'suspected' : 'asserted' }
  if (formula.shape.kind === 'share' && wholeSlipped(table, column, formula))
    return { formula, standing: 'asserted' }
  if (rows > 1) return null
  return { formula, standing: formula.shape.signs ? 'slip' : 'suspected' }
}

/** So many values of a whole are tried as the one that was meant. */
const MOST_WHOLES = 200n

/** Whether one slip of the pen in the whole that all shares of a column are of keeps them from fitting. */
const wholeSlipped = (table: FigureTable, column: number, formula: Formula): boolean => {
  const shares = table.dataRows.flatMap(row => {
    const stated = table.figureAt(row, column)
    const operands = stated?.value ? operandsOf(formula, row, stated) : null
    return stated && operands && operands[0] !== operands[1] ? [{ stated, operands }] : []
  })
  const whole = shares[0]?.operands[1]
  if (!whole || shares.length < 2 || shares.some(s => s.operands.length !== 2 || s.operands[1] !== whole))
    return false
  const ranges = shares.map(({ stated, operands }) => {
    const [share, unit, part] = [baseValue(stated)!, baseStep(stated), baseValue(operands[0]!)!]
    return share.gt(unit) ? { low: part.div(share.add(unit)), high: part.div(share.sub(unit)) } : null
  })
  if (ranges.some(range => range === null)) return false
  const step = baseStep(whole)
  const low = ranges
    .map(range => range!.low)
    .reduce(maximum)
    .div(step)
    .ceil()
  const high = ranges
    .map(range => range!.high)
    .reduce(minimum)
    .div(step)
    .floor()
  if (high.lt(low) || high.sub(low).n > MOST_WHOLES) return false
  for (let units = low.s * low.n; units <= high.s * high.n; units++)
    if (slipBetween(baseValue(whole)!, exact(units).mul(step), step)) return true
  return false
}

/** 执行率 over what was received, in every row: another definition, not a mistake in each. */
const isRedefined = (named: Tried, shown: Tried): boolean =>
  shown.fits === shown.rows &&
  shown.rows >= 3 &&
  named.fits === 0 &&
  !/预算/.test(shown.formula.because.split('÷')[1] ?? '预算')

/** The formula by which a column was computed; null where neither headers nor figures tell one. */
export const meantOf = (table: FigureTable, column: number, formulas: readonly Formula[]): Meant | null => {
  const tried = formulas.map(formula => tryFormula(table, column, formula))
  const best = tried.reduce<Tried | null>(
    (top, next) =>
      top && (top.weight > next.weight || (top.weight === next.weight && top.fits >= next.fits)) ? top : next,
    null,
  )
  const shown = best && isShown(best) ? best : null
  const named = tried.find(t => t.formula.named && t.rows > 0) ?? null
  if (named?.formula.named === 'settled' && !(shown && isRedefined(named, shown)))
    return shown ? { formula: named.formula, standing: 'asserted' } : meantByName(table, column, named)
  if (shown) return { formula: shown.formula, standing: 'asserted' }
  if (named) return meantByName(table, column, named)
  return best?.telling && inHalf(best) && best.rows > 1 ? { formula: best.formula, standing: 'slip' } : null
}

/**
 * How a fall is told in a column that prints rises and falls alike without a sign (变动额 20 of a fall from 120 to 100); null
 * for columns that print signs, or where only one fall lacks its own.
 */
export const toldUnsigned = (table: FigureTable, column: number, formula: Formula): Shape | null => {
  const { shape } = formula
  if (!shape.reversed) return null
  let falls = 0
  for (const row of table.dataRows) {
    const stated = table.figureAt(row, column)
    const operands = stated?.value ? operandsOf(formula, row, stated) : null
    if (!stated || !operands) continue
    if (scaled(stated).value < 0n) return null
    if (!shape.fits(stated, operands) && shape.reversed.fits(stated, operands)) falls++
  }
  return falls >= 2 ? shape.reversed : null
}
