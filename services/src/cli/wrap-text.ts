import stringWidth from 'string-width'

// A figure or a Latin word stays whole; closing punctuation stays with what it closes; any other character stands alone.
const UNIT =
  /\s|[（(「“《]*(?:[-+−]?\d(?:[\d.,]*\d)?[%‰]?|[A-Za-z]+|\P{M}\p{M}*)[)）」”》，。；：、！？%,;:]*/gu

const split = (unit: string, width: number): string[] => {
  const parts: string[] = []
  let part = ''
  for (const character of unit) {
    if (part !== '' && stringWidth(part + character) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

/** Text broken into lines of at most `width` columns, a Chinese character taking two. */
export const wrapText = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  const units = text.match(UNIT) ?? []
  for (const unit of units.flatMap(each => (stringWidth(each) > width ? split(each, width) : [each]))) {
    if (stringWidth(line + unit) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    if (line !== '' || unit.trim() !== '') line += unit
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}
