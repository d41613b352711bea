import { baseValue, dimensionOf, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { Turn } from '../culprit/opposite-word.ts'
import type { DraftCheck } from './check-claim.ts'
import type { Fulfilment } from './fulfilment-words.ts'
import type { Sign } from './order.ts'

export type Bound = 'at-least' | 'at-most'

const AT_MOST = /不超过|不高于|不得超过|控制在|≤|<|＜|低于|限额|控制数|上限/
/** Of these less is better, though their targets may not say so. */
const LESS_IS_BETTER =
  /成本|费用|造价|投诉|事故|死亡|发病|感染|差错|漏损|能耗|排放|时长|时限|等待|周期|逾期|返工|超支/

/** Which side of its target is the good one, by the figure's own words and those before it; null where nothing says it. */
export const boundOf = (target: Figure, before: string): Bound | null => {
  if (target.approximation === 'at-least' || target.approximation === 'more-than') return 'at-least'
  if (target.approximation === 'at-most' || target.approximation === 'less-than') return 'at-most'
  if (AT_MOST.test(before) && !/不低于/.test(before)) return 'at-most'
  return LESS_IS_BETTER.test(before) ? null : 'at-least'
}

/** Whether two figures can be held against each other; % and ‰ can. */
export const sameUnit = (a: Figure, b: Figure): boolean =>
  (dimensionOf(a) === 'ratio' && dimensionOf(b) === 'ratio') ||
  ((a.unit?.base ?? '') === (b.unit?.base ?? '') && a.unit?.dimension === b.unit?.dimension)

/** Whether what was done may reach the target, given how it is rounded; null for digits that cannot be read. */
export const reaches = (done: Figure, target: Figure, bound: Bound): boolean | null => {
  const wanted = baseValue(target)
  if (!wanted || !baseValue(done)) return null
  return CONVENTIONS.some(convention => {
    const { low, high } = figureRange(done, convention)!
    if (bound === 'at-most') return !low || low.value.lte(wanted)
    // 94.9 written as 95 may be 94.95: the end of the range is open, and rounding up is no fault of the sentence.
    return !high || high.value.gt(wanted) || (high.closed && high.value.equals(wanted))
  })
}

/** A target, what was done, and what the report says became of it. */
type Judged = {
  readonly done: Figure
  readonly target: Figure
  readonly bound: Bound
  readonly said: Fulfilment
  /** As the report prints them, with their bounds: 目标 ≥90%，实际 93%. */
  readonly printed: string
  /** Of what, for the auditor; '' where the sentence says it. */
  readonly name: string
  /** Where the verdict stands. */
  readonly where: Passage
}

/** What the verdict says of what was done, against the target. */
const signOf = (bound: Bound, { met, more }: Fulfilment): Sign =>
  bound === 'at-most' ? (met ? '≤' : '>') : more ? '>' : met ? '≥' : '<'

const NOT = /^(?:未能|尚未|仍未|并未|没有|不能|未|没|不)/

/** The words of the verdict, which may themselves be the slip. */
const verdictIn = (passage: Passage, { word }: Fulfilment): Turn | null => {
  const start = passage.text.lastIndexOf(word)
  if (start < 0) return null
  const opposite = NOT.test(word) ? word.replace(NOT, '') : `未${word}`
  return { passage, start, end: start + word.length, opposite }
}

/** Whether the target is met as the report says it is; null for digits that cannot be read. */
export const fulfilmentCheck = ({
  done,
  target,
  bound,
  said,
  printed,
  name,
  where,
}: Judged): DraftCheck | null => {
  const met = reaches(done, target, bound)
  if (met === null) return null
  const { word } = said
  // Just reached and called 超额 is a loose word, not a wrong figure.
  const loose = said.more && met && baseValue(done)!.equals(baseValue(target)!)
  const agrees = met === said.met && !loose
  const truth = loose ? '恰好达到' : met ? '已达目标' : '未达目标'
  return {
    kind: 'target',
    verdict: agrees ? 'agrees' : 'disagrees',
    severity: agrees ? null : loose ? 'notice' : 'figure',
    stated: figureRef(done),
    operands: [figureRef(target)],
    expected: truth,
    formula: `${printed}：${word}`,
    message: `${name && `「${name}」`}${printed}，写「${word}」${agrees ? '，相符' : `，实为${truth}，不符`}。`,
    idSeed: `${name}|${done.measures}|${target.measures}`,
    figures: [done, target],
    order: { sign: signOf(bound, said), turn: verdictIn(where, said) },
  }
}
