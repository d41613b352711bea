import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import { HUNDRED, toText } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asSame } from './as-sum.ts'
import type { Tally } from './table-total.ts'

type Totalled = { readonly table: ScoreTable; readonly tally: Tally }

/** Printed totals of tables that weigh the whole; one that weighs less (80分, beside another of 20分) has the total of a part. */
const wholeTotals = (scored: readonly Totalled[]): { readonly table: ScoreTable; readonly total: Figure }[] =>
  scored.flatMap(({ table, tally }) =>
    table.total?.claimed?.value && tally.fullWeight.gte(HUNDRED)
      ? [{ table, total: table.total.claimed }]
      : [],
  )

/** What a sentence calls the thing that it scores, without words that any assessment has. */
const GENERIC =
  /\d+年度?|本次|此次|经过?|通过|按照|根据|结合|综合|评价|指标体系|逐项|打分|评分|部门整体支出|整体支出|项目支出|绩效|自评|自我|得分|总分|结论|各项|因素|最终|总体|结果|我[局部单位区市]+|本[部门单位项目级]+|专项资金|资金|经费|项目|[的为是，,。、：:；;（）()《》“”\s]/gu

const subjectOf = (inProse: Figure): string => {
  const sentence = /[^。；;\n]*$/u.exec(inProse.passage.text.slice(0, inProse.start))![0]
  return (sentence.split(/[，,、：:]/u).at(-1) ?? '').replace(GENERIC, '')
}

const holdsHalf = (subject: string, text: string): boolean => {
  const pairs = Array.from({ length: subject.length - 1 }, (_, i) => subject.slice(i, i + 2))
  return pairs.filter(pair => text.includes(pair)).length * 2 >= pairs.length
}

/** A score of a named project may be another's than the table's, unless a title names the same. */
const isOfOther = (inProse: Figure, titles: readonly string[]): boolean => {
  const subject = subjectOf(inProse)
  return subject.length >= 4 && !titles.some(title => holdsHalf(subject, title))
}

const isSlipOf = (told: Figure, total: Figure): boolean =>
  slipBetween(told.value!, total.value!, told.step) !== null

/**
 * The total that the prose states against the totals of the tables. It contradicts a sole table, or one of several where a
 * slip of the pen leads from its total to what is stated. `titles` are the report's and the tables' own; `others` the other
 * totals of the prose.
 */
export const compareTotals = (
  inProse: Figure,
  scored: readonly Totalled[],
  titles: readonly string[],
  others: readonly Figure[],
): DraftCheck | null => {
  const totals = wholeTotals(scored).map(({ total }) => total)
  const [first] = totals
  if (!first || !inProse.value) return null
  const same = totals.find(total => total.value!.equals(inProse.value!))
  if (!same && isOfOther(inProse, titles)) return null
  const meant = totals.find(total => isSlipOf(inProse, total))
  const other = same ?? meant ?? first
  // Several totals in the prose are of several things, unless one is a slip of another.
  const sole = others.every(told => told.value?.equals(inProse.value!))
  const contradicts = (sole && totals.length === 1) || meant !== undefined
  const verdict = same ? 'agrees' : contradicts ? 'disagrees' : 'open'
  if (verdict === 'open' && !sole) return null
  return {
    kind: 'mention',
    verdict,
    severity: verdict === 'disagrees' ? 'score' : null,
    stated: figureRef(inProse),
    operands: [figureRef(other)],
    ...asSame(inProse, other),
    expected: toText(other.value!),
    formula: `${inProse.text} ${same ? '=' : '≠'} ${other.text}`,
    message: same
      ? `正文的自评得分 ${inProse.text} 与评分表总分一致`
      : `正文的自评得分为 ${inProse.text}，评分表总分为 ${totals.map(total => total.text).join('、')}`,
    idSeed: '自评得分',
  }
}

/** 项目自评表 and 指标体系 score the same project: two totals of it are worth a look. */
export const twoTotals = (scored: readonly Totalled[]): DraftCheck[] => {
  const totals = wholeTotals(scored)
  const [one, two] = totals
  if (!one || !two || totals.length > 2 || one.total.value!.equals(two.total.value!)) return []
  if (one.table.funds.length > 0 === two.table.funds.length > 0) return []
  const name = ({ title }: ScoreTable) => `「${title?.replace(/\s+/gu, '') ?? '评分表'}」`
  return [
    {
      kind: 'mention',
      verdict: 'disagrees',
      severity: 'notice',
      stated: figureRef(two.total),
      operands: [figureRef(one.total)],
      figures: [two.total, one.total],
      expected: toText(one.total.value!),
      formula: `${two.total.text} ≠ ${one.total.text}`,
      message: `同一项目有两个自评总分：${name(one.table)}为 ${one.total.text}，${name(two.table)}为 ${two.total.text}，请核实以何者为准。`,
      idSeed: '两个自评总分',
    },
  ]
}
