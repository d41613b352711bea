import type { Claim, Expression } from '@heshu/shared/model/claim.ts'
import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { isZero, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { isQuantity, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'

const RESTATES =
  /^[，,（(]?\s*(?:也就是|亦即|即|合(?=[人共计约]?[民币]{0,2}$)|折合|折算|换算|约合|相当于|等于)[^，,。；;：:（(\d]{0,8}$/
/** 折合每人 300 元 is another quantity, and so is 合计. */
const OF_ANOTHER = /[每均]|合计|其中|较|比|增|减|剩余|结余|其余/

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

/** Whether a figure says the one before it in another unit: 302.38 万吨（3,023,775 吨）, 3309.40 万元，即 33094041 元. */
const restates = (text: string, m: Mention, before: Mention): boolean => {
  if (!isQuantity(m.figure) || !sameSort(m.figure, before.figure)) return false
  if (OF_ANOTHER.test(m.label) || m.figure.unit?.from !== 'figure' || before.figure.unit?.from !== 'figure')
    return false
  if (m.sentence !== before.sentence || !differInUnit(m.figure, before.figure)) return false
  if (RESTATES.test(m.lead)) return true
  return /^[（(]\s*$/.test(m.lead) && CLOSES.test(text.slice(m.figure.end))
}

const same: Expression = { operand: 0 }
const claimOf = (
  stated: Figure,
  operands: readonly Figure[],
  expression: Expression,
  because: string,
): Claim => ({
  kind: 'unit',
  stated,
  readings: [{ standing: 'asserted', operands, expression, because }],
})

const RATE = (name: RegExp) => (m: Mention) =>
  dimensionOf(m.figure) === 'ratio' && name.test(m.label) && !/较|比|同比|增加|减少|上升|下降/.test(m.label)
const isBirth = RATE(/出生率/)
const isDeath = RATE(/(?<![儿童妇])死亡率/)
const isNatural = RATE(/自然增长率/)

/** 人口自然增长率 = 出生率 − 死亡率 (国家统计局《中国统计年鉴》主要统计指标解释). */
const naturalGrowth = (mentions: readonly Mention[]): Claim[] =>
  [...Map.groupBy(mentions, m => m.sentence).values()].flatMap(sentence => {
    const [births, deaths, naturals] = [isBirth, isDeath, isNatural].map(is => sentence.filter(is))
    if (births?.length !== 1 || deaths?.length !== 1 || naturals?.length !== 1) return []
    return [
      claimOf(
        naturals[0]!.figure,
        [births[0]!.figure, deaths[0]!.figure],
        { operator: '−', terms: [{ operand: 0 }, { operand: 1 }] },
        '自然增长率 = 出生率 − 死亡率',
      ),
    ]
  })

/** Quantities said at once in two units, and the population rates that give each other. */
export const otherUnitClaims = (text: string, mentions: readonly Mention[]): Claim[] => [
  ...mentions.flatMap((m, i) => {
    const before = mentions[i - 1]
    return before && restates(text, m, before)
      ? [claimOf(m.figure, [before.figure], same, '同一数量换算单位')]
      : []
  }),
  ...naturalGrowth(mentions),
]
