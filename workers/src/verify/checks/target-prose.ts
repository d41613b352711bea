import type { Figure } from '@heshu/shared/model/figure.ts'
import type { DraftCheck } from './check-claim.ts'
import { type Fulfilment, fulfilmentIn } from './fulfilment-words.ts'
import {
  areComparable,
  clauseBefore,
  type Placed,
  placeFigures,
  type Sentence,
  sentencesOf,
} from './neighbouring-figures.ts'
import { boundOf, fulfilmentCheck } from './reaches-target.ts'
import { isAside } from './subject.ts'

/** Words that set a target: 年度指标值≥90%, 计划培训 120 人, 控制在 100 万元以内. */
const SETS =
  /目标|指标值|要求|标准|计划|任务|控制数|控制在|限额|不低于|不少于|不超过|不高于|上限|[≥≤]|下达|拟|预计|(?<![相供反响对效适])应(?![急用对])/
const BOUNDED = ['at-least', 'at-most', 'more-than', 'less-than']
/** Whose figure it is not: 全市平均 85%, 上年 80%. */
const NOT_OWN = /全[市省国]|平均(?:水平|值)|上年|去年|同期|其中|包括/

/** 低于目标值 91% compares, it sets no target. */
const COMPARES = /(?:低于|高于|少于|多于|超过|超出|不及|达到)[^，,。；;]*(?:目标|任务|计划|要求|标准)/

const isTarget = (figure: Figure): boolean =>
  (SETS.test(clauseBefore(figure)) && !COMPARES.test(clauseBefore(figure))) ||
  BOUNDED.includes(figure.approximation) ||
  /^[^，,。；;\d]{0,6}的?(?:目标|任务)/.test(figure.passage.text.slice(figure.end, figure.end + 10))

const isDone = (figure: Figure): boolean =>
  figure.approximation === 'exact' &&
  !NOT_OWN.test(clauseBefore(figure)) &&
  !SETS.test(clauseBefore(figure)) &&
  !isAside(figure)

/** Clauses that stand between a figure and the verdict on it: 受疫情影响. */
const CAUSE = /^(?:但|因|受|由于|主要|原因|为|占|得满?分|自评得)|影响|限制/

/** 完成率 105%, 同比增长 5%: what is told of a figure in passing, before the verdict on it. */
const isInPassing = (figure: Figure): boolean =>
  isAside(figure) || /^(?:任务|目标|计划|指标|工作)*(?:完成|达成|达标)率/.test(clauseBefore(figure))

/** What the sentence makes of a target after a figure, before it comes to another. */
const saidAfter = ({ figure, sentence: { figures, passage, start, text } }: Placed): Fulfilment | null => {
  let at = figures.indexOf(figure)
  while (figures[at + 1] && isInPassing(figures[at + 1]!)) at++
  const next = figures[at + 1]
  const clauses = passage.text
    .slice(figures[at]!.end, next?.start ?? start + text.length)
    .split(/[，,；;：:（()）]/)
  // 未完成 4 个: the clause goes on to another figure.
  if (next) clauses.pop()
  const first = clauses.findIndex((clause, i) => i > 0 && !CAUSE.test(clause.trim()))
  return fulfilmentIn(clauses[0] ?? '') ?? (first > 0 ? fulfilmentIn(clauses[first]!) : null)
}

/** 不少于 20 人的目标已实现，全年实际为 22 人: the verdict before what was done. */
const saidBetween = (between: string): Fulfilment | null => {
  const clause =
    /^\s*(?:以[上下内])?\s*的(?=[^，,；;]{0,8}(?:目标|任务|指标|要求|计划))([^，,；;]+)[，,]/.exec(
      between,
    )?.[1]
  return clause ? fulfilmentIn(clause) : null
}

const checksIn = (sentence: Sentence): DraftCheck[] =>
  placeFigures([sentence]).flatMap((placed): DraftCheck[] => {
    const second = placed.figure
    const first = placed.before.findLast(f => areComparable(f, second) && !isAside(f))
    if (!first) return []
    const between = sentence.passage.text.slice(first.end, second.start)
    if (/[；;]/.test(between)) return []
    const [target, done] = isTarget(first) ? [first, second] : [second, first]
    if (!isTarget(target) || !isDone(done)) return []
    const said = saidAfter(placed) ?? (target === first ? saidBetween(between) : null)
    const bound = boundOf(target, clauseBefore(target))
    if (!said || !bound) return []
    const printed = `目标 ${target.text}，实际 ${done.text}`
    const check = fulfilmentCheck({ done, target, bound, said, printed, name: '', where: done.passage })
    return check ? [check] : []
  })

/** Targets that prose says are met or missed, against what it says was done. `figures` are those of prose, in reading order. */
export const targetProseChecks = (figures: readonly Figure[]): DraftCheck[] =>
  sentencesOf(figures).flatMap(checksIn)
