import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Comparison, isNorm, subjectsOf } from './comparison.ts'
import {
  areComparable,
  clauseBefore,
  type Placed,
  placeFigures,
  type Sentence,
} from './neighbouring-figures.ts'
import { holds } from './order.ts'

const UP = '(?:增加|增长|提高|提升|上升|上涨|上调|扩大|攀升|延长|增|升|涨|扩|提)'
const DOWN = '(?:下降|降低|减少|压减|压缩|缩减|缩短|缩小|下调|下滑|回落|降|减|缩)'
const UP_OR_DOWN = `(?:(${UP})|(${DOWN}))`

/** 由第 94 位升至第 57 位: a rank that rises gets smaller. */
const RANK = /排名|名次|位次|排位|位居|第\s*$/
const isRank = (...figures: readonly Figure[]): boolean =>
  figures.some(({ passage, start }) => RANK.test(passage.text.slice(Math.max(0, start - 24), start)))

const moved = (to: Figure, from: Figure, [word, up]: readonly (string | undefined)[]): Comparison => ({
  subject: to,
  other: from,
  says: up ? '>' : '<',
  word: word!,
  ofTarget: false,
  doubt: null,
})

const FROM = /(?:由|从|自|上年|去年|上一年|同期|20\d\d年)[^，,。；;、]{0,16}$/
const ARRIVES = new RegExp(
  `^[^，,。；;、\\d]{0,12}[，,]?[^，,。；;、\\d]{0,8}?(${UP_OR_DOWN}(?:了)?(?:到|至|为))(?:了)?[^，,。；;、\\d]{0,6}$`,
)
/** A change or rate named next says the same with its figure. */
const GOES_ON = new RegExp(`^[^，,。；;\\d]{0,8}[，,]\\s*(?:同比|较|比)?(?:净)?(?:${UP}|${DOWN})`)

/** 由 0.12‰ 下降到 0.15‰. */
const fromTo = ({ figure: to, before, lead, tail }: Placed): Comparison[] => {
  const from = before.at(-1)
  if (!from || !areComparable(from, to) || [from, to].some(f => f.approximation !== 'exact')) return []
  const words = from.passage.text.slice(Math.max(0, from.start - 24), from.start)
  const found = ARRIVES.exec(lead)
  if (!found || !FROM.test(words) || isRank(from, to)) return []
  // Unchanged to the printed digit is no contradiction.
  if (holds(to, '=', from)) return []
  const said = moved(to, from, found.slice(1))
  return holds(to, said.says, from) && GOES_ON.test(tail) ? [] : [said]
}

const THAN = /(?:[较比与同和]|相较于?|相比)([^，,。；;：:（()）]{0,14})$/
const ADVERBS =
  '(?:有所|略有|略|稍有|稍|明显|大幅度?|显著|小幅|持续|进一步|逐年|逐步|稳步|连年|不断|均|都|也|又|仍|还|要|总体|整体|同比|相比|呈现?|保持|继续|有|出现)*'
const TREND = new RegExp(
  `^\\s*[)）]?\\s*(?:的|水平)?(?:相比)?[，,]?(${ADVERBS}(?:(${UP}|[高多大](?!于))|(${DOWN}|[低少小](?!于))))(?:了|的?(?:态势|趋势|势头|走势))?(?=$|[，,；;。：:）)])`,
)

/** The words from a figure on to the end of its sentence. */
const restOf = ({ figure, sentence }: Placed): string =>
  figure.passage.text.slice(figure.end, sentence.start + sentence.text.length)

/** 本年 250 万元，较上年的 300 万元有所减少; 比全市平均的 80% 高. */
const thanPrinted = (placed: Placed): Comparison[] => {
  const { figure: other, before, lead } = placed
  const found = THAN.exec(lead)
  const trend = found && TREND.exec(restOf(placed))
  if (!found || !trend || other.approximation !== 'exact') return []
  return subjectsOf(lead.slice(0, found.index), before, other).flatMap(subject =>
    holds(subject, '=', other) || isRank(subject, other) || isNorm(subject, other)
      ? []
      : [moved(subject, other, trend.slice(1))],
  )
}

/** When a figure is of: a year, or a step from the report's own. */
const timeOf = (figure: Figure): number | null => {
  const words = clauseBefore(figure)
  const year = /(20\d\d)年?(?:度|末|底)?[^，,。；;\d]{0,12}$/.exec(words)?.[1]
  if (year) return Number.parseInt(year, 10)
  if (/(?:上年|去年|上一年)(?:度|末|底|同期)?[^，,。；;\d]{0,8}$/.test(words)) return -1
  return /(?:本年|今年|当年)(?:度|末|底)?[^，,。；;\d]{0,8}$/.test(words) ? 0 : null
}

const EACH_STEP = /逐年|连年|逐季|连续/

/** 上年 30 场、本年 35 场，呈增长态势: figures of one sort, each of another time, and what the sentence says of their course. */
const overTime = (placed: Placed): Comparison[] => {
  const { figure: last, before } = placed
  const trend = TREND.exec(restOf(placed))
  if (!trend || timeOf(last) === null) return []
  const series = [...before.filter(f => areComparable(f, last)), last]
  const times = series.map(timeOf)
  if (series.length < 2 || times.includes(null) || new Set(times).size < series.length) return []
  const relative = times.filter(time => time! <= 0).length
  if (relative > 0 && relative < times.length) return []
  const inOrder = series.toSorted((a, b) => timeOf(a)! - timeOf(b)!)
  if (inOrder.some(f => f.approximation !== 'exact') || isRank(last) || isNorm(series[0]!, last)) return []
  const steps = EACH_STEP.test(trend[1]!)
    ? inOrder.slice(1).map((to, i) => [to, inOrder[i]!] as const)
    : [[inOrder.at(-1)!, inOrder[0]!] as const]
  return steps.flatMap(([to, from]) => (holds(to, '=', from) ? [] : [moved(to, from, trend.slice(1))]))
}

/** What sentences say of how a quantity moved from one printed figure to another. */
export const movementsIn = (sentences: readonly Sentence[]): Comparison[] =>
  placeFigures(sentences).flatMap(placed => [...fromTo(placed), ...thanPrinted(placed), ...overTime(placed)])
