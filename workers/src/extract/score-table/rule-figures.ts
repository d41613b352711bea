import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'

/** The cells that hold rules, by column: from the indicator's row down to the next indicator's. Criteria may stand on several rows. */
type Stretch = { readonly column: number; readonly from: number; readonly below: number }

const stretchesOf = (table: ScoreTable): Stretch[] => {
  const cells = table.indicators.map(indicator =>
    [indicator.criteria, indicator.description, indicator.target].flatMap(passage => passage?.cell ?? []),
  )
  const rows = [
    ...table.indicators.flatMap(i => i.at.cell?.row ?? []),
    ...(table.total?.at.cell ? [table.total.at.cell.row] : []),
  ]
  return cells.flat().map(({ row, column }) => ({
    column,
    from: row,
    below: rows.filter(r => r > row).reduce((least, r) => Math.min(least, r), Number.POSITIVE_INFINITY),
  }))
}

/** Figures that are part of a scoring rule, a description or a target. */
export const ruleFigures = (tables: readonly ScoreTable[], figures: readonly Figure[]): Set<Figure> => {
  const byBlock = new Map(tables.map(table => [table.block, stretchesOf(table)]))
  return new Set(
    figures.filter(({ passage: { block, cell } }) =>
      cell
        ? byBlock.get(block)?.some(s => s.column === cell.column && s.from <= cell.row && cell.row < s.below)
        : false,
    ),
  )
}
