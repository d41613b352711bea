import { baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, isZero, maximum, minimum, ONE, toText, ZERO } from '@heshu/shared/number/exact.ts'
import {
  add,
  clamp,
  closed,
  divide,
  hull,
  type Interval,
  meets,
  open,
  point,
  scale,
} from '@heshu/shared/number/interval.ts'
import { CONVENTIONS, type Convention } from '@heshu/shared/number/written.ts'
import type { Criteria, Part, Ratio, Relation, Rule, Veto } from '../criteria/criteria.ts'
import { bindPair, bindRate, type Certainty, type Context, hasSubject } from './bind-evidence.ts'
import { printFigure, printRate } from './print-score.ts'
import { plainName } from './prose.ts'
import type { QuarterRates } from './quarter-rates.ts'

/** How the figures are taken: as they are printed, or as any value that rounds or was cut to them. */
export type Mode = 'printed' | Convention
export const MODES: readonly Mode[] = ['printed', ...CONVENTIONS]

/** What the criteria and the evidence allow for a score, with the way there. */
export type Estimate = {
  readonly range: Readonly<Record<Mode, Interval>>
  readonly operands: readonly Figure[]
  /** The least sure of the bindings; null where no figure was used. */
  readonly certainty: Certainty | null
  /** Steps that an auditor can redo by hand (Chinese). */
  readonly steps: readonly string[]
  /** The arithmetic alone: 147 ÷ 177 × 6. */
  readonly formula: string
  /** What a person must judge or find (Chinese); empty when all of the score is computed. */
  readonly missing: readonly string[]
}

const eachMode = (make: (mode: Mode) => Interval): Record<Mode, Interval> => ({
  printed: make('printed'),
  rounded: make('rounded'),
  truncated: make('truncated'),
})

const between = (low: Exact, high: Exact): Interval => ({ low: closed(low), high: closed(high) })

/** 超10% lies above 10%, never on it. */
const rangeOf = (figure: Figure, mode: Mode): Interval => {
  if (mode === 'printed' && figure.approximation === 'exact') return point(baseValue(figure)!)
  const range = figureRange(figure, mode === 'printed' ? 'rounded' : mode)!
  return figure.approximation === 'over' && range.low ? { ...range, low: open(range.low.value) } : range
}

const unknown = (points: Exact, what: string): Estimate => ({
  range: eachMode(() => between(ZERO, points)),
  operands: [],
  certainty: null,
  steps: [],
  formula: '',
  missing: [what],
})

type Rate = {
  readonly range: Readonly<Record<Mode, Interval>>
  readonly operands: readonly Figure[]
  readonly certainty: Certainty
  readonly words: string
  readonly formula: string
  readonly step: string
}

/** 控制率 under 公用经费控制率 is that indicator's own rate. */
const nameOf = (ratio: Ratio, context: Context): string =>
  ratio.name === null || plainName(context.name).endsWith(plainName(ratio.name)) ? context.name : ratio.name

const bindRatio = (ratio: Ratio, context: Context): Rate | null => {
  const name = nameOf(ratio, context)
  const stated =
    ratio.name === null && ratio.numerator !== null
      ? null
      : (bindRate(name, context) ??
        (ratio.name !== null && ratio.name !== name && hasSubject(ratio.name)
          ? bindRate(ratio.name, context)
          : null))
  if (stated)
    return {
      range: eachMode(mode => rangeOf(stated.figure, mode)),
      operands: [stated.figure],
      certainty: stated.certainty,
      words: printFigure(stated.figure),
      formula: printFigure(stated.figure),
      step:
        stated.certainty === 'near'
          ? `以报告所列 ${printFigure(stated.figure)} 为${plainName(name)}`
          : `报告所列${plainName(name)}为 ${printFigure(stated.figure)}`,
    }
  const pair = bindPair(ratio, context)
  if (!pair) return null
  const { numerator, denominator } = pair
  const ranges = MODES.map(mode => divide(rangeOf(numerator, mode), rangeOf(denominator, mode)))
  if (ranges.some(range => range === null)) return null
  const quotient = `${printFigure(numerator)} ÷ ${printFigure(denominator)}`
  const inferred = pair.certainty === 'named' ? '' : '（推断）'
  return {
    range: { printed: ranges[0]!, rounded: ranges[1]!, truncated: ranges[2]! },
    operands: [numerator, denominator],
    certainty: pair.certainty,
    words: quotient,
    formula: quotient,
    step: `以 ${printFigure(numerator)} 为「${ratio.numerator}」、${printFigure(denominator)} 为「${ratio.denominator}」${inferred}：${quotient} = ${printRate(baseValue(numerator)!.div(baseValue(denominator)!))}`,
  }
}

const proportional = (rule: Extract<Rule, { kind: 'proportional' }>, context: Context): Estimate => {
  const { points } = rule
  const rate = bindRatio(rule.ratio, context)
  const name = plainName(nameOf(rule.ratio, context))
  if (!rate) return unknown(points, `报告中没有可确定的「${rule.ratio.numerator ?? name}」等数据`)
  const range = eachMode(mode => clamp(scale(rate.range[mode], points), ZERO, points))
  return {
    range,
    operands: rate.operands,
    certainty: rate.certainty,
    steps: [rate.step],
    formula: `${rate.formula} × ${toText(points)}`,
    missing: [],
  }
}

const banded = (rule: Extract<Rule, { kind: 'bands' }>, points: Exact, context: Context): Estimate => {
  const rate = bindRatio(rule.ratio, context)
  const name = plainName(nameOf(rule.ratio, context))
  if (!rate) return unknown(points, `报告中没有可确定的「${name}」`)
  if (rule.bands[0]?.percent === false && rate.operands.every(figure => figure.unit?.dimension === 'ratio'))
    return unknown(points, `「${name}」的分档没有标明单位`)
  const range = eachMode(mode => {
    const met = rule.bands.filter(band => meets(band.range, rate.range[mode])).map(band => point(band.points))
    return met.length === 0 ? between(ZERO, points) : met.reduce(hull)
  })
  const met = rule.bands.filter(band => meets(band.range, rate.range.printed))
  const [only] = met
  if (!only) return unknown(points, `「${name}」为 ${rate.words}，评分标准没有这一档`)
  return {
    range,
    operands: rate.operands,
    certainty: rate.certainty,
    steps: [rate.step, ...met.map(band => `适用「${band.clause}」`)],
    formula: `${rate.formula} → ${met.map(band => toText(band.points)).join(' 或 ')}`,
    missing: [],
  }
}

const holds = (left: Interval, relation: Relation, right: Interval): boolean | null => {
  // left − right against zero
  const low = left.low && right.high ? left.low.value.sub(right.high.value) : null
  const high = left.high && right.low ? left.high.value.sub(right.low.value) : null
  if (!low || !high) return null
  const above = relation === '>' || relation === '≥'
  const strict = relation === '>' || relation === '<'
  const [least, most] = above ? [low, high] : [high.neg(), low.neg()]
  if (strict ? least.gt(ZERO) : least.gte(ZERO)) return true
  if (strict ? most.lte(ZERO) : most.lt(ZERO)) return false
  return null
}

const compared = (rule: Extract<Rule, { kind: 'comparison' }>, context: Context): Estimate => {
  const pair = bindPair({ name: null, numerator: rule.left, denominator: rule.right }, context)
  if (!pair) return unknown(rule.points, `报告中没有可确定的「${rule.left}」和「${rule.right}」`)
  const verdicts = MODES.map(mode =>
    holds(rangeOf(pair.numerator, mode), rule.relation, rangeOf(pair.denominator, mode)),
  )
  const pointsOf = (holding: boolean | null | undefined): Interval =>
    holding === undefined || holding === null
      ? between(ZERO, rule.points)
      : point(holding ? rule.points : ZERO)
  const words = `${printFigure(pair.numerator)} ${rule.relation} ${printFigure(pair.denominator)}`
  return {
    range: {
      printed: pointsOf(verdicts[0]),
      rounded: pointsOf(verdicts[1]),
      truncated: pointsOf(verdicts[2]),
    },
    operands: [pair.numerator, pair.denominator],
    certainty: pair.certainty,
    steps: [`「${rule.left}${rule.relation}${rule.right}」：${words}${verdicts[0] ? '' : '，不成立'}`],
    formula: `${words} → ${verdicts[0] ? toText(rule.points) : '0'}`,
    missing: [],
  }
}

const TIME_PROGRESS = [exact(25), exact(50), exact(75), exact(100)].map(percent => percent.div(exact(100)))
const FOUR = exact(4)

const quarterly = (
  rule: Extract<Rule, { kind: 'quarterly' }>,
  points: Exact,
  rates: QuarterRates,
): Estimate => {
  if (rates.some(rate => rate === null)) {
    const given = rates.filter(rate => rate !== null).length
    return unknown(
      points,
      given === 0
        ? '评分标准要求四个季度的执行率，报告没有提供'
        : `评分标准要求四个季度的执行率，报告只提供了 ${given} 个`,
    )
  }
  const figures = rates as readonly Figure[]
  const capped = (mode: Mode): Interval[] =>
    figures.map((figure, at) => clamp(scale(rangeOf(figure, mode), ONE.div(TIME_PROGRESS[at]!)), ZERO, ONE))
  const score = (mode: Mode): Interval => {
    const each = capped(mode)
    const quarters = each.map((rate, at) => scale(rate, rule.quarters[at]!)).reduce(add)
    const mean = scale(each.reduce(add), rule.mean.div(FOUR))
    return clamp(add(quarters, mean), ZERO, points)
  }
  const printed = capped('printed').map(rate => rate.low!.value)
  const mean = printed.reduce((a, b) => a.add(b)).div(FOUR)
  const byQuarter = rule.quarters.every(isZero)
    ? []
    : printed.map((rate, at) => toText(rate.mul(rule.quarters[at]!)))
  const terms = [...byQuarter, ...(isZero(rule.mean) ? [] : [`${toText(mean)} × ${toText(rule.mean)}`])]
  return {
    range: eachMode(score),
    operands: figures,
    certainty: 'named',
    steps: [
      ...figures.map(
        (figure, at) =>
          `${'一二三四'[at]}季度 ${printFigure(figure)} ÷ 序时进度 ${printRate(TIME_PROGRESS[at]!)}${printed[at]!.equals(ONE) ? '，以满分为限' : ''}：${printRate(printed[at]!)}`,
      ),
      `四个季度平均 ${printRate(mean)}`,
    ],
    formula: terms.join(' + '),
    missing: [],
  }
}

const estimatePart = (part: Part, context: Context, rates: QuarterRates): Estimate => {
  const { rule, points } = part
  switch (rule.kind) {
    case 'proportional':
      return proportional(rule, context)
    case 'bands':
      return banded(rule, points, context)
    case 'comparison':
      return compared(rule, context)
    case 'quarterly':
      return quarterly(rule, points, rates)
    case 'deduction':
    case 'condition':
    case 'tiers':
    case 'judged':
      return unknown(points, `「${part.clause.slice(0, 40)}${part.clause.length > 40 ? '…' : ''}」需人工判断`)
  }
}

const SURENESS: readonly Certainty[] = ['near', 'inferred', 'section', 'named']
const lessSure = (a: Certainty | null, b: Certainty | null): Certainty | null =>
  a === null ? b : b === null ? a : SURENESS[Math.min(SURENESS.indexOf(a), SURENESS.indexOf(b))]!

const sameAmount = (a: string, b: string | null): boolean => {
  if (b === null) return false
  const [x, y] = [a, b].map(name => plainName(name).replace(/(?:合计数|总数|总额|数)$/u, ''))
  return x!.length >= 2 && y!.length >= 2 && (x!.includes(y!) || y!.includes(x!))
}

/** Whether a condition that takes all points is met: by the rate of the very amounts it compares, or by amounts in the report. */
const vetoHolds = (veto: Veto, criteria: Criteria, context: Context): boolean | null => {
  const { condition } = veto
  if (!condition) return null
  for (const { rule } of criteria.parts) {
    if (rule.kind !== 'proportional' && rule.kind !== 'bands') continue
    const { ratio } = rule
    const rate =
      sameAmount(condition.left, ratio.numerator) &&
      sameAmount(condition.right, ratio.denominator) &&
      bindRatio(ratio, context)
    if (rate) return holds(rate.range.printed, condition.relation, point(ONE))
  }
  const pair = bindPair({ name: null, numerator: condition.left, denominator: condition.right }, context)
  return (
    pair &&
    holds(rangeOf(pair.numerator, 'printed'), condition.relation, rangeOf(pair.denominator, 'printed'))
  )
}

/** The score that the criteria give on the report's own figures: a range where parts need a person or evidence is missing. */
export const estimateScore = (
  criteria: Criteria,
  weight: Exact,
  context: Context,
  rates: QuarterRates,
): Estimate => {
  const parts = criteria.parts.map(part => estimatePart(part, context, rates))
  const sum = (mode: Mode) =>
    clamp(parts.map(part => part.range[mode]).reduce(add, point(ZERO)), ZERO, weight)
  const vetoes = criteria.vetoes.map(veto => ({ veto, holds: vetoHolds(veto, criteria, context) }))
  const endangered = vetoes.some(({ holds: met }) => met !== false)
  const range = eachMode(mode => {
    const total = sum(mode)
    return endangered ? between(ZERO, total.high!.value) : total
  })
  return {
    range,
    operands: [...new Set(parts.flatMap(part => part.operands))],
    certainty: parts.map(part => part.certainty).reduce(lessSure, null),
    steps: [
      ...parts.flatMap(part => part.steps),
      ...vetoes.filter(({ holds: met }) => met === false).map(({ veto }) => `不属于「${veto.clause}」`),
    ],
    formula: parts
      .map((part, at) => part.formula || `[0, ${toText(criteria.parts[at]!.points)}]`)
      .join(' + '),
    missing: [
      ...(criteria.problem ? [criteria.problem] : []),
      ...parts.flatMap(part => part.missing),
      ...vetoes.filter(({ holds: met }) => met !== false).map(({ veto }) => `「${veto.clause}」需核实`),
    ],
  }
}

export const lowOf = (range: Interval): Exact => maximum(range.low?.value ?? ZERO, ZERO)
export const highOf = (range: Interval, weight: Exact): Exact => minimum(range.high?.value ?? weight, weight)
