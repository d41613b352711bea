import { cleanMarkup } from './clean-markup.ts'

const ENTRY = /^(\s*\S.*?)(?:\t+|\s*(?:\.{4,}|…{2,}|·{4,})\s*)([\dⅠ-Ⅻivxl]{1,5})\s*$/
const CONTENTS = /^目\s*[录次]$/

const squeeze = (text: string): string => cleanMarkup(text).replace(/\s+/g, '')

/**
 * The numbers of the lines that belong to a table of contents (目录): entries with a page number at the end, under the word
 * itself or recurring as headings below. Page numbers are no figures, and the entries stand again where they belong.
 */
export const findContentsLines = (lines: readonly string[]): ReadonlySet<number> => {
  const found = new Set<number>()
  const whole = new Map<string, number>()
  lines.forEach((line, index) => {
    if (line.length < 100 && !line.includes('\t')) whole.set(squeeze(line), index)
  })
  for (let start = 0; start < lines.length; start++) {
    if (!isEntry(lines[start])) continue
    let end = start + 1
    while (end < lines.length && (isEntry(lines[end]) || (isBlank(lines[end]) && isEntry(lines[end + 1]))))
      end++
    const entries = lines.slice(start, end).filter(isEntry)
    const recurring = entries.filter(entry => {
      const at = whole.get(squeeze(ENTRY.exec(entry)?.[1] ?? ''))
      return at !== undefined && at >= end
    })
    let title = start - 1
    while (title >= 0 && isBlank(lines[title])) title--
    const titled = title >= 0 && CONTENTS.test(squeeze(lines[title] ?? ''))
    if (titled || (entries.length > 2 && recurring.length * 2 >= entries.length)) {
      if (titled) found.add(title)
      for (let index = start; index < end; index++) found.add(index)
    }
    start = end - 1
  }
  return found
}

const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === ''
const isEntry = (line: string | undefined): boolean =>
  line !== undefined && line.length < 200 && (line.match(/\t/g)?.length ?? 0) < 3 && ENTRY.test(line)
