import { listZip } from './docx/word-package.ts'

/** What a file's content is, whatever its name says. */
export type FileKind =
  | 'pdf'
  | 'docx'
  | 'doc'
  | 'xlsx'
  | 'xls'
  | 'pptx'
  | 'ppt'
  | 'odf'
  | 'ofd'
  | 'encrypted-office'
  | 'ole'
  | 'image'
  | 'archive'
  | 'rtf'
  | 'html'
  | 'word-xml'
  | 'text'
  | 'broken-zip'
  | 'empty'
  | 'unknown'

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const SIGNATURES: readonly { readonly kind: FileKind; readonly offset: number; readonly hex: string }[] = [
  { kind: 'image', offset: 0, hex: '89504e470d0a1a0a' },
  { kind: 'image', offset: 0, hex: 'ffd8ff' },
  { kind: 'image', offset: 0, hex: '474946383761' },
  { kind: 'image', offset: 0, hex: '474946383961' },
  { kind: 'image', offset: 0, hex: '49492a00' },
  { kind: 'image', offset: 0, hex: '4d4d002a' },
  { kind: 'image', offset: 0, hex: '0000000c6a502020' },
  { kind: 'image', offset: 4, hex: '6674797068656963' },
  { kind: 'image', offset: 8, hex: '57454250' },
  { kind: 'archive', offset: 0, hex: '526172211a07' },
  { kind: 'archive', offset: 0, hex: '377abcaf271c' },
  { kind: 'archive', offset: 0, hex: '1f8b08' },
  { kind: 'rtf', offset: 0, hex: '7b5c727466' },
]

const OLE = 'd0cf11e0a1b11ae1'
const ZIP = ['504b0304', '504b0506', '504b0708']

/** A bitmap has the two letters BM, then its own length and four zero bytes; a text may begin with BM. */
const isBitmap = (head: Buffer): boolean =>
  head.length >= 14 && head.toString('latin1', 0, 2) === 'BM' && head.readUInt32LE(6) === 0

/** Whether a compound file has a stream of this name: a directory entry is 128 bytes long and so aligned, its name UTF-16. */
const hasStream = (bytes: Buffer, name: string): boolean => {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 2))
    if (at % 128 === 0 && bytes.length >= at + 66 && bytes.readUInt16LE(at + 64) === wanted.length)
      return true
  return false
}

const oleKind = (bytes: Buffer): FileKind => {
  if (hasStream(bytes, 'EncryptedPackage')) return 'encrypted-office'
  if (hasStream(bytes, 'WordDocument')) return 'doc'
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'xls'
  if (hasStream(bytes, 'PowerPoint Document')) return 'ppt'
  return 'ole'
}

const zipKind = async (bytes: Uint8Array): Promise<FileKind> => {
  const listing = await listZip(bytes)
  if (!listing) return 'broken-zip'
  const has = (pattern: RegExp) => listing.names.some(name => pattern.test(name))
  if (has(/^word\/document\d*\.xml$/)) return 'docx'
  if (has(/^xl\/workbook\.(?:xml|bin)$/)) return 'xlsx'
  if (has(/^ppt\/presentation\.xml$/)) return 'pptx'
  if (has(/^OFD\.xml$/i)) return 'ofd'
  if (has(/^META-INF\/manifest\.xml$/) && has(/^content\.xml$/)) return 'odf'
  // An Office package whose main part is gone; other zip files are archives.
  return has(/^\[Content_Types\]\.xml$/) ? 'broken-zip' : 'archive'
}

const TEXT_NAME = /\.(?:txt|text|md|csv|tsv|log)$/i
const OTHER_NAME = /\.[a-z]{2,5}\d?$/i

/** Whether the first 64 KB hold no sign of a binary file: no NUL and no other control characters than white space. */
const hasNoControls = (head: Buffer): boolean =>
  !head.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 26))

const isUtf16 = (head: Buffer): boolean => /^(?:fffe|feff)/.test(head.toString('hex', 0, 2))

const textKind = (head: Buffer, name: string): FileKind => {
  if (TEXT_NAME.test(name)) return 'text'
  const start = head
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^(?:<!doctype html|<html|mime-version:)/i.test(start)) return 'html'
  if (/^<\?xml/i.test(start) && /Word\.Document|schemas\.microsoft\.com\/office/.test(start))
    return 'word-xml'
  // What calls itself .pdf or .docx and holds nothing of the kind is a broken file, not a text.
  return OTHER_NAME.test(name) || !(hasNoControls(head) || isUtf16(head)) ? 'unknown' : 'text'
}

/** What a file is by its bytes. The name decides only whether what has no signature may be plain text. */
export const fileKind = async (bytes: Uint8Array, name: string): Promise<FileKind> => {
  const all = asBuffer(bytes)
  if (all.length === 0) return 'empty'
  const head = all.subarray(0, 65_536)
  const hexAt = (offset: number, length: number) => head.toString('hex', offset, offset + length)
  const signed = SIGNATURES.find(({ offset, hex }) => hexAt(offset, hex.length / 2) === hex)
  if (signed) return signed.kind
  if (isBitmap(head)) return 'image'
  if (hexAt(0, 8) === OLE) return oleKind(all)
  if (ZIP.includes(hexAt(0, 4))) return zipKind(bytes)
  // ISO 32000-1, annex H: readers accept the header anywhere in the first 1024 bytes.
  if (/%PDF-\d/.test(head.toString('latin1', 0, 1024))) return 'pdf'
  return textKind(head, name)
}
