import type { FileSummary } from '@heshu/workers/report/summary.ts'

export const USAGE_ERROR = 2

/** 0: every file verified, nothing of severity `rounding` or above; 1: findings; 2: a refused file (2 wins). */
export const exitStatusOf = (summaries: readonly FileSummary[]): 0 | 1 | 2 => {
  if (summaries.some(summary => summary.refusal !== null)) return 2
  // SEVERITIES is ordered, so the gravest finding of a file decides: only `notice` does not count.
  return summaries.some(summary => summary.worst !== null && summary.worst !== 'notice') ? 1 : 0
}
