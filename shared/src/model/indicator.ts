import type { Figure } from './figure.ts'
import type { Location } from './location.ts'
import type { Passage } from './passage.ts'

/** One node above the leaves of a score table (一级指标, 二级指标) with the weight and the score printed for it. */
export type IndicatorGroup = {
  readonly path: readonly string[]
  readonly weight: Figure | null
  readonly claimed: Figure | null
}

/** One row of a score table: the lowest indicator with its weight, criteria and claimed score. */
export type Indicator = {
  /** Names from level 1 down: 部门绩效, 效率性, 预算执行率. */
  readonly path: readonly string[]
  readonly weight: Figure | null
  /** 得分, 自评得分, 分数. */
  readonly claimed: Figure | null
  /** 指标说明, 指标解释: what the indicator means. */
  readonly description: Passage | null
  /** 评分标准: how its score is given. */
  readonly criteria: Passage | null
  /** 年度指标值. */
  readonly target: Passage | null
  /** 实际完成值. */
  readonly actual: Passage | null
  /** 扣分点说明, 偏差原因分析. */
  readonly remark: Passage | null
  readonly at: Location
}

/** Fund rows of a 项目自评表, with the row's name: 年度资金总额, 其中：当年财政拨款 … */
export type FundRow = {
  readonly name: string
  readonly original: Figure | null
  readonly adjusted: Figure | null
  readonly spent: Figure | null
  readonly weight: Figure | null
  readonly rate: Figure | null
  readonly claimed: Figure | null
  readonly at: Location
}

/** A 小计 row, with the indicators that it adds up. */
export type Subtotal = {
  readonly name: string
  readonly rows: readonly Indicator[]
  readonly weight: Figure | null
  readonly claimed: Figure | null
}

export type ScoreTable = {
  /** The block number of the table. */
  readonly block: number
  /** 附件1：项目支出绩效评价指标体系框架 … the caption or nearest heading before it. */
  readonly title: string | null
  readonly indicators: readonly Indicator[]
  readonly groups: readonly IndicatorGroup[]
  readonly subtotals: readonly Subtotal[]
  readonly funds: readonly FundRow[]
  /** The 合计 / 总分 / 综合评分 row: its weight and claimed score. */
  readonly total: {
    readonly weight: Figure | null
    readonly claimed: Figure | null
    readonly at: Location
  } | null
  /** 评分等级, where the table has it. */
  readonly grade: { readonly claimed: string; readonly at: Location } | null
  /** True where rows or score cells are visibly missing, so that sums over the rows cannot disprove a total. */
  readonly incomplete: boolean
}
