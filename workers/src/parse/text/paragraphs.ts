import { isBrokenLine, TITLE_END } from '../broken-line.ts'
import { headingLevel } from '../heading.ts'
import { endsSentence, joinBroken } from '../table/broken-phrase.ts'
import { cleanMarkup } from './clean-markup.ts'

/** A stretch of running text; `level` is that of a heading, null for a paragraph. */
export type TextPiece = {
  readonly text: string
  readonly level: number | null
  /** Places where a line ends with a digit and its continuation begins with one: one number or two, nobody can tell. */
  readonly doubtful: readonly string[]
}

/** A line of text and what its surroundings say of it. */
export type TextLine = { readonly text: string; readonly afterBlank: boolean }

const MARKDOWN_HEADING = /^\s{0,3}(#{1,6})\s+/
const PAGE_NUMBER = /^(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?)$/
const LONGEST_TITLE = 60

/** Main headings are written with a full stop too: （一）项目概况。 */
const headingWithStop = (text: string): number | null => {
  const level = /[^。]。$/.test(text) ? headingLevel(text.slice(0, -1)) : null
  return level !== null && level <= 2 && !/[，,]/.test(text) ? level : null
}

const levelOf = (text: string, marks: number): number | null => {
  const level = headingLevel(text) ?? headingWithStop(text)
  if (level !== null || marks === 0) return level
  return text.length <= LONGEST_TITLE && !endsSentence(text) ? Math.min(4, marks) : null
}

/** The title stands before the first heading: a line without punctuation that says what the document is. */
const isTitle = (text: string): boolean =>
  text.length >= 6 && text.length <= LONGEST_TITLE && TITLE_END.test(text) && !/[，。；：]/.test(text)

/**
 * Paragraphs and headings from lines: the marks of conversions cleaned, page numbers dropped, sentences that a line or page
 * end broke put together. `isOpening` tells that nothing but these lines' like came before, so that the title may stand here.
 */
export const readParagraphs = (lines: readonly TextLine[], isOpening: boolean): TextPiece[] => {
  const pieces: {
    parts: string[]
    end: string
    level: number | null
    marks: number
    doubtful: string[]
  }[] = []
  let opening = isOpening
  for (const { text: raw, afterBlank } of lines) {
    const marks = MARKDOWN_HEADING.exec(raw)?.[1]?.length ?? 0
    const text = cleanMarkup(marks > 0 ? raw.replace(MARKDOWN_HEADING, '') : raw)
    if (text === '' || PAGE_NUMBER.test(text)) continue
    const previous = pieces.at(-1)
    if (previous && marks === 0 && previous.marks === 0 && isBrokenLine(previous.end, text, afterBlank)) {
      // Only the line before is looked at: a text of many broken lines must not be read again for each.
      const seam = joinBroken(previous.end, text).slice(previous.end.length, -text.length)
      if (seam !== '' && /\d$/.test(previous.end.slice(-1)))
        previous.doubtful.push(`${previous.end.slice(-10)}${seam}${text.slice(0, 10)}`)
      previous.parts.push(seam, text)
      previous.end = text
      previous.level = null
      continue
    }
    let level = levelOf(text, marks)
    if (opening && headingLevel(text) === null && isTitle(text)) level = 0
    if (level !== null && !(level > 0 && headingLevel(text) === null)) opening = false
    pieces.push({ parts: [text], end: text, level, marks, doubtful: [] })
  }
  return pieces.map(({ parts, level, doubtful }) => ({ text: parts.join(''), level, doubtful }))
}
