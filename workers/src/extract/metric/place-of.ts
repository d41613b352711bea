import type { Figure } from '@heshu/shared/model/figure.ts'

/** A longer cell tells a story of its own: 年度总体目标, 实际完成情况. */
const LONGEST_CELL = 40
const NAMING = 4

/** Whether a figure stands in a cell that its row and column name, and not among words of the cell's own. */
export const isInRow = ({ passage: { text, cell }, measures }: Figure): boolean => {
  if (!cell || text.length >= LONGEST_CELL) return false
  const label = measures.replace(/\s+/g, '')
  return !(label.length >= NAMING && text.replace(/\s+/g, '').includes(label))
}

/** Where a figure is told: a paragraph, a cell that tells a story, or a table as a whole. */
export const placeOf = (figure: Figure): string => {
  const { block, cell } = figure.passage
  if (!cell) return `prose ${block}`
  return isInRow(figure) ? `table ${block}` : `cell ${block} ${cell.row} ${cell.column}`
}
