import { parseDocument } from 'yaml'
import { z } from 'zod'
import { exact } from '../number/exact.ts'
import { type Basis, GRADES, ROW_KINDS, type Rubric, type RubricSource } from './rubric.ts'

/** A rubric, or what is wrong with its file: a line each (Chinese) that names the key and what is expected. */
export type ReadRubric =
  | { readonly rubric: Rubric; readonly problems: null }
  | { readonly rubric: null; readonly problems: readonly string[] }

const text = (what: string) =>
  z
    .string({ error: `应为${what}` })
    .trim()
    .min(1, { error: `应为${what}，不能为空` })
const year = z
  .string({ error: '应为四位年份' })
  .regex(/^(?:19|20)\d\d$/, { error: '应为四位年份，如 2024' })
  .transform(digits => Number.parseInt(digits, 10))
const points = z
  .string({ error: '应为分数' })
  .regex(/^\d{1,4}(?:\.\d{1,4})?$/, { error: '应为不带单位的分数，如 5 或 0.5' })
  .transform(exact)
const names = z.array(text('名称'), { error: '应为名称的列表' })
const path = names.min(1, { error: '至少应有一级名称' }).max(5, { error: '最多五级' })

const BASIS = z.strictObject(
  {
    source: text('来源代号（sources 中的一个）'),
    clause: text('条款、附表或所在行'),
    from: year,
  },
  { error: '应为 { source, clause, from }：来源代号、条款或所在行、起始年度' },
)

const DOCUMENT = z.strictObject({
  id: z
    .string({ error: '应为编号' })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)+$/, { error: '应为小写拼音、数字和连字符，如 anping-department-2024' }),
  name: text('名称'),
  issuer: text('发布地的全名').optional(),
  kind: z
    .enum(['department', 'project'], { error: '应为 department（部门整体）或 project（项目）' })
    .optional(),
  year,
  sources: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, { error: '来源代号应为小写字母、数字和连字符' }),
    z.strictObject(
      {
        document: text('文件或报告的名称'),
        number: text('文号').optional(),
        standing: z.enum(['printed', 'text', 'number'], {
          error: '应为 printed（报告评分表所列）、text（已对照原文）或 number（仅凭文号，未对照原文）',
        }),
      },
      { error: '应为 { document, number, standing }' },
    ),
    { error: '应为来源代号与来源的对照' },
  ),
  full: points.prefault('100'),
  grades: z
    .array(
      z.strictObject({
        grade: z.enum(GRADES, { error: `应为 ${GRADES.join('、')} 之一` }),
        scores: text('分数范围，如 80（含）-90分'),
        basis: BASIS,
      }),
      { error: '应为等级的列表' },
    )
    .default([]),
  groups: z
    .array(z.strictObject({ path, weight: points, basis: BASIS }), { error: '应为上级指标的列表' })
    .default([]),
  indicators: z
    .array(
      z.strictObject({
        path,
        aliases: names.default([]),
        weight: points,
        each: z
          .enum(['true', 'false'], { error: '应为 true 或 false' })
          .default('false')
          .transform(word => word === 'true'),
        criteria: text('评分标准'),
        doubt: text('对原文的疑问').optional(),
        basis: BASIS,
      }),
      { error: '应为指标的列表' },
    )
    .default([]),
  rows: z
    .array(
      z.strictObject({
        for: z.enum(ROW_KINDS, { error: `应为 ${ROW_KINDS.join('、')} 之一` }),
        criteria: text('评分标准'),
        basis: BASIS,
      }),
      { error: '应为逐行规则的列表' },
    )
    .default([]),
  missing: z
    .array(z.strictObject({ under: names, points, what: text('缺少的内容'), basis: BASIS }), {
      error: '应为缺少部分的列表',
    })
    .default([]),
})

const keyOf = (place: readonly PropertyKey[]): string =>
  place
    .map((part, at) => (typeof part === 'number' ? `[${part + 1}]` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('')

const describe = (issue: z.core.$ZodIssue): string => {
  const key = keyOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const where = key === '' ? '' : `${key}.`
    return `${issue.keys.map(name => `${where}${name}`).join('、')}：没有这个键`
  }
  if (issue.code === 'invalid_type' && key === '') return '整个文件应为一份键值表'
  return `${key}：${issue.message}`
}

type Parsed = z.infer<typeof DOCUMENT>

const withSources = (parsed: Parsed): ReadRubric => {
  const problems: string[] = []
  const sources = new Map<string, RubricSource>(
    Object.entries(parsed.sources).map(([name, source]) => [
      name,
      { document: source.document, number: source.number ?? null, standing: source.standing },
    ]),
  )
  const based = <T extends { basis: z.infer<typeof BASIS> }>(list: readonly T[], key: string) =>
    list.flatMap((item, at): (Omit<T, 'basis'> & { basis: Basis })[] => {
      const source = sources.get(item.basis.source)
      if (!source) {
        problems.push(
          `${key}[${at + 1}].basis.source：sources 中没有“${item.basis.source}”，可用：${[...sources.keys()].join('、')}`,
        )
        return []
      }
      return [{ ...item, basis: { source, clause: item.basis.clause, from: item.basis.from } }]
    })
  const rubric: Rubric = {
    id: parsed.id,
    name: parsed.name,
    issuer: parsed.issuer ?? null,
    kind: parsed.kind ?? null,
    year: parsed.year,
    full: parsed.full,
    grades: based(parsed.grades, 'grades'),
    groups: based(parsed.groups, 'groups'),
    indicators: based(parsed.indicators, 'indicators').map(row => ({ ...row, doubt: row.doubt ?? null })),
    rows: based(parsed.rows, 'rows'),
    missing: based(parsed.missing, 'missing'),
  }
  return problems.length > 0 ? { rubric: null, problems } : { rubric, problems: null }
}

/** Reads a rubric.yaml. Every scalar is text, so that 0.10 stays 0.10. Never throws on what the text holds. */
export const readRubric = (yaml: string): ReadRubric => {
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: true, prettyErrors: true })
  const [broken] = document.errors
  if (broken) {
    const line = broken.linePos?.[0].line
    return {
      rubric: null,
      problems: [`第 ${line ?? '?'} 行不是正确的 YAML：${broken.message.split('\n')[0]}`],
    }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch {
    return { rubric: null, problems: ['YAML 的引用（*）过多'] }
  }
  const parsed = DOCUMENT.safeParse(value)
  return parsed.success
    ? withSources(parsed.data)
    : { rubric: null, problems: parsed.error.issues.map(describe) }
}
