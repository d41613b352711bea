import type { Figure, Unit } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import type { TableCell } from '@heshu/shared/model/report-document.ts'
import { exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'

const SCORE: Unit = { text: '分', dimension: 'score', base: '分', factor: ONE, from: 'header' }

const halfWidth = (text: string): string =>
  text.replace(/[０-９．，％]/gu, c => String.fromCodePoint(c.codePointAt(0)! - 0xfee0))

/** A score written at a place of a passage, as a figure in 分; null where the words there are no plain decimal. */
export const scoreFigure = (
  passage: Passage,
  start: number,
  end: number,
  measures: string,
): Figure | null => {
  const text = passage.text.slice(start, end)
  const digits = halfWidth(text).replace(/,/gu, '')
  if (!/^\d{1,12}(\.\d{1,6})?$/u.test(digits)) return null
  const decimals = digits.split('.')[1]?.length ?? 0
  return {
    text,
    value: exact(digits),
    unit: SCORE,
    step: powerOfTen(-decimals),
    approximation: 'exact',
    passage,
    start,
    end,
    measures,
  }
}

const sameCell = (cell: TableCell, figure: Figure): boolean => {
  const place = figure.passage.cell
  const own = cell.passage.cell
  return place && own
    ? place.table === own.table && place.row === own.row && place.column === own.column
    : figure.passage === cell.passage
}

/**
 * The one figure of a cell: one of those given, else the bare decimal that is the cell's whole content.
 * Null for an empty cell, and where several figures stand in it.
 */
export const cellFigure = (
  cell: TableCell | null | undefined,
  figures: readonly Figure[],
  measures: string,
): Figure | null => {
  if (!cell) return null
  const given = figures.filter(figure => sameCell(cell, figure))
  if (given.length === 1) return given[0]!
  if (given.length > 1) return null
  const bare = /^\s*([\d０-９][\d０-９,，.．]*)\s*分?\s*$/u.exec(cell.passage.text)
  if (!bare) return null
  const start = cell.passage.text.indexOf(bare[1]!)
  return scoreFigure(cell.passage, start, start + bare[1]!.length, measures)
}
