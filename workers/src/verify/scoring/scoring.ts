import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import type { IndicatorResult, ScoreResult } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { type Exact, HUNDRED, maximum, sumOf, toDecimals, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { closed } from '@heshu/shared/number/interval.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { compareTotals, twoTotals } from './compare-totals.ts'
import { compareWeights } from './compare-weights.ts'
import { correctionsOf, correctTotal, sayCorrected } from './corrected.ts'
import { criteriaDefectChecks } from './criteria-defects.ts'
import { type FundOutcome, scoreFundRow } from './fund-execution.ts'
import { checkFundTotals } from './fund-total.ts'
import { type ClaimedGrade, checkGrade, gradeWord, possibleGrades, readGradeBands } from './grade.ts'
import { rangesOfLevels, withLostWeights } from './levels.ts'
import { readProse } from './prose.ts'
import { checkProseDeductions } from './prose-deductions.ts'
import { checkProseParts } from './prose-parts.ts'
import { readProseGrades, readProseTotals } from './prose-totals.ts'
import { readQuarterRates } from './quarter-rates.ts'
import { type Evidence, type Outcome, scoreIndicator } from './score-indicator.ts'
import { readStatedScores } from './stated-scores.ts'
import { checkSubtotals } from './subtotals.ts'
import { checkTotal, checkWeights, type Tally, tallyTable } from './table-total.ts'
import { toldMarkChecks } from './told-marks.ts'

/** What scoring finds in one report: its checks without ids, a result for every row of its score tables, and the score. */
export type Scoring = {
  readonly checks: DraftCheck[]
  readonly indicators: IndicatorResult[]
  readonly score: ScoreResult | null
}

const GRADE_DISTANCE = 40

type Scored = {
  readonly table: ScoreTable
  readonly outcomes: readonly Outcome[]
  readonly funds: readonly FundOutcome[]
  readonly tally: Tally
}

/**
 * Where most rows score more than they weigh, each is scored out of 100 and weighed afterwards: scores and weights are
 * not of one scale, and nothing can be said about either.
 */
const onOneScale = (table: ScoreTable): ScoreTable => {
  const both = table.indicators.filter(row => row.weight?.value && row.claimed?.value)
  const above = both.filter(row => row.claimed!.value!.gt(row.weight!.value!))
  if (above.length < 2 || above.length * 2 <= both.length) return table
  const indicators = table.indicators.map(row => ({ ...row, weight: null }))
  return { ...table, indicators, groups: [], subtotals: [], total: null, grade: null, incomplete: true }
}

const scoreTable = (given: ScoreTable, evidence: Evidence): Scored => {
  const table = onOneScale(given)
  const outcomes = withLostWeights(
    table,
    table.indicators.map(indicator => scoreIndicator(indicator, evidence)),
  )
  const funds = table.funds.flatMap(fund => scoreFundRow(fund) ?? [])
  return { table, outcomes, funds, tally: tallyTable(table, outcomes, funds) }
}

const hasScores = ({ table }: Scored): boolean => table.indicators.some(row => row.claimed !== null)

/** The table whose total is the result that the prose names; else the first with scores. */
const resultTable = (scored: readonly Scored[], totals: readonly Figure[]): Scored | null => {
  const withScores = scored.filter(hasScores)
  const named = withScores.find(({ table, tally }) =>
    totals.some(total => total.value && (table.total?.claimed?.value ?? tally.sum).equals(total.value)),
  )
  return named ?? withScores[0] ?? null
}

const rangeOf = ({ outcomes, funds, tally }: Scored): { low: Exact; high: Exact } => {
  const rows = outcomes.filter(outcome => outcome.weight !== null)
  const fund = sumOf(funds.map(outcome => outcome.claimed))
  const low = sumOf(rows.map(outcome => outcome.low ?? ZERO)).add(fund)
  // What the table does not weigh of the hundred is scored elsewhere.
  const elsewhere = maximum(HUNDRED.sub(tally.fullWeight), ZERO)
  const high = sumOf(rows.map(outcome => outcome.high ?? outcome.weight!))
    .add(fund)
    .add(tally.lostWeight)
    .add(elsewhere)
  return { low, high }
}

/** Two decimals, low rounded down and high up: for reading. */
const printEnds = (low: Exact, high: Exact): string =>
  `${toDecimals(low, 2, 'down')}～${toDecimals(high, 2, 'up')}`

/** Recomputes the scores of a report from its own criteria and figures, and checks totals, weights and grade. */
export const scoreReport = (
  document: ReportDocument,
  figures: readonly Figure[],
  tables: readonly ScoreTable[],
): Scoring => {
  const prose = readProse(document, figures)
  const evidence: Evidence = {
    prose,
    figures,
    stated: readStatedScores(prose),
    rates: readQuarterRates(prose),
  }
  const scored = tables.map(table => scoreTable(table, evidence))
  const proseTotals = readProseTotals(prose)
  const checks: DraftCheck[] = []
  const totals = new Map<ScoreTable, DraftCheck>()
  for (const { table, outcomes, funds, tally } of scored) {
    checks.push(...outcomes.flatMap(outcome => outcome.checks), ...funds.flatMap(fund => fund.checks))
    checks.push(...table.indicators.flatMap(criteriaDefectChecks))
    checks.push(...checkWeights(table), ...checkSubtotals(table), ...checkFundTotals(table.funds))
    const total = table.total?.claimed
    const check = total && checkTotal(table, tally, total, '')
    if (check) checks.push(check)
    if (check) totals.set(table, check)
  }
  const result = resultTable(scored, proseTotals)
  const titles = [
    ...document.blocks.flatMap(block =>
      block.kind === 'heading' && block.level === 0 ? [block.passage.text] : [],
    ),
    ...tables.flatMap(({ title }) => title ?? []),
  ]
  const withoutTotal =
    result &&
    !result.table.total?.claimed &&
    result.tally.sum.gt(ZERO) &&
    result.tally.fullWeight.gte(HUNDRED)
      ? result
      : null
  for (const total of proseTotals) {
    const others = proseTotals.filter(other => other !== total)
    const sole = others.every(other => other.value?.equals(total.value!))
    const ofRows = withoutTotal && checkTotal(withoutTotal.table, withoutTotal.tally, total, '正文')
    checks.push(
      ...[
        checkProseParts(total, prose),
        checkProseDeductions(total, prose),
        compareTotals(total, scored, titles, others),
        sole || ofRows?.verdict !== 'disagrees' ? ofRows : null,
      ].filter(check => check !== null),
    )
  }
  checks.push(...twoTotals(scored), ...compareWeights(tables), ...toldMarkChecks(prose, proseTotals))

  const bands = readGradeBands(document, prose)
  const ofTable = result?.tally.fullWeight.gte(HUNDRED) ? result.table.total?.claimed : null
  const claimedScore = ofTable ?? proseTotals[0] ?? result?.table.total?.claimed ?? null
  const grades: (ClaimedGrade & { readonly score: Figure | null })[] = [
    ...tables.flatMap(table =>
      table.grade
        ? [
            {
              text: table.grade.claimed,
              at: table.grade.at,
              score:
                claimedScore && table === result?.table
                  ? claimedScore
                  : (table.total?.claimed ?? claimedScore),
            },
          ]
        : [],
    ),
    ...readProseGrades(prose).flatMap(grade => {
      // A grade without the total beside it may be that of something else: a hospital, a project.
      const near = proseTotals.find(
        total =>
          total.passage.block === grade.block &&
          grade.start >= total.end &&
          grade.start - total.end <= GRADE_DISTANCE,
      )
      return near ? [{ text: grade.text, at: grade.at, score: near }] : []
    }),
  ]
  for (const grade of grades) {
    const check = grade.score && checkGrade(grade, grade.score, bands)
    if (check) checks.push(check)
  }

  const indicators = scored
    .filter(hasScores)
    .flatMap(({ outcomes }) => outcomes.map(outcome => outcome.result))
  if (!result) return { checks, indicators, score: null }
  const { low, high } = rangeOf(result)
  const [grade] = grades
  const word = grade ? gradeWord(grade.text) : null
  const corrections = correctionsOf(result.outcomes, result.funds)
  const wrongTotal = totals.get(result.table)?.verdict === 'disagrees'
  const base = wrongTotal ? result.tally.sum : (claimedScore?.value ?? null)
  const corrected = base && correctTotal(base, corrections, bands)
  const said = corrected ? sayCorrected(corrections, corrected, claimedScore, word) : ''
  const lost = corrected?.grade !== undefined && word !== null && corrected?.grade !== word && said !== ''
  const told = `；按评分标准和报告的数据，总分在 ${printEnds(low, high)} 分之间${said === '' ? '' : `；${said}`}`
  const ofResult = new Set([totals.get(result.table), ...checks.filter(check => check.kind === 'grade')])
  return {
    checks: checks.map(check => {
      if (!ofResult.has(check)) return check
      const verdict = lost && check.kind === 'grade' && check.verdict === 'agrees' ? 'open' : check.verdict
      return { ...check, verdict, message: `${check.message}${told}` }
    }),
    indicators,
    score: {
      claimed: claimedScore?.value ? toText(claimedScore.value) : null,
      low: toText(low, 'down'),
      high: toText(high, 'up'),
      grade: {
        claimed: word,
        possible: possibleGrades(bands, { low: closed(low), high: closed(high) }),
      },
      rubric: { id: 'own-table', source: 'own-table' },
      ...(corrected ? { corrected: { total: toText(corrected.total), grade: corrected.grade } } : {}),
      levels: rangesOfLevels(result.table, result.outcomes),
    },
  }
}
