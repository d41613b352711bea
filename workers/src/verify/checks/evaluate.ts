import type { Expression } from '@heshu/shared/model/claim.ts'
import { type Exact, isZero, ONE, ZERO } from '@heshu/shared/number/exact.ts'
import { add, divide, type Interval, multiply, point, subtract } from '@heshu/shared/number/interval.ts'

/** The exact value of an expression over the operands' values; null on a division by zero. */
export const evaluateExactly = (expression: Expression, values: readonly Exact[]): Exact | null => {
  if ('operand' in expression) return values[expression.operand] ?? null
  if ('constant' in expression) return expression.constant
  const terms = expression.terms.map(term => evaluateExactly(term, values))
  if (terms.some(term => term === null)) return null
  const [first = ZERO, ...rest] = terms as Exact[]
  if (expression.operator === '÷' && rest.some(isZero)) return null
  const step = {
    '+': (a: Exact, b: Exact) => a.add(b),
    '−': (a: Exact, b: Exact) => a.sub(b),
    '×': (a: Exact, b: Exact) => a.mul(b),
    '÷': (a: Exact, b: Exact) => a.div(b),
  }
  return rest.reduce(step[expression.operator], first)
}

/** (A − B) ÷ B is A ÷ B − 1 and A ÷ (B ∓ A) is 1 ÷ (B ÷ A ∓ 1): an operand that stands twice would widen the range falsely. */
export const withoutRepetition = (expression: Expression): Expression => {
  if (!('operator' in expression) || expression.operator !== '÷' || expression.terms.length !== 2)
    return expression
  const [top, bottom] = expression.terms as [Expression, Expression]
  if ('operator' in top && top.operator === '−' && 'operand' in bottom) {
    const [a, b] = top.terms as [Expression, Expression]
    if ('operand' in b && b.operand === bottom.operand)
      return { operator: '−', terms: [{ operator: '÷', terms: [a, b] }, { constant: ONE }] }
    if ('operand' in a && a.operand === bottom.operand)
      return { operator: '−', terms: [{ constant: ONE }, { operator: '÷', terms: [b, a] }] }
  }
  if ('operator' in bottom && (bottom.operator === '−' || bottom.operator === '+') && 'operand' in top) {
    const [a, b] = bottom.terms as [Expression, Expression]
    if ('operand' in b && b.operand === top.operand)
      return {
        operator: '÷',
        terms: [
          { constant: ONE },
          { operator: bottom.operator, terms: [{ operator: '÷', terms: [a, top] }, { constant: ONE }] },
        ],
      }
  }
  return expression
}

/** All values the expression may take when each operand lies in its range; null where it may divide by zero. */
export const evaluateRange = (expression: Expression, ranges: readonly Interval[]): Interval | null => {
  const plain = withoutRepetition(expression)
  if ('operand' in plain) return ranges[plain.operand] ?? null
  if ('constant' in plain) return point(plain.constant)
  const terms = plain.terms.map(term => evaluateRange(term, ranges))
  if (terms.some(term => term === null)) return null
  const [first, ...rest] = terms as Interval[]
  const step = { '+': add, '−': subtract, '×': multiply, '÷': divide }[plain.operator]
  return rest.reduce<Interval | null>((a, b) => a && step(a, b), first ?? null)
}
