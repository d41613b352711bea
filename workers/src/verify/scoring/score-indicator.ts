import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Indicator } from '@heshu/shared/model/indicator.ts'
import type { IndicatorResult, Verdict } from '@heshu/shared/model/output.ts'
import { type Exact, ONE, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { meets } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { compileCriteria } from '../criteria/compile-criteria.ts'
import type { Criteria } from '../criteria/criteria.ts'
import { bindRate, type Context, contextOf } from './bind-evidence.ts'
import { claimedRange } from './claimed-range.ts'
import { type Estimate, estimateScore, highOf, lowOf } from './estimate.ts'
import { printExpected, printRange } from './print-score.ts'
import { namesSame, type Prose, type Segment } from './prose.ts'
import type { QuarterRates } from './quarter-rates.ts'
import { readRemarkDeduction } from './remark-deduction.ts'
import type { StatedScore } from './stated-scores.ts'
import { checkTarget } from './target.ts'

/** What came of one row of a score table. */
export type Outcome = {
  readonly indicator: Indicator
  readonly weight: Exact | null
  /** The score from the table, or from the prose section of the indicator's name where the cell is empty. */
  readonly claimed: Figure | null
  /** What the score may be by criteria and evidence; null where there is nothing to compute it from. */
  readonly low: Exact | null
  readonly high: Exact | null
  readonly result: IndicatorResult
  readonly checks: readonly DraftCheck[]
}

export type Evidence = {
  readonly prose: Prose
  readonly stated: readonly StatedScore[]
  readonly rates: QuarterRates
  readonly figures: readonly Figure[]
}

const fitsClaim = (estimate: Estimate, claimed: Figure, weight: Exact): boolean =>
  CONVENTIONS.some(mode => meets(estimate.range[mode], claimedRange(claimed, weight, mode)))

type Judgement = {
  readonly verdict: Verdict
  readonly because: string
  readonly checks: readonly DraftCheck[]
}

const sentence = (steps: readonly string[]): string => steps.join('；')

const judgeEstimate = (
  name: string,
  path: readonly string[],
  estimate: Estimate,
  claimed: Figure,
  weight: Exact,
  prose: StatedScore | null,
): Judgement => {
  const low = lowOf(estimate.range.printed)
  const high = highOf(estimate.range.printed, weight)
  const fits = fitsClaim(estimate, claimed, weight)
  const settled = estimate.missing.length === 0 && low.equals(high)
  const expected = low.equals(high) ? printExpected(low, claimed) : printRange(low, high)
  const used = sentence(estimate.steps)
  const formula = `${estimate.formula} = ${expected}`
  const base = {
    kind: 'score' as const,
    stated: figureRef(claimed),
    operands: estimate.operands.map(figureRef),
    figures: [claimed, ...estimate.operands],
    expected,
    formula,
    idSeed: path.join('/'),
  }
  const inferred =
    estimate.certainty === 'section' || estimate.certainty === 'inferred'
      ? '其中数据取自该指标所在段落，按评分标准的含义推断对应，请核对'
      : '所用数据与指标的对应关系不确定'
  const make = (verdict: Verdict, because: string): Judgement => ({
    verdict,
    because,
    checks: [
      {
        ...base,
        verdict,
        severity: verdict === 'disagrees' ? 'score' : null,
        message: `「${name}」自评 ${claimed.text}：${because}`,
      },
    ],
  })
  if (fits && settled) return make('agrees', `按评分标准计算为 ${expected} 分，相符（${used}；${formula}）`)
  if (fits)
    return make(
      'open',
      `可能的得分为 ${printRange(low, high)} 分，自评分在此范围内；${sentence([...estimate.missing])}（${used}）`,
    )
  const computed = `按评分标准计算应为 ${expected} 分（${used}；${formula}）`
  // A whole and a part in the prose show how a score came about only where the same section takes points off for it.
  const tied = estimate.certainty !== 'inferred' || (prose !== null && claimed.value!.lt(weight))
  if (estimate.certainty === 'near' || !tied) return make('open', `${computed}，与自评分不符，但${inferred}`)
  return make('disagrees', estimate.certainty === 'named' ? computed : `${computed}；${inferred}`)
}

/** Quarterly criteria without quarterly rates, full marks, and a yearly rate below 100 %: what the score would be. */
const raiseYearlyRate = (
  name: string,
  path: readonly string[],
  criteria: Criteria,
  context: Context,
  claimed: Figure,
  weight: Exact,
): DraftCheck | null => {
  const rule = criteria.parts[0]?.rule
  if (rule?.kind !== 'quarterly') return null
  const rate = bindRate(`${rule.subject ?? ''}执行率`, context) ?? bindRate(context.name, context)
  const value = rate?.figure.value && rate.figure.unit ? rate.figure.value.mul(rate.figure.unit.factor) : null
  if (!rate || !value || value.gte(ONE) || value.lt(ZERO)) return null
  const quarters = sumOf(rule.quarters)
  const same = value.mul(quarters.add(rule.mean))
  const lastOnly = sumOf(rule.quarters.slice(0, 3))
    .add(value.mul(rule.quarters[3]))
    .add(rule.mean.mul(value.add(3)).div(4))
  if (!claimed.value!.gt(lastOnly)) return null
  const [allText, lastText] = [printExpected(same, claimed), printExpected(lastOnly, claimed)]
  return {
    kind: 'score',
    verdict: 'open',
    severity: null,
    stated: figureRef(claimed),
    operands: [figureRef(rate.figure)],
    figures: [claimed, rate.figure],
    expected: allText,
    formula: `${rate.figure.text} × ${toText(weight)} = ${allText}`,
    message: `「${name}」自评满分 ${claimed.text}：评分标准要求四个季度的平均执行率，报告没有提供；报告所列执行率为 ${rate.figure.text}，按此为 ${allText} 分；若前三季度以 100% 为限、仅四季度为 ${rate.figure.text}，最多 ${lastText} 分。请补充各季度执行率`,
    idSeed: path.join('/'),
  }
}

const aboveWeight = (name: string, path: readonly string[], claimed: Figure, weight: Figure): DraftCheck => ({
  kind: 'score',
  verdict: 'disagrees',
  severity: 'score',
  stated: figureRef(claimed),
  operands: [figureRef(weight)],
  figures: [claimed, weight],
  expected: printExpected(weight.value!, claimed),
  formula: `${claimed.text} > ${weight.text}`,
  message: `「${name}」自评 ${claimed.text}，超过分值 ${weight.text}`,
  idSeed: path.join('/'),
})

/** The score that the prose states in the section of the indicator's name, when the full marks named there are its weight. */
const statedFor = (indicator: Indicator, evidence: Evidence): StatedScore | null => {
  const name = indicator.path.at(-1)
  if (!name) return null
  const found = evidence.stated.filter(
    score =>
      namesSame(score.title, name) &&
      (!score.full?.value || !indicator.weight?.value || score.full.value.equals(indicator.weight.value)),
  )
  return found.length === 1 ? found[0]! : null
}

const compareWithProse = (
  name: string,
  path: readonly string[],
  inTable: Figure,
  inProse: StatedScore,
): DraftCheck | null => {
  const { claimed } = inProse
  if (!claimed.value || !inTable.value || inProse.full === null) return null
  const same = claimed.value.equals(inTable.value)
  return {
    kind: 'mention',
    verdict: same ? 'agrees' : 'disagrees',
    severity: same ? null : 'score',
    stated: figureRef(inTable),
    operands: [figureRef(claimed)],
    figures: [inTable, claimed],
    expected: toText(claimed.value),
    formula: `${inTable.text} ${same ? '=' : '≠'} ${claimed.text}`,
    message: same
      ? `「${name}」在评分表与正文中的得分一致`
      : `「${name}」在评分表中为 ${inTable.text}，正文写实际得分 ${claimed.text}`,
    idSeed: path.join('/'),
  }
}

/** What the row's own 完成情况 states, as segments with their figures. */
const rowEvidence = (indicator: Indicator, figures: readonly Figure[]): readonly Segment[] => {
  const passage = indicator.actual
  const cell = passage?.cell
  if (!passage || !cell) return []
  const inside = figures.filter(
    ({ passage: at }) =>
      at.cell?.table === cell.table && at.cell.row === cell.row && at.cell.column === cell.column,
  )
  return [{ passage, start: 0, end: passage.text.length, text: passage.text, figures: inside }]
}

/** Recomputes one row of a score table. */
export const scoreIndicator = (indicator: Indicator, evidence: Evidence): Outcome => {
  const { path } = indicator
  const name = path.at(-1) ?? ''
  const weight = indicator.weight?.value ?? null
  const prose = statedFor(indicator, evidence)
  const claimed = indicator.claimed?.value ? indicator.claimed : (prose?.claimed ?? null)
  const finish = (judgement: Judgement, low: Exact | null, high: Exact | null): Outcome => {
    const shared =
      indicator.claimed && prose && claimed === indicator.claimed
        ? compareWithProse(name, path, indicator.claimed, prose)
        : null
    return {
      indicator,
      weight,
      claimed,
      low,
      high,
      checks: shared ? [...judgement.checks, shared] : judgement.checks,
      result: {
        path: [...path],
        weight: weight && toText(weight),
        claimed: claimed?.value ? toText(claimed.value) : null,
        low: low && toText(low, 'down'),
        high: high && toText(high, 'up'),
        verdict: judgement.verdict,
        because: judgement.because,
        at: indicator.at,
      },
    }
  }
  const open = (because: string): Judgement => ({ verdict: 'open', because, checks: [] })

  if (weight === null)
    return finish(open(claimed ? '没有读到分值或指标名称，无法核对' : '没有读到分值'), null, null)
  if (claimed?.value?.gt(weight))
    return finish(
      {
        verdict: 'disagrees',
        because: `自评 ${claimed.text} 超过分值 ${toText(weight)}`,
        checks: [aboveWeight(name, path, claimed, indicator.weight!)],
      },
      ZERO,
      weight,
    )
  const deduction = claimed && readRemarkDeduction(indicator, claimed, weight, evidence.figures)
  if (deduction) return finish(deduction.judgement, deduction.low, deduction.high)

  const target = checkTarget(indicator, claimed, weight, evidence.figures)
  if (target) return finish(target.judgement, target.low, target.high)

  if (!indicator.criteria) return finish(open('评分表没有可用的评分标准'), null, null)
  const criteria = compileCriteria(indicator.criteria.text, weight)
  const context = contextOf(evidence.prose, name, rowEvidence(indicator, evidence.figures))
  const estimate = estimateScore(criteria, weight, context, evidence.rates)
  const low = lowOf(estimate.range.printed)
  const high = highOf(estimate.range.printed, weight)
  if (!claimed)
    return finish(
      open(
        `没有读到自评得分；可能的得分为 ${printRange(low, high)} 分${estimate.steps.length > 0 ? `（${sentence(estimate.steps)}）` : ''}`,
      ),
      low,
      high,
    )
  if (estimate.operands.length > 0)
    return finish(judgeEstimate(name, path, estimate, claimed, weight, prose), low, high)
  const raised = raiseYearlyRate(name, path, criteria, context, claimed, weight)
  if (raised) return finish({ verdict: 'open', because: raised.message, checks: [raised] }, low, high)
  return finish(open(sentence(estimate.missing) || '需人工判断'), low, high)
}
