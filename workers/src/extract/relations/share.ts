import type { Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { sumOf } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import { inViewBefore, type Mention } from './mention.ts'
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

/** Whether a figure is the one that 占行政村总数的 or 占项目支出的 names: its own words end with the name, or it counts the thing named. */
const isNamed = (m: Mention, name: string): boolean => {
  const thing = name.replace(/(?:的)?(?:总数|总量|总额|数量)$/, '')
  return (
    m.label.endsWith(name) ||
    (thing.length >= 2 && m.label.endsWith(thing)) ||
    (thing.length >= 2 && m.tail.startsWith(thing))
  )
}

const SHARE_LABEL = /^(.*?)占(?:比)?(.*?)(?:的(?:比例|比重|比率)?)?(?:约|近|超|达到|达|为)*$/

/** The figure that a share is of: the one that the words before 占 name, or the last one. null when those words name none in view. */
const partOf = (subject: string, fresh: readonly Mention[]): Mention | null => {
  if (subject === '' || /^(?:其|所|各|分别)$/.test(subject)) return fresh.at(-1) ?? null
  return fresh.findLast(m => sharedBigrams(m.label + m.tail, subject) > 0) ?? null
}

const largerThan = (part: Figure, told: readonly Mention[]): Mention[] =>
  told
    .filter(
      m =>
        m.figure !== part &&
        isQuantity(m.figure) &&
        sameSort(m.figure, part) &&
        baseValue(m.figure)!.gt(baseValue(part)!),
    )
    .slice(-LOOK_BACK)
    .toReversed()

/** The rates that one 分别 leads (分别占 48.39%、6.25%、45.37%); empty for a rate that stands alone. */
export const ratesInList = (rate: Mention, mentions: readonly Mention[]): Mention[] => {
  let first = rate.order
  while (
    first > 0 &&
    /^\s*[、和及与,，]\s*$/.test(mentions[first]!.lead) &&
    isRate(mentions[first - 1]!.figure)
  )
    first--
  if (!/分别|各/.test(mentions[first]!.label)) return []
  const list = [mentions[first]!]
  for (let next = first + 1; next < mentions.length; next++) {
    const m = mentions[next]!
    if (!/^\s*[、和及与,，]\s*$/.test(m.lead) || !isRate(m.figure)) break
    list.push(m)
  }
  return list
}

/** The n-th share of a list is of the n-th of as many figures before it. Their whole is the figure they add up to. */
const listedShare = (rate: Mention, mentions: readonly Mention[], told: readonly Mention[]): Reading[] => {
  const list = ratesInList(rate, mentions)
  const before = mentions.filter(
    m => m.sentence === rate.sentence && m.order < (list[0]?.order ?? 0) && isQuantity(m.figure),
  )
  const parts = before.slice(-list.length)
  const part = parts[list.indexOf(rate)]
  if (
    list.length < 2 ||
    parts.length < list.length ||
    !part ||
    !parts.every(m => sameSort(m.figure, part.figure))
  )
    return []
  const sum = sumOf(parts.map(m => baseValue(m.figure)!))
  const wholes = largerThan(
    part.figure,
    told.filter(m => !parts.includes(m)),
  )
  const whole = wholes.find(m => baseValue(m.figure)!.equals(sum))
  return whole
    ? [ratioReading('asserted', part, whole, BECAUSE)]
    : wholes.map(m => ratioReading('possible', part, m, BECAUSE))
}

/** 占 … 的 45%, 占比 45%: the part before it over its whole. `told` are all mentions before it, those of earlier passages first. */
export const shareReadings = (
  rate: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Reading[] => {
  const listed = listedShare(rate, mentions, told)
  if (listed.length > 0 || ratesInList(rate, mentions).length > 1) return listed
  const view = inViewBefore(mentions, rate)
  const since = view.findLast(m => isRate(m.figure) && m.bracket === rate.bracket)?.order ?? -1
  const fresh = view.filter(m => isQuantity(m.figure) && m.order > since && m.segment === rate.segment)
  const [, subject = '', whole = ''] = SHARE_LABEL.exec(rate.label) ?? []
  const part = partOf(subject.trim(), fresh)
  if (!part) return []
  const named = whole.trim()
  if (named && !/^(?:总|全部|比例|比重)/.test(named)) {
    const base = told.findLast(m => isSameSort(m, part) && isNamed(m, named))
    return base ? [ratioReading('asserted', part, base, BECAUSE)] : []
  }
  const container = wholeOf(part, view)
  if (container && container !== part) return [ratioReading('asserted', part, container, BECAUSE)]
  return largerThan(
    part.figure,
    told.filter(m => m !== part),
  ).map(m => ratioReading('possible', part, m, BECAUSE))
}
