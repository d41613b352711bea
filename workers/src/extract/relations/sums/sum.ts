import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { namesFramework } from '@heshu/shared/model/score-framework.ts'
import { isAddend, isRate, sameSort } from '../arithmetic.ts'
import { subjectOf } from '../change-words.ts'
import type { Mention } from '../mention.ts'
import { eachHasItsShare } from '../share-whole.ts'
import { sharedBigrams } from '../shared-words.ts'
import { breakdownClaims } from './breakdown.ts'
import {
  breaksOff,
  type Completeness,
  completenessOf,
  countsParts,
  deniesOthers,
  isExhaustive,
  isUsualCut,
  leavesRest,
  NAMES_TOTAL,
  opensCut,
} from './complete-words.ts'
import { addsUp, standingOfParts } from './completeness.ts'
import { type Parts, partless, partsIn, ROLE_WORDS, sumReading } from './sum-parts.ts'

const OPENS_LIST = /其中|包括|包含|含(?!量|税)|由|分别|分为|构成|组成|涵盖|^[^，。；]{0,8}[：:]|即/

const CLOSES_LIST =
  /合计|共计|总计|总共|累计|共有?$|共(?:为|达)?$|[两二三四五六七八九十\d]个?(?:项|类|批|期|季度|年|月|部分|方面|者)[^，。；\d]{0,2}共[^，。；\d]{0,4}$/

/** Whether 分别为 parts a total (三个项目共 90 万元，分别为 …) or goes on to other things (A 90 万元，B、C 分别为 …). */
const partsTotal = (whole: Mention, opener: string): boolean => {
  const before = /^([^；]*?)(?:分别|各)[^，,。；：:]{0,10}$/.exec(opener)?.[1]
  if (before === undefined || /其中|包括|包含/.test(before) || /分别/.test(whole.label)) return false
  // What was planned is not all done yet: 规划总投资 90 万元，前三年已分别安排 ….
  if (/已|先后|累计/.test(opener) && /规划|计划|概算|总投资|目标|任务/.test(whole.label)) return false
  return NAMES_TOTAL.test(whole.label) || before.replace(ROLE_WORDS, '').replace(/[，,：:（(\s]/g, '') === ''
}

/** 40 万元两部分 */
const clauseAfter = (text: string, m: Mention): string =>
  text.slice(m.figure.end).split(/[，,、。；;：:（(）)\n]/, 1)[0]!

/** The words from a mention to the end of its sentence. */
const restOfSentence = (text: string, m: Mention): string => text.slice(m.figure.end).split(/[。\n]/, 1)[0]!

/** A figure before its colon is what the list after it gives: 「实有人员 871 人：行政人员 …」. */
const COLON = /^[^，,。；（(]{0,4}[：:](?!.*(?:其中|主要|重点|如))/

const leavesNothingOut = (parts: readonly Mention[]): boolean => {
  const labels = parts.map(p => p.label.replace(/^其中/, ''))
  const scored = parts.every(p => dimensionOf(p.figure) === 'score')
  return isExhaustive(labels) || (scored && namesFramework(labels))
}

/** Of several lists the one that adds up, or the first, is meant; a shorter beginning of a list may still prove itself. */
const readingsOf = (
  text: string,
  whole: Mention,
  mentions: readonly Mention[],
  lists: readonly Parts[],
  completeness: (parts: readonly Mention[]) => Completeness,
  because: string,
): Reading[] => {
  const words = ({ items, torn }: Parts): Completeness => {
    if (torn || items.some(p => p.figure.approximation !== 'exact')) return 'open'
    if (leavesNothingOut(items) || deniesOthers(restOfSentence(text, items.at(-1)!))) return 'said'
    const own = completeness(items)
    return own === 'open' && isUsualCut(items.map(p => p.label)) ? 'meant' : own
  }
  const standing = (parts: Parts): Reading['standing'] => {
    const last = parts.items.at(-1)!
    if (breaksOff(last.tail) || leavesRest(text.slice(last.figure.end))) return 'possible'
    if (eachHasItsShare(whole, parts.items, mentions)) return 'possible'
    return standingOfParts(
      whole.figure,
      parts.items.map(p => p.figure),
      words(parts),
    )
  }
  return lists.flatMap((parts, place) => [
    sumReading(parts.items, place === 0 ? standing(parts) : 'possible', because),
    ...parts.items
      .slice(2)
      .map((_, i) => sumReading(parts.items.slice(0, parts.items.length - 1 - i), 'possible', because)),
  ])
}

/** Whether it is one of a list that 分别 opened (A、B 分别为 10 万元、20 万元): a thing beside others, no total of what follows. */
const isListed = (m: Mention, mentions: readonly Mention[]): boolean => {
  let first = m
  while (first.order > 0 && /^\s*[、，,和及与]\s*$/.test(first.lead)) first = mentions[first.order - 1]!
  return /分别/.test(first.label)
}

/** 按性质分，A 10 万元，B 20 万元；按来源分，…: what a second cut follows is a part by the first. */
const isPart = (m: Mention, mentions: readonly Mention[]): boolean =>
  mentions.some(
    other => other.sentence === m.sentence && other.order < m.order && sameSort(other.figure, m.figure),
  )

const BARE_BRACKET = /^[^（(]{0,4}[（(]\s*$/
/** 预算 40 万元、实际 35 万元, 首期 20 万元、剩余 …: what befell the whole, and no parts of it. */
const TELLS_COURSE =
  /预算|实际|计划|目标|任务|上年|去年|年初|年末|累计|已|未|余|合同|中标|结算|支付|拨付|到位|减|增/

/** The words of a sentence up to a mention. */
const sentenceBefore = (text: string, m: Mention): string =>
  text
    .slice(0, m.figure.start)
    .split(/[。\n]/)
    .at(-1)!

/**
 * 472 万元（省级资金 163 万元、市级资金 256 万元、区级配套 53 万元）: money in brackets is what the amount is made up of. So is what
 * breaks down an item of a list that leaves nothing out: 由日常检查 241 批次（双随机检查 202 批次、联合检查 39 批次）和 … 组成.
 */
const isBracketOfParts = (
  text: string,
  whole: Mention,
  inside: readonly Mention[],
  parts: readonly Mention[],
): boolean => {
  const [first] = parts
  if (!first || !BARE_BRACKET.test(first.lead.trimEnd().slice(0, -first.label.length || undefined)))
    return false
  const inFullList =
    completenessOf(sentenceBefore(text, whole) + restOfSentence(text, parts.at(-1)!)) === 'said'
  return (
    (inFullList || (parts.length >= 3 && dimensionOf(first.figure) === 'money')) &&
    inside.every(m => parts.includes(m) || isRate(m.figure)) &&
    !parts.some(p => p.label === '' || TELLS_COURSE.test(p.label))
  )
}

/** 「52920 万元（含 … 26479 万元、… 25000 万元）」, 「335 件，其中 … 71 件，… 44 件」. */
const listAfter = (text: string, whole: Mention, mentions: readonly Mention[]): Claim | null => {
  const inside = mentions.filter(m => m.owner === whole && m.depth === whole.depth + 1)
  const after = mentions.filter(
    m => m.order > whole.order && m.sentence === whole.sentence && m.bracket === whole.bracket,
  )
  const first = after.find(m => isAddend(m.figure))
  const opens =
    first !== undefined &&
    (OPENS_LIST.test(first.lead) || (opensCut(first.lead) && !isPart(whole, mentions))) &&
    !isListed(whole, mentions)
  const list = inside.length >= 2 ? inside : opens ? after.filter(m => m.order >= first.order) : []
  const opener = list[0]?.lead ?? ''
  const lists = partsIn(list, whole)
  // 受理 1284 件，办结 1271 件，其中 A 856 件，…: what adds up to a figure told before is of that one.
  const comesTo = (m: Mention): boolean =>
    isAddend(m.figure) &&
    sameSort(m.figure, whole.figure) &&
    lists.some(({ items }) => {
      const parts = items.map(p => p.figure)
      return addsUp(m.figure, parts)
    })
  const earlier = mentions.filter(m => m.order < whole.order && m.sentence === whole.sentence)
  if (!comesTo(whole) && earlier.some(comesTo)) return null
  const words = /其中|包括|包含|由|分别|分为|含/.exec(opener)?.[0]
  const completeness = (parts: readonly Mention[]): Completeness => {
    const closing = /由/.test(opener) ? clauseAfter(text, parts.at(-1)!) : ''
    const said = completenessOf(opener + closing)
    if (
      said === 'said' ||
      partsTotal(whole, opener) ||
      (parts.length >= 3 && COLON.test(opener)) ||
      countsParts(`${opener}　${clauseAfter(text, parts.at(-1)!)}`, parts.length)
    )
      return 'said'
    return list === inside && isBracketOfParts(text, whole, inside, parts) ? 'meant' : said
  }
  const readings = readingsOf(
    text,
    whole,
    mentions,
    lists,
    completeness,
    `「${words ?? (inside.length >= 2 ? '括号内' : '其后')}」所列各项之和`,
  )
  return readings.length > 0 ? { kind: 'sum', stated: whole.figure, readings } : null
}

/** 预算拨款 10 万元，加上年结转 2 万元. */
const addsWords = (parts: readonly Mention[]): boolean =>
  parts.slice(1).some(p => /^[^。；]{0,4}加/.test(p.label))

/** 一至四季度分别完成 1、2、3、4 场次. */
const isBareList = (parts: readonly Mention[]): boolean =>
  /分别|各/.test(parts[0]!.label) && parts.slice(1).every(p => /^\s*[、，,和及与]\s*$/.test(p.lead))

const IS_TOTAL = /合计|共计|总计|总额|总量/

/** 所有者权益 in 所有者权益合计; '' for a bare 合计 or one that only says what was done (共支出). */
const ownSubjectOfTotal = (whole: Mention): string => subjectOf(whole.label.replace(CLOSES_TOTAL, ''))
const CLOSES_TOTAL =
  /合计|共计|总计|总共|累计|共|总|[一二三四五六七八九十两]?个?(?:项|者|类|批|季度|月|部分)/g

/** 资金分三批下达：, 分两期建设，. */
const SPLITS = /分[为成]?(?:[两二三四五六七八九十]|\d{1,2})[^，,。；：:]{1,4}/g

/** 计划投资 5000 万元，2022 年完成 …，2023 年完成 …，累计完成 …: what was planned is no part of what was done. */
const PLANNED = /计划|规划|目标|概算|总投资|批复|拟/

/** 「A 10 万元，B 20 万元，合计 30 万元」. */
const listBefore = (text: string, whole: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!CLOSES_LIST.test(whole.label)) return null
  const sentence = mentions.filter(
    m => m.order < whole.order && m.sentence === whole.sentence && m.bracket === whole.bracket,
  )
  const isAlike = (m: Mention): boolean => isAddend(m.figure) && sameSort(m.figure, whole.figure)
  // 收入 …，加上 …，收入总计 …；支出 …，加上 …，支出总计 …: the second total is of its own segment.
  const own = sentence.filter(m => m.segment === whole.segment)
  const told =
    sentence.some(m => isAlike(m) && IS_TOTAL.test(m.label)) && own.length < sentence.length ? own : sentence
  const isPlanned = (m: Mention): boolean => PLANNED.test(m.label)
  const done = told.filter(m => !isPlanned(m))
  const before = isPlanned(whole) || !done.some(isAlike) ? told : done
  const sameAsWhole = before.filter(isAlike)
  const adds = addsWords(sameAsWhole)
  if (sameAsWhole.some(m => IS_TOTAL.test(m.label)) && !adds) return null
  const lists = adds ? [{ items: sameAsWhole, torn: false }] : partsIn(before, whole)
  const sums = /合计|共计|总计/.test(whole.label)
  const subject = ownSubjectOfTotal(whole)
  // 收入总计 …；支出总计 … is no sum; 所有者权益合计 is not of assets and debts.
  const isOfThem = (parts: readonly Mention[]): boolean =>
    subject === '' || parts.some(p => sharedBigrams(subject, subjectOf(p.label)) > 0)
  const split = (parts: readonly Mention[]): string =>
    (
      text
        .slice(0, parts[0]!.figure.start)
        .split(/[。\n]/)
        .at(-1)!
        .match(SPLITS) ?? []
    ).join('　')
  const completeness = (parts: readonly Mention[]): Completeness =>
    sameAsWhole.length === parts.length &&
    (adds || isOfThem(parts)) &&
    (sums ||
      adds ||
      (parts.length >= 3 && isBareList(parts)) ||
      countsParts(whole.label, parts.length) ||
      countsParts(split(parts), parts.length))
      ? 'said'
      : 'open'
  const readings = readingsOf(
    text,
    whole,
    mentions,
    lists,
    completeness,
    `「${whole.label}」之前所列各项之和`,
  )
  return readings.length > 0 ? { kind: 'sum', stated: whole.figure, readings } : null
}

/** Sums in one passage; `earlier` are the mentions of the passages before it, nearest last. */
export const sumClaims = (text: string, all: readonly Mention[], earlier: readonly Mention[]): Claim[] => {
  const none = partless(all)
  const mentions = all.filter(m => !none.has(m))
  const inPlace = mentions
    .filter(m => isAddend(m.figure))
    .flatMap(whole => [listAfter(text, whole, mentions), listBefore(text, whole, mentions)])
  return [...inPlace.filter(claim => claim !== null), ...breakdownClaims(text, mentions, earlier)]
}
