import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import {
  areComparable,
  clauseBefore,
  inViewAt,
  isAverage,
  type Placed,
  placeFigures,
  type Sentence,
} from './neighbouring-figures.ts'
import type { Sign } from './order.ts'

/** What words say of two printed figures. */
export type Comparison = {
  /** The figure of which it is said, and the one it is compared with. */
  readonly subject: Figure
  readonly other: Figure
  readonly says: Sign
  /** The report's word: 高于, 下降到. */
  readonly word: string
  /** Whether the words name the other as a target. */
  readonly ofTarget: boolean
  /**
   * What else the words may mean. difference: the other may be the difference (低于预算 8 万元); level: as much, but its name is
   * that of a level (低于控制数 8 万元); loose: 持平 is often said of what is about the same.
   */
  readonly doubt: 'difference' | 'level' | 'loose' | null
}

/** Words that say how what stands before them is to the level after them. */
type Comparator = {
  readonly says: Sign
  readonly words: string
  /** It may be followed by the difference instead: 超出预算 5 万元. */
  readonly bySoMuch?: true
  /** It compares with targets only: 达到 90% by itself tells how far something came. */
  readonly ofTargets?: true
  /** What follows the level: 控制在 100 万元以内. */
  readonly followedBy?: RegExp
}

const NOT = '(?:不|未|没有|并未|未能)'
/** The first that fits decides. */
const COMPARATORS: readonly Comparator[] = [
  { says: '≥', words: `(?:大于(?:或)?等于|${NOT}(?:低于|少于|小于))` },
  { says: '≤', words: `(?:小于(?:或)?等于|${NOT}(?:高于|大于|多于|超过|超出|突破))` },
  { says: '<', words: `(?:${NOT}达到?|不及|达不到|小于|短于|不足|不到)` },
  { says: '<', words: `${NOT}(?:完成|实现)`, ofTargets: true },
  { says: '<', words: '(?:低于|少于)', bySoMuch: true },
  { says: '>', words: '(?:超额(?:提前)?完成|提前超额完成)' },
  { says: '>', words: '(?:大于|长于)' },
  { says: '>', words: '(?:高于|多于|超过了?|超出了?|高出)', bySoMuch: true },
  { says: '=', words: '等于' },
  { says: '≤', words: '(?:控制|保持|维持|稳定)在', followedBy: /^\s*(?:以[内下]|之内|范围(?:之)?内)/ },
  { says: '≥', words: '(?:(?:保持|维持|稳定)在|达到)', followedBy: /^\s*及?以上/ },
  { says: '≥', words: '(?:达到了?|提前完成)', ofTargets: true },
]
const ANY = new RegExp(COMPARATORS.map(c => c.words).join('|'), 'g')
const WHOLE = COMPARATORS.map(c => new RegExp(`^${c.words}$`))

/** What a level is called by its last word. */
const LEVEL =
  '(?:目标|任务|要求|标准|水平|指标|计划|预期|预算|限额|限价|控制|上限|下限|红线|底线|平均|均|定额|编制|规定|指导价)(?:任务|目标|要求|标准|控制|水平)?(?:[数值量线价额]|数量|总数)?'
const ENDS_IN_LEVEL = new RegExp(`${LEVEL}$`)
/** Names that are those of a level whatever follows: 低于控制数 80 万元. */
const NAMES_VALUE = /(?:[数值额价线量均]|水平|标准)$/
const LEVEL_AFTER = new RegExp(
  `^\\s*[)）]?\\s*的?[^，,。；;、（(的\\d]{0,6}?${LEVEL}(?=$|[，,。；;、：:）)的])`,
)
const CLAUSE_ENDS = /^\s*[)）]?\s*(?:$|[，,。；;、：:）)])/
const NAMES_TARGET = /目标|任务|要求|计划|指标(?!资金|文)/

/** As far as a clause is looked at. */
const LONGEST = 60

/** What is said of a rule, a wish or a condition is no statement of two facts. */
const NORM =
  /若|如果|(?:^|[，,；;：:（(])\s*(?:如(?!期|下|上|此)|凡|对于?(?!比|象|外|接))|(?<![相供反响对效适感呼])应(?![急用对届邀聘收付缴])|必须|不得|力争|争取|确保|预计|拟(?!定)|原则上|不予|予以|扣|得分|满分|得\s*\d|区间|(?:要求|规定)(?=[^，,。；;]{0,2}(?:达|不|在|低|高|超))/

/** Whether a rule, a wish or a condition is told from the clause of one figure to the end of that of another. */
export const isNorm = (from: Figure, to: Figure): boolean => {
  const { text } = to.passage
  const start = from.passage === to.passage ? from.start - clauseBefore(from).length : to.start - LONGEST
  const end = /[，,。；;！？\n]/.exec(text.slice(to.end, to.end + LONGEST))?.index ?? LONGEST
  return NORM.test(text.slice(Math.max(0, start), to.end + end))
}

/** Words that a clause may begin with and still speak of the figure before it. */
const OF_THE_SAME =
  /^(?:均|都|已经?|也|仍|尚|还|远|略|稍|微|大幅|大大|明显|显著|总体|整体|普遍|全部|各|但|且|并|而|其|即|又|更|实际|这一|该|上述|前述|两者|三者|比例|比率|占比|水平|指标|数值|数额|金额|总数|总量|数量|小幅|[、,，\s])*$/

/** 较上年的 93%, 由 80%, 上年支出 90 万元: a level of another time. */
const OF_ANOTHER_TIME = /(?:较|(?<![占同环对无])比|由|从|自|上年|去年|上一年|同期)[^，,。；;]{0,12}$/
/** 同比提高 3%, 减少 5 人: a change. */
const CHANGES =
  /(?:增[加长减幅速]|减[少幅]|[升降]幅|提[高升]|上升|上涨|下降|下滑|降低|缩减|压减|压缩|追加|[同环]比|多|少|高出?|低)(?:了|约|为|达)*$/
/** Whether a figure tells another time's level or a change, not the level that a sentence goes on to speak of. */
export const isAside = (figure: Figure): boolean => {
  const words = clauseBefore(figure)
  if (/[到至为]$/.test(words)) return false
  return figure.approximation === 'exact' && (OF_ANOTHER_TIME.test(words) || CHANGES.test(words))
}

/** 支出 90 万元，其中人员经费 60 万元: what goes on may speak of the whole or of the part. */
const isAmongParts = (figure: Figure, candidates: readonly Figure[]): boolean =>
  dimensionOf(figure) !== 'ratio' &&
  /其中|包括|包含|含|分为|组成/.test(
    figure.passage.text.slice(candidates[0]!.end, figure.start) + clauseBefore(figure),
  )

/** A name without the words that any name of a level may have or lack. */
const coreOf = (words: string): string =>
  words
    .replace(/\s+/g, '')
    .replace(/^(?:[，,、]|而|且|但|其|该|此|本(?=年|部门|单位|项目)|实际|全部|年度)+/, '')
    .replace(/(?:安排|情况|总?金额|总?[数额值]|[为是达了])+$/, '')

/** Whether a name speaks of what a figure measures: it repeats the end of its label (执行率 of 全年预算执行率), or finishes it (本地病例 of 本地 35 例). */
const speaksOf = (name: string, figure: Figure): boolean => {
  const label = coreOf(figure.measures)
  return name.length >= 2 && label.length >= 2 && (label.endsWith(name) || name.startsWith(label))
}

/** The figures of one list (80%、85% 和 91%) of which the last is given. */
const listEndingAt = (inView: readonly Figure[], last: Figure): Figure[] => {
  const list = [last]
  for (const figure of inView.slice(0, inView.indexOf(last)).toReversed()) {
    const between = figure.passage.text.slice(figure.end, list[0]!.start)
    if (!areComparable(figure, last) || !/^\s*[、，,和及与]\s*[^。；;\d]{0,10}$/.test(between)) break
    list.unshift(figure)
  }
  return list
}

/** The figures that a clause speaks of, which begins after them and says `words` before it compares them with another. */
export const subjectsOf = (words: string, inView: readonly Figure[], other: Figure): Figure[] => {
  if (/[；;。]/.test(words)) return []
  const [clause, ...earlier] = words.split(/[，,：:（()）]/).toReversed()
  const candidates = inView.filter(
    f => areComparable(f, other) && !isAside(f) && (isAverage(other) || !isAverage(f)),
  )
  // A figure in the clause itself says of how many it speaks: 其中 30 个项目执行率低于 90%.
  const inClause = earlier.length === 0 ? inView.at(-1) : undefined
  const same = OF_THE_SAME.test(clause!)
  if (inClause && !(same && candidates.at(-1) === inClause)) return []
  const named = same ? candidates : candidates.filter(f => speaksOf(coreOf(clause!), f))
  const nearest = named.at(-1)
  if (!nearest || (same && isAmongParts(nearest, candidates))) return []
  const subjects = /均|都|各|全部/.test(clause!) ? listEndingAt(candidates, nearest) : [nearest]
  return subjects.filter(f => f.approximation === 'exact')
}

/** 高于平均水平的单位 30 家, 未达到指标值的 4 项: the words before the figure choose what it counts. */
const selects = (level: string, { unit }: Figure): boolean =>
  /的[^的]+$/.test(level)
    ? !ENDS_IN_LEVEL.test(level)
    : /的$/.test(level) &&
      unit?.dimension === 'count' &&
      !/上年|去年|同期|上期|原|前的$|计划|预算|核定/.test(level)

/** 35 例，低于全市平均值（66.11 例）; 占比 59.5%，高于全市 30% 的水平; 累计建床 906 张，超额完成 600 张的任务. */
const withLevelPrinted = ({ figure: other, before, lead, tail }: Placed): Comparison[] => {
  const found = [...lead.matchAll(ANY)].at(-1)
  if (!found || ['about', 'nearly', 'over'].includes(other.approximation)) return []
  const name = lead.slice(found.index + found[0].length)
  const bracketed = /[（(]\s*$/.test(name)
  const level = name.replace(/[（(]\s*$/, '').trim()
  const of = LEVEL_AFTER.exec(tail)?.[0] ?? ''
  const ofTarget = NAMES_TARGET.test(level + of)
  const comparator = COMPARATORS.find(
    (c, i) =>
      WHOLE[i]!.test(found[0]) &&
      (c.followedBy ? c.followedBy.test(tail) : of !== '' || CLAUSE_ENDS.test(tail)) &&
      (!c.ofTargets || ofTarget),
  )
  if (!comparator || level.length > 20 || /[，,、；;：:。（()）]/.test(level)) return []
  if (selects(level, other)) return []
  const words = lead.slice(0, found.index)
  const subjects = subjectsOf(words, before, other)
  const [first] = subjects
  if (!first) return []
  if (isNorm(first, other)) return []
  const mayDiffer = comparator.bySoMuch && level !== '' && !bracketed && of === '' && !/的$/.test(level)
  const doubt = !mayDiffer ? null : NAMES_VALUE.test(level) ? 'level' : 'difference'
  return subjects.map(subject => ({ subject, other, says: comparator.says, word: found[0], ofTarget, doubt }))
}

const LEVEL_WITH = /(?:[与和同跟]|较之?|比)([^，,。；;：:（()）]{0,14})$/
const IS_LEVEL = /^\s*的?(?:水平)?(?:相)?(?:基本|大体|大致)?(?:持平|相等|一致|相同|相符|吻合)/

/** 与上年的 8.4 天持平. */
const levelWithPrinted = ({ figure: other, before, lead, tail }: Placed): Comparison[] => {
  const found = LEVEL_WITH.exec(lead)
  const word = IS_LEVEL.exec(tail)?.[0].replace(/^\s*的?/, '')
  if (!found || !word) return []
  return subjectsOf(lead.slice(0, found.index), before, other).map(subject => ({
    subject,
    other,
    says: '=',
    word,
    ofTarget: NAMES_TARGET.test(found[1]!),
    doubt: /持平|基本|大体|大致/.test(word) ? 'loose' : null,
  }))
}

/** 决算数大于预算数的主要原因是…: the names of two figures told just before. */
const BETWEEN_NAMES = new RegExp(
  `([^，,。；;：:、（()）\\d]{0,14}?)(${COMPARATORS.filter(c => !c.followedBy && !c.ofTargets)
    .map(c => c.words)
    .join('|')})([^，,。；;：:、（()）\\d的主]{2,12})(?=$|[，,。；;：:（(]|的?主要|的原因)`,
  'g',
)
const LEVEL_NAMES =
  /([^，,。；;：:、（()）\d]{0,14}?)(?:[与和同跟]|较之?)([^，,。；;：:、（()）\d]{2,12}?)((?:基本|大体|大致)?(?:相)?(?:持平|相等|一致|相同|相符|吻合))(?=$|[，,。；;：:（(])/g

/** The one figure of those given that a name names. */
const named = (name: string, among: readonly Figure[]): Figure | null => {
  const core = coreOf(name)
  const [one, ...more] = among.filter(f => core.length >= 2 && coreOf(f.measures).endsWith(core))
  return one && more.length === 0 ? one : null
}

const betweenNames = (sentence: Sentence): Comparison[] => {
  const { text, start, previous } = sentence
  const said = [...text.matchAll(BETWEEN_NAMES)].map(m => ({
    at: start + m.index,
    left: m[1]!,
    right: m[3]!,
    word: m[2]!,
    says: COMPARATORS[WHOLE.findIndex(whole => whole.test(m[2]!))]!.says,
  }))
  const level = [...text.matchAll(LEVEL_NAMES)].map(m => ({
    at: start + m.index,
    left: m[1]!,
    right: m[2]!,
    word: m[3]!,
    says: '=' as const,
  }))
  return [...said, ...level].flatMap(({ at, left, right, word, says }) => {
    const here = inViewAt(sentence, at)
    const told = here.length > 0 ? here : previous ? inViewAt(previous, start) : []
    const other = named(right, told)
    if (!other || NORM.test(text.slice(Math.max(0, at - start - LONGEST), at - start + LONGEST))) return []
    const comparable = told.filter(f => f !== other && areComparable(f, other))
    const same = here.length > 0 && OF_THE_SAME.test(left)
    const subject = same ? comparable.findLast(f => !isAside(f)) : named(left, comparable)
    if (subject?.approximation !== 'exact' || (same && isAmongParts(subject, comparable))) return []
    const doubt = /持平|基本|大体|大致/.test(word) ? 'loose' : null
    return [{ subject, other, says, word, ofTarget: NAMES_TARGET.test(right), doubt }]
  })
}

/** What sentences say of how two figures stand to each other. */
export const comparisonsIn = (sentences: readonly Sentence[]): Comparison[] => [
  ...placeFigures(sentences).flatMap(placed => [...withLevelPrinted(placed), ...levelWithPrinted(placed)]),
  ...sentences.flatMap(betweenNames),
]
