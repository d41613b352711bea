import { baseValue, dimensionOf } from '@heshu/shared/model/figure.ts'
import { exact, isZero } from '@heshu/shared/number/exact.ts'
import { isRate } from '../arithmetic.ts'
import { transitionIn } from '../change-levels.ts'
import type { Mention } from '../mention.ts'
import { countsVisits } from './counted-things.ts'
import type { PerThing } from './per-thing.ts'
import { type Choice, countsAll, isLikely } from './per-thing-choices.ts'
import { kinship, type Parts, SAYS_TOTAL, sharesWord } from './per-thing-parts.ts'
import { longestOf, type Product } from './product-fit.ts'
import { isPeriod } from './things.ts'

/** What a price and a number give by their nature: what is paid, granted or charged. What was spent may have other reasons. */
const PAID = /补贴|补助|发放|兑付|拨付|奖|救助|资助|安排|支付|金|款|价|(?<!经)费|租|为$/
/** A part of the whole, or more than it. */
const NOT_WHOLE =
  /上半年|下半年|季度|[\d一二三四五六七八九十]月份?|首[批付期]|预[拨付]|先[行期]|第[一二三四](?=[批期季轮笔阶])|剩余|缺口|自筹|配套|结[余转]|未|尚|另|节约|超支|中央|[省市区县]级(?:财政|资金|补[助贴]|安排|承担|拨)|其中|含(?!税)|包括|连同|加上/
/** What bounds a quantity per thing, or says what could be done, does not tell what was. */
const BOUND =
  /最[高低多少大小]|[上下]限|封顶|限额|不等|起[步付点]|原则上|设计(?=[日年处产能规容使])|能力(?!建设|提升)|产能|额定/
const PLANNED = /计划(?!生育)|(?<![模虚])拟|预计|目标|指标值/
/** Averages of wider circles, of other bodies and of other years. */
const ELSEWHERE =
  /全(?:国|省|市|区|县|镇|乡|行业|州|旗)|平均水平|同类|[高低]于|当地|周边|行业|同期|上年|去年|往年/
/** What people earn is no share of what was spent on them, and what they have is no share of what was added. */
const EARNED = /增收|收入|工资|薪|产值|利润|收益|效益|纳税|税收|消费|寿命|年龄/
const SPENT = /支出|使用|执行|花费|实际/

/** The last words before a figure; those farther off may be names of bodies and projects (税收征管项目, 第一小学). */
const near = (words: string): string => words.slice(-8)

/** Whether the words set a quantity per thing and a total apart. */
export const isForeign = (
  { mention, noun }: PerThing,
  total: Mention,
  mentions: readonly Mention[],
): boolean => {
  const words = mention.label || noun
  const next = mentions[mention.order + 1]
  const says = (pattern: RegExp, of: string, not: string) => pattern.test(of) && !pattern.test(not)
  return (
    BOUND.test(words) ||
    /面积/.test(noun) ||
    NOT_WHOLE.test(near(total.label)) ||
    says(ELSEWHERE, words, total.lead) ||
    says(PLANNED, words, total.label) ||
    says(EARNED, near(noun), total.label) ||
    // 门诊收入 is what the patients paid: 次均门诊费用.
    (noun !== '' && says(EARNED, near(total.label), noun) && !sharesWord(noun, total.label)) ||
    (/补[助贴]|奖/.test(noun) && says(/投资|造价|成本/, total.label, noun)) ||
    (mention.order < total.order && says(/实际/, total.label, words)) ||
    (next !== undefined && transitionIn([mention, next]) !== null)
  )
}

/** 生均定额 3 万元，支出 240 万元: what was granted a head and what was spent may differ. */
const isGranted = ({ mention, noun }: PerThing, total: Mention): boolean =>
  /定额|标准|限额/.test(mention.label || noun) && SPENT.test(total.label)

/** Words that go on to more than the product gives: 另配备工具 30 套，共支出 35 万元. */
const MORE = /另|还(?![款建贷])|其[他它]|以及|等(?![级候待于])/

/**
 * Whether more stands between the parts of a product than belongs to it: a share or a number of times (按 50% 补助, 发放 2 次),
 * or words that add something.
 */
const hasStray = ({ per, scope }: Parts, { at, counts }: Choice): boolean => {
  const used = [per.mention, at, ...counts]
  const [first, last] = [Math.min(...used.map(m => m.order)), Math.max(...used.map(m => m.order))]
  return scope.some(m => {
    if (m.order <= first || m.order > last) return false
    if (MORE.test(m.lead)) return true
    const base = m.figure.unit?.base ?? ''
    return !used.includes(m) && (isRate(m.figure) || isPeriod(base) || /^[次期批轮折倍餐节季]$/.test(base))
  })
}

/** Whether what is stated can have been meant to be what is computed. */
const isOfItsSize = ({ total, factors, constant }: Product): boolean => {
  if (factors.some(figure => isZero(baseValue(figure)!))) return false
  const ratio = factors.reduce((v, figure) => v.div(baseValue(figure)!), baseValue(total)!.div(constant))
  return ratio.lte(exact(2)) && ratio.gte(exact('0.5'))
}

/**
 * Whether the words assert the product. They do where they leave one total and one count and call the one a mean or the other a
 * total; elsewhere the misfit must be one that a slip leaves, or small.
 */
export const isAsserted = (parts: Parts, choice: Choice, mentions: readonly Mention[]): boolean => {
  const { per, totals, counts } = parts
  const { at, fit } = choice
  if (!isLikely(parts, choice) || !countsAll(parts, choice) || isForeign(per, at, mentions)) return false
  if (per.things.some((thing, i) => counts[i]!.likely.some(m => countsVisits(thing, m))))
    return fit === 'slip'
  if (isGranted(per, at)) return fit === 'slip' && longestOf(choice) >= 4
  const sole = totals.likely.length === 1 && counts.every(({ likely }) => likely.length <= 1)
  const kin = kinship(per, at)
  if (fit === 'slip' && (sole || (kin !== 'other' && longestOf(choice) >= 4))) return true
  if (!sole || kin === 'other' || (per.is === 'price' && hasStray(parts, choice))) return false
  const said = SAYS_TOTAL.test(at.label) || (per.is === 'mean' && at.order < per.mention.order)
  const given = dimensionOf(at.figure) !== 'money' || PAID.test(at.label)
  if (fit === 'near') return said || given
  return said && at.sentence === per.mention.sentence && (fit === 'short-slip' || isOfItsSize(choice))
}
