import { sectionLevel } from '../heading.ts'

const SENTENCE_END = /[。！？!?；;][”’"')）】」』]*$/
/** Marks after which a phrase must go on. */
const OPEN_MARK = /[，,、（(《〈“‘【[—–\-=＝+＋×÷/／]$/
/** Function words that cannot end a phrase, unless they end one of the words named (目的, 行为, 存在, 理由). */
const OPEN_WORD =
  /(?:(?<!目|标)的|(?<!应|比|核|针|相|绝|面)对|(?<!行|作|成|认|称|视)为|(?<!参|给|赋)与|(?<!理|自|事|缘)由|(?<!存|潜|内|外|现|所|实)在|(?<!共|饱|总|之|中|温)和|(?<!予|难|加|足|可|得|所)以|[及或按把将被于至且但不若])$|(?:通过|包括|其中|根据|按照|由于|因为|如果|但是|并且|或者|为了|关于|依法|进一步)$/
/** Marks that cannot begin a phrase. */
const MID_START = /^[，,、。；;：:！？!?）)》〉”’】\]%％‰]/
const LIST_MARK = /^(?:[①-⑳⑴-⒇●○■□◆·•▪※★*]|注[：:]|其中|[-–—]\s)/

const PAIRS: readonly (readonly [string, string])[] = [
  ['（(', '）)'],
  ['《', '》'],
  ['“', '”'],
  ['【', '】'],
]

/** How many brackets are still open at the end of a text; list marks such as 1) never make it negative. */
const openBrackets = (text: string): number => {
  let open = 0
  for (const [left, right] of PAIRS) {
    let depth = 0
    for (const sign of text) {
      if (left.includes(sign)) depth++
      else if (right.includes(sign)) depth = Math.max(0, depth - 1)
    }
    open += depth
  }
  return open
}

/** Whether a text begins with a section number, a bullet or another mark of a new item. */
export const beginsItem = (text: string): boolean =>
  sectionLevel(text) !== null || LIST_MARK.test(text.trim())

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text.trim())

/** Whether a text certainly stops in mid-phrase: an open bracket, a comma, a word that needs another. */
export const breaksOff = (text: string): boolean => {
  const line = text.trim()
  return (
    line !== '' &&
    (OPEN_MARK.test(line) || OPEN_WORD.test(line) || (!SENTENCE_END.test(line) && openBrackets(line) > 0))
  )
}

/** Whether a text certainly begins in mid-phrase: with a closing mark, or with a bracket closed that it never opened. */
export const beginsInMidPhrase = (text: string): boolean => {
  const line = text.trim()
  if (MID_START.test(line)) return true
  const close = line.search(/[）》】”]/)
  return (
    close >= 0 && line.search(/[（(《【“]/) < 0 && !/^[\d一二三四五六七八九十a-zA-Z]{1,3}[）)]/.test(line)
  )
}

/** Whether `rest` can be the continuation of `beginning`: nothing says that the one ended or that the other starts anew. */
export const mayContinue = (beginning: string, rest: string): boolean => {
  const [before, after] = [beginning.trim(), rest.trim()]
  if (before === '' || after === '') return false
  if (MID_START.test(after)) return true
  return !endsSentence(before) && !/[：:]$/.test(before) && (breaksOff(before) || !beginsItem(after))
}

/**
 * The parts of a broken text put together. Between two digits a blank is kept, so that two numbers never become one,
 * unless the break stands at a thousands separator or a decimal point (12, + 345.67; 4 + .5).
 */
export const joinBroken = (beginning: string, rest: string): string => {
  const [before, after] = [beginning.trimEnd(), rest.trimStart()]
  if (before === '' || after === '') return before + after
  if (/[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after)) return `${before} ${after}`
  if (/[\d０-９]$/.test(before) && /^[\d０-９]/.test(after) && !splitsThousands(before, after))
    return `${before} ${after}`
  return before + after
}

/** 52 + 7,711.12 and 527,7 + 11.12 are halves of one figure: together the commas stand every three digits. */
const splitsThousands = (before: string, after: string): boolean => {
  const head = /[\d,]+$/.exec(before.slice(-20))?.[0] ?? ''
  const tail = /^[\d,]+(?:\.\d+)?/.exec(after.slice(0, 20))?.[0] ?? ''
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(head + tail)
}
