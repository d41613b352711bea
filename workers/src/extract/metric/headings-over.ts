import type { Passage } from '@heshu/shared/model/passage.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { type Grid, gridOf } from '../table-grid.ts'

/** A longer cell is no header. */
const LONGEST_HEADER = 16

/** What a passage stands under: the headings over a block, nearest last; the short cells above and before a cell. */
export const headingsOver = (document: ReportDocument): ((passage: Passage) => readonly string[]) => {
  const over: (readonly string[])[] = []
  let stack: { level: number; text: string }[] = []
  document.blocks.forEach((block, i) => {
    if (block.kind === 'heading') {
      stack = [...stack.filter(h => h.level < block.level), { level: block.level, text: block.passage.text }]
    }
    over[i] = stack.filter(h => h.level > 0).map(h => h.text)
  })
  const grids = new Map<number, Grid>()
  return ({ block, cell }) => {
    const table = document.blocks[block]
    if (!cell || table?.kind !== 'table') return over[block] ?? []
    const grid = grids.get(block) ?? gridOf(table)
    grids.set(block, grid)
    return [grid.cellAt(cell.row - 1, cell.column), grid.cellAt(cell.row, cell.column - 1)].flatMap(near =>
      near && near.passage.text.length <= LONGEST_HEADER ? [near.passage.text] : [],
    )
  }
}
