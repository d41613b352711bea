import type { Reading } from '@heshu/shared/model/claim.ts'
import { quotient } from './arithmetic.ts'
import type { Mention } from './mention.ts'

/** A rate read as one figure over another. */
export const ratioReading = (
  standing: Reading['standing'],
  part: Mention,
  base: Mention,
  because: string,
): Reading => ({
  standing,
  operands: [part.figure, base.figure],
  expression: quotient,
  because,
})
