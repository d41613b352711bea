import { type Exact, HUNDRED, terminatingDecimals, toDecimals, toText } from '@heshu/shared/number/exact.ts'
import type { Bound, Interval } from '@heshu/shared/number/interval.ts'
import type { Band, Deduction, Otherwise, Ratio, Rule } from './criteria.ts'

const decimal = (value: Exact): string =>
  terminatingDecimals(value) === null ? toDecimals(value, 4) : toText(value)
const printValue = (value: Exact, percent: boolean): string =>
  percent ? `${decimal(value.mul(HUNDRED))}%` : decimal(value)

/** [90%, 95%), [95%, +∞), (−∞, 80%) */
export const printInterval = ({ low, high }: Interval, percent: boolean): string => {
  const end = (bound: Bound, unbounded: string) => (bound ? printValue(bound.value, percent) : unbounded)
  return `${low?.closed ? '[' : '('}${end(low, '−∞')}, ${end(high, '+∞')}${high?.closed ? ']' : ')'}`
}

/** 政府采购执行率（实际采购金额 ÷ 采购计划金额）; 该指标的比率 where the text names none. */
export const printRatio = ({ name, numerator, denominator, complement }: Ratio): string => {
  const quotient =
    numerator !== null && denominator !== null
      ? `${complement ? '1 − ' : ''}${bracket(numerator)} ÷ ${bracket(denominator)}`
      : null
  if (name === null) return quotient ?? '该指标的比率'
  return quotient ? `${name}（${quotient}）` : name
}

const bracket = (amount: string): string => (/[+-]/u.test(amount) ? `（${amount}）` : amount)

const printBand = ({ range, percent, points }: Band): string =>
  `${printInterval(range, percent)} 得 ${toText(points)} 分`

const printDeduction = (deduction: Deduction): string => {
  switch (deduction.how) {
    case 'each':
      return `${deduction.when}，每${deduction.of}扣 ${toText(deduction.points)} 分`
    case 'step': {
      const from = deduction.from === null ? '目标值' : printValue(deduction.from, true)
      return `${printRatio(deduction.ratio)}${deduction.side === 'above' ? '高于' : '低于'} ${from} 时，每 ${decimal(deduction.step.mul(HUNDRED))} 个百分点扣 ${toText(deduction.points)} 分`
    }
    case 'once':
      return `${deduction.when}，扣 ${toText(deduction.points)} 分`
    case 'discretion':
      return `${deduction.when}，酌情扣分`
  }
}

const OTHERWISE: Readonly<Record<Otherwise, string>> = {
  nothing: '否则 0 分',
  discretion: '否则酌情扣分',
  share: '否则按比例扣分',
  unsaid: '否则未作规定',
}

/** A rule in Chinese, with all its numbers. */
export const printRule = (rule: Rule, points: Exact): string => {
  switch (rule.kind) {
    case 'proportional':
      return `按比例：${printRatio(rule.ratio)} × ${toText(rule.points)} 分，以 ${toText(rule.points)} 分为限${rule.except.map(band => `；${printBand(band)}`).join('')}`
    case 'bands':
      return `分档：按${printRatio(rule.ratio)}，${rule.bands.map(printBand).join('，')}${rule.otherwise ? `，其余得 ${toText(rule.otherwise)} 分` : ''}`
    case 'comparison':
      return `比较：${rule.left} ${rule.relation} ${rule.right} 得 ${toText(rule.points)} 分，否则 0 分`
    case 'quarterly':
      return `分季：四个季度的进度 ÷ 序时进度（以 100% 为限）各 × ${rule.quarters.map(x => toText(x)).join('、')} 分，四季平均 × ${toText(rule.mean)} 分`
    case 'deduction':
      return `扣分：${toText(rule.points)} 分起，${rule.deductions.map(printDeduction).join('；')}，扣完为止`
    case 'condition':
      return `条件：「${rule.when}」得 ${toText(rule.points)} 分，${OTHERWISE[rule.otherwise]}（人工判断）`
    case 'tiers':
      return `分等：${rule.tiers.map(tier => `「${tier.when}」得 ${tier.low.equals(tier.high) ? toText(tier.high) : `${toText(tier.low)}～${toText(tier.high)}`} 分`).join('，')}（人工判断）`
    case 'defined':
      return `定义：${printRatio(rule.ratio)}；没有写明如何计分，0～${toText(points)} 分`
    case 'judged':
      return `人工评定：0～${toText(points)} 分`
  }
}
