import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { areComparable, clauseBefore, isAverage, type Placed } from './neighbouring-figures.ts'

/** Whether words name a target: 年度目标, 任务数, 考核要求. */
export const namesTarget = (words: string): boolean => /目标|任务|要求|计划|指标(?!资金|文)/.test(words)

/** Whose level it is: 全省平均. */
const OF_OTHERS = /全[市省国县区]|平均|均值|面上/

/** As far as a clause is looked at. */
export const LONGEST = 60

/** What is said of a rule, a wish or a condition is no statement of two facts. */
export const NORM =
  /若|如果|(?:^|[，,；;：:（(])\s*(?:如(?!期|下|上|此)|凡|对于?(?!比|象|外|接))|(?<![相供反响对效适感呼])应(?![急用对届邀聘收付缴])|必须|不得|力争|争取|确保|预计|拟(?!定)|原则上|不予|予以|扣|得分|满分|得\s*\d|区间|(?:要求|规定)(?=[^，,。；;]{0,2}(?:达|不|在|低|高|超))/

/** Whether a rule, a wish or a condition is told from the clause of one figure to the end of that of another. */
export const isNorm = (from: Figure, to: Figure): boolean => {
  const { text } = to.passage
  const start = from.passage === to.passage ? from.start - clauseBefore(from).length : to.start - LONGEST
  const end = /[，,。；;！？\n]/.exec(text.slice(to.end, to.end + LONGEST))?.index ?? LONGEST
  return NORM.test(text.slice(Math.max(0, start), to.end + end))
}

/** Words that a clause may begin with and still speak of the figure before it. */
export const OF_THE_SAME =
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
export const isAmongParts = (figure: Figure, candidates: readonly Figure[]): boolean =>
  dimensionOf(figure) !== 'ratio' &&
  /其中|包括|包含|含|分为|组成/.test(
    figure.passage.text.slice(candidates[0]!.end, figure.start) + clauseBefore(figure),
  )

/** A name without the words that any name of a level may have or lack. */
export const coreOf = (words: string): string =>
  words
    .replace(/\s+/g, '')
    .replace(/^(?:[，,、]|而|且|但|其|该|此|本(?:年度?|部门|单位|项目)|当年|今年|全年|实际|全部|年度)+/, '')
    .replace(/(?:安排|情况|[合总共]计|总?金额|总?[数额值]|[为是达了])+$/, '')

/** Whether a name speaks of what a figure measures: it repeats the end of its label (执行率 of 全年预算执行率), or finishes it (本地病例 of 本地 35 例). */
const speaksOf = (name: string, figure: Figure): boolean => {
  const label = coreOf(figure.measures)
  return name.length >= 2 && label.length >= 2 && (label.endsWith(name) || name.startsWith(label))
}

/** The figures of one list (80%、85% 和 91%) of which the last is given. */
export const listEndingAt = (inView: readonly Figure[], last: Figure): Figure[] => {
  const list = [last]
  for (const figure of inView.slice(0, inView.indexOf(last)).toReversed()) {
    const between = figure.passage.text.slice(figure.end, list[0]!.start)
    if (!areComparable(figure, last) || !/^\s*[、，,和及与]\s*[^。；;\d]{0,10}$/.test(between)) break
    list.unshift(figure)
  }
  return list
}

/** 在职人员（347 人）少于编制（381 人）: a figure alone in the bracket that the words leave. */
const inBracket = (words: string, { prior, figure: other }: Placed): Figure | undefined => {
  const after = /^\s*[)）]([^，,。；;（(]*)$/.exec(words)?.[1]
  if (!prior || after === undefined || !OF_THE_SAME.test(after) || !areComparable(prior, other))
    return undefined
  return /[（(]\s*$/.test(prior.passage.text.slice(Math.max(0, prior.start - 2), prior.start))
    ? prior
    : undefined
}

/**
 * The figures of which `words` go on to say how they stand to the figure placed: the one that ends the clause, the nearest before
 * where the clause names nothing of its own, or the one that it names.
 */
export const subjectsOf = (words: string, placed: Placed): Figure[] => {
  const { figure: other, before } = placed
  if (/[；;。]/.test(words)) return []
  const bracketed = inBracket(words, placed)
  if (bracketed) return bracketed.approximation === 'exact' ? [bracketed] : []
  const [clause, ...earlier] = words.split(/[，,：:（()）]/).toReversed()
  const candidates = before.filter(
    f => areComparable(f, other) && !isAside(f) && (isAverage(other) || !isAverage(f)),
  )
  // A figure in the clause itself says of how many it speaks: 其中 30 个项目执行率低于 90%.
  const inClause = earlier.length === 0 ? before.at(-1) : undefined
  const same = OF_THE_SAME.test(clause!)
  if (inClause && !(same && candidates.at(-1) === inClause)) return []
  const named = same ? candidates : candidates.filter(f => speaksOf(coreOf(clause!), f))
  const nearest = named.at(-1)
  if (!nearest || (same && isAmongParts(nearest, candidates))) return []
  const subjects = /均|都|各|全部/.test(clause!) ? listEndingAt(candidates, nearest) : [nearest]
  return subjects.filter(f => f.approximation === 'exact')
}

const GROWS = /增[加长减幅速]|提[高升]|上升|上涨|[同环]比(?![^，]*[降减])/
const FALLS = /下降|下滑|降低|减少|缩减|压减|压缩|降幅|减幅/

/** Whether words speak of a change the same way as those of a figure: 同比下降 6% of 下降 7.2%. */
const changesAlike = (words: string, figure: Figure): boolean =>
  [GROWS, FALLS].some(way => way.test(words) && way.test(clauseBefore(figure)))

/** 增长 8.5%，快于全省平均 7.2%; 下降 7.2%，超额完成下降 6% 的目标: the change before, where the level is one of changes too. */
export const changesOf = (
  words: string,
  level: string,
  before: readonly Figure[],
  other: Figure,
): Figure[] => {
  const nearest = before.at(-1)
  const clauses = words.split(/[，,]/)
  if (!nearest || clauses.length !== 2 || !OF_THE_SAME.test(clauses[1]!)) return []
  if (!areComparable(nearest, other) || nearest.approximation !== 'exact') return []
  if (!CHANGES.test(clauseBefore(nearest))) return []
  const ofOthers = dimensionOf(nearest) === 'ratio' && OF_OTHERS.test(level)
  return ofOthers || changesAlike(level, nearest) ? [nearest] : []
}
