import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { isNegative, ZERO } from '@heshu/shared/number/exact.ts'
import { difference, isQuantity, quotient } from './arithmetic.ts'
import { type FindBase, type Levels, levelsOf, transitionIn } from './change-levels.ts'
import {
  comparedIn,
  compares,
  directionOfChange,
  isChange,
  isComparedWith,
  isGrowthRate,
  isOfLastYear,
  mayShareSubject,
  ownSubject,
} from './change-words.ts'
import { listedChanges } from './listed-change.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { relativeChange } from './relative-change.ts'

/** What rose by an amount from a level not printed: the amount ÷ (the level now − the amount). */
const changeOver = (up: boolean): Expression => ({
  operator: '÷',
  terms: [{ operand: 0 }, { operator: up ? '−' : '+', terms: [{ operand: 1 }, { operand: 0 }] }],
})

const negated = (expression: Expression): Expression => ({
  operator: '−',
  terms: [{ constant: ZERO }, expression],
})

const standingOf = (levels: Levels, place: number): Reading['standing'] =>
  place === 0 && levels.sure && levels.before?.sure !== false ? 'asserted' : 'possible'

const differenceReading = (
  standing: Reading['standing'],
  up: boolean,
  now: Mention,
  before: Levels['before'] & {},
): Reading => ({
  standing,
  operands: up ? [now.figure, before.figure] : [before.figure, now.figure],
  expression: difference,
  because: up ? '增加额 = 现数 − 原数' : '减少额 = 原数 − 现数',
})

/** Whether words tie a change to levels: a comparison, or a level of before told beside it. 上级追加 50 万元 alone is a source of funds. */
const isTied = (change: Mention, levels: Levels, mentions: readonly Mention[]): boolean =>
  compares(change.lead) ||
  !/追加|核增|核减|压减|压缩|缩减|^[多少]/.test(change.label) ||
  transitionIn(mentions.filter(m => m.segment === change.segment && !isChange(m))) !== null ||
  mentions.some(m => m.figure === levels.before?.figure && isComparedWith(m))

const differenceClaim = (change: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const direction = directionOfChange(change.label)
  const levels = levelsOf(change.figure, change, mentions, findBase)
  const { before } = levels
  if (!direction || !before) return null
  const tied = isTied(change, levels, mentions)
  const up = direction === 'up'
  const readings = levels.now.map((now, place) =>
    differenceReading(tied ? standingOf(levels, place) : 'possible', up, now, before),
  )
  // 减少 -61 人: the sign says once more what the word says.
  const [first] = levels.now
  if (!up && first && change.figure.value && isNegative(change.figure.value))
    readings.push(differenceReading('possible', true, first, before))
  return readings.length > 0 ? { kind: 'difference', stated: change.figure, readings } : null
}

const RISE = { levels: '增幅 =（现数 − 原数）÷ 原数', change: '增幅 = 增加额 ÷（现数 − 增加额）' }
const FALL = { levels: '降幅 =（原数 − 现数）÷ 原数', change: '降幅 = 减少额 ÷（现数 + 减少额）' }

/** The change that a rate goes with: 减少 7 人，下降 0.16%, or after it: 下降 0.16%，减少 7 人. */
const changeOf = (rate: Mention, mentions: readonly Mention[]): Mention | null => {
  const beside = (m: Mention | undefined): m is Mention =>
    m !== undefined &&
    m.sentence === rate.sentence &&
    m.segment === rate.segment &&
    isQuantity(m.figure) &&
    isChange(m)
  const previous = mentions[rate.order - 1]
  if (beside(previous) && inViewBefore(mentions, rate).includes(previous))
    return mayShareSubject(ownSubject(rate.lead), ownSubject(previous.lead)) ? previous : null
  const next = mentions[rate.order + 1]
  return beside(next) && ownSubject(next.lead).length < 2 && !compares(next.lead) ? next : null
}

const growthClaim = (rate: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const change = changeOf(rate, mentions)
  const changeWay = change && directionOfChange(change.label)
  const direction = directionOfChange(rate.label) ?? changeWay
  const at = change && change.order < rate.order ? change : rate
  const view = inViewBefore(mentions, at)
  const since = view.findLast(m => isGrowthRate(m))?.order ?? -1
  const near = mentions.filter(
    m =>
      m.order > since &&
      m.order < at.order &&
      m.sentence === at.sentence &&
      m.segment === rate.segment &&
      isQuantity(m.figure) &&
      !isChange(m),
  )
  const pair = transitionIn(near)
  const printed = pair?.[1] ?? near.findLast(m => isOfLastYear(m.label) || isComparedWith(m)) ?? near.at(-1)
  const sort = change ?? printed
  if (!sort || !direction) return null
  const up = direction === 'up'
  const words = up ? RISE : FALL
  const compared = (change && comparedIn(change.lead)) || comparedIn(rate.lead)
  const levels = levelsOf(sort.figure, at, mentions, findBase, compared)
  const { before } = levels
  const agree = !changeWay || changeWay === direction
  const byLevel = levels.now.flatMap(({ figure }, place): Reading[] => {
    const standing = standingOf(levels, place)
    if (before) {
      const operands = [figure, before.figure]
      return [{ standing, operands, expression: relativeChange(up), because: words.levels }]
    }
    if (!change) return []
    const rise = changeOver(changeWay === 'up')
    const expression = agree ? rise : negated(rise)
    return [{ standing, operands: [change.figure, figure], expression, because: words.change }]
  })
  const byChange: Reading[] =
    change && before && agree
      ? [
          {
            standing: before.sure ? 'asserted' : 'possible',
            operands: [change.figure, before.figure],
            expression: quotient,
            because: '增减幅度 = 增减额 ÷ 原数',
          },
        ]
      : []
  const part = change?.figure
  const mistaken: Reading[] =
    part && levels.now[0]
      ? [
          {
            standing: 'mistaken',
            operands: [part, levels.now[0].figure],
            expression: quotient,
            because: '以变动后的数为分母',
          },
        ]
      : []
  const readings = [...byLevel, ...byChange, ...mistaken]
  return byLevel.length > 0 ? { kind: 'growth', stated: rate.figure, readings } : null
}

/** Changes and growth rates of one passage, with the levels they are the difference or the quotient of. */
export const changeClaims = (mentions: readonly Mention[], findBase: FindBase): Claim[] => {
  const listed = listedChanges(mentions)
  const single = mentions
    .map(m => {
      if (listed.read.has(m)) return null
      if (isChange(m)) return differenceClaim(m, mentions, findBase)
      return isGrowthRate(m) ? growthClaim(m, mentions, findBase) : null
    })
    .filter(claim => claim !== null)
  return [...listed.claims, ...single]
}
