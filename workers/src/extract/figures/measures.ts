import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Quantity } from './recognizers/recognizer.ts'
import { type Found, RANGE } from './scan-passage.ts'

const LONGEST = 30
const SENTENCE_END = /[。！？!?；;\n]/
const CLAUSE_END = /[，。；：、！？,;:!?（(\n]/

/** Particles and words of approximation between what is measured and its number. */
const TAIL =
  /(?:[\s“×÷*+≥≤<>=＝~是达仅即逾¥$·…]|\\[gl]eq?|(?<![作认成])为|(?<![拥占所具享持实现])有|人民币|(?<!公)共|(?<![节预签契集条])约|(?<!反)超|了|将近|(?<![最附])近|接近|达到|突破|超过|不少于|不低于|不超过|不高于|至少|左右|共计|共有|一共|大约|高达|多达|分别|各)+$/
const HEAD =
  /^(?:[\s×÷+≥≤<>＜＞=$*#、，,：:.．）)”"》的~\-—]|其中|以及|并且|以上|左右|多名?(?=，)|和|及|与|并|另外|另有|另|[余多](?=[^\u4e00-\u9fff]|$))+/

const trim = (words: string): string => {
  const text = words.replace(HEAD, '').replace(TAIL, '').trim()
  return text.length > LONGEST ? text.slice(-LONGEST) : text
}

/** How far back the words of a clause are looked for. */
const REACH = 80

/** Walks back over the words of the clause; a parenthesis without a number in it belongs to them. */
const clauseStart = (text: string, from: number, floor: number): number => {
  const end = Math.max(floor, from - REACH)
  let at = from
  while (at > end) {
    const sign = text[at - 1]!
    if (sign === '）' || sign === ')') {
      const inside = text.slice(end, at - 1)
      const opening = Math.max(inside.lastIndexOf('（'), inside.lastIndexOf('('))
      if (opening < 0) return at
      at = end + opening
      continue
    }
    if (CLAUSE_END.test(sign)) return at
    at--
  }
  return end
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

/** A list number parts the words around it; dates, ages and ranks are part of them (2018年预算收入, 5岁以下儿童死亡率). */
const parts = (number: Found, text: string): boolean =>
  number.is === 'quantity' || /^\s*[.．、)）]/.test(text.slice(number.end, number.end + 2))

/** What each number of a text measures, in the text's words; '' for plain digits and where nothing says it. */
export const measuresIn = (text: string, found: readonly Found[]): readonly string[] => {
  const result: string[] = []
  let previous = ''
  let floor = 0
  let afterFigure = false
  let end = 0
  for (const number of found) {
    const gap = text.slice(end, number.start)
    if (SENTENCE_END.test(gap)) previous = ''
    const ranges = end > 0 && RANGE.test(gap)
    const words =
      number.is === 'plain' ? '' : ranges ? previous : wordsOf(text, number, floor, afterFigure, previous)
    result.push(words)
    if (words !== '') previous = words
    end = number.end
    if (parts(number, text)) {
      floor = number.end
      afterFigure = number.is === 'quantity'
    }
  }
  return result
}

const wordsOf = (
  text: string,
  number: Found & Quantity,
  floor: number,
  afterFigure: boolean,
  previous: string,
): string => {
  const start = clauseStart(text, number.start, floor)
  const own = trim(text.slice(start, number.start))
  if (own !== '') return own
  // The clause before, where it stands in the same sentence and holds no number: 预算执行率，95%.
  if (start > floor && !SENTENCE_END.test(text[start - 1] ?? '')) {
    const from = clauseStart(text, start - 1, floor)
    // What follows the number before says what that one counts: 5个一级指标、12个二级指标.
    const before = from > floor || !afterFigure ? trim(text.slice(from, start - 1)) : ''
    if (before !== '') return before
  }
  const dimension = number.unit?.dimension ?? 'none'
  const after = ['count', 'measure', 'ratio'].includes(dimension) ? trim(wordsAfter(text, number.end)) : ''
  return after || previous
}
