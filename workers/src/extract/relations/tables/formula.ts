import type { Figure } from '@heshu/shared/model/figure.ts'
import type { FigureTable } from './figure-table.ts'
import type { Shape } from './shapes.ts'

/** How each figure of a column may come from others: of its row, or of a total. */
export type Formula = {
  readonly shape: Shape
  /** The operands of the figure in a row; null where one is not there. */
  readonly operandsAt: (row: number) => readonly Figure[] | null
  /** What ties them, for the auditor (Chinese). */
  readonly because: string
  /**
   * 'settled': the header prints the formula, or names a rate over the adjusted budget; 'likely': headers name the columns, which
   * may be defined otherwise; null: only figures can show it.
   */
  readonly named: 'settled' | 'likely' | null
  /** The columns that the operands stand in, where all stand in the same row. */
  readonly columns: readonly number[] | null
}

/** A formula over columns of the same row. */
export const overColumns = (
  table: FigureTable,
  shape: Shape,
  columns: readonly number[],
  because: string,
  named: Formula['named'] = null,
): Formula => ({
  shape,
  columns,
  because,
  named,
  operandsAt: row => {
    const figures: Figure[] = []
    for (const column of columns) {
      const figure = table.figureAt(row, column)
      if (!figure?.value) return null
      figures.push(figure)
    }
    return figures
  },
})

const quoted = (table: FigureTable, columns: readonly number[]): string =>
  columns.map(column => `「${table.headerOf(column)}」`).join('与')

/** 增减额由「本年」与「上年」得出 */
export const comesFrom = (table: FigureTable, column: number, columns: readonly number[]): string =>
  `${table.headerOf(column)}由${quoted(table, columns)}得出`

export const pairs = (columns: readonly number[]): [number, number][] =>
  columns.flatMap(a => columns.filter(b => b !== a).map((b): [number, number] => [a, b]))

/** Tables with more columns of quantities than this are not searched for triples. */
const FEW_COLUMNS = 10

export const triples = (columns: readonly number[]): [number, number, number][] =>
  columns.length > FEW_COLUMNS
    ? []
    : pairs(columns).flatMap(([a, b]) =>
        columns.filter(c => c !== a && c !== b).map((c): [number, number, number] => [a, b, c]),
      )
