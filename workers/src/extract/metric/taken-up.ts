import type { Claim } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { digitCount, mayStandFor, slips } from './told-value.ts'

/** Words that take up a figure told just before: 上述 398.2 万元资金已拨付. */
const TAKES_UP = /(?:上述|前述|以上|[该这此]笔)\s*$/
/** Fewer digits are as easily those of another thing. */
const TELLING_DIGITS = 3
/** So many figures back it may have been told. */
const REACH = 12
/** How far from a figure its passage may be: the paragraph before. */
const PASSAGES = 1

const claim = (stated: Figure, origin: Figure, standing: 'asserted' | 'possible'): Claim => ({
  kind: 'mention',
  stated,
  readings: [{ standing, operands: [origin], expression: { operand: 0 }, because: '上文的同一数字' }],
})

/** Figures that take up one told just before, and print it otherwise by one slip of the pen. In reading order. */
export const takenUpClaims = (figures: readonly Figure[]): Claim[] =>
  figures.flatMap((stated, i) => {
    const { passage, start } = stated
    if (passage.cell || stated.value === null || stated.approximation !== 'exact') return []
    if (!TAKES_UP.test(passage.text.slice(Math.max(0, start - 4), start))) return []
    const told = figures
      .slice(Math.max(0, i - REACH), i)
      .filter(
        f =>
          f.value !== null &&
          f.approximation === 'exact' &&
          !f.passage.cell &&
          passage.block - f.passage.block <= PASSAGES &&
          dimensionOf(f) === dimensionOf(stated) &&
          f.unit?.base === stated.unit?.base,
      )
    const same = told.findLast(f => mayStandFor(f, stated))
    if (same) return [claim(stated, same, 'possible')]
    const meant = told.filter(f => slips(stated, f))
    return meant.length === 1 && digitCount(stated) >= TELLING_DIGITS
      ? [claim(stated, meant[0]!, 'asserted')]
      : []
  })
