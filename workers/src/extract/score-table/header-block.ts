import type { TableCell } from '@heshu/shared/model/report-document.ts'
import type { Grid } from '../table-grid.ts'
import { isBlank, nameOf } from './cell-text.ts'
import { type ColumnRole, headerRole, type RoleName } from './header-role.ts'

/** What each column of a section holds. A weight column may belong to a level above the lowest. */
export type Columns = {
  /** The header's last row: the section's rows follow it. */
  readonly lastRow: number
  /** Columns of the indicator names, from level 1 down. */
  readonly levels: readonly number[]
  /** For some levels, the column of their weights. */
  readonly levelWeights: ReadonlyMap<number, number>
  /** The column of each other role. */
  readonly of: ReadonlyMap<RoleName, number>
}

const ownCells = (grid: Grid, row: number): readonly TableCell[] =>
  grid.rowCells(row).filter(cell => cell.row === row)

const rolesIn = (grid: Grid, row: number): readonly ColumnRole[] =>
  ownCells(grid, row).flatMap(cell => headerRole(cell.passage.text) ?? [])

/** 年初预算数, 全年预算数, 全年执行数: the header of the fund rows of a project's table. */
export const isFundHeader = (grid: Grid, row: number): boolean => {
  const roles = new Set(rolesIn(grid, row).map(role => role.role))
  return (['original', 'adjusted', 'spent'] as const).filter(role => roles.has(role)).length >= 2
}

const SECTION_ROLES: readonly RoleName[] = [
  'weight',
  'claimed',
  'criteria',
  'description',
  'target',
  'actual',
]

/** A row that names columns of indicators (一级指标 …, 指标名称) and of at least one thing said about them. */
export const isIndicatorHeader = (grid: Grid, row: number): boolean => {
  const cells = ownCells(grid, row).filter(cell => !isBlank(cell))
  const roles = rolesIn(grid, row)
  // A bare 名称 may head anything.
  const names =
    roles.some(role => role.role === 'level') ||
    cells.some(cell => headerRole(cell.passage.text)?.role === 'name' && nameOf(cell) !== '名称')
  const levels = new Set(roles.flatMap(role => (role.role === 'level' ? [role.level] : []))).size
  const says = roles.some(role => SECTION_ROLES.includes(role.role))
  return names && (says || levels >= 2) && roles.length * 2 >= cells.length
}

const continuesHeader = (grid: Grid, row: number): boolean => {
  const cells = ownCells(grid, row).filter(cell => !isBlank(cell))
  return cells.length > 0 && cells.every(cell => headerRole(cell.passage.text) !== null)
}

const isNumber = (cell: TableCell | null): boolean =>
  /^[\d.．０-９]+分?$/u.test(nameOf(cell)) && nameOf(cell) !== ''

/** The roles of the columns under the header that begins in `firstRow`. */
export const readColumns = (grid: Grid, firstRow: number): Columns => {
  const { rows, columns } = grid.table
  let lastRow = firstRow
  while (lastRow + 1 < rows && continuesHeader(grid, lastRow + 1)) lastRow++
  for (const cell of ownCells(grid, firstRow)) {
    const reach = cell.row + cell.rowSpan - 1
    if (headerRole(cell.passage.text) && reach > lastRow && reach < firstRow + 4) lastRow = reach
  }

  const chains = Array.from({ length: columns }, (_, column) => {
    const cells = new Set<TableCell>()
    for (let row = firstRow; row <= lastRow; row++) {
      const cell = grid.cellAt(row, column)
      if (cell && !isBlank(cell)) cells.add(cell)
    }
    return [...cells]
  })

  const levelColumn = new Map<number, number>()
  const levelWeights = new Map<number, number>()
  const weights: number[] = []
  const of = new Map<RoleName, number>()
  chains.forEach((chain, column) => {
    const roles = chain.flatMap(cell => headerRole(cell.passage.text) ?? [])
    const level = roles.find(role => role.role === 'level')
    const last = roles.at(-1)
    if (!last) return
    if (level && last.role === 'weight') levelWeights.set(level.level, column)
    else if (level) {
      const taken = levelColumn.get(level.level)
      if (taken === undefined) levelColumn.set(level.level, column)
      // 一级指标 over two columns without a second header row: the one that holds numbers has the weights.
      else if (isNumber(grid.cellAt(lastRow + 1, column))) levelWeights.set(level.level, column)
    } else if (last.role === 'weight') weights.push(column)
    else if (!of.has(last.role)) of.set(last.role, column)
  })

  const numbered = [...levelColumn].sort(([a], [b]) => a - b)
  const name = of.get('name')
  const levels = numbered.map(([, column]) => column)
  if (name !== undefined && (levels.length === 0 || name > Math.max(...levels))) levels.push(name)

  // A weight column with a level column on its right belongs to the level on its left: 一级指标 | 权重 | 二级指标 | 权重.
  const deepest = Math.max(...levels, -1)
  for (const column of weights) {
    const owner = levels.filter(at => at < column).length
    if (column < deepest && owner > 0) levelWeights.set(owner, column)
    else if (!of.has('weight')) of.set('weight', column)
  }
  const ownWeight = levelWeights.get(levels.length)
  if (ownWeight !== undefined && !of.has('weight')) of.set('weight', ownWeight)
  levelWeights.delete(levels.length)

  // A lone 分数 is a weight when nothing else is; a lone 指标说明 beside 指标解释 holds the criteria.
  if (!of.has('criteria') && of.has('description')) {
    const descriptions = chains.flatMap((chain, column) =>
      headerRole(chain.at(-1)?.passage.text ?? '')?.role === 'description' ? [column] : [],
    )
    if (descriptions[1] !== undefined) of.set('criteria', descriptions[1])
  }
  return { lastRow, levels, levelWeights, of }
}
