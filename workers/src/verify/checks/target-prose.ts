import { baseValue, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { DraftCheck } from './check-claim.ts'

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

const sameUnit = (a: Figure, b: Figure): boolean =>
  (a.unit?.base ?? '') === (b.unit?.base ?? '') && a.unit?.dimension === b.unit?.dimension

/**
 * What prose says was done against the target that it says was met. Agrees where a figure of that unit before the target
 * reaches it; disagrees where the only one does not.
 */
export const targetProseChecks = (figures: readonly Figure[]): DraftCheck[] =>
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
