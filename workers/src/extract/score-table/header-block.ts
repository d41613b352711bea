import type { TableCell } from '@heshu/shared/model/report-document.ts'
import type { Grid } from '../table-grid.ts'
import { isBlank, nameOf } from './cell-text.ts'
import { type ColumnRole, headerRole, plainHeader, type RoleName } from './header-role.ts'
import { bearsPoints } from './level-name.ts'

/** What each column of a section holds. A weight column may belong to a level above the lowest. */
export type Columns = {
  /** The header's last row: the section's rows follow it. */
  readonly lastRow: number
  /** Columns of the indicator names, from level 1 down. */
  readonly levels: readonly number[]
  /** For some levels, the column of their weights. */
  readonly levelWeights: ReadonlyMap<number, number>
  /** For some levels, the column of their scores. */
  readonly levelScores: ReadonlyMap<number, number>
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

/** What the rows of a score table are called where they are not called indicators. */
const NAMES_ROWS =
  /^(?:评价|考核|考评|评分|评审|自评|打分|检查)?(?:内容|项目|要素|事项|条目|维度|类别)(?:名称)?$/

/**
 * The cell that heads the names in a row with 得分 and no word for indicators, whose weights have a column or stand in the names;
 * null where there is none.
 */
const namesBesideScores = (grid: Grid, row: number): TableCell | null => {
  const roles = rolesIn(grid, row).map(role => role.role)
  if (!roles.includes('claimed') || roles.includes('level') || roles.includes('name')) return null
  const cells = ownCells(grid, row).filter(cell => headerRole(cell.passage.text)?.role !== 'ordinal')
  const [first] = cells
  if (!first || !NAMES_ROWS.test(plainHeader(nameOf(first)))) return null
  return roles.includes('weight') || bearsPoints(grid.cellAt(row + 1, first.column)) ? first : null
}

/** A row that names columns of indicators (一级指标 …, 指标名称) and of at least one thing said about them. */
export const isIndicatorHeader = (grid: Grid, row: number): boolean => {
  const cells = ownCells(grid, row).filter(cell => !isBlank(cell))
  const roles = rolesIn(grid, row)
  // A bare 名称 may head anything.
  const names =
    roles.some(role => role.role === 'level') ||
    namesBesideScores(grid, row) !== null ||
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
  const levelScores = new Map<number, number>()
  const weights: number[] = []
  const scores: number[] = []
  const of = new Map<RoleName, number>()
  chains.forEach((chain, column) => {
    const roles = chain.flatMap(cell => headerRole(cell.passage.text) ?? [])
    const level = roles.find(role => role.role === 'level')
    const last = roles.at(-1)
    if (!last) return
    if (level && last.role === 'weight') levelWeights.set(level.level, column)
    else if (level && last.role === 'claimed') levelScores.set(level.level, column)
    else if (level) {
      const taken = levelColumn.get(level.level)
      if (taken === undefined) levelColumn.set(level.level, column)
      // 一级指标 over two columns without a second header row: the one that holds numbers has the weights.
      else if (isNumber(grid.cellAt(lastRow + 1, column))) levelWeights.set(level.level, column)
    } else if (last.role === 'weight') weights.push(column)
    else if (last.role === 'claimed') scores.push(column)
    else if (!of.has(last.role)) of.set(last.role, column)
  })

  const numbered = [...levelColumn].sort(([a], [b]) => a - b)
  const name = of.get('name') ?? namesBesideScores(grid, firstRow)?.column
  if (name !== undefined && of.get('description') === name) of.delete('description')
  const levels = numbered.map(([, column]) => column)
  if (name !== undefined && (levels.length === 0 || name > Math.max(...levels))) levels.push(name)

  // A weight column with a level column on its right belongs to the level on its left: 一级指标 | 权重 | 二级指标 | 权重.
  const deepest = Math.max(...levels, -1)
  const assign = (role: 'weight' | 'claimed', own: readonly number[], ofLevels: Map<number, number>) => {
    for (const column of own) {
      const owner = levels.filter(at => at < column).length
      if (column < deepest && owner > 0) ofLevels.set(owner, column)
      else if (!of.has(role)) of.set(role, column)
    }
    const lowest = ofLevels.get(levels.length)
    if (lowest !== undefined && !of.has(role)) of.set(role, lowest)
    ofLevels.delete(levels.length)
  }
  assign('weight', weights, levelWeights)
  assign('claimed', scores, levelScores)

  // A lone 分数 is a weight when nothing else is; a lone 指标说明 beside 指标解释 holds the criteria.
  if (!of.has('criteria') && of.has('description')) {
    const descriptions = chains.flatMap((chain, column) =>
      headerRole(chain.at(-1)?.passage.text ?? '')?.role === 'description' ? [column] : [],
    )
    if (descriptions[1] !== undefined) of.set('criteria', descriptions[1])
  }
  return { lastRow, levels, levelWeights, levelScores, of }
}
