import type { Exact } from '@heshu/shared/number/exact.ts'
import type { Interval } from '@heshu/shared/number/interval.ts'

/** A rate as the criteria speak of it: by its name, by its definition A ÷ B, or both. A null name is the indicator's own rate. */
export type Ratio = {
  readonly name: string | null
  readonly numerator: string | null
  readonly denominator: string | null
}

/** The points for values in a range; percentages as fractions of one. Bounds that the text leaves unsaid are closed on both sides. */
export type Band = {
  readonly range: Interval
  readonly percent: boolean
  readonly points: Exact
  readonly clause: string
}

export type Relation = '<' | '≤' | '>' | '≥'

/** How points are given. Closed: what fits none of these is `judged`, from nothing to its points. */
export type Rule =
  | { readonly kind: 'proportional'; readonly ratio: Ratio; readonly points: Exact }
  | { readonly kind: 'bands'; readonly ratio: Ratio; readonly bands: readonly Band[] }
  | {
      readonly kind: 'comparison'
      readonly left: string
      readonly relation: Relation
      readonly right: string
      readonly points: Exact
    }
  | {
      /** Each quarter's points × (progress ÷ time progress 25/50/75/100 %), capped; and the mean of the four capped rates × `mean`. */
      readonly kind: 'quarterly'
      readonly subject: string | null
      readonly quarters: readonly [Exact, Exact, Exact, Exact]
      readonly mean: Exact
    }
  | { readonly kind: 'judged' }

export type Part = {
  readonly rule: Rule
  /** The most that this part can give. */
  readonly points: Exact
  /** The words it came from, white space removed. */
  readonly clause: string
}

/** A condition that takes all points: 如实际采购金额大于采购计划金额，本项得0分. Null where it needs a person. */
export type Veto = {
  readonly condition: { readonly left: string; readonly relation: Relation; readonly right: string } | null
  readonly clause: string
}

/** The criteria of one indicator: parts that add up to its weight. */
export type Criteria = {
  readonly parts: readonly Part[]
  readonly vetoes: readonly Veto[]
  /** Why the text was left to a person although some of it compiles (Chinese); null where nothing stands against it. */
  readonly problem: string | null
}
