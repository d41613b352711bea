import type { Culprit, Severity } from '@heshu/shared/model/output.ts'
import { type ChangeName, changesOf, figuresOf } from './changes.ts'
import { findingsOn, pointsAt, speaksOf } from './judge.ts'
import type { Kind } from './relation.ts'
import { generateReport, printReport, type Spot } from './report.ts'
import type { Choice, SetName } from './sets.ts'

/** found: a new finding speaks of the relation; wrong figure: new findings, none of which does; missed: none. */
export type Trial = {
  readonly seed: number
  readonly kind: Kind
  readonly set: SetName
  readonly wording: number
  readonly change: ChangeName
  readonly outcome: 'found' | 'missed' | 'wrong figure'
  /** Whether a finding names what was changed as the culprit; null where none names any. */
  readonly culprit: boolean | null
  /** Whether it is the culprit or one of the alternatives named beside it, and how many a finding names at most. */
  readonly named: { readonly right: boolean; readonly most: number }
  readonly sentence: string
  readonly from: string
  readonly to: string
}

export type FalseAlarm = {
  readonly seed: number
  readonly severity: Severity
  readonly kind: string
  readonly message: string
  readonly sentence: string
}

export type ReportMeasure = { readonly trials: readonly Trial[]; readonly alarms: readonly FalseAlarm[] }

const sentenceOf = (spots: readonly Spot[]): string => [...new Set(spots.map(spot => spot.text))].join(' ｜ ')

/** A report generated from the seed, checked as it is and with one thing after another misprinted. */
export const measureReport = (seed: number, choice: Choice): ReportMeasure => {
  const report = generateReport(seed, choice)
  const clean = printReport(report)
  const before = findingsOn(clean.document)
  const known = new Set(before.map(check => check.id))
  const alarms = before.map((check): FalseAlarm => {
    const { at } = check.stated
    return {
      seed,
      severity: check.severity ?? 'notice',
      kind: check.kind,
      message: check.message,
      sentence: at.on === 'flow' ? at.quote : '',
    }
  })
  const trials = report.statements.flatMap(planted => {
    const figures = figuresOf(planted.statement)
    return changesOf(planted, report.draw).map((change): Trial => {
      const printed = printReport(report, change.replacement)
      const fresh = findingsOn(printed.document).filter(check => !known.has(check.id))
      const spots = figures.flatMap(figure => printed.spots.get(figure.key) ?? [])
      const target = printed.spots.get(change.replacement.key)
      const right = fresh.filter(check => speaksOf(check, spots))
      const named = right.flatMap(check => check.culprit ?? [])
      const others = right.flatMap(check => check.alternatives ?? [])
      const isChanged = (culprit: Culprit): boolean => target !== undefined && pointsAt(culprit, target)
      return {
        seed,
        kind: planted.kind,
        set: planted.set,
        wording: planted.wording,
        change: change.name,
        outcome: right.length > 0 ? 'found' : fresh.length > 0 ? 'wrong figure' : 'missed',
        culprit: named.length === 0 || !target ? null : named.some(isChanged),
        named: {
          right: [...named, ...others].some(isChanged),
          most: Math.max(
            0,
            ...right.map(check => (check.culprit ? 1 : 0) + (check.alternatives?.length ?? 0)),
          ),
        },
        sentence: sentenceOf(target ? [...spots, target] : spots),
        from: change.from,
        to: change.replacement.text,
      }
    })
  })
  return { trials, alarms }
}
