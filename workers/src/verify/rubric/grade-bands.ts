import type { Rubric } from '@heshu/shared/rubric/rubric.ts'
import { parseRange } from '../criteria/condition.ts'
import { plainSigns } from '../criteria/plain-criteria.ts'
import type { GradeBand, GradeBands } from '../scoring/grade.ts'

/** The grade bands of a pack, and those of its words that are no range of scores; null bands where the pack names no grades. */
export const gradeBandsOf = (
  rubric: Rubric,
): { readonly bands: GradeBands | null; readonly unread: readonly string[] } => {
  const unread: string[] = []
  const bands = rubric.grades.flatMap(({ grade, scores }): GradeBand[] => {
    const range = parseRange(plainSigns(scores).replace(/\s+/gu, '').replace(/分/gu, ''))?.range
    if (!range) unread.push(`${grade}：${scores}`)
    return range ? [{ word: grade, range, text: scores }] : []
  })
  return { bands: bands.length > 0 ? { own: false, bands } : null, unread }
}
