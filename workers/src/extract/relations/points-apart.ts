import type { Claim } from '@heshu/shared/model/claim.ts'
import { difference, isRate } from './arithmetic.ts'
import { isChange, isGrowthRate, isPoints } from './change-words.ts'
import type { Mention } from './mention.ts'

/** ，比序时进度（, ，高于目标值: what stands between a rate and the one it is compared with, and says nothing of another. */
const COMPARED =
  /^(?:的[^，,。；;\d]{0,6})?[，,（(]?(?:[已仍也均还略共]|总体|整体|明显|大幅|分别)*(?:比|较|相比|与|(?:[高低快慢多少]|超前|落后|滞后)于|超[过出前]?|领先|落后|滞后|低|高)[^，,。；;：:\d]{0,16}$/
/** ）快, 高出, 的要求: what stands between the two and the points that set them apart. */
const APART =
  /^[）)]?(?:的[^，,。；;：:\d]{0,6})?[，,]?(?:[已仍也均还略]|提前|明显)*(?:[高低快慢多少]|超[过出前]?|领先|落后|滞后)?[出了约达近]*$/
const UP = /[高快多]|超|领先|提前/
const DOWN = /[低慢少]|落后|滞后/

/** Which way the words say that a rate is from the other; null where they say neither or both. */
const wayOf = (words: string): 'up' | 'down' | null => {
  const [up, down] = [UP, DOWN].map(way => way.test(words))
  return up === down ? null : up ? 'up' : 'down'
}

/** The words between one figure and the next, without the names of what is compared. */
const comparing = (from: Mention, at: Mention): string =>
  from.lead.replace(/(?<=[比较与于超])[^（(]*(?=[（(]?\s*$)/, '') + at.lead

const isLevel = (m: Mention | undefined, at: Mention): m is Mention =>
  m !== undefined && m.sentence === at.sentence && isRate(m.figure) && m.figure.approximation === 'exact'

/** 支出进度 84.2%，比序时进度（75%）快 9.2 个百分点: two rates told one after the other, and the points that set them apart. */
export const pointsApartClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.flatMap((points, place): Claim[] => {
    if (!isPoints(points.figure) || points.figure.approximation !== 'exact' || isChange(points)) return []
    const [own, other] = [mentions[place - 2], mentions[place - 1]]
    if (
      !isLevel(own, points) ||
      !isLevel(other, points) ||
      isGrowthRate(own) ||
      own.bracket !== points.bracket
    )
      return []
    if (!COMPARED.test(other.lead.trim()) || !APART.test(points.lead.trim())) return []
    const way = wayOf(comparing(other, points))
    if (!way) return []
    const operands = way === 'up' ? [own.figure, other.figure] : [other.figure, own.figure]
    return [
      {
        kind: 'difference',
        stated: points.figure,
        readings: [
          { standing: 'asserted', operands, expression: difference, because: '两个比率相差的百分点' },
        ],
      },
    ]
  })
