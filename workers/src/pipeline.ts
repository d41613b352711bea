import { createHash } from 'node:crypto'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { extract } from './extract/extract.ts'
import { formatOf, readReport } from './parse/read-report.ts'
import { refusedResult } from './refused-result.ts'
import { verify } from './verify/verify.ts'

export type VerifyOptions = { readonly timing?: boolean }

/** parse → extract → verify for a document that has been read. */
const resultOf = (file: string, sha256: string, document: ReportDocument): DocumentResult => {
  const extraction = extract(document)
  const { checks, indicators, score, figures } = verify(document, extraction)
  const checked = figures.filter(figure => figure.uncheckable === null).length
  return {
    file,
    sha256,
    format: document.format,
    pages: document.pages,
    status: 'verified',
    refusal: null,
    report: { ...extraction.identity },
    score,
    indicators,
    checks,
    notes: [...document.notes],
    figures,
    coverage: { figures: figures.length, checked, uncheckable: figures.length - checked },
  }
}

/**
 * A report from its bytes to its result: bytes → document → figures and claims → checks. Never throws on what the bytes hold;
 * a file that cannot be used is a refused result. `file` is printed as given.
 */
export const verifyReport = async (
  bytes: Uint8Array,
  file: string,
  options: VerifyOptions = {},
): Promise<DocumentResult> => {
  const started = performance.now()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const read = await readReport(bytes, file)
  const readMs = performance.now() - started
  const result =
    read.outcome === 'refused'
      ? refusedResult(file, sha256, await formatOf(bytes, file), read.refusal)
      : resultOf(file, sha256, read.document)
  if (!options.timing) return result
  return {
    ...result,
    timing: { readMs: Math.round(readMs), totalMs: Math.round(performance.now() - started) },
  }
}
