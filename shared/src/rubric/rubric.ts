import type { Exact } from '../number/exact.ts'

/**
 * What a value of a pack rests on. `printed`: the value stands in a report's own score table; `number`: it rests on a document
 * known by its number alone, whose text was not at hand.
 */
export type RubricSource = {
  readonly document: string
  /** The document's number (财预〔2020〕10号); null where it has none. */
  readonly number: string | null
  readonly standing: 'printed' | 'text' | 'number'
}

/** Where a value comes from and the report year it holds from. */
export type Basis = {
  readonly source: RubricSource
  /** The clause, table or row. */
  readonly clause: string
  readonly from: number
}

export type RubricIndicator = {
  /** Names from level 1 down. */
  readonly path: readonly string[]
  /** Other names that reports give the indicator. */
  readonly aliases: readonly string[]
  readonly weight: Exact
  /** True where every body names its own indicators below this path, which share the weight; the criteria are for each of them. */
  readonly each: boolean
  /** How its score is given, in the wording that the criteria compiler reads. */
  readonly criteria: string
  /** A doubt about the published words themselves (Chinese); null where there is none. */
  readonly doubt: string | null
  readonly basis: Basis
}

/** Which rows of a project table a rule of rows is for. */
export const ROW_KINDS = ['execution', 'at-least', 'at-most', 'qualitative'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** A rule for rows that every report names and weighs itself: 实际完成值 ÷ 年度指标值 × the row's weight. */
export type RowRule = { readonly for: RowKind; readonly criteria: string; readonly basis: Basis }

export type RubricGroup = { readonly path: readonly string[]; readonly weight: Exact; readonly basis: Basis }

/** Points that the published rubric gives to indicators which the pack does not know (a page lost, say). */
export type MissingPoints = {
  readonly under: readonly string[]
  readonly points: Exact
  readonly what: string
  readonly basis: Basis
}

export const GRADES = ['优', '良', '中', '差'] as const
export type Grade = (typeof GRADES)[number]

/** The scores of a grade in words: 90分（含）以上, 80（含）-90分. */
export type RubricGrade = { readonly grade: Grade; readonly scores: string; readonly basis: Basis }

export type RubricKind = 'department' | 'project'

/** A published rubric as a table: indicators, weights, criteria, grades, each with its source. */
export type Rubric = {
  /** <issuer>-<kind>-<year>; also its folder's name. */
  readonly id: string
  readonly name: string
  /** The place whose bodies it is for (浙江省某市某区); null for one that no place issued, which is taken by its id only. */
  readonly issuer: string | null
  /** null: for reports of either kind. */
  readonly kind: RubricKind | null
  /** The first report year it holds for. */
  readonly year: number
  /** The points of the whole. */
  readonly full: Exact
  readonly grades: readonly RubricGrade[]
  readonly groups: readonly RubricGroup[]
  readonly indicators: readonly RubricIndicator[]
  readonly rows: readonly RowRule[]
  readonly missing: readonly MissingPoints[]
}
