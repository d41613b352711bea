import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import type { Metric, ToldTarget } from '@heshu/shared/model/metric.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { headingsOver } from './headings-over.ts'
import { isInRow, placeOf } from './place-of.ts'
import { digitCount, slips } from './told-value.ts'

/** Words of what is to be done or was done, whatever it is. */
const ANY_ACT =
  /^(?:超额|提前|圆满|全部|已|共|计划|开展|完成|实现|达到|进行|提供|组织|新增|累计|[市区县省]?下达|年度|绩效)+/
const ANY_NOUN = /(?:服务|工作|活动|任务|目标|要求|计划|情况|数量?|指标)+$/

/** Fewer characters than this name no particular thing; a rate is often told of like things. */
const NAMING = 4
const NAMING_RATE = 6

/** Headings and sentences of what is meant for another year. */
const LATER_HEADING = /^(?!.*(?:问题|完成|情况)).*(?:下一步|下步|打算|展望|改进|建议|整改)/
const LATER = /下一步|明年|下一?年度?|今后|[^已]将(?![^，。；]{0,12}纳入)/

/** So many of a kind, and the words name no particular thing. */
const MOST = 8

type Told = {
  readonly figure: Figure
  readonly metric: Metric
  readonly thing: string
  /** 超额完成 600 张任务: its thing is that of the figure before it. */
  readonly inherited: boolean
  readonly place: string
  readonly isTarget: boolean
}

const bare = (what: string): string => what.split('·').at(-1)!.replace(ANY_ACT, '').replace(ANY_NOUN, '')

const sortOf = (figure: Figure): string => `${dimensionOf(figure)} ${figure.unit?.base ?? ''}`

const BOUNDS = ['exact', 'at-least', 'at-most', 'more-than', 'less-than']

/** What each figure is of: 超额完成 600 张任务 is of what the sentence told before it in the same unit. */
const toldOf = (
  document: ReportDocument,
  figures: readonly Figure[],
  metrics: ReadonlyMap<Figure, Metric>,
): Told[] => {
  const over = headingsOver(document)
  let before: Told | null = null
  return figures.flatMap((figure): Told[] => {
    const metric = metrics.get(figure)
    if (!metric || figure.value === null || !BOUNDS.includes(figure.approximation)) return []
    const own = bare(metric.what)
    const sameSentence =
      before !== null &&
      before.figure.passage === figure.passage &&
      sortOf(before.figure) === sortOf(figure) &&
      !/[。！？\n]/.test(figure.passage.text.slice(before.figure.end, figure.start))
    const inherited = own === '' && sameSentence
    const thing = inherited ? before!.thing : own
    const told: Told = {
      figure,
      metric,
      thing,
      inherited,
      place: placeOf(figure),
      isTarget: metric.role === 'target',
    }
    before = told
    const least = dimensionOf(figure) === 'ratio' ? NAMING_RATE : NAMING
    if (thing.length < least || !['count', 'measure', 'ratio'].includes(dimensionOf(figure))) return []
    const sentence = figure.passage.text
      .slice(0, figure.start)
      .split(/[。！？\n]/)
      .at(-1)!
    return LATER.test(sentence) || over(figure.passage).some(heading => LATER_HEADING.test(heading))
      ? []
      : [told]
  })
}

/** Whether two names are of one thing: the same, or the one with words before it that the other leaves out. */
const isOfOne = (longer: Told, shorter: Told): boolean =>
  longer.thing === shorter.thing ||
  (dimensionOf(longer.figure) !== 'ratio' && longer.thing.endsWith(shorter.thing))

const together = (a: Told, b: Told): boolean =>
  a.place !== b.place &&
  a.metric.period === b.metric.period &&
  (a.metric.body === b.metric.body || a.metric.body === null || b.metric.body === null)

const baseOf = ({ figure }: Told) => baseValue(figure)!

/**
 * Whether two targets are of one thing. Of two that are set, the one with more words (为脱贫村培训) is of a part; one that is told
 * of what was done (超额完成 600 张任务) leaves words out.
 */
const isAgain = (a: Told, b: Told): boolean =>
  a.thing === b.thing || ((a.inherited || b.inherited) && (isOfOne(a, b) || isOfOne(b, a)))

/** The same target told again: in prose and in a table, or twice in prose. Tables are held against each other by their rows. */
const toldAgain = (targets: readonly Told[]): ToldTarget[] =>
  targets.flatMap((first, i) => {
    const again = targets
      .slice(i + 1)
      .filter(
        other =>
          together(first, other) &&
          !(isInRow(first.figure) && isInRow(other.figure)) &&
          isAgain(first, other),
      )
    const [second, ...more] = again
    if (!second || more.some(other => !baseOf(other).equals(baseOf(second)))) return []
    const equal = baseOf(first).equals(baseOf(second))
    const same = first.thing === second.thing
    const sure = same && (equal || slips(first.figure, second.figure))
    return [{ target: first.figure, told: second.figure, as: 'target', thing: second.thing, sure }]
  })

/** More than twice what was meant is likelier another thing. */
const MOST_OVER = exact(2)
const TEN = exact(10)

const reaches = (target: Told, done: Told): boolean => {
  const [wanted, reached] = [baseOf(target), baseOf(done)]
  if (target.figure.approximation === 'at-most' || target.figure.approximation === 'less-than')
    return reached.lte(wanted)
  return reached.gte(wanted) && reached.lte(wanted.mul(MOST_OVER))
}

/** Short numbers are a slip apart by chance, unless the one is the other with a nought more. */
const isSlipOf = (target: Told, done: Told): boolean => {
  const [wanted, reached] = [baseOf(target), baseOf(done)]
  const isTenfold = wanted.equals(reached.mul(TEN)) || reached.equals(wanted.mul(TEN))
  const isLong = [target, done].every(({ figure }) => digitCount(figure) >= 3)
  return isTenfold || (isLong && slips(target.figure, done.figure))
}

/**
 * What another place says was done of a target. One that it does not reach may be of more than is told there: it is asked about
 * only where both have one name and a slip of the pen is all that parts them.
 */
const doneOf = (targets: readonly Told[], done: readonly Told[]): ToldTarget[] =>
  targets.flatMap((target): ToldTarget[] => {
    const own = done.filter(d => together(target, d) && isOfOne(target, d))
    const [first] = own
    if (!first) return []
    const told = { target: target.figure, told: first.figure, thing: first.thing }
    if (own.every(d => reaches(target, d))) return [{ ...told, as: 'done', sure: true }]
    const isMeant = own.every(
      d => d.thing === target.thing && baseOf(d).equals(baseOf(first)) && isSlipOf(target, d),
    )
    return isMeant ? [{ ...told, as: 'done', sure: false }] : []
  })

/** Targets of one thing told in more than one place, and what other places tell of them. */
export const toldTargets = (
  document: ReportDocument,
  figures: readonly Figure[],
  metrics: ReadonlyMap<Figure, Metric>,
): ToldTarget[] => {
  const kinds = Map.groupBy(
    toldOf(document, figures, metrics),
    told => `${sortOf(told.figure)}|${told.thing.slice(-2)}`,
  )
  return [...kinds.values()].flatMap(own => {
    const targets = own.filter(told => told.isTarget)
    const done = own.filter(
      ({ isTarget, metric, figure }) =>
        !isTarget && figure.approximation === 'exact' && (metric.role ?? 'completed') === 'completed',
    )
    if (targets.length === 0 || targets.length > MOST || done.length > MOST) return []
    return [...toldAgain(targets), ...doneOf(targets, done)]
  })
}
