import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import {
  baseStep,
  baseValue,
  dimensionOf,
  type Figure,
  figureRange,
  isExactByNature,
  quotientRange,
} from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Check } from '@heshu/shared/model/output.ts'
import type { Exact } from '@heshu/shared/number/exact.ts'
import { gapBetween, type Interval, meets, point } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS, type Convention } from '@heshu/shared/number/written.ts'
import type { Turn } from '../culprit/opposite-word.ts'
import { evaluateExactly, evaluateRange } from './evaluate.ts'
import type { NameFigure } from './name-figure.ts'
import type { Sign } from './order.ts'
import { printFormula, printLike } from './print-formula.ts'
import { shortParts } from './trimmed-zeros.ts'

/**
 * A check before it has its id; the seed says what the figures measure. `figures` are all that it speaks of. `reading` is how
 * the stated figure, the first of them, was computed, and `mistake` the mistake that would give it.
 */
export type DraftCheck = Omit<Check, 'id'> & {
  readonly idSeed: string
  readonly figures: readonly Figure[]
  readonly reading?: Reading
  readonly mistake?: Reading
  /** For a check of which of its first two figures is greater: what the words say of the first, and the word that says it. */
  readonly order?: Order
  /** The most that some of its figures can be: a score is at most its weight. */
  readonly ceilings?: ReadonlyMap<Figure, Exact>
}

export type Order = { readonly sign: Sign; readonly turn: Turn | null }

type Computed = {
  readonly reading: Reading
  readonly value: Exact
  readonly fits: Convention | null
  readonly gap: Exact
}

const compute = ({ stated, kind }: Claim, reading: Reading): Computed | null => {
  const rangeOf = kind === 'average' ? quotientRange : figureRange
  const values = reading.operands.map(baseValue)
  if (values.some(v => v === null) || !stated.value) return null
  const value = evaluateExactly(reading.expression, values as Exact[])
  if (!value) return null
  const byConvention = CONVENTIONS.map(convention => {
    const ranges = reading.operands.map((figure, place) =>
      reading.exactOperands?.includes(place) ? point(values[place]!) : figureRange(figure, convention)!,
    )
    const computed = evaluateRange(reading.expression, ranges)
    const written = rangeOf(stated, convention)!
    return { convention, computed, written }
  })
  const fits = byConvention.find(c => c.computed && meets(c.computed, c.written))?.convention ?? null
  const gap = gapBetween(byConvention[0]?.computed ?? point(value), point(baseValue(stated)!) as Interval)
  return { reading, value, fits, gap }
}

/** Fewer digits than this fit too many pairs by chance to prove a relation that the words do not assert. */
const PROVING_DIGITS = 3

const significantDigits = (figure: Figure): number =>
  (/[\d０-９][\d０-９,，.．]*/.exec(figure.text)?.[0] ?? '').replace(/[,，.．]/g, '').replace(/^0+/, '')
    .length

const NAMES: Partial<Record<Claim['kind'], string>> = {
  ratio: '比率',
  share: '占比',
  sum: '合计',
  difference: '增减额',
  growth: '增减幅度',
  product: '乘积',
  average: '平均数',
  mention: '同一数字',
}

const quoteName = (claim: Claim, nameOf: NameFigure): string => {
  const name = nameOf(claim.stated)
  return name === '' ? (NAMES[claim.kind] ?? '数字') : `「${name}」`
}

/** People and things counted one by one are never off by rounding. */
const isWholeCount = (figure: Figure): boolean => dimensionOf(figure) === 'count' && isExactByNature(figure)

const refs = (reading: Reading) => reading.operands.map(figureRef)

/** The check that a claim comes to; null where it neither fits nor is asserted, so that nothing can be said. */
export const checkClaim = (claim: Claim, nameOf: NameFigure): DraftCheck | null => {
  const { stated } = claim
  const named = quoteName(claim, nameOf)
  const computed = claim.readings.map(r => compute(claim, r)).filter(c => c !== null)
  const proves = (c: Computed) =>
    c.reading.standing !== 'possible' || significantDigits(stated) >= PROVING_DIGITS
  const fits = computed.filter(c => c.fits && c.reading.standing !== 'mistaken' && proves(c))
  const fitting = fits.find(c => shortParts(claim, c.reading).length === 0) ?? fits[0]
  const base = (c: Computed) => ({
    kind: claim.kind,
    stated: figureRef(stated),
    operands: refs(c.reading),
    expected: printLike(stated, c.value),
    formula: printFormula(stated, c.reading.expression, c.reading.operands, c.value),
    idSeed: `${stated.measures}|${c.reading.operands.map(o => o.measures).join('|')}`,
    figures: [stated, ...c.reading.operands],
    reading: c.reading,
  })
  if (fitting) {
    const truncated = fitting.fits === 'truncated' ? '（按截尾而非四舍五入）' : ''
    const { formula, ...rest } = base(fitting)
    const short = shortParts(claim, fitting.reading)
    if (short.length > 0)
      return {
        ...rest,
        formula,
        verdict: 'disagrees',
        severity: 'notice',
        message: `${named}写为 ${stated.text}，按所列数字复算：${formula}。${[...new Set(short.map(f => f.text))].join('、')} 若是四舍五入之数，则无误；若只是省去末尾的零，则不符，请核实。`,
      }
    return {
      ...rest,
      formula,
      verdict: 'agrees',
      severity: null,
      message: `${named}写为 ${stated.text}，与 ${formula} 相符${truncated}。`,
    }
  }
  const against =
    computed.find(c => c.reading.standing === 'asserted') ??
    computed.find(c => c.reading.standing === 'suspected')
  if (!against) return null
  // 11 人，其中在编 9 人、聘用 2 人，退休 6 人: too short to prove anything, and enough for asking nothing.
  const fitsOtherwise = computed.some(c => c.fits && c.reading.standing === 'possible')
  if (against.reading.standing === 'suspected' && fitsOtherwise) return null
  const draft = base(against)
  if (against.reading.standing === 'suspected')
    return {
      ...draft,
      verdict: 'open',
      severity: null,
      message: `${named}写为 ${stated.text}，${against.reading.because}为 ${draft.expected}（${draft.formula}）；所列若为全部，则不符，若另有未列部分，则无误，请核实。`,
    }
  const mistaken = computed.find(c => c.reading.standing === 'mistaken' && c.fits)
  const explained = mistaken
    ? `${stated.text} 只在${mistaken.reading.because}时成立：${printFormula(stated, mistaken.reading.expression, mistaken.reading.operands, mistaken.value)}。`
    : ''
  return {
    ...draft,
    operands: [
      ...draft.operands,
      ...(mistaken ? refs(mistaken.reading).filter(r => !draft.operands.some(o => o.text === r.text)) : []),
    ],
    ...(mistaken ? { mistake: mistaken.reading } : {}),
    verdict: 'disagrees',
    severity:
      (claim.kind === 'average' || !isWholeCount(stated)) && against.gap.lte(baseStep(stated))
        ? 'rounding'
        : 'figure',
    message: `${named}写为 ${stated.text}，按${against.reading.because}复算：${draft.formula}。${explained}`,
  }
}
