import type { Refusal } from '@heshu/shared/model/report-document.ts'

/** The characters of a text file, or why it is none. `damaged` counts bytes that no character could be read from. */
export type Decoded =
  | { readonly text: string; readonly encoding: string; readonly damaged: number }
  | { readonly refusal: Refusal }

const refuse = (code: Refusal['code'], message: string): Decoded => ({ refusal: { code, message } })

const EMPTY = () => refuse('empty', '文件中没有文字。请确认上传的是完整的报告后重新提交。')
const NO_TEXT = () =>
  refuse('unsupported', '文件不是纯文本，无法读取。请提交 txt、docx 或带文字层的 pdf 格式的报告。')
const NO_ENCODING = () =>
  refuse('unsupported', '无法识别文件的文字编码。请用记事本等软件打开，另存为 UTF-8 编码后重新提交。')

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Control characters that no text holds. NUL, and most of C0, are signs of a binary file. */
const isControl = (code: number): boolean =>
  code < 9 || (code > 13 && code < 32 && code !== 27 && code !== 26 && code !== 31 && code !== 30)

/** The share of characters that Chinese official text is made of: Han, ASCII, CJK and general punctuation, full-width forms. */
const plausibleShare = (text: string): number => {
  let plausible = 0
  const sample = text.slice(0, 100_000)
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index)
    if (isControl(code)) continue
    const known =
      (code >= 9 && code < 0x7f) ||
      (code >= 0xa0 && code < 0x100) ||
      (code >= 0x2000 && code < 0x2800) ||
      (code >= 0x2e80 && code < 0xa000) ||
      code >= 0xf900
    if (known && code !== 0xfffd) plausible++
  }
  return sample.length === 0 ? 0 : plausible / sample.length
}

/** The commonest characters of written Chinese: a long Chinese text without them was decoded wrongly. */
const COMMON = /[的是和年在为及中一不了有]/g
const readsAsChinese = (text: string): boolean => {
  const sample = text.slice(0, 100_000)
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0
  return han < 100 || (sample.match(COMMON)?.length ?? 0) * 200 >= han
}

/** UTF-16 without a mark: white space, digits and line ends leave zero bytes on one side only. */
const decodeUnmarkedUtf16 = (bytes: Uint8Array): { text: string; encoding: string } | null => {
  if (bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  for (let index = 0; index < bytes.length; index++)
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even > 0 === odd > 0) return null
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be'
  const text = decode(bytes, encoding)
  return text !== null && plausibleShare(text) > 0.98 ? { text, encoding } : null
}

const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** The largest share of unreadable bytes with which a text is still read, with a note. */
const DAMAGE = 0.001

/** Reads UTF-8, GB18030 (and GBK, GB2312) and UTF-16, with or without a byte order mark. */
export const decodeText = (bytes: Uint8Array): Decoded => {
  if (bytes.length === 0) return EMPTY()
  const mark = MARKS.find(({ bytes: sign }) => sign.every((byte, index) => bytes[index] === byte))
  if (mark) {
    const text = decode(bytes, mark.encoding)
    if (text !== null && !text.includes('\0')) return finish(text, mark.encoding)
  }
  if (bytes.includes(0)) {
    const unmarked = decodeUnmarkedUtf16(bytes)
    return unmarked ? finish(unmarked.text, unmarked.encoding) : NO_TEXT()
  }
  const utf8 = decode(bytes, 'utf-8')
  if (utf8 !== null) return finish(utf8, 'utf-8')
  const gb = decode(bytes, 'gb18030')
  if (gb !== null && plausibleShare(gb) > 0.98 && readsAsChinese(gb)) return finish(gb, 'gb18030')
  const lenient = new TextDecoder('utf-8').decode(bytes)
  const damaged = lenient.match(/\uFFFD/g)?.length ?? 0
  if (damaged <= lenient.length * DAMAGE && readsAsChinese(lenient)) return finish(lenient, 'utf-8', damaged)
  return plausibleShare(gb ?? lenient) > 0.8 ? NO_ENCODING() : NO_TEXT()
}

const finish = (decoded: string, encoding: string, damaged = 0): Decoded => {
  const text = decoded.replace(/^\uFEFF/, '')
  if (text.trim() === '') return EMPTY()
  let controls = 0
  const sample = text.slice(0, 100_000)
  for (let index = 0; index < sample.length; index++) if (isControl(sample.charCodeAt(index))) controls++
  return controls * 500 > sample.length ? NO_TEXT() : { text, encoding, damaged }
}
