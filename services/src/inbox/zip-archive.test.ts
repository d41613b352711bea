import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARCHIVE_LIMITS, isZipArchive, unpackZip } from './zip-archive.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-zip-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = async (bytes: Buffer) => {
  const path = join(folder, 'a.zip')
  await writeFile(path, bytes)
  return path
}
const bytesOf = (zip: JSZip, options: JSZip.JSZipGeneratorOptions<'nodebuffer'> = {}) =>
  zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', ...options })
const unpack = (path: string, limits = ARCHIVE_LIMITS) => unpackZip(path, join(folder, 'out'), limits)
const refusedAs = (code: string) => ({ outcome: 'refused', refusal: { code } })

describe('unpackZip', () => {
  it('gives the reports under numbers, with their names beside', async () => {
    const zip = new JSZip().file('甲/自评.txt', '一').file('乙.txt', '二').file('空/', '', { dir: true })
    const unpacking = await unpack(await write(await bytesOf(zip)))
    if (unpacking.outcome !== 'unpacked') throw new Error('refused')
    expect(unpacking.files.map(file => file.name)).toEqual(['甲/自评.txt', '乙.txt'])
    expect(await readFile(unpacking.files[0]!.file, 'utf8')).toBe('一')
    expect(await readdir(join(folder, 'out'))).toEqual(['00000', '00001'])
  })

  it('reads the names that a Chinese Windows writes', async () => {
    const names = { '自评.txt': Buffer.from('d7d4c6c02e747874', 'hex') }
    const zip = new JSZip().file('自评.txt', '一')
    const bytes = await bytesOf(zip, {
      encodeFileName: name => names[name as '自评.txt'] as unknown as string,
    })
    // Without the flag for UTF-8, as such archives are.
    for (const signature of ['PK\x03\x04', 'PK\x01\x02']) {
      const at = bytes.indexOf(signature, 0, 'latin1') + (signature === 'PK\x03\x04' ? 7 : 9)
      bytes[at] = bytes[at]! & ~8
    }
    expect(await unpack(await write(bytes))).toMatchObject({ files: [{ name: '自评.txt' }] })
  })

  it.each(['../aa/x.txt', '/etc/passwd1', 'C:/aa/x.txt', 'a/../../x.t'])(
    'refuses an archive with %s',
    async name => {
      const stand = 'n'.repeat(name.length)
      const bytes = await bytesOf(new JSZip().file(stand, 'x').file('good.txt', 'x'))
      const path = await write(Buffer.from(bytes.toString('latin1').replaceAll(stand, name), 'latin1'))
      expect(await unpack(path)).toMatchObject(refusedAs('archive-unsafe'))
      expect(await readdir(folder)).toEqual(['a.zip'])
    },
  )

  it('refuses an archive with a link', async () => {
    const zip = new JSZip().file('link', '/etc/passwd', { unixPermissions: 0o120777 })
    expect(await unpack(await write(await bytesOf(zip, { platform: 'UNIX' })))).toMatchObject(
      refusedAs('archive-unsafe'),
    )
  })

  it('refuses what would become too large, too many, or lies over itself', async () => {
    const path = await write(
      await bytesOf(new JSZip().file('a.txt', Buffer.alloc(2_000_000)).file('b.txt', 'x')),
    )
    expect(await unpack(path, { ...ARCHIVE_LIMITS, freely: 1_000_000 })).toMatchObject(
      refusedAs('archive-bomb'),
    )
    expect(await unpack(path, { ...ARCHIVE_LIMITS, bytes: 1_000_000 })).toMatchObject(
      refusedAs('archive-bomb'),
    )
    expect(await unpack(path, { ...ARCHIVE_LIMITS, entries: 1 })).toMatchObject(refusedAs('archive-bomb'))
    // Both entries in the directory are the first, as in the bombs that unpack one stretch many times.
    const bytes = await bytesOf(new JSZip().file('a', Buffer.from('ab'.repeat(5000))), {
      compression: 'STORE',
    })
    const [start, end] = [bytes.indexOf('PK\x01\x02', 0, 'latin1'), bytes.indexOf('PK\x05\x06', 0, 'latin1')]
    const entry = bytes.subarray(start, end)
    const tail = Buffer.from(bytes.subarray(end))
    tail.writeUInt16LE(2, 8)
    tail.writeUInt16LE(2, 10)
    tail.writeUInt32LE(entry.length * 2, 12)
    const twice = await write(Buffer.concat([bytes.subarray(0, start), entry, entry, tail]))
    expect(await unpack(twice)).toMatchObject(refusedAs('archive-bomb'))
  })

  it('refuses what is damaged, locked or empty', async () => {
    const bytes = await bytesOf(new JSZip().file('a.txt', 'hello'), { compression: 'STORE' })
    const torn = Buffer.from(bytes)
    torn[torn.indexOf('hello') + 1] = 0
    expect(await unpack(await write(torn))).toMatchObject(refusedAs('damaged'))
    expect(await unpack(await write(bytes.subarray(0, bytes.length - 30)))).toMatchObject(
      refusedAs('damaged'),
    )
    const locked = await bytesOf(new JSZip().file('a.txt', 'hello'))
    locked[locked.indexOf('PK\x01\x02', 0, 'latin1') + 8]! |= 1
    expect(await unpack(await write(locked))).toMatchObject(refusedAs('encrypted'))
    expect(await unpack(await write(await bytesOf(new JSZip())))).toMatchObject(refusedAs('empty'))
  })
})

describe('isZipArchive', () => {
  it('knows documents that are zip files themselves', async () => {
    const of = async (name: string) => isZipArchive(await write(await bytesOf(new JSZip().file(name, 'x'))))
    for (const name of ['[Content_Types].xml', 'word/document.xml', 'OFD.xml', 'mimetype'])
      expect(await of(name)).toBe(false)
    expect(await of('报告.docx')).toBe(true)
    expect(await isZipArchive(await write(Buffer.from('PK\x03\x04 nothing')))).toBe(false)
    expect(await isZipArchive(await write(Buffer.from('支出')))).toBe(false)
  })
})
