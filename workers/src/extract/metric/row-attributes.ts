import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { type Grid, gridOf } from '../table-grid.ts'

/** Columns that say something else of what a row names: 中标单位, 负责人, 采购方式. */
const ATTRIBUTE =
  /^(?:中标|成交|承建|施工|供应|供货|承担|承办|实施|责任|主管|牵头|配合|建设)(?:单位|部门|公司)$|供应商|厂家|负责人|责任人|联系人|性质|方式|备注|等级|时间|日期/

/** The words in a figure's row that do not name it, white space removed. */
export const attributesIn = (document: ReportDocument): ((figure: Figure) => ReadonlySet<string>) => {
  const grids = new Map<number, Grid>()
  const rows = new Map<string, ReadonlySet<string>>()
  return ({ passage: { block, cell } }) => {
    const table = document.blocks[block]
    if (!cell || table?.kind !== 'table') return new Set()
    const key = `${block} ${cell.row}`
    const known = rows.get(key)
    if (known) return known
    const grid = grids.get(block) ?? gridOf(table)
    grids.set(block, grid)
    const found = grid
      .rowCells(cell.row)
      .filter(other => ATTRIBUTE.test(grid.columnHeader(other.column, cell.row).at(-1) ?? ''))
    const words = new Set(found.map(other => other.passage.text.replace(/\s+/g, '')))
    rows.set(key, words)
    return words
  }
}
