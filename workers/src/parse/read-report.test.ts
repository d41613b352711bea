import fc from 'fast-check'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { makeWordFile, paragraph } from './docx/make-word-file.ts'
import { formatOf, LARGEST_REPORT, readReport } from './read-report.ts'

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8')
const hex = (digits: string): Uint8Array => Buffer.concat([Buffer.from(digits, 'hex'), Buffer.alloc(200)])

/** A compound file of two sectors: the header and a directory with the named streams (MS-CFB 2.2, 2.6.1). */
const compoundFile = (...streams: string[]): Uint8Array => {
  const bytes = Buffer.alloc(1024)
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex')
  for (const [index, name] of ['Root Entry', ...streams].entries()) {
    const entry = 512 + 128 * index
    bytes.write(`${name}\0`, entry, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, entry + 64)
  }
  return bytes
}
const zipOf = (...names: string[]): Promise<Uint8Array> => {
  const zip = new JSZip()
  for (const name of names) zip.file(name, '<x/>')
  return zip.generateAsync({ type: 'uint8array' })
}

const refusalOf = async (bytes: Uint8Array, name: string) => {
  const result = await readReport(bytes, name)
  return result.outcome === 'refused' ? result.refusal : null
}

describe('readReport', () => {
  it('reads Word by its content under any name', async () => {
    const bytes = await makeWordFile(paragraph('支出95万元'))
    for (const name of ['a.docx', 'a.doc', 'a.pdf', 'a.zip', 'a'])
      expect(await readReport(bytes, name)).toMatchObject({ outcome: 'read', document: { format: 'docx' } })
  })

  it('reads text without an extension, and with one of text', async () => {
    for (const name of ['报告', 'a.txt', '/b/c.TXT'])
      expect(await readReport(text('一、概况\n支出95万元。\n'), name)).toMatchObject({
        outcome: 'read',
        document: { format: 'text' },
      })
  })

  it.each([
    ['nothing at all', new Uint8Array(), 'a.pdf', 'empty', '重新导出'],
    ['a PNG picture renamed', hex('89504e470d0a1a0a'), 'a.pdf', 'unsupported', '图片'],
    ['a JPEG picture renamed', hex('ffd8ffe0'), 'a.pdf', 'unsupported', 'OCR'],
    ['a TIFF picture', hex('49492a00'), 'a.tif', 'unsupported', '图片'],
    ['a bitmap renamed', hex('424d66000000000000003600'), 'a.docx', 'unsupported', '图片'],
    [
      'a Word file under a password',
      compoundFile('EncryptionInfo', 'EncryptedPackage'),
      'a.docx',
      'encrypted',
      '解除密码',
    ],
    ['an old Word file', compoundFile('WordDocument', '1Table'), 'a.doc', 'unsupported', '.docx'],
    ['an old Word file renamed', compoundFile('WordDocument'), 'a.docx', 'unsupported', '.docx'],
    ['an old Excel file', compoundFile('Workbook'), 'a.xls', 'unsupported', 'Excel'],
    ['a compound file of another program', compoundFile('Other'), 'a.db', 'unsupported', 'Office'],
    ['a RAR archive', hex('526172211a0700'), 'a.rar', 'unsupported', '解压'],
    ['rich text', text('{\\rtf1\\ansi}'), 'a.doc', 'unsupported', '.docx'],
    ['a web page called Word', text('<html><body>支出</body></html>'), 'a.doc', 'unsupported', '.docx'],
    ['text called PDF', text('not a PDF at all'), 'a.pdf', 'damaged', '重新'],
    ['text called Word', text('预算'), 'a.docx', 'damaged', '.txt'],
    ['unknown bytes', hex('00010203'), 'a.bin', 'unsupported', '.docx'],
  ])('refuses %s', async (_, bytes, name, code, advice) => {
    const refusal = await refusalOf(bytes, name)
    expect(refusal?.code).toBe(code)
    expect(refusal?.message).toContain(`“${name}”`)
    expect(refusal?.message).toContain(advice)
    expect(refusal?.message).toMatch(/请/)
  })

  it.each([
    [['xl/workbook.xml', '[Content_Types].xml'], 'a.xlsx', 'unsupported', 'xlsx'],
    [['ppt/presentation.xml', '[Content_Types].xml'], 'a.pptx', 'unsupported', 'pptx'],
    [['OFD.xml', 'Doc_0/Document.xml'], 'a.ofd', 'unsupported', 'ofd'],
    [['content.xml', 'META-INF/manifest.xml'], 'a.odt', 'unsupported', 'odf'],
    [['报告1.docx', '报告2.docx'], 'a.zip', 'unsupported', 'archive'],
    [['[Content_Types].xml', 'word/styles.xml'], 'a.docx', 'damaged', 'docx'],
  ])('refuses a zip file of %j', async (names, name, code, format) => {
    const bytes = await zipOf(...names)
    expect((await refusalOf(bytes, name))?.code).toBe(code)
    expect(await formatOf(bytes, name)).toBe(format)
  })

  it('refuses the beginning of a Word file as damaged', async () => {
    const bytes = await makeWordFile(paragraph('支出95万元'))
    expect((await refusalOf(bytes.subarray(0, 600), 'a.docx'))?.code).toBe('damaged')
  })

  it('does not take the name of a stream inside a text for a stream', async () => {
    const bytes = Buffer.from(compoundFile('WordDocument'))
    bytes.write('EncryptedPackage\0', 1024 - 100, 'utf16le')
    expect((await refusalOf(bytes, 'a.doc'))?.code).toBe('unsupported')
  })

  it('refuses more than 200 MB', async () => {
    const refusal = await refusalOf(new Uint8Array(LARGEST_REPORT + 1), 'a.pdf')
    expect(refusal).toMatchObject({ code: 'too-large', message: expect.stringContaining('201 MB') })
  })

  it('keeps only the last part of a path in its sentences', async () => {
    expect((await refusalOf(new Uint8Array(), '/home/x/报告.pdf'))?.message).toMatch(/^“报告.pdf”：/)
  })

  it('never throws on any bytes', async () => {
    const name = fc.constantFrom('a.txt', 'a', 'a.docx', 'a.doc', 'a.png')
    const start = fc.constantFrom('', '504b0304', 'd0cf11e0a1b11ae1', 'fffe', 'efbbbf', '424d')
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), name, async (head, rest, file) => {
        const result = await readReport(Buffer.concat([Buffer.from(head, 'hex'), rest]), file)
        expect(['read', 'refused']).toContain(result.outcome)
      }),
      { numRuns: 200 },
    )
  })
})
