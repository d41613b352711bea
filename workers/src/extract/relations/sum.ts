import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { namesFramework } from '@heshu/shared/model/score-framework.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { isAddend, isQuantity, sameSort, sumOfOperands } from './arithmetic.ts'
import { isChange, isComparedWith, isOfLastYear, subjectOf } from './change-words.ts'
import { addsUp, breaksOff, countsParts, isExhaustive, NAMES_TOTAL, standingOfParts } from './completeness.ts'
import type { Mention } from './mention.ts'
import { sharedBigrams } from './shared-words.ts'

const OPENS_LIST = /其中|包括|包含|含(?!量|税)|由|分别|分为|构成|组成|涵盖|^[^，。；]{0,8}[：:]|即/
const SAYS_COMPLETE = /分为|由[^。；]*(?:组成|构成)|全部(?:用于|为|是)|[组构]成(?:为|如下)?[：:]/
const CLOSES_LIST = /合计|共计|总计|总共|累计|共有?$|共(?:为|达)?$/
const NESTED = /其中/

/** 实际支出 25224 after 部门预算 25180: a label made of role words alone goes on about the item before it and heads none. */
const ROLE_WORDS =
  /调整|全年|年初|年末|预算|实际|累计|支出|执行|完成|使用|支付|到位|决算|[数额后为达至约近超共已到]|金额|资金/g
/** 最高的 23.6 万元, 村均 10.8 万元, 单价 0.5 万元: told of the parts, but none of them. */
const NO_PART = /最[高低多少大小]|平均|人均|户均|[村户人日月年]均|每|单价/
const COMPARES = /^(?:较|比|同比|环比|占|高于|低于|超|增|减|下降|上升|提[高升])/

const GOES_ON = /^\s*[、，,和及与]\s*$/
const COMES_FROM = /(?:由|从)[^，。；]{0,12}$/
const BECOMES = /(?:调整|变更|增加|减少|提高|降低|增|减|升|降|扩大|压缩)?(?:到|至|为)[^，。；]{0,6}$/
const RATIO_SIGN = /^\s*[:：∶]\s*$/

/**
 * Which mentions can be no part of a sum: changes and what they are measured from (比上年增加 …, 比上年的 …, 由 … 调整为), with
 * all of a list that such words open (分别比上年增加 1.21 万人和 0.85 万人), and the terms of a proportion (5:57:38).
 */
const partless = (mentions: readonly Mention[]): ReadonlySet<Mention> => {
  const none = new Set<Mention>()
  mentions.forEach((m, i) => {
    const previous = mentions[i - 1]
    const next = mentions[i + 1]
    const goesOn =
      previous !== undefined && none.has(previous) && GOES_ON.test(m.lead) && !RATIO_SIGN.test(m.lead)
    const leaves =
      COMES_FROM.test(m.label) && next !== undefined && next.segment === m.segment && BECOMES.test(next.label)
    const inProportion =
      (next !== undefined && RATIO_SIGN.test(next.lead)) || (i > 0 && RATIO_SIGN.test(m.lead))
    const altered = isChange(m) && !/加上?/.test(m.label.replace(/增加/g, ''))
    if (goesOn || leaves || inProportion || altered || isComparedWith(m) || isOfLastYear(m.label)) none.add(m)
  })
  return none
}

const headsItem = (m: Mention): boolean => {
  const label = m.label.replace(/^(?:其中|包括|含)/, '')
  return (
    !COMPARES.test(label) &&
    !NO_PART.test(label) &&
    (label.replace(ROLE_WORDS, '') !== '' || m.lead.trim() === '' || /^[、和及与]?$/.test(label))
  )
}

/**
 * The lists that a stretch of mentions may be read as: one head a segment where it is parted by ；, or all items of its first
 * segment, where the later ones go on to something else. Sub-lists and comparisons are left out.
 */
const itemLists = (list: readonly Mention[], whole: Mention): Mention[][] => {
  const fitting = list.filter(m => isAddend(m.figure) && sameSort(m.figure, whole.figure))
  const segments = [...new Set(list.map(m => m.segment))]
  const perSegment = segments.flatMap(
    segment => fitting.find(m => m.segment === segment && headsItem(m)) ?? [],
  )
  const first = fitting.filter(
    (m, i) => m.segment === segments[0] && headsItem(m) && (i === 0 || !NESTED.test(m.lead)),
  )
  const lists = segments.length > 1 ? [perSegment, first] : [first]
  return lists.filter(items => items.length >= 2)
}

/** Scores are given to the whole or the half point, and stand for their digits alone. */
const isGiven = (figure: Figure): boolean => dimensionOf(figure) === 'score' && figure.step.gte(exact('0.1'))

const sumReading = (parts: readonly Mention[], standing: Reading['standing'], because: string): Reading => {
  const operands = parts.map(p => p.figure)
  return {
    standing,
    operands,
    expression: sumOfOperands(parts.length),
    ...(operands.every(isGiven) ? { exactOperands: operands.map((_, place) => place) } : {}),
    because,
  }
}

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

/** A figure before its colon is what the list after it gives: 「实有人员 871 人：行政人员 …」. */
const COLON = /^[^，,。；（(]{0,4}[：:](?!.*(?:其中|主要|重点|如))/

const leavesNothingOut = (parts: readonly Mention[]): boolean => {
  const labels = parts.map(p => p.label.replace(/^其中/, ''))
  const scored = parts.every(p => dimensionOf(p.figure) === 'score')
  return isExhaustive(labels) || (scored && namesFramework(labels))
}

/** 其余资金以后年度落实: the sentence goes on to what the list leaves out. */
const LEAVES_REST =
  /^[^。；\n]{0,12}[，,；;]\s*(?:其余|其他|其它|剩余|余下|另有|另外|尚有)(?![^。；\n]{0,16}\d)/

const leavesRest = (text: string, last: Mention): boolean =>
  LEAVES_REST.test(text.slice(last.figure.end, last.figure.end + 40))

/** Of several lists the one that adds up, or the first, is meant; a shorter beginning of a list may still prove itself. */
const readingsOf = (
  text: string,
  whole: Mention,
  lists: readonly Mention[][],
  complete: (parts: readonly Mention[]) => boolean,
  because: string,
): Reading[] => {
  const standing = (parts: readonly Mention[]): Reading['standing'] =>
    breaksOff(parts.at(-1)!.tail) || leavesRest(text, parts.at(-1)!)
      ? 'possible'
      : standingOfParts(
          whole.figure,
          parts.map(p => p.figure),
          parts.every(p => p.figure.approximation === 'exact') &&
            (complete(parts) || leavesNothingOut(parts)),
        )
  return lists.flatMap((parts, place) => [
    sumReading(parts, place === 0 ? standing(parts) : 'possible', because),
    ...parts.slice(2).map((_, i) => sumReading(parts.slice(0, parts.length - 1 - i), 'possible', because)),
  ])
}

/** Whether it is one of a list that 分别 opened (A、B 分别为 10 万元、20 万元): a thing beside others, no total of what follows. */
const isListed = (m: Mention, mentions: readonly Mention[]): boolean => {
  let first = m
  while (first.order > 0 && /^\s*[、，,和及与]\s*$/.test(first.lead)) first = mentions[first.order - 1]!
  return /分别/.test(first.label)
}

/** 「52920 万元（含 … 26479 万元、… 25000 万元）」, 「335 件，其中 … 71 件，… 44 件」. */
const listAfter = (text: string, whole: Mention, mentions: readonly Mention[]): Claim | null => {
  const inside = mentions.filter(m => m.owner === whole && m.depth === whole.depth + 1)
  const after = mentions.filter(
    m => m.order > whole.order && m.sentence === whole.sentence && m.bracket === whole.bracket,
  )
  const first = after.find(m => isAddend(m.figure))
  const opens = first !== undefined && OPENS_LIST.test(first.lead) && !isListed(whole, mentions)
  const list = inside.length >= 2 ? inside : opens ? after.filter(m => m.order >= first.order) : []
  const opener = list[0]?.lead ?? ''
  const lists = itemLists(list, whole)
  const words = /其中|包括|包含|由|分别|分为|含/.exec(opener)?.[0]
  const complete = (parts: readonly Mention[]): boolean =>
    SAYS_COMPLETE.test(opener + (/由/.test(opener) ? clauseAfter(text, parts.at(-1)!) : '')) ||
    partsTotal(whole, opener) ||
    (parts.length >= 3 && COLON.test(opener)) ||
    countsParts(`${opener}　${clauseAfter(text, parts.at(-1)!)}`, parts.length)
  const readings = readingsOf(
    text,
    whole,
    lists,
    complete,
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
const CLOSES_TOTAL = /合计|共计|总计|总共|累计|共|总|[一二三四五六七八九十两]?(?:项|者|类|部分)/g

/** 「A 10 万元，B 20 万元，合计 30 万元」. */
const listBefore = (text: string, whole: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!CLOSES_LIST.test(whole.label)) return null
  const before = mentions.filter(
    m => m.order < whole.order && m.sentence === whole.sentence && m.bracket === whole.bracket,
  )
  const sameAsWhole = before.filter(m => isAddend(m.figure) && sameSort(m.figure, whole.figure))
  const adds = addsWords(sameAsWhole)
  if (!adds && sameAsWhole.some(m => IS_TOTAL.test(m.label))) return null
  const lists = adds ? [sameAsWhole] : itemLists(before, whole)
  const sums = /合计|共计|总计/.test(whole.label)
  const own = ownSubjectOfTotal(whole)
  // 收入总计 …；支出总计 … is no sum; 所有者权益合计 is not of assets and debts.
  const isOfThem = (parts: readonly Mention[]): boolean =>
    own === '' || parts.some(p => sharedBigrams(own, subjectOf(p.label)) > 0)
  const complete = (parts: readonly Mention[]): boolean =>
    sameAsWhole.length === parts.length &&
    (adds || isOfThem(parts)) &&
    (sums || adds || (parts.length >= 3 && isBareList(parts)) || countsParts(whole.label, parts.length))
  const readings = readingsOf(text, whole, lists, complete, `「${whole.label}」之前所列各项之和`)
  return readings.length > 0 ? { kind: 'sum', stated: whole.figure, readings } : null
}

/** 按资金来源分，/ 从支出性质看，: a breakdown of a total told before it. */
const BREAKS_DOWN = /^(?:按|从)[^，,：:。；]{1,16}?(?:分|看|划分|来看|分类|构成)?[，,：:]/
/** 项目支出中，/ 基本支出包括: a breakdown of the total it names. */
const BREAKS_DOWN_NAMED = /^([^，,：:。；\d]{2,16}?)(?:(?:当)?中[，,：:]|主要包括|包括|由|分为)/
const BEGINS_WITH_PARTS = /^其中[，,：:]?/

/** How many quantities back a breakdown looks for the total it breaks down. */
const LOOK_BACK = 8

/** The words with which a sentence or a segment of it begins, up to its first figure. */
const beginningOf = (text: string, first: Mention, ends: readonly string[]): string => {
  const before = text.slice(0, first.figure.start)
  return before.slice(Math.max(...ends.map(sign => before.lastIndexOf(sign))) + 1).trim()
}

/** The whole, of those told before, that a list adds up to; or else the one that its words and figures come nearest to. */
const breakdown = (list: readonly Mention[], wholes: readonly Mention[], because: string): Claim | null => {
  const first = list.find(m => isQuantity(m.figure))
  if (!first) return null
  const [parts] = itemLists(
    list.filter(m => m.bracket === first.bracket),
    first,
  )
  if (!parts) return null
  // The sentence may go on, after the parts, to another cut of the whole.
  const beginnings = parts.slice(1).map((_, i) => parts.slice(0, parts.length - i))
  const candidates = wholes
    .filter(m => isQuantity(m.figure) && sameSort(m.figure, first.figure))
    .slice(-LOOK_BACK)
    .toReversed()
    .map(({ figure }) => {
      const exact = beginnings.find(list =>
        addsUp(
          figure,
          list.map(m => m.figure),
        ),
      )
      const list = exact ?? parts
      const standing = standingOfParts(
        figure,
        list.map(m => m.figure),
        leavesNothingOut(list),
      )
      return { figure, list, standing, exact: exact !== undefined }
    })
  const best =
    candidates.find(c => c.exact) ??
    candidates.find(c => c.standing === 'asserted') ??
    candidates.find(c => c.standing === 'suspected')
  return best
    ? { kind: 'sum', stated: best.figure, readings: [sumReading(best.list, best.standing, because)] }
    : null
}

const SENTENCE_ENDS = ['。', '！', '？', '\n']

/** A segment that breaks down a total told before it: 「按资金来源分，A 10 万元，B 20 万元。」, 「项目支出中，…」. */
const breakdownOfEarlier = (
  text: string,
  segment: readonly Mention[],
  told: readonly Mention[],
): Claim | null => {
  const beginning = beginningOf(text, segment[0]!, [...SENTENCE_ENDS, '；', ';'])
  const plain = beginning.replace(BEGINS_WITH_PARTS, '')
  if (BREAKS_DOWN.test(plain)) return breakdown(segment, told, '分类所列各项之和')
  const named = BREAKS_DOWN_NAMED.exec(plain)?.[1]
  return named
    ? breakdown(
        segment,
        told.filter(m => m.label.endsWith(named)),
        `「${named}」所列各项之和`,
      )
    : null
}

/** A sentence that begins with 其中 breaks down a figure of the sentence before it. */
const partsOfSentenceBefore = (
  text: string,
  sentence: readonly Mention[],
  told: readonly Mention[],
): Claim | null => {
  const first = sentence[0]!
  if (!BEGINS_WITH_PARTS.test(beginningOf(text, first, SENTENCE_ENDS))) return null
  const last = told.at(-1)
  const before = told.filter(m => m.sentence === last?.sentence && m.figure.passage === last?.figure.passage)
  return breakdown(sentence, before, '「其中」所列各项之和')
}

/** Sums in one passage; `earlier` are the mentions of the passages before it, nearest last. */
export const sumClaims = (text: string, all: readonly Mention[], earlier: readonly Mention[]): Claim[] => {
  const none = partless(all)
  const mentions = all.filter(m => !none.has(m))
  const inPlace = mentions
    .filter(m => isAddend(m.figure))
    .flatMap(whole => [listAfter(text, whole, mentions), listBefore(text, whole, mentions)])
  const told = (first: Mention) => [...earlier, ...mentions.filter(m => m.order < first.order)]
  const segments = [...Map.groupBy(mentions, m => m.segment).values()]
  const sentences = [...Map.groupBy(mentions, m => m.sentence).values()]
  return [
    ...inPlace,
    ...segments.map(segment => breakdownOfEarlier(text, segment, told(segment[0]!))),
    ...sentences.map(sentence => partsOfSentenceBefore(text, sentence, told(sentence[0]!))),
  ].filter(claim => claim !== null)
}
