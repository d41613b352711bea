import { type Grid, isNumericCell } from '../../table-grid.ts'
import { isEmptyMark } from '../../table-words.ts'

/** Columns whose digits order rows and count nothing. */
export const HOLDS_CODES = /编码|代码|编号|序号|[行栏]次|^(?:.*科目)?[类款项]$/
const NAMES_A_SIDE =
  /^(?:项目|科目|收入|支出|资产|负债|净资产|所有者权益|资金|名称|内容|功能|经济|类别|用途)(?!.*(?:人|号|编码|代码|性质|情况|状态|说明|备注|数|额)$)/

const namesBegin = (
  grid: Grid,
  rows: readonly number[],
  columns: readonly number[],
  filled: ReadonlySet<number>,
) =>
  columns.filter(column => {
    if (
      filled.has(column) ||
      !columns.some(c => c < column && filled.has(c)) ||
      !columns.some(c => c > column && filled.has(c))
    )
      return false
    const header = grid.columnHeader(column, rows[0]).at(-1) ?? ''
    const again = header !== '' && header === grid.columnHeader(columns[0]!, rows[0]).at(-1)
    if (!again && !NAMES_A_SIDE.test(header)) return false
    const names = rows.flatMap(row => {
      const cell = grid.cellAt(row, column)
      return cell && cell.row === row && cell.column === column && !isNumericCell(cell)
        ? [cell.passage.text.replace(/\s+/g, '')]
        : []
    })
    const told = names.filter(name => !isEmptyMark(name))
    return told.length >= 2 && new Set(told).size === told.length
  })

/** Columns at which a further side of a table begins (收入 | 支出): names of rows, or their codes, to the right of figures. */
export const sideStarts = (
  grid: Grid,
  rows: readonly number[],
  columns: readonly number[],
  filled: ReadonlySet<number>,
): number[] =>
  namesBegin(grid, rows, columns, filled).map(column => {
    const codes = HOLDS_CODES.test(grid.columnHeader(column - 1, rows[0]).join(''))
    return codes && !filled.has(column - 1) ? column - 1 : column
  })
