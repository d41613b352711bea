import type { Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, sumOf } from '@heshu/shared/number/exact.ts'
import { isAddend, isRate, sameSort, sumOfOperands } from '../arithmetic.ts'
import { isChange, isComparedWith, isOfLastYear } from '../change-words.ts'
import type { Mention } from '../mention.ts'

/** 实际支出 25224 after 部门预算 25180: a label made of role words alone goes on about the item before it and heads none. */
export const ROLE_WORDS =
  /调整|全年|年初|年末|预算|实际|累计|支出|执行|完成|使用|支付|到位|决算|[数额后为达至约近超共已到]|金额|资金/g
/** 最高的 23.6 万元, 村均 10.8 万元, 单价 0.5 万元: told of the parts, but none of them, and no whole. */
export const NO_PART = /最[高低多少大小]|平均|人均|户均|[村户人日月年]均|每|单价/
const COMPARES = /^(?:较|比|同比|环比|占|高于|低于|超|增|减|下降|上升|提[高升])/
const NESTED = /其中/

const GOES_ON = /^\s*[、，,和及与]\s*$/
const COMES_FROM = /(?:由|从)[^，。；]{0,12}$/
const BECOMES = /(?:调整|变更|增加|减少|提高|降低|增|减|升|降|扩大|压缩)?(?:到|至|为)[^，。；]{0,6}$/
const RATIO_SIGN = /^\s*[:：∶]\s*$/

/**
 * Which mentions can be no part of a sum and no total: changes and what they are measured from (比上年增加 …, 比上年的 …, 由 …
 * 调整为), with all of a list that such words open (分别比上年增加 1.21 万人和 0.85 万人), what a rate is taken of (占年初预算
 * 2180 万元的 44.5%), and the terms of a proportion (5:57:38).
 */
export const partless = (mentions: readonly Mention[]): ReadonlySet<Mention> => {
  const none = new Set<Mention>()
  mentions.forEach((m, i) => {
    const previous = mentions[i - 1]
    const next = mentions[i + 1]
    const goesOn =
      previous !== undefined && none.has(previous) && GOES_ON.test(m.lead) && !RATIO_SIGN.test(m.lead)
    const leaves =
      COMES_FROM.test(m.label) && next !== undefined && next.segment === m.segment && BECOMES.test(next.label)
    const isBase = next !== undefined && next.lead.trim() === '的' && isRate(next.figure)
    const inProportion =
      (next !== undefined && RATIO_SIGN.test(next.lead)) || (i > 0 && RATIO_SIGN.test(m.lead))
    const altered = isChange(m) && !/加上?/.test(m.label.replace(/增加/g, ''))
    if (goesOn || leaves || isBase || inProportion || altered || isComparedWith(m) || isOfLastYear(m.label))
      none.add(m)
  })
  return none
}

/** 满分 100 分，其中预算执行率扣 1.6 分: what is taken off a total is no part of it, but of all that is taken off. */
const TAKES_OFF = /扣/

/** 两项合计 20 万元，三项共扣 3 分, within a list: what it has told so far, added up. */
const ADDS_UP = /合计|共计|(?:[两二三四五六七八九十\d][项类者]|以上|上述)[^，。；]{0,4}共/

const IS_GIVEN = /^(?:[，,]?\s*)(?:实际|自评|实|自)?得分?(?:为|了)?$/
const OF_WEIGHTS = /满分|分值|权重/

const headsItem = (m: Mention): boolean => {
  const label = m.label.replace(/^(?:其中|包括|含)/, '')
  return (
    !COMPARES.test(label) &&
    !NO_PART.test(label) &&
    (label.replace(ROLE_WORDS, '') !== '' || m.lead.trim() === '' || /^[、和及与]?$/.test(label))
  )
}

/** Mentions read as the parts of a whole. `torn` where a list within them (A，其中 B、C，D) could not be told from the items after it. */
export type Parts = { readonly items: readonly Mention[]; readonly torn: boolean }

/** How many of the first items add up to the part before them: the list within a list. */
const lengthOfSublist = (part: Figure, items: readonly Mention[]): number => {
  const whole = baseValue(part)!
  const counts = items.map((_, i) => i + 1)
  return counts.find(n => sumOf(items.slice(0, n).map(m => baseValue(m.figure)!)).equals(whole)) ?? 0
}

/** The items without the lists that 其中 opens within them. */
const withoutSublists = (items: readonly Mention[]): Parts => {
  const kept: Mention[] = []
  let torn = false
  for (let i = 0; i < items.length; i++) {
    const m = items[i]!
    const parent = kept.at(-1)
    if (!parent || !NESTED.test(m.lead)) {
      kept.push(m)
      continue
    }
    const length = lengthOfSublist(parent.figure, items.slice(i))
    // One part of the part alone is no sum of it, and what follows goes on with either.
    if (length === 0) torn ||= i + 1 < items.length
    i += Math.max(length, 1) - 1
  }
  return { items: kept, torn }
}

/**
 * The lists that a stretch of mentions may be read as: one head a segment where it is parted by ；, or all items of its first
 * segment, where the later ones go on to something else. Sub-lists and comparisons are left out.
 */
export const partsIn = (list: readonly Mention[], whole: Mention): Parts[] => {
  const takesOff = TAKES_OFF.test(whole.label)
  const alike = list.filter(
    m => isAddend(m.figure) && sameSort(m.figure, whole.figure) && (takesOff || !TAKES_OFF.test(m.label)),
  )
  const given = alike.filter(m => IS_GIVEN.test(m.label))
  // 决策 20 分得 19 分，过程 20 分得 18.5 分: a total of marks is of the marks, and full marks of the weights.
  const parts =
    given.length === 0 || given.length === alike.length
      ? alike
      : OF_WEIGHTS.test(whole.label)
        ? alike.filter(m => !given.includes(m))
        : given
  const added = parts.findIndex((m, i) => i >= 2 && ADDS_UP.test(m.label))
  const fitting = added < 0 ? parts : parts.slice(0, added)
  const segments = [...new Set(list.map(m => m.segment))]
  const perSegment = segments.flatMap(
    segment => fitting.find(m => m.segment === segment && headsItem(m)) ?? [],
  )
  const first = withoutSublists(fitting.filter(m => m.segment === segments[0] && headsItem(m)))
  const lists = segments.length > 1 ? [{ items: perSegment, torn: false }, first] : [first]
  // A list that says what it comes to is not all of the whole, or would say the whole.
  return lists
    .filter(({ items }) => items.length >= 2)
    .map(({ items, torn }) => ({ items, torn: torn || added >= 0 }))
}

/** Scores are given to the whole or the half point, and stand for their digits alone. */
const isGiven = (figure: Figure): boolean => dimensionOf(figure) === 'score' && figure.step.gte(exact('0.1'))

export const sumReading = (
  parts: readonly Mention[],
  standing: Reading['standing'],
  because: string,
): Reading => {
  const operands = parts.map(p => p.figure)
  return {
    standing,
    operands,
    expression: sumOfOperands(parts.length),
    ...(operands.every(isGiven) ? { exactOperands: operands.map((_, place) => place) } : {}),
    because,
  }
}
