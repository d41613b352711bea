import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, maximum, minimum, toText } from '@heshu/shared/number/exact.ts'
import { point } from '@heshu/shared/number/interval.ts'
import type { FundOutcome } from './fund-execution.ts'
import { type GradeBands, possibleGrades } from './grade.ts'
import { printExpected } from './print-score.ts'
import type { Outcome } from './score-indicator.ts'

/** A score that was proven wrong, and the nearest one that can stand, at its printed precision. */
export type Correction = { readonly name: string; readonly from: Exact; readonly to: Exact }

const nearest = ({ claimed, low, high }: Outcome): Exact | null =>
  claimed?.value && low && high ? minimum(maximum(claimed.value, low), high) : null

/** The scores of a table that were proven wrong. */
export const correctionsOf = (
  outcomes: readonly Outcome[],
  funds: readonly FundOutcome[],
): readonly Correction[] => [
  ...outcomes.flatMap((outcome): Correction[] => {
    const wrong = outcome.checks.some(check => check.kind === 'score' && check.verdict === 'disagrees')
    const to = wrong ? nearest(outcome) : null
    return to
      ? [
          {
            name: outcome.indicator.path.at(-1) ?? '',
            from: outcome.claimed!.value!,
            to: exact(printExpected(to, outcome.claimed)),
          },
        ]
      : []
  }),
  ...funds.flatMap(({ checks, due, claimed, claimedFigure }): Correction[] =>
    due && checks.some(check => check.kind === 'score' && check.verdict === 'disagrees')
      ? [{ name: '预算执行', from: claimed, to: exact(printExpected(due, claimedFigure)) }]
      : [],
  ),
]

export type Corrected = { readonly total: Exact; readonly grade: string | null }

/** The total with every proven error corrected, and its grade; a null grade where the bands leave it open. */
export const correctTotal = (
  base: Exact,
  corrections: readonly Correction[],
  bands: GradeBands,
): Corrected => {
  const total = corrections.reduce((sum, { from, to }) => sum.add(to).sub(from), base)
  const grades = possibleGrades(bands, point(total))
  return { total, grade: grades.length === 1 ? grades[0]! : null }
}

/** 更正已证实的得分差错（及时性 4.88 → 4.98）后总分为 88.27 分，等级仍为「良」; empty where nothing was corrected. */
export const sayCorrected = (
  corrections: readonly Correction[],
  corrected: Corrected,
  claimed: Figure | null,
  grade: string | null,
): string => {
  const changed = claimed?.value ? !claimed.value.equals(corrected.total) : corrections.length > 0
  if (!changed) return ''
  const listed = corrections.map(({ name, from, to }) => `${name} ${toText(from)} → ${toText(to)}`).join('、')
  const grades =
    corrected.grade === null || grade === null
      ? corrected.grade
        ? `，等级为「${corrected.grade}」`
        : ''
      : corrected.grade === grade
        ? `，等级仍为「${grade}」`
        : `，等级应为「${corrected.grade}」，「${grade}」不能保持`
  return `更正已证实的得分差错${listed === '' ? '' : `（${listed}）`}后总分为 ${toText(corrected.total)} 分${grades}`
}
