import type { CheckKind } from './claim.ts'
import type { Location } from './location.ts'
import type { Note, Refusal } from './report-document.ts'

/** The JSON of `heshu verify --json`. All numbers of a report are strings. */
export type Output = { heshu: string; documents: DocumentResult[] }

/** agrees; disagrees; open: needs a person's judgement or missing evidence. */
export type Verdict = 'agrees' | 'disagrees' | 'open'

/**
 * grade: the claimed grade cannot stand; score: an indicator's or the total score cannot stand; figure: stated figures
 * contradict each other; rounding: off only in the last printed digit; notice: worth a look, proves nothing.
 */
export type Severity = 'grade' | 'score' | 'figure' | 'rounding' | 'notice'
export const SEVERITIES: readonly Severity[] = ['grade', 'score', 'figure', 'rounding', 'notice']

/**
 * Why a figure was not checked. stands-alone: nothing in the report is computed from it or gives it; no-base: a rate or change
 * whose base the report does not print; criterion: part of a scoring rule or a target, not a statement of what was done;
 * qualitative: stands in an assessment in words; date-or-number: no quantity; approximate: bounded or widened by a word
 * (约, 超, 以上); doubtful: the digits could not be read with certainty.
 */
export type UncheckableReason =
  | 'stands-alone'
  | 'no-base'
  | 'criterion'
  | 'qualitative'
  | 'date-or-number'
  | 'approximate'
  | 'doubtful'

export type FigureRef = {
  text: string
  value: string | null
  unit: string | null
  at: Location
  /** What stands before and after the figure in its sentence, verbatim; absent where the figure stands alone, as in most cells. */
  context?: { before: string; after: string }
  readings?: { engine: string; text: string }[]
}

export type Culprit = { text: string; value: string; slip: string | null; at: Location }

export type Check = {
  /** Hash of the kind, what the figures measure and the ordinal among equals; never of page, box or value. */
  id: string
  kind: CheckKind
  verdict: Verdict
  /** null unless it disagrees. */
  severity: Severity | null
  stated: FigureRef
  operands: FigureRef[]
  /** What the operands give, at the stated figure's precision. */
  expected: string
  formula: string
  /** One sentence for the auditor. */
  message: string
  /** The likeliest single change that makes this check, and those that fail with it, hold. */
  culprit?: Culprit
  /** Other single changes that would do as well and are about as likely, the likeliest first; absent where there is none. */
  alternatives?: Culprit[]
}

export type IndicatorResult = {
  path: string[]
  weight: string | null
  claimed: string | null
  low: string | null
  high: string | null
  verdict: Verdict
  because: string
  at: Location
}

export type FigureResult = {
  ref: FigureRef
  measures: string
  role: string | null
  checks: string[]
  uncheckable: UncheckableReason | null
}

/** The same report scored by other criteria: by a rubric pack beside its own, or by its own beside a pack that was asked for. */
export type ScoreComparison = {
  rubric: { id: string; source: 'own-table' | 'pack' }
  low: string
  high: string
  grade: { possible: string[] }
  /** Where weights or rules differ; `own` and `pack` say what each gives (Chinese), the ranges what the score may be. */
  differences: {
    path: string[]
    own: { weight: string | null; low: string | null; high: string | null; says: string }
    pack: { weight: string | null; low: string | null; high: string | null; says: string }
  }[]
}

/** A level above the indicators; `claimed` is null where scores of its rows are missing. */
export type LevelResult = {
  path: string[]
  weight: string
  claimed: string | null
  low: string
  high: string
}

export type ScoreResult = {
  claimed: string | null
  low: string
  high: string
  grade: { claimed: string | null; possible: string[] }
  rubric: { id: string; source: 'own-table' | 'pack' }
  /** Absent where the report was scored by one set of criteria only. */
  comparison?: ScoreComparison
  /** The total and grade with every proven score error corrected; a null grade where the bands leave it open. */
  corrected?: { total: string; grade: string | null }
  /** The ranges of levels 1 and 2 of the table that the score was taken from, in its order. */
  levels?: LevelResult[]
}

export type DocumentResult = {
  /** The path as given. */
  file: string
  sha256: string
  format: string
  pages: number | null
  status: 'verified' | 'refused'
  refusal: Refusal | null
  report: {
    unit: string | null
    year: number | null
    kind: 'department' | 'project' | null
    title: string | null
  }
  score: ScoreResult | null
  indicators: IndicatorResult[]
  checks: Check[]
  notes: Note[]
  figures: FigureResult[]
  coverage: { figures: number; checked: number; uncheckable: number }
  timing?: { readMs: number; totalMs: number }
  /** Only for `heshu rubric from`: the report's own score table as the plain values of a rubric.yaml; null where it has none. */
  draft?: Readonly<Record<string, unknown>> | null
}
