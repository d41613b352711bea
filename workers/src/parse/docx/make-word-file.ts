import JSZip from 'jszip'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OTHERS =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const DOCUMENT_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'

const STYLES = [1, 2, 3]
  .map(
    level => `<w:style w:type="paragraph" w:styleId="${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('')

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`
export const heading = (level: number, text: string): string =>
  paragraph(text, `<w:pStyle w:val="${level}"/>`)
export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.map(text => (text.startsWith('<w:tc>') || text.startsWith('<w:bookmark') ? text : cell(text))).join('')}</w:tr>`
export const table = (rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`

/** For tests: the bytes of a .docx whose body is the given WordprocessingML, with further parts by name. */
export const makeWordFile = async (
  body: string,
  parts: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> => {
  const zip = new JSZip()
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  )
  zip.file(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${DOCUMENT_TYPE}" Target="word/document.xml"/></Relationships>`,
  )
  zip.file('word/styles.xml', `<w:styles ${W}>${STYLES}</w:styles>`)
  zip.file('word/document.xml', `<w:document ${W} ${OTHERS}><w:body>${body}</w:body></w:document>`)
  for (const [name, content] of Object.entries(parts)) zip.file(name, content)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
