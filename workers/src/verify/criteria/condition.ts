import { type Exact, exact, HUNDRED } from '@heshu/shared/number/exact.ts'
import { type Bound, closed, type Interval, open } from '@heshu/shared/number/interval.ts'
import type { Relation } from './criteria.ts'

/** A condition on one quantity: its name (null for 比率 and the like: the indicator's own) and the values that meet it. */
export type RangeCondition = {
  readonly name: string | null
  readonly range: Interval
  readonly percent: boolean
}

const WORDED: readonly (readonly [RegExp, string])[] = [
  [/(?:大于|高于|超过|多于)(?:或者?)?等于|不低于|不少于|不小于|不短于|至少为?|达到(?!率)|达(?=\d)/gu, '≥'],
  [
    /(?:小于|低于|少于)(?:或者?)?等于|不超过?|未超过?|不超出|未超出|不高于|未高于|不大于|不多于|不突破|未突破/gu,
    '≤',
  ],
  [/大于|高于|超过|超出|多于|超(?=\d|预算|计划|标准|目标|编制)/gu, '>'],
  [/小于|低于|少于|不足|不到|未达到?/gu, '<'],
]

/** The words of comparison as signs: 大于等于 → ≥, 不足 → <. */
export const signsOf = (text: string): string =>
  WORDED.reduce((sofar, [words, sign]) => sofar.replace(words, sign), text)

const NUMBER = String.raw`(\d+(?:\.\d+)?)(%?)`
const INCLUDED = String.raw`(\((?:不?含|不?包含|不?包括)[^()]*\))?`

type Value = { readonly value: Exact; readonly percent: boolean }
const decimalOf = (digits: string, sign: string): Value => {
  const percent = sign === '%'
  return { value: percent ? exact(digits).div(HUNDRED) : exact(digits), percent }
}

const above = (sign: string, value: Exact): Interval => ({
  low: sign === '≥' ? closed(value) : open(value),
  high: null,
})
const below = (sign: string, value: Exact): Interval => ({
  low: null,
  high: sign === '≤' ? closed(value) : open(value),
})
const rangeOf = (sign: string, value: Exact): Interval =>
  sign === '≥' || sign === '>' ? above(sign, value) : below(sign, value)

const REVERSED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '≤': '≥', '≥': '≤' }
const bound = (value: Exact, note: string | undefined): Bound =>
  note?.includes('不') ? open(value) : closed(value)

/** 比率, 该比例, 指标值: no name of its own. */
const OWN = /^(?:该|本|此|当)?(?:项|指标)?(?:的)?(?:比率|比例|比值|指标值|指标|得率|数值|结果|率)?$/u

const nameOf = (words: string): string | null | undefined => {
  const name = words
    .replace(/^(?:如果|如|若|当(?![年期季月前地])|其中[,，:：]?)/u, '')
    .replace(/(?:在|为|是|处于|介于|的|[,，:：])+$/u, '')
  if (OWN.test(name)) return null
  return /[\d<>≤≥=×÷/%+,，]/u.test(name) || name.length > 30 ? undefined : name
}

const make = (words: string, range: Interval, percent: boolean): RangeCondition | null => {
  const name = nameOf(words)
  return name === undefined ? null : { name, range, percent }
}

/** A condition such as 90%≤满意度＜95%, 比率不超过10%, 执行率在80%(含)-90%之间, 95%及以上; null for anything else. */
export const parseRange = (text: string): RangeCondition | null => {
  const condition = signsOf(text)
    .replace(/之间$/u, '')
    .replace(/^当(?![年期季月前地])/u, '')
  const chain = new RegExp(`^${NUMBER}([<≤>≥])([^<≤>≥]+)([<≤>≥])${NUMBER}$`, 'u').exec(condition)
  if (chain) {
    const [, a, aSign, left, name, right, b, bSign] = chain
    // 90≤率<95%: a sign printed once speaks for both.
    const percent = aSign === '%' || bSign === '%'
    const first = rangeOf(REVERSED[left!]!, decimalOf(a!, percent ? '%' : '').value)
    const second = rangeOf(right!, decimalOf(b!, percent ? '%' : '').value)
    return combine(name!, first, second, percent)
  }
  const twice = new RegExp(
    `^([^<≤>≥\\d]*)([<≤>≥])${NUMBER}(?:且|并且|、|,|，|但|同时)*([^<≤>≥\\d]*)([<≤>≥])${NUMBER}$`,
    'u',
  ).exec(condition)
  if (twice) {
    const [, name, left, a, aSign, again, right, b, bSign] = twice
    if (again !== '' && again !== name) return null
    const percent = aSign === '%' || bSign === '%'
    return combine(
      name!,
      rangeOf(left!, decimalOf(a!, percent ? '%' : '').value),
      rangeOf(right!, decimalOf(b!, percent ? '%' : '').value),
      percent,
    )
  }
  const single = new RegExp(`^([^<≤>≥]*)([<≤>≥])${NUMBER}$`, 'u').exec(condition)
  if (single) {
    const { value, percent } = decimalOf(single[3]!, single[4]!)
    return make(single[1]!, rangeOf(single[2]!, value), percent)
  }
  // 合格率为100%: the most that a rate can be.
  const whole = /^([^<≤>≥\d]*?)(?:为|是|=)?100%$/u.exec(condition)
  if (whole) return make(whole[1]!, { low: closed(exact(1)), high: null }, true)
  const reversed = new RegExp(`^${NUMBER}([<≤>≥])([^<≤>≥\\d]+)$`, 'u').exec(condition)
  if (reversed) {
    const { value, percent } = decimalOf(reversed[1]!, reversed[2]!)
    return make(reversed[4]!, rangeOf(REVERSED[reversed[3]!]!, value), percent)
  }
  const between = new RegExp(
    `^([^<≤>≥\\d]*?)${NUMBER}${INCLUDED}(?:-|~|～|—|–|至|到)+${NUMBER}${INCLUDED}$`,
    'u',
  ).exec(condition)
  if (between) {
    const [, name, a, aSign, aNote, b, bSign, bNote] = between
    const percent = aSign === '%' || bSign === '%'
    const x = { end: decimalOf(a!, percent ? '%' : '').value, note: aNote }
    const y = { end: decimalOf(b!, percent ? '%' : '').value, note: bNote }
    const [low, high] = x.end.lte(y.end) ? [x, y] : [y, x]
    return make(name!, { low: bound(low.end, low.note), high: bound(high.end, high.note) }, percent)
  }
  const side = new RegExp(
    `^([^<≤>≥\\d]*?)${NUMBER}${INCLUDED}(?:及|或|\\(含\\))?(以上|以下|以内)${INCLUDED}$`,
    'u',
  ).exec(condition)
  if (side) {
    const [, name, a, sign, before, word, after] = side
    const { value, percent } = decimalOf(a!, sign!)
    const end = bound(value, before ?? after)
    return make(name!, word === '以上' ? { low: end, high: null } : { low: null, high: end }, percent)
  }
  return null
}

const combine = (words: string, a: Interval, b: Interval, percent: boolean): RangeCondition | null => {
  const range = { low: a.low ?? b.low, high: a.high ?? b.high }
  // Both on one side (90%≤率≥95%), or ends that exclude each other: a slip of the pen, not a rule.
  if (!range.low || !range.high || (a.low && b.low) || (a.high && b.high)) return null
  return range.low.value.lt(range.high.value) ? make(words, range, percent) : null
}

/** A comparison of two named amounts: 实际支出数≤预算安排数. */
export const parseAmounts = (
  text: string,
): { readonly left: string; readonly relation: Relation; readonly right: string } | null => {
  const match = /^([^<≤>≥=\d]{2,30})([<≤>≥])([^<≤>≥=\d]{2,30})$/u.exec(
    signsOf(text.replace(/^(?:如果|如|若|当(?![年期季月前地]))/u, '')).replace(/的$/u, ''),
  )
  return match && { left: match[1]!, relation: match[2] as Relation, right: match[3]! }
}
