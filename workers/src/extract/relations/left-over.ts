import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, isZero } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import { difference, isQuantity, sameSort } from './arithmetic.ts'
import { isChange } from './change-words.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './role.ts'

const AMOUNT =
  '(?:使用|支出)?(?:资金|金额|经费|预算|人员|编制|名额|数量|数|值|额)?(?:为|了|共|计|共计|有|约|达|:|：)*$'

/** What is left of a whole after a part, by the words before it: 结余, 空编, 尚有 … 未收回. */
const LEFT = new RegExp(
  `(?:结余|节余|结存|节约|节省|节支|剩余|余额|尚余|还剩|未(?!来|成年|婚|必)[^，。；率]{1,6}|少支出|差额|相差|缺口|缺编|空编|核减|审减|结转(?:下年|次年|以后年度|(?:至)?下一年度?)?)${AMOUNT}`,
)
const STILL = /(?:尚有|仍有|还有|尚余|仍余|还剩|剩下)$/
const NOT_YET = /^(?:的)?(?:资金|款项|任务|工程|经费)?(?:尚未|仍未|未|没有|待|有待)/
/** What went beyond it. */
const OVER = new RegExp(
  `(?:超支|超编|超额(?:完成)?|超(?:出|过)?(?:预算|计划|编制|概算|任务|目标|定额|指标|限额)|超概|超出)${AMOUNT}`,
)

/** 累计结余 is of many years; 上年结余 is this year's income. */
const OF_OTHER_TIMES = /累计|历年|滚存|上年|去年|上一年|以前年度|年初|期初/

const WHOLE =
  /预算|收入|到位|应[收付缴交发]|核定|编制|控制价|限价|标底|概算|送审|报审|上报|计划|任务|目标|指标|合同|下达|安排|总投资|总额|可用|拨入|限额/
const PART =
  /支出|中标|成交|审定|审核后|审核确认|已|实[有际收付缴发]|完成|完工|执行|使用|支付|拨付|在编|在岗|到账|兑付|收缴|竣工|结算|办结/

/** A price bid for or audited is what the saving is of; what was spent less may have been saved otherwise, or not be spent yet. */
const PRICES =
  /控制价|限价|标底|中标|成交|合同|招标|送审|报审|审定|审核|采购(?:预算|计划|总?金额|总?额|数|价)?(?:为|了|共|达)*$/
/** What is carried over, or left at the end of a year, may hold the balance of the year before. */
const CARRIED = /结[转余]|节余|余额/
const CARRIED_ALONE = /相抵|收支差|当年结|本年结|本年度结/
const INCOME = /收入/
const ALL_INCOME = /总收入|收入(?:总计|合计|总额)/
const OPENS_PARTS = /其中|包括|包含|含(?!税)/

const isLeft = (m: Mention): boolean =>
  !OF_OTHER_TIMES.test(m.label) && (LEFT.test(m.label) || (STILL.test(m.label) && NOT_YET.test(m.tail)))
const isOver = (m: Mention): boolean => OVER.test(m.label)

/** 超额完成 8.6 公里 went beyond the target, where 超额完成 600 张任务 names the target itself. */
export const wentBeyond = (m: Mention): boolean =>
  isOver(m) && !/^[^，,。；;、]{0,6}(?:任务|目标|计划|指标)/.test(m.tail)

/** What is told of an amount's own words: 1 for a whole, −1 for a part, 0 where they say neither or both. */
const rankOf = (m: Mention): number => (WHOLE.test(m.label) ? 1 : 0) - (PART.test(m.label) ? 1 : 0)

/** Whether no other amount can belong between the whole, its part and what is left. */
const isSound = (left: Mention, whole: Mention, part: Mention): boolean => {
  if (/节约|节省|节支/.test(left.label)) return PRICES.test(whole.label) || PRICES.test(part.label)
  if (!CARRIED.test(left.label)) return true
  const onlyCarried = /结转/.test(left.label) && !/结余/.test(left.label)
  if (!onlyCarried && !INCOME.test(whole.label)) return true
  return CARRIED_ALONE.test(left.lead) || ALL_INCOME.test(whole.label)
}

/** Whether a misfit is near enough, or one slip away, to show that the difference was meant. */
const isMeant = (stated: Figure, whole: Figure, part: Figure): boolean => {
  const [printed, all, some] = [baseValue(stated)!, baseValue(whole)!, baseValue(part)!]
  const left = all.sub(some)
  if (isZero(left)) return !isZero(printed)
  return (
    slipBetween(printed, left, baseStep(stated)) !== null ||
    printed.sub(left).abs().div(left.abs()).lte(exact('0.2'))
  )
}

const readingOf = (at: Mention, whole: Mention, part: Mention, sure: boolean): Reading => {
  const over = isOver(at)
  const [a, b] = over ? [part, whole] : [whole, part]
  return {
    standing: sure ? 'asserted' : 'possible',
    operands: [a.figure, b.figure],
    expression: difference,
    because: over ? '超出数 = 实际数 − 核定（计划）数' : '余数 = 总数 − 已用（已完成）数',
  }
}

const larger = (a: Mention, b: Mention): boolean => baseValue(a.figure)!.gte(baseValue(b.figure)!)

/** A whole, its part and what is left, where a sentence tells three amounts of the sort and no other. */
const amongThree = (at: Mention, told: readonly Mention[]): Reading[] => {
  const [first, second] = told.filter(m => m !== at)
  if (told.length !== 3 || !first || !second || told.some(m => OPENS_PARTS.test(m.lead))) return []
  // 送审 489 万元，核减 51 万元，审定 418 万元; 超任务数 4 元（任务数为 400 元）.
  const last = second.order > at.order && (/核减|审减/.test(at.label) || second.owner === at)
  if (first.order > at.order || (second.order > at.order && !last) || second.order < at.order - 1) return []
  if ([first, second].some(m => isChange(m) || isLeft(m) || OF_OTHER_TIMES.test(m.label))) return []
  const order = Math.sign(rankOf(first) - rankOf(second))
  const [whole, part] = order < 0 ? [second, first] : [first, second]
  return [readingOf(at, whole, part, order !== 0 && isSound(at, whole, part))]
}

/** The whole and the part last told before what is left, among more amounts. */
const amongMany = (at: Mention, mentions: readonly Mention[]): Reading[] => {
  const view = mentions.filter(
    m =>
      m.order < at.order &&
      (m.bracket === at.bracket || m.depth < at.depth) &&
      !LEFT.test(m.label) &&
      !isOver(m),
  )
  // 结余 10 万元，收回 10 万元: what is left may have gone several ways, so the first of them proves nothing.
  const goesOn = mentions.some(
    m => m.order > at.order && m.segment === at.segment && m.bracket === at.bracket,
  )
  const whole = view.findLast(m => rankOf(m) > 0)
  const part = view.findLast(m => rankOf(m) < 0)
  const named = whole && part ? [readingOf(at, whole, part, !goesOn && isMeantBy(at, whole, part))] : []
  const [a, b] = view.slice(-2)
  const nearest = a && b && !(named.length > 0 && [a, b].every(m => m === whole || m === part))
  return [
    ...named,
    ...(nearest ? [readingOf(at, ...((larger(a, b) ? [a, b] : [b, a]) as [Mention, Mention]), false)] : []),
  ]
}

/** 年初结转 208.9 万元，本年收入 …，本年支出 …，年末结余 …: what there was before is left too. */
const addsWhatWasBefore = (at: Mention, told: readonly Mention[]): boolean =>
  CARRIED.test(at.label) &&
  told.some(m => m.order < at.order && OF_OTHER_TIMES.test(m.label) && CARRIED.test(m.label))

const isMeantBy = (at: Mention, whole: Mention, part: Mention): boolean => {
  const [a, b] = isOver(at) ? [part, whole] : [whole, part]
  return isSound(at, whole, part) && isMeant(at.figure, a.figure, b.figure)
}

/** 余额低于限额 19.60 亿元: two amounts told before, by their names. */
const BETWEEN = /([^，。；、]{2,8}?)(低于|少于|小于|高于|多于|大于)([^，。；、]{2,8}?)(?:了|为|约|达)*$/

const betweenNamed = (at: Mention, told: readonly Mention[]): Reading[] => {
  const [, first, word, second] = BETWEEN.exec(at.label) ?? []
  if (!word) return []
  const named = (name: string) => told.filter(m => m.order < at.order && m.label.includes(name))
  const [a, b] = [named(first!), named(second!)]
  if (a.length !== 1 || b.length !== 1 || a[0] === b[0]) return []
  const [more, less] = /[低少小]/.test(word) ? [b[0]!, a[0]!] : [a[0]!, b[0]!]
  const because = `${first}${word}${second}的数 = ${more === a[0] ? first : second} − ${more === a[0] ? second : first}`
  return [{ standing: 'asserted', operands: [more.figure, less.figure], expression: difference, because }]
}

const AT_YEAR_END = /(?:年末|年底|期末|本年|当年)[^，。；、]{0,6}(?:结转|结余)/

/**
 * 年末结转和结余 2100 万元, passages after 全年预算 3509 万元，执行 3459 万元: what was budgeted and not spent is carried over, taken
 * back or shared out, so that a misfit is only worth asking about.
 */
const ofBudgetBefore = (at: Mention, earlier: readonly Mention[]): Reading[] => {
  if (!AT_YEAR_END.test(at.label) || OF_OTHER_TIMES.test(at.label)) return []
  const fitting = earlier.filter(m => isExact(m) && sameSort(m.figure, at.figure) && !isChange(m))
  const wholeOf = (part: Mention): Mention | undefined =>
    fitting.findLast(
      m =>
        m.figure.passage === part.figure.passage &&
        m.sentence === part.sentence &&
        ['adjusted', 'budget'].includes(roleOf(m.label) ?? ''),
    )
  const part = fitting.findLast(m => roleOf(m.label) === 'spent' && wholeOf(m) !== undefined)
  const whole = part && wholeOf(part)
  if (!part || !whole || !larger(whole, part)) return []
  const because = '按全年预算数 − 执行数计'
  return [{ standing: 'suspected', operands: [whole.figure, part.figure], expression: difference, because }]
}

/** What is left of a whole, goes beyond it, or lies between two amounts, in one passage; `earlier` are the mentions of the passages before it. */
export const leftOverClaims = (mentions: readonly Mention[], earlier: readonly Mention[]): Claim[] =>
  mentions.flatMap((at): Claim[] => {
    const left = isOver(at) || isLeft(at)
    if (!isExact(at) || !(left || BETWEEN.test(at.label))) return []
    const told = mentions.filter(
      m => m.sentence === at.sentence && isExact(m) && sameSort(m.figure, at.figure),
    )
    const outside = told.filter(m => m.depth === 0 || m.owner === at)
    const three = left ? amongThree(at, outside) : []
    const inSentence = !left ? betweenNamed(at, told) : three.length > 0 ? three : amongMany(at, told)
    const readings =
      told.length > 1
        ? inSentence
        : ofBudgetBefore(at, [...earlier, ...mentions.filter(m => m.order < at.order)])
    const sure = !addsWhatWasBefore(at, told)
    const standing = (reading: Reading): Reading => (sure ? reading : { ...reading, standing: 'possible' })
    return readings.length > 0
      ? [{ kind: 'difference', stated: at.figure, readings: readings.map(standing) }]
      : []
  })

const isExact = (m: Mention): boolean => isQuantity(m.figure) && m.figure.approximation === 'exact'
