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
