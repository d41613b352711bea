import { createWriteStream } from 'node:fs'
import { mkdir, open as openFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import type { Refusal } from '@heshu/shared/model/report-document.ts'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { decodeName, isReportName } from './report-names.ts'

export type ArchiveLimits = {
  readonly entries: number
  /** Of all that would be unpacked, in bytes. */
  readonly bytes: number
  /** How many times larger than the archive its content may be, beyond the first `freely` bytes. */
  readonly ratio: number
  readonly freely: number
}

/** Far above a year's reports of a province, far below what would fill an office machine. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  bytes: 8 * 1024 ** 3,
  ratio: 200,
  freely: 100 * 1024 ** 2,
}

/** A file that was unpacked: where it lies, and its path inside the archive. */
export type Unpacked = { readonly file: string; readonly name: string }
export type Unpacking =
  | { readonly outcome: 'unpacked'; readonly files: readonly Unpacked[] }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

const refused = (code: string, message: string): Unpacking => ({
  outcome: 'refused',
  refusal: { code, message },
})

const OPTIONS = {
  lazyEntries: true,
  autoClose: false,
  decodeStrings: false,
  validateEntrySize: true,
} as const
/** Parts by which a document that is itself a zip file is known (Word, Excel, PowerPoint, OFD, OpenDocument). */
const OF_A_DOCUMENT = /^(?:\[Content_Types\]\.xml|word\/|xl\/|ppt\/|OFD\.xml|META-INF\/|mimetype$)/i
const LOOK_AT = 200

const nameOf = (entry: Entry): string => {
  const bytes = entry.fileName as unknown as Buffer
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
  // Windows writes '\' between folders.
  return (isUtf8 ? bytes.toString('utf8') : decodeName(bytes)).replaceAll('\\', '/')
}

/** Whether a file is a zip archive of other files, not a document that happens to be one. */
export const isZipArchive = async (path: string): Promise<boolean> => {
  const file = await openFile(path, 'r')
  try {
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    if (!['504b0304', '504b0506'].includes(head.toString('hex'))) return false
  } finally {
    await file.close()
  }
  let zip: ZipFile
  try {
    zip = await openPromise(path, OPTIONS)
  } catch {
    return false
  }
  try {
    let seen = 0
    for await (const entry of zip.eachEntry()) {
      if (OF_A_DOCUMENT.test(nameOf(entry))) return false
      if (++seen === LOOK_AT) break
    }
    return true
  } catch {
    return false
  } finally {
    zip.close()
  }
}

const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
const isEncrypted = (entry: Entry): boolean => (entry.generalPurposeBitFlag & 1) !== 0
const leadsOut = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0')

const judgeEntries = (entries: readonly Entry[], size: number, limits: ArchiveLimits): Unpacking | null => {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  // More packed bytes than the archive has: entries lie over one another.
  if (packed > size || unpacked > limits.bytes || unpacked > limits.freely + size * limits.ratio)
    return refused(
      'archive-bomb',
      `压缩包解开后将有 ${Math.ceil(unpacked / 1024 ** 2)} MB，与压缩包的大小不相称，没有解开。请在本机解压，把其中的报告直接放入收件文件夹。`,
    )
  const bad = entries.find(entry => leadsOut(nameOf(entry)) || isLink(entry))
  if (bad)
    return refused(
      'archive-unsafe',
      `压缩包中的“${nameOf(bad)}”指向压缩包以外的位置，没有解开。请用可信的软件重新打包，或解压后把报告直接放入收件文件夹。`,
    )
  if (entries.some(isEncrypted))
    return refused('encrypted', '压缩包设有密码，无法解开。请用密码解压后，把其中的报告直接放入收件文件夹。')
  return null
}

const unpackEntry = async (zip: ZipFile, entry: Entry, file: string): Promise<void> => {
  let sum = 0
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
  })
  await pipeline(await zip.openReadStreamPromise(entry), check, createWriteStream(file, { flags: 'wx' }))
  if (sum !== entry.crc32) throw new Error('checksum')
}

/**
 * Unpacks the reports of a zip archive into a folder, under numbers: the names in an archive lead nowhere. An archive inside is
 * unpacked as a file, not opened. Throws on trouble of the machine only.
 */
export const unpackZip = async (
  archive: string,
  folder: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Unpacking> => {
  const damaged = refused(
    'damaged',
    '压缩包损坏或不完整，无法解开。请重新打包或重新取得后再放入，或解压后把报告直接放入收件文件夹。',
  )
  let zip: ZipFile
  try {
    zip = await openPromise(archive, OPTIONS)
  } catch {
    return damaged
  }
  try {
    const entries: Entry[] = []
    try {
      for await (const entry of zip.eachEntry()) {
        entries.push(entry)
        if (entries.length > limits.entries)
          return refused(
            'archive-bomb',
            `压缩包中的文件超过 ${limits.entries} 个，没有解开。请分成几个压缩包，或解压后把报告直接放入收件文件夹。`,
          )
      }
    } catch {
      return damaged
    }
    const refusal = judgeEntries(entries, zip.fileSize, limits)
    if (refusal) return refusal
    await mkdir(folder, { recursive: true })
    const files: Unpacked[] = []
    for (const entry of entries) {
      const name = nameOf(entry)
      if (name.endsWith('/') || !name.split('/').every(isReportName)) continue
      const file = join(folder, String(files.length).padStart(5, '0'))
      try {
        await unpackEntry(zip, entry, file)
      } catch (error) {
        if (
          error instanceof Error &&
          'code' in error &&
          /^(ENOSPC|EIO|EDQUOT|EACCES)$/.test(String(error.code))
        )
          throw error
        return damaged
      }
      files.push({ file, name })
    }
    return files.length > 0
      ? { outcome: 'unpacked', files }
      : refused('empty', '压缩包里没有可核对的文件。请放入 PDF、Word 或文本格式的报告。')
  } finally {
    zip.close()
  }
}
