import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import type { FigureTable } from './figure-table.ts'

/** How many blocks may stand between a sentence and the table that it speaks of: a caption and a 单位 line. */
const NEAR = 3
export const SPEAKS_OF_TABLE = /下表|如下|上表|附表|见表|表中|如表|表\s*\d/

/** Tables that hold figures, by the block in which they stand: several where one has parts. */
export type Placed = ReadonlyMap<number, readonly FigureTable[]>

export const placedByBlock = (tables: readonly FigureTable[]): Placed =>
  Map.groupBy(
    tables.filter(table => table.dataRows.some(row => table.columns.some(c => table.figureAt(row, c)))),
    table => table.grid.table.block,
  )

/** The next table, or the one just before where the words point back to it. */
export const tableSpokenOf = (passage: Passage, tables: Placed): FigureTable | null => {
  const steps = /上表|上述表/.test(passage.text) ? [-1] : Array.from({ length: NEAR }, (_, i) => i + 1)
  const nearest = steps.map(step => tables.get(passage.block + step) ?? []).find(own => own.length > 0)
  // Two parts of one table are no list of their own.
  return nearest?.length === 1 ? nearest[0]! : null
}

/** Figures of running text by their passage. */
export const byProsePassage = (figures: readonly Figure[]): [Passage, Figure[]][] => [
  ...Map.groupBy(
    figures.filter(figure => !figure.passage.cell),
    figure => figure.passage,
  ),
]
