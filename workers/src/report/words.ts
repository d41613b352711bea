import type { CheckKind } from '@heshu/shared/model/claim.ts'
import type { Severity, UncheckableReason, Verdict } from '@heshu/shared/model/output.ts'

/** The auditor's words (Chinese) for the closed lists of the output. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  grade: '影响等级',
  score: '影响得分',
  figure: '数据矛盾',
  rounding: '尾差',
  notice: '提示',
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  agrees: '相符',
  disagrees: '不符',
  open: '待核',
}

export const KIND_WORDS: Readonly<Record<CheckKind, string>> = {
  ratio: '比率',
  sum: '合计',
  difference: '差额',
  growth: '增减幅',
  share: '占比',
  product: '乘积',
  average: '平均',
  score: '指标得分',
  total: '总分',
  weights: '分值',
  grade: '等级',
  mention: '前后表述',
  target: '目标',
  direction: '增减方向',
  count: '计数',
  unit: '单位',
  rubric: '评分规则',
}

export const REASON_WORDS: Readonly<Record<UncheckableReason, string>> = {
  'stands-alone': '单独出现，报告中没有可以对照的数字',
  'no-base': '缺少计算所用的基数',
  qualitative: '属定性表述，须人工判断',
  'date-or-number': '属日期或编号，不是数量',
  approximate: '为约数，不能精确核对',
  doubtful: '识读存疑，须对照原件',
  criterion: '属评分标准或指标说明，是计分的规则而不是结果',
}

export const REPORT_KIND_WORDS = { department: '部门整体支出', project: '项目支出' } as const
