import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { makeWordFile, paragraph } from './make-word-file.ts'
import { readDocx } from './read-docx.ts'
import { openWordPackage, PACKAGE_LIMITS } from './word-package.ts'

const codeOf = (opened: Awaited<ReturnType<typeof openWordPackage>>): string =>
  opened.outcome === 'refused' ? opened.refusal.code : 'opened'

/** The offset in the central directory of a part's entry: its header is 46 bytes before the name. */
const directoryEntry = (bytes: Buffer, name: string): number => bytes.lastIndexOf(name) - 46

describe('openWordPackage', () => {
  it('unpacks a part when asked for', async () => {
    const opened = await openWordPackage(await makeWordFile(paragraph('支出95万元')))
    if (opened.outcome === 'refused') throw new Error(opened.refusal.message)
    expect(Buffer.from(await opened.file.read('word/document.xml')).toString()).toContain('支出95万元')
    await expect(opened.file.read('word/none.xml')).rejects.toThrow()
  })

  it('refuses mark-up that would unpack to more than the limit, before unpacking it', async () => {
    const bomb = await makeWordFile('', { 'word/header1.xml': ' '.repeat(PACKAGE_LIMITS.markupBytes) })
    expect(bomb.length).toBeLessThan(200_000)
    const started = performance.now()
    expect(codeOf(await openWordPackage(bomb))).toBe('too-large')
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('lets large pictures be: they are never unpacked', async () => {
    const bytes = await makeWordFile(paragraph('x'), { 'word/media/image1.bmp': ' '.repeat(5_000) })
    expect(codeOf(await openWordPackage(bytes, { entries: 100, markupBytes: 4_000 }))).toBe('opened')
  })

  it('refuses a part that unpacks to more than its entry says', async () => {
    const bytes = Buffer.from(await makeWordFile(paragraph('x'.repeat(100_000))))
    bytes.writeUInt32LE(500, directoryEntry(bytes, 'word/document.xml') + 24)
    expect(await readDocx(bytes)).toMatchObject({ outcome: 'refused', refusal: { code: 'damaged' } })
  })

  it('refuses too many entries', async () => {
    const zip = new JSZip()
    for (let index = 0; index < 50; index++) zip.file(`word/a${index}.xml`, '')
    const bytes = await zip.generateAsync({ type: 'uint8array' })
    expect(codeOf(await openWordPackage(bytes, { entries: 49, markupBytes: 1_000 }))).toBe('too-large')
  })

  it('refuses entries under a password', async () => {
    const bytes = Buffer.from(await makeWordFile(paragraph('x')))
    const entry = directoryEntry(bytes, 'word/document.xml')
    bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8)
    expect(codeOf(await openWordPackage(bytes))).toBe('encrypted')
  })

  it('refuses two parts of one name, of which readers show different ones', async () => {
    const bytes = Buffer.from(await makeWordFile(paragraph('x'), { 'word/documenu.xml': 'y' }))
    const at = directoryEntry(bytes, 'word/documenu.xml') + 46
    bytes.write('word/document.xml', at, 'latin1')
    expect(codeOf(await openWordPackage(bytes))).toBe('damaged')
  })

  it.each([0.2, 0.5, 0.9])('refuses the first %d of a file', async share => {
    const bytes = await makeWordFile(paragraph('x'.repeat(5_000)))
    expect(codeOf(await openWordPackage(bytes.subarray(0, bytes.length * share)))).toBe('damaged')
  })

  it('never throws, whichever byte is wrong', async () => {
    const bytes = Buffer.from(await makeWordFile(paragraph('支出95万元')))
    for (let at = 0; at < bytes.length; at += 7) {
      const wrong = Buffer.from(bytes)
      wrong[at] = 255 - (wrong[at] ?? 0)
      expect(['read', 'refused']).toContain((await readDocx(wrong)).outcome)
    }
  })
})
