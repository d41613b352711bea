import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { sumOfOperands } from './arithmetic.ts'
import { standingOfParts } from './completeness.ts'
import type { FigureTable } from './figure-table.ts'
import { addends, type Line, roughlySums, scaled } from './table-lines.ts'

/** Lines that a total may be the sum of. */
export type Grouping = {
  readonly lines: readonly Line[]
  /** What ties them, for the auditor (Chinese). */
  readonly because: string
  /** The table's structure leaves no other reading. */
  readonly sure: boolean
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

const MANY_MISFITS = 4

/** What a misfit in one column means, by how the same lines fit in the others. */
const standingOf = (
  table: FigureTable,
  total: Line,
  { grouping, fits, misfits }: Tried,
  trial: Trial,
  proven: boolean,
): Reading['standing'] => {
  if (trial.fits) return 'asserted'
  if (table.mayLack([total.at, ...grouping.lines.map(line => line.at)], trial.column)) return 'possible'
  const { stated, operands } = trial
  const known = proven || (table.turned ? fits >= 2 && misfits < fits : fits >= 1 && misfits <= 2 * fits)
  const average = liesAmong(stated, operands)
  if (known) return average ? standingOfParts(stated, operands, false) : 'asserted'
  if (fits > 0) return 'suspected'
  // Lines that fit in none of many columns are simply not its parts.
  if (operands.length < 2 || misfits > MANY_MISFITS) return 'possible'
  const complete = grouping.sure && !table.turned && misfits <= 2 && !average
  return standingOfParts(stated, operands, complete)
}

/**
 * The claims that a total is the sum of lines. Of several groupings the one that fits most columns is meant; the others may
 * still prove themselves, and accuse nobody.
 */
export const claimsOfGroupings = (
  table: FigureTable,
  total: Line,
  groupings: readonly Grouping[],
  columns: readonly number[],
  proven = false,
): Claim[] => {
  const distinct = groupings.filter(
    (g, i) => g.lines.length > 0 && groupings.findIndex(o => sameLines(o.lines, g.lines)) === i,
  )
  const tried = distinct
    .map(grouping => tryGrouping(table, total, grouping, columns))
    .filter(t => t.trials.length > 0)
    .sort((a, b) => b.fits - a.fits)
  const [meant, ...others] = tried
  if (!meant) return []
  const byColumn = tried.map(t => new Map(t.trials.map(trial => [trial.column, trial])))
  return columns.flatMap(column => {
    const trial = byColumn[0]!.get(column)
    const readings: Reading[] = []
    const stated = table.figureAt(total.at, column)
    if (!stated) return []
    if (trial) readings.push(readingOf(trial, meant.grouping, standingOf(table, total, meant, trial, proven)))
    for (const [i, other] of others.entries()) {
      const rival = byColumn[i + 1]!.get(column)
      if (rival?.fits) readings.push(readingOf(rival, other.grouping, 'possible'))
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
