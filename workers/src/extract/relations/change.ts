import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { difference, isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { directionOf, namesChange, type Role, rateNameOf, roleOf } from './role.ts'

const isPoints = (figure: Figure): boolean => dimensionOf(figure) === 'percentage-point'

const isChange = (m: Mention): boolean => (isQuantity(m.figure) || isPoints(m.figure)) && namesChange(m.label)

/** Whether a figure can be a level of a change: percentage points are the difference of rates. */
const isLevelOf = (change: Figure, figure: Figure): boolean =>
  isPoints(change) ? isRate(figure) : isQuantity(figure) && sameSort(figure, change)

const changeOver = (up: boolean): Expression => ({
  operator: '÷',
  terms: [{ operand: 0 }, { operator: up ? '−' : '+', terms: [{ operand: 1 }, { operand: 0 }] }],
})

const relativeChange = (up: boolean): Expression => ({
  operator: '÷',
  terms: [
    { operator: '−', terms: up ? [{ operand: 0 }, { operand: 1 }] : [{ operand: 1 }, { operand: 0 }] },
    { operand: 1 },
  ],
})

/** Finds the figure that a level is compared with, when the words (较年初) name it without printing it beside. `told` are the mentions before it. */
export type FindBase = (level: Figure, words: string, told: readonly Mention[]) => Figure | null

const isGrowthRate = (m: Mention): boolean =>
  isRate(m.figure) && rateNameOf(m.label) === 'growth' && !isLevelBefore(m) && !/[到至]$/.test(m.label)

const isLevelBefore = (m: Mention): boolean =>
  roleOf(m.label) === 'last-year' || /(?:由|从)[^，。；]{0,14}$/.test(m.label)

const BUDGET_ROLES: readonly (Role | null)[] = ['original', 'adjusted', 'budget', 'planned']
const isBudget = (m: Mention): boolean => BUDGET_ROLES.includes(roleOf(m.label))

/** After a list of parts (其中 …) the sentence may go on about the whole or about the last part. */
const isAmongParts = (m: Mention, view: readonly Mention[]): boolean =>
  view.some(other => other.order <= m.order && /其中|包括|含/.test(other.lead))

type Levels = {
  /** The levels that may have changed, the likeliest first. */
  readonly now: readonly Mention[]
  /** Whether the words leave no other than the first. */
  readonly sure: boolean
  readonly before: Figure | null
}

const comparedWith = (m: Mention): string => /[较比与同]([^，。；]*)/.exec(m.lead.slice(-24))?.[1] ?? ''

/**
 * The levels that a change is the difference of. The one before is printed (比上年的 47.9 万亩, 由 1.28 亿元) or found by its
 * name; the one now stands next to it, or is the nearest before: what was spent rather than what was budgeted.
 */
const levelsOf = (
  sort: Figure,
  at: Mention,
  mentions: readonly Mention[],
  findBase: FindBase,
  compared: string = comparedWith(at),
): Levels => {
  const view = inViewBefore(mentions, at)
  const levels = view.filter(m => isLevelOf(sort, m.figure) && !isChange(m) && !isGrowthRate(m))
  const place = levels.findLastIndex(m => isLevelBefore(m))
  const printed = place < 0 ? null : levels[place]!
  const rest = levels.filter(m => m !== printed)
  const spent = rest.filter(m => !isBudget(m))
  const beside = printed ? [levels[place + 1], levels[place - 1]].filter(m => m !== undefined) : []
  const now = [...new Set([...beside, ...(spent.length > 0 ? spent : rest).toReversed()])]
  const told = mentions.filter(m => m.order < at.order)
  const before = printed?.figure ?? (now[0] ? findBase(now[0].figure, compared, told) : null)
  return { now, sure: now[0] !== undefined && !isAmongParts(now[0], view), before }
}

const standingOf = (levels: Levels, place: number): Reading['standing'] =>
  place === 0 && levels.sure ? 'asserted' : 'possible'

const differenceClaim = (change: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const direction = directionOf(change.label)
  const levels = levelsOf(change.figure, change, mentions, findBase)
  const { before } = levels
  if (!direction || !before) return null
  const readings = levels.now.map(
    ({ figure }, place): Reading => ({
      standing: standingOf(levels, place),
      operands: direction === 'up' ? [figure, before] : [before, figure],
      expression: difference,
      because: direction === 'up' ? '增加额 = 现数 − 原数' : '减少额 = 原数 − 现数',
    }),
  )
  return readings.length > 0 ? { kind: 'difference', stated: change.figure, readings } : null
}

const RISE = { levels: '增幅 =（现数 − 原数）÷ 原数', change: '增幅 = 增加额 ÷（现数 − 增加额）' }
const FALL = { levels: '降幅 =（原数 − 现数）÷ 原数', change: '降幅 = 减少额 ÷（现数 + 减少额）' }

const growthClaim = (rate: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const view = inViewBefore(mentions, rate)
  const since = view.findLast(m => isRate(m.figure))?.order ?? -1
  const previous = mentions[rate.order - 1]
  const change = previous && view.includes(previous) && isChange(previous) ? previous : null
  const direction = (change && directionOf(change.label)) ?? directionOf(rate.label)
  const printed = view.findLast(
    m => m.order > since && m.segment === rate.segment && isQuantity(m.figure) && isLevelBefore(m),
  )
  const sort = change ?? printed
  if (!sort || !direction) return null
  const up = direction === 'up'
  const words = up ? RISE : FALL
  const compared = (change && comparedWith(change)) || comparedWith(rate)
  const levels = levelsOf(sort.figure, change ?? rate, mentions, findBase, compared)
  const { before } = levels
  const byLevel = levels.now.flatMap(({ figure }, place): Reading[] => {
    const standing = standingOf(levels, place)
    if (before)
      return [{ standing, operands: [figure, before], expression: relativeChange(up), because: words.levels }]
    if (!change) return []
    return [
      { standing, operands: [change.figure, figure], expression: changeOver(up), because: words.change },
    ]
  })
  const byChange: Reading[] =
    change && before
      ? [
          {
            standing: 'asserted',
            operands: [change.figure, before],
            expression: quotient,
            because: '增减幅度 = 增减额 ÷ 原数',
          },
        ]
      : []
  const mistaken: Reading[] =
    change && levels.now[0]
      ? [
          {
            standing: 'mistaken',
            operands: [change.figure, levels.now[0].figure],
            expression: quotient,
            because: '以变动后的数为分母',
          },
        ]
      : []
  const readings = [...byLevel, ...byChange, ...mistaken]
  return readings.length > 0 ? { kind: 'growth', stated: rate.figure, readings } : null
}

/** Changes and growth rates of one passage, with the levels they are the difference or the quotient of. */
export const changeClaims = (mentions: readonly Mention[], findBase: FindBase): Claim[] =>
  mentions
    .map(m => {
      if (isChange(m)) return differenceClaim(m, mentions, findBase)
      if (isRate(m.figure) && rateNameOf(m.label) === 'growth') return growthClaim(m, mentions, findBase)
      return null
    })
    .filter(claim => claim !== null)
