import type { ReadOutcome, Refusal } from '@heshu/shared/model/report-document.ts'
import { type FileKind, fileKind } from './file-kind.ts'

/** The most that is read of one file, in bytes. */
export const LARGEST_REPORT = 200 * 1024 * 1024

/** A reader for each kind of content that can be verified; loaded when first needed, since pdfjs alone takes 0.2 s. */
const READERS: Partial<Record<FileKind, (bytes: Uint8Array) => Promise<ReadOutcome>>> = {
  pdf: async bytes => (await import('./pdf/read-pdf.ts')).readPdf(bytes),
  docx: async bytes => (await import('./docx/read-docx.ts')).readDocx(bytes),
  text: async bytes => (await import('./text/read-text.ts')).readText(bytes),
}

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，另存为 .docx 后再核。'

/** The kinds that are known and cannot be verified in this version, each with what happened and what to do. */
const REFUSED: Partial<Record<FileKind, Refusal>> = {
  empty: { code: 'empty', message: '文件是空的（0 字节）。请检查原文件是否完整，重新导出或重新上传。' },
  'encrypted-office': {
    code: 'encrypted',
    message: '文件设有打开密码，无法读取。请在 Word 或 WPS 中解除密码，另存后再核。',
  },
  doc: {
    code: 'unsupported',
    message: `文件是旧版 Word 格式（.doc、.wps），本版本不能读取。${SAVE_AS_DOCX}`,
  },
  ole: { code: 'unsupported', message: `文件是旧版 Office 格式，其中没有 Word 文档。${SAVE_AS_DOCX}` },
  xls: {
    code: 'unsupported',
    message: '文件是 Excel 表格（.xls、.et），本版本不能读取。请提交 Word、PDF 或文本格式的报告。',
  },
  xlsx: {
    code: 'unsupported',
    message: '文件是 Excel 表格，本版本不能读取。请提交 Word、PDF 或文本格式的报告。',
  },
  ppt: { code: 'unsupported', message: '文件是演示文稿，不是报告。请提交 Word、PDF 或文本格式的报告。' },
  pptx: { code: 'unsupported', message: '文件是演示文稿，不是报告。请提交 Word、PDF 或文本格式的报告。' },
  odf: { code: 'unsupported', message: `文件是 OpenDocument 格式，本版本不能读取。${SAVE_AS_DOCX}` },
  ofd: {
    code: 'unsupported',
    message: '文件是 OFD 版式文件，本版本不能读取。请用 OFD 阅读器转换为 PDF 后再核。',
  },
  image: {
    code: 'unsupported',
    message: '文件是一张图片，本版本没有文字识别（OCR）功能。请提交文字版的 Word、PDF 或文本格式的报告。',
  },
  archive: { code: 'unsupported', message: '文件是压缩包。请解压，把其中的报告逐个提交。' },
  rtf: { code: 'unsupported', message: `文件是 RTF 格式，本版本不能读取。${SAVE_AS_DOCX}` },
  html: { code: 'unsupported', message: `文件是网页格式（HTML），本版本不能读取。${SAVE_AS_DOCX}` },
  'word-xml': { code: 'unsupported', message: `文件是 Word 的 XML 格式，本版本不能读取。${SAVE_AS_DOCX}` },
  'broken-zip': {
    code: 'damaged',
    message: '文件损坏或不完整，无法打开。请用 Word 或 WPS 打开并另存为新的 .docx，或重新取得原文件后再核。',
  },
}

/** Names that promise a format that the bytes do not have. */
const PROMISED: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  docm: 'Word',
  doc: 'Word',
  wps: 'WPS',
}

const unrecognized = (name: string): Refusal => {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const promised = PROMISED[extension]
  if (promised)
    return {
      code: 'damaged',
      message: `扩展名是 .${extension}，但内容不是有效的 ${promised} 文件，可能已损坏或传输不完整。请重新导出或重新取得原文件；若它本是纯文本，请把扩展名改为 .txt。`,
    }
  return {
    code: 'unsupported',
    message: '无法识别文件的格式。请提交 PDF、Word（.docx）或纯文本（.txt）格式的报告。',
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

/** The refusal of a file of so many bytes, or null when it may be read. */
export const refuseSize = (size: number): Refusal | null =>
  size <= LARGEST_REPORT
    ? null
    : {
        code: 'too-large',
        message: `文件有 ${megabytes(size)} MB，超过 ${megabytes(LARGEST_REPORT)} MB 的上限，没有读取。请压缩其中的图片，或只保留报告正文和表格后再核。`,
      }

const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name

/** The refusal with the file's name before the sentence. */
export const nameRefusal = (name: string, refusal: Refusal): Refusal => ({
  code: refusal.code,
  message: `“${baseName(name)}”：${refusal.message}`,
})

/** What the `format` of a result says of a file that was refused: its content's kind, or the promise of its name. */
export const formatOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const kind = await fileKind(bytes, name)
  if (kind === 'unknown' || kind === 'broken-zip' || kind === 'encrypted-office' || kind === 'empty')
    return extensionFormat(name)
  return kind
}

/** The format that a file's name promises: pdf, docx, text …; `unknown` without an extension. */
export const extensionFormat = (name: string): string => {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(baseName(name))?.[1]?.toLowerCase() ?? 'unknown'
  return extension === 'txt' ? 'text' : extension
}

/**
 * Reads a report of any kind by its content. Never throws on what the bytes hold; the name (a path is cut to its last part)
 * stands in the messages and decides only whether bytes without a signature may be text.
 */
export const readReport = async (bytes: Uint8Array, name: string): Promise<ReadOutcome> => {
  const refused = (refusal: Refusal): ReadOutcome => ({
    outcome: 'refused',
    refusal: nameRefusal(name, refusal),
  })
  const tooLarge = refuseSize(bytes.byteLength)
  if (tooLarge) return refused(tooLarge)
  const kind = await fileKind(bytes, name)
  const read = READERS[kind]
  if (!read) return refused(REFUSED[kind] ?? unrecognized(name))
  const result = await read(bytes)
  return result.outcome === 'refused' ? refused(result.refusal) : result
}
