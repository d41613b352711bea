import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { sameSort } from './arithmetic.ts'
import type { FindBase } from './change-levels.ts'
import { isChange, isOfLastYear, mayShareSubject, subjectOf } from './change-words.ts'
import type { Mention } from './mention.ts'
import { type Role, roleOf } from './role.ts'
import { sharedBigrams } from './shared-words.ts'
import type { FigureTable } from './tables/figure-table.ts'

const roleAt = (table: FigureTable, column: number): Role | null => roleOf(table.headerOf(column))

const plays = (wanted: Role, label: string): boolean =>
  wanted === 'last-year' ? isOfLastYear(label) : roleOf(label) === wanted

const toldBefore = (wanted: Role, level: Mention, told: readonly Mention[]) => {
  const playing = told.filter(
    m =>
      m !== level &&
      sameSort(m.figure, level.figure) &&
      m.figure.value !== null &&
      plays(wanted, m.label) &&
      !isChange(m),
  )
  const base = playing.findLast(m => mayShareSubject(m.label, level.label))
  if (!base) return null
  // A level with a name of its own (公务用车购置支出) has a base of that name, not the total's.
  const [own, other] = [subjectOf(level.label), subjectOf(base.label)]
  return {
    figure: base.figure,
    sure: playing.length === 1 && (own.length < 2 || sharedBigrams(own, other) > 0),
  }
}

type Cell = {
  readonly table: FigureTable
  readonly row: number
  readonly column: number
  readonly figure: Figure
}

/** Every place of a table that a figure fills, by its value. */
const cellsByValue = (tables: readonly FigureTable[]): ReadonlyMap<string, readonly Cell[]> =>
  Map.groupBy(
    tables.flatMap(table =>
      table.dataRows.flatMap(row =>
        table.columns.flatMap((column): Cell[] => {
          const figure = table.figureAt(row, column)
          return figure?.value ? [{ table, row, column, figure }] : []
        }),
      ),
    ),
    cell => baseValue(cell.figure)!.toFraction(),
  )

/**
 * The level that words name without printing it (较年初调增 …): told before in the same passage, or in the row of a table that
 * holds the level itself, under the column that the words name.
 */
export const baseFinder = (tables: readonly FigureTable[]): FindBase => {
  let cells: ReadonlyMap<string, readonly Cell[]> | null = null
  return (level, words, told) => {
    const wanted: Role | null = /年初|原预算/.test(words)
      ? 'original'
      : /上年|去年|上一年|同期/.test(words)
        ? 'last-year'
        : null
    const value = baseValue(level.figure)
    if (!wanted || !value) return null
    const inPassage = toldBefore(wanted, level, told)
    if (inPassage) return inPassage
    cells ??= cellsByValue(tables)
    const found: Figure[] = []
    for (const { table, row, column, figure } of cells.get(value.toFraction()) ?? []) {
      if (!sameSort(figure, level.figure) || roleAt(table, column) === wanted) continue
      const base = table.columns
        .filter(c => roleAt(table, c) === wanted)
        .flatMap(c => table.figureAt(row, c) ?? [])
      if (base.length === 1) found.push(base[0]!)
    }
    const distinct = new Set(found.map(f => baseValue(f)!.toFraction()))
    return distinct.size === 1 ? { figure: found[0]!, sure: true } : null
  }
}
