/** One numbered part of a criteria text with its clauses; what stands before the first number has number 0. */
export type NumberedPart = { readonly number: number; readonly clauses: readonly string[] }

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&le;': '≤',
  '&ge;': '≥',
  '&amp;': '&',
  '&nbsp;': ' ',
}

const NUMERALS = '零一二三四五六七八九十'

/** 扣一分, 一个百分点: numerals that count points as digits. */
const countedPoints = (clause: string): string =>
  clause.replace(/[一二两三四五六七八九十](?=分(?![之类别档析项散布解管配为])|个?百分点)/gu, numeral =>
    String(NUMERALS.indexOf(numeral === '两' ? '二' : numeral)),
  )

/** One spelling for each sign: half-width digits and operators, ≥ ≤ × ÷, no left-overs of LaTeX and HTML. White space is kept. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[０-９％（）：＝＜＞．＋－／＊［］]/gu, c => String.fromCodePoint(c.codePointAt(0)! - 0xfee0))
    .replace(/<\/?(?:p|br|span|div|b|strong|em|td|tr|li|ul)\b[^<>]{0,80}>/giu, ' ')
    .replace(/&(?:lt|gt|le|ge|amp|nbsp);/gu, entity => ENTITIES[entity] ?? entity)
    .replace(/\\(?:geqslant|geq|ge)(?![a-z])/gu, '≥')
    .replace(/\\(?:leqslant|leq|le)(?![a-z])/gu, '≤')
    .replace(/\\times(?![a-z])/gu, '×')
    .replace(/\\div(?![a-z])/gu, '÷')
    .replace(/\\(?:text|mathrm)\{([^{}]*)\}/gu, '$1')
    .replace(/\\%/gu, '%')
    .replace(/[$]/gu, '')
    .replace(/[≧⩾]|>\s*=/gu, '≥')
    .replace(/[≦⩽]|<\s*=/gu, '≤')
    .replace(/[*✕✖]/gu, '×')
    // 得 分 =: a line end within a word, kept as a space.
    .replace(/(?<=[得满])\s+(?=分)|(?<=[^\d\s]分)\s+(?=值)/gu, '')

/**
 * Where a numbered part begins: 1. 2、 … In "2. 90%≤" the space tells; where it was lost, "2.90%≤" is the second
 * part when the second part is due.
 */
const NUMBERING = /(?<=^|[；;。:：\n\s)分%])\s*(\d{1,2})\s*[.、](?<gap>\s*)(?=\S)/gu

const splitParts = (text: string): { number: number; text: string }[] => {
  const parts: { number: number; text: string }[] = []
  let number = 0
  let start = 0
  for (const match of text.matchAll(NUMBERING)) {
    const here = Number(match[1])
    const next = text[match.index + match[0].length] ?? ''
    const gap = match.groups?.['gap'] ?? ''
    const due = here === number + 1
    const before = text[match.index - 1] ?? '\n'
    const separated = /[；;。:：\n\s]/u.test(before) || /^\s/u.test(match[0])
    const digitFollows = /\d/u.test(next)
    // A number repeated by mistake (1, 2, 3, 3) still begins a part when it stands free and words follow.
    const begins = digitFollows
      ? due && (gap !== '' || /[；;。\n]/u.test(before))
      : due || (separated && here >= number)
    if (!begins || here > 20) continue
    parts.push({ number, text: text.slice(start, match.index) })
    number = due ? here : number + 1
    start = match.index + match[0].length
  }
  parts.push({ number, text: text.slice(start) })
  return parts.filter(part => part.text.trim() !== '')
}

/** White space that stands for a line end which the file lost: an equation, a condition or a note begins after it. */
const LOST_LINE_END =
  /\s+(?=[^\s；;。，,=]{2,30}\s*=|(?:如|若|其中|注[:：]|本(?:项|指标))|[^\s；;。，,=]{2,16}(?:是指|参考))/gu

const SUB_ITEM = /\(\d{1,2}\)|[①-⑳]/gu

/** A line broken by the width of its cell goes on: nothing was finished before it, or it cannot begin a clause. */
const joinBrokenLines = (text: string): string =>
  text.replace(/[^\S\n]*\n\s*/gu, (gap, at: number) => {
    const before = text.slice(Math.max(0, at - 3), at)
    const rest = text.slice(at + gap.length, at + gap.length + 40)
    if (/^(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])/u.test(rest)) return '\n'
    const equation = /^(?:如|若|其中|注[:：]|本(?:项|指标)|[^\s；;。，,=]{2,30}=)/u.test(rest)
    if (equation) return '\n'
    if (/^[，,、；;。:：)%的分点得扣×÷/=≥≤<>+]/u.test(rest)) return ''
    const finished = /[；;。:：!！?？)]$|\d分$|[满零]分$|不得分$|%$|值$|权重$/u.test(before)
    return finished ? '\n' : ''
  })

/** The parts of a criteria text and the clauses in each, in order, without white space. */
export const splitCriteria = (text: string): NumberedPart[] =>
  splitParts(joinBrokenLines(plainSigns(text))).map(part => ({
    number: part.number,
    clauses: part.text
      .replace(SUB_ITEM, '；')
      .replace(LOST_LINE_END, '\n')
      // What follows a finished formula is a clause of its own: 得分=率×5分，保留一位小数.
      .replace(
        /(得分|自评分)\s*[=＝][^，,；;。\n]*?(?:分|权重|分值|率|值|\d)\s*[，,]/gu,
        formula => `${formula.replace(/[，,]\s*$/u, '')}\n`,
      )
      .split(/[；;。\n]/u)
      .map(clause => countedPoints(clause.replace(/\s+/gu, '')))
      .filter(clause => clause !== ''),
  }))
