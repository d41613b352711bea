import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { TargetRow } from '@heshu/shared/model/metric.ts'
import type { DraftCheck } from './check-claim.ts'
import { boundOf, reaches, sameUnit } from './reaches-target.ts'

const NOT_MET = /^(?:否|未.+)$/
const NOT_SAID = /部分|基本/

/** A row's word on whether its target is met (已完成, 未达标) against the target and what was done. */
export const targetStatusChecks = (rows: readonly TargetRow[]): DraftCheck[] =>
  rows.flatMap(row => {
    const [target, ...moreTargets] = row.figures
    const [done, ...moreDone] = row.actuals
    if (!row.status || !target || !done || moreTargets.length + moreDone.length > 0) return []
    if (!sameUnit(target, done) || done.approximation !== 'exact') return []
    const word = row.status.text.replace(/\s+/g, '')
    const met = reaches(done, target, boundOf(target, target.passage.text.slice(0, target.start)))
    if (met === null || NOT_SAID.test(word)) return []
    const agrees = met === !NOT_MET.test(word)
    const compared = `目标 ${target.passage.text.trim()}，实际 ${done.passage.text.trim()}`
    return [
      {
        kind: 'target' as const,
        verdict: agrees ? ('agrees' as const) : ('disagrees' as const),
        severity: agrees ? null : ('figure' as const),
        stated: figureRef(done),
        operands: [figureRef(target)],
        expected: met ? '已达目标' : '未达目标',
        formula: `${compared}：${word}`,
        message: `「${row.name}」${compared}，写「${word}」${agrees ? '相符' : `不符，实为${met ? '已达' : '未达'}目标`}。`,
        idSeed: `${row.name}|${done.measures}`,
        figures: [done, target],
      },
    ]
  })
