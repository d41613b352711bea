import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, maximum, minimum, ONE, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { add, type Interval, point } from '@heshu/shared/number/interval.ts'
import type { Criteria, Part, Veto } from '../criteria/criteria.ts'
import { bindPair, type Certainty, type Context } from './bind-evidence.ts'
import { type ByMode, bindRatio, eachMode, type Mode, rangeOf, wholeRange } from './bind-ratio.ts'
import { quarterly } from './estimate-quarters.ts'
import {
  banded,
  between,
  capped,
  compared,
  deducted,
  defined,
  holds,
  proportional,
  unknown,
} from './estimate-rule.ts'
import { plainName } from './prose.ts'
import type { QuarterRates } from './quarter-rates.ts'

/** What the criteria and the evidence allow for a score, with the way there. */
export type Estimate = {
  readonly range: ByMode
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

const SHORT = 40
const short = (text: string): string => {
  const words = text.replace(/\s+/gu, '')
  return words.length > SHORT ? `${words.slice(0, SHORT)}…` : words
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
      return deducted(rule, context)
    case 'defined':
      return defined(rule, points, context)
    case 'condition':
      return unknown(points, `「${short(rule.when)}」（${toText(points)} 分）需人工判断`)
    case 'tiers': {
      const low = rule.tiers.map(tier => tier.low).reduce(minimum)
      return {
        ...unknown(points, `「${short(part.clause)}」属哪一等需人工判断`),
        range: eachMode(() => between(low, points)),
      }
    }
    case 'judged':
      return unknown(points, `「${short(part.clause)}」需人工判断`)
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
    if (rate) return holds(wholeRange(rate, 'printed'), condition.relation, point(ONE))
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
  const sum = (mode: Mode) => capped(parts.map(part => part.range[mode]).reduce(add, point(ZERO)), weight)
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
