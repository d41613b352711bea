import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import { HUNDRED, sumOf, toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asRest } from './as-sum.ts'
import { printExpected } from './print-score.ts'
import type { Prose, Segment } from './prose.ts'
import { figureAt } from './stated-scores.ts'

const POINTS = '(\\d{1,2}(?:\\.\\d{1,3})?)\\s*分'
/** 共扣 3.5 分, 扣分合计 3.5 分 */
const ALL_LOST = new RegExp(
  `(?:(?:共计?|合计|总共|累计|总计?)(?:被)?(?:扣|失)(?:分|除|减)?|(?:扣|失)分(?:合计|共计|总计|总分))(?:为|了|：|:)?\\s*${POINTS}`,
  'gu',
)
const LOST = new RegExp(`(?:扣|失)(?:分|除|减|掉|了)?(?:为|了)?\\s*${POINTS}`, 'gu')
/** 总分 100 分，扣 3.5 分，… */
const FULL = /(?:总分|满分)(?:值|为|是)*\s*(\d+)\s*分/u
/** What is lost of a part is not all that is lost. */
const PART = /指标|[类项]|方面|部分|其中/u
/** Words of a scoring rule, which say what would be deducted, and points won beside the hundred. */
const RULE = /加分|每|如(?!下)|若|未达|不得分|扣完|最多|上限|酌情|评分标准|以上的?扣/u

const deductedIn = (segment: Segment, matches: readonly RegExpMatchArray[]): Figure[] =>
  matches.map(match => figureAt(segment, match.index! + match[0].lastIndexOf(match[1]!), match[1]!, '扣分'))

/**
 * The total that the prose states against the points that it says were lost of the hundred: 共扣 3.5 分，自评得分 96.5 分. Single
 * deductions need not be all, and only confirm.
 */
export const checkProseDeductions = (total: Figure, prose: Prose): DraftCheck | null => {
  const at = prose.segments.findIndex(
    segment => segment.passage === total.passage && segment.start <= total.start && total.end <= segment.end,
  )
  const near = prose.segments
    .slice(Math.max(0, at - 1), at + 2)
    .filter(segment => segment.passage === total.passage && !RULE.test(segment.text))
  if (at < 0 || !total.value) return null
  const own = prose.segments[at]!
  const all = near.flatMap(segment =>
    deductedIn(
      segment,
      [...segment.text.matchAll(ALL_LOST)].filter(
        match =>
          !PART.test(
            segment.text
              .slice(0, match.index)
              .split(/[，,：:]/u)
              .at(-1)!,
          ),
      ),
    ),
  )
  const full = near.flatMap(segment => FULL.exec(segment.text)?.[1] ?? [])
  const single = near.includes(own) ? deductedIn(own, [...own.text.matchAll(LOST)]) : []
  const lost = all.length === 1 ? all : single
  if (lost.length === 0) return null
  const sum = sumOf(lost.map(figure => figure.value!))
  const left = HUNDRED.sub(sum)
  const same = left.equals(total.value)
  const told = all.length === 1 || (single.length === 1 && full.length > 0)
  if (full.some(points => points !== '100') || (!same && !told)) return null
  const expected = printExpected(left, total)
  const formula = `${['100', ...lost.map(figure => toText(figure.value!))].join(' − ')} = ${toText(left)}`
  return {
    kind: 'total',
    verdict: same ? 'agrees' : 'disagrees',
    severity: same ? null : 'score',
    stated: figureRef(total),
    operands: lost.map(figureRef),
    ...asRest(total, { constant: HUNDRED }, lost),
    expected,
    formula,
    message: same
      ? `正文的自评得分 ${total.text} 等于满分减去所述扣分：${formula}`
      : `正文的自评得分为 ${total.text}，满分减去所述扣分为 ${expected}：${formula}`,
    idSeed: '正文扣分',
  }
}
