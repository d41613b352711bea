import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { difference, isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { inViewBefore } from './ratio.ts'
import { directionOf, rateNameOf, roleOf } from './role.ts'

/** 增加 61 人, 调增 43,298.95 万元: the figure is a change, not a level. 增加到 and 增加至 name a level. */
const isChange = (m: Mention): boolean => {
  const label = m.label
  return (
    isQuantity(m.figure) &&
    /(?:增加|减少|调增|调减|净增|净减|增长|下降|上升|压减|压缩|缩减|追加|核减|核增|增收|减收|[多少])(?:了|额|数|额为|数为|为|约)*$/.test(
      label,
    ) &&
    !/[到至为]$/.test(label.replace(/(?:额|数)为$/, ''))
  )
}

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

/** Finds the figure that a level is compared with, when the words name it without printing it beside: 较年初. */
export type FindBase = (level: Figure, words: string) => Figure | null

type Levels = { readonly now: Mention; readonly before: Mention | null }

const isLevelBefore = (m: Mention): boolean =>
  roleOf(m.label) === 'last-year' || /(?:由|从)[^，。；]{0,14}$/.test(m.label)

/** The level that changed and, where the sentence prints it, the level before: two quantities told one after the other. */
const levelsOf = (sort: Figure, view: readonly Mention[]): Levels | null => {
  const levels = view.filter(m => isQuantity(m.figure) && sameSort(m.figure, sort) && !isChange(m))
  const place = levels.findLastIndex(m => isLevelBefore(m))
  const before = place < 0 ? null : levels[place]!
  const now = before ? (levels[place + 1] ?? levels[place - 1]) : levels.at(-1)
  return now ? { now, before } : null
}

/** After a list of parts (其中 …) the sentence may go on about the whole or about the last part: then nothing is asserted. */
const isAmong = (m: Mention, view: readonly Mention[]): boolean =>
  view.some(other => other.order <= m.order && /其中|包括|含/.test(other.lead))

const comparedWith = (m: Mention): string => /[较比]([^，。；]*)/.exec(m.lead.slice(-24))?.[1] ?? ''

const differenceClaim = (change: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const direction = directionOf(change.label)
  const view = inViewBefore(mentions, change)
  const levels = levelsOf(change.figure, view)
  if (!direction || !levels) return null
  const base = levels.before?.figure ?? findBase(levels.now.figure, comparedWith(change))
  if (!base) return null
  const operands = direction === 'up' ? [levels.now.figure, base] : [base, levels.now.figure]
  const because = direction === 'up' ? '增加额 = 现数 − 原数' : '减少额 = 原数 − 现数'
  return {
    kind: 'difference',
    stated: change.figure,
    readings: [
      {
        standing: isAmong(levels.now, view) ? 'possible' : 'asserted',
        operands,
        expression: difference,
        because,
      },
    ],
  }
}

const growthClaim = (rate: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const view = inViewBefore(mentions, rate)
  const since = view.findLast(m => isRate(m.figure))?.order ?? -1
  const change = view.findLast(m => m.order > since && isChange(m))
  const direction = directionOf(rate.label) ?? (change && directionOf(change.label))
  const readings: Reading[] = []
  if (change && change.order === rate.order - 1) {
    const levels = levelsOf(change.figure, inViewBefore(mentions, change))
    const up = (directionOf(change.label) ?? direction) === 'up'
    if (levels) {
      const { now } = levels
      const base = levels.before?.figure ?? findBase(now.figure, comparedWith(change))
      const derived: Reading = {
        standing: 'asserted',
        operands: [change.figure, now.figure],
        expression: changeOver(up),
        because: up ? '增幅 = 增加额 ÷（现数 − 增加额）' : '降幅 = 减少额 ÷（现数 + 减少额）',
      }
      const fromLevels: Reading[] = base
        ? [
            {
              standing: 'asserted',
              operands: [now.figure, base],
              expression: relativeChange(up),
              because: up ? '增幅 =（现数 − 原数）÷ 原数' : '降幅 =（原数 − 现数）÷ 原数',
            },
            {
              standing: 'asserted',
              operands: [change.figure, base],
              expression: quotient,
              because: '增减幅度 = 增减额 ÷ 原数',
            },
          ]
        : []
      readings.push(...fromLevels, derived, {
        standing: 'mistaken',
        operands: [change.figure, now.figure],
        expression: quotient,
        because: '以变动后的数为分母',
      })
    }
  } else {
    const fresh = view.filter(m => m.order > since)
    const sort = fresh.findLast(m => isQuantity(m.figure) && isLevelBefore(m))
    const levels = sort && levelsOf(sort.figure, view)
    const { now, before } = levels ?? { now: null, before: null }
    if (before && now && direction)
      for (const level of [
        now,
        ...view.filter(
          m =>
            isAmong(now, view) &&
            m !== now &&
            m !== before &&
            isQuantity(m.figure) &&
            sameSort(m.figure, now.figure),
        ),
      ])
        readings.push({
          standing: isAmong(now, view) ? 'possible' : 'asserted',
          operands: [level.figure, before.figure],
          expression: relativeChange(direction === 'up'),
          because: direction === 'up' ? '增幅 =（现数 − 原数）÷ 原数' : '降幅 =（原数 − 现数）÷ 原数',
        })
  }
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
