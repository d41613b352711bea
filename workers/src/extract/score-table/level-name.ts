import type { Figure } from '@heshu/shared/model/figure.ts'
import type { TableCell } from '@heshu/shared/model/report-document.ts'
import { scoreFigure } from './cell-figure.ts'
import { nameOf } from './cell-text.ts'

/** Whether a name says its points: 决策（20分）. */
export const bearsPoints = (cell: TableCell | null): boolean => /[（(][\d.]+分[)）]$/u.test(nameOf(cell))

/** An indicator's name and the weight that stands in the same cell: 产出指标（50分）, 决策 20 分. */
export const splitLevelName = (
  cell: TableCell,
): { readonly name: string; readonly weight: Figure | null } => {
  const whole = nameOf(cell)
  const text = cell.passage.text
  const bracketed = /[（(]\s*([\d０-９.．]+)\s*分?\s*[)）]\s*$/u.exec(text)
  const bare = /[^\d０-９.．\s]\s*([\d０-９.．]+)\s*分\s*$/u.exec(text)
  const match = bracketed ?? bare
  if (!match) return { name: whole, weight: null }
  const nameEnd = bracketed ? match.index : match.index + 1
  const name = text.slice(0, nameEnd).replace(/\s+/gu, '')
  if (name === '') return { name: whole, weight: null }
  const start = match.index + match[0].indexOf(match[1]!)
  const weight = scoreFigure(cell.passage, start, start + match[1]!.length, `${name}分值`)
  return weight ? { name, weight } : { name: whole, weight: null }
}
