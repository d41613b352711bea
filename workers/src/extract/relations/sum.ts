import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { isAddend, isQuantity, sameSort, sumOfOperands } from './arithmetic.ts'
import { standingOfParts } from './completeness.ts'
import type { Mention } from './mention.ts'

const OPENS_LIST = /其中|包括|包含|含(?!量|税)|由|分别|分为|构成|组成|涵盖|^[^，。；]{0,8}[：:]|即/
const SAYS_COMPLETE = /分别(?:为|是)|分为|由[^。；]*(?:组成|构成)/
const CLOSES_LIST = /合计|共计|总计|总共|共有?$|共(?:为|达)?$/
const NESTED = /其中/

/** 实际支出 25224 after 部门预算 25180: a label made of role words alone goes on about the item before it and heads none. */
const ROLE_WORDS =
  /调整|全年|年初|年末|预算|实际|累计|支出|执行|完成|使用|支付|到位|决算|[数额后为达至约近超共已到]|金额|资金/g
const COMPARES = /^(?:较|比|同比|环比|占|高于|低于|超|增|减|下降|上升|提[高升])/

const headsItem = (m: Mention): boolean => {
  const label = m.label.replace(/^(?:其中|包括|含)/, '')
  return (
    !COMPARES.test(label) &&
    (label.replace(ROLE_WORDS, '') !== '' || m.lead.trim() === '' || /^[、和及与]?$/.test(label))
  )
}

/** One head a segment where the list is parted by ；, else every mention that heads an item; sub-lists and comparisons left out. */
const itemHeads = (list: readonly Mention[], whole: Mention): Mention[] => {
  const fitting = list.filter(m => isAddend(m.figure) && sameSort(m.figure, whole.figure))
  const segments = new Set(list.map(m => m.segment))
  if (segments.size > 1)
    return [...segments].flatMap(segment => fitting.find(m => m.segment === segment && headsItem(m)) ?? [])
  return fitting.filter((m, i) => headsItem(m) && (i === 0 || !NESTED.test(m.lead)))
}

const readingsOf = (
  whole: Mention,
  parts: readonly Mention[],
  complete: boolean,
  because: string,
): Reading[] => {
  const figures = parts.map(p => p.figure)
  if (figures.length < 2) return []
  const of = (some: typeof figures, standing: Reading['standing']): Reading => ({
    standing,
    operands: some,
    expression: sumOfOperands(some.length),
    because,
  })
  const shorter =
    figures.length > 2
      ? figures.slice(2).map((_, i) => of(figures.slice(0, figures.length - 1 - i), 'possible'))
      : []
  return [of(figures, standingOfParts(whole.figure, figures, complete)), ...shorter]
}

/** 「52920 万元（含 … 26479 万元、… 25000 万元）」, 「335 件，其中 … 71 件，… 44 件」. */
const listAfter = (whole: Mention, mentions: readonly Mention[]): Claim | null => {
  const inside = mentions.filter(m => m.owner === whole && m.depth === whole.depth + 1)
  const after = mentions.filter(
    m => m.order > whole.order && m.sentence === whole.sentence && m.bracket === whole.bracket,
  )
  const first = after.find(m => isAddend(m.figure))
  const opens = first !== undefined && OPENS_LIST.test(first.lead)
  const list = inside.length >= 2 ? inside : opens ? after.filter(m => m.order >= first.order) : []
  const opener = list[0]?.lead ?? ''
  const parts = itemHeads(list, whole)
  const words = /其中|包括|包含|由|分别|分为|含/.exec(opener)?.[0]
  const readings = readingsOf(
    whole,
    parts,
    SAYS_COMPLETE.test(opener),
    `「${words ?? '括号内'}」所列各项之和`,
  )
  return readings.length > 0 ? { kind: 'sum', stated: whole.figure, readings } : null
}

/** 「A 10 万元，B 20 万元，合计 30 万元」. */
const listBefore = (whole: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!CLOSES_LIST.test(whole.label)) return null
  const before = mentions.filter(
    m => m.order < whole.order && m.sentence === whole.sentence && m.bracket === whole.bracket,
  )
  const parts = itemHeads(before, whole)
  const complete = /合计|共计|总计/.test(whole.label) && before.every(m => parts.includes(m))
  const readings = readingsOf(whole, parts, complete, `「${whole.label}」之前所列各项之和`)
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

const breakdown = (list: readonly Mention[], wholes: readonly Mention[], because: string): Claim | null => {
  const first = list[0]!
  const heads = itemHeads(
    list.filter(m => m.bracket === first.bracket),
    first,
  )
  if (heads.length < 2) return null
  const operands = heads.map(m => m.figure)
  const readings = wholes
    .filter(m => isQuantity(m.figure) && sameSort(m.figure, first.figure))
    .slice(-LOOK_BACK)
    .toReversed()
    .map(whole => ({ whole, standing: standingOfParts(whole.figure, operands, false) }))
  const best = readings.find(r => r.standing === 'asserted') ?? readings.find(r => r.standing === 'suspected')
  if (!best) return null
  const reading: Reading = {
    standing: best.standing,
    operands,
    expression: sumOfOperands(operands.length),
    because,
  }
  return { kind: 'sum', stated: best.whole.figure, readings: [reading] }
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
export const sumClaims = (
  text: string,
  mentions: readonly Mention[],
  earlier: readonly Mention[],
): Claim[] => {
  const inPlace = mentions
    .filter(m => isAddend(m.figure))
    .flatMap(whole => [listAfter(whole, mentions), listBefore(whole, mentions)])
  const told = (first: Mention) => [...earlier, ...mentions.filter(m => m.order < first.order)]
  const segments = [...Map.groupBy(mentions, m => m.segment).values()]
  const sentences = [...Map.groupBy(mentions, m => m.sentence).values()]
  return [
    ...inPlace,
    ...segments.map(segment => breakdownOfEarlier(text, segment, told(segment[0]!))),
    ...sentences.map(sentence => partsOfSentenceBefore(text, sentence, told(sentence[0]!))),
  ].filter(claim => claim !== null)
}
