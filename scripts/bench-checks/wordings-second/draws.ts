import { type Exact, exact, sumOf, toDecimals } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type BaseSlip, type Bond, is, minus, over, plus } from '../relation.ts'
import type { Written } from '../writing.ts'

/** How a wording prints a value. */
export type Print = (value: Exact) => Written

export const yi =
  (p: Pen): Print =>
  value =>
    p.figure(value, '亿元', 2)

/** 万元 without the unit: it stands after a later figure, in a header or in a caption. */
export const bareWan =
  (p: Pen): Print =>
  value =>
    p.bare(value, '万元', p.manner.decimals)

/** 元 to the cent, without the unit. */
export const bareYuan =
  (p: Pen): Print =>
  value =>
    p.bare(value, '元', 2)

export const countOf =
  (p: Pen, unit: string): Print =>
  value =>
    p.number(value, unit)

const toCent = (value: Exact): Exact => exact(toDecimals(value, 2))

/** A part of an amount, in ten-thousandths from low to high, to the cent. */
export const partOf = (p: Pen, whole: Exact, low: number, high: number): Exact =>
  toCent(whole.mul(exact(p.draw.integer(low, high))).div(exact(10_000)))

/** A part of a number of things, in per cent from low to high, at least one. */
export const someOf = (p: Pen, whole: number, low: number, high: number): number =>
  Math.max(1, Math.floor((whole * p.draw.integer(low, high)) / 100))

/** An amount cut into parts, to the cent. */
export const cutAmount = (p: Pen, whole: Exact, parts: number): Exact[] => {
  if (parts === 1) return [whole]
  const first = partOf(p, whole, Math.floor(6500 / parts), Math.floor(13_000 / parts))
  return [first, ...cutAmount(p, whole.sub(first), parts - 1)]
}

/** A quantity before and after, the gap between them and its rate, the last two printed without a sign. */
export const changeOf = (
  p: Pen,
  from: Exact,
  to: Exact,
  print: Print,
  printRate: Print = v => p.percent(v),
) => {
  const up = to.gte(from)
  const gapValue = to.sub(from).abs()
  const [before, after, gap] = [print(from), print(to), print(gapValue)]
  const rate = printRate(gapValue.div(from))
  const rise = up ? minus(after, before) : minus(before, after)
  const slip: BaseSlip[] = [{ figure: rate, digits: p.digitsLike(rate, gapValue.div(to)) }]
  return {
    before,
    after,
    gap,
    rate,
    beforeValue: from,
    afterValue: to,
    moved: is(gap, rise),
    grown: is(rate, over(rise, before)),
    /** Where the base is not printed: it is what the gap leaves. */
    derived: is(rate, over(gap, up ? minus(after, gap) : plus(after, gap))),
    slip,
  }
}

/** A change of an amount by 2 to 40 per cent. */
export const moneyChange = (p: Pen, up: boolean, print: Print = p.wan, low = 120, high = 7000) => {
  const from = p.amount(low, high)
  const gap = partOf(p, from, 210, 3990)
  return changeOf(p, from, up ? from.add(gap) : from.sub(gap), print)
}

/** A change of a number of things by 3 to 40 per cent. */
export const countChange = (p: Pen, unit: string, up: boolean, low = 60, high = 6000) => {
  const from = p.draw.integer(low, high)
  const gap = someOf(p, from, 3, 40)
  return changeOf(p, exact(from), exact(up ? from + gap : from - gap), countOf(p, unit))
}

export type Share = { readonly amount: Written; readonly share: Written; readonly bond: Bond }

/** Parts with their sum and the share of each. */
export const sharesOf = (p: Pen, values: readonly Exact[], print: Print, printShare?: Print) => {
  const whole = sumOf(values)
  const total = print(whole)
  const decimals = p.draw.pick([2, 2, 1])
  const parts = values.map((value): Share => {
    const [amount, share] = [print(value), (printShare ?? (v => p.percent(v, decimals)))(value.div(whole))]
    return { amount, share, bond: is(share, over(amount, total)) }
  })
  return { total, parts, shares: parts.map(x => x.bond), sum: is(total, plus(...parts.map(x => x.amount))) }
}

/** Parts with their sum. */
export const sumsOf = (values: readonly Exact[], print: Print) => {
  const parts = values.map(value => print(value))
  const total = print(sumOf(values))
  return { total, parts, bond: is(total, plus(...parts)) }
}

export const countsFrom = (p: Pen, number: number, low: number, high: number): Exact[] =>
  Array.from({ length: number }, () => exact(p.draw.integer(low, high)))

/** How much of a number of things was done. */
export const doneOf = (p: Pen, unit: string, low = 60, high = 4000) => {
  const all = p.draw.integer(low, high)
  const some = Math.min(all - 1, someOf(p, all, 55, 99))
  const [due, done] = [p.number(all, unit), p.number(some, unit)]
  const rate = p.percent(exact(some).div(exact(all)))
  return { due, done, rate, bond: is(rate, over(done, due)), values: [all, some] as const }
}

/** Original and adjusted budget, what was spent of it and what was left. */
export const spendingOf = (p: Pen, print: Print = p.wan, low = 200, high = 9000) => {
  const adjustedValue = p.amount(low, high)
  const originalValue = partOf(p, adjustedValue, 7100, 12_900)
  const spentValue = partOf(p, adjustedValue, 6400, 9960)
  const [original, adjusted, spent] = [print(originalValue), print(adjustedValue), print(spentValue)]
  const left = print(adjustedValue.sub(spentValue))
  const rate = p.percent(spentValue.div(adjustedValue))
  const slip: BaseSlip[] = [{ figure: rate, digits: p.digitsLike(rate, spentValue.div(originalValue)) }]
  return {
    original,
    adjusted,
    spent,
    left,
    rate,
    slip,
    bond: is(rate, over(spent, adjusted)),
    remains: is(left, minus(adjusted, spent)),
    values: { adjusted: adjustedValue, spent: spentValue },
  }
}
