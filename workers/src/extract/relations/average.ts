import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, isZero, sumOf } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import { isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { averagedOver, countsFor } from './per-unit.ts'

/** The unit of what is averaged: an amount per piece (1.2万元/人) is averaged from amounts. */
const isTotalOf = (average: Figure, figure: Figure): boolean => {
  if (!isQuantity(figure) || figure.approximation !== 'exact' || dimensionOf(figure) !== dimensionOf(average))
    return false
  const base = (average.unit?.base ?? '').replace(/\/.*$/, '')
  return (figure.unit?.base ?? '') === base
}

const isAverage = (m: Mention): boolean =>
  m.figure.value !== null && isQuantity(m.figure) && averagedOver(m.label) !== null

/** Whether the average is the quotient of these two: near it, or one slip of the pen from it. */
const isNear = (average: Figure, total: Figure, count: Figure): boolean => {
  const [printed, whole, many] = [baseValue(average)!, baseValue(total)!, baseValue(count)!]
  if (isZero(many) || isZero(whole)) return false
  const mean = whole.div(many)
  return (
    printed.sub(mean).abs().div(mean.abs()).lte(exact('0.25')) ||
    slipBetween(printed, mean.div(baseStep(average)).round().mul(baseStep(average)), baseStep(average)) !==
      null
  )
}

/** 人均 834 元: the amount before it over the people before it. */
const perHead = (average: Mention, mentions: readonly Mention[]): Claim | null => {
  const over = averagedOver(average.label)
  if (over === null || !isAverage(average)) return null
  const told = mentions.filter(
    m => m.order < average.order && m.sentence === average.sentence && !isAverage(m),
  )
  const counts = told.filter(m => countsFor(over, m) && m.figure.approximation === 'exact')
  const totals = told.filter(
    m => isTotalOf(average.figure, m.figure) && !counts.includes(m) && !/增|减|下降|上升|提高/.test(m.label),
  )
  const pairs = totals.flatMap(total => counts.map(count => ({ total: total.figure, count: count.figure })))
  // The nearest pair comes first; the sentence may hold parts of the total between it and the average.
  const near = pairs.filter(pair => isNear(average.figure, pair.total, pair.count))
  const readings = (near.length > 0 ? near : pairs).toReversed().map(
    ({ total, count }): Reading => ({
      standing: near.length === 1 ? 'asserted' : 'possible',
      operands: [total, count],
      expression: quotient,
      because: '平均数 = 总量 ÷ 数量',
    }),
  )
  return readings.length > 0 ? { kind: 'average', stated: average.figure, readings } : null
}

const IN_LIST = /^\s*(?:[、,，和及与；;]|以及)\s*[^，,。；;\d]{0,16}$/
const NAMES_MEAN = /平均|均值|均为/
const WEIGHED = /加权|综合|比上?年|全[省市国区县]|高于|低于/
/** 每 names an average over things, not over the figures listed. */
const OVER_THINGS = /平均(?:每|期望|寿命|住院日|工资|水平|气温)/

const meanOf = (count: number): Expression => ({
  operator: '÷',
  terms: [
    { operator: '+', terms: Array.from({ length: count }, (_, operand) => ({ operand })) },
    { constant: exact(count) },
  ],
})

/** 分别为 92.4%、90.8%、95.1%，平均 92.8%: the mean of the figures listed right before it. */
const meanOfList = (mean: Mention, mentions: readonly Mention[]): Claim | null => {
  const { figure } = mean
  if (figure.value === null || figure.approximation !== 'exact' || averagedOver(mean.label) !== null)
    return null
  if (!NAMES_MEAN.test(mean.label) || WEIGHED.test(mean.label) || OVER_THINGS.test(mean.label)) return null
  const sort = (m: Mention) =>
    m.figure.value !== null &&
    m.figure.approximation === 'exact' &&
    (isRate(figure) ? isRate(m.figure) : sameSort(m.figure, figure))
  const list: Mention[] = []
  for (let at = mean.order - 1; at >= 0; at--) {
    const m = mentions[at]!
    if (m.sentence !== mean.sentence || m.bracket !== mean.bracket || !sort(m)) break
    list.unshift(m)
    if (!IN_LIST.test(m.lead)) break
  }
  if (list.length < 2) return null
  const listed =
    /分别|依次/.test(list[0]!.lead) || list.slice(1).every(m => /^\s*[、和及与]\s*$/.test(m.lead))
  const parts = list.map(m => m.figure)
  const values = parts.map(f => baseValue(f)!)
  const simple = sumOf(values).div(exact(values.length))
  const printed = baseValue(figure)!
  const between = values.some(v => v.lte(printed)) && values.some(v => v.gte(printed))
  // A rate over unlike bases has a mean of its own, but one that lies among the rates it is the mean of.
  const standing: Reading['standing'] = !listed
    ? 'possible'
    : !between ||
        printed
          .sub(simple)
          .abs()
          .lte(simple.abs().mul(exact('0.02')))
      ? 'asserted'
      : 'suspected'
  return {
    kind: 'average',
    stated: figure,
    readings: [{ standing, operands: parts, expression: meanOf(parts.length), because: '所列各数的平均数' }],
  }
}

/** Averages over people and things, and means of the figures listed before. */
export const averageClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.map(m => perHead(m, mentions) ?? meanOfList(m, mentions)).filter(claim => claim !== null)
