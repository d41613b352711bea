/** What an auditor decided on a finding. */
export type Decision = 'confirmed' | 'dismissed' | 'open'
export const DECISIONS: readonly Decision[] = ['confirmed', 'dismissed', 'open']

/**
 * A decision on the finding of a report line (body, kind, year), which is kept apart from the checks and never edits one. It
 * stays with the finding as long as a run or a new version finds it under the same id; a later one takes its place, and none is
 * ever removed.
 */
export type Review = {
  /** The line's key, or the report's id where the report is in no line. */
  readonly line: string
  readonly checkId: string
  readonly decision: Decision
  readonly note: string
  readonly reviewer: string
  /** ISO 8601, UTC. */
  readonly at: string
}
