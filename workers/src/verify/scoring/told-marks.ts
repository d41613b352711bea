import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import { readChineseNumeral } from '@heshu/shared/number/chinese-numeral.ts'
import { type Exact, sumOf, toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asDifference, asSum } from './as-sum.ts'
import { printExpected } from './print-score.ts'
import type { Prose, Segment } from './prose.ts'
import { figureAt } from './stated-scores.ts'

const POINTS = String.raw`(\d{1,4}(?:\.\d{1,3})?)\s*分`
const FULL = new RegExp(`(?:满分|总分值?|标准分|分值|权重)(?:为|是|共)?\\s*${POINTS}`, 'u')
const SCORE = new RegExp(`(?:总分|得分|评分|[评实自共计，,、]得)(?:为|是)?\\s*${POINTS}`, 'u')
/** 以上四项合计, 上述各项指标共计 */
const ADDED =
  /(?:以上|上述)(?:(?<told>\d{1,2}|[一二两三四五六七八九十])|各)(?:个|大)?(?:项|类|方面|部分)[^，,\d]{0,6}(?:合计|总计|共计|共)/u

const LOST = new RegExp(`(?:扣|失)(?:分|除|减|掉|了)?(?:为|了)?\\s*${POINTS}`, 'gu')
/** 三项共扣 5.4 分 */
const ALL_LOST = new RegExp(
  `(?<told>\\d{1,2}|[一二两三四五六七八九十])(?:个|处)?(?:项|指标|方面)(?:指标)?(?:共计?|合计|总共|累计)(?:被)?(?:扣|失)(?:分|除|减)?(?:为|了)?\\s*${POINTS}`,
  'u',
)
const RULE = /加分|每|若|未达|不得分|扣完|最多|上限|酌情|评分标准/u

const numberOf = (text: string): number => Number(readChineseNumeral(text)?.value ?? text)

/** The number of a match within the text of a segment from a place on. */
const figureOf = (segment: Segment, match: RegExpExecArray, from: number, measures: string): Figure => {
  const digits = match.at(-1)!
  return figureAt(segment, from + match.index + match[0].lastIndexOf(digits), digits, measures)
}

/** 满分 15 分，自评得 12.8 分: what there is to win, and what was won. */
type Marks = { readonly full: Figure | null; readonly score: Figure | null }

const marksIn = (segment: Segment): Marks => {
  const full = FULL.exec(segment.text)
  const from = full ? full.index + full[0].length : 0
  const score = SCORE.exec(segment.text.slice(from))
  return {
    full: full && figureOf(segment, full, 0, '满分'),
    score: score && figureOf(segment, score, from, '得分'),
  }
}

const checkOf = (
  stated: Figure,
  operands: readonly Figure[],
  result: Exact,
  terms: string,
  spoken: ReturnType<typeof asSum>,
): DraftCheck => {
  const same = result.equals(stated.value!)
  const formula = `${terms} = ${toText(result)}`
  return {
    kind: 'total',
    verdict: same ? 'agrees' : 'disagrees',
    severity: same ? null : 'score',
    stated: figureRef(stated),
    operands: operands.map(figureRef),
    ...spoken,
    expected: printExpected(result, stated),
    formula,
    message: same
      ? `正文的 ${stated.text} 与所述各项相符：${formula}`
      : `正文写 ${stated.text}，按所述各项应为 ${toText(result)}：${formula}`,
    idSeed: `正文分数|${stated.measures}`,
  }
}

const sumCheck = (stated: Figure, parts: readonly Figure[]): DraftCheck =>
  checkOf(
    stated,
    parts,
    sumOf(parts.map(part => part.value!)),
    parts.map(part => toText(part.value!)).join(' + '),
    asSum(stated, parts),
  )

/** （一）… 满分 15 分，得 12.8 分. （二）… 以上四项合计满分 100 分，总分 94.8 分: the sentences right before, as many as are told. */
const checkAdded = (prose: Prose, at: number): DraftCheck[] => {
  const segment = prose.segments[at]!
  const added = ADDED.exec(segment.text)?.groups
  if (!added) return []
  const parts: Marks[] = []
  for (let before = at - 1; before >= 0; before--) {
    const marks = marksIn(prose.segments[before]!)
    if (!marks.full?.value || !marks.score?.value) break
    parts.unshift(marks)
  }
  if (parts.length < 2 || (added.told && numberOf(added.told) !== parts.length)) return []
  const whole = marksIn(segment)
  return (['full', 'score'] as const).flatMap(which => {
    const stated = whole[which]
    return stated?.value
      ? [
          sumCheck(
            stated,
            parts.map(part => part[which]!),
          ),
        ]
      : []
  })
}

/** 满分 100 分，其中甲扣 3 分、乙扣 2 分，两项共扣 5 分，最终得分 95 分. `totals` are held against deductions elsewhere. */
const checkLost = (segment: Segment, totals: readonly Figure[]): DraftCheck[] => {
  const all = RULE.test(segment.text) ? null : ALL_LOST.exec(segment.text)
  if (!all) return []
  const lost = figureOf(segment, all, 0, '扣分')
  const single = [...segment.text.slice(0, all.index).matchAll(LOST)].map(match =>
    figureOf(segment, match, 0, '扣分'),
  )
  const from = all.index + all[0].length
  const full = FULL.exec(segment.text.slice(0, all.index))
  const score = SCORE.exec(segment.text.slice(from))
  const checks = single.length === numberOf(all.groups!.told!) ? [sumCheck(lost, single)] : []
  if (!full || !score) return checks
  const whole = figureOf(segment, full, 0, '满分')
  const left = figureOf(segment, score, from, '得分')
  if (totals.some(total => total.passage === left.passage && total.start === left.start)) return checks
  const operands = [whole, lost]
  return [
    ...checks,
    checkOf(
      left,
      operands,
      whole.value!.sub(lost.value!),
      operands.map(figure => toText(figure.value!)).join(' − '),
      asDifference(left, operands),
    ),
  ]
}

/** Marks that the prose tells one by one and then adds up, or takes from the full mark. */
export const toldMarkChecks = (prose: Prose, totals: readonly Figure[]): DraftCheck[] =>
  prose.segments.flatMap((segment, at) => [...checkAdded(prose, at), ...checkLost(segment, totals)])
