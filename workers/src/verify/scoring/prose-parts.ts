import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import { namesFramework } from '@heshu/shared/model/score-framework.ts'
import { exact, HUNDRED, sumOf, toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asSum } from './as-sum.ts'
import { printExpected } from './print-score.ts'
import type { Prose, Segment } from './prose.ts'
import { figureAt } from './stated-scores.ts'

const PART =
  /(?:[（(]\s*(\d{1,3}(?:\.\d+)?)\s*分\s*[)）])?\s*(?:自评)?得分?(?:为|是)?\s*(\d{1,3}(?:\.\d{1,3})?)\s*分/gu

/** The words that name the parts after a total: of its own sentence, or of the next. */
const partsAfter = (
  total: Figure,
  prose: Prose,
): { readonly segment: Segment; readonly from: number } | null => {
  const at = prose.segments.findIndex(
    segment => segment.passage === total.passage && segment.start <= total.start && total.end <= segment.end,
  )
  const [own, next] = [prose.segments[at], prose.segments[at + 1]]
  if (!own) return null
  const from = total.end - own.start
  if (/^[，,（(]*\s*其中/u.test(own.text.slice(from))) return { segment: own, from }
  return next?.passage === total.passage && /^\s*其中/u.test(next.text) ? { segment: next, from: 0 } : null
}

/**
 * The total that the prose states against the parts that it names after it: 其中，预算执行（20分）得19.14分，… Parts that
 * do not add up are a contradiction only where their full marks make the hundred or they are all that a score is parted into;
 * null where nothing can be said, or where the sum within a sentence says it already.
 */
export const checkProseParts = (total: Figure, prose: Prose): DraftCheck | null => {
  const list = total.value && partsAfter(total, prose)
  if (!list) return null
  const { segment, from } = list
  const words = segment.text.slice(from)
  const found = [...words.matchAll(PART)]
  if (found.length < 2) return null
  const parts = found.map(match =>
    figureAt(segment, from + match.index + match[0].lastIndexOf(match[2]!), match[2]!, '部分得分'),
  )
  const labels = found.map((match, i) => words.slice(i === 0 ? 0 : found[i - 1]!.index, match.index))
  const values = found.map(match => exact(match[2]!))
  const sum = sumOf(values)
  const same = sum.equals(total.value!)
  const framed = namesFramework(labels)
  const whole = sumOf(found.map(match => exact(match[1] ?? '0'))).equals(HUNDRED)
  if (from > 0 ? same || framed || !whole : !same && !framed && !whole) return null
  const expected = printExpected(sum, total)
  return {
    kind: 'total',
    verdict: same ? 'agrees' : 'disagrees',
    severity: same ? null : 'score',
    stated: figureRef(total),
    operands: parts.map(figureRef),
    ...asSum(total, parts),
    expected,
    formula: `${values.map(value => toText(value)).join(' + ')} = ${expected}`,
    message: same
      ? `正文的自评得分 ${total.text} 等于所列各部分得分之和`
      : `正文的自评得分为 ${total.text}，所列各部分得分之和为 ${expected}`,
    idSeed: '正文各部分得分',
  }
}
