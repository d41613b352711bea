import { baseValue, dimensionOf, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'

export type Bound = 'at-least' | 'at-most'

const AT_MOST = /不超过|不高于|不得超过|控制在|≤|<|＜|低于|限额|控制数/

/** Which side of its target is the good one, by the figure's own words and those before it: ≥ unless they bound it from above. */
export const boundOf = (target: Figure, before: string): Bound => {
  if (target.approximation === 'at-least' || target.approximation === 'more-than') return 'at-least'
  if (target.approximation === 'at-most' || target.approximation === 'less-than') return 'at-most'
  return AT_MOST.test(before) && !/不低于/.test(before) ? 'at-most' : 'at-least'
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
