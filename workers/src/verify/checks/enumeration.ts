import { kindOfName } from './name-kind.ts'

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '(': ')',
  '【': '】',
  '[': ']',
  '「': '」',
}
const SIGN = /["“”‘’《》〈〉（）()【】[\]「」]/g

/** The places of each opening sign and its closing one, the outermost only; signs that stand alone open nothing. */
const outerPairs = (text: string): [from: number, to: number][] => {
  const pairs: [number, number][] = []
  const open: number[] = []
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const straight = sign === '"' && text[open.at(-1) ?? -1] !== '"'
    if (PAIRS[sign] || straight) {
      open.push(index)
      continue
    }
    const from = open.findLastIndex(o => (PAIRS[text[o]!] ?? '"') === sign)
    if (from < 0) continue
    const start = open[from]!
    open.length = from
    while (pairs.length > 0 && pairs.at(-1)![0] > start) pairs.pop()
    pairs.push([start, index])
  }
  return pairs
}

/** The text with all that stands in brackets and quotation marks blanked out, place by place. */
export const blankInner = (text: string): string => {
  const pairs = outerPairs(text)
  if (pairs.length === 0) return text
  let out = ''
  let at = 0
  for (const [from, to] of pairs) {
    out += text.slice(at, from + 1) + '＿'.repeat(to - from - 1)
    at = to
  }
  return out + text.slice(at)
}

/**
 * The names of a list. Between `least` and `most` things are named, as 和 may part two names or stand in one, and a list may
 * begin within an item (对甲镇、乙镇的学校、医院).
 */
export type Enumeration = {
  /** White space removed; of a headed list the first may carry the words before it. */
  readonly names: readonly string[]
  readonly least: number
  readonly most: number
  /** All are in quotation marks. */
  readonly quoted: boolean
  /** All are built alike, so that none is something else than a name. */
  readonly parallel: boolean
}

const AND = /(?<=[^、])(?:以及|和(?![谐平睦解])|(?<![参授给])与|(?<![普涉以触危])及(?![时格其]))(?=[^、])/g
/** Words that govern names, and so stand before a list or after it. */
export const VERB =
  /建成|抓好|做好|聚焦|围绕|形成|完善|加强|推进|开展|完成|实施|建立|健全|制定|出台|修订|组织|落实|强化|优化|提升|提高|提供|拨付|支付|支持|推动|深化|打造|举办|召开|新增|新建|购置|采购|编制|印发|获得|荣获|达到|进行|涉及|覆盖|承担|负责|纳入|列入|用于|安排|投入|下达|解决|发现|包括|设置|设立|下设|内设|共有|拥有|联合|派出|选派|出现|存在/
const GOVERNS = /[的了在对到向于从将把为]/
const AND_INSIDE = /和(?![谐平睦解])|(?<![参授给])与|(?<![普涉以触危])及(?![时格])/

/** Whether a list may begin within the item, after a word that governs what follows. */
const mayBegin = (name: string, last: boolean): boolean => {
  const inside = blankInner(name).slice(1, -2)
  const kind = kindOfName(name)
  // 资金到位率, 完成及时率, 采购管理办法: indicators and rules have such words in their names.
  if (kind === 'indicator' || kind === 'rule') return /[的了]/.test(inside)
  return GOVERNS.test(inside) || VERB.test(inside) || (!last && AND_INSIDE.test(inside))
}

/** Longer items are clauses. */
const LONGEST_NAME = 24

/** Verbs that are as often nouns within a name: 采购管理, 预算编制. */
const NOMINAL = /采购|购置|编制|支付|组织|支持|修订|安排|投入|提升|优化|保障|建设/g

const isVerbal = (name: string): boolean => kindOfName(name) === null && VERB.test(name.replace(NOMINAL, ''))

const HEAD = new RegExp(`^.*(?:(?:${VERB.source})了?|[的在对从由于将把])(?=..)`)

/** 石围塘 of 推进石围塘. */
const withoutHead = (name: string): string =>
  kindOfName(name) === 'indicator' || kindOfName(name) === 'rule' ? name : name.replace(HEAD, '')

const QUOTED = /[“‘《"]＿+[”’》"]/g

/** 《甲》《乙》和《丙》, “甲”、“乙”项目. */
const readQuoted = (text: string, plain: string): Enumeration | null => {
  const quotes = [...plain.matchAll(QUOTED)]
  if (quotes.length < 2) return null
  const between = quotes.slice(1).map((quote, i) => {
    const before = quotes[i]!
    return plain.slice(before.index + before[0].length, quote.index)
  })
  const tail = plain.slice(quotes.at(-1)!.index + quotes.at(-1)![0].length)
  if (tail.length > 6 || !between.every(words => /^[^、，,；;]{0,4}[、，,；;和与及以]{0,2}$/.test(words)))
    return null
  const names = quotes.map(quote => text.slice(quote.index, quote.index + quote[0].length))
  return { names, least: names.length, most: names.length, quoted: true, parallel: true }
}

/**
 * Reads a list of names parted by 、 (or the sign given) or set in quotation marks; null for what is none. `headed`: words may
 * stand before the first.
 */
export const readEnumeration = (
  given: string,
  { parting = '、', headed = false } = {},
): Enumeration | null => {
  const text = given.replace(/\s/g, '')
  const plain = blankInner(text)
  const quoted = readQuoted(text, plain)
  if (quoted) return quoted
  const names: string[] = []
  let from = 0
  for (const part of plain.split(parting)) {
    const name = text.slice(from, from + part.length).replace(/^(?:以及|和|与|及)/, '')
    if (name !== '') names.push(name)
    from += part.length + 1
  }
  if (headed && names[0]) names[0] = withoutHead(names[0])
  if (names.length < 2) return null
  const short = names.filter(name => name.replace(/[（(][^）)]*[）)]/g, '').length < 2).length
  // 、 within a phrase parts single words, not names (中、高级; 三、四级).
  if (short > 0) return null
  const ands = plain.match(AND)?.length ?? 0
  const start = headed ? names.findLastIndex((name, i) => i > 0 && mayBegin(name, i === names.length - 1)) : 0
  const alike = headed ? names.slice(1) : names
  const verbal = alike.filter(isVerbal).length
  return {
    names,
    least: names.length - Math.max(start, 0),
    most: names.length + ands,
    quoted: false,
    parallel: (verbal === 0 || verbal === alike.length) && alike.every(name => name.length <= LONGEST_NAME),
  }
}
