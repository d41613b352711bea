import { type Exact, maximum, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import {
  bandOf,
  compilePart,
  groupBands,
  JUDGED,
  only,
  proportionalRule,
  type ReadPart,
  tiersPart,
  withDefinition,
} from './compile-part.ts'
import type { Criteria, Deduction, Part, Ratio, Veto } from './criteria.ts'
import { bandDefects, ratioDefect } from './defects.ts'
import type { Definition } from './formula.ts'
import { splitCriteria } from './plain-criteria.ts'
import { compileQuarterly } from './quarterly.ts'
import { readClause } from './read-clause.ts'

/** 实际完成值 ÷ 目标值: what stands in the indicator's own row. */
const DONE: Ratio = { name: null, numerator: '实际完成值', denominator: '目标值' }

const OF_THE_WHOLE = /(?:本|该|此)(?:项|指标)/u

/** A formula for the whole indicator; other clauses may only give full marks or nothing in special cases. */
const compileWhole = (
  parts: readonly ReadPart[],
  definitions: readonly Definition[],
  weight: Exact,
): Part | null => {
  const said = parts.flatMap(part => part.said)
  const formulas = only(said, 'formula')
  const full = only(said, 'condition').filter(({ piece }) => piece.points.gt(ZERO))
  const special = [...full, ...only(said, 'heading')].every(({ piece }) => piece.points.equals(weight))
  const others =
    only(said, 'comparison').length + only(said, 'deduction').length + only(said, 'unknown').length
  if (!special || others > 0) return null
  const [formula] = formulas
  const bands = only(said, 'band')
  const except = bands.map(bandOf)
  // Bands beside a formula may only say where it gives all or nothing.
  if (except.some(band => !band.points.equals(weight) && !band.points.equals(ZERO))) return null
  if (formulas.length === 0) {
    const towardsTarget = full.some(({ piece }) => /目标|计划|任务|指标值/u.test(piece.when))
    if (only(said, 'share').length !== 1 || !towardsTarget || except.length > 0) return null
    const clause = [...new Set([...full, ...only(said, 'share')].map(one => one.clause))].join('；')
    return { rule: proportionalRule(DONE, weight), points: weight, clause }
  }
  if (formulas.length > 1) return null
  const { piece, clause } = formula!
  if (!(piece.points === null || (piece.whole && piece.points.equals(weight)))) return null
  const ratio = withDefinition(piece.ratio, definitions)
  const names = bands.flatMap(band => band.piece.condition.name ?? [])
  if (names.some(name => ratio.name !== null && !ratio.name.endsWith(name) && !name.endsWith(ratio.name)))
    return null
  const words = [...new Set([...bands.map(band => band.clause), clause])].join('；')
  return { rule: proportionalRule(ratio, weight, except), points: weight, clause: words }
}

/** Bands are often numbered one by one: they are one rule, in the place of their first. */
const joinBands = (parts: readonly ReadPart[]): readonly ReadPart[] => {
  const numbered = parts.filter(part => only(part.said, 'band').length > 0)
  const pure = numbered.every(part =>
    part.said.every(({ piece }) => ['band', 'definition', 'note', 'veto', 'otherwise'].includes(piece.kind)),
  )
  const [first] = numbered
  if (!first || numbered.length < 2 || !pure || groupBands(numbered.flatMap(part => part.said)).size !== 1)
    return parts
  const joined = {
    number: first.number,
    clauses: numbered.flatMap(part => part.clauses),
    said: numbered.flatMap(part => part.said),
  }
  return parts.flatMap(part => (part === first ? [joined] : numbered.includes(part) ? [] : [part]))
}

/** A part that only takes points off speaks of all the points that the others give. */
const takeOff = (
  parts: readonly ReadPart[],
  compiled: readonly Part[],
  weight: Exact,
): readonly Part[] | null => {
  const lone = parts.filter(
    part =>
      only(part.said, 'deduction').length > 0 &&
      part.said.every(({ piece }) => ['deduction', 'note'].includes(piece.kind)),
  )
  if (lone.length === 0) return compiled
  const taken = lone.flatMap(part => only(part.said, 'deduction').map(({ piece }) => piece.deduction))
  const points = compiled.length === 0 ? weight : sumOf(compiled.map(part => part.points))
  if (taken.every(one => one.how === 'discretion' || one.how === 'share')) {
    if (compiled.length === 0) return compiled
    if (!compiled.every(part => part.rule.kind === 'condition' || part.rule.kind === 'tiers')) return null
    return compiled.map(part =>
      part.rule.kind === 'condition' && part.rule.otherwise === 'unsaid'
        ? { ...part, rule: { ...part.rule, otherwise: 'discretion' as const } }
        : part,
    )
  }
  const plain = taken.filter(
    (one): one is Exclude<Deduction, { how: 'step' }> => one.how !== 'step' && one.how !== 'share',
  )
  if (plain.length < taken.length || !compiled.every(part => part.rule.kind === 'condition')) return null
  const clause = [...compiled.map(part => part.clause), ...lone.flatMap(part => part.clauses)].join('；')
  return [{ rule: { kind: 'deduction', points, deductions: plain }, points, clause }]
}

/** 评分办法同上: the rule of the part before, where both have the same points. */
const compileParts = (
  parts: readonly ReadPart[],
  definitions: readonly Definition[],
  weight: Exact,
): readonly Part[] => {
  const compiled: Part[] = []
  for (const part of parts) {
    const before = compiled.at(-1)
    const own = only(part.said, 'heading')[0]?.piece.points
    if (only(part.said, 'ditto').length > 0 && before && (own === undefined || own.equals(before.points)))
      compiled.push({ ...before, clause: part.clauses.join('；') })
    else compiled.push(...compilePart(part, definitions, weight, parts.length === 1))
  }
  return compiled
}

const defectsOf = (parts: readonly ReadPart[], definitions: readonly Definition[]): string[] => {
  const said = parts.flatMap(part => part.said)
  const ratios = [
    ...only(said, 'formula').map(({ piece }) => piece.ratio),
    ...definitions.filter(d => d.kind === 'quotient'),
  ]
  return [...new Set(ratios.flatMap(ratio => ratioDefect(ratio) ?? []))]
}

/**
 * The rules that a criteria cell states, each with the clause it came from. What does not compile is `judged`: from
 * nothing to its points. Parts whose points do not add up to the weight leave the whole to a person.
 */
export const compileCriteria = (text: string, weight: Exact | null): Criteria => {
  const parts: ReadPart[] = splitCriteria(text).map(({ number, clauses }) => ({
    number,
    clauses,
    said: clauses.flatMap((clause, at) =>
      readClause(clause, at === 0, weight).map(piece => ({ clause, piece })),
    ),
  }))
  const said = parts.flatMap(part => part.said)
  // A judged part may come to nothing anyway; only what is computed can be overruled by its own part's condition.
  const vetoes = parts.flatMap(part => {
    const computes = part.said.some(({ piece }) => ['band', 'formula'].includes(piece.kind))
    const zeros = computes ? only(part.said, 'condition').filter(({ piece }) => !piece.points.gt(ZERO)) : []
    const own = only(part.said, 'comparison').map(({ piece }) => piece.comparison)
    return [
      ...only(part.said, 'veto').filter(
        ({ clause, piece }) =>
          (OF_THE_WHOLE.test(clause) || computes) &&
          !own.some(one => one.left === piece.comparison?.left && one.right === piece.comparison.right),
      ),
      ...zeros,
    ].map(
      ({ clause, piece }): Veto => ({ clause, condition: piece.kind === 'veto' ? piece.comparison : null }),
    )
  })
  const definitions = only(said, 'definition').map(({ piece }) => piece.definition)
  const defects = defectsOf(parts, definitions)
  const result = (compiled: readonly Part[]): Criteria => ({
    parts: compiled,
    vetoes,
    problem: null,
    defects: [
      ...defects,
      ...compiled.flatMap(({ rule }) =>
        rule.kind === 'bands' && rule.otherwise === null ? bandDefects(rule.bands) : [],
      ),
    ],
  })
  const judged = (problem: string | null): Criteria => ({
    parts: [{ rule: JUDGED, points: weight ?? ZERO, clause: text }],
    vetoes,
    problem,
    defects: problem && weight !== null ? [problem, ...defects] : defects,
  })
  if (weight === null) return judged('没有分值')

  const quarterly = compileQuarterly(
    said.map(one => one.clause).filter((clause, at, all) => clause !== all[at - 1]),
    definitions,
    weight,
  )
  if (quarterly) return result([quarterly])
  const whole = compileWhole(parts, definitions, weight)
  if (whole) return result([whole])

  const joined = joinBands(parts)
  const separate = compileParts(joined, definitions, weight)
  // Answers to choose from, numbered one by one: 1. 完整的得3分；2. 基本完整的得2分.
  const conditions = joined.flatMap(part => only(part.said, 'condition'))
  const choice =
    joined.length > 1 &&
    conditions.length > 1 &&
    separate.length > 1 &&
    separate.every(part => part.rule.kind === 'condition') &&
    separate
      .map(part => part.points)
      .reduce(maximum)
      .equals(weight)
  const compiled = choice ? [tiersPart(conditions)] : takeOff(joined, separate, weight)
  if (compiled === null) return judged(null)
  if (compiled.length === 0) {
    const quotients = definitions.filter(d => d.kind === 'quotient')
    const silent = said.every(({ piece }) => ['definition', 'note'].includes(piece.kind))
    const [only_] = quotients
    return silent && only_ && quotients.length === 1
      ? result([
          {
            rule: {
              kind: 'defined',
              ratio: withDefinition({ name: null, numerator: null, denominator: null }, quotients),
            },
            points: weight,
            clause: text,
          },
        ])
      : judged(null)
  }
  const sum = sumOf(compiled.map(part => part.points))
  const allJudged = compiled.every(part => part.rule.kind === 'judged')
  if (allJudged && !sum.equals(weight)) return judged(null)
  if (!sum.equals(weight))
    return judged(`评分标准各部分合计 ${toText(sum)} 分，与分值 ${toText(weight)} 分不一致`)
  return result(compiled)
}
