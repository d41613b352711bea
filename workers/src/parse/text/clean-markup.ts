/** LaTeX commands that conversions leave in Chinese reports, and the signs they stand for. */
const SIGNS: Readonly<Record<string, string>> = {
  geq: '≥',
  ge: '≥',
  geqslant: '≥',
  leq: '≤',
  le: '≤',
  leqslant: '≤',
  gt: '>',
  lt: '<',
  neq: '≠',
  ne: '≠',
  approx: '≈',
  times: '×',
  div: '÷',
  pm: '±',
  cdot: '·',
  sum: 'Σ',
  Sigma: 'Σ',
  sim: '~',
  rightarrow: '→',
  to: '→',
  cdots: '…',
  ldots: '…',
  dots: '…',
  circ: '°',
  quad: ' ',
  qquad: ' ',
  left: '',
  right: '',
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'
const shiftDigits = (text: string, digits: string): string =>
  text.replace(/\d/g, digit => digits[digit.charCodeAt(0) - 48] ?? digit)

/** The signs that a piece of LaTeX stands for; what has no plain form is left as it is. */
const readLatex = (latex: string): string =>
  latex
    .replace(/\\(?:text|mathrm|mathbf|mathit|rm|operatorname)\s*\{([^{}]{0,200})\}/g, '$1')
    .replace(/\\d?frac\s*\{([^{}]{0,200})\}\s*\{([^{}]{0,200})\}/g, '($1)/($2)')
    .replace(/\^\s*\{\s*(\d{1,3})\s*\}|\^(\d)/g, (_, braced?: string, single?: string) =>
      shiftDigits(braced ?? single ?? '', RAISED),
    )
    .replace(/\\([a-zA-Z]+)\s?/g, (command, name: string) => SIGNS[name] ?? command)
    .replace(/\\([%&_#$])/g, '$1')
    .replace(/\\[,;:! ]/g, ' ')

/** Dollar signs enclose mathematics only where a command or nothing but figures and signs stands between them. */
const isMathematics = (inner: string): boolean =>
  /\\[a-zA-Z%]|\^/.test(inner) || (/^[\s\d.,%<>=+\-×÷≤≥()/]+$/.test(inner) && !/[,.]\s*$/.test(inner))

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  times: '×',
  divide: '÷',
  le: '≤',
  ge: '≥',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  mdash: '—',
  permil: '‰',
}

const readEntity = (entity: string, name: string): string => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? entity
  const code = Number.parseInt(
    /^#[xX]/.test(name) ? name.slice(2) : name.slice(1),
    /^#[xX]/.test(name) ? 16 : 10,
  )
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : entity
}

// Only tags by name: 关于印发<某某办法>的通知 and 比率<60% are text.
const BREAKING_TAG = /<\/?(?:p|br|div|li|ul|ol|tr|td|th|h[1-6])(?:\s[^<>]{0,300})?\/?>/gi
const INLINE_TAG =
  /<\/?(?:span|b|strong|i|em|u|s|font|a|sub|sup|table|tbody|thead|center|o:p)(?:\s[^<>]{0,300})?\/?>/gi

const readHtml = (text: string): string =>
  text
    .replace(/<sup>\s*(\d{1,3})\s*<\/sup>/gi, (_, digits: string) => shiftDigits(digits, RAISED))
    .replace(/<sub>\s*(\d{1,3})\s*<\/sub>/gi, (_, digits: string) => shiftDigits(digits, LOWERED))
    .replace(BREAKING_TAG, ' ')
    .replace(INLINE_TAG, '')

/** Left-overs of Word fields: bookmarks, page references, links. */
const WORD_FIELD =
  /\[bookmark:[^\]\n]{0,200}\]|\bPAGEREF\s+_\w{1,60}(?:\s+\\h)?|\bHYPERLINK\s+"[^"\n]{0,300}"/g

/**
 * A line or cell of text without the left-overs of conversions: LaTeX, HTML, Markdown emphasis, Word fields.
 * White space is reduced to single blanks. Digits are never changed; a raised digit stays apart as ⁴.
 */
export const cleanMarkup = (line: string): string => {
  let text = line
  if (text.includes('[bookmark') || text.includes('PAGEREF') || text.includes('HYPERLINK'))
    text = text.replace(WORD_FIELD, '')
  if (text.includes('<')) text = readHtml(text)
  if (text.includes('&')) text = text.replace(/&(#?[a-zA-Z0-9]{1,8});/g, readEntity)
  if (text.includes('$'))
    text = text.replace(/\$\$?([^$]{1,300})\$\$?/g, (whole, inner: string) =>
      isMathematics(inner) ? readLatex(inner).trim() : whole,
    )
  if (text.includes('\\')) text = readLatex(text)
  return text
    .replace(/\*\*/g, '')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
