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

/**
 * WordprocessingML that mammoth 1.13 reads wrongly, put so that it reads it right:
 * - a bookmark between rows or cells makes it forget all vertical merges of that table;
 * - w:gridBefore (a row that begins further right) is not counted, which shifts the row's cells to the left: an empty
 *   cell stands there instead;
 * - mc:AlternateContent without a fallback loses its content (text boxes): its first choice stands instead;
 * - w:fldSimple loses the field's result.
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
      const choice = /<mc:Choice\b[^>]*>(.*?)<\/mc:Choice>/s.exec(content)
      return choice?.[1] ?? ''
    })
    .replace(
      /<(\/?)(\w+:)fldSimple\b(?:"[^"]*"|'[^']*'|[^"'>/])*(\/?)>/g,
      (_, end: string, prefix: string, empty: string) => (empty ? '' : `<${end}${prefix}smartTag>`),
    )
