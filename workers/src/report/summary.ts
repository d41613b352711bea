import type { DocumentResult, Severity } from '@heshu/shared/model/output.ts'
import { exact, toDecimals } from '@heshu/shared/number/exact.ts'
import { checksWith, worstSeverity } from './findings.ts'

/** What a batch keeps of each file, so that a batch of thousands need not keep the results themselves. */
export type FileSummary = {
  readonly file: string
  readonly title: string | null
  readonly unit: string | null
  readonly year: number | null
  readonly refusal: { readonly code: string; readonly message: string } | null
  readonly score: DocumentResult['score']
  readonly checks: { readonly agrees: number; readonly disagrees: number; readonly open: number }
  readonly coverage: DocumentResult['coverage']
  readonly worst: Severity | null
}

export const summarise = (result: DocumentResult): FileSummary => ({
  file: result.file,
  title: result.report.title,
  unit: result.report.unit,
  year: result.report.year,
  refusal: result.refusal,
  score: result.score,
  checks: {
    agrees: checksWith(result, 'agrees').length,
    disagrees: checksWith(result, 'disagrees').length,
    open: checksWith(result, 'open').length,
  },
  coverage: result.coverage,
  worst: worstSeverity(result),
})

const LONGEST_SHOWN = 4
const SHOWN = 2

/** A score as shown: one that does not end, or ends late, is cut to two decimals. */
const shown = (text: string, direction: 'down' | 'up'): string => {
  const decimals = /^-?\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0
  return decimals > LONGEST_SHOWN ? toDecimals(exact(text), SHOWN, direction) : text
}

/** "85.4–92.1", or one number where the range is a point; cut outwards, so that no score in the range falls out of it. */
export const rangeText = (low: string, high: string): string =>
  low === high ? shown(low, 'down') : `${shown(low, 'down')}–${shown(high, 'up')}`
