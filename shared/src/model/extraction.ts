import type { Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { ScoreTable } from './indicator.ts'
import type { Metric, TargetRow, ToldTarget } from './metric.ts'
import type { Passage } from './passage.ts'

/** What the report says it is: whose, of which year, of which kind. null where it does not say. */
export type ReportIdentity = {
  readonly unit: string | null
  readonly year: number | null
  readonly kind: 'department' | 'project' | null
  readonly title: string | null
}

/** Digits that are no quantity: dates, list numbers, document numbers. Kept so that no number is silently skipped. */
export type PlainNumber = {
  readonly text: string
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

/** All that is taken from a document before anything is judged. */
export type Extraction = {
  readonly identity: ReportIdentity
  /** In reading order. */
  readonly figures: readonly Figure[]
  /** Those that are part of a scoring rule, a description or a target: no statements of what was done. */
  readonly rules: ReadonlySet<Figure>
  /** What figures measure; without those that no words name, and scores. */
  readonly metrics: ReadonlyMap<Figure, Metric>
  /** Targets by table, those of tables without scores included. */
  readonly targetRows: readonly TargetRow[]
  /** Targets told in prose, with what other places tell of them. */
  readonly toldTargets: readonly ToldTarget[]
  readonly scoreTables: readonly ScoreTable[]
  readonly claims: readonly Claim[]
}
