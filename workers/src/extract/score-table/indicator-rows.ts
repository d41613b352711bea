import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Indicator, IndicatorGroup } from '@heshu/shared/model/indicator.ts'
import { locate, type Passage } from '@heshu/shared/model/passage.ts'
import type { TableCell } from '@heshu/shared/model/report-document.ts'
import type { Grid } from '../table-grid.ts'
import { cellFigure } from './cell-figure.ts'
import { isBlank, joinPassages, nameOf } from './cell-text.ts'
import type { Columns } from './header-block.ts'
import type { RoleName } from './header-role.ts'
import { splitLevelName } from './level-name.ts'

type Text = 'description' | 'criteria' | 'target' | 'actual' | 'remark'
const TEXTS: readonly Text[] = ['description', 'criteria', 'target', 'actual', 'remark']

type Draft = {
  path: readonly string[]
  weight: Figure | null
  claimed: Figure | null
  texts: Record<Text, Passage[]>
  at: TableCell
  row: number
  /** A score without an indicator's name: what a lost row left behind. */
  orphan: boolean
}

export type IndicatorRows = {
  readonly indicators: readonly Indicator[]
  /** The row of the table in which each begins. */
  readonly rows: readonly number[]
  readonly groups: readonly IndicatorGroup[]
  /** Scores that stand in rows without a name or a weight. */
  readonly orphans: number
}

const BARE_NUMBER = /^[\d０-９.．]+$/u
const GIVES_POINTS = /得\s*[\d.]+\s*分|得分\s*[=＝]|[\d.]+\s*分\s*[)）]|扣\s*[\d.]+\s*分/u
const NOT_APPLICABLE = /^(不适用|不涉及|无|\/|—+|-+)$/u

/** A table whose conversion lost one column has the score under the criteria and the criteria under the description. */
const unshift = (draft: Draft, figures: readonly Figure[], cells: ReadonlyMap<Text, TableCell>): void => {
  const shifted = cells.get('criteria')
  if (draft.claimed === null && shifted && BARE_NUMBER.test(nameOf(shifted))) {
    draft.claimed = cellFigure(shifted, figures, `${draft.path.at(-1)}得分`)
    draft.texts.criteria = []
  }
}

const finish = (draft: Draft): Indicator => {
  const { description, criteria, target, actual, remark } = draft.texts
  // Description and criteria run together in one cell are the criteria.
  const merged = criteria.length === 0 && description.some(passage => GIVES_POINTS.test(passage.text))
  return {
    path: draft.path,
    weight: draft.weight,
    claimed: draft.claimed,
    description: merged ? null : joinPassages(description),
    criteria: joinPassages(merged ? description : criteria),
    target: joinPassages(target),
    actual: joinPassages(actual),
    remark: joinPassages(remark),
    at: locate(draft.at.passage),
  }
}

const TAIL_LENGTH = 6

/** A row that holds nothing but the last characters of the name above, cut off by a page end; null for other rows. */
const brokenName = (grid: Grid, row: number, columns: Columns): string | null => {
  const [only, other] = grid.rowCells(row).filter(cell => cell.row === row && !isBlank(cell))
  const name = only && !other && columns.of.has('weight') ? nameOf(only) : ''
  return only?.column === columns.levels.at(-1) && name !== '' && name.length <= TAIL_LENGTH ? name : null
}

/** The indicators of the rows given, with names and weights taken down from merged cells and from the cells above blank ones. */
export const readIndicatorRows = (
  grid: Grid,
  rows: readonly number[],
  columns: Columns,
  figures: readonly Figure[],
): IndicatorRows => {
  const names: (string | null)[] = columns.levels.map(() => null)
  const groups = new Map<string, IndicatorGroup>()
  const drafts: Draft[] = []
  let current: Draft | null = null
  let orphans = 0

  const cellOf = (row: number, role: RoleName): TableCell | null => {
    const column = columns.of.get(role)
    return column === undefined ? null : grid.cellAt(row, column)
  }
  const own = (cell: TableCell | null, row: number): cell is TableCell =>
    cell !== null && cell.row === row && !isBlank(cell)

  for (const row of rows) {
    const tail = brokenName(grid, row, columns)
    if (tail && current?.weight && current.path.length === columns.levels.length) {
      current.path = [...current.path.slice(0, -1), `${current.path.at(-1)}${tail}`]
      names[names.length - 1] = current.path.at(-1)!
      continue
    }
    let weightInName: Figure | null = null
    let freshest = -1
    let nameCell: TableCell | null = null
    columns.levels.forEach((column, level) => {
      const cell = grid.cellAt(row, column)
      if (!own(cell, row)) return
      // One cell over several level columns names one level only.
      if (cell.column !== column && columns.levels.includes(cell.column)) return
      const split = splitLevelName(cell)
      names[level] = split.name
      names.fill(null, level + 1)
      freshest = level
      nameCell = cell
      weightInName = split.weight
      const path = names.slice(0, level + 1).filter(name => name !== null)
      const weightColumn = columns.levelWeights.get(level + 1)
      const beside = weightColumn === undefined ? null : grid.cellAt(row, weightColumn)
      const weight = split.weight ?? cellFigure(beside, figures, `${split.name}分值`)
      const scoreColumn = columns.levelScores.get(level + 1)
      const score = scoreColumn === undefined ? null : grid.cellAt(row, scoreColumn)
      const claimed = cellFigure(score, figures, `${split.name}得分`)
      const key = path.join('\u0000')
      if (!groups.has(key)) groups.set(key, { path, weight, claimed })
    })

    const weightCell = cellOf(row, 'weight')
    const claimedCell = cellOf(row, 'claimed')
    const leaf = names.findLast(name => name !== null) ?? null
    const texts = new Map<Text, TableCell>()
    for (const role of TEXTS) {
      const cell = cellOf(row, role)
      if (own(cell, row)) texts.set(role, cell)
    }
    const reached = weightCell !== null && weightCell.row < row && !isBlank(weightCell)
    const starts = own(weightCell, row) || (freshest >= 0 && !reached)
    if (!starts) {
      const score = own(claimedCell, row) ? cellFigure(claimedCell, figures, `${leaf ?? ''}得分`) : null
      if (score && current && current.claimed === null && current.weight !== null && texts.size === 0)
        current.claimed = score
      else if (score) {
        orphans++
        const path = names.slice(0, -1).filter(name => name !== null)
        current = newDraft(path, claimedCell!, row, null, score, true)
        drafts.push(current)
      }
      if (current) for (const [role, cell] of texts) current.texts[role].push(cell.passage)
      continue
    }
    const at: TableCell | null = nameCell ?? (own(weightCell, row) ? weightCell : null)
    if (!at) continue
    const path = names.filter(name => name !== null)
    const weight = cellFigure(own(weightCell, row) ? weightCell : null, figures, `${leaf ?? ''}分值`)
    const claimed = cellFigure(own(claimedCell, row) ? claimedCell : null, figures, `${leaf ?? ''}得分`)
    current = newDraft(path, at, row, weight ?? weightInName, claimed, false)
    for (const [role, cell] of texts) current.texts[role].push(cell.passage)
    unshift(current, figures, texts)
    drafts.push(current)
  }

  const kept = drafts.filter(draft => {
    const empty = draft.weight === null && draft.claimed === null
    const unused = [draft.path.at(-1) ?? '', ...draft.texts.target.map(passage => passage.text.trim())]
    return !(empty && unused.some(text => NOT_APPLICABLE.test(text)))
  })
  const leaves = new Set(kept.map(draft => draft.path.join('\u0000')))
  return {
    indicators: kept.map(finish),
    rows: kept.map(draft => draft.row),
    groups: [...groups]
      .filter(([key]) => !leaves.has(key) && [...leaves].some(leaf => leaf.startsWith(`${key}\u0000`)))
      .map(([, group]) => group),
    orphans,
  }
}

const newDraft = (
  path: readonly string[],
  at: TableCell,
  row: number,
  weight: Figure | null,
  claimed: Figure | null,
  orphan: boolean,
): Draft => ({
  path,
  weight,
  claimed,
  texts: { description: [], criteria: [], target: [], actual: [], remark: [] },
  at,
  row,
  orphan,
})
