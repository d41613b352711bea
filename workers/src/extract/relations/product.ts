import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, isZero } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import type { Mention } from './mention.ts'
import { averagedOver, countsFor, perWordOf } from './per-unit.ts'

const TOTAL = /共计?|合计|总计|总额|总价|总(?:金额|费用|投入)|小计/
const LEVEL_OF_MONEY =
  /共计?|合计|总计|总额|总价|金额|补贴|补助|发放|支出|支付|资金|费用|投入|需|经费|奖励|计|为$/

/** 每人每月: a price per time needs the number of months too. */
const TIME: readonly (readonly [RegExp, RegExp, readonly number[]])[] = [
  [/每(?:个)?月|\/月/, /^(?:个?月)$/, [12]],
  [/每(?:天|日)|\/[天日]/, /^[天日]$/, []],
  [/每(?:个)?学期|\/学期/, /^(?:个?学期)$/, [2]],
  [/每次|\/次(?!数)/, /^[次期场]$/, []],
]

const isPlainMoney = (m: Mention): boolean =>
  dimensionOf(m.figure) === 'money' &&
  m.figure.value !== null &&
  perWordOf(m) === null &&
  averagedOver(m.label) === null

const isPrice = (m: Mention): boolean =>
  dimensionOf(m.figure) === 'money' &&
  m.figure.approximation === 'exact' &&
  averagedOver(m.label) === null &&
  (perWordOf(m) !== null || /单价/.test(m.label))

const productOf = (count: number): Expression => ({
  operator: '×',
  terms: Array.from({ length: count }, (_, operand) => ({ operand })),
})

/** A misfit that one slip leaves, or that is small, shows that the product was meant. */
const isNear = (stated: Figure, value: Exact): boolean => {
  const printed = baseValue(stated)!
  if (isZero(value) || isZero(printed)) return false
  return (
    slipBetween(printed, value, baseStep(stated)) !== null ||
    printed.sub(value).abs().div(value.abs()).lte(exact('0.1'))
  )
}

const multiplied = (figures: readonly Figure[]): Exact =>
  figures.map(f => baseValue(f)!).reduce((a, b) => a.mul(b))

const claimFor = (total: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!isPlainMoney(total) || !LEVEL_OF_MONEY.test(total.label)) return null
  const view = mentions.filter(
    m => m.order < total.order && m.sentence === total.sentence && m.figure.approximation === 'exact',
  )
  const price = view.findLast(isPrice)
  if (!price) return null
  const between = view.filter(m => m.order > price.order)
  if (between.some(m => isPlainMoney(m))) return null
  const per = perWordOf(price)
  const counts = view.filter(m =>
    per !== null
      ? countsFor(per, m)
      : ['count', 'measure'].includes(dimensionOf(m.figure)) && m.figure.value !== null,
  )
  const words = `${price.label}${price.figure.unit?.base ?? ''}${price.figure.text}`
  const times = TIME.filter(([pattern]) => pattern.test(words))
  const spans = times.map(([, unit]) => view.filter(m => unit.test(m.figure.unit?.base ?? '') && m !== price))
  const known = spans.flatMap(found => (found.length === 1 && !counts.includes(found[0]!) ? [found[0]!] : []))
  const things = counts.filter(m => !known.includes(m))
  const count = things.at(-1)
  if (!count) return null
  const prices = view.filter(isPrice)
  const soleThing = things.length === 1 && prices.length === 1
  const sole = soleThing && known.length === times.length
  const factors = [count, price, ...known].map(m => m.figure)
  const near = isNear(total.figure, multiplied(factors))
  const standing: Reading['standing'] = sole && (near || TOTAL.test(total.label)) ? 'asserted' : 'possible'
  const because = '总额 = 数量 × 单价'
  const exactOperands = factors.map((_, place) => place)
  const plain: Reading = {
    standing,
    operands: factors,
    expression: productOf(factors.length),
    exactOperands,
    because,
  }
  const named = /全年|年度/.test(total.label)
  const constants = times.length > known.length ? times.flatMap(([, , usual]) => usual) : []
  const overTime = constants.map(
    (months): Reading => ({
      standing: named && soleThing ? 'asserted' : 'possible',
      operands: factors,
      expression: {
        operator: '×',
        terms: [...factors.map((_, operand) => ({ operand })), { constant: exact(months) }],
      },
      exactOperands,
      because,
    }),
  )
  return { kind: 'product', stated: total.figure, readings: [...overTime, plain] }
}

/** Totals that a price and a number of things give: 每人 1200 元，共 350 人，发放补贴 42 万元. */
export const productClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.map(m => claimFor(m, mentions)).filter(claim => claim !== null)
