import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue } from '@heshu/shared/model/figure.ts'
import { exact, sumOf } from '@heshu/shared/number/exact.ts'
import { isRate, sameSort } from '../arithmetic.ts'
import type { Mention } from '../mention.ts'
import { readPerThing } from './per-thing.ts'

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
  if (figure.value === null || figure.approximation !== 'exact' || readPerThing(mean) !== null) return null
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

/** Means of the figures listed before them. */
export const meanOfListClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.map(m => meanOfList(m, mentions)).filter(claim => claim !== null)
