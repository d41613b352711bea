import { baseValue } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, HUNDRED, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { clamp, closed, hull, type Interval, meets, point, scale } from '@heshu/shared/number/interval.ts'
import type { Deduction, Relation, Rule } from '../criteria/criteria.ts'
import { bindPair, type Context } from './bind-evidence.ts'
import { bindRatio, eachMode, MODES, nameOf, type Rate, rangeOf, wholeRange } from './bind-ratio.ts'
import type { Estimate } from './estimate.ts'
import { printFigure } from './print-score.ts'
import { plainName } from './prose.ts'

type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>

export const between = (low: Exact, high: Exact): Interval => ({ low: closed(low), high: closed(high) })

/** Cut to what the points allow; an end that lies inside stays open or closed as it was. */
export const capped = ({ low, high }: Interval, points: Exact): Interval => ({
  low: !low || low.value.lt(ZERO) ? closed(ZERO) : low.value.gt(points) ? closed(points) : low,
  high: !high || high.value.gt(points) ? closed(points) : high.value.lt(ZERO) ? closed(ZERO) : high,
})

/** Anything from nothing to the points. */
export const unknown = (points: Exact, what: string): Estimate => ({
  range: eachMode(() => between(ZERO, points)),
  operands: [],
  certainty: null,
  steps: [],
  formula: '',
  missing: [what],
})

/** What a rate gives under a rule, for every candidate. */
const overCandidates = (rate: Rate, give: (range: Interval) => Interval) =>
  eachMode(mode => rate.candidates.map(candidate => give(candidate[mode])).reduce(hull))

export const proportional = (rule: RuleOf<'proportional'>, context: Context): Estimate => {
  const { points, except } = rule
  const rate = bindRatio(rule.ratio, context)
  const name = plainName(nameOf(rule.ratio, context))
  if (!rate) return unknown(points, `报告中没有可确定的「${rule.ratio.numerator ?? name}」等数据`)
  const give = (range: Interval): Interval => {
    const special = except.filter(band => meets(band.range, range)).map(band => point(band.points))
    const plain = capped(scale(range, points), points)
    const inside = except.some(band => holdsWithin(range, band.range))
    return inside && special.length === 1 ? special[0]! : [...special, plain].reduce(hull)
  }
  const printed = wholeRange(rate, 'printed')
  const met = except.filter(band => meets(band.range, printed))
  return {
    range: overCandidates(rate, give),
    operands: rate.operands,
    certainty: rate.certainty,
    steps: [rate.step, ...met.map(band => `适用「${band.clause}」`)],
    formula:
      met.length > 0
        ? `${rate.formula} → ${met.map(band => toText(band.points)).join(' 或 ')}`
        : `${rate.formula} × ${toText(points)}`,
    missing: [],
  }
}

/** Whether all values of one range lie in another. */
const holdsWithin = (range: Interval, outer: Interval): boolean => {
  const above =
    outer.low === null ||
    (range.low !== null &&
      (range.low.value.gt(outer.low.value) ||
        (range.low.value.equals(outer.low.value) && (outer.low.closed || !range.low.closed))))
  const below =
    outer.high === null ||
    (range.high !== null &&
      (range.high.value.lt(outer.high.value) ||
        (range.high.value.equals(outer.high.value) && (outer.high.closed || !range.high.closed))))
  return above && below
}

export const banded = (rule: RuleOf<'bands'>, points: Exact, context: Context): Estimate => {
  const rate = bindRatio(rule.ratio, context)
  const name = plainName(nameOf(rule.ratio, context))
  if (!rate) return unknown(points, `报告中没有可确定的「${name}」`)
  if (rule.bands[0]?.percent === false && rate.operands.every(figure => figure.unit?.dimension === 'ratio'))
    return unknown(points, `「${name}」的分档没有标明单位`)
  const outside = rule.otherwise ? point(rule.otherwise) : between(ZERO, points)
  const give = (range: Interval): Interval => {
    const met = rule.bands.filter(band => meets(band.range, range)).map(band => point(band.points))
    return met.length === 0 ? outside : met.reduce(hull)
  }
  const met = rule.bands.filter(band =>
    rate.candidates.some(candidate => meets(band.range, candidate.printed)),
  )
  if (met.length === 0 && rule.otherwise === null)
    return unknown(points, `「${name}」为 ${rate.formula}，评分标准没有这一档`)
  const given = met.length === 0 ? [rule.otherwise!] : met.map(band => band.points)
  return {
    range: overCandidates(rate, give),
    operands: rate.operands,
    certainty: rate.certainty,
    steps: [rate.step, ...met.map(band => `适用「${band.clause}」`)],
    formula: `${rate.formula} → ${given.map(x => toText(x)).join(' 或 ')}`,
    missing: [],
  }
}

/** Whole steps of a deviation, a part of a step counting for nothing or for a whole one: the text rarely says which. */
const stepsIn = (deviation: Exact, step: Exact): { least: Exact; most: Exact } => {
  const steps = deviation.div(step)
  return { least: exact(steps.n / steps.d), most: exact((steps.n + steps.d - 1n) / steps.d) }
}

const lossAt = (deduction: Extract<Deduction, { how: 'step' }>, from: Exact, value: Exact) => {
  const deviation = deduction.side === 'above' ? value.sub(from) : from.sub(value)
  if (deviation.lte(ZERO)) return { least: ZERO, most: ZERO, deviation: ZERO }
  const { least, most } = stepsIn(deviation, deduction.step)
  return { least: least.mul(deduction.points), most: most.mul(deduction.points), deviation }
}

export const deducted = (rule: RuleOf<'deduction'>, context: Context): Estimate => {
  const { points, deductions } = rule
  const [only, other] = deductions
  if (!only || other || only.how !== 'step')
    return unknown(
      points,
      `${deductions.map(one => `「${one.how === 'step' ? plainName(one.ratio.name ?? context.name) : one.when}」`).join('、')}的扣分须人工核定`,
    )
  const target = context.target && baseValue(context.target)
  const from = only.from ?? target
  const done = only.from === null ? context.done : null
  const rate: Rate | null = done
    ? {
        candidates: [eachMode(mode => rangeOf(done, mode))],
        operands: [done],
        certainty: 'named',
        formula: printFigure(done),
        step: `实际完成 ${printFigure(done)}`,
      }
    : bindRatio(only.ratio, context)
  const name = plainName(nameOf(only.ratio, context))
  if (!rate || !from) return unknown(points, `报告中没有可确定的「${name}」`)
  if (rate.operands.length === 1 && rate.operands[0]!.unit?.dimension !== 'ratio')
    return unknown(points, `「${name}」不是比率，不能按百分点扣分`)
  const give = (range: Interval): Interval => {
    const ends = [range.low, range.high].map(end => end && lossAt(only, from, end.value))
    const losses = ends.flatMap(end => (end ? [end.least, end.most] : []))
    if (ends.some(end => !end) || losses.length === 0) return between(ZERO, points)
    const least = losses.reduce((a, b) => (a.lt(b) ? a : b))
    const most = losses.reduce((a, b) => (a.gt(b) ? a : b))
    return clamp(between(points.sub(most), points.sub(least)), ZERO, points)
  }
  const printed = wholeRange(rate, 'printed')
  const end = only.side === 'above' ? printed.high : printed.low
  const { deviation, least, most } = end
    ? lossAt(only, from, end.value)
    : { deviation: ZERO, least: ZERO, most: points }
  const percent = (x: Exact) => toText(x.mul(HUNDRED))
  const words = deviation.equals(ZERO)
    ? `未${only.side === 'above' ? '超过' : '低于'} ${percent(from)}%，不扣分`
    : `${only.side === 'above' ? '高出' : '低'} ${percent(deviation)} 个百分点，每 ${percent(only.step)} 个百分点扣 ${toText(only.points)} 分${least.equals(most) ? '' : '（不足一档是否扣分没有写明）'}`
  return {
    range: overCandidates(rate, give),
    operands: rate.operands,
    certainty: rate.certainty,
    steps: [rate.step, words],
    formula: `${toText(points)} − ${least.equals(most) ? toText(least) : `${toText(least)}～${toText(most)}`}`,
    missing: [],
  }
}

/** The rate is known, how points follow from it is not: it is told, and nothing is computed. */
export const defined = (rule: RuleOf<'defined'>, points: Exact, context: Context): Estimate => {
  const rate = bindRatio(rule.ratio, context)
  return {
    ...unknown(points, '评分标准只有定义，没有写明如何计分'),
    steps: rate && rate.certainty !== 'near' ? [rate.step] : [],
  }
}

/** Whether a relation holds for all values, for none, or (null) for some. */
export const holds = (left: Interval, relation: Relation, right: Interval): boolean | null => {
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

export const compared = (rule: RuleOf<'comparison'>, context: Context): Estimate => {
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
