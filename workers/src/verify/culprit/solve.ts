import type { Expression } from '@heshu/shared/model/claim.ts'
import { add, divide, type Interval, multiply, subtract } from '@heshu/shared/number/interval.ts'
import { evaluateRange, withoutRepetition } from '../checks/evaluate.ts'

const standsIn = (expression: Expression, operand: number): boolean =>
  'operand' in expression
    ? expression.operand === operand
    : 'operator' in expression && expression.terms.some(term => standsIn(term, operand))

/**
 * The values of one operand for which the expression can give a value in `target`, the others lying in their ranges. null where
 * the operand stands in it more than once, or a division by zero is in the way.
 */
export const solveFor = (
  expression: Expression,
  operand: number,
  ranges: readonly Interval[],
  target: Interval,
): Interval | null => {
  const plain = withoutRepetition(expression)
  if ('operand' in plain) return plain.operand === operand ? target : null
  if ('constant' in plain) return null
  const place = plain.terms.findIndex(term => standsIn(term, operand))
  if (place < 0 || plain.terms.some((term, i) => i !== place && standsIn(term, operand))) return null
  const others = plain.terms
    .map((term, i) => (i === place ? null : evaluateRange(term, ranges)))
    .filter((_, i) => i !== place)
  if (others.some(range => range === null)) return null
  const inner = plain.terms[place]!
  const down = (next: Interval | null) => next && solveFor(inner, operand, ranges, next)
  switch (plain.operator) {
    case '+':
      return down(others.reduce<Interval | null>((rest, range) => rest && subtract(rest, range!), target))
    case '×':
      return down(others.reduce<Interval | null>((rest, range) => rest && divide(rest, range!), target))
    case '−': {
      if (place === 0)
        return down(others.reduce<Interval | null>((rest, range) => rest && add(rest, range!), target))
      const [first, ...rest] = others as Interval[]
      return down(subtract(rest.reduce(subtract, first!), target))
    }
    case '÷': {
      if (place === 0)
        return down(others.reduce<Interval | null>((rest, range) => rest && multiply(rest, range!), target))
      const [top, ...rest] = others as Interval[]
      const divisor = rest.reduce<Interval | null>(
        (product, range) => product && multiply(product, range),
        target,
      )
      return down(divisor && divide(top!, divisor))
    }
  }
}
