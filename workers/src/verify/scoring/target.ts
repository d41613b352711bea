import { baseValue, dimensionOf, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Indicator } from '@heshu/shared/model/indicator.ts'
import type { Verdict } from '@heshu/shared/model/output.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import { type Exact, isZero, ONE, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { contains } from '@heshu/shared/number/interval.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { claimedRange } from './claimed-range.ts'
import { printExpected } from './print-score.ts'

type TargetOutcome = {
  readonly judgement: {
    readonly verdict: Verdict
    readonly because: string
    readonly checks: readonly DraftCheck[]
  }
  readonly low: Exact
  readonly high: Exact
}

type Direction = 'at-least' | 'at-most' | 'equal'

/** The figures of one cell. */
export const figuresIn = (passage: Passage, figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(
    figure =>
      figure.passage.cell !== undefined &&
      passage.cell !== undefined &&
      figure.passage.cell.table === passage.cell.table &&
      figure.passage.cell.row === passage.cell.row &&
      figure.passage.cell.column === passage.cell.column,
  )

/** What is better the less there is of it, or has an upper bound of 100 %. */
const LESS_IS_BETTER =
  /成本|控制|超支|超出|变动|差错|违[规约法]|投诉|事故|故障|失误|死亡|降低|下降|减少|压减|空[编置]|结转|结余/

/** A plain 100 % of what is done, met or attended to is its least as well as its most: 验收合格率 100%. */
const isWholeOf = (target: Figure, name: string): boolean =>
  dimensionOf(target) === 'ratio' && baseValue(target)?.equals(ONE) === true && !LESS_IS_BETTER.test(name)

const directionOf = (target: Figure, name: string): Direction => {
  const before = target.passage.text.slice(0, target.start)
  const whole = before + target.text
  if (
    ['at-least', 'more-than', 'over'].includes(target.approximation) ||
    /[≥>＞]|不低于|不少于|达到|至少/u.test(whole)
  )
    return 'at-least'
  if (
    ['at-most', 'less-than'].includes(target.approximation) ||
    /[≤<＜]|不超过|不高于|以内|控制在/u.test(whole)
  )
    return 'at-most'
  return isWholeOf(target, name) ? 'at-least' : 'equal'
}

/**
 * A quantitative target against what was done. Met and full marks agree; unmet and full marks are raised, since the
 * proportional rule (weight × actual ÷ target) is general and not the report's own. Null where it cannot be compared.
 */
export const checkTarget = (
  indicator: Indicator,
  claimed: Figure | null,
  weight: Exact,
  figures: readonly Figure[],
): TargetOutcome | null => {
  if (!indicator.target || !indicator.actual || !claimed?.value) return null
  const targets = figuresIn(indicator.target, figures)
  const actuals = figuresIn(indicator.actual, figures)
  const [target] = targets
  const [actual] = actuals
  if (!target || !actual || targets.length > 1 || actuals.length > 1) return null
  if (dimensionOf(target) !== dimensionOf(actual) || (target.unit?.base ?? '') !== (actual.unit?.base ?? ''))
    return null
  const wanted = baseValue(target)
  const done = baseValue(actual)
  const range = actual.value && figureRange(actual, 'rounded')
  if (!wanted || !done || !range) return null
  const direction = directionOf(target, indicator.path.at(-1) ?? '')
  const met =
    direction === 'at-most'
      ? done.lte(wanted)
      : direction === 'at-least'
        ? done.gte(wanted)
        : done.equals(wanted)
  const full = claimed.value.equals(weight)
  const name = indicator.path.at(-1) ?? ''
  const compared = `目标 ${target.passage.text.trim()}，实际 ${actual.passage.text.trim()}`
  const make = (
    verdict: Verdict,
    because: string,
    expected: string,
    formula: string,
    kind: 'target' | 'score' = 'target',
  ): TargetOutcome['judgement'] => ({
    verdict,
    because,
    checks: [
      {
        kind,
        verdict,
        severity: null,
        stated: figureRef(claimed),
        operands: [figureRef(target), figureRef(actual)],
        figures: [claimed, target, actual],
        expected,
        formula,
        message: `「${name}」自评 ${claimed.text}：${because}`,
        idSeed: indicator.path.join('/'),
      },
    ],
  })
  if (met && full)
    return {
      judgement: make(
        'agrees',
        `${compared}，已达目标，得满分相符`,
        printExpected(weight, claimed),
        `${compared} → ${toText(weight)}`,
      ),
      low: weight,
      high: weight,
    }
  // Points off although the target was met, and more done than a plain target asks, need a person.
  const more = direction === 'equal' && done.gt(wanted)
  const reason =
    /[\p{L}\p{N}]/u.test(indicator.remark?.text ?? '') && !/^\s*无\s*$/u.test(indicator.remark?.text ?? '')
  if (met && !reason && direction !== 'equal') {
    const because = `${compared}，已达目标却未得满分（${claimed.text} ／ ${toText(weight)}），没有说明原因`
    const open = make('open', because, printExpected(weight, claimed), `${compared} → ${toText(weight)}`)
    return { judgement: open, low: ZERO, high: weight }
  }
  if (met || more || actual.approximation !== 'exact') return null
  const divisor = direction === 'at-most' ? done : wanted
  if (isZero(divisor)) return null
  const share = direction === 'at-most' ? wanted.div(done) : done.div(wanted)
  const score = weight.mul(share)
  const expected = printExpected(score, claimed)
  const formula =
    direction !== 'at-most'
      ? `${toText(weight)} × ${actual.text} ÷ ${target.text} = ${expected}`
      : `${toText(weight)} × ${target.text} ÷ ${actual.text} = ${expected}`
  const proportional = CONVENTIONS.some(mode => contains(claimedRange(claimed, weight, mode), score))
  if (proportional && !full)
    return {
      judgement: make(
        'agrees',
        `${compared}，按完成比例计分为 ${expected} 分，相符（${formula}）`,
        expected,
        formula,
        'score',
      ),
      low: score,
      high: score,
    }
  if (direction === 'equal') return null
  const because = full
    ? `${compared}，未达目标却得满分；若按完成比例计分为 ${expected} 分（${formula}），请核对评分办法`
    : `${compared}，未达目标；若按完成比例计分为 ${expected} 分（${formula}）${reason ? '' : '；没有填写偏差原因'}`
  const asked = make('open', because, expected, formula)
  return { judgement: full ? noticed(asked) : asked, low: ZERO, high: weight }
}

/** Full marks for a target that is not met fit no rule of scoring that is in use; which one the body went by is not printed. */
const noticed = (asked: TargetOutcome['judgement']): TargetOutcome['judgement'] => ({
  ...asked,
  checks: asked.checks.map(check => ({ ...check, verdict: 'disagrees', severity: 'notice' })),
})
