import { kept } from '../kept.ts'
import { type Exact, exact, ONE, ZERO } from '../number/exact.ts'
import { type Interval, scale } from '../number/interval.ts'
import { type Approximation, type Convention, writtenRange } from '../number/written.ts'
import type { Location } from './location.ts'
import { locate, type Passage } from './passage.ts'

/**
 * What sort of quantity a unit counts. Figures of different dimensions never stand in one sum.
 * `money` in 元, `ratio` as a fraction of one (87.62 % is 0.8762; 7.43‰ is 0.00743), `percentage-point`, `score` in 分,
 * `count` with its measure word (人, 人次, 家, 个, 项 …), `measure` for physical ones (吨, 平方米, 天), `none` for a bare number.
 */
export type Dimension = 'money' | 'ratio' | 'percentage-point' | 'score' | 'count' | 'measure' | 'none'

export type Unit = {
  /** As printed: 万元, %, 人次, 万人次. */
  readonly text: string
  readonly dimension: Dimension
  /** The unit without its multiple: 元 for 万元, 人次 for 万人次, % for %. Counts of different bases are not added. */
  readonly base: string
  /** What one unit is worth in the base unit: 10000 for 万元, 1/100 for %. */
  readonly factor: Exact
  /** Where the unit was printed: beside the digits, in the column or row header, or in a 单位：万元 line. */
  readonly from: 'figure' | 'header' | 'caption'
}

/**
 * A number that stands in a report and is a quantity.
 * Not figures: years, dates, list and section numbers, document numbers, telephone numbers, codes, grades of hospitals.
 */
export type Figure = {
  /** The digits and the unit, verbatim: "43,298.95 万元", "87.62%", "百分之九十". */
  readonly text: string
  /** In the printed unit; null where the digits could not be read with certainty. */
  readonly value: Exact | null
  readonly unit: Unit | null
  /** One unit of the last printed digit, in the printed unit: 0.01 for 87.62%. */
  readonly step: Exact
  readonly approximation: Approximation
  readonly passage: Passage
  /** The figure's place in the passage: passage.text.slice(start, end) is its text. */
  readonly start: number
  readonly end: number
  /** What it measures, in the report's words: the phrase before it, or its row and column headers. */
  readonly measures: string
}

export const locateFigure = (figure: Figure): Location => locate(figure.passage, figure.start, figure.end)

/** The value in the base unit (元, a fraction of one, 人次); null for an unreadable figure. */
export const baseValue: (figure: Figure) => Exact | null = kept(
  (figure: Figure) => figure.value && (figure.unit ? figure.value.mul(figure.unit.factor) : figure.value),
)

/** One unit of the last printed digit, in the base unit. */
export const baseStep: (figure: Figure) => Exact = kept((figure: Figure) =>
  figure.unit ? figure.step.mul(figure.unit.factor) : figure.step,
)

const CENT = exact('0.01')

/** Whether the digits leave nothing unsaid: things counted one by one, and amounts printed to the cent (分). */
export const isExactByNature = kept((figure: Figure): boolean => {
  const step = baseStep(figure)
  if (figure.approximation !== 'exact') return false
  return dimensionOf(figure) === 'money'
    ? step.lte(CENT)
    : dimensionOf(figure) === 'count' && step.equals(ONE)
})

const rangeAs = (convention: Convention, stepOf: (figure: Figure) => Exact) =>
  kept(
    (figure: Figure): Interval | null =>
      figure.value &&
      scale(
        writtenRange(figure.value, stepOf(figure), convention, figure.approximation),
        figure.unit?.factor ?? ONE,
      ),
  )

const stepByNature = (figure: Figure): Exact => (isExactByNature(figure) ? ZERO : figure.step)
const RANGES: Readonly<Record<Convention, (figure: Figure) => Interval | null>> = {
  rounded: rangeAs('rounded', stepByNature),
  truncated: rangeAs('truncated', stepByNature),
}
const QUOTIENTS: typeof RANGES = {
  rounded: rangeAs('rounded', figure => figure.step),
  truncated: rangeAs('truncated', figure => figure.step),
}

/** All values, in the base unit, that the printed figure may stand for; null for an unreadable figure. */
export const figureRange = (figure: Figure, convention: Convention): Interval | null =>
  RANGES[convention](figure)

/** As figureRange, for a figure that came of a division, so that even whole people and cents are rounded: 平均每期 28 人次. */
export const quotientRange = (figure: Figure, convention: Convention): Interval | null =>
  QUOTIENTS[convention](figure)

export const dimensionOf = (figure: Figure): Dimension => figure.unit?.dimension ?? 'none'
