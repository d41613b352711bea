const OPENING = '“‘《〈（(【['
const CLOSING = '”’》〉）)】]'

/** The text with all that stands in brackets and quotation marks blanked out, place by place. */
export const blankInner = (text: string): string => {
  let depth = 0
  let out = ''
  for (const sign of text) {
    if (OPENING.includes(sign)) {
      out += depth++ === 0 ? sign : '＿'
      continue
    }
    if (CLOSING.includes(sign) && depth > 0) {
      out += --depth === 0 ? sign : '＿'
      continue
    }
    out += depth > 0 ? '＿'.repeat(sign.length) : sign
  }
  return out
}

/** How many things a list names: between `least` and `most`, as 和 may part two names or stand in one. `quoted`: all are in quotation marks. */
export type Enumeration = { readonly least: number; readonly most: number; readonly quoted: boolean }

const AND = /[^、＿](?:以及|和|与|及)[^、]/g

/** Reads a list of names parted by 、 or set in quotation marks; null for what is none. */
export const readEnumeration = (text: string): Enumeration | null => {
  const plain = blankInner(text).replace(/\s/g, '')
  const quotes = plain.match(/[“‘《][＿]+[”’》]/g)?.length ?? 0
  const between = plain.replace(/[“‘《][＿]+[”’》]/g, '').replace(/[、和与及以]/g, '')
  if (quotes >= 2 && between.length <= 8) return { least: quotes, most: quotes, quoted: true }
  const items = plain.split('、').filter(item => item !== '')
  if (items.length < 2) return null
  // 、 within a phrase parts single words, not names (中、高级; 三、四级).
  if (items.slice(0, -1).some(item => item.replace(/[（(＿）)]/g, '').length < 2)) return null
  const ands = plain.match(AND)?.length ?? 0
  return { least: items.length, most: items.length + ands, quoted: false }
}
