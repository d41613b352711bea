import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import type { DraftCheck } from './check-claim.ts'
import { type Fulfilment, fulfilmentIn } from './fulfilment-words.ts'
import {
  areComparable,
  clauseBefore,
  inViewAt,
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
/** 低于目标值 91% compares, it sets no target. */
const COMPARES = /(?:低于|高于|少于|多于|超过|超出|不及|达到)[^，,。；;]*(?:目标|任务|计划|要求|标准)/
/** Whose figure it is not: 全市平均 85%, 上年 80%. */
const NOT_OWN = /全[市省国]|平均(?:水平|值)|上年|去年|同期|其中|包括/
/** Words that tell what was done. */
const DONE = /实际|完成|实现|达到/
/** 每场不少于 30 人: of each, not of all. */
const EACH = /每|人均|户均|次均|平均/

const isTarget = (figure: Figure): boolean => {
  const words = clauseBefore(figure)
  const after = figure.passage.text.slice(figure.end, figure.end + 10)
  return (
    (SETS.test(words) && !COMPARES.test(words)) ||
    BOUNDED.includes(figure.approximation) ||
    /^[^，,。；;\d]{0,6}的?(?:目标|任务)/.test(after)
  )
}

const isDone = (figure: Figure): boolean =>
  figure.approximation === 'exact' &&
  !NOT_OWN.test(clauseBefore(figure)) &&
  !SETS.test(clauseBefore(figure)) &&
  !isAside(figure)

/** Whether one is the target of which the other was done: neither of each where the other is of all. */
const belongTogether = (target: Figure, done: Figure): boolean =>
  isTarget(target) &&
  isDone(done) &&
  (dimensionOf(done) !== 'count' || EACH.test(clauseBefore(target)) === EACH.test(clauseBefore(done)))

/** Clauses that stand between a figure and the verdict on it: 受疫情影响. */
const CAUSE = /^(?:但|因|受|由于|主要|原因|为|占|得满?分|自评得)|影响|限制/

/** 完成率 105%, 同比增长 5%, 扣 1 分: what is told of a figure in passing, before the verdict on it. */
const isInPassing = (figure: Figure): boolean =>
  isAside(figure) ||
  dimensionOf(figure) === 'score' ||
  /^(?:任务|目标|计划|指标|工作|年度|总|按期|按时)*(?:完成|达成|达标)率/.test(clauseBefore(figure))

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

/** 培训任务超额完成，计划 120 人次，实际 126 人次: the verdict in the clause before both. */
const saidBefore = (target: Figure, { passage, start }: Sentence): Fulfilment | null => {
  const clause = passage.text
    .slice(start, target.start)
    .split(/[，,；;：:]/)
    .at(-2)
  const said = clause && /(?:任务|目标|指标|计划)(?=[^的]{0,10}$)(.*)$/.exec(clause)?.[1]
  return said ? fulfilmentIn(said) : null
}

const judge = (target: Figure, done: Figure, said: Fulfilment): DraftCheck[] => {
  const bound = boundOf(target, clauseBefore(target))
  const printed = `目标 ${target.text}，实际 ${done.text}`
  const check =
    bound && fulfilmentCheck({ done, target, bound, said, printed, name: '', where: done.passage })
  return check ? [check] : []
}

/** 年初计划培训 120 人。实际完成 126 人，超额完成任务: the target of the sentence before, where this one has none. */
const ofSentenceBefore = (placed: Placed): Figure | undefined => {
  const { figure, sentence } = placed
  const { previous } = sentence
  if (!previous || !DONE.test(clauseBefore(figure))) return undefined
  const told = inViewAt(previous, sentence.start).filter(f => areComparable(f, figure) && !isAside(f))
  return told.length === 1 && isTarget(told[0]!) ? told[0] : undefined
}

const checksIn = (sentence: Sentence): DraftCheck[] =>
  placeFigures([sentence]).flatMap((placed): DraftCheck[] => {
    const { figure, before } = placed
    const first = before.findLast(f => areComparable(f, figure) && !isAside(f))
    const between = first ? sentence.passage.text.slice(first.end, figure.start) : ''
    if (!first) {
      const target = ofSentenceBefore(placed)
      const said = target && belongTogether(target, figure) ? saidAfter(placed) : null
      return said ? judge(target!, figure, said) : []
    }
    // 目标为 120 人；实际完成 126 人: where both are named, the target may stand in the segment before.
    if (/[；;]/.test(between) && !(DONE.test(clauseBefore(figure)) && SETS.test(clauseBefore(first))))
      return []
    const [target, done] = isTarget(first) ? [first, figure] : [figure, first]
    if (!belongTogether(target, done)) return []
    const said =
      saidAfter(placed) ?? (target === first ? (saidBetween(between) ?? saidBefore(first, sentence)) : null)
    return said ? judge(target, done, said) : []
  })

const PIVOT = /[，,；;]\s*(?:实际|全年实际|最终|目前)/
const ALL = /^\s*(?:均|都|全部|各项)/

/** 计划培训 120 人、补贴 30 户，实际培训 126 人、补贴 32 户，均完成目标: each of a list against the target in its unit. */
const listsIn = ({ figures, passage, start, text }: Sentence): DraftCheck[] => {
  const pivot = PIVOT.exec(text)
  const last = figures.at(-1)
  if (!pivot || !last || figures.length < 4 || !SETS.test(text.slice(0, pivot.index))) return []
  const verdict = passage.text.slice(last.end, start + text.length).split(/[，,]/)[1]
  const said = verdict && ALL.test(verdict) ? fulfilmentIn(verdict) : null
  if (!said) return []
  const at = start + pivot.index
  const [targets, done] = [figures.filter(f => f.end <= at), figures.filter(f => f.start >= at)]
  return done.flatMap(figure => {
    const [target, ...more] = targets.filter(f => areComparable(f, figure))
    const alone = done.filter(f => areComparable(f, figure)).length === 1
    const readable = target && more.length === 0 && alone && figure.approximation === 'exact'
    return readable ? judge(target, figure, said) : []
  })
}

/** Targets that prose says are met or missed, against what it says was done. `figures` are those of prose, in reading order. */
export const targetProseChecks = (figures: readonly Figure[]): DraftCheck[] =>
  sentencesOf(figures).flatMap(sentence => {
    const lists = listsIn(sentence)
    return lists.length > 0 ? lists : checksIn(sentence)
  })
