import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Verdict } from '@heshu/shared/model/output.ts'
import { type Exact, exact, ONE, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { meets } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import type { Criteria } from '../criteria/criteria.ts'
import { bindRate, type Context } from './bind-evidence.ts'
import { claimedRange } from './claimed-range.ts'
import { type Estimate, highOf, lowOf } from './estimate.ts'
import { otherFormula } from './other-formula.ts'
import { printExpected, printRange } from './print-score.ts'
import type { StatedScore } from './stated-scores.ts'

const fitsPrinted = (estimate: Estimate, claimed: Figure, weight: Exact): boolean =>
  CONVENTIONS.some(mode => meets(estimate.range.printed, claimedRange(claimed, weight, mode)))

const fitsClaim = (estimate: Estimate, claimed: Figure, weight: Exact): boolean =>
  CONVENTIONS.some(mode => meets(estimate.range[mode], claimedRange(claimed, weight, mode)))

export type Judgement = {
  readonly verdict: Verdict
  readonly because: string
  readonly checks: readonly DraftCheck[]
}

export const sentence = (steps: readonly string[]): string => steps.join('；')

type Judged = {
  readonly estimate: Estimate
  readonly criteria: Criteria
  readonly claimed: Figure
  readonly weight: Exact
  readonly prose: StatedScore | null
}

/** A recomputed score against the claimed one. */
export const judgeEstimate = (
  name: string,
  path: readonly string[],
  { estimate, criteria, claimed, weight, prose }: Judged,
): Judgement => {
  const low = lowOf(estimate.range.printed)
  const high = highOf(estimate.range.printed, weight)
  const settled = estimate.missing.length === 0 && low.equals(high)
  // 99.92% × 2 rounds to full marks.
  const rounded = settled && exact(printExpected(low, claimed)).equals(claimed.value!)
  const fits = rounded || fitsClaim(estimate, claimed, weight)
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
  // A rate at the edge of a band or of a step: only its unprinted digits could bear the score out.
  const edge =
    settled && claimed.value!.sub(low).abs().gt(claimed.step) && !fitsPrinted(estimate, claimed, weight)
  if (fits && edge)
    return make(
      'open',
      `按报告所列数据计算为 ${expected} 分（${used}；${formula}），只有所列数据四舍五入之前越过界限，自评分才成立`,
    )
  if (fits && settled) return make('agrees', `按评分标准计算为 ${expected} 分，相符（${used}；${formula}）`)
  if (fits)
    return make(
      'open',
      `可能的得分为 ${printRange(low, high)} 分，自评分在此范围内；${sentence([...estimate.missing])}（${used}）${otherFormula(estimate, criteria, claimed, weight)}`,
    )
  const computed = `按评分标准计算应为 ${expected} 分（${used}；${formula}）${otherFormula(estimate, criteria, claimed, weight)}`
  // A whole and a part in the prose show how a score came about only where the same section takes points off for it.
  const tied = estimate.certainty !== 'inferred' || (prose !== null && claimed.value!.lt(weight))
  if (estimate.certainty === 'near' || !tied) return make('open', `${computed}，与自评分不符，但${inferred}`)
  return make('disagrees', estimate.certainty === 'named' ? computed : `${computed}；${inferred}`)
}

/** Quarterly criteria without quarterly rates, full marks, and a yearly rate below 100 %: what the score would be. */
export const raiseYearlyRate = (
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
