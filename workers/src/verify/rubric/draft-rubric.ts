import type { Extraction } from '@heshu/shared/model/extraction.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import { toText } from '@heshu/shared/number/exact.ts'

/** A pack as it stands in its file: plain values, to be written as YAML. */
export type RubricDraft = Readonly<Record<string, unknown>>

const PLACE = /^(?:[^省市区县州盟旗]{2,8}(?:自治区|自治州|自治县|新区|[省市区县州盟旗]))+/u

const points = (figure: Figure | null): string | null => (figure?.value ? toText(figure.value) : null)

const tidy = (text: string): string => text.replace(/[ \t\u3000]+/gu, ' ').trim()

/** The table that says most about how points are given. */
const richest = (tables: readonly ScoreTable[]): ScoreTable | null =>
  tables.reduce<ScoreTable | null>((best, table) => {
    const worth = (t: ScoreTable) =>
      t.indicators.filter(row => row.weight?.value).length +
      t.indicators.filter(row => row.weight?.value && row.criteria).length * 2
    return worth(table) > (best ? worth(best) : 0) ? table : best
  }, null)

/** A pack from a report's own score table, as printed; null where the report has no table with weights. */
export const draftRubric = ({ identity, scoreTables }: Extraction): RubricDraft | null => {
  const table = richest(scoreTables)
  if (!table) return null
  const year = identity.year === null ? '2000' : `${identity.year}`
  const kind = identity.kind ?? 'department'
  const place = PLACE.exec(identity.unit ?? '')?.[0]
  const basis = (clause: string) => ({ source: 'table', clause, from: year })
  const seen = new Set<string>()
  return {
    id: `draft-${kind}-${year}`,
    ...(place && { issuer: place }),
    kind,
    year,
    name: `${place ?? ''}${kind === 'department' ? '部门整体支出' : '项目支出'}评分规则（草稿）`,
    sources: {
      table: { document: identity.title ?? '某报告所附评分表', standing: 'printed' },
    },
    full: points(table.total?.weight ?? null) ?? '100',
    groups: table.groups.flatMap(({ path, weight }) => {
      const value = points(weight)
      const key = path.join('/')
      if (value === null || seen.has(key) || path.length === 0) return []
      seen.add(key)
      return [{ path: path.map(tidy), weight: value, basis: basis(tidy(path.at(-1)!)) }]
    }),
    indicators: table.indicators.flatMap(row => {
      const weight = points(row.weight)
      const path = row.path.map(tidy).filter(name => name !== '')
      if (weight === null || path.length === 0) return []
      const criteria = row.criteria ? tidy(row.criteria.text) : ''
      return [
        {
          path,
          weight,
          criteria: criteria === '' ? '报告没有列出评分标准' : criteria,
          basis: basis(`${path.at(-1)}行`),
        },
      ]
    }),
  }
}
