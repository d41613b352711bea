import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { sumOfOperands } from '../arithmetic.ts'
import { abs, roughlySums, scaled, unitsIn } from '../products/scaled.ts'
import { isOneSlip, standingOfParts } from '../sums/completeness.ts'
import type { FigureTable } from './figure-table.ts'
import { addends, isPlainTotal, type Line } from './lines.ts'

/** Lines that a total may be the sum of. */
export type Grouping = {
  readonly lines: readonly Line[]
  /** What ties them, for the auditor (Chinese). */
  readonly because: string
  /** The table's structure leaves no other reading. */
  readonly sure: boolean
  /** No word announces the total: its figures alone show it. */
  readonly found?: boolean
  /** The words do not say that these lines are all. */
  readonly perhaps?: boolean
}

type Trial = {
  readonly column: number
  readonly stated: Figure
  readonly operands: Figure[]
  readonly fits: boolean
}

export type Tried = {
  readonly grouping: Grouping
  readonly trials: readonly Trial[]
  /** How many different sums of two or more parts fit. */
  readonly fits: number
  readonly misfits: number
}

const isNothing = (figure: Figure): boolean => scaled(figure).value === 0n

/** A grouping held against every column; a column of zeros proves nothing. */
export const tryGrouping = (
  table: FigureTable,
  total: Line,
  grouping: Grouping,
  columns: readonly number[],
): Tried => {
  const trials = columns.flatMap((column): Trial[] => {
    const stated = table.figureAt(total.at, column)
    if (!stated?.value) return []
    const operands = addends(table, grouping.lines, column, stated)
    if (!operands || operands.includes(stated)) return []
    return [{ column, stated, operands, fits: roughlySums(stated, operands) }]
  })
  const told = new Set(
    trials
      .filter(t => t.fits && !isNothing(t.stated) && t.operands.filter(f => !isNothing(f)).length >= 2)
      .map(t => scaled(t.stated).value),
  )
  return { grouping, trials, fits: told.size, misfits: trials.filter(t => !t.fits).length }
}

/** Lies among its parts as an average does, and so is perhaps no sum. */
const liesAmong = (stated: Figure, operands: readonly Figure[]): boolean => {
  const { value } = scaled(stated)
  const values = operands.map(f => scaled(f).value)
  return values.every(v => v > 0n) && values.some(v => v <= value) && values.some(v => v >= value)
}

/** Columns of such figures are added up below, never averaged. */
const NAMES_AMOUNTS = /金额|资金|经费|收入|支出|[预决]算|执行数/

const isAverage = (table: FigureTable, { column, stated, operands }: Trial): boolean =>
  !table.turned &&
  liesAmong(stated, operands) &&
  dimensionOf(stated) !== 'count' &&
  !NAMES_AMOUNTS.test(table.headerOf(column))

const explainedBySlip = ({ stated, operands }: Trial, long = true): boolean =>
  isOneSlip(
    stated,
    operands,
    operands.map(() => 1),
    long,
  )

/** People who are counted in several lines (党员, 妇女, 青年) are fewer than these together. */
const mayOverlap = ({ stated, operands }: Trial): boolean =>
  /^[人名位]$/.test(stated.unit?.base ?? '') &&
  operands.reduce((sum, f) => sum + scaled(f).value, 0n) > scaled(stated).value

/** Whether the total is near its lines, one slip away, or leaves one of them out or counts it twice. */
const isNear = (trial: Trial): boolean => {
  const { stated, operands } = trial
  const { value } = scaled(stated)
  const gap = abs(operands.reduce((sum, f) => sum + scaled(f).value, -value))
  return (
    gap * 10n <= abs(value) ||
    operands.some(figure => abs(scaled(figure).value) === gap) ||
    explainedBySlip(trial, false)
  )
}

/** Figures of so many units hardly ever come within one slip of a sum by chance: of one sum, and of one among several. */
const LONG = 10_000n
const VERY_LONG = 100_000n

/** Whether the columns in which lines fit show that they are meant in the others. */
const isKnown = (table: FigureTable, total: Line, { grouping, fits, misfits }: Tried): boolean => {
  if (grouping.found) return misfits * 2 < fits
  if (!table.turned) return fits >= 1 && misfits <= 2 * fits
  return fits >= 2 ? misfits < fits : fits === 1 && misfits === 1 && isPlainTotal(total)
}

/** Whether totals like this one, elsewhere in the table, show that its lines leave nothing out. */
export type Support = 'prove' | 'support' | 'none'

/** What a misfit in one column means, by how the same lines fit in the others. */
const standingOf = (
  table: FigureTable,
  total: Line,
  tried: Tried,
  trial: Trial,
  others: Support,
  first: boolean,
): Reading['standing'] => {
  if (trial.fits) return 'asserted'
  const { grouping, fits, misfits } = tried
  if (table.mayLack([total.at, ...grouping.lines.map(line => line.at)], trial.column)) return 'possible'
  const { stated, operands } = trial
  const average = isAverage(table, trial)
  if (mayOverlap(trial) && !explainedBySlip(trial)) return 'suspected'
  if (others === 'prove' || isKnown(table, total, tried))
    return average ? standingOfParts(stated, operands, 'open') : 'asserted'
  if (fits > 0 || others === 'support') return explainedBySlip(trial) ? 'asserted' : 'suspected'
  const plain = !table.turned || isPlainTotal(total)
  // Lines that fit in none of several columns are simply not its parts.
  if (operands.length < 2 || !plain) return 'possible'
  if (misfits > 1) return grouping.sure && misfits === 2 ? 'suspected' : 'possible'
  const slipped = unitsIn(stated) >= (first ? LONG : VERY_LONG) && explainedBySlip(trial)
  if (slipped) return 'asserted'
  if (!first) return 'possible'
  const nested = !table.turned || total.group !== ''
  if (grouping.sure && nested && !average) return isNear(trial) ? 'asserted' : 'suspected'
  return standingOfParts(stated, operands, 'open')
}

/**
 * The claims that a total is the sum of lines. Of several groupings, the likeliest first, the one that fits most columns is
 * meant, or else one that a slip of the pen keeps from fitting; the others may still prove themselves, and accuse nobody.
 */
export const claimsOfGroupings = (
  table: FigureTable,
  total: Line,
  groupings: readonly Grouping[],
  columns: readonly number[],
  others: Support = 'none',
): Claim[] => {
  const distinct = groupings.filter(
    (g, i) => g.lines.length > 0 && groupings.findIndex(o => sameLines(o.lines, g.lines)) === i,
  )
  const tried = distinct
    .map(grouping => tryGrouping(table, total, grouping, columns))
    .filter(t => t.trials.length > 0)
  const [first] = tried
  if (!first) return []
  const most = tried.reduce((top, next) => (next.fits > top.fits ? next : top))
  const meant =
    most.fits > 0
      ? most
      : (tried.find(t => t.trials.some(trial => !trial.fits && explainedBySlip(trial))) ?? first)
  const rivals = tried.filter(t => t !== meant)
  return columns.flatMap(column => {
    const stated = table.figureAt(total.at, column)
    if (!stated) return []
    const readings: Reading[] = []
    const trial = meant.trials.find(t => t.column === column)
    if (trial)
      readings.push(
        readingOf(
          trial,
          meant.grouping,
          standingOf(table, total, meant, trial, others, meant === first && !meant.grouping.perhaps),
        ),
      )
    for (const { grouping, trials } of rivals) {
      const rival = trials.find(t => t.column === column)
      if (rival?.fits) readings.push(readingOf(rival, grouping, 'possible'))
    }
    return readings.length > 0 ? [{ kind: 'sum' as const, stated, readings }] : []
  })
}

const sameLines = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length && a.every((line, i) => line.at === b[i]!.at)

const readingOf = (trial: Trial, grouping: Grouping, standing: Reading['standing']): Reading => ({
  standing,
  operands: trial.operands,
  expression: sumOfOperands(trial.operands.length),
  because: grouping.because,
})
