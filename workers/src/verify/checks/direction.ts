import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { DraftCheck } from './check-claim.ts'
import { areComparable, type Placed, placeFigures } from './neighbouring-figures.ts'

/** −1, 0 or 1 as the first is less than, equal to or more than the second. */
const compare = (a: Figure, b: Figure): number => baseValue(a)!.compare(baseValue(b)!)

const SIGNS = ['<', '=', '>'] as const
const signOf = (order: number): string => SIGNS[order + 1]!

type Said = {
  /** The figure of which something is said, and the one it is compared with. */
  readonly subject: Figure
  readonly other: Figure
  /** The order that the words say. */
  readonly says: '<' | '>' | '≤' | '≥' | '='
  /** The report's word: 高于, 下降到. */
  readonly word: string
}

const holds = ({ subject, other, says }: Said): boolean => {
  const order = compare(subject, other)
  return { '<': order < 0, '>': order > 0, '≤': order <= 0, '≥': order >= 0, '=': order === 0 }[says]
}

const checkOf = (said: Said): DraftCheck => {
  const { subject, other, says, word } = said
  const agrees = holds(said)
  const actual = `${subject.text} ${signOf(compare(subject, other))} ${other.text}`
  return {
    kind: 'direction',
    verdict: agrees ? 'agrees' : 'disagrees',
    // 持平 is often said of what is about the same.
    severity: agrees ? null : says === '=' ? 'notice' : 'figure',
    stated: figureRef(subject),
    operands: [figureRef(other)],
    expected: `${says} ${other.text}`,
    formula: actual,
    message: agrees
      ? `写「${word}」，${actual}，相符。`
      : `写「${word}」，但所列数字为 ${actual}，方向与数字不符，二者必有一误。`,
    idSeed: `${subject.measures}|${other.measures}|${word}`,
    figures: [subject, other],
  }
}

const UP = '(?:增加|增长|提高|提升|上升|上涨|上调|扩大|增|升|涨|扩|提)'
const DOWN = '(?:下降|降低|减少|压减|压缩|缩减|缩短|缩小|下调|下滑|降|减|缩)'
const TO = '(?:了)?(?:到|至|为)(?:了)?[^，,。；;、\\d]{0,6}$'
const LINK = '^[^，,。；;、\\d]{0,12}[，,]?[^，,。；;、\\d]{0,8}'
const ROSE_TO = new RegExp(`${LINK}(${UP})${TO}`)
const FELL_TO = new RegExp(`${LINK}(${DOWN})${TO}`)
const FROM = /(?:由|从|自|上年|去年|上一年|同期|20\d\d年)[^，,。；;、]{0,16}$/
/** 由第 94 位升至第 57 位: a rank that rises gets smaller. */
const RANK = /排名|名次|位次|第\s*$/

/** A change or rate named next says the same with its figure. */
const GOES_ON = new RegExp(`^[^，,。；;\\d]{0,8}[，,]\\s*(?:同比|较|比)?(?:净)?(?:${UP}|${DOWN})`)

/** 由 0.12‰ 下降到 0.15‰: the words of a change from one printed figure to the next. */
const movedTo = ({ figure, before, lead, tail, sentence }: Placed): Said | null => {
  const from = before.at(-1)
  if (!from || !areComparable(from, figure) || [from, figure].some(f => f.approximation !== 'exact'))
    return null
  const words = from.passage.text.slice(Math.max(0, from.start - 24), from.start)
  if (!FROM.test(words) || RANK.test(lead) || RANK.test(words) || RANK.test(sentence)) return null
  const up = ROSE_TO.exec(lead)
  const down = FELL_TO.exec(lead)
  if ((up === null) === (down === null)) return null
  // Unchanged to the printed digit is no contradiction.
  if (compare(figure, from) === 0) return null
  const said: Said = { subject: figure, other: from, says: up ? '>' : '<', word: `${(up ?? down)![1]}到` }
  return holds(said) && GOES_ON.test(tail) ? null : said
}

const TREND =
  /^[^，,。；;、\d]{0,10}(?:有所|略有|明显|大幅|显著|稍有|同比|均|小幅)+(?:(增加|增长|提高|提升|上升|上涨)|(下降|降低|减少|下滑))/

/** 本年 250 万元，比上年的 300 万元有所增长. */
const comparedWith = ({ figure, before, lead, tail }: Placed): Said | null => {
  const now = before.at(-1)
  if (
    !now ||
    !areComparable(now, figure) ||
    !/[较比](?:上年|去年|上一年|同期|20\d\d年)[^，,。；;]{0,10}$/.test(lead)
  )
    return null
  const trend = TREND.exec(tail)
  if (!trend || compare(now, figure) === 0 || RANK.test(lead)) return null
  return { subject: now, other: figure, says: trend[1] ? '>' : '<', word: trend[1] ?? trend[2]! }
}

const COMPARATORS: readonly (readonly [Said['says'], RegExp])[] = [
  ['≥', /(?:不|未)(?:低于|少于|小于)/],
  ['≤', /(?:不|未)(?:高于|大于|多于)|(?:不|未|没有)超过/],
  ['<', /低于|小于|少于|不足|不到|未达到?|未满/],
  ['>', /高于|大于|多于|超过/],
]
const WORD = new RegExp(`(${COMPARATORS.map(([, pattern]) => pattern.source).join('|')})`)

/** What is said of a rule, a wish or a condition is no statement of two facts. */
const NORM =
  /若|如果|应当?|须|力争|确保|要求(?!的|（)|扣|得分|满分|原则上|规定|条件|凡|争取|预计|计划(?!的|（)|区间/
const ADVERBS = /^(?:均|都|已|仍|远远?|明显|显著|大幅|略|稍|但|且|并|而|总体|普遍|水平|，|,|、|\s)*$/
const LEVEL_AFTER =
  /^[)）]?(?:的|这一)(?:[^，,。；;的]{0,6}(?:目标|标准|水平|要求|平均|均值|均线|任务|计划|预期|指标))/

const sharesWords = (a: string, b: string): boolean =>
  Array.from({ length: Math.max(0, a.length - 1) }, (_, i) => a.slice(i, i + 2)).some(
    pair => /^[\u4e00-\u9fff]{2}$/.test(pair) && b.includes(pair),
  )

/** 35 例，低于全市平均值（66.11 例）; 占比 59.5%，高于全市 30%的水平. */
const measuredAgainst = (placed: Placed): Said[] => {
  const { figure, before, lead, tail, sentence } = placed
  const nearest = before.at(-1)
  const found = WORD.exec(lead)
  if (!nearest || !found || !areComparable(nearest, figure) || NORM.test(sentence)) return []
  const subjectWords = lead.slice(0, found.index)
  const between = lead.slice(found.index + found[0].length)
  if (/[。；;]/.test(lead) || subjectWords.split(/[，,、（(）)]/).length > 3 || /[，,、；;]/.test(between))
    return []
  const bracketed = /[（(]\s*$/.test(between) && /^\s*[)）]/.test(tail)
  const named = LEVEL_AFTER.test(tail)
  const direct =
    between.trim() === '' && (dimensionOf(figure) === 'ratio' || /不|未/.test(found[0])) && !/^的/.test(tail)
  if (!(bracketed || named || direct)) return []
  const clause = subjectWords.split(/[，,、）)]/).at(-1)!
  if (!ADVERBS.test(clause)) {
    const around = nearest.passage.text.slice(Math.max(0, nearest.start - 10), nearest.end + 6)
    if (!sharesWords(clause, around)) return []
  }
  const says = COMPARATORS.find(([, pattern]) => pattern.test(found[0]))![0]
  const all = /均|都/.test(clause)
  const subjects = all ? listEndingAt(before, figure) : [nearest]
  return subjects
    .filter(subject => subject.approximation === 'exact')
    .map(subject => ({ subject, other: figure, says, word: found[0] }))
}

/** The figures of one list (80%、85% 和 91%) of which the last is the nearest. */
const listEndingAt = (before: readonly Figure[], other: Figure): Figure[] => {
  const list: Figure[] = []
  for (const figure of before.toReversed()) {
    if (!areComparable(figure, other)) break
    const next = list[0]
    if (
      next &&
      !/^\s*[、，,和及与]\s*[^。；;\d]{0,10}$/.test(figure.passage.text.slice(figure.end, next.start))
    )
      break
    list.unshift(figure)
  }
  return list
}

/** 与上年的 8.4 天持平. */
const level = ({ figure, before, lead, tail }: Placed): Said | null => {
  const now = before.at(-1)
  if (
    !now ||
    !areComparable(now, figure) ||
    !/^的?(?:水平)?持平/.test(tail) ||
    !/[与和同][^，,。；;]{0,14}$/.test(lead)
  )
    return null
  return { subject: now, other: figure, says: '=', word: '持平' }
}

/** Words that say which of two printed figures is greater, held against the figures. */
export const directionChecks = (figures: readonly Figure[]): DraftCheck[] =>
  placeFigures(figures)
    .flatMap(placed => [movedTo(placed), comparedWith(placed), level(placed), ...measuredAgainst(placed)])
    .filter(said => said !== null)
    .map(checkOf)
