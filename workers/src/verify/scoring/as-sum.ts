import type { Expression, Reading } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'

/** What a check speaks of whose stated score is `of` its parts; scores and weights stand for their digits alone. */
const spoken = (stated: Figure, parts: readonly Figure[], expression: Expression, because: string) => ({
  figures: [stated, ...parts],
  reading: {
    standing: 'asserted',
    operands: parts,
    expression,
    exactOperands: parts.map((_, place) => place),
    because,
  } satisfies Reading,
})

export const asSum = (stated: Figure, parts: readonly Figure[]) =>
  spoken(stated, parts, { operator: '+', terms: parts.map((_, operand) => ({ operand })) }, '各行之和')

/** The whole less its parts. */
export const asRest = (stated: Figure, whole: Expression, parts: readonly Figure[]) =>
  spoken(
    stated,
    parts,
    { operator: '−', terms: [whole, ...parts.map((_, operand) => ({ operand }))] },
    '满分减去扣分',
  )

/** The first less the others. */
export const asDifference = (stated: Figure, operands: readonly Figure[]) =>
  spoken(
    stated,
    operands,
    { operator: '−', terms: operands.map((_, operand) => ({ operand })) },
    '满分减去扣分',
  )

/** One score told twice. */
export const asSame = (stated: Figure, other: Figure) => spoken(stated, [other], { operand: 0 }, '同一得分')
