import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { FigureRef, IndicatorResult } from '@heshu/shared/model/output.ts'
import { exact, toText } from '@heshu/shared/number/exact.ts'
import type { Rubric } from '@heshu/shared/rubric/rubric.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { compileCriteria } from '../criteria/compile-criteria.ts'
import type { Criteria } from '../criteria/criteria.ts'
import { describeCriteria } from '../criteria/describe-criteria.ts'
import { printRange } from '../scoring/print-score.ts'
import { haveSameRules } from './same-rules.ts'
import { printBasis, type RubricRow } from './score-under-rubric.ts'

/** What one set of criteria gives for a row: its points, the score they allow, and the rule in words (Chinese). */
type Side = {
  readonly weight: string | null
  readonly low: string | null
  readonly high: string | null
  readonly says: string
}

export type Difference = {
  readonly path: readonly string[]
  readonly own: Side
  readonly pack: Side
  readonly row: RubricRow
}

const inWords = (criteria: Criteria): string =>
  describeCriteria(criteria)
    .map(part => part.rule)
    .join('；')

/** The report's rows whose weight or rules are not the pack's. */
export const compareRows = (rows: readonly RubricRow[], own: readonly IndicatorResult[]): Difference[] =>
  rows.flatMap((row): Difference[] => {
    const { indicator, rule } = row
    if (!indicator || rule?.kind !== 'indicator' || row.weight === null) return []
    const result = own.find(({ at }) => JSON.stringify(at) === JSON.stringify(indicator.at))
    const printed = indicator.weight?.value ?? null
    const otherWeight = printed !== null && !printed.equals(row.weight)
    const text = indicator.criteria?.text ?? ''
    const [mine, theirs] = [
      compileCriteria(text, printed),
      compileCriteria(rule.indicator.criteria, row.weight),
    ]
    if (!otherWeight && (text === '' || haveSameRules(mine, theirs) !== false)) return []
    return [
      {
        path: indicator.path,
        own: {
          weight: printed && toText(printed),
          low: result?.low ?? null,
          high: result?.high ?? null,
          says: text === '' ? '没有评分标准' : inWords(mine),
        },
        pack: {
          weight: toText(row.weight),
          low: row.result.low,
          high: row.result.high,
          says: inWords(theirs),
        },
        row,
      },
    ]
  })

const rangeIn = ({ low, high }: Side): string =>
  low === null || high === null ? '不能计算' : `${printRange(exact(low), exact(high))} 分`

/** Each difference as something worth a look: it proves nothing against the report, whose own criteria go first. */
export const differenceChecks = (differences: readonly Difference[], rubric: Rubric): DraftCheck[] =>
  differences.map(({ path, own, pack, row }): DraftCheck => {
    const name = path.at(-1) ?? ''
    const { indicator, basis } = row
    const figure = indicator?.claimed ?? indicator?.weight ?? null
    const stated: FigureRef = figure
      ? figureRef(figure)
      : { text: name, value: null, unit: null, at: indicator!.at }
    const weights = own.weight === pack.weight ? '' : `分值 ${own.weight ?? '未载'} 与 ${pack.weight}；`
    return {
      kind: 'rubric',
      verdict: 'disagrees',
      severity: 'notice',
      stated,
      operands: [],
      figures: figure ? [figure] : [],
      expected: `${pack.weight ?? ''}`,
      formula: `报告：${own.says}　规则包：${pack.says}`,
      message: `「${name}」的评分标准与规则包 ${rubric.id}（${basis ? printBasis(basis) : rubric.name}）不同：${weights}报告为「${own.says}」，可能的得分 ${rangeIn(own)}；规则包为「${pack.says}」，可能的得分 ${rangeIn(pack)}`,
      idSeed: `评分规则/${path.join('/')}`,
    }
  })
