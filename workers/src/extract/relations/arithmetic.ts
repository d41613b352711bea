import type { Expression } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { ONE } from '@heshu/shared/number/exact.ts'

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

/**
 * Whether two figures of one table may be of one sort: a column of people may stand beside a 合计 whose header names no unit.
 * Amounts of money always say their unit, or the table says it for all.
 */
export const mayBeSameSort = (a: Figure, b: Figure): boolean => {
  if (sameSort(a, b)) return true
  const plain = (figure: Figure) => dimensionOf(figure) === 'none'
  const counts = (figure: Figure) => dimensionOf(figure) === 'count' && figure.unit!.factor.equals(ONE)
  return (plain(a) && counts(b)) || (plain(b) && counts(a))
}

export const isRate = (figure: Figure): boolean =>
  dimensionOf(figure) === 'ratio' && figure.unit?.base !== '倍'

/** Amounts and counts: what can be a base of a rate or the level of a change. */
export const isQuantity = (figure: Figure): boolean =>
  figure.value !== null && ['money', 'count', 'measure', 'none'].includes(dimensionOf(figure))

/** What can be a part of a whole: amounts, counts and scores. */
export const isAddend = (figure: Figure): boolean =>
  isQuantity(figure) || (figure.value !== null && dimensionOf(figure) === 'score')
