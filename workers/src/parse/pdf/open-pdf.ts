import type { Refusal } from '@heshu/shared/model/report-document.ts'
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

const REFUSALS = {
  encrypted: {
    code: 'encrypted',
    message: '文件设有打开密码，无法读取。请用密码打开后另存为不加密的PDF，再重新提交。',
  },
  damaged: {
    code: 'damaged',
    message: '文件已损坏，或不是PDF文件，无法打开。请重新导出或重新下载后再提交。',
  },
  empty: { code: 'empty', message: '文件中没有任何页面。请检查是否导出完整，再重新提交。' },
} as const satisfies Record<string, Refusal>

export type OpenedPdf = {
  readonly library: typeof import('pdfjs-dist/legacy/build/pdf.mjs')
  readonly document: PDFDocumentProxy
  readonly close: () => Promise<void>
}

/** The folder of a resource of pdf.js, as a path that ends with a separator, which it demands. */
const resourceFolder = async (name: string): Promise<string> => {
  const { fileURLToPath } = await import('node:url')
  return fileURLToPath(new URL(`../../${name}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof Error && error.name === 'PasswordException' ? REFUSALS.encrypted : REFUSALS.damaged

/**
 * Opens a PDF for reading text and lines only: no images are decoded, no fonts are drawn, nothing is fetched.
 * Refuses encrypted, damaged and empty files. The bytes stay the caller's.
 */
export const openPdf = async (bytes: Uint8Array): Promise<OpenedPdf | Refusal> => {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  let task: PDFDocumentLoadingTask | undefined
  const close = async () => {
    await task?.destroy()
  }
  try {
    task = library.getDocument({
      // pdf.js takes the buffer over.
      data: new Uint8Array(bytes),
      verbosity: library.VerbosityLevel.ERRORS,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      maxImageSize: 1,
      enableXfa: false,
      cMapUrl: await resourceFolder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: await resourceFolder('standard_fonts'),
    })
    const document = await task.promise
    if (document.numPages > 0) return { library, document, close }
    await close()
    return REFUSALS.empty
  } catch (error) {
    await close().catch(() => undefined)
    return refusalOf(error)
  }
}
