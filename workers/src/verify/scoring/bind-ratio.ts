import { baseValue, dimensionOf, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { type Exact, isZero, ONE } from '@heshu/shared/number/exact.ts'
import { add, divide, hull, type Interval, open, point, subtract } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS, type Convention } from '@heshu/shared/number/written.ts'
import type { Ratio } from '../criteria/criteria.ts'
import { namedAmount, namedPairs, type Pair } from './amounts.ts'
import { bindPair, bindRate, type Certainty, type Context, hasSubject } from './bind-evidence.ts'
import { printFigure, printRate } from './print-score.ts'
import { plainName } from './prose.ts'

/** How the figures are taken: as they are printed, or as any value that rounds or was cut to them. */
export type Mode = 'printed' | Convention
export const MODES: readonly Mode[] = ['printed', ...CONVENTIONS]

export type ByMode = Readonly<Record<Mode, Interval>>
export const eachMode = (make: (mode: Mode) => Interval): ByMode => ({
  printed: make('printed'),
  rounded: make('rounded'),
  truncated: make('truncated'),
})

/** 超10% lies above 10%, never on it. */
export const rangeOf = (figure: Figure, mode: Mode): Interval => {
  if (mode === 'printed' && figure.approximation === 'exact') return point(baseValue(figure)!)
  const range = figureRange(figure, mode === 'printed' ? 'rounded' : mode)!
  return figure.approximation === 'over' && range.low ? { ...range, low: open(range.low.value) } : range
}

/** A rate that the report states, or that its figures give. */
export type Rate = {
  /** The values it may have; the candidates apart where there are several. */
  readonly candidates: readonly ByMode[]
  readonly operands: readonly Figure[]
  readonly certainty: Certainty
  readonly formula: string
  readonly step: string
}

export const wholeRange = (rate: Rate, mode: Mode): Interval =>
  rate.candidates.map(candidate => candidate[mode]).reduce(hull)

/** 控制率 under 公用经费控制率 is that indicator's own rate. */
export const nameOf = (ratio: Ratio, context: Context): string =>
  ratio.name === null || plainName(context.name).endsWith(plainName(ratio.name)) ? context.name : ratio.name

const complemented = (ratio: Ratio, range: Interval): Interval =>
  ratio.complement ? subtract(point(ONE), range) : range

const quotientOf = (ratio: Ratio, { numerator, denominator }: Pair): ByMode | null => {
  const ranges = MODES.map(mode => divide(rangeOf(numerator, mode), rangeOf(denominator, mode)))
  const [printed, rounded, truncated] = ranges
  if (!printed || !rounded || !truncated) return null
  return {
    printed: complemented(ratio, printed),
    rounded: complemented(ratio, rounded),
    truncated: complemented(ratio, truncated),
  }
}

const printQuotient = (ratio: Ratio, { numerator, denominator }: Pair): string =>
  `${ratio.complement ? '1 − ' : ''}${printFigure(numerator)} ÷ ${printFigure(denominator)}`

const shareOf = (ratio: Ratio, { numerator, denominator }: Pair): Exact => {
  const share = baseValue(numerator)!.div(baseValue(denominator)!)
  return ratio.complement ? ONE.sub(share) : share
}

const ofPair = (ratio: Ratio, pair: Pair, certainty: Certainty): Rate | null => {
  const range = quotientOf(ratio, pair)
  if (!range) return null
  const quotient = printQuotient(ratio, pair)
  const inferred = certainty === 'named' ? '' : '（推断）'
  return {
    candidates: [range],
    operands: [pair.numerator, pair.denominator],
    certainty,
    formula: ratio.complement ? `(${quotient})` : quotient,
    step: `以 ${printFigure(pair.numerator)} 为「${ratio.numerator}」、${printFigure(pair.denominator)} 为「${ratio.denominator}」${inferred}：${quotient} = ${printRate(shareOf(ratio, pair))}`,
  }
}

const DONE = /^(?:实际)?(?:完成值|完成数|完成量|完成情况|实现值)$/u
const TARGET = /^(?:年度|绩效|预期|计划)?(?:目标值?|指标值|计划数|计划完成(?:值|数)|预期值)$/u

/** 完成值 ÷ 目标值: the two cells of the indicator's own row. */
const ofRow = (ratio: Ratio, { target, done }: Context): Rate | null => {
  if (!ratio.numerator || !ratio.denominator || !target || !done) return null
  if (!DONE.test(ratio.numerator) || !TARGET.test(ratio.denominator)) return null
  if (dimensionOf(target) !== dimensionOf(done) || target.unit?.base !== done.unit?.base) return null
  // ≥20万 says where the target lies, not that it may be more.
  const plain = { ...target, approximation: 'exact' as const }
  return isZero(baseValue(plain)!) ? null : ofPair(ratio, { numerator: done, denominator: plain }, 'named')
}

const TERMS = /(?=[+-])/u

/** 年初结转+当年拨款: every amount bound by its name, or nothing. */
const sumOfNamed = (
  text: string,
  { prose }: Context,
): { range: ByMode; figures: Figure[]; words: string } | null => {
  const terms = text
    .split(TERMS)
    .map(term => ({ minus: term.startsWith('-'), name: term.replace(/^[+-]/u, '') }))
  const figures = terms.map(({ name }) => namedAmount(name, prose))
  if (figures.some(figure => figure === null)) return null
  const bound = figures as Figure[]
  const combine = (mode: Mode) =>
    bound
      .map((figure, at) => ({ range: rangeOf(figure, mode), minus: terms[at]!.minus }))
      .reduce(
        (sum, { range, minus }) => (minus ? subtract(sum, range) : add(sum, range)),
        point(ONE.sub(ONE)),
      )
  const words = bound
    .map((figure, at) => `${at === 0 ? '' : terms[at]!.minus ? ' − ' : ' + '}${printFigure(figure)}`)
    .join('')
  return { range: eachMode(combine), figures: bound, words: bound.length > 1 ? `(${words})` : words }
}

const ofSums = (ratio: Ratio, context: Context): Rate | null => {
  if (!ratio.numerator || !ratio.denominator) return null
  if (!/[+-]/u.test(ratio.numerator + ratio.denominator)) return null
  const above = sumOfNamed(ratio.numerator, context)
  const below = sumOfNamed(ratio.denominator, context)
  if (!above || !below) return null
  const ranges = MODES.map(mode => divide(above.range[mode], below.range[mode]))
  const [printed, rounded, truncated] = ranges.map(range => range && complemented(ratio, range))
  if (!printed || !rounded || !truncated) return null
  const formula = `${ratio.complement ? '1 − ' : ''}${above.words} ÷ ${below.words}`
  return {
    candidates: [{ printed, rounded, truncated }],
    operands: [...above.figures, ...below.figures],
    certainty: 'named',
    formula,
    step: `${formula} = ${printRate(printed.low!.value)}`,
  }
}

/** Pairs under the names' own words, one for each body: all of them are candidates. */
const ofCandidates = (ratio: Ratio, context: Context): Rate | null => {
  const names =
    ratio.numerator && ratio.denominator
      ? { numerator: ratio.numerator, denominator: ratio.denominator }
      : ratio.name === null || nameOf(ratio, context) === context.name
        ? context.definition
        : null
  if (!names) return null
  const full = { ...ratio, ...names }
  const pairs = namedPairs(names.numerator, names.denominator, context.prose)
  const ranges = pairs.map(pair => quotientOf(full, pair))
  if (pairs.length === 0 || ranges.some(range => range === null)) return null
  const quotients = pairs.map(pair => printQuotient(full, pair))
  return {
    candidates: ranges as ByMode[],
    operands: pairs.flatMap(pair => [pair.numerator, pair.denominator]),
    certainty: 'near',
    formula: quotients.join('、'),
    step: `「${names.numerator}」与「${names.denominator}」在报告中有：${pairs.map((pair, at) => `${quotients[at]} = ${printRate(shareOf(full, pair))}`).join('，')}`,
  }
}

/** The rate that a rule speaks of, from the words of the report; null where nothing fits. */
export const bindRatio = (ratio: Ratio, context: Context): Rate | null => {
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
      candidates: [eachMode(mode => rangeOf(stated.figure, mode))],
      operands: [stated.figure],
      certainty: stated.certainty,
      formula: printFigure(stated.figure),
      step:
        stated.certainty === 'near'
          ? `以报告所列 ${printFigure(stated.figure)} 为${plainName(name)}`
          : `报告所列${plainName(name)}为 ${printFigure(stated.figure)}`,
    }
  const row = ofRow(ratio, context)
  if (row) return row
  const pair = bindPair(ratio, context)
  return (
    (pair && ofPair(ratio, pair, pair.certainty)) ?? ofSums(ratio, context) ?? ofCandidates(ratio, context)
  )
}
