import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

/** The part that a figure plays: of which step of a budget, of which year, set or done. */
export type MetricRole =
  | 'original'
  | 'adjusted'
  | 'spent'
  | 'received'
  | 'target'
  | 'last-year'
  | 'share'
  | 'growth'
  | 'completed'

/**
 * What a figure measures, in words brought to one form, so that the same quantity told in two places can be known again.
 * Two figures measure the same only where every field is the same.
 */
export type Metric = {
  /** The thing measured, without words of role, period and body, and with abbreviations written out; '' for the whole that the report is about. */
  readonly what: string
  /** Whose, where the words name a circle (全区, 全市, 全系统); null for the report's own body. */
  readonly body: string | null
  /** The time named: a year other than the report's, or part of a year (1-9月); null for the report's year. */
  readonly period: string | null
  /** 其中: a part of the figure before it, whose role it shares; 累计: counted from before the year. null for neither. */
  readonly scope: 'part' | 'cumulative' | null
  readonly role: MetricRole | null
}

/**
 * One row of a table that sets targets (绩效目标申报表, 项目自评表). `name` is the lowest indicator's; where the table has none
 * (不适用), `target` holds those words. `actual` is null where the table has no column for it.
 */
export type TargetRow = {
  /** The table's block number. */
  readonly table: number
  readonly name: string
  /** 数量指标, 经济效益指标: the level above; null where the table has one level. */
  readonly kind: string | null
  readonly target: Passage
  readonly actual: Passage | null
  /** The figures in the target's cell. */
  readonly figures: readonly Figure[]
  /** The figures in the actual's cell. */
  readonly actuals: readonly Figure[]
  /** 已完成, 未达标, 是: the cell that says in a word whether the target is met; null where the row has none. */
  readonly status: Passage | null
}

/** A target and what another place tells of the same thing. */
export type ToldTarget = {
  readonly target: Figure
  readonly told: Figure
  /** What the other place tells: the target again, or what was done. */
  readonly as: 'target' | 'done'
  /** What it is of, in the words that both have. */
  readonly thing: string
  /** Of a target told again: the two names are the same, and the values equal or one slip apart. Of what was done: it reaches the target. */
  readonly sure: boolean
}
