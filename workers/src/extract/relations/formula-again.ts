import type { Claim, Expression } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, ONE } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import { sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { printedBefore } from './printed-formula.ts'

const again = (stated: Figure, told: Figure, factor: Exact, because: string): Claim => {
  const expression: Expression = factor.equals(ONE)
    ? { operand: 0 }
    : { operator: '÷', terms: [{ operand: 0 }, { constant: factor }] }
  return {
    kind: 'mention',
    stated,
    readings: [{ standing: 'asserted', operands: [told], expression, because }],
  }
}

/** What an operand is called: 上年结转 of （上年结转 5 万元+…; '' for bare digits. */
const nameOf = ({ label }: Mention): string => /[\u4e00-\u9fff“”]+$/.exec(label)?.[0] ?? ''

const isSlip = (a: Figure, b: Figure): boolean => slipBetween(a.value!, b.value!, a.step) !== null

/** （上年结转 5 万元 + …）÷（上年结转 5 万元 + …）: what is called the same above and below the stroke is the same, but for a slip of the pen. */
const aboveAndBelow = (operands: readonly Mention[]): Claim[] => {
  const stroke = operands.findIndex(m => /[÷/／]/.test(m.lead))
  // 资金 80 万元/资金 90 万元: two alone are never the same.
  if (stroke < 0 || operands.length < 4) return []
  const [above, below] = [operands.slice(0, stroke), operands.slice(stroke)]
  const named = (side: readonly Mention[], name: string) => side.filter(m => nameOf(m) === name)
  return above.flatMap(m => {
    const name = nameOf(m)
    const [other, ...more] = named(below, name)
    if (name.length < 2 || !other || more.length > 0 || named(above, name).length > 1) return []
    const isOne = sameSort(m.figure, other.figure) && isSlip(other.figure, m.figure)
    return isOne ? [again(other.figure, m.figure, ONE, '算式上下同名的数')] : []
  })
}

/**
 * 预算 72 万元，支出 53 万元，控制率=（53/72）×100%: bare digits of a formula repeat amounts told before it. Where some do and one is
 * a slip of the pen away from the only amount left, it was to repeat that.
 */
const toldBefore = (operands: readonly Mention[], mentions: readonly Mention[]): Claim[] => {
  const [first] = operands
  const bare = operands.filter(m => m.figure.unit === null && m.figure.value !== null)
  const told = mentions.filter(
    m =>
      m.order < first!.order &&
      m.sentence === first!.sentence &&
      dimensionOf(m.figure) === 'money' &&
      m.figure.approximation === 'exact',
  )
  const repeats = (a: Mention, b: Mention) => a.figure.value!.equals(b.figure.value!)
  const [own, ...others] = bare.filter(m => !told.some(t => repeats(m, t)))
  if (!own || others.length > 0 || bare.length < 2) return []
  const left = told.filter(t => !bare.some(m => repeats(m, t)))
  const [amount] = left
  if (!amount || left.length > 1 || !isSlip(own.figure, amount.figure)) return []
  return [again(own.figure, amount.figure, amount.figure.unit!.factor, '算式所用与前文所述同一数字')]
}

/** What the operands of a printed formula repeat: each other where they are called the same, and what was told before. */
export const formulaAgainClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.flatMap(m => {
    const operands = printedBefore(m, mentions)
    return operands ? [...aboveAndBelow(operands), ...toldBefore(operands, mentions)] : []
  })
