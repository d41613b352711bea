import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Indicator } from '@heshu/shared/model/indicator.ts'
import type { Verdict } from '@heshu/shared/model/output.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import {
  type Exact,
  exact,
  maximum,
  ONE,
  powerOfTen,
  sumOf,
  toText,
  ZERO,
} from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { printExpected } from './print-score.ts'

type Deduction = {
  readonly judgement: {
    readonly verdict: Verdict
    readonly because: string
    readonly checks: readonly DraftCheck[]
  }
  readonly low: Exact
  readonly high: Exact
}

const DEDUCTION = /扣(?:除|减|掉)?了?\s*(\d{1,3}(?:\.\d{1,3})?)\s*分/gu
/** 每项扣1分, 酌情扣分, 应扣: rules and proposals, not what was done. */
const RULE = /[每若如应拟可]|酌情|一项|一个|至多|最多/u

const figureIn = (passage: Passage, start: number, digits: string, figures: readonly Figure[]): Figure => {
  const given = figures.find(
    figure =>
      figure.passage.block === passage.block &&
      figure.passage.text === passage.text &&
      figure.start <= start &&
      figure.end >= start + digits.length,
  )
  if (given) return given
  return {
    text: digits,
    value: exact(digits),
    unit: { text: '分', dimension: 'score', base: '分', factor: ONE, from: 'figure' },
    step: powerOfTen(-(digits.split('.')[1]?.length ?? 0)),
    approximation: 'exact',
    passage,
    start,
    end: start + digits.length,
    measures: '扣分',
  }
}

/** The score that the remark's own deductions leave (…扣0.5分 of 4); null where the remark states none. */
export const readRemarkDeduction = (
  indicator: Indicator,
  claimed: Figure,
  weight: Exact,
  figures: readonly Figure[],
): Deduction | null => {
  const { remark } = indicator
  if (!remark || !claimed.value) return null
  const found = [...remark.text.matchAll(DEDUCTION)]
  if (found.length === 0) return null
  const hedged = found.some(match => {
    const clauses = remark.text
      .slice(0, match.index)
      .split(/[。；;\n]/u)
      .at(-1)!
      .split(/[，,]/u)
    return RULE.test(clauses.at(-1)!) || clauses.some(clause => /^\s*(?:如果?(?!期)|若|每|凡)/u.test(clause))
  })
  if (hedged) return null
  const deductions = found.map(match =>
    figureIn(remark, match.index + match[0].indexOf(match[1]!), match[1]!, figures),
  )
  const values = found.map(match => exact(match[1]!))
  const rest = weight.sub(sumOf(values))
  const left = maximum(rest, ZERO)
  const same = left.equals(claimed.value)
  const expected = printExpected(left, claimed)
  const formula = `${toText(weight)} − ${values.map(value => toText(value)).join(' − ')} = ${rest.lt(ZERO) ? toText(rest) : expected}`
  const name = indicator.path.at(-1) ?? ''
  // More points lost than the remark explains may have a reason that it does not give; fewer contradict it.
  const verdict: Verdict = same ? 'agrees' : claimed.value.gt(left) ? 'disagrees' : 'open'
  const because = same
    ? `扣分说明与得分相符：${formula}`
    : rest.lt(ZERO)
      ? `扣分说明所列扣分已超过分值 ${toText(weight)} 分：${formula}`
      : `扣分说明所列扣分后应为 ${expected} 分：${formula}`
  const operands = [...(indicator.weight ? [indicator.weight] : []), ...deductions]
  return {
    judgement: {
      verdict,
      because,
      checks: [
        {
          kind: 'score',
          verdict,
          severity: verdict === 'disagrees' ? 'score' : null,
          stated: figureRef(claimed),
          operands: operands.map(figureRef),
          figures: [claimed, ...operands],
          expected,
          formula,
          message: `「${name}」自评 ${claimed.text}：${because}`,
          idSeed: indicator.path.join('/'),
        },
      ],
    },
    low: left,
    high: left,
  }
}
