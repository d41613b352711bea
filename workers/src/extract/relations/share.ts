import type { Reading } from '@heshu/shared/model/claim.ts'
import { isQuantity, isRate } from './arithmetic.ts'
import { listedShare, ratesInList } from './listed-share.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { ratioReading } from './ratio-reading.ts'
import {
  brokenDownWhole,
  introducedWhole,
  isNamed,
  isOfOther,
  isPartOf,
  isSameSort,
  largerThan,
  mayBeWhole,
  namesIn,
  namesTotal,
  partBeside,
  SHARE_IS,
  totalBefore,
  wholeOf,
  wholeOfOthers,
} from './share-whole.ts'
import { sharedBigrams } from './shared-words.ts'

/** The figure that a share is of: the one that the words before 占 name, or the last one. null when those words name none in view. */
const partOf = (subject: string, fresh: readonly Mention[]): Mention | null => {
  if (subject === '' || /^(?:其|所|各|分别|约)$/.test(subject)) return fresh.at(-1) ?? null
  return fresh.findLast(m => sharedBigrams(m.label + m.tail, subject) > 0) ?? null
}

/** 火灾 2371 起，占总数的 37.52%，救援 2066 起: a part with a share of its own is no whole of the next. */
const hasOwnShare = (m: Mention, rate: Mention, mentions: readonly Mention[]): boolean => {
  const next = mentions[m.order + 1]
  return next !== undefined && next !== rate && isRate(next.figure) && partBeside(next, mentions) === m
}

/** 人员经费占基本支出的比例为 73.84%：基本支出 2871.39 万元，其中人员经费 2120.24 万元: both are told after the share that names them. */
const toldAfter = (rate: Mention, mentions: readonly Mention[]): Reading[] => {
  const { subject, whole } = namesIn(rate.label)
  if (subject.length < 2 || whole.length < 2 || !/^[：:，,（(]/.test(mentions[rate.order + 1]?.lead ?? ''))
    return []
  const after = mentions
    .slice(rate.order + 1, rate.order + 1 + LOOK_AHEAD)
    .filter(m => m.sentence === rate.sentence && isQuantity(m.figure))
  const base = after.find(m => isNamed(m, whole))
  const part = base && after.find(m => isSameSort(m, base) && isNamed(m, subject))
  return part ? [ratioReading('asserted', part, base, SHARE_IS)] : []
}

/** How far, in mentions, a share looks ahead for the figures that it names. */
const LOOK_AHEAD = 4

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
  const { subject, whole: named } = namesIn(rate.label)
  const inBracket = fresh.some(m => m.bracket === rate.bracket)
  const explained = rate.owner && !inBracket && isQuantity(rate.owner.figure) ? rate.owner : null
  const part = explained ?? partOf(subject, fresh)
  if (!part) return toldAfter(rate, mentions)
  const view = explained ? inViewBefore(mentions, explained) : seen
  const others = view.filter(
    m => isSameSort(m, part) && m.segment === part.segment && !hasOwnShare(m, rate, mentions),
  )
  const [only] = others
  const onlyWhole = only && others.length === 1 && mayBeWhole(only, part, rate) ? only : null
  if (named && !/^(?:总|全部|比例|比重)/.test(named)) {
    const base =
      told.findLast(m => isSameSort(m, part) && isNamed(m, named) && !isPartOf(m, named, told)) ??
      (namesTotal(named, part.figure) ? onlyWhole : null)
    return base
      ? [ratioReading(isOfOther(base, named, rate) ? 'possible' : 'asserted', part, base, SHARE_IS)]
      : []
  }
  const container = wholeOf(part, view)
  if (container && container !== part) return [ratioReading('asserted', part, container, SHARE_IS)]
  const sure =
    onlyWhole ??
    brokenDownWhole(part, mentions, told) ??
    wholeOfOthers(part, rate, mentions, told) ??
    totalBefore(part, rate, mentions) ??
    introducedWhole(part, rate, told)
  if (sure) return [ratioReading('asserted', part, sure, SHARE_IS)]
  return largerThan(part, told).map(m => ratioReading('possible', part, m, SHARE_IS))
}
