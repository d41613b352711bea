import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Found } from './scan-passage.ts'

const LONGEST = 30
const SENTENCE_END = /[。！？!?；;\n]/
const CLAUSE_END = /[，。；：、！？,;:!?（(\n]/

/** Particles and words of approximation between what is measured and its number. */
const TAIL =
  /(?:[\s≥≤<>=＝~是达仅即逾¥$·…]|\\[gl]eq?|(?<![作认成])为|(?<![拥占所具享持])有|(?<!公)共|(?<![节预签契集条])约|(?<!反)超|了|将近|(?<![最附])近|接近|达到|突破|超过|不少于|不低于|不超过|不高于|至少|左右|共计|共有|一共|大约|高达|多达|分别|各)+$/
const HEAD =
  /^(?:[\s*#、，,：:.．）)”"》的~\-—]|其中|以及|并且|以上|左右|多名?(?=，)|和|及|与|并|另外|另有|另|[余多](?=[^\u4e00-\u9fff]|$))+/

const trim = (words: string): string => {
  const text = words.replace(HEAD, '').replace(TAIL, '').trim()
  return text.length > LONGEST ? text.slice(-LONGEST) : text
}

/** Walks back over the words of the clause; a parenthesis without a number in it belongs to them. */
const clauseStart = (text: string, from: number, floor: number): number => {
  let at = from
  while (at > floor) {
    const sign = text[at - 1]!
    if (sign === '）' || sign === ')') {
      const opening = Math.max(text.lastIndexOf('（', at - 2), text.lastIndexOf('(', at - 2))
      if (opening < floor) return at
      at = opening
      continue
    }
    if (CLAUSE_END.test(sign)) return at
    at--
  }
  return floor
}

/** The words right after a number, up to the next mark or number, at most 20 characters: 市级项目 in 3个市级项目. */
export const wordsAfter = (text: string, end: number): string => {
  const rest = /^[^，。；：、！？,;:!?（(）)“”"《》\n\d=×÷+]{0,24}/.exec(text.slice(end, end + 24))?.[0] ?? ''
  return rest
    .replace(/^\s*(?:(?:及|或)?以[上下内]|左右|上下|有余|[余多])?\s*的?/, '')
    .trim()
    .slice(0, 20)
}

export const phraseAfter = (figure: Figure): string => wordsAfter(figure.passage.text, figure.end)

/** What each number of a text measures, in the text's words; '' for plain digits and where nothing says it. */
export const measuresIn = (text: string, found: readonly Found[]): readonly string[] => {
  const result: string[] = []
  let sentence = 0
  let previous = ''
  for (const [i, number] of found.entries()) {
    const floor = found[i - 1]?.is === 'quantity' ? found[i - 1]!.end : boundaryOfPlain(found, i, text)
    const gap = text.slice(floor, number.start)
    const ends = gap.search(SENTENCE_END)
    if (ends >= 0) {
      sentence = i
      previous = ''
    }
    if (number.is === 'plain') {
      result.push('')
      continue
    }
    const start = clauseStart(text, number.start, floor)
    let words = trim(text.slice(start, number.start))
    if (words === '' && start > floor) {
      // The clause before, where it stands in the same sentence and holds no number: 预算执行率，95%.
      const before = clauseStart(text, start - 1, floor)
      const clause = text.slice(before, start - 1)
      if (!SENTENCE_END.test(text[start - 1] ?? '')) words = trim(clause)
    }
    if (words === '' && number.unit?.dimension === 'count') words = trim(wordsAfter(text, number.end))
    if (words === '' && i > sentence) words = previous
    result.push(words)
    if (words !== '') previous = words
  }
  return result
}

/** Dates, ages and ranks are part of the words (2018年预算收入, 5岁以下儿童死亡率); a list number parts them. */
const boundaryOfPlain = (found: readonly Found[], i: number, text: string): number => {
  for (let at = i - 1; at >= 0; at--) {
    const before = found[at]!
    if (before.is === 'quantity' || /^\s*[.．、)）]/.test(text.slice(before.end, before.end + 2)))
      return before.end
  }
  return 0
}
