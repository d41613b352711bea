import type { Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { HUNDRED, isZero, ONE } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import { subjectOf } from './change-words.ts'
import { fitsSum } from './completeness.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { holds, misfitOf, type Product } from './product-fit.ts'
import { ratioReading } from './ratio-reading.ts'
import { sharedBigrams } from './shared-words.ts'

const BECAUSE = '占比 = 部分 ÷ 整体'

/** How many larger figures told before a share without a named whole is tried with. */
const LOOK_BACK = 8

const OPENS_PARTS = /其中|包括|包含|含|内/

const isSameSort = (m: Mention, part: Mention): boolean =>
  m !== part && isQuantity(m.figure) && sameSort(m.figure, part.figure)

/** The whole that a part belongs to: the figure its bracket explains, or the one before the nearest 其中. */
const wholeOf = (part: Mention, view: readonly Mention[]): Mention | null => {
  if (part.owner && sameSort(part.owner.figure, part.figure)) return part.owner
  const opener = [...view.filter(m => m.order <= part.order), part].findLast(m => OPENS_PARTS.test(m.lead))
  return (opener && view.findLast(m => m.order < opener.order && isSameSort(m, part))) ?? null
}

/** 占受益总户数的, 占资金总额的: the name says no more than that it is the total, in its unit. */
const namesTotal = (name: string, part: Figure): boolean =>
  /总/.test(name) || (part.unit !== null && new RegExp(`${part.unit.base}数$`).test(name))

/** Whether a figure is the one that 占行政村总数的 or 占项目支出的 names: its own words end with the name, or it counts the thing named. */
const isNamed = (m: Mention, name: string): boolean => {
  const thing = name.replace(/(?:的)?(?:总数|总量|总额|数量)$/, '')
  return (
    m.label.endsWith(name) ||
    (thing.length >= 2 && m.label.endsWith(thing)) ||
    (thing.length >= 2 && m.tail.startsWith(thing))
  )
}

/** 乙项目财政拨款支出 8530 万元, told in another passage, is not what 甲单位人员经费占财政拨款支出的 speaks of. */
const isOfOther = (base: Mention, name: string, rate: Mention): boolean => {
  if (base.figure.passage === rate.figure.passage) return false
  const at = base.label.lastIndexOf(name)
  const owner = at > 0 ? subjectOf(base.label.slice(0, at)) : ''
  return owner.length > 2 && sharedBigrams(owner, rate.figure.passage.text) === 0
}

const SHARE_LABEL =
  /^(.*?)占(?:比重|比例|比率|比)?(.*?)(?:的(?:比例|比重|比率)?)?(?:约|近|超|达到|达|为|了)*$/

/** The figure that a share is of: the one that the words before 占 name, or the last one. null when those words name none in view. */
const partOf = (subject: string, fresh: readonly Mention[]): Mention | null => {
  if (subject === '' || /^(?:其|所|各|分别|约)$/.test(subject)) return fresh.at(-1) ?? null
  return fresh.findLast(m => sharedBigrams(m.label + m.tail, subject) > 0) ?? null
}

const isLarger = (m: Mention, part: Mention): boolean =>
  isSameSort(m, part) && baseValue(m.figure)!.gt(baseValue(part.figure)!)

const largerThan = (part: Mention, told: readonly Mention[]): Mention[] =>
  told
    .filter(m => isLarger(m, part))
    .slice(-LOOK_BACK)
    .toReversed()

const asProduct = (part: Mention, whole: Mention, rate: Mention): Product => ({
  total: part.figure,
  factors: [whole.figure, rate.figure],
  set: [],
  quotient: rate.figure,
  constant: ONE,
})

const isSlip = (part: Mention, whole: Mention, rate: Mention): boolean => {
  const product = asProduct(part, whole, rate)
  return !holds(product) && misfitOf(product) === 'slip'
}

/** A whole is larger than its part, or says that it is one, or was before one slip of the pen. */
const mayBeWhole = (m: Mention, part: Mention, rate: Mention): boolean =>
  isLarger(m, part) ||
  /总|共|全部/.test(m.label + m.tail) ||
  (!isZero(baseValue(m.figure)!) && isSlip(part, m, rate))

const GOES_ON = /^\s*[、和及与,，]\s*$/

/** The rates that one 分别 leads (分别占 48.39%、6.25%、45.37%; 分别占总额 100 万元的 60% 和 40%); empty for a rate that stands alone. */
export const ratesInList = (rate: Mention, mentions: readonly Mention[]): Mention[] => {
  let first = rate.order
  while (first > 0 && GOES_ON.test(mentions[first]!.lead) && isRate(mentions[first - 1]!.figure)) first--
  const lead = mentions[first]!.label
  const before = mentions[first - 1]
  const leads =
    /分别|各/.test(lead) || (/^的$/.test(lead) && before !== undefined && /分别占/.test(before.label))
  if (!leads) return []
  const list = [mentions[first]!]
  for (let next = first + 1; next < mentions.length; next++) {
    const m = mentions[next]!
    if (!GOES_ON.test(m.lead) || !isRate(m.figure)) break
    list.push(m)
  }
  return list
}

const addUpTo = (whole: Mention, parts: readonly Mention[]): boolean =>
  !parts.includes(whole) &&
  whole.figure.approximation === 'exact' &&
  isSameSort(whole, parts[0]!) &&
  fitsSum(
    whole.figure,
    parts.map(m => m.figure),
  )

/** 分别占总额 100 万元的 60% 和 40%: the whole is printed before the first of the rates. */
export const wholeOfList = (list: readonly Mention[], mentions: readonly Mention[]): Mention | null =>
  /^的$/.test(list[0]!.label) ? mentions[list[0]!.order - 1]! : null

/** As many figures of one sort in a row as there are shares in the list, told before it, the nearest first. */
export const partsOfList = (list: readonly Mention[], mentions: readonly Mention[]): Mention[][] => {
  const end = (wholeOfList(list, mentions) ?? list[0]!).order
  const before = mentions.filter(
    m => m.sentence === list[0]!.sentence && m.order < end && isQuantity(m.figure),
  )
  return before
    .map((_, i) => before.slice(i, i + list.length))
    .filter(w => w.length === list.length && w.every(m => sameSort(m.figure, w[0]!.figure)))
    .toReversed()
}

/** The n-th share of a list is of the n-th of as many figures before it. Their whole is the figure they add up to. */
const listedShare = (
  list: readonly Mention[],
  rate: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Reading[] => {
  const place = list.indexOf(rate)
  const ofPrinted = wholeOfList(list, mentions)
  const windows = partsOfList(list, mentions)
  const wholeFor = (parts: readonly Mention[]) =>
    [...told, ...mentions.filter(m => m.sentence === rate.sentence)].findLast(m => addUpTo(m, parts))
  const proven = windows.map(parts => ({ parts, whole: wholeFor(parts) })).find(w => w.whole)
  const parts = proven?.parts ?? windows.find(w => !/合计|共计|总计/.test(w.at(-1)!.label)) ?? windows[0]
  const part = parts?.[place]
  if (!part) return []
  const whole = ofPrinted && isSameSort(ofPrinted, part) ? ofPrinted : proven?.whole
  return whole
    ? [ratioReading('asserted', part, whole, BECAUSE)]
    : largerThan(part, told).map(m => ratioReading('possible', part, m, BECAUSE))
}

/** The total told before that the figures of the share's sentence add up to: 从结构看，A 10 万元，占 40%；B 15 万元，占 60%. */
const brokenDownWhole = (
  part: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Mention | null => {
  const items = mentions.filter(
    m => m.sentence === part.sentence && m.depth === part.depth && isQuantity(m.figure),
  )
  const alike = items.filter(m => sameSort(m.figure, part.figure))
  if (alike.length < 2) return null
  return told.findLast(m => addUpTo(m, alike)) ?? null
}

/** A rate that says no more than 占 or 占比, with the figure right before it: A 10 万元，占 40%; A 10 万元（占 40%）. */
export const partBeside = (rate: Mention, mentions: readonly Mention[]): Mention | null => {
  const part = rate.owner ?? mentions[rate.order - 1]
  return part && /^占(?:比[例重]?)?[为约达]?$/.test(rate.label) && isQuantity(part.figure) ? part : null
}

/** How far, in mentions, the shares that prove a whole stand from the one that is asked about. */
const NEIGHBOURS = 6

/** A share of fewer than three digits fits too many wholes by chance. */
const isTelling = (rate: Figure): boolean => baseValue(rate)!.gte(baseStep(rate).mul(HUNDRED))

/** The whole that other shares of the sentence are shares of: of A, B and C, all told as shares, the shares of A and B prove it. */
const wholeOfOthers = (
  part: Mention,
  rate: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Mention | null => {
  const others = mentions
    .slice(Math.max(0, rate.order - NEIGHBOURS), rate.order + NEIGHBOURS + 1)
    .filter(m => m.sentence === rate.sentence && m !== rate && isRate(m.figure))
  const pairs = others.flatMap(other => {
    const beside = partBeside(other, mentions)
    return beside && isTelling(other.figure) && sameSort(beside.figure, part.figure)
      ? [{ beside, other }]
      : []
  })
  if (pairs.length === 0) return null
  return (
    told
      .filter(m => isSameSort(m, part) && !isZero(baseValue(m.figure)!))
      .slice(-LOOK_BACK)
      .findLast(m => pairs.some(({ beside, other }) => m !== beside && holds(asProduct(beside, m, other)))) ??
    null
  )
}

/** 占 … 的 45%, 占比 45%: the part before it over its whole. `told` are all mentions before it, those of earlier passages first. */
export const shareReadings = (
  rate: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Reading[] => {
  const list = ratesInList(rate, mentions)
  if (list.length > 1) return listedShare(list, rate, mentions, told)
  const seen = inViewBefore(mentions, rate)
  const since = seen.findLast(m => isRate(m.figure) && m.bracket === rate.bracket)?.order ?? -1
  const fresh = seen.filter(m => isQuantity(m.figure) && m.order > since && m.segment === rate.segment)
  const [, subject = '', whole = ''] = SHARE_LABEL.exec(rate.label) ?? []
  const inBracket = fresh.some(m => m.bracket === rate.bracket)
  const explained = rate.owner && !inBracket && isQuantity(rate.owner.figure) ? rate.owner : null
  const part = explained ?? partOf(subject.trim(), fresh)
  if (!part) return []
  const view = explained ? inViewBefore(mentions, explained) : seen
  const others = view.filter(m => isSameSort(m, part) && m.segment === part.segment)
  const [only] = others
  const onlyWhole = only && others.length === 1 && mayBeWhole(only, part, rate) ? only : null
  const named = whole.trim()
  if (named && !/^(?:总|全部|比例|比重)/.test(named)) {
    const base =
      told.findLast(m => isSameSort(m, part) && isNamed(m, named)) ??
      (namesTotal(named, part.figure) ? onlyWhole : null)
    return base
      ? [ratioReading(isOfOther(base, named, rate) ? 'possible' : 'asserted', part, base, BECAUSE)]
      : []
  }
  const container = wholeOf(part, view)
  if (container && container !== part) return [ratioReading('asserted', part, container, BECAUSE)]
  const sure = onlyWhole ?? brokenDownWhole(part, mentions, told) ?? wholeOfOthers(part, rate, mentions, told)
  if (sure) return [ratioReading('asserted', part, sure, BECAUSE)]
  return largerThan(part, told).map(m => ratioReading('possible', part, m, BECAUSE))
}
