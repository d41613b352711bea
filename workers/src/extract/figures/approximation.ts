import type { Approximation } from '@heshu/shared/number/written.ts'

/** Words before a number; the first that fits decides, so the longer and the negated stand first. */
const BEFORE: readonly (readonly [Approximation, RegExp])[] = [
  ['at-least', /(?:≥|>=|不(?:得|应|能)?(?:少于|低于|小于)|未低于|至少|最少|最低)(?:为|达到?)?$/],
  [
    'at-most',
    /(?:≤|<=|不(?:得|应|能)?(?:超过|高于|多于|大于)|未超过?|没有超过|至多|最多|最高)(?:为|达到?)?$/,
  ],
  ['more-than', /(?:>|大于|高于|多于|超过|超出)(?:了)?$/],
  ['less-than', /(?:<|小于|低于|少于|不足|不到|未满)$/],
  ['over', /(?:超|逾|突破|多达)(?:了)?$/],
  ['nearly', /(?:(?<![最附靠邻临就])近|将近|接近)$/],
  ['about', /(?:大约|(?<![节合签履预公制条])约|大概|大致)(?:为|是|有|占|达到?)?$/],
]

/** Words right after a number with its unit. */
const AFTER: readonly (readonly [Approximation, RegExp])[] = [
  ['about', /^(?:左右|上下)/],
  ['at-least', /^(?:[（(]含[)）])?(?:及其?|或|（含）)?以上/],
  ['at-most', /^(?:[（(]含[)）])?(?:及其?|或)?(?:以[下内]|之内)/],
  ['over', /^(?:有余|余(?![额款下年])|多(?=[，。；、,;）)的]|$))/],
  // 90% > 比率 ≥ 75%: the sign stands on the other side of what it bounds.
  ['at-most', /^(?:≥|>=)/],
  ['at-least', /^(?:≤|<=)/],
  ['less-than', /^>/],
  ['more-than', /^</],
]

/** 近3年 is the last three years, not nearly three. */
const isRecentTime = (before: string, unit: string): boolean =>
  /近$/.test(before) && /^(?:年|个月|天|周|日)$/.test(unit)

/** How the words around a number widen or bound it; `before` and `after` are the folded text on either side. */
export const approximationAround = (
  inside: Approximation,
  before: string,
  after: string,
  unit: string,
): Approximation => {
  const head = before.replace(/(?:[\s¥]|人民币)+$/, '')
  const tail = after.replace(/^\s+/, '')
  if (isRecentTime(head, unit)) return inside
  const first = BEFORE.find(([, words]) => words.test(head))?.[0]
  if (first && (first === 'at-least' || first === 'at-most' || inside === 'exact')) return first
  if (inside !== 'exact') return inside
  return AFTER.find(([, words]) => words.test(tail))?.[0] ?? inside
}
