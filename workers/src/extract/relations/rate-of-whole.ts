import type { Claim } from '@heshu/shared/model/claim.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { rateNameOf } from './role.ts'

/** Words that set a rate before anything is computed with it; a rate that was reached (占, 完成) was rounded. */
const SET = /按|补[助贴]|承担|分担|配套|支付|预付|拨付|计提|提取|扣除|奖励?|返还|缴/
const THAT_IS = /^[，,（(]?\s*(?:即|计|合|折合|合计|共计?)\s*$/
const PAYS =
  /^(?:的?(?:比例|标准))?(?:支付|预付|拨付|补[助贴]|计提|提取|扣除|安排|奖励|配套|承担|返还|缴纳|计算)[^，。；]{0,6}$/
const GOES_ON = /^\s*[、和及与]\s*$/

const claimOf = (amount: Mention, whole: Mention, rate: Mention, isSet: boolean): Claim => ({
  kind: 'product',
  stated: amount.figure,
  readings: [
    {
      standing: 'asserted',
      operands: [whole.figure, rate.figure],
      expression: { operator: '×', terms: [{ operand: 0 }, { operand: 1 }] },
      exactOperands: isSet ? [1] : [],
      because: '分项 = 总额 × 比例',
    },
  ],
})

const isWholeOf = (amount: Mention, m: Mention): boolean =>
  isQuantity(m.figure) && m.figure.approximation === 'exact' && sameSort(m.figure, amount.figure)

/** How far back, in mentions, the whole is looked for. */
const REACH = 12

const toldBefore = (rate: Mention, mentions: readonly Mention[]): Mention[] =>
  inViewBefore(mentions.slice(Math.max(0, rate.order - REACH), rate.order), rate)

/** The figure that the rate is taken of: the one right before 的, the one that 其中 is part of, or the only one of the sentence. */
const wholeOf = (rate: Mention, amount: Mention, mentions: readonly Mention[]): Mention | null => {
  const view = toldBefore(rate, mentions).filter(m => isWholeOf(amount, m))
  const last = view.at(-1) ?? null
  if (/^的/.test(rate.label)) return last?.order === rate.order - 1 ? last : null
  return view.length === 1 || /其中/.test(rate.lead) ? last : null
}

/** 财政补贴 70%，即 109.67 万元; 按合同价 300 万元的 30% 预付 90 万元. */
const amountAfter = (rate: Mention, mentions: readonly Mention[]): Claim | null => {
  const amount = mentions[rate.order + 1]
  const name = rateNameOf(rate.label)
  if (!amount || amount.sentence !== rate.sentence || (name !== null && name !== 'share')) return null
  const whole = isQuantity(amount.figure) ? wholeOf(rate, amount, mentions) : null
  if (!whole) return null
  const pays = /^的/.test(rate.label) && PAYS.test(amount.label)
  if (!pays && !THAT_IS.test(amount.lead)) return null
  return claimOf(amount, whole, rate, pays || SET.test(rate.label))
}

/** 按 60%、15%、25% 的比例分担，即省级 1309.77 万元、市级 327.44 万元、县级 545.74 万元: as many amounts as rates, of the whole before. */
const amountsAfterList = (first: Mention, mentions: readonly Mention[]): Claim[] => {
  if (!/按照?$/.test(first.label)) return []
  const rates = [first]
  for (let next = mentions[first.order + 1]; next && isRate(next.figure); next = mentions[next.order + 1]) {
    if (!GOES_ON.test(next.lead)) return []
    rates.push(next)
  }
  const last = rates.at(-1)!
  if (rates.length < 2 || !/^的?比例|^分|^承担/.test(last.tail)) return []
  const amounts = mentions.slice(last.order + 1, last.order + 1 + rates.length)
  const whole = toldBefore(first, mentions).findLast(m => amounts[0] && isWholeOf(amounts[0], m))
  if (!whole || amounts.length < rates.length) return []
  if (amounts.some(m => m.sentence !== first.sentence || !isWholeOf(whole, m))) return []
  return amounts.map((amount, i) => claimOf(amount, whole, rates[i]!, true))
}

/** Amounts told after the rate of a whole that gives them. */
export const rateOfWholeClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions
    .filter(m => isRate(m.figure) && m.figure.value !== null && m.figure.approximation === 'exact')
    .flatMap(rate => amountAfter(rate, mentions) ?? amountsAfterList(rate, mentions))
