import type { Reading } from '@heshu/shared/model/claim.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import { isChange, isGrowthRate } from './change-words.ts'
import type { Mention } from './mention.ts'
import { ratioReading } from './ratio-reading.ts'
import { roleOf } from './role.ts'
import { shareOfBigrams } from './shared-words.ts'
import { fitsSum } from './sums/completeness.ts'

/** The place of the last rate, which has used up what stands before it; growth rates beside levels use up nothing. */
export const lastRateIn = (view: readonly Mention[]): number =>
  view.findLast(m => isRate(m.figure) && !isGrowthRate(m))?.order ?? -1

/** The words of a rate's name that say what its part is: 合格 in 合格率, 有效回收 in 有效回收率, 满意 in 满意度. */
const STEM = /([^，。；：:年月的]{2,12})[率度][^，。；率度]{0,3}$/
/** 回收问卷 of 回收问卷的有效率: what the rate is of. */
const OF_WHOLE = /([^，。；：:的]{2,12})的[^，。；：:的]{1,12}[率度][^，。；率度]{0,3}$/
const VERBS = /(?:总?[数量]|分别|[共约计为达有是了])*$/

/** Whether a name is short for words that do something to something, each told by one of its characters: 建档 for 建立健康档案. */
const isShortFor = (name: string, words: string): boolean => {
  const [verb, object] = [name.at(-2), name.at(-1)]
  if (!verb || !object) return false
  const [from, to] = [words.indexOf(verb), words.lastIndexOf(object)]
  return from >= 0 && to > from + 1 && to >= words.length - 2
}

/** Whether a label has the last word of a rate's name, in whatever order: 收回有效问卷 for 有效回收; 支出 has not that of 支出合规. */
const hasLastWord = (name: string, label: string): boolean =>
  [...name.slice(-2)].every(sign => label.includes(sign))

const DENIES = /[未不无非没]/
/** How much of a rate's name a label has, from 0 to 1; nothing where the one denies what the other says: 未办结 is not of 办结率. */
const likeness = (stem: string, { label }: Mention): number => {
  const words = label.slice(-LABEL_END)
  if (DENIES.test(words) !== DENIES.test(stem)) return 0
  return Math.max(shareOfBigrams(stem, label), words.endsWith(stem.slice(-2)) ? 0.5 : 0)
}
const LABEL_END = 8

/** The figure that a rate is named after; `sure` where no other is named so and more than a neighbouring word says it. */
const partNamed = (stem: string, fresh: readonly Mention[]): { part: Mention; sure: boolean } | null => {
  const most = Math.max(0, ...fresh.map(m => likeness(stem, m)))
  const [named, ...more] = most > 0 ? fresh.filter(m => likeness(stem, m) === most).toReversed() : []
  if (named) return { part: named, sure: more.length === 0 && hasLastWord(stem, named.label) }
  const inFull = fresh.findLast(m => isShortFor(stem, m.label.replace(VERBS, '')))
  return inFull ? { part: inFull, sure: true } : null
}

/** 报审 100 万元，审定 90 万元，审减 10 万元，审减率: of two others the one that is the other with the part. */
const sumWithPart = (part: Mention, others: readonly Mention[]): Mention | undefined => {
  const [one, two, ...more] = others
  if (!one || !two || more.length > 0) return undefined
  return [
    [one, two],
    [two, one],
  ].find(([whole, rest]) => fitsSum(whole!.figure, [rest!.figure, part.figure]))?.[0]
}

/** 发放 120 份，回收 100 份，回收率 …；有效 95 份，回收问卷的有效率: the figure told before that the rate itself names. */
const wholeNamed = (rate: Mention, part: Mention, view: readonly Mention[]): Mention | undefined => {
  const name = OF_WHOLE.exec(rate.label)?.[1]
  if (!name) return undefined
  const namedIn = (m: Mention) => shareOfBigrams(m.label.replace(VERBS, '').slice(-6), name)
  const told = view.filter(
    m => m.order < part.order && isQuantity(m.figure) && !isChange(m) && sameSort(m.figure, part.figure),
  )
  return told.filter(m => namedIn(m) >= 0.5).at(-1)
}

/** 合格 2431 批次，合格率 99.22%: the figure whose label has the rate's own words, over the only other figure of its segment or over the budget. */
export const stemRate = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const stem = STEM.exec(rate.label)?.[1]
  if (!stem) return []
  const since = lastRateIn(view)
  const fresh = view.filter(
    m => m.order > since && m.segment === rate.segment && isQuantity(m.figure) && !isChange(m),
  )
  const named = partNamed(stem, fresh)
  if (!named) return []
  const { part } = named
  const standing = named.sure ? 'asserted' : 'possible'
  const others = fresh.filter(m => m !== part && sameSort(m.figure, part.figure))
  const budget = others.find(m => ['adjusted', 'budget', 'planned'].includes(roleOf(m.label)!))
  const sum = budget ? undefined : sumWithPart(part, others)
  const base = wholeNamed(rate, part, view) ?? (others.length === 1 ? others[0] : (budget ?? sum))
  if (!base) return []
  const because = `${stem}率 = ${stem}数 ÷ 总数`
  // 覆盖 23 个村中的 21 个: the figure after 中的 is the part, though the word stands before the whole.
  if (base.order > part.order && /中(?:的|有|，|,)/.test(base.lead))
    return [ratioReading(standing, base, part, because)]
  // 合格 90 件，不合格 10 件，优秀率: the sum may be by chance, and the rate of the other.
  const ofRest = base === sum ? others.filter(m => m !== base) : []
  return [
    ratioReading(standing, part, base, because),
    ...ofRest.map(m => ratioReading('possible', part, m, because)),
  ]
}
