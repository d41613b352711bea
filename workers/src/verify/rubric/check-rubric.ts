import { type Exact, exact, ONE, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { type Interval, isPoint } from '@heshu/shared/number/interval.ts'
import type { Basis, Rubric } from '@heshu/shared/rubric/rubric.ts'
import { compileCriteria } from '../criteria/compile-criteria.ts'
import { type DescribedPart, describeCriteria } from '../criteria/describe-criteria.ts'
import { plainName } from '../scoring/prose.ts'
import { gradeBandsOf } from './grade-bands.ts'

/** One criterion of a pack beside what it compiled to. */
export type CheckedCriteria = {
  /** 部门管理／资金管理／政府采购执行情况, or the sort of rows it is for. */
  readonly name: string
  /** null for rules of rows, whose weights the reports set. */
  readonly weight: Exact | null
  readonly criteria: string
  readonly parts: readonly DescribedPart[]
  readonly defects: readonly string[]
  /** A doubt that the pack itself tells; its defects are known and count no more. */
  readonly doubt: string | null
  readonly basis: Basis
}

export type CheckedRubric = {
  readonly criteria: readonly CheckedCriteria[]
  /** Weights that do not add up, names given twice, grades that overlap or leave a gap (Chinese). */
  readonly defects: readonly string[]
}

const startsWith = (path: readonly string[], above: readonly string[]): boolean =>
  above.every((name, level) => path[level] === name)

const nameOf = (path: readonly string[]): string => path.join('／')

const sumDefect = (name: string, stated: Exact, parts: Exact, lost: Exact): string[] =>
  parts.add(lost).equals(stated)
    ? []
    : [
        `${name}的分值为 ${toText(stated)}，下级指标合计 ${toText(parts)}${lost.gt(ZERO) ? `，另记缺少 ${toText(lost)}` : ''}，相差 ${toText(stated.sub(parts).sub(lost).abs())}`,
      ]

const weightDefects = (rubric: Rubric): string[] => {
  const { indicators, groups, missing, full } = rubric
  const lostUnder = (path: readonly string[]) =>
    sumOf(missing.filter(lost => startsWith(lost.under, path)).map(lost => lost.points))
  // Points lost somewhere under 管理 may be those of 管理／资产, whose own sum then may not be called wrong.
  const mayHoldLost = (path: readonly string[]) =>
    missing.some(lost => lost.under.length < path.length && startsWith(path, lost.under))
  if (indicators.length === 0) {
    const tops = groups.filter(group => group.path.length === 1)
    return tops.length === 0
      ? []
      : sumDefect('总分', full, sumOf(tops.map(group => group.weight)), lostUnder([]))
  }
  return [
    ...groups.flatMap(({ path, weight }) => {
      const below = indicators.filter(row => startsWith(row.path, path))
      const sum = sumOf(below.map(row => row.weight))
      if (mayHoldLost(path) && sum.lte(weight)) return []
      return sumDefect(`「${nameOf(path)}」`, weight, sum, lostUnder(path))
    }),
    ...sumDefect('总分', full, sumOf(indicators.map(row => row.weight)), lostUnder([])),
  ]
}

const nameDefects = ({ indicators }: Rubric): string[] => {
  const seen = new Set<string>()
  return indicators.flatMap(({ path, aliases }) =>
    [path.at(-1)!, ...aliases].flatMap(name => {
      const plain = plainName(name)
      if (seen.has(plain)) return [`指标名称「${name}」重复`]
      seen.add(plain)
      return []
    }),
  )
}

const gradeDefects = (rubric: Rubric): string[] => {
  const { bands, unread } = gradeBandsOf(rubric)
  const problems = unread.map(
    words => `等级的分数范围读不懂：${words}（可写 90分（含）以上、80（含）-90（不含）分）`,
  )
  if (!bands || unread.length > 0) return problems
  const ordered = [...bands.bands].sort((a, b) => {
    const [x, y] = [a.range.low?.value ?? ZERO.sub(ONE), b.range.low?.value ?? ZERO.sub(ONE)]
    return x.lt(y) ? -1 : x.gt(y) ? 1 : 0
  })
  const between = (lower: Interval, upper: Interval): string | null => {
    if (!lower.high || !upper.low || lower.high.value.gt(upper.low.value)) return '重叠'
    if (lower.high.value.lt(upper.low.value)) return '之间有空档'
    return lower.high.closed && upper.low.closed
      ? '在界限上重叠'
      : !lower.high.closed && !upper.low.closed
        ? '在界限上有空档'
        : null
  }
  for (const [at, upper] of ordered.entries()) {
    const lower = ordered[at - 1]
    const fault = lower && between(lower.range, upper.range)
    if (fault)
      problems.push(`等级「${lower.word}」（${lower.text}）与「${upper.word}」（${upper.text}）${fault}`)
    if (isPoint(upper.range)) problems.push(`等级「${upper.word}」只有一个分数：${upper.text}`)
  }
  const [lowest, highest] = [ordered[0]!.range.low, ordered.at(-1)!.range.high]
  if (lowest?.value.gt(ZERO)) problems.push(`低于 ${toText(lowest.value)} 分的没有等级`)
  if (highest && (highest.value.lt(rubric.full) || (!highest.closed && highest.value.equals(rubric.full))))
    problems.push(`${toText(highest.value)} 分以上的没有等级`)
  return problems
}

const EXAMPLE_WEIGHT = exact(10)

/** Each criterion of a pack beside what it compiles to, and what is wrong with the pack. */
export const checkRubric = (rubric: Rubric): CheckedRubric => {
  const check = (
    name: string,
    weight: Exact | null,
    criteria: string,
    doubt: string | null,
    basis: Basis,
  ): CheckedCriteria => {
    const compiled = compileCriteria(criteria, weight ?? EXAMPLE_WEIGHT)
    const defects = [...(compiled.problem ? [compiled.problem] : []), ...compiled.defects]
    return {
      name,
      weight,
      criteria,
      parts: describeCriteria(compiled),
      defects: [...new Set(defects)],
      doubt,
      basis,
    }
  }
  return {
    criteria: [
      ...rubric.indicators.map(row =>
        check(nameOf(row.path), row.weight, row.criteria, row.doubt, row.basis),
      ),
      ...rubric.rows.map(row => check(row.for, null, row.criteria, null, row.basis)),
    ],
    defects: [...weightDefects(rubric), ...nameDefects(rubric), ...gradeDefects(rubric)],
  }
}

export const hasDefects = ({ criteria, defects }: CheckedRubric): boolean =>
  defects.length > 0 || criteria.some(row => row.doubt === null && row.defects.length > 0)
