import { toText } from '@heshu/shared/number/exact.ts'
import type { Basis, Rubric, RubricSource } from '@heshu/shared/rubric/rubric.ts'
import type { CheckedCriteria, CheckedRubric } from '@heshu/workers/verify/rubric/check-rubric.ts'

const KINDS = { department: '部门整体支出', project: '项目支出' } as const
const STANDING: Readonly<Record<RubricSource['standing'], string>> = {
  printed: '报告评分表所列',
  text: '已对照原文',
  number: '仅凭文号，未对照原文',
}
const ROWS: Readonly<Record<string, string>> = {
  execution: '预算执行行',
  'at-least': '定量指标（越高越好）',
  'at-most': '定量指标（不得超过）',
  qualitative: '定性指标',
}

const basisText = ({ source, clause, from }: Basis): string =>
  `${from} 年起；${source.number ? `${source.number} ` : ''}${source.document}，${clause}（${STANDING[source.standing]}）`

const indent = (text: string, by: string): string =>
  text
    .trim()
    .split('\n')
    .map(line => `${by}${line.trim()}`)
    .join('\n')

export const kindText = (kind: Rubric['kind']): string => (kind ? KINDS[kind] : '部门整体支出或项目支出')

const criteriaText = (row: CheckedCriteria): string => {
  const points = row.weight ? `（${toText(row.weight)} 分）` : '（分值由报告设定，以 10 分为例）'
  return [
    `${ROWS[row.name] ?? row.name}${points}`,
    indent(row.criteria, '    '),
    ...row.parts.map(part => `  → ${part.rule}`),
    ...(row.doubt ? [`  存疑：${row.doubt}`] : []),
    ...row.defects.map(defect => `  ${row.doubt ? '已知' : '缺陷'}：${defect}`),
    `  依据：${basisText(row.basis)}`,
  ].join('\n')
}

const partsText = (rubric: Rubric): string[] => [
  ...(rubric.groups.length > 0
    ? [
        `上级指标：${rubric.groups.map(group => `${group.path.join('／')} ${toText(group.weight)}`).join('；')}`,
      ]
    : []),
  ...rubric.grades.map(grade => `等级：${grade.grade}　${grade.scores}（${basisText(grade.basis)}）`),
  ...rubric.missing.map(
    lost =>
      `缺少：${lost.under.join('／') || '全部'}下 ${toText(lost.points)} 分：${lost.what}（${basisText(lost.basis)}）`,
  ),
]

/** A whole pack for reading: each criterion beside what it compiles to, and what is wrong with it. */
export const rubricText = (rubric: Rubric, checked: CheckedRubric): string =>
  [
    `${rubric.id}　${rubric.name}`,
    `发布地：${rubric.issuer ?? '不限（只能用 --rubric 指定）'}　类型：${kindText(rubric.kind)}　起始年度：${rubric.year}　满分：${toText(rubric.full)}`,
    ...partsText(rubric),
    '',
    ...checked.criteria.flatMap(row => [criteriaText(row), '']),
    ...checked.defects.map(defect => `缺陷：${defect}`),
  ].join('\n')
