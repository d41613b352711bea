import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, toDecimals } from '@heshu/shared/number/exact.ts'
import { roleOf } from './role.ts'
import { sharedBigrams } from './shared-words.ts'

/** A number of so many digits that two equal ones are the same quantity told twice, not a coincidence. */
const TELLING_DIGITS = 5

const digitCount = (figure: Figure): number => {
  const value = baseValue(figure)!.abs().div(baseStep(figure))
  return value.n.toString().replace(/0+$/, '').length
}

/** Whether the words around two figures let them be the same quantity: the same role, or words in common. */
const wordsAgree = (a: Figure, b: Figure): boolean => {
  const [left, right] = [roleOf(a.measures), roleOf(b.measures)]
  return (left !== null && left === right) || sharedBigrams(a.measures, b.measures) > 0
}

/**
 * One amount told in two units (2,238.49 万元 in the prose, 22,384,880.00 元 in the table), or twice in the same: found where
 * the digits agree, so it confirms and never accuses.
 */
export const restatementClaims = (figures: readonly Figure[]): Claim[] => {
  const money = figures.filter(
    f => f.value !== null && dimensionOf(f) === 'money' && f.approximation === 'exact',
  )
  const telling = money.filter(f => digitCount(f) >= TELLING_DIGITS || (f.passage.cell && digitCount(f) >= 3))
  const key = (figure: Figure, step: Figure) => {
    const inSteps = baseValue(figure)!.div(baseStep(step))
    return `${toText(step)}:${toDecimals(inSteps, 0)}`
  }
  const toText = (figure: Figure) => baseStep(figure).toFraction()
  const steps = [...new Map(telling.map(f => [toText(f), f])).values()]
  const finer = Map.groupBy(
    telling.flatMap(f =>
      steps.filter(step => baseStep(step).gte(baseStep(f))).map(step => ({ f, at: key(f, step) })),
    ),
    entry => entry.at,
  )
  return telling.flatMap(stated => {
    if (digitCount(stated) < TELLING_DIGITS) return []
    const same = (finer.get(key(stated, stated)) ?? []).map(entry => entry.f).filter(f => f !== stated)
    const otherUnit = same.filter(f => f.unit?.text !== stated.unit?.text && baseStep(f).lt(baseStep(stated)))
    const earlier = same.filter(
      f => f.unit?.text === stated.unit?.text && figures.indexOf(f) < figures.indexOf(stated),
    )
    const origin =
      otherUnit.find(f => wordsAgree(f, stated)) ?? otherUnit[0] ?? earlier.find(f => wordsAgree(f, stated))
    if (!origin || !baseValue(origin)!.gt(exact(0))) return []
    return [
      {
        kind: 'mention' as const,
        stated,
        readings: [
          {
            standing: 'possible' as const,
            operands: [origin],
            expression: { operand: 0 },
            because: '同一数字在另一处的写法',
          },
        ],
      },
    ]
  })
}
