/** An element's attributes up to its end; an attribute value may hold a ">". */
const REST = `(?:"[^"]*"|'[^']*'|[^"'>])*`

const BOOKMARK = new RegExp(
  `<(\\w+:)?bookmark(?:Start|End)\\b${REST}>(?:</(?:\\w+:)?bookmark(?:Start|End)>)?`,
  'g',
)
const ROW_PROPERTIES =
  /<(\w+:)trPr>(?:(?!<\/\w+:trPr>).)*?<\1gridBefore\b[^>]*?\1val="(\d{1,3})"(?:(?!<\/\w+:trPr>).)*?<\/\1trPr>/gs
const ALTERNATIVE =
  /<mc:AlternateContent\b[^>]*>((?:(?!<\/?mc:AlternateContent\b).)*)<\/mc:AlternateContent>/gs

const TEXT_BOX = /<w:txbxContent\b[^>]*>.*?<\/w:txbxContent>/gs
const FORMULA = /<m:oMath\b[^>]*>((?:(?!<\/?m:oMath\b).)*)<\/m:oMath>/gs
/** Parts of a formula that can be written in one line: runs, fractions, brackets, and what carries their look. */
const PLAIN_FORMULA = /^(?:r|t|f|num|den|d|e|\w+Pr|begChr|endChr|type|sty|nor|brk|jc|scr|lit)$/

const bracketed = (term: string): string => (/[+\-−×÷*/·]/.test(term) ? `(${term})` : term)

/** A formula as one line of text, (支出数+结转)/预算数×100%; null where one line cannot say it (roots, powers, sums). */
const writeFormula = (xml: string): string | null => {
  const names = [...xml.matchAll(/<m:(\w+)/g)].map(match => match[1] ?? '')
  if (!names.every(name => PLAIN_FORMULA.test(name)) || /<m:(?:beg|end)Chr\b/.test(xml)) return null
  const open: string[] = ['']
  for (const [, end, name, text] of xml.matchAll(/<(\/?)m:(t|num|den|d)(?:\s[^>]*)?>([^<]*)/g)) {
    if (!end && name === 't') open.push(`${open.pop()}${text}`)
    else if (!end) open.push('')
    else if (name !== 't') {
      const inner = open.pop() ?? ''
      const term = name === 'd' ? `(${inner})` : bracketed(inner)
      open.push(`${open.pop()}${term}${name === 'num' ? '/' : ''}`)
    }
  }
  return open.length === 1 ? (open[0] ?? '') : null
}

/**
 * WordprocessingML that mammoth 1.13 reads wrongly, put so that it reads it right:
 * - a bookmark between rows or cells makes it forget all vertical merges of that table;
 * - w:gridBefore (a row that begins further right) is not counted, which shifts the row's cells to the left: an empty
 *   cell stands there instead;
 * - mc:AlternateContent without a fallback loses its content: the text boxes in it stand instead;
 * - w:fldSimple loses the field's result;
 * - formulas are left out: those that one line can say stand as text.
 */
export const mendMarkup = (xml: string): string =>
  xml
    .replace(BOOKMARK, '')
    .replace(ROW_PROPERTIES, (properties, prefix: string, columns: string) => {
      const cell = `<${prefix}tc><${prefix}tcPr><${prefix}gridSpan ${prefix}val="${columns}"/></${prefix}tcPr><${prefix}p/></${prefix}tc>`
      return columns === '0' ? properties : properties + cell
    })
    .replace(ALTERNATIVE, (whole, content: string) => {
      if (content.includes('<mc:Fallback')) return whole
      return (content.match(TEXT_BOX) ?? []).map(box => `<w:pict>${box}</w:pict>`).join('')
    })
    .replace(FORMULA, (whole, content: string) => {
      const line = writeFormula(content)
      return line === null ? whole : `<w:r><w:t>${line}</w:t></w:r>`
    })
    .replace(
      /<(\/?)(\w+:)fldSimple\b(?:"[^"]*"|'[^']*'|[^"'>/])*(\/?)>/g,
      (_, end: string, prefix: string, empty: string) => (empty ? '' : `<${end}${prefix}smartTag>`),
    )
