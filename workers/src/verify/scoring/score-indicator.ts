import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Indicator } from '@heshu/shared/model/indicator.ts'
import type { IndicatorResult } from '@heshu/shared/model/output.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import { type Exact, toText, ZERO } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { compileCriteria } from '../criteria/compile-criteria.ts'
import { type Context, contextOf } from './bind-evidence.ts'
import { estimateScore, highOf, lowOf } from './estimate.ts'
import { type Judgement, judgeEstimate, raiseYearlyRate, sentence } from './judge-estimate.ts'
import { printExpected, printRange } from './print-score.ts'
import { namesSame, type Prose, type Segment } from './prose.ts'
import type { QuarterRates } from './quarter-rates.ts'
import { readRemarkDeduction } from './remark-deduction.ts'
import type { StatedScore } from './stated-scores.ts'
import { checkTarget, figuresIn } from './target.ts'
import { describeUnmeasured } from './target-words.ts'

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

const RATIO_OF =
  /(?:本年度|当年度|当年|全年)?([^，,。；;()（）]{2,24}(?:[（(][^()（）]*[)）])?)(?:与|占|除以)([^，,。；;()（）]{2,30}(?:[（(][^()（）]*[)）])?)的?(?:比率|比例|比值|比重|百分比)/u

/** 在编人数与核定编制数的比率: what the description says the indicator's rate is made of. */
const readRatioOf = (indicator: Indicator): Context['definition'] => {
  const match = indicator.description && RATIO_OF.exec(indicator.description.text.replace(/\s+/gu, ''))
  return match ? { numerator: match[1]!, denominator: match[2]! } : null
}

const onlyFigure = (passage: Passage | null, figures: readonly Figure[]): Figure | null => {
  const inside = passage ? figuresIn(passage, figures) : []
  return inside.length === 1 && inside[0]!.value !== null ? inside[0]! : null
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

  const criteria = indicator.criteria && compileCriteria(indicator.criteria.text, weight)
  const context = contextOf(evidence.prose, name, {
    row: rowEvidence(indicator, evidence.figures),
    target: onlyFigure(indicator.target, evidence.figures),
    done: onlyFigure(indicator.actual, evidence.figures),
    definition: readRatioOf(indicator),
  })
  const estimate = criteria && estimateScore(criteria, weight, context, evidence.rates)
  // The report's own criteria beat the general rule for targets, where they give a score from the row's figures.
  const own = estimate !== null && estimate.operands.length > 0 && estimate.certainty === 'named'
  const target = own ? null : checkTarget(indicator, claimed, weight, evidence.figures)
  if (target) return finish(target.judgement, target.low, target.high)
  if (!criteria || !estimate) {
    const words = describeUnmeasured(indicator)
    return finish(open(words ?? '评分表没有可用的评分标准'), words ? ZERO : null, words ? weight : null)
  }
  const low = lowOf(estimate.range.printed)
  const high = highOf(estimate.range.printed, weight)
  if (!claimed)
    return finish(
      open(
        `没有读到自评得分；可能的得分为 ${printRange(low, high)} 分${estimate.steps.length > 0 ? `（${sentence(estimate.steps)}）` : ''}`,
      ),
      ...(estimate.certainty === 'near' ? ([ZERO, weight] as const) : ([low, high] as const)),
    )
  if (estimate.operands.length > 0) {
    const judgement = judgeEstimate(name, path, { estimate, criteria, claimed, weight, prose })
    const unsure = judgement.verdict === 'open' && !claimed.value!.gte(low)
    const above = judgement.verdict === 'open' && claimed.value!.gt(high)
    // What is not sure enough to accuse is not sure enough to leave the claimed score out of the range.
    return finish(judgement, unsure ? claimed.value! : low, above ? claimed.value! : high)
  }
  const raised = raiseYearlyRate(name, path, criteria, context, claimed, weight)
  if (raised) return finish({ verdict: 'open', because: raised.message, checks: [raised] }, low, high)
  const what = sentence([...estimate.steps, ...estimate.missing])
  return finish(open(what || '需人工判断'), low, high)
}
