import { headingLevel } from './heading.ts'
import { beginsInMidPhrase, beginsItem, breaksOff, endsSentence } from './table/broken-phrase.ts'

const LABEL = /^[\p{Script=Han}（）()、]{2,14}[：:]/u
const CAPTION = /^(?:附?[表图件]\s*[\d一二三四五六七八九十]|附件|[（(]?单位\s*[：:])/
/** How the title of a report or a table ends. */
export const TITLE_END = /(?:报告|说明|自评表|评分表|情况表|明细表|总结)$/

/** Running text breaks off at the end of a line of some length; a shorter line ends because its author ended it. */
const FULL_LINE = 15

/** Whether a line names a table, an appendix or a unit, and so begins something new. */
export const isCaption = (text: string): boolean => CAPTION.test(text.trim())

const startsAnew = (text: string): boolean =>
  beginsItem(text) || LABEL.test(text) || isCaption(text) || /^[一二三四五六七八九十]{1,2}是/.test(text)

/** Whether `next`, the following line, goes on with the sentence that `line` began. */
export const isBrokenLine = (line: string, next: string, afterBlank: boolean): boolean => {
  if (endsSentence(line) || /[：:]$/.test(line)) return false
  if (/^[，,、。；;：:！？）)》”%％‰]/.test(next)) return true
  if (breaksOff(line)) return !beginsItem(next)
  if (headingLevel(line) !== null || isCaption(line) || TITLE_END.test(line)) return false
  if (startsAnew(next)) return false
  const running = /[，,、。；;]/.test(line)
  if (beginsInMidPhrase(next) && running) return true
  return line.length >= FULL_LINE && (running || !afterBlank)
}
