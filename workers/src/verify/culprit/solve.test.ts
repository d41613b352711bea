import type { Expression } from '@heshu/shared/model/claim.ts'
import { exact, ONE } from '@heshu/shared/number/exact.ts'
import { contains, point } from '@heshu/shared/number/interval.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateExactly } from '../checks/evaluate.ts'
import { solveFor } from './solve.ts'

const operand = (n: number): Expression => ({ operand: n })
const node = (operator: '+' | '−' | '×' | '÷', ...terms: Expression[]): Expression => ({ operator, terms })

const FORMS: readonly (readonly [string, Expression])[] = [
  ['a sum', node('+', operand(0), operand(1), operand(2))],
  ['a difference', node('−', operand(0), operand(1), operand(2))],
  ['a product', node('×', operand(0), operand(1), operand(2))],
  ['a quotient', node('÷', operand(0), operand(1))],
  ['a growth rate', node('÷', node('−', operand(0), operand(1)), operand(1))],
  ['a decline by its change', node('÷', operand(0), node('+', operand(1), operand(0)))],
  ['a score', node('×', node('÷', operand(0), operand(1)), { constant: exact(6) })],
]

describe('solving a relation for one of its figures', () => {
  it.each(FORMS)('gives back each operand of %s', (_, expression) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 3 }),
        fc.nat(2),
        (numbers, place) => {
          const values = numbers.map(n => exact(n))
          const result = evaluateExactly(expression, values)!
          const solved = solveFor(expression, place, values.map(point), point(result))
          return solved === null || contains(solved, values[place]!)
        },
      ),
    )
  })

  it('solves a quotient for both of its sides', () => {
    const quotient = node('÷', operand(0), operand(1))
    const ranges = [point(exact(1)), point(exact(4))]
    expect(solveFor(quotient, 0, ranges, point(exact('0.5')))?.low?.value.toString()).toBe('2')
    expect(solveFor(quotient, 1, ranges, point(exact('0.5')))?.low?.value.toString()).toBe('2')
  })

  it('solves nothing for an operand that is not there or stands twice', () => {
    expect(solveFor(node('+', operand(0), operand(1)), 5, [point(ONE), point(ONE)], point(ONE))).toBeNull()
    expect(solveFor(node('+', operand(0), operand(0)), 0, [point(ONE)], point(ONE))).toBeNull()
  })
})
