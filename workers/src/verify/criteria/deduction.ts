import { type Exact, exact, HUNDRED } from '@heshu/shared/number/exact.ts'
import { parseRange, type RangeCondition } from './condition.ts'
import type { Deduction } from './criteria.ts'

/** What one clause takes off; the rate and the bound of a step may stand in another clause. */
export type ReadDeduction =
  | Exclude<Deduction, { how: 'step' }>
  | {
      readonly how: 'step'
      readonly condition: RangeCondition | null
      readonly side: 'above' | 'below'
      readonly step: Exact
      readonly points: Exact
    }
  /** 按未回复的比例扣分 */
  | { readonly how: 'share'; readonly when: string }

const TAKES = String.raw`扣(?:减|除|掉)?(?<points>\d+(?:\.\d+)?)分`
const STEP = new RegExp(
  String.raw`(?:^|[,，的])每?(?:再)?(?<side>低于?|降低|下降|减少|少|不足|超出|超过|超|高于?|高出|增加|上升|多)(?:目标值?|标准|计划)?(?<size>\d+(?:\.\d+)?)(?:个?百分点|%)的?[,，]?${TAKES}$`,
  'u',
)
const THINGS = '项目|项|次|个|处|例|起|家|条|人|份|天|日|件|类|笔|宗|周|月|场|期|篇'
const EACH = new RegExp(
  String.raw`(?:每[^,，。扣]{0,12}?[1一]?|(?<=^|[^\d.第])[1一])(?<of>${THINGS})[^扣\d]{0,24}?${TAKES}$`,
  'u',
)
const ONCE = new RegExp(`^(?<when>.+?)[,，]?(?:应|则|即)?${TAKES}$`, 'u')
const DISCRETION =
  /^(?<when>.*?)[,，]?(?:每项)?(?:应)?(?:酌情|视情(?:况|节)?[^,，]{0,8}|适当|根据[^,，]{0,16}?情况)(?:予以|给予|进行)?(?:扣减|扣除|扣|减)分?$/u
const SHARE = /^(?<when>.*?)[,，]?按.{0,24}?比例(?:相应)?(?:扣减|扣除|扣|减)分?$/u

/** 扣完为止, 直至1分扣完为止: what holds anyway. */
const UNTIL = /[,，]?(?:直至|直到)?[^,，]{0,8}扣完(?:[^,，]{0,8}为?止|[^,，]{0,6}分值?)$/u

const plainWhen = (words: string | undefined): string =>
  (words ?? '').replace(/^(?:否则|反之)[,，]?/u, '').replace(/[,，的]+$/u, '')

/** 每发现一项扣1分, 每超出1个百分点扣0.1分, 未公开的扣1分, 酌情扣分, 按逾期的比例扣分; null for anything else. */
export const parseDeduction = (text: string): ReadDeduction | null => {
  const clause = text.replace(UNTIL, '')
  const step = STEP.exec(clause)
  if (step) {
    const before = clause.slice(0, step.index).replace(/[,，的]+$/u, '')
    const condition = before === '' ? null : parseRange(before)
    if (before !== '' && !condition) return null
    const side = /低|降|减|少|不足/u.test(step.groups!['side']!) ? 'below' : 'above'
    // 低于90%的，每降低…: the bound stands on the side of the deduction; 超出10%的，每低… would contradict itself.
    if (condition && (side === 'below' ? condition.range.low : condition.range.high)) return null
    return {
      how: 'step',
      condition,
      side,
      step: exact(step.groups!['size']!).div(HUNDRED),
      points: exact(step.groups!['points']!),
    }
  }
  const each = EACH.exec(clause)
  if (each)
    return {
      how: 'each',
      when: plainWhen(clause.slice(0, clause.lastIndexOf('扣'))),
      of: each.groups!['of']!,
      points: exact(each.groups!['points']!),
    }
  const share = SHARE.exec(clause)
  if (share) return { how: 'share', when: plainWhen(share.groups!['when']) }
  const discretion = DISCRETION.exec(clause)
  if (discretion) return { how: 'discretion', when: plainWhen(discretion.groups!['when']) }
  const once = ONCE.exec(clause)
  if (once && !/[每]|最[多高]|至多|\d%|百分点/u.test(once.groups!['when']!))
    return { how: 'once', when: plainWhen(once.groups!['when']), points: exact(once.groups!['points']!) }
  return null
}
