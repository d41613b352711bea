import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { sumOf } from '@heshu/shared/number/exact.ts'
import { sumOfOperands } from './arithmetic.ts'
import type { FigureTable } from './tables/figure-table.ts'

const SCORE = /(?:得分|评分|自评分|复核分|打分)(?:[(（]分[)）])?$/
/** 总得分 beside 决策得分 and 产出得分. */
const TOTAL_SCORE =
  /^(?:(?:自评|评价|综合|最终)?总(?:得分|分|评分)|(?:得分|总分)?合计(?:得分)?)(?:[(（]分[)）])?$/
const TOTAL_ROW = /^(?:合计|总计|总分|总得分|(?:得分|总分)合计|合计(?:得分|总分))$/

/** A stated sum with its parts. */
type Sum = { readonly stated: Figure; readonly parts: readonly Figure[] }

const adds = ({ stated, parts }: Sum): boolean => sumOf(parts.map(part => part.value!)).equals(stated.value!)

const claimOf = ({ stated, parts }: Sum, standing: 'asserted' | 'suspected', because: string): Claim => ({
  kind: 'total',
  stated,
  readings: [
    {
      standing,
      operands: parts,
      expression: sumOfOperands(parts.length),
      exactOperands: parts.map((_, at) => at),
      because,
    },
  ],
})

/** The cells of one line, all of them, or null. */
const sumOfCells = (stated: Figure | null, parts: readonly (Figure | null)[]): Sum | null => {
  const all = parts.flatMap(part => (part?.value ? [part] : []))
  return stated?.value && all.length >= 2 && all.length === parts.length ? { stated, parts: all } : null
}

/** Lines of projects, each with the scores of its parts and their sum. Most lines have to show that the column is one. */
const sumsAcross = (table: FigureTable, scores: readonly number[]): Claim[] => {
  const total = table.columns.filter(column => TOTAL_SCORE.test(table.headerOf(column)))
  const parts = scores.filter(column => !total.includes(column))
  if (total.length !== 1 || parts.length < 2) return []
  const sums = table.dataRows.flatMap(
    row =>
      sumOfCells(
        table.figureAt(row, total[0]!),
        parts.map(column => table.figureAt(row, column)),
      ) ?? [],
  )
  const fitting = sums.filter(adds).length
  if (fitting < 2 || fitting * 2 <= sums.length) return []
  return sums.map(sum => claimOf(sum, 'asserted', `「${table.headerOf(total[0]!)}」为各项得分之和`))
}

/** 自评得分 and 复核得分 side by side, with a last row that adds them up: the one that adds up shows how the other is made. */
const sumsDown = (table: FigureTable, scores: readonly number[]): Claim[] => {
  if (scores.length < 2) return []
  const last = table.dataRows.findLast(row => TOTAL_ROW.test(table.rowPath(row).at(-1) ?? ''))
  if (last === undefined) return []
  const rows = table.dataRows.filter(row => row < last)
  const sums = scores.map(column =>
    sumOfCells(
      table.figureAt(last, column),
      rows.map(row => table.figureAt(row, column)),
    ),
  )
  const shown = sums.some(sum => sum !== null && adds(sum))
  return sums.flatMap((sum, at) =>
    // The scoring adds up the first.
    sum && at > 0 && shown && !table.mayLack([...rows, last], scores[at]!)
      ? [claimOf(sum, 'asserted', `各行「${table.headerOf(scores[at]!)}」之和`)]
      : [],
  )
}

/** Sums of scores that no scoring of one table reads: of each project across its line, of a second opinion down its column. */
export const scoreColumnClaims = (table: FigureTable): Claim[] => {
  if (table.turned) return []
  const scores = table.columns.filter(column => SCORE.test(table.headerOf(column)))
  return [...sumsAcross(table, scores), ...sumsDown(table, scores)]
}
