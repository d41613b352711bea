import { baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { type Interval, meets, point } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'

export type Sign = '<' | '>' | '≤' | '≥' | '='

/** The digits of a figure, whatever words bound it: 90% of 高于 90%. */
const plain = (figure: Figure): Figure =>
  figure.approximation === 'exact' ? figure : { ...figure, approximation: 'exact' }

/** Whether some value of the first is less than some value of the second. */
const mayBeLess = ({ low }: Interval, { high }: Interval): boolean =>
  low === null || high === null || low.value.lt(high.value)

const asSet = (figure: Figure): Interval => point(baseValue(figure)!)

/**
 * Whether two figures, whose digits are readable, stand in an order; null where the digits do not, and what they were rounded
 * from may. `isSet`: the second is a target, which is its digits.
 */
export const holds = (a: Figure, says: Sign, b: Figure, isSet = false): boolean | null => {
  const order = baseValue(a)!.compare(baseValue(b)!)
  const printed = { '<': order < 0, '>': order > 0, '≤': order <= 0, '≥': order >= 0, '=': order === 0 }[says]
  if (printed) return true
  const possible = CONVENTIONS.some(convention => {
    const left = figureRange(plain(a), convention)!
    const right = isSet ? asSet(b) : figureRange(plain(b), convention)!
    if (says === '=' || says === '≤' || says === '≥') return meets(left, right)
    return says === '<' ? mayBeLess(left, right) : mayBeLess(right, left)
  })
  return possible ? null : false
}

/** The order of what two figures print: 35 例 < 66.11 例. */
export const printOrder = (a: Figure, b: Figure): string =>
  `${a.text} ${['<', '=', '>'][baseValue(a)!.compare(baseValue(b)!) + 1]} ${b.text}`
