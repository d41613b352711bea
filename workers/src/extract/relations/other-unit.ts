import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, isZero, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { isQuantity, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { naturalGrowth } from './natural-growth.ts'
import { scalesBetween } from './unit-scale.ts'

const THAT_IS =
  '\\s*[，,（(]?\\s*(?:也就是|亦即|即|合(?=[人共计约]?[民币]{0,2}$)|折合|折算|折(?=[成为]?$)|换算|约合|相当于|等于)'
const RESTATES = new RegExp(`^${THAT_IS}[^，,。；;：:（(\\d]{0,8}$`)
/** Between units of different names any further word may say that it is another thing: 鲜果 100 吨，折合干果 30000 公斤. */
const RESTATES_PLAINLY = new RegExp(`^${THAT_IS}(?:人民币|成|为|约|近|共|计|[市公]制)*$`)
/** 折合每人 300 元 is another quantity, and so is 合计. */
const OF_ANOTHER = /[每均]|合计|其中|较|比|增|减|剩余|结余|其余/

const OPENS = /^[（(]\s*[约近]?\s*$/
const CLOSES = /^\s*[)）]/

const OFF_BY_UNIT = [4, -4, 8, -8]

/** Whether two are in different units, or in one while the values say that they should not be (750.56 元 against 7505574.34 元). */
export const differInUnit = (a: Figure, b: Figure): boolean => {
  if (!a.unit!.factor.equals(b.unit!.factor)) return true
  const [left, right] = [baseValue(a)!, baseValue(b)!]
  if (isZero(right)) return false
  const times = left.div(right)
  return OFF_BY_UNIT.some(power => times.div(powerOfTen(power)).sub(ONE).abs().lte(powerOfTen(-3)))
}

/** 捌佰玖拾壹万零柒佰元整: an amount as vouchers and contracts write it out. */
const isWrittenOut = ({ text }: Figure): boolean =>
  !/[\d０-９]/.test(text) && /[壹贰叁肆伍陆柒捌玖拾佰仟]|整$/.test(text)
/** 3,200,000 元（大写：人民币叁佰贰拾万元整）, 人民币（大写）叁佰贰拾万元整（小写：￥3,200,000.00）. */
const WRITES_OUT = /^[，,（(]?(?:人民币|[大小]写|金额|合计|共计|即|为|[¥￥:：()（）\s])*$/

const times = (scale: Exact): Expression => {
  if (scale.equals(ONE)) return { operand: 0 }
  return scale.gt(ONE)
    ? { operator: '×', terms: [{ operand: 0 }, { constant: scale }] }
    : { operator: '÷', terms: [{ operand: 0 }, { constant: ONE.div(scale) }] }
}

const BECAUSE = '同一数量换算单位'

/** An amount in digits and, beside it, written out, where it leaves nothing unsaid. */
const writtenOut = (m: Mention, before: Mention): Claim | null => {
  const [digits, words] = isWrittenOut(m.figure) ? [before, m] : [m, before]
  if (isWrittenOut(digits.figure) || !isWrittenOut(words.figure) || !WRITES_OUT.test(m.lead)) return null
  if (dimensionOf(m.figure) !== 'money') return null
  const reading: Reading = {
    standing: 'asserted',
    operands: [words.figure],
    expression: { operand: 0 },
    exactOperands: [0],
    because: '金额的大写与小写',
  }
  return { kind: 'unit', stated: digits.figure, readings: [reading] }
}

/** A figure that says the one before it in another unit: 302.38 万吨（3,023,775 吨）, 3309.40 万元，即 33094041 元, 12 公顷（180 亩）. */
const restated = (text: string, m: Mention, before: Mention): Claim | null => {
  if (!isQuantity(m.figure) || !isQuantity(before.figure) || m.sentence !== before.sentence) return null
  if (m.figure.unit?.from !== 'figure' || before.figure.unit?.from !== 'figure') return null
  const alike = sameSort(m.figure, before.figure)
  const out = alike ? writtenOut(m, before) : null
  if (out) return out
  const scales = alike ? [ONE] : scalesBetween(before.figure, m.figure)
  if (OF_ANOTHER.test(m.label) || scales.length === 0) return null
  if (alike && !differInUnit(m.figure, before.figure)) return null
  const bare = OPENS.test(m.lead) && CLOSES.test(text.slice(m.figure.end))
  if (!bare && !(alike ? RESTATES : RESTATES_PLAINLY).test(m.lead.trimEnd())) return null
  return {
    kind: 'unit',
    stated: m.figure,
    readings: scales.map((scale, i) => ({
      standing: i === 0 ? 'asserted' : 'possible',
      operands: [before.figure],
      expression: times(scale),
      because: BECAUSE,
    })),
  }
}

/** Quantities said at once in two units, and the population figures that give each other. */
export const otherUnitClaims = (text: string, mentions: readonly Mention[]): Claim[] => [
  ...mentions.flatMap((m, i) => {
    const before = mentions[i - 1]
    return (before && restated(text, m, before)) ?? []
  }),
  ...naturalGrowth(mentions),
]
