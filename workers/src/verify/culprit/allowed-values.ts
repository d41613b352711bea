import {
  baseStep,
  baseValue,
  dimensionOf,
  type Figure,
  figureRange,
  isExactByNature,
} from '@heshu/shared/model/figure.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { closed, hull, type Interval, intersect, open, point } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { DraftCheck, Order } from '../checks/check-claim.ts'
import { evaluateRange } from '../checks/evaluate.ts'
import { solveFor } from './solve.ts'

const pointOf = (figure: Figure): Interval | null => {
  const value = baseValue(figure)
  return value && point(value)
}

/** Scores are given, not measured. */
const isGiven = (figure: Figure): boolean => dimensionOf(figure) === 'score'

const widened = (range: Interval, figure: Figure): Interval => {
  if (isExactByNature(figure) || isGiven(figure)) return range
  const half = baseStep(figure).div(exact(2))
  return {
    low: range.low && closed(range.low.value.sub(half)),
    high: range.high && closed(range.high.value.add(half)),
  }
}

const CONVERSE = { '<': '>', '>': '<', '≤': '≥', '≥': '≤', '=': '=' } as const

const valuesInOrder = (
  [first, second]: readonly Figure[],
  sign: Order['sign'],
  figure: Figure,
): Interval | null => {
  const other = figure === first ? second : figure === second ? first : undefined
  const bound = other && baseValue(other)
  if (!bound) return null
  switch (figure === first ? sign : CONVERSE[sign]) {
    case '<':
      return { low: null, high: open(bound) }
    case '>':
      return { low: open(bound), high: null }
    case '≤':
      return { low: null, high: closed(bound) }
    case '≥':
      return { low: closed(bound), high: null }
    case '=':
      return point(bound)
  }
}

/** The values of one figure, in its base unit, with which a check would hold; null where the check cannot be solved for it. */
export const valuesAllowedBy = (check: DraftCheck, figure: Figure): Interval | null => {
  if (check.order) return valuesInOrder(check.figures, check.order.sign, figure)
  const { reading } = check
  const stated = check.figures[0]
  if (!reading || !stated) return null
  const places = reading.operands.flatMap((operand, place) => (operand === figure ? [place] : []))
  if (figure === stated ? places.length > 0 : places.length !== 1) return null
  const ranges = CONVENTIONS.flatMap(convention => {
    const operands = reading.operands.map((operand, place) =>
      reading.exactOperands?.includes(place) ? pointOf(operand) : figureRange(operand, convention),
    )
    const target = isGiven(stated) ? pointOf(stated) : figureRange(stated, convention)
    if (!target || operands.some(range => range === null)) return []
    const range =
      figure === stated
        ? evaluateRange(reading.expression, operands as Interval[])
        : solveFor(reading.expression, places[0]!, operands as Interval[], target)
    return range ? [range] : []
  })
  const [first, ...rest] = ranges
  const ceiling = check.ceilings?.get(figure)
  const range = first ? widened(rest.reduce(hull, first), figure) : null
  return range && ceiling ? intersect(range, { low: null, high: closed(ceiling) }) : range
}
