import type { TargetRow } from '@heshu/shared/model/metric.ts'
import type { DraftCheck } from './check-claim.ts'
import { fulfilmentIn } from './fulfilment-words.ts'
import { boundOf, fulfilmentCheck, sameUnit } from './reaches-target.ts'

/** A row's words on whether its target is met (已完成, 因雨停工，未完成目标) against the target and what was done. */
export const targetStatusChecks = (rows: readonly TargetRow[]): DraftCheck[] =>
  rows.flatMap(row => {
    const [target, ...moreTargets] = row.figures
    const [done, ...moreDone] = row.actuals
    if (!row.status || !target || !done || moreTargets.length + moreDone.length > 0) return []
    if (!sameUnit(target, done) || done.approximation !== 'exact') return []
    const said = row.status.text
      .split(/[，,。；;]/)
      .map(fulfilmentIn)
      .find(found => found !== null)
    const bound = boundOf(target, row.name + target.passage.text.slice(0, target.start))
    if (!said || !bound) return []
    const printed = `目标 ${target.passage.text.trim()}，实际 ${done.passage.text.trim()}`
    return fulfilmentCheck({ done, target, bound, said, printed, name: row.name, where: row.status }) ?? []
  })
