import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { difference, isQuantity, sameSort } from './arithmetic.ts'
import { directionOfChange, isChange } from './change-words.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './role.ts'

/** What is left of a whole after a part, by the words before it: 结余, 空编, 尚有 … 未收回. */
const LEFT =
  /(?:结余|节余|节约|节省|节支|剩余|余额|尚余|还剩|未(?!来|成年|婚|必)[^，。；率]{1,6}|差额|缺口|缺编|空编|核减|审减|结转(?:下年|次年|以后年度|下一年度?)?)(?:使用)?(?:资金|金额|经费|预算|人员|编制|名额|数|额)?(?:为|了|共|计|共计|约|:|：)*$/
const STILL = /(?:尚有|仍有|还有|尚余|仍余|还剩|剩下)$/
const NOT_YET = /^(?:的)?(?:资金|款项|任务|工程|经费)?(?:尚未|仍未|未|没有|待|有待)/
/** What went beyond it. */
const OVER =
  /(?:超支|超编|超额|超出(?:预算|计划|编制|概算)?|超概算?)(?:资金|金额|人员|数|额)?(?:为|了|共|计|:|：)*$/

/** 累计结余 is of many years; 上年结余 is this year's income. */
const OF_OTHER_TIMES = /累计|历年|滚存|上年|去年|以前年度|年初|期初/

const WHOLE =
  /预算|收入|到位|应[收付缴交发]|核定|编制|控制价|限价|标底|概算|送审|报审|上报|计划|任务|目标|指标|合同|下达|安排|总投资|总额|可用|拨入/
const PART =
  /支出|中标|成交|审定|审核后|审核确认|已|实[有际收付缴发]|完成|执行|使用|支付|拨付|在编|在岗|到账|兑付|收缴|竣工|结算|办结/

/** A price bid for or audited is what the saving is of; what was spent less may have been saved otherwise, or not be spent yet. */
const PRICES = /控制价|限价|标底|中标|成交|合同|采购|招标|送审|报审|审定|审核/
/** What is carried over, or left at the end of a year, may hold the balance of the year before. */
const CARRIED = /结[转余]|节余|余额/
const CARRIED_ALONE = /相抵|收支差|当年结|本年结|本年度结/
const INCOME = /收入/
const ALL_INCOME = /总收入|收入(?:总计|合计|总额)/

const isSound = (left: Mention, whole: Mention): boolean => {
  const words = left.lead
  if (/节约|节省|节支/.test(left.label)) return PRICES.test(whole.label)
  if (/结转/.test(left.label) && !/结余/.test(left.label))
    return CARRIED_ALONE.test(words) || ALL_INCOME.test(whole.label)
  if (CARRIED.test(left.label) && INCOME.test(whole.label))
    return CARRIED_ALONE.test(words) || ALL_INCOME.test(whole.label)
  return true
}

const isLeft = (m: Mention): boolean =>
  !OF_OTHER_TIMES.test(m.label) && (LEFT.test(m.label) || (STILL.test(m.label) && NOT_YET.test(m.tail)))

/** What a word of whole and a word of part make of two amounts, told in this order; 0 where they say nothing. */
const orderOf = (first: Mention, second: Mention): number => {
  const rank = (m: Mention) => (PART.test(m.label) ? -1 : 0) + (WHOLE.test(m.label) ? 1 : 0)
  return Math.sign(rank(first) - rank(second))
}

const claimOf = (
  at: Mention,
  a: Mention,
  b: Mention,
  standing: Reading['standing'],
  because: string,
): Claim => ({
  kind: 'difference',
  stated: at.figure,
  readings: [{ standing, operands: [a.figure, b.figure], expression: difference, because }],
})

/** A whole, its part and the rest (or the excess), where the sentence tells three amounts of the sort and no other. */
const leftOver = (at: Mention, three: readonly Mention[]): Claim | null => {
  const over = OVER.test(at.label)
  if (!over && !isLeft(at)) return null
  const [first, second] = three.filter(m => m !== at)
  if (!first || !second || second.order < at.order - 1 || first.order > at.order) return null
  if (second.order > at.order && !/核减|审减/.test(at.label)) return null
  if ([first, second].some(m => isChange(m) || isLeft(m) || OF_OTHER_TIMES.test(m.label))) return null
  const order = orderOf(first, second)
  const [whole, part] = order < 0 ? [second, first] : [first, second]
  const standing = order !== 0 && isSound(at, whole) ? 'asserted' : 'possible'
  return over
    ? claimOf(at, part, whole, standing, '超出数 = 实际数 − 核定（计划）数')
    : claimOf(at, whole, part, standing, '余数 = 总数 − 已用（已完成）数')
}

const AFTER = /调整后|调剂后|调整为|全年预算|追加后|核定后|变更后/
const ALTERS = /追加|追减|调增|调减|核增|核减|压减|增加|减少|新增/

const signedSum = (signs: readonly ('up' | 'down')[]): Expression =>
  signs.reduce<Expression>(
    (sum, sign, i) => ({ operator: sign === 'up' ? '+' : '−', terms: [sum, { operand: i + 1 }] }),
    { operand: 0 },
  )

/** 年初预算 100 万元，追加 30 万元，调减 5 万元，调整后预算 125 万元: the level before, all changes in between, the level after. */
const adjustment = (told: readonly Mention[]): Claim | null => {
  const [before, ...rest] = told
  const after = rest.at(-1)
  const changes = rest.slice(0, -1)
  if (!before || !after || changes.length === 0) return null
  if (roleOf(before.label) !== 'original' || !AFTER.test(after.label) || isChange(after)) return null
  const signs = changes.map(m => (ALTERS.test(m.label) && isChange(m) ? directionOfChange(m.label) : null))
  if (signs.some(sign => sign === null)) return null
  return {
    kind: 'difference',
    stated: after.figure,
    readings: [
      {
        standing: 'asserted',
        operands: [before, ...changes].map(m => m.figure),
        expression: signedSum(signs as ('up' | 'down')[]),
        because: '调整后 = 年初数 + 调增 − 调减',
      },
    ],
  }
}

const OPENS_PARTS = /其中|包括|包含|含(?!税)/

/** What is left over, spent beyond, or altered, where a sentence tells just the amounts that this takes. */
export const leftOverClaims = (mentions: readonly Mention[]): Claim[] =>
  [...Map.groupBy(mentions, m => m.sentence).values()].flatMap(sentence => {
    if (sentence.some(m => OPENS_PARTS.test(m.lead))) return []
    const sorts: Mention[][] = []
    for (const m of sentence) {
      if (m.depth > 0 || !isQuantity(m.figure) || m.figure.approximation !== 'exact') continue
      const sort = sorts.find(([other]) => other && sameSort(other.figure, m.figure))
      if (sort) sort.push(m)
      else sorts.push([m])
    }
    return sorts.flatMap(told => {
      const altered = adjustment(told)
      if (altered) return [altered]
      return told.length === 3 ? told.flatMap(at => leftOver(at, told) ?? []) : []
    })
  })
