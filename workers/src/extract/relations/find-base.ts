import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { sameSort } from './arithmetic.ts'
import type { FindBase } from './change.ts'
import type { FigureTable } from './figure-table.ts'
import { namesChange, type Role, roleOf } from './role.ts'

const roleAt = (table: FigureTable, column: number): Role | null => roleOf(table.headerOf(column))

/**
 * The level that words name without printing it (较年初调增 …): told before in the same passage, or in the row of a table that
 * holds the level itself, under the column that the words name.
 */
export const baseFinder =
  (tables: readonly FigureTable[]): FindBase =>
  (level, words, told) => {
    const wanted: Role | null = /年初|原预算/.test(words)
      ? 'original'
      : /上年|去年|上一年|同期/.test(words)
        ? 'last-year'
        : null
    const value = baseValue(level)
    if (!wanted || !value) return null
    const inPassage = told.findLast(
      m =>
        sameSort(m.figure, level) &&
        m.figure.value !== null &&
        roleOf(m.label) === wanted &&
        !namesChange(m.label),
    )
    if (inPassage) return inPassage.figure
    const found: Figure[] = []
    for (const table of tables)
      for (const row of table.dataRows)
        for (const column of table.columns) {
          const figure = table.figureAt(row, column)
          if (!figure || !sameSort(figure, level) || !baseValue(figure)?.equals(value)) continue
          if (roleAt(table, column) === wanted) continue
          const base = table.columns
            .filter(c => roleAt(table, c) === wanted)
            .flatMap(c => table.figureAt(row, c) ?? [])
          if (base.length === 1) found.push(base[0]!)
        }
    const distinct = new Set(found.map(f => baseValue(f)!.toFraction()))
    return distinct.size === 1 ? found[0]! : null
  }
