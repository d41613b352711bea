import { headingLevel, sectionLevel } from '../heading.ts'

/** A line of running text with the level of its Word heading style (0 for the title), or null in other styles. */
export type StyledLine = { readonly text: string; readonly styleLevel: number | null }

const HEADING_STYLE = /^(?:heading|标题)\s*([1-9])$/i
const TITLE_STYLE = /^(?:title|标题)$/i

/** The level that a paragraph style's name gives: heading 2 and 标题 2 are 2, Title is 0; null for a body style. */
export const styleLevel = (styleName: string | null): number | null => {
  const name = styleName?.trim() ?? ''
  if (TITLE_STYLE.test(name)) return 0
  const digit = HEADING_STYLE.exec(name)?.[1]
  return digit ? digit.charCodeAt(0) - 48 : null
}

/** Longer than two lines, or a sentence followed by more: body text that only carries a heading's style. */
const isRunningText = (text: string): boolean => text.length > 80 || /[。；;！？].*\S/.test(text)

/**
 * How many levels the style numbers lie above the section numbers in this report: authors give the title "heading 1" and
 * 一、 "heading 2" as often as they use Title and "heading 1". The most frequent difference; the smaller among equals.
 */
export const styleOffset = (lines: readonly StyledLine[]): number => {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const level = line.styleLevel === null ? null : sectionLevel(line.text)
    if (level === null || !line.styleLevel) continue
    const offset = line.styleLevel - level
    counts.set(offset, (counts.get(offset) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))
  return most?.[0] ?? 0
}

/** A line's heading level in the model's counting (0 title, 1 一、 …), or null for body text. The style decides first. */
export const levelOfLine = (line: StyledLine, offset: number): number | null => {
  if (line.styleLevel === null) return headingLevel(line.text)
  if (isRunningText(line.text)) return null
  return sectionLevel(line.text) ?? Math.max(0, line.styleLevel === 0 ? 0 : line.styleLevel - offset)
}
