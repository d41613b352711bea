import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { isZero } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import type { FigureTable } from './figure-table.ts'
import { rateNameOf } from './role.ts'
import { totalLevel } from './table-lines.ts'

type Share = { readonly stated: Figure; readonly part: Figure; readonly whole: Figure }

/** Each share of a column beside the figure of another column and that column's total. */
const sharesOf = (table: FigureTable, column: number, amounts: number, total: number): Share[] => {
  const whole = table.figureAt(total, amounts)
  if (!whole || !isQuantity(whole) || isZero(baseValue(whole)!)) return []
  return table.dataRows.flatMap(row => {
    const stated = table.figureAt(row, column)
    const part = table.figureAt(row, amounts)
    return row !== total && stated && part && isQuantity(part) && sameSort(part, whole)
      ? [{ stated, part, whole }]
      : []
  })
}

const roughlyFits = ({ stated, part, whole }: Share): boolean => {
  const value = baseValue(stated)
  if (!value) return false
  return baseValue(part)!.div(baseValue(whole)!).sub(value).abs().lte(stated.step.mul(stated.unit!.factor))
}

/** A column 占比 against the column whose rows, divided by its total row, give most of it. */
export const tableShareClaims = (table: FigureTable): Claim[] => {
  const total = table.dataRows.find(row => totalLevel(table.rowPath(row).at(-1) ?? '') >= 2)
  if (total === undefined) return []
  return table.columns.flatMap(column => {
    const rates = table.dataRows.flatMap(row => table.figureAt(row, column) ?? [])
    if (rates.length < 3 || !rates.every(isRate) || rateNameOf(table.headerOf(column)) !== 'share') return []
    const best = table.columns
      .filter(other => other !== column)
      .map(other => sharesOf(table, column, other, total))
      .map(shares => ({ shares, fits: shares.filter(roughlyFits).length }))
      .sort((a, b) => b.fits - a.fits)[0]
    if (!best || best.fits < 2 || best.fits * 2 <= best.shares.length) return []
    return best.shares.map(({ stated, part, whole }) => ({
      kind: 'share' as const,
      stated,
      readings: [
        {
          standing: 'asserted' as const,
          operands: [part, whole],
          expression: quotient,
          because: '占比 = 本行 ÷ 合计',
        },
      ],
    }))
  })
}
