import { createHash } from 'node:crypto'
import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { extract } from './extract/extract.ts'
import { findRubric, type RubricOptions, wantsRubric } from './find-rubric.ts'
import { formatOf, readReport } from './parse/read-report.ts'
import { refusedResult } from './refused-result.ts'
import { draftRubric } from './verify/rubric/draft-rubric.ts'
import { verify } from './verify/verify.ts'

/** `rubrics`: the pack asked for by its id, else null, and the folder of the user's own packs. */
export type VerifyOptions = {
  readonly timing?: boolean
  readonly rubrics?: RubricOptions
  /** Give a rubric pack drafted from the report's own score table with the result. */
  readonly draft?: boolean
}

/** parse → extract → verify for a document that has been read. */
const resultOf = async (
  file: string,
  sha256: string,
  document: ReportDocument,
  { rubrics, draft }: VerifyOptions,
): Promise<DocumentResult> => {
  const extraction = extract(document)
  const { rubric, note } = wantsRubric(extraction.scoreTables, rubrics)
    ? await findRubric(extraction.identity, rubrics)
    : { rubric: null, note: null }
  const { checks, indicators, score, figures } = verify(document, extraction, rubric)
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
    notes: note ? [...document.notes, note] : [...document.notes],
    figures,
    coverage: { figures: figures.length, checked, uncheckable: figures.length - checked },
    ...(draft && { draft: draftRubric(extraction) }),
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
      : await resultOf(file, sha256, read.document, options)
  if (!options.timing) return result
  return {
    ...result,
    timing: { readMs: Math.round(readMs), totalMs: Math.round(performance.now() - started) },
  }
}
