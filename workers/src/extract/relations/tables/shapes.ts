import type { CheckKind, Expression } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { isRate, mayBeSameSort, sameSort } from '../arithmetic.ts'
import { abs, isProduct, isQuotient, scaled, signedSum } from '../products/scaled.ts'

export type Sign = 1 | -1
/** An operand by its number, added or taken away. */
export type Term = { readonly operand: number; readonly sign: Sign }

/** 元 and 元/人: an amount, and what it is per head. */
const sameMoney = (a: Figure, b: Figure): boolean => {
  const plain = (figure: Figure) => figure.unit?.base.split('/')[0] ?? ''
  return dimensionOf(a) === dimensionOf(b) && plain(a) === plain(b)
}

/** How a figure of a table comes from others. */
export type Shape = {
  readonly kind: CheckKind
  readonly expression: Expression
  /** Of sums and differences: which operands are added and which taken away. */
  readonly signs?: readonly Sign[]
  /** Of changes: the same, told without the minus of a fall. */
  readonly reversed?: Shape
  /** Whether operands of such sorts can stand in it. */
  readonly takes: (stated: Figure, operands: readonly Figure[]) => boolean
  /** Whether the stated figure is what the shape gives, to about one unit of its last digit; 'vaguely' where others would do as well. */
  readonly fits: (stated: Figure, operands: readonly Figure[]) => boolean | 'vaguely'
}

const expressionOf = ([first, ...rest]: readonly Term[]): Expression =>
  rest.reduce<Expression>(
    (sum, { operand, sign }) => ({ operator: sign === 1 ? '+' : '−', terms: [sum, { operand }] }),
    { operand: first!.operand },
  )

const sumOfTerms = (terms: readonly Term[], operands: readonly Figure[]) =>
  signedSum(
    terms.map(t => operands[t.operand]!),
    terms.map(t => t.sign),
  )

const linear = (terms: readonly Term[]): Shape => ({
  kind: terms.some(t => t.sign === -1) ? 'difference' : 'sum',
  expression: expressionOf(terms),
  signs: terms.toSorted((a, b) => a.operand - b.operand).map(t => t.sign),
  takes: (stated, operands) => operands.every(operand => mayBeSameSort(stated, operand)),
  fits: (stated, operands) => {
    const whole = scaled(stated)
    const { value, step } = sumOfTerms(terms, operands)
    return abs(value - whole.value) <= step + whole.step
  },
})

/** 年末结余 = 年初结余 + 本年收入 − 本年支出, and every other sum and difference; the first sign is +. */
export const sumShape = (signs: readonly Sign[]): Shape =>
  linear(signs.map((sign, operand) => ({ operand, sign })))

/** One sum of operands over another: 执行数 ÷ 预算数, (本年 − 上年) ÷ 上年. */
export const quotientShape = (kind: CheckKind, top: readonly Term[], bottom: readonly Term[]): Shape => ({
  kind,
  expression: { operator: '÷', terms: [expressionOf(top), expressionOf(bottom)] },
  takes: (stated, operands) =>
    isRate(stated)
      ? operands.every(operand => mayBeSameSort(operands[0]!, operand))
      : sameMoney(stated, operands[0]!) && !sameSort(operands[0]!, operands[1]!),
  fits: (stated, operands) => isQuotient(stated, sumOfTerms(top, operands), sumOfTerms(bottom, operands)),
})

const plus = (operand: number): Term => ({ operand, sign: 1 })
const minus = (operand: number): Term => ({ operand, sign: -1 })

export const ratioShape = quotientShape('ratio', [plus(0)], [plus(1)])
export const averageShape = quotientShape('average', [plus(0)], [plus(1)])
export const shareShape = quotientShape('share', [plus(0)], [plus(1)])
/** The share of the first operand in all. */
export const shareOfAllShape = (count: number): Shape =>
  quotientShape(
    'share',
    [plus(0)],
    Array.from({ length: count }, (_, operand) => plus(operand)),
  )
const rise = quotientShape('growth', [plus(0), minus(1)], [plus(1)])
const fall = quotientShape('growth', [plus(1), minus(0)], [plus(1)])
export const growthShape: Shape = { ...rise, reversed: fall }
/** A fall told as a positive rate. */
export const declineShape: Shape = { ...fall, reversed: rise }
export const differenceShape: Shape = { ...sumShape([1, -1]), reversed: linear([plus(1), minus(0)]) }
/** 提高 5.2 个百分点, from 91.66 % to 96.86 %. */
export const pointsShape: Shape = { ...differenceShape, takes: (_, operands) => operands.every(isRate) }
export const balanceShape = sumShape([1, 1, -1])

/** 金额 = 单价 × 数量, and × another number. */
export const productShape = (count: number): Shape => ({
  kind: 'product',
  expression: { operator: '×', terms: Array.from({ length: count }, (_, operand) => ({ operand })) },
  takes: (stated, [price, ...counts]) =>
    sameMoney(stated, price!) && counts.every(f => dimensionOf(f) !== 'money'),
  fits: isProduct,
})
