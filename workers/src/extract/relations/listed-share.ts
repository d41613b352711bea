import type { Reading } from '@heshu/shared/model/claim.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { ratioReading } from './ratio-reading.ts'
import {
  addUpTo,
  isNamed,
  isPartOf,
  isSameSort,
  largerThan,
  provenBy,
  SHARE_IS,
  wholeNamed,
} from './share-whole.ts'

const GOES_ON = /^\s*[、和及与,，]\s*$/

/** 占政府采购规模的 8.1% 和 91.9%: with nothing but a conjunction between them, rates after one 占 are of one thing each. */
const JOINED = /^\s*[、和及与]\s*$/

/** The rates that one 分别 leads (分别占 48.39%、6.25%、45.37%; 分别占总额 100 万元的 60% 和 40%); empty for a rate that stands alone. */
export const ratesInList = (rate: Mention, mentions: readonly Mention[]): Mention[] => {
  let first = rate.order
  while (first > 0 && GOES_ON.test(mentions[first]!.lead) && isRate(mentions[first - 1]!.figure)) first--
  const lead = mentions[first]!.label
  const before = mentions[first - 1]
  const second = mentions[first + 1]
  const joined = second !== undefined && JOINED.test(second.lead) && isRate(second.figure)
  const leads =
    (joined && /占/.test(lead)) ||
    /分别|各|依次/.test(lead) ||
    (/^的$/.test(lead) && before !== undefined && /分别占/.test(before.label))
  if (!leads) return []
  const list = [mentions[first]!]
  for (let next = first + 1; next < mentions.length; next++) {
    const m = mentions[next]!
    if (!GOES_ON.test(m.lead) || !isRate(m.figure)) break
    list.push(m)
  }
  return list
}

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
export const listedShare = (
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
  const name = wholeNamed(list[0]!)
  const others = list.flatMap((other, i) => (other === rate ? [] : [{ part: parts![i]!, rate: other }]))
  const whole =
    (ofPrinted && isSameSort(ofPrinted, part) ? ofPrinted : proven?.whole) ??
    (name === ''
      ? undefined
      : told.findLast(m => isSameSort(m, part) && isNamed(m, name) && !isPartOf(m, name, told))) ??
    provenBy(others, part, told)
  return whole
    ? [ratioReading('asserted', part, whole, SHARE_IS)]
    : largerThan(part, told).map(m => ratioReading('possible', part, m, SHARE_IS))
}
