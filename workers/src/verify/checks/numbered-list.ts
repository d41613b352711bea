import type { Passage } from '@heshu/shared/model/passage.ts'
import type { Counted } from './counted.ts'
import type { Listed } from './listed-beside.ts'

const ONES = '一二三四五六七八九'
const CHINESE: readonly string[] = [
  ...ONES,
  ...['', ...ONES].map(one => `十${one}`),
  ...['', ...ONES].map(one => `二十${one}`),
]
const upTo30 = (sign: (ordinal: number) => string): string[] =>
  Array.from({ length: 29 }, (_, i) => sign(i + 1))

/** The signs of a numbered list from the first on; a list of lower rank may stand within the items of a higher one. */
type Numbering = { readonly rank: number; readonly signs: readonly string[] }

/** The rank of items that are told one after the other: 一是, 第一. */
const TOLD = 6

const NUMBERINGS: readonly Numbering[] = [
  { rank: 1, signs: CHINESE.map(n => `${n}、`) },
  { rank: 2, signs: CHINESE.map(n => `（${n}）`) },
  { rank: 3, signs: upTo30(n => `${n}.`) },
  { rank: 3, signs: upTo30(n => `${n}、`) },
  { rank: 4, signs: upTo30(n => `（${n}）`) },
  { rank: 4, signs: upTo30(n => `${n}）`) },
  { rank: 5, signs: upTo30(n => String.fromCodePoint(0x245f + n)).slice(0, 20) },
  { rank: 6, signs: CHINESE.map(n => `${n}是`) },
  { rank: 6, signs: CHINESE.map(n => `${n}要`) },
  { rank: 6, signs: CHINESE.map(n => `第${n}，`) },
  { rank: 6, signs: CHINESE.map(n => `第${n}、`) },
  { rank: 6, signs: CHINESE.map(n => `其${n}，`) },
]

/** Full-width signs, no white space: what the signs of a numbering are compared with. */
const plain = (text: string): string =>
  text
    .replace(/[\s*]/g, '')
    .replace(/[(]/g, '（')
    .replace(/[)]/g, '）')
    .replace(/(\d)．/g, '$1.')
    .replace(/([一二三四五六七八九十]),/g, '$1，')

const numberingAt = (text: string): Numbering | null =>
  NUMBERINGS.find(({ signs }) => text.startsWith(signs[0]!) && !/^\d\.\d/.test(text)) ?? null

/** How deep in the outline a paragraph begins: the rank of its number; 9 for one without. */
const rankOf = (text: string): number =>
  NUMBERINGS.find(({ signs }) => signs.some(sign => text.startsWith(sign)))?.rank ?? 9

/** How far on the items of a list are looked for, in paragraphs. */
const REACH = 60

/** 1. and 一、 stand after the stop of the item before; signs that nothing else looks like may follow any. */
const STOPS = { plain: /[。；;：:]/, marked: /[。；;，,：:、]/ } as const

/** Where the next sign of a numbering stands: at the beginning, or after a stop. */
const findSign = (text: string, sign: string, from: number): number => {
  if (from === 0 && text.startsWith(sign)) return 0
  const stop = /[.、]$/.test(sign) ? STOPS.plain : STOPS.marked
  for (let at = text.indexOf(sign, from); at >= 0; at = text.indexOf(sign, at + 1))
    if (at === 0 || (stop.test(text[at - 1]!) && !/\d/.test(text[at + sign.length] ?? ''))) return at
  return -1
}

/** How many items follow one another in the texts, the first of which begins with the first. */
const countItems = (texts: readonly string[], { rank, signs }: Numbering): number => {
  let listed = 0
  for (const [place, text] of texts.entries()) {
    if (place > 0 && (rankOf(text) < rank || text.startsWith(signs[0]!))) break
    for (let at = 0; listed < signs.length; ) {
      const found = findSign(text, signs[listed]!, at)
      if (found < 0) break
      const again = listed > 0 ? findSign(text, signs[0]!, at) : -1
      if (again >= 0 && again < found) return listed
      at = found + signs[listed]!.length
      listed++
    }
  }
  return listed
}

/** 以下三个方面：一是 …, 存在三个问题。一是 … */
const ANNOUNCES = /以下|如下|下列|下述|分为|有$|存在|包括|包含/
const OPENING =
  /^([^，,。；;：:\n\d]{0,14})([，,]?具体(?:情况|内容|名单|包括|是|为)?(?:如下)?)?([。：:，,；;]?)\s*/
/** Words with which a list goes on without a number. */
const GOES_ON = /最后|此外|另外|同时还/

/** 以下三个方面：一是 … 二是 … 三是 …, or items numbered （1）, 1., ① …, on through the passages that follow. */
export const numberedAfter = (counted: Counted, passages: readonly Passage[], at: number): Listed | null => {
  const { passage, start, end } = counted
  const rest = passage.text.slice(end)
  const [whole, words, how, sign] = OPENING.exec(rest)!
  const here = plain(rest.slice(whole.length))
  const later = passages.slice(at + 1, at + 1 + REACH)
  const first = here === '' ? plain(later[0]?.text ?? '') : here
  const numbering = numberingAt(first)
  if (!numbering) return null
  const colon = /[：:]/.test(sign!)
  const lead = passage.text.slice(Math.max(0, start - 8), start)
  const announced = colon || how !== undefined || /如下|以下/.test(words!) || ANNOUNCES.test(lead)
  // Sections of the report follow any sentence; only words that announce a list make them its items.
  const listsBelow = colon || /如下|以下|下列/.test(lead + words + (how ?? ''))
  if (!announced || (numbering.rank < TOLD && !listsBelow)) return null
  const texts = [...(here === '' ? [] : [here]), ...later.map(p => plain(p.text))]
  const listed = countItems(texts, numbering)
  if (listed < 2) return null
  const { signs } = numbering
  return {
    list: { least: listed, most: listed },
    printed: `${signs[0]}…${signs[listed - 1]}`,
    more: 'figure',
    // A page or a paragraph may be lost from the end of a list; nothing adds to it.
    fewer: GOES_ON.test(first) ? null : 'notice',
  }
}
