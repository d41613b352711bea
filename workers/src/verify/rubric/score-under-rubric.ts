import type { Extraction } from '@heshu/shared/model/extraction.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { FundRow, Indicator, ScoreTable } from '@heshu/shared/model/indicator.ts'
import type { IndicatorResult, Verdict } from '@heshu/shared/model/output.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { type Exact, maximum, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { meets } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { Basis, Rubric, RubricIndicator } from '@heshu/shared/rubric/rubric.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { claimedRange } from '../scoring/claimed-range.ts'
import { printExpected, printRange } from '../scoring/print-score.ts'
import { readProse } from '../scoring/prose.ts'
import { readQuarterRates } from '../scoring/quarter-rates.ts'
import { type Evidence, scoreIndicator } from '../scoring/score-indicator.ts'
import { readStatedScores } from '../scoring/stated-scores.ts'
import { type RuleForRow, ruleForRow } from './rule-for-row.ts'
import { fundFigures, type RowScore, scoreRow, targetFigures } from './score-row.ts'

/** One row under a pack: of the report's table, or of the pack alone where the table has none. */
export type RubricRow = {
  /** The report's row; null where only the pack has the indicator. */
  readonly indicator: Indicator | null
  readonly rule: RuleForRow | null
  readonly basis: Basis | null
  /** The points it has under the pack; null where the pack does not know the row. */
  readonly weight: Exact | null
  readonly low: Exact | null
  readonly high: Exact | null
  readonly result: IndicatorResult
  readonly checks: readonly DraftCheck[]
}

/** What a report's score may be under a pack. */
export type RubricScoring = {
  readonly rows: readonly RubricRow[]
  readonly low: Exact
  readonly high: Exact
}

/** What rests on a document's number alone may ask, never accuse. */
export const isConfirmed = (basis: Basis): boolean => basis.source.standing !== 'number'

/** Clause and standing, for a message that already names the pack: 财预〔2020〕10号 …，仅凭文号，未对照原文. */
export const printBasis = ({ source, clause }: Basis): string =>
  source.standing !== 'number'
    ? clause
    : `${source.number ?? source.document} ${clause}，仅凭文号，未对照原文`

/** The table that the pack speaks of: the one with most rows that it knows. */
const tableFor = (rubric: Rubric, { scoreTables, figures }: Extraction): ScoreTable | null => {
  const known = scoreTables.map(table => ({
    table,
    rows: table.indicators.filter(row => ruleForRow(rubric, row, figures) !== null).length,
  }))
  const most = known.reduce((a, b) => (b.rows > a.rows ? b : a), { table: null, rows: 0 } as {
    table: ScoreTable | null
    rows: number
  })
  return most.table
}

const passageOf = (text: string, block: number): Passage => ({ text, runs: [], block })

const sourced = (result: IndicatorResult, rubric: Rubric, basis: Basis): IndicatorResult => ({
  ...result,
  because: `规则包 ${rubric.id}（${printBasis(basis)}）：${result.because}`,
})

const softened = (verdict: Verdict, basis: Basis): Verdict =>
  verdict === 'disagrees' && !isConfirmed(basis) ? 'open' : verdict

const underRubric = (rubric: Rubric, basis: Basis, check: DraftCheck): DraftCheck => {
  const verdict = softened(check.verdict, basis)
  return {
    ...check,
    verdict,
    severity: verdict === 'disagrees' ? check.severity : null,
    message: `${check.message}（规则包 ${rubric.id}：${printBasis(basis)}）`,
  }
}

const scoreNamed = (
  rubric: Rubric,
  own: RubricIndicator,
  indicator: Indicator | null,
  evidence: Evidence,
): RubricRow => {
  const rule: RuleForRow = { kind: 'indicator', indicator: own }
  const printed = indicator?.weight?.value ?? null
  const weight = own.each && printed ? printed : own.weight
  const other = printed !== null && !printed.equals(weight)
  const block = indicator?.criteria?.block ?? 0
  // A row's target and remark are the report's own way of scoring it; the pack's criteria go before them.
  const scored = scoreIndicator(
    {
      path: indicator?.path ?? own.path,
      weight: {
        text: toText(weight),
        value: weight,
        unit: null,
        step: ZERO,
        approximation: 'exact',
        passage: passageOf(toText(weight), block),
        start: 0,
        end: toText(weight).length,
        measures: '',
        ...(indicator?.weight && !other ? indicator.weight : {}),
      },
      // On another scale the claimed score cannot be held against the pack's.
      claimed: other ? null : (indicator?.claimed ?? null),
      description: null,
      criteria: passageOf(own.criteria, block),
      target: null,
      actual: indicator?.actual ?? null,
      remark: null,
      at: indicator?.at ?? { on: 'flow', block: 0, quote: '' },
    },
    other ? { ...evidence, stated: [] } : evidence,
  )
  const [low, high] = [scored.low ?? ZERO, scored.high ?? weight]
  const result: IndicatorResult = other
    ? {
        ...scored.result,
        claimed: indicator?.claimed?.value ? toText(indicator.claimed.value) : null,
        verdict: 'open',
        because: `分值为 ${toText(weight)}，报告为 ${toText(printed)}，自评分不能直接比较；${scored.result.because}`,
      }
    : { ...scored.result, verdict: softened(scored.result.verdict, own.basis) }
  return {
    indicator,
    rule,
    basis: own.basis,
    weight,
    low,
    high,
    result: sourced(result, rubric, own.basis),
    checks: other ? [] : scored.checks.map(check => underRubric(rubric, own.basis, check)),
  }
}

const judgeRow = (
  rubric: Rubric,
  path: readonly string[],
  score: RowScore,
  claimed: Figure | null,
  weight: Exact,
  basis: Basis,
): { verdict: Verdict; because: string; checks: DraftCheck[] } => {
  if (!score.settled || !claimed?.value)
    return {
      verdict: 'open',
      because: `${score.because}；可能的得分为 ${printRange(score.low, score.high)} 分`,
      checks: [],
    }
  const fits = CONVENTIONS.some(mode => {
    const range = score.range?.(mode)
    return range ? meets(range, claimedRange(claimed, weight, mode)) : false
  })
  const verdict = softened(fits ? 'agrees' : 'disagrees', basis)
  const expected = printExpected(score.low, claimed)
  const because = fits
    ? `按规则计算为 ${expected} 分，相符（${score.because}）`
    : `按规则计算应为 ${expected} 分（${score.because}）`
  const check: DraftCheck = {
    kind: 'score',
    verdict,
    severity: verdict === 'disagrees' ? 'score' : null,
    stated: figureRef(claimed),
    operands: score.operands.map(figureRef),
    figures: [claimed, ...score.operands],
    expected,
    formula: score.because,
    message: `「${path.at(-1) ?? ''}」自评 ${claimed.text}：${because}（规则包 ${rubric.id}：${printBasis(basis)}）`,
    idSeed: path.join('/'),
  }
  return { verdict, because, checks: [check] }
}

const rowOf = (
  rubric: Rubric,
  rule: RuleForRow,
  basis: Basis,
  row: { path: readonly string[]; weight: Figure | null; claimed: Figure | null; at: Indicator['at'] },
  indicator: Indicator | null,
  score: RowScore,
): RubricRow => {
  const weight = row.weight!.value!
  const { verdict, because, checks } = judgeRow(rubric, row.path, score, row.claimed, weight, basis)
  const result: IndicatorResult = {
    path: [...row.path],
    weight: toText(weight),
    claimed: row.claimed?.value ? toText(row.claimed.value) : null,
    low: toText(score.low, 'down'),
    high: toText(score.high, 'up'),
    verdict,
    because,
    at: row.at,
  }
  return {
    indicator,
    rule,
    basis,
    weight,
    low: score.low,
    high: score.high,
    result: sourced(result, rubric, basis),
    checks,
  }
}

const unknownRow = (rubric: Rubric, indicator: Indicator): RubricRow => ({
  indicator,
  rule: null,
  basis: null,
  weight: null,
  low: null,
  high: null,
  result: {
    path: [...indicator.path],
    weight: indicator.weight?.value ? toText(indicator.weight.value) : null,
    claimed: indicator.claimed?.value ? toText(indicator.claimed.value) : null,
    low: null,
    high: null,
    verdict: 'open',
    because: `规则包 ${rubric.id} 没有这一指标`,
    at: indicator.at,
  },
  checks: [],
})

const judged = (weight: Exact): RowScore => ({
  low: ZERO,
  high: weight,
  range: null,
  operands: [],
  because: '定性指标，需人工判断达成程度',
  settled: false,
})

const scoreTableRow = (
  rubric: Rubric,
  indicator: Indicator,
  figures: readonly Figure[],
  evidence: Evidence,
): RubricRow => {
  const rule = ruleForRow(rubric, indicator, figures)
  if (!rule) return unknownRow(rubric, indicator)
  if (rule.kind === 'indicator') return scoreNamed(rubric, rule.indicator, indicator, evidence)
  const weight = indicator.weight?.value
  if (!weight) return unknownRow(rubric, indicator)
  const score =
    rule.kind === 'words'
      ? judged(weight)
      : scoreRow(rule.row, targetFigures(rule.target, rule.actual), weight)
  return rowOf(rubric, rule, rule.row.basis, indicator, indicator, score)
}

const scoreFund = (rubric: Rubric, fund: FundRow): RubricRow[] => {
  const row = rubric.rows.find(rule => rule.for === 'execution')
  if (!row || !fund.weight?.value) return []
  const score = scoreRow(row, fundFigures(fund), fund.weight.value)
  return [rowOf(rubric, { kind: 'words', row }, row.basis, { ...fund, path: [fund.name] }, null, score)]
}

/** Scores a report by a pack: its table's rows, the indicators that only the pack has, and what neither accounts for. */
export const scoreUnderRubric = (
  document: ReportDocument,
  extraction: Extraction,
  rubric: Rubric,
): RubricScoring => {
  const { figures } = extraction
  const prose = readProse(document, figures)
  const evidence: Evidence = {
    prose,
    figures,
    stated: readStatedScores(prose),
    rates: readQuarterRates(prose),
  }
  const table = tableFor(rubric, extraction)
  const inTable = (table?.indicators ?? []).map(row => scoreTableRow(rubric, row, figures, evidence))
  const funds = (table?.funds ?? []).flatMap(fund => scoreFund(rubric, fund))
  const met = new Set(inTable.flatMap(({ rule }) => (rule?.kind === 'indicator' ? [rule.indicator] : [])))
  const alone = rubric.indicators
    .filter(own => !met.has(own))
    .map(own => scoreNamed(rubric, own, null, evidence))
  const rows = [...funds, ...inTable, ...alone]
  const counted = rows.filter(row => row.weight !== null)
  const weights = sumOf(counted.map(row => row.weight!))
  // What the pack does not know of the whole may be scored with anything.
  const elsewhere = maximum(rubric.full.sub(weights), ZERO)
  return {
    rows,
    low: sumOf(counted.map(row => row.low ?? ZERO)),
    high: sumOf(counted.map(row => row.high ?? row.weight!)).add(elsewhere),
  }
}
