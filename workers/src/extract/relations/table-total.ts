import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { isQuantity, sameSort, sumOfOperands } from './arithmetic.ts'
import { standingOfParts } from './completeness.ts'
import type { FigureTable } from './figure-table.ts'

const GRAND = /^(?:.{0,8}?)(?:合计|总计|共计|总额|总数)(?:[(（].*[)）])?[:：]?$/
const SUB = /^(?:.{0,8}?)小计(?:[(（].*[)）])?[:：]?$/
const PART_OF_ABOVE = /^(?:其中|[#＃*＊]?其中|内[:：])/

/** Columns that are never added up. */
const NOT_ADDED = /[率比]$|占比|比例|比重|[增降]幅|增长|%|％|单价|标准|均|序号|编号|年份|编码|代码|人均/

export const rowName = (table: FigureTable, row: number): string => table.grid.rowHeader(row).join('')

type RowKind = 'grand' | 'sub' | 'detail' | 'part'

export const rowKindOf = (name: string): RowKind =>
  GRAND.test(name) ? 'grand' : SUB.test(name) ? 'sub' : PART_OF_ABOVE.test(name) ? 'part' : 'detail'

/** Depth by what the row is numbered with: 类款项 codes of 3, 5 and 7 digits; 一、 （一） 1. （1）. 0 where nothing tells. */
const outlineDepth = (table: FigureTable, row: number): number => {
  const [first = '', second = ''] = table.grid.rowCells(row).map(cell => cell.passage.text.trim())
  const code = /^\d{3}(?:\d{2}){0,2}$/.exec(first)?.[0]
  if (code) return (code.length - 1) / 2
  const name = /^\d{1,3}$/.test(first) ? second : first
  if (/^[一二三四五六七八九十]+[、.．]/.test(name)) return 1
  if (/^[（(][一二三四五六七八九十]+[)）]/.test(name)) return 2
  if (/^\d{1,2}[、.．](?!\d)/.test(name)) return 3
  if (/^[（(]\d{1,2}[)）]/.test(name)) return 4
  return 0
}

type Candidate = { readonly rows: readonly number[]; readonly complete: boolean; readonly because: string }

/** Which rows a total row may be the sum of, the most likely set first. */
const candidatesFor = (table: FigureTable, total: number): Candidate[] => {
  const rows = table.dataRows
  const kinds = new Map(rows.map(row => [row, rowKindOf(rowName(table, row))]))
  const at = rows.indexOf(total)
  const own = kinds.get(total)!
  const before = rows.slice(0, at)
  const stop = before.findLastIndex(
    row => kinds.get(row) === 'grand' || (own === 'sub' && kinds.get(row) === 'sub'),
  )
  const above = before.slice(stop + 1)
  const next = rows.findIndex((row, i) => i > at && kinds.get(row) === 'grand')
  const below = rows.slice(at + 1, next < 0 ? undefined : next)
  const group = above.length > 0 ? above : below
  const direction = above.length > 0 ? '以上' : '以下'
  const subs = group.filter(row => kinds.get(row) === 'sub')
  const details = group.filter(row => kinds.get(row) === 'detail')
  const hasParts = group.some(row => kinds.get(row) === 'part')
  const depths = details.map(row => outlineDepth(table, row))
  const shallowest = Math.min(...depths)
  const layered = depths.some(depth => depth !== shallowest)
  const top = details.filter((_, i) => depths[i] === shallowest)
  const sets: Candidate[] = []
  if (own === 'grand' && subs.length >= 2)
    sets.push({ rows: subs, complete: false, because: `${direction}各小计之和` })
  if (layered) sets.push({ rows: top, complete: true, because: `${direction}各大类之和` })
  sets.push({
    rows: details,
    complete: !layered && !hasParts && subs.length === 0 && above.length > 0,
    because: `${direction}各行之和`,
  })
  return sets.filter(set => set.rows.length >= 2)
}

const isAdded = (table: FigureTable, column: number, total: Figure): boolean =>
  isQuantity(total) && !NOT_ADDED.test(table.headerOf(column))

/** Total and subtotal rows against the rows they sum, column by column. */
export const tableTotalClaims = (table: FigureTable): Claim[] => {
  const totals = table.dataRows.filter(row => ['grand', 'sub'].includes(rowKindOf(rowName(table, row))))
  return totals.flatMap(row =>
    table.columns.flatMap(column => {
      const stated = table.figureAt(row, column)
      if (!stated || !isAdded(table, column, stated) || dimensionOf(stated) === 'score') return []
      const readings = candidatesFor(table, row).flatMap((candidate): Reading[] => {
        const operands = candidate.rows.map(r => table.figureAt(r, column)).filter(f => f !== null)
        if (operands.length < 2 || !operands.every(f => sameSort(f, stated))) return []
        const standing = standingOfParts(stated, operands, candidate.complete)
        return [
          { standing, operands, expression: sumOfOperands(operands.length), because: candidate.because },
        ]
      })
      return readings.length > 0 ? [{ kind: 'sum' as const, stated, readings }] : []
    }),
  )
}
