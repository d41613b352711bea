import type { Expression } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'

/** Expressions of the common relations; operands are numbered in the order in which the formula is printed. */
export const quotient: Expression = { operator: '÷', terms: [{ operand: 0 }, { operand: 1 }] }
export const difference: Expression = { operator: '−', terms: [{ operand: 0 }, { operand: 1 }] }
export const sumOfOperands = (count: number): Expression => ({
  operator: '+',
  terms: Array.from({ length: count }, (_, operand) => ({ operand })),
})

/** People are counted with several measure words that mean the same. */
const PEOPLE = /^[人名位]$/

/** Whether two figures count the same sort of thing, so that they can be added, subtracted or divided into a rate. */
export const sameSort = (a: Figure, b: Figure): boolean => {
  if (dimensionOf(a) !== dimensionOf(b)) return false
  const [left, right] = [a.unit?.base ?? '', b.unit?.base ?? '']
  return left === right || (PEOPLE.test(left) && PEOPLE.test(right))
}

export const isRate = (figure: Figure): boolean =>
  dimensionOf(figure) === 'ratio' && figure.unit?.base !== '倍'

/** Amounts and counts: what can be a base of a rate or the level of a change. */
export const isQuantity = (figure: Figure): boolean =>
  figure.value !== null && ['money', 'count', 'measure', 'none'].includes(dimensionOf(figure))

/** What can be a part of a whole: amounts, counts and scores. */
export const isAddend = (figure: Figure): boolean =>
  isQuantity(figure) || (figure.value !== null && dimensionOf(figure) === 'score')
