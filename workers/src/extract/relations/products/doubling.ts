import type { Claim, Expression } from '@heshu/shared/model/claim.ts'
import { baseValue } from '@heshu/shared/model/figure.ts'
import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import { isQuantity, sameSort } from '../arithmetic.ts'
import { transitionIn } from '../change-levels.ts'
import { isComparedWith, isOfLastYear } from '../change-words.ts'
import type { Mention } from '../mention.ts'

const REACHES = /[达到至为]$/

const DOUBLINGS: Readonly<Record<string, string>> = {
  '': '2',
  一: '2',
  两: '4',
  二: '4',
  三: '8',
  '1': '2',
  '2': '4',
  '3': '8',
}
const DOUBLES =
  /^[^\d]{0,12}?(近|约|超过?|逾)?(?:实现|完成)?了?(近|约|超过?|逾)?(?:翻了?(近|约)?([一两二三123]?)番)(多|以上)?/

/** The levels before and after 翻一番: 由 64 所增至 128 所，翻一番; 128 所，比上年的 64 所翻一番; 比上年的 64 所翻一番，达到 128 所. */
const doubled = (at: Mention, mentions: readonly Mention[]): readonly [Mention, Mention] | null => {
  const [previous, next] = [mentions[at.order - 1], mentions[at.order + 1]]
  const beside = (m: Mention | undefined): m is Mention =>
    m !== undefined && m.segment === at.segment && sameSort(m.figure, at.figure)
  if (isComparedWith(at) || /基础上/.test(at.tail)) {
    if (beside(next) && REACHES.test(next.label)) return [at, next]
    return beside(previous) ? [at, previous] : null
  }
  if (!beside(previous)) return null
  return transitionIn([previous, at]) || isOfLastYear(previous.label) ? [previous, at] : null
}

/** Whether so much more than doubled that nobody would say doubled: nearer to doubled once more. */
const isFarMore = (from: Exact, to: Exact, times: Exact): boolean =>
  to.mul(to).gte(from.mul(times).mul(from.mul(times)).mul(exact(2)))

/** The level now is twice the one before. A little more than that is still said to have doubled. */
const doublingClaim = (text: string, at: Mention, mentions: readonly Mention[]): Claim | null => {
  const next = mentions[at.order + 1]
  const after = text.slice(at.figure.end, next ? next.figure.start : text.length).split(/[。；;\n]/, 1)[0]!
  const said = DOUBLES.exec(after)
  const pair = said && isQuantity(at.figure) ? doubled(at, mentions) : null
  const [from, to] = [pair && baseValue(pair[0].figure), pair && baseValue(pair[1].figure)]
  if (!said || !pair || !from || !to) return null
  const times = exact(DOUBLINGS[said[4]!]!)
  const loose =
    [said[1], said[2], said[3], said[5]].some(Boolean) ||
    (to.gt(from.mul(times)) && !isFarMore(from, to, times))
  return {
    kind: 'growth',
    stated: pair[1].figure,
    readings: [
      {
        standing: loose ? 'possible' : 'asserted',
        operands: [pair[0].figure],
        expression: doubledBy(times),
        because: `翻${said[4]}番 = 原数的 ${times.toFraction()} 倍`,
      },
    ],
  }
}

const doubledBy = (times: Exact): Expression => ({
  operator: '×',
  terms: [{ operand: 0 }, { constant: times }],
})

/** Doublings in one passage: 由 64 所增至 128 所，翻一番. */
export const doublingClaims = (text: string, mentions: readonly Mention[]): Claim[] =>
  text.includes('番') ? mentions.flatMap(m => doublingClaim(text, m, mentions) ?? []) : []
