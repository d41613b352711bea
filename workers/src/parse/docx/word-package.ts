import type { Refusal } from '@heshu/shared/model/report-document.ts'
import type { Entry } from 'yauzl'

/** The parts of an opened Office package, by name. Parts are unpacked only when asked for. */
export type WordPackage = {
  readonly names: ReadonlySet<string>
  /** The unpacked bytes of a part; rejects for a part that is missing, broken or longer than its declared size. */
  readonly read: (name: string) => Promise<Uint8Array>
}

export type ZipListing = { readonly names: readonly string[]; readonly encrypted: boolean }

/**
 * What a report may have at most. Reading takes up to 100 bytes of memory for each byte of mark-up (small table cells,
 * measured with mammoth 1.13); a report of 20 pages has 0.3 MB of it.
 */
export const PACKAGE_LIMITS = { entries: 10_000, markupBytes: 16_000_000 } as const

type Limits = { readonly entries: number; readonly markupBytes: number }

export type OpenedPackage =
  | { readonly outcome: 'opened'; readonly file: WordPackage }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

const refused = (code: string, message: string): OpenedPackage => ({
  outcome: 'refused',
  refusal: { code, message },
})

const DAMAGED =
  '文件损坏或不完整，无法打开。请用 Word 或 WPS 打开并另存为新的 .docx，或向报送单位重新索取后再核。'
const TOO_LARGE =
  '文件解压后过大，超出处理上限，可能是压缩炸弹。请用 Word 或 WPS 打开，只保留报告正文和表格，另存为 .docx 后再核。'

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const openZip = async (bytes: Uint8Array) => {
  const { fromBufferPromise } = await import('yauzl')
  return fromBufferPromise(asBuffer(bytes), { lazyEntries: true, autoClose: false })
}

/** The entry names of a zip file, in its order; null when it is not a readable zip file. */
export const listZip = async (bytes: Uint8Array): Promise<ZipListing | null> => {
  try {
    const zip = await openZip(bytes)
    const names: string[] = []
    let encrypted = false
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      encrypted ||= entry.isEncrypted()
      if (names.length > PACKAGE_LIMITS.entries) break
    }
    return { names, encrypted }
  } catch {
    return null
  }
}

/** The mark-up that a Word reader may unpack; pictures and fonts stay packed. */
const isMarkup = (name: string): boolean => /\.(?:xml|rels)$/i.test(name)

/**
 * Opens a .docx for reading: refuses what would fill the memory (code too-large), password-protected entries (encrypted)
 * and broken packages (damaged) by the zip's directory alone. Later reads cannot give more than the directory declares.
 */
export const openWordPackage = async (
  bytes: Uint8Array,
  limits: Limits = PACKAGE_LIMITS,
): Promise<OpenedPackage> => {
  const entries = new Map<string, Entry>()
  let markupBytes = 0
  try {
    const zip = await openZip(bytes)
    if (zip.entryCount > limits.entries) return refused('too-large', TOO_LARGE)
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted())
        return refused('encrypted', '文件设有密码，无法读取。请在 Word 或 WPS 中解除密码并另存后再核。')
      // Word itself calls a package with two parts of one name damaged; readers differ in which of them they show.
      if (entries.has(entry.fileName)) return refused('damaged', DAMAGED)
      entries.set(entry.fileName, entry)
      if (isMarkup(entry.fileName)) markupBytes += entry.uncompressedSize
      if (markupBytes > limits.markupBytes || entries.size > limits.entries)
        return refused('too-large', TOO_LARGE)
    }
    const read = async (name: string): Promise<Uint8Array> => {
      const entry = entries.get(name)
      if (!entry || !isMarkup(name)) throw new Error(`no such part: ${name}`)
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
      return Buffer.concat(chunks)
    }
    return { outcome: 'opened', file: { names: new Set(entries.keys()), read } }
  } catch {
    return refused('damaged', DAMAGED)
  }
}

export const damagedWord: Refusal = { code: 'damaged', message: DAMAGED }
