import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { FundRow } from '@heshu/shared/model/indicator.ts'
import { isZero, sumOf, toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asSum } from './as-sum.ts'

const TOTAL = /总额|合计|总计/u
const COLUMNS = [
  ['original', '年初预算数'],
  ['adjusted', '全年预算数'],
  ['spent', '全年执行数'],
] as const

/** A total row of zeros above parts that are filled in: a form left half empty, worth a look. */
export const checkFundTotals = (funds: readonly FundRow[]): DraftCheck[] => {
  const total = funds.find(fund => TOTAL.test(fund.name))
  if (!total) return []
  const parts = funds.filter(fund => fund !== total && !TOTAL.test(fund.name))
  return COLUMNS.flatMap(([column, name]): DraftCheck[] => {
    const stated = total[column]
    const filled: Figure[] = parts.flatMap(part => {
      const figure = part[column]
      return figure?.value && !isZero(figure.value) ? [figure] : []
    })
    if (!stated?.value || !isZero(stated.value) || filled.length === 0) return []
    const sum = toText(sumOf(filled.map(figure => figure.value!)))
    return [
      {
        kind: 'sum',
        verdict: 'disagrees',
        severity: 'notice',
        stated: figureRef(stated),
        operands: filled.map(figureRef),
        ...asSum(stated, filled),
        expected: sum,
        formula: `${filled.map(figure => figure.text).join(' + ')} = ${sum}`,
        message: `「${total.name}」的${name}为 0，下列各项已填 ${sum}，总额一行可能漏填`,
        idSeed: `资金总额/${name}`,
      },
    ]
  })
}
