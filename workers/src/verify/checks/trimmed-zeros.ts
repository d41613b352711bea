import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { isZero, minimum, ONE } from '@heshu/shared/number/exact.ts'
import { meets, scale } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS, writtenRange } from '@heshu/shared/number/written.ts'
import { evaluateRange } from './evaluate.ts'

const isAdditive = (expression: Expression): boolean =>
  'operand' in expression ||
  ('operator' in expression && /[+−]/.test(expression.operator) && expression.terms.every(isAdditive))

/**
 * The parts that are printed with fewer decimals than their fellows, where only their wide ranges let a sum pass: 30 + 30 + 29.99
 * = 89.97, in which 30 may well be 30.00 with its zeros left out. None where the sum passes without that.
 */
export const shortParts = ({ stated }: Claim, { standing, expression, operands }: Reading): Figure[] => {
  if (standing !== 'asserted' || operands.length < 2 || !isAdditive(expression)) return []
  const all = [stated, ...operands]
  const { unit } = stated
  if (!['money', 'measure'].includes(dimensionOf(stated)) || all.some(f => f.unit?.text !== unit?.text))
    return []
  if (all.some(f => f.value === null || f.approximation !== 'exact')) return []
  // 0.00 is how a blank is written, whatever the others are rounded to.
  const told = operands.filter(f => !isZero(f.value!))
  if (told.length < 2) return []
  const finest = told.map(f => f.step).reduce((a, b) => minimum(a, b))
  const short = operands.filter(f => f.step.gt(finest))
  if (short.length === 0) return []
  const passes = CONVENTIONS.some(convention => {
    const ranges = operands.map(f => scale(writtenRange(f.value!, finest, convention), unit?.factor ?? ONE))
    const computed = evaluateRange(expression, ranges)
    return computed === null || meets(computed, figureRange(stated, convention)!)
  })
  return passes ? [] : short
}
