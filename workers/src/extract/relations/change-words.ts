import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { isQuantity, isRate } from './arithmetic.ts'
import { CHANGE_OR_NOUN, CHANGE_WORD, directionOf, namesChange } from './change-lexicon.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './role.ts'
import { sharedBigrams, shareOfBigrams } from './shared-words.ts'

/** 较上年, 比计划, 与上年度的 … 相比; not 占比, 同比, 对比度. */
const COMPARISON =
  /(?:相较于?|相对于?|(?<!比)较|(?<![占同环对相无])比(?![例率重值])|与|(?<![合共不相])同(?=上|去|前|往|20|年初|计划|预算|目标|历史|全))([^，,。；;、：:]*)/

/** 比计划多完成 201 件, 较去年高出 3 家: the word of change stands before what was done. */
const MORE_THAN_COMPARED =
  /(?:较|(?<![占同环])比)[^，,。；;：:]{1,16}?([多少高低])(?![数发层年新效])[^，,。；;：:增减升降长]{0,6}$/

/** What a growth rate is called: 增长, 增长率为, 增幅达, 同比. */
const GROWTH = new RegExp(
  `(?:${CHANGE_OR_NOUN}|同比|环比)(?:幅度|比例|比率|速度|额度|百分比|率)?(?:分别|各|均)?(?:[了为约达到近超仅是\\s]|将近)*$`,
)
const REACHED = /[到至]$/

/** 压减资金 30 万元, 较上年减少支出 5 万元: the change names what changed, and nothing that is counted anew. */
const CHANGE_OF_FUNDS = new RegExp(
  `(?:${CHANGE_WORD})(?:了)?(?:财政|项目|专项|部门|年度)?(?:资金|经费|预算|支出|收入|投入|金额|额度|指标)(?:数|额)?(?:了|为|约|共|共计)*$`,
)

/** A rate by which something grew or fell: its words end with those of a growth; 增长到 90% names a level. */
export const isGrowthRate = (m: Mention): boolean =>
  isRate(m.figure) && GROWTH.test(m.label) && !REACHED.test(m.label)

export const isPoints = (figure: Figure): boolean => dimensionOf(figure) === 'percentage-point'

/** 短月进度 1,143 万元, 超序时进度 5.2 亿元: how far something is from where it should be. */
const GAP = /^(?:已|仍|尚)?(?:短|超|欠|差|距)[^，。；、]{0,10}(?:进度|目标|任务|计划|时序)(?:数|还差|尚差)?$/

/** 由 569 万元降到 361 万元，少损失 208 万元: more or less of what happens than before. */
const MORE_OR_LESS_DONE = /^([多少])(?:损失|支出|支付|收入?|缴纳?|花费?|投入|发生)[了约]*$/

/** 比目标值 5.5% 低 2.44 个百分点: the level compared with stands right before. */
const BARE_DISTANCE = /^([高低多少])出?了?$/

/** A figure whose words say that it is the change of something, not its level. */
export const isChange = (m: Mention): boolean =>
  (isQuantity(m.figure) || isPoints(m.figure)) &&
  (namesChange(m.label) ||
    MORE_THAN_COMPARED.test(m.label) ||
    BARE_DISTANCE.test(m.label) ||
    MORE_OR_LESS_DONE.test(m.label) ||
    CHANGE_OF_FUNDS.test(m.label) ||
    GAP.test(m.label))

export const directionOfChange = (label: string): 'up' | 'down' | null => {
  const sign = (MORE_THAN_COMPARED.exec(label) ??
    BARE_DISTANCE.exec(label) ??
    MORE_OR_LESS_DONE.exec(label))?.[1]
  if (sign) return sign === '多' || sign === '高' ? 'up' : 'down'
  return directionOf(label)
}

/** What the words before a change compare with: 上年 in 较上年增加; '' where they compare with nothing. 同比 is with the year before. */
export const comparedIn = (words: string): string => {
  const named = COMPARISON.exec(words)?.[1]
  return named ?? (words.includes('同比') ? '上年同期' : '')
}

export const compares = (words: string): boolean => COMPARISON.test(words) || /[同环]比/.test(words)

/** Whether the label says that its figure is what another is compared with: 较年初预算 2,827.29 万元 增加 …. */
export const isComparedWith = (m: Mention): boolean =>
  COMPARISON.test(m.label) || /[同环]比(?![^，。；]*[增减升降])[^，。；]{2,12}$/.test(m.label)

const CARRIED_OVER = /(?:结转|结余|结存)[^，。；]{0,4}$/

/** 上年支出 200 万元, 比上年的 47.9 万亩. What is carried over from last year (上年结转) is this year's. */
export const isOfLastYear = (label: string): boolean =>
  (roleOf(label) === 'last-year' ||
    /(?:上年|去年|上一年|上期|往年)(?:度|末|底)?[^，。；]{0,12}$/.test(label)) &&
  !CARRIED_OVER.test(label)

/** Words of a label that say how much, when or in which part, and not what. */
const NOT_A_SUBJECT =
  /其中|同比|环比|分别|全[国省市州区县局系统]+|我[国省市州区县局部单位]+|本[单位部门级地]+|总额|总量|总数|总体|整体|数量|金额|规模|人数|合计|共计|总计|各|均|也|又|共|再|实际|累计|全年|本年度?|当年|今年|上年度?|去年|同期|(?:20)?\d\d年度?|年初|年末|年底|截至|预算|决算|调整后?|支出|收入|资金|经费|执行|完成|达到?|相比|相对|[的了为数额是有已并和及与，、,：:。；;（）()\s]/g

/** What a label speaks of, bare of the words that any label may have; '' where it names nothing of its own. */
export const subjectOf = (label: string): string => label.replace(NOT_A_SUBJECT, '')

/** Which of the two sides of an account a label names: 收 or 支; null for neither or both. */
const flowOf = (label: string): string | null => {
  const named = new Set(label.match(/收(?=入)|支(?=出)/g))
  return named.size === 1 ? [...named][0]! : null
}

/** Whether the subject that a change names may be that of a level: it names none of its own, or they have words in common. */
export const mayBeOf = (subject: string, level: string): boolean => {
  const flow = flowOf(subject)
  if (flow && flowOf(level) && flow !== flowOf(level)) return false
  const named = subjectOf(subject)
  return named.length < 2 || sharedBigrams(named, subjectOf(level)) > 0
}

/** Whether a subject that a change names is that of a level and not of a part of it: 税收 is of 税收收入, 房地产营业税 not of 营业税. */
export const isWhollyOf = (subject: string, level: string): boolean => {
  const [named, of] = [subjectOf(subject), subjectOf(level)]
  if (named.length > of.length && of !== '' && named.endsWith(of)) return false
  return mayBeOf(subject, level) && (named.length < 2 || shareOfBigrams(named, of) >= 0.5)
}

/** Whether two labels may speak of one thing: either names nothing of its own, or they have words in common. */
export const mayShareSubject = (a: string, b: string): boolean =>
  mayBeOf(a, b) || (subjectOf(b).length < 2 && mayBeOf(b, a))

const CHANGE_VERB = new RegExp(`${CHANGE_OR_NOUN}|[多少高低](?=[^，,、。；]{0,6}$)`, 'g')

const lastClause = (words: string): string => words.split(/[，,。；;：:]/).at(-1)!

const FROM_VERB = new RegExp(`(?:相比|节约|${CHANGE_WORD}).*$`)

/** The subject that the words of a change name themselves: 公用经费 in 公用经费较上年增加, 会议费 in 较上年减少会议费, 支出总计 in 与上年相比，支出总计各增加. */
export const ownSubject = (words: string): string => {
  const compared = COMPARISON.exec(words)
  const named = compared
    ? lastClause(words.slice(0, compared.index)) + (FROM_VERB.exec(words.slice(compared.index))?.[0] ?? '')
    : lastClause(words)
  if (MORE_OR_LESS_DONE.test(named.trim())) return ''
  return named.replace(CHANGE_VERB, '').replace(/相比较?/g, '')
}
