import { baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { DraftCheck } from './check-claim.ts'
import { boundOf, reaches, sameUnit } from './reaches-target.ts'

/** Words that claim a target is met, right before it: 达到市 10% 占比要求. 超额完成 is read with the fulfilments. */
const MET =
  /(?<![未没不])(超过|高于|达到)(?:了)?(?:[^，。；,;（(]{0,16})(?:任务|目标|要求)?(?:数|值)?[（(]?[≥>]?$/
const TARGET_AFTER =
  /^\s*的?(?:[^，。；,;、（）()\d]{0,6})(?:任务[数量]|任务指标|目标任务|目标值?|要求|计划数|年度任务)/
const TARGET_BEFORE = /(?:任务数?|目标值?|要求|计划数)[（(][≥>]?$/
const AT_MOST = /不超过|不高于|以内|控制在|≤|低于|压减|下降/

/** A change is no level that a target could be held against. */
const CHANGE = /同比|环比|较|增[长幅加]|下降|提[高升]|减少|上升/

const sentenceStart = (text: string, at: number): number =>
  Math.max(...['。', '！', '？', '\n'].map(sign => text.lastIndexOf(sign, at - 1))) + 1

/**
 * What prose says was done against the target that it says was met. Agrees where a figure of that unit before the target
 * reaches it; disagrees where the only one does not.
 */
const levelChecks = (figures: readonly Figure[]): DraftCheck[] =>
  figures.flatMap((target, i) => {
    const { text } = target.passage
    if (!baseValue(target)) return []
    const start = sentenceStart(text, target.start)
    const before = text.slice(start, target.start)
    const claim = MET.exec(before.slice(-40))?.[1]
    if (!claim || AT_MOST.test(before.slice(-30))) return []
    if (!TARGET_AFTER.test(text.slice(target.end, target.end + 16)) && !TARGET_BEFORE.test(before)) return []
    const done = figures
      .slice(Math.max(0, i - 8), i)
      .filter(
        f =>
          f.passage === target.passage &&
          f.start >= start &&
          sameUnit(f, target) &&
          baseValue(f) !== null &&
          f.approximation === 'exact',
      )
    const wanted = baseValue(target)!
    const more = /超|高于/.test(claim)
    const reaching = done.findLast(f => {
      const top = figureRange(f, 'rounded')!.high
      return !top || (more ? top.value.gt(wanted) : top.value.gte(wanted))
    })
    const only =
      done.length === 1 &&
      !CHANGE.test(done[0]!.measures) &&
      !/[；;]/.test(text.slice(done[0]!.end, target.start))
        ? done[0]
        : undefined
    const actual = reaching ?? only
    if (!actual) return []
    return [
      {
        kind: 'target' as const,
        verdict: reaching ? ('agrees' as const) : ('disagrees' as const),
        severity: reaching ? null : ('figure' as const),
        stated: figureRef(actual),
        operands: [figureRef(target)],
        expected: `${more ? '>' : '≥'} ${target.text}`,
        formula: `${actual.text} ${reaching ? (more ? '>' : '≥') : more ? '≤' : '<'} ${target.text}`,
        message: reaching
          ? `所述「${claim}」目标 ${target.text} 与实际 ${actual.text} 相符。`
          : `所述「${claim}」目标 ${target.text}，实际为 ${actual.text}，并未达到。`,
        idSeed: `${actual.measures}|${claim}`,
        figures: [actual, target],
      },
    ]
  })

/** Words that set a target, before it in its clause: 年度指标值≥90%, 要求达到 81% 以上, 控制在 100 万元以内. */
const SETS =
  /(?:目标|指标值|要求|标准|计划|任务|控制数|控制在|限额|不低于|不少于|不超过|不高于|[≥≤])[^，。；,;]{0,8}$/
const DONE = /实际|完成|实现|达到|执行|支出/
const SAID_MET =
  /^[^，。；,;]{0,8}[，,]?(?:已|均|全面|顺利)*(?:达标|达到了?(?:预期|目标|要求|年度|考核|指标|标准)|符合(?:预期|目标|要求|规定|标准)|实现了?(?:预期|年度)?目标|未(?:突破|超过|超出|超))/
const SAID_MISSED = /^[^，。；,;]{0,8}[，,](?:尚)?未(?:能)?达标/

/** 年度指标值 ≥90%，实际值为 90.98%，达到预期: a target, what was done, and what the sentence makes of it. */
const verdictChecks = (figures: readonly Figure[]): DraftCheck[] =>
  figures.flatMap((done, i) => {
    const target = figures[i - 1]
    const { text } = done.passage
    if (
      !target ||
      target.passage !== done.passage ||
      !sameUnit(target, done) ||
      done.approximation !== 'exact'
    )
      return []
    const between = text.slice(target.end, done.start)
    const before = text.slice(sentenceStart(text, target.start), target.start)
    const after = text.slice(done.end, done.end + 28)
    const saidMet = SAID_MET.exec(after)?.[0]
    const saidMissed = saidMet ? undefined : SAID_MISSED.exec(after)?.[0]
    const word = (saidMet ?? saidMissed)?.replace(/^[^，,]*[，,]/, '')
    if (!word || /[。；;！？\n]/.test(between) || !DONE.test(between) || CHANGE.test(between)) return []
    const bounded = ['at-least', 'at-most', 'more-than', 'less-than'].includes(target.approximation)
    if (!bounded && !SETS.test(before)) return []
    const met = reaches(done, target, boundOf(target, before.slice(-16)))
    if (met === null) return []
    const agrees = met === (saidMet !== undefined)
    return [
      {
        kind: 'target' as const,
        verdict: agrees ? ('agrees' as const) : ('disagrees' as const),
        severity: agrees ? null : ('figure' as const),
        stated: figureRef(done),
        operands: [figureRef(target)],
        expected: met ? '已达目标' : '未达目标',
        formula: `目标 ${target.text}，实际 ${done.text}：${word}`,
        message: `目标 ${target.text}，实际 ${done.text}，写「${word}」${agrees ? '，相符' : `，实为${met ? '已达' : '未达'}目标，不符`}。`,
        idSeed: `${done.measures}|${target.measures}`,
        figures: [done, target],
      },
    ]
  })

/** Targets that prose says are met or missed, against what it says was done. `figures` are those of prose, in reading order. */
export const targetProseChecks = (figures: readonly Figure[]): DraftCheck[] => [
  ...levelChecks(figures),
  ...verdictChecks(figures),
]
