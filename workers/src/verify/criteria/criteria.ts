import type { Exact } from '@heshu/shared/number/exact.ts'
import type { Interval } from '@heshu/shared/number/interval.ts'

/** A rate as the criteria speak of it: by its name, by its definition A ÷ B, or both. A null name is the indicator's own rate. */
export type Ratio = {
  readonly name: string | null
  /** One amount, or several joined by + and -, as printed: 年初结转+当年拨款. */
  readonly numerator: string | null
  readonly denominator: string | null
  /** The rate is 1 − A ÷ B. */
  readonly complement?: boolean
}

/** The points for values in a range; percentages as fractions of one. Bounds that the text leaves unsaid are closed on both sides. */
export type Band = {
  readonly range: Interval
  readonly percent: boolean
  readonly points: Exact
  readonly clause: string
}

export type Relation = '<' | '≤' | '>' | '≥'

/** What takes points off. */
export type Deduction =
  /** 每发现一项扣1分: so many points for each `of` (项, 次, 个 …) that `when` speaks of. */
  | { readonly how: 'each'; readonly when: string; readonly of: string; readonly points: Exact }
  /**
   * 超出10%的，每超出一个百分点扣0.1分: for each `step` that the rate lies beyond `from`, percentages as fractions of one;
   * a null `from` is the target that stands in the indicator's row.
   */
  | {
      readonly how: 'step'
      readonly ratio: Ratio
      readonly side: 'above' | 'below'
      readonly from: Exact | null
      readonly step: Exact
      readonly points: Exact
    }
  /** 未按时公开的扣1分 */
  | { readonly how: 'once'; readonly when: string; readonly points: Exact }
  /** 酌情扣分 */
  | { readonly how: 'discretion'; readonly when: string }

/** What is given where a condition is not met: nothing, less by a person's or a share's measure, or the text does not say. */
export type Otherwise = 'nothing' | 'discretion' | 'share' | 'unsaid'

/** One answer that a person chooses: 取得成效显著 → from 80 % to 100 % of the weight. */
export type Tier = { readonly when: string; readonly low: Exact; readonly high: Exact }

/** How points are given. Closed: what fits none of these is `judged`, from nothing to its points. */
export type Rule =
  /** Points × rate, never above the points; a rate in one of the bands of `except` gets that band's points instead. */
  | {
      readonly kind: 'proportional'
      readonly ratio: Ratio
      readonly points: Exact
      readonly except: readonly Band[]
    }
  | {
      readonly kind: 'bands'
      readonly ratio: Ratio
      readonly bands: readonly Band[]
      /** The points outside every band; null where the text does not say. */
      readonly otherwise: Exact | null
    }
  /** The points, less what the deductions take off, never below nothing. */
  | { readonly kind: 'deduction'; readonly points: Exact; readonly deductions: readonly Deduction[] }
  /** The points where a person finds the condition met. */
  | {
      readonly kind: 'condition'
      readonly points: Exact
      readonly when: string
      readonly otherwise: Otherwise
    }
  | { readonly kind: 'tiers'; readonly tiers: readonly Tier[] }
  /** What is measured is defined; how points follow from it is not said. */
  | { readonly kind: 'defined'; readonly ratio: Ratio }
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
  /** Faults of the criteria themselves (Chinese): parts that do not add up, bands that overlap or leave a gap. */
  readonly defects: readonly string[]
}
