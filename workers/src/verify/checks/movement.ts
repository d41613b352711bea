import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Comparison } from './comparison.ts'
import {
  areComparable,
  clauseBefore,
  type Placed,
  placeFigures,
  type Sentence,
} from './neighbouring-figures.ts'
import { holds } from './order.ts'
import { isNorm, subjectsOf } from './subject.ts'
import { DOWN, UP } from './trend-words.ts'

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

/** 收入有所增加（由 90 变为 80）: the change is told before its two ends. */
const TOLD_BEFORE = new RegExp(
  `(${UP_OR_DOWN})了?[（(，,：:]?\\s*[（(]?(?:即|主要)?(?:由|从)[^，,。；;（()）]{0,10}$`,
)
const BECOMES = /^[^，,。；;、\d]{0,6}(?:到|至|为|成)[^，,。；;、\d]{0,6}$/

/** 由 0.12‰ 下降到 0.15‰. */
const fromTo = ({ figure: to, before, lead, tail }: Placed): Comparison[] => {
  const from = before.at(-1)
  if (!from || !areComparable(from, to) || [from, to].some(f => f.approximation !== 'exact')) return []
  const words = from.passage.text.slice(Math.max(0, from.start - 24), from.start)
  const found = ARRIVES.exec(lead) ?? (BECOMES.test(lead) ? TOLD_BEFORE.exec(words) : null)
  if (!found || !FROM.test(words) || isRank(from, to)) return []
  // Unchanged to the printed digit is no contradiction.
  if (holds(to, '=', from)) return []
  const said = moved(to, from, found.slice(1))
  return holds(to, said.says, from) && GOES_ON.test(tail) ? [] : [said]
}

const THAN = /(?:[较比与同和]|相较于?|相比)([^，,。；;：:（()）]{0,14})$/
const ADVERBS =
  '(?:有所|略有|略|稍有|稍|明显|大幅度?|显著|小幅|持续|进一步|逐[年季月步]|稳步|连[年续]|不断|均|都|也|又|仍|还|要|总体|整体|同比|相比|呈现?|保持|继续|有|出现)*'
const TREND = new RegExp(
  `^\\s*[)）]?\\s*(?:的|水平)?(?:相比)?[，,]?([^，,。；;：:（()）\\d]{0,8}(?=呈|逐))?(${ADVERBS}(?:(${UP}|[高多大](?!于))|(${DOWN}|[低少小](?!于))))(?:了|的?(?:态势|趋势|势头|走势))?(?=$|[，,；;。：:）)])`,
)

/** The words from a figure on to the end of its sentence. */
const restOf = ({ figure, sentence }: Placed): string =>
  figure.passage.text.slice(figure.end, sentence.start + sentence.text.length)

/** 本年 250 万元，较上年的 300 万元有所减少; 比全市平均的 80% 高. */
const thanPrinted = (placed: Placed): Comparison[] => {
  const { figure: other, lead } = placed
  const found = THAN.exec(lead)
  const trend = found && TREND.exec(restOf(placed))
  if (!found || !trend || trend[1] || other.approximation !== 'exact') return []
  return subjectsOf(lead.slice(0, found.index), placed).flatMap(subject =>
    holds(subject, '=', other) || isRank(subject, other) || isNorm(subject, other)
      ? []
      : [moved(subject, other, trend.slice(2))],
  )
}

/** Times in their order: years, quarters, halves of a year, last year and this. */
const TIMES =
  /(20\d\d)(?=年|[、，,至到—–~-])|第?([一二三四1-4])(?=季度)|(上|下)(?=半年)|(上年|去年|上一年|年初|期初)|([本今当]年|年末|年底|期末)/g

/** A time among others of its kind. */
type Time = { readonly kind: 'year' | 'quarter' | 'half' | 'near'; readonly order: number }

const timesIn = (words: string): Time[] =>
  [...words.matchAll(TIMES)].map(([, year, quarter, half, before]): Time => {
    if (year) return { kind: 'year', order: Number.parseInt(year, 10) }
    if (quarter)
      return { kind: 'quarter', order: '一二三四'.indexOf(quarter) + 1 || Number.parseInt(quarter, 10) }
    if (half) return { kind: 'half', order: half === '上' ? 0 : 1 }
    return { kind: 'near', order: before ? 0 : 1 }
  })

/** The figures of one sort that a sentence gives one after another, each of its own time, the earliest first; null without times. */
const inTime = (series: readonly Figure[], sentence: Sentence): Figure[] | null => {
  const [first] = series
  const own = series.map(figure => timesIn(clauseBefore(figure)).at(-1) ?? null)
  const words = sentence.passage.text.slice(sentence.start, first!.start)
  const listed = /分别|依次/.test(words) ? timesIn(words) : []
  const times = own.every(time => time !== null) ? own : listed.length === series.length ? listed : null
  if (!times || new Set(times.map(time => time!.kind)).size > 1) return null
  if (new Set(times.map(time => time!.order)).size < series.length) return null
  return series
    .map((figure, i) => ({ figure, order: times[i]!.order }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ figure }) => figure)
}

const BEGINS = /(?:由|从)[^，,。；;]{0,12}$/

/** 由 80 变为 90，有所下降: the two ends of a change that is told after them. */
const ends = (series: readonly Figure[]): readonly Figure[] | null => {
  const [from, to] = series
  if (series.length !== 2 || !BEGINS.test(clauseBefore(from!))) return null
  return BECOMES.test(from!.passage.text.slice(from!.end, to!.start)) ? series : null
}

/** 累计进度呈逐季上升态势: whether the words name something that the sentence has not spoken of. */
const namesAnother = (words: string | undefined, { figure, sentence }: Placed): boolean => {
  const named = (words ?? '').replace(/总体上?|整体上?|均|都|也|基本|明显|呈现?$/g, '')
  return named !== '' && !sentence.passage.text.slice(sentence.start, figure.start).includes(named.slice(-2))
}

const EACH_STEP = /逐年|连年|逐季|逐月|逐步|连续|依次/

/** 上年 30 场、本年 35 场，呈增长态势: figures of one sort, each of another time, and what the sentence says of their course. */
const overTime = (placed: Placed): Comparison[] => {
  const { figure: last, before, sentence } = placed
  const trend = TREND.exec(restOf(placed))
  if (!trend || namesAnother(trend[1], placed)) return []
  const series = [...before.filter(f => areComparable(f, last)), last]
  if (series.length < 2 || series.some(f => f.approximation !== 'exact')) return []
  const ordered = inTime(series, sentence) ?? ends(series)
  if (!ordered || isRank(last) || isNorm(series[0]!, last)) return []
  const steps = EACH_STEP.test(trend[2]!)
    ? ordered.slice(1).map((to, i) => [to, ordered[i]!] as const)
    : [[ordered.at(-1)!, ordered[0]!] as const]
  return steps.flatMap(([to, from]) => (holds(to, '=', from) ? [] : [moved(to, from, trend.slice(2))]))
}

/** What sentences say of how a quantity moved from one printed figure to another. */
export const movementsIn = (sentences: readonly Sentence[]): Comparison[] =>
  placeFigures(sentences).flatMap(placed => [...fromTo(placed), ...thanPrinted(placed), ...overTime(placed)])
