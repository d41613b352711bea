import type { Extraction } from '@heshu/shared/model/extraction.ts'
import type { IndicatorResult, ScoreComparison, ScoreResult } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { type Exact, exact, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { closed } from '@heshu/shared/number/interval.ts'
import type { Rubric } from '@heshu/shared/rubric/rubric.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { gradeWord, possibleGrades, readGradeBands } from '../scoring/grade.ts'
import { readProse } from '../scoring/prose.ts'
import { readProseTotals } from '../scoring/prose-totals.ts'
import type { Scoring } from '../scoring/scoring.ts'
import { compareRows, type Difference, differenceChecks } from './compare-rows.ts'
import { gradeBandsOf } from './grade-bands.ts'
import { checkGradeByRubric } from './grade-by-rubric.ts'
import { type RubricRow, type RubricScoring, scoreUnderRubric } from './score-under-rubric.ts'

/**
 * The pack for a report. `asked`: named on the command line, and then it decides; `matched`: found by the report's place, kind and
 * year, and then the report's own criteria go first.
 */
export type RubricChoice = { readonly rubric: Rubric; readonly by: 'asked' | 'matched' }

const differencesOf = (differences: readonly Difference[]): ScoreComparison['differences'] =>
  differences.map(({ path, own, pack }) => ({ path: [...path], own: { ...own }, pack: { ...pack } }))

const gradesIn = (
  rubric: Rubric,
  document: ReportDocument,
  extraction: Extraction,
  low: Exact,
  high: Exact,
): string[] =>
  possibleGrades(
    gradeBandsOf(rubric).bands ?? readGradeBands(document, readProse(document, extraction.figures)),
    { low: closed(low), high: closed(high) },
  )

/** The pack decides: its scores stand where the report's own criteria gave theirs, and those are kept as the comparison. */
const decideByPack = (
  own: Scoring,
  scored: RubricScoring,
  rubric: Rubric,
  document: ReportDocument,
  extraction: Extraction,
  differences: readonly Difference[],
): Scoring => {
  const { low, high } = scored
  const rows = new Set(
    extraction.scoreTables.flatMap(table => table.indicators.map(row => row.path.join('/'))),
  )
  const isOfRow = (check: DraftCheck) =>
    ['score', 'target'].includes(check.kind) &&
    (rows.has(check.idSeed) || check.idSeed.startsWith('预算执行/'))
  const grades = own.checks.filter(check => check.kind === 'grade')
  const regraded = grades.map(check => checkGradeByRubric(check, rubric))
  const claimed =
    own.score?.claimed ??
    readProseTotals(readProse(document, extraction.figures)).flatMap(total =>
      total.value ? [toText(total.value)] : [],
    )[0] ??
    null
  const grade = own.score?.grade.claimed ?? (grades[0] ? gradeWord(grades[0].stated.text) : null)
  const score: ScoreResult = {
    claimed,
    low: toText(low, 'down'),
    high: toText(high, 'up'),
    grade: { claimed: grade, possible: gradesIn(rubric, document, extraction, low, high) },
    rubric: { id: rubric.id, source: 'pack' },
  }
  if (own.score)
    score.comparison = {
      rubric: own.score.rubric,
      low: own.score.low,
      high: own.score.high,
      grade: { possible: own.score.grade.possible },
      differences: differencesOf(differences),
    }
  return {
    checks: [
      ...own.checks.filter(check => !isOfRow(check) && check.kind !== 'grade'),
      ...regraded,
      ...scored.rows.flatMap(row => row.checks),
    ],
    indicators: scored.rows.map(row => row.result),
    score,
  }
}

const scored = (result: IndicatorResult): boolean => result.low !== null

/** Rows without criteria of their own are scored by the pack; one of another year asks and does not accuse. */
const fillRows = (own: Scoring, rows: readonly RubricRow[], sameYear: boolean): Scoring => {
  const byPlace = new Map(
    rows.flatMap(row =>
      row.indicator && row.rule && row.indicator.criteria === null && row.indicator.target === null
        ? [[JSON.stringify(row.indicator.at), row] as const]
        : [],
    ),
  )
  const filled = own.indicators.map(result => {
    const row = scored(result) ? undefined : byPlace.get(JSON.stringify(result.at))
    return row ? { result: row.result, row } : { result, row: null }
  })
  const used = filled.flatMap(({ row }) => row ?? [])
  if (used.length === 0) return own
  const soft = (check: DraftCheck): DraftCheck =>
    sameYear || check.verdict !== 'disagrees' ? check : { ...check, verdict: 'open', severity: null }
  // Until now such a row was nothing at least, and its weight at most.
  const score = own.score && {
    ...own.score,
    low: toText(sumOf([exact(own.score.low), ...used.map(row => row.low ?? ZERO)]), 'down'),
    high: toText(
      exact(own.score.high).sub(sumOf(used.map(row => row.weight!.sub(row.high ?? row.weight!)))),
      'up',
    ),
  }
  return {
    ...own,
    score,
    indicators: filled.map(({ result, row }) =>
      row && !sameYear && result.verdict === 'disagrees' ? { ...result, verdict: 'open' } : result,
    ),
    checks: [...own.checks, ...used.flatMap(row => row.checks.map(soft))],
  }
}

/** The scoring of a report with a pack beside its own criteria; without a pack, what its own criteria gave. */
export const applyRubric = (
  document: ReportDocument,
  extraction: Extraction,
  own: Scoring,
  choice: RubricChoice | null,
): Scoring => {
  if (!choice) return own
  const { rubric, by } = choice
  const pack = scoreUnderRubric(document, extraction, rubric)
  const differences = compareRows(pack.rows, own.indicators)
  const { low, high } = pack
  if (by === 'asked' || !own.score) return decideByPack(own, pack, rubric, document, extraction, differences)
  const sameYear = extraction.identity.year === rubric.year
  const both = fillRows(own, pack.rows, sameYear)
  if (differences.length === 0 || !both.score) return both
  return {
    ...both,
    checks: [...both.checks, ...differenceChecks(differences, rubric)],
    score: {
      ...both.score,
      comparison: {
        rubric: { id: rubric.id, source: 'pack' },
        low: toText(low, 'down'),
        high: toText(high, 'up'),
        grade: { possible: gradesIn(rubric, document, extraction, low, high) },
        differences: differencesOf(differences),
      },
    },
  }
}
