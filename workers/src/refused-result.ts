import type { DocumentResult } from '@heshu/shared/model/output.ts'
import type { Refusal } from '@heshu/shared/model/report-document.ts'

/** The result of a file that cannot be used. `sha256` is '' where the file was not read (too large, missing). */
export const refusedResult = (
  file: string,
  sha256: string,
  format: string,
  refusal: Refusal,
): DocumentResult => ({
  file,
  sha256,
  format,
  pages: null,
  status: 'refused',
  refusal,
  report: { unit: null, year: null, kind: null, title: null },
  score: null,
  indicators: [],
  checks: [],
  notes: [],
  figures: [],
  coverage: { figures: 0, checked: 0, uncheckable: 0 },
})
