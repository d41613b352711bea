import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { isQuantity, sameSort } from '../arithmetic.ts'
import type { Mention } from '../mention.ts'
import { eachHasItsShare } from '../share-whole.ts'
import {
  type Completeness,
  completenessOf,
  deniesOthers,
  isExhaustive,
  isUsualCut,
  NAMES_TOTAL,
  opensCut,
} from './complete-words.ts'
import { addsUp, standingOfParts } from './completeness.ts'
import { NO_PART, partsIn, sumReading } from './sum-parts.ts'

/** 项目支出中，/ 基本支出包括: a breakdown of the total it names. */
const NAMES_WHOLE = /^([^，,：:。；\d]{2,16}?)(?:(?:当)?中[，,：:]|主要包括|包括|由|分为)/
const BEGINS_WITH_PARTS = /^其中[，,：:]?/

const ASKING: readonly Reading['standing'][] = ['asserted', 'suspected']

/** How many quantities back a breakdown looks for the total it breaks down. */
const LOOK_BACK = 8

/** The words with which a sentence or a segment of it begins, up to its first figure. */
const beginningOf = (text: string, first: Mention, ends: readonly string[]): string => {
  const before = text.slice(0, first.figure.start)
  return before.slice(Math.max(...ends.map(sign => before.lastIndexOf(sign))) + 1).trim()
}

/** What the sentence before a breakdown is about: its first quantity of the sort. */
const headOf = (wholes: readonly Mention[]): Mention | undefined => {
  const last = wholes.at(-1)
  return wholes.find(m => m.sentence === last?.sentence && m.figure.passage === last.figure.passage)
}

/** The whole, of those told before, that a list adds up to; or else the one that its words and figures come nearest to. */
const breakdown = (
  all: readonly Mention[],
  told: readonly Mention[],
  words: Completeness,
  because: string,
): Claim | null => {
  const first = all.find(m => isQuantity(m.figure))
  if (!first) return null
  const [parts] = partsIn(
    all.filter(m => m.bracket === first.bracket),
    first,
  )
  if (!parts) return null
  const { items, torn } = parts
  // The sentence may go on, after the parts, to another cut of the whole.
  const beginnings = items.slice(1).map((_, i) => items.slice(0, items.length - i))
  const isAlike = (m: Mention): boolean => isQuantity(m.figure) && sameSort(m.figure, first.figure)
  const wholes = told.filter(m => isAlike(m) && !NO_PART.test(m.label)).slice(-LOOK_BACK)
  // A list with a total of its own breaks down no other, unless it is the same.
  const closed = all.some(m => m.order > first.order && isAlike(m) && NAMES_TOTAL.test(m.label))
  const head = headOf(wholes)
  const candidates = wholes.toReversed().map(whole => {
    const exact = beginnings.find(list =>
      addsUp(
        whole.figure,
        list.map(m => m.figure),
      ),
    )
    const list = exact ?? items
    const labels = list.map(m => m.label)
    const own = isExhaustive(labels) ? 'said' : words === 'open' && isUsualCut(labels) ? 'meant' : words
    const standing = eachHasItsShare(whole, list, all)
      ? 'possible'
      : standingOfParts(
          whole.figure,
          list.map(m => m.figure),
          torn || whole !== head ? 'open' : own,
        )
    return { figure: whole.figure, list, standing, exact: exact !== undefined }
  })
  const best =
    candidates.find(c => c.exact) ??
    (closed ? undefined : ASKING.map(by => candidates.find(c => c.standing === by)).find(c => c))
  return best
    ? { kind: 'sum', stated: best.figure, readings: [sumReading(best.list, best.standing, because)] }
    : null
}

const SENTENCE_ENDS = ['。', '！', '？', '\n']

/** 收支总预算 90 万元。收入包括：…；支出包括：…: a total of both sides is that of each. */
const isNamed = (whole: Mention, name: string): boolean =>
  whole.label.endsWith(name) ||
  (/^(?:收入|支出)$/.test(name) && /收[、和及与]?支|收入[、和及与]支出/.test(whole.label))

/** A segment that breaks down a total told before it: 「按资金来源分，A 10 万元，B 20 万元。」, 「项目支出中，…」. */
const breakdownOfEarlier = (
  text: string,
  segment: readonly Mention[],
  told: readonly Mention[],
): Claim | null => {
  const beginning = beginningOf(text, segment[0]!, [...SENTENCE_ENDS, '；', ';'])
  const plain = beginning.replace(BEGINS_WITH_PARTS, '')
  const named = NAMES_WHOLE.exec(plain)?.[1]
  const words = completenessOf(plain)
  if (named && !opensCut(plain))
    return breakdown(
      segment,
      told.filter(m => isNamed(m, named)),
      words,
      `「${named}」所列各项之和`,
    )
  // Where the list stands within the segment of its whole, the words between them open it.
  const begins =
    segment[0]!.lead === beginning ||
    !told.some(
      m =>
        m.segment === segment[0]!.segment &&
        m.sentence === segment[0]!.sentence &&
        m.figure.passage === segment[0]!.figure.passage,
    )
  return opensCut(plain) || (words === 'said' && begins)
    ? breakdown(segment, told, words === 'said' ? 'meant' : words, '分类所列各项之和')
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
  const rest = text.slice(sentence.at(-1)!.figure.end).split(/[。\n]/, 1)[0]!
  return breakdown(sentence, before, deniesOthers(rest) ? 'said' : 'open', '「其中」所列各项之和')
}

/** Lists that break down a total told in a sentence or a passage before; `earlier` are the mentions of those passages. */
export const breakdownClaims = (
  text: string,
  mentions: readonly Mention[],
  earlier: readonly Mention[],
): Claim[] => {
  const told = (first: Mention) => [...earlier, ...mentions.filter(m => m.order < first.order)]
  const segments = [...Map.groupBy(mentions, m => m.segment).values()]
  const sentences = [...Map.groupBy(mentions, m => m.sentence).values()]
  return [
    ...segments.map(segment => breakdownOfEarlier(text, segment, told(segment[0]!))),
    ...sentences.map(sentence => partsOfSentenceBefore(text, sentence, told(sentence[0]!))),
  ].filter(claim => claim !== null)
}
