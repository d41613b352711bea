import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import { isChange } from './change-words.ts'
import { wentBeyond } from './left-over.ts'
import { ratesInList } from './listed-share.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { ratioReading } from './ratio-reading.ts'
import { type RateName, type Role, rateNameOf, roleOf } from './role.ts'
import { shareReadings } from './share.ts'
import { lastRateIn, stemRate } from './stem-rate.ts'

/** Which roles a named rate divides; of several bases the first in the list is the right one. */
const RATE_ROLES: Partial<
  Record<RateName, { readonly parts: readonly Role[]; readonly bases: readonly Role[] }>
> = {
  execution: {
    parts: ['spent', 'completed'],
    bases: ['adjusted', 'budget', 'planned', 'original', 'received'],
  },
  arrival: { parts: ['received'], bases: ['adjusted', 'budget', 'planned', 'original'] },
  completion: { parts: ['completed', 'spent'], bases: ['planned', 'adjusted', 'budget', 'original'] },
  control: { parts: ['spent', 'completed'], bases: ['adjusted', 'budget', 'planned', 'original'] },
}

const RATE_WORDS: Partial<Record<RateName, string>> = {
  execution: '执行率 = 支出 ÷ 预算（有调整的，以调整后预算为准）',
  arrival: '到位率 = 到位数 ÷ 应到位数',
  completion: '完成率 = 完成数 ÷ 任务数',
  control: '控制率 = 实际数 ÷ 预算（核定）数',
}

/** How many bases told in earlier sentences a rate without one in its own may be tried with. */
const LOOK_BACK = 6

/** What the bracket right after a rate may tell besides: parts of the part, what is left, other years. */
const TELLS_OTHER = /其中|含|包括|较|比|剩余|结[余转]|未|上年|去年/

/** 到位资金 90 万元，到位率 90%（计划 100 万元）: the one figure of such a role in the bracket that explains the rate. */
const besideRate = (
  rate: Mention,
  mentions: readonly Mention[],
  roles: readonly Role[],
): Mention | undefined => {
  const beside: Mention[] = []
  for (let next = mentions[rate.order + 1]; next?.owner === rate; next = mentions[next.order + 1])
    if (TELLS_OTHER.test(next.lead) || isRate(next.figure)) return undefined
    else if (isQuantity(next.figure) && roles.includes(roleOf(next.label)!)) beside.push(next)
  return beside.length === 1 ? beside[0] : undefined
}

/** A rate named after roles (执行率, 到位率, 完成率, 控制率) and the two figures of its segment that play them. */
const namedRate = (
  name: RateName,
  rate: Mention,
  mentions: readonly Mention[],
  earlier: readonly Mention[],
): Reading[] => {
  const roles = RATE_ROLES[name]
  if (!roles) return []
  const view = inViewBefore(mentions, rate)
  const since = lastRateIn(view)
  const levels = view.filter(
    m =>
      isQuantity(m.figure) &&
      !isChange(m) &&
      !wentBeyond(m) &&
      (!NOT_DONE.test(m.label) || NOT_DONE.test(rate.label)),
  )
  const fresh = levels.filter(m => m.order > since)
  const part =
    fresh.findLast(m => roles.parts.includes(roleOf(m.label)!)) ??
    besideRate(rate, mentions, roles.parts) ??
    (name === 'execution' || name === 'completion'
      ? fresh.findLast(m => roleOf(m.label) === null)
      : undefined)
  if (!part) return []
  const others = levels.filter(m => m !== part && sameSort(m.figure, part.figure))
  const near = others.filter(m => m.segment === rate.segment)
  const own = near.filter(m => m.order > since)
  const byRole = (from: readonly Mention[]) =>
    roles.bases.flatMap(role => from.findLast(m => roleOf(m.label) === role) ?? []).at(0)
  const clearPart = roles.parts.includes(roleOf(part.label)!)
  const beside = besideRate(rate, mentions, roles.bases)
  const base =
    (beside && roleOf(beside.label) === 'adjusted' ? beside : undefined) ??
    byRole(own) ??
    (own.length === 0 ? beside : undefined) ??
    (own.length === 1 && !roles.parts.includes(roleOf(own[0]!.label)!) ? own[0] : undefined) ??
    (own.length === 0 ? byRole(near) : undefined)
  const because = RATE_WORDS[name]!
  if (!base) {
    const told = earlier.filter(
      m =>
        isQuantity(m.figure) &&
        !isChange(m) &&
        sameSort(m.figure, part.figure) &&
        roles.bases.includes(roleOf(m.label)!),
    )
    return [...others.slice(-2), ...told.slice(-LOOK_BACK)]
      .toReversed()
      .map(other => ratioReading('possible', part, other, because))
  }
  const mistaken = near
    .filter(m => m !== base)
    .map(m => ratioReading('mistaken', part, m, wrongBaseWords(base, m)))
  return [ratioReading(clearPart ? 'asserted' : 'possible', part, base, because), ...mistaken]
}

/** 未完成 1 项 is no part of a 完成率. */
const NOT_DONE = /未(?!来|成年)|没有|尚待/

const wrongBaseWords = (base: Mention, other: Mention): string => {
  const right = roleOf(base.label)
  const wrong = roleOf(other.label)
  if (wrong === 'original' || (right === 'adjusted' && wrong !== 'adjusted')) return '以调整前的预算为分母'
  return `以「${other.label || other.figure.text}」为分母`
}

/** 「…100 万元的 98%」: the rate is taken of the figure that stands right before it. */
const rateOfFigure = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const base = view.at(-1)
  if (
    !base ||
    base.order !== rate.order - 1 ||
    !/^的(?:约|近)?$/.test(rate.label) ||
    !isQuantity(base.figure)
  )
    return []
  if (!/占|完成|为|达|相当于/.test(base.label)) return []
  const part = view.findLast(
    m => m.order < base.order && isQuantity(m.figure) && sameSort(m.figure, base.figure),
  )
  return part ? [ratioReading('asserted', part, base, `占「${base.label}${base.figure.text}」的比例`)] : []
}

/** 执行率 = 8,154 万元 ÷ 8,247 万元 × 100% = 98.9%: the formula is printed. */
const printedQuotient = (rate: Mention, mentions: readonly Mention[]): Reading[] => {
  const before = (m: Mention | undefined, lead: RegExp) =>
    m && lead.test(m.lead.trim()) ? mentions[m.order - 1] : undefined
  const hundred = before(rate, /^[)）]?[=＝]$/)
  const base =
    hundred && /^100\s*[%％]$/.test(hundred.figure.text) ? before(hundred, /^[)）]?\s*[×xX*]$/) : hundred
  const part = before(base, /^[÷/／]$/)
  return part && base && sameSort(part.figure, base.figure)
    ? [ratioReading('asserted', part, base, '所列算式')]
    : []
}

/** Figures in groups that one 分别 leads: 全年预算数分别为 a、b，执行数分别为 c、d. */
const groupsInLists = (view: readonly Mention[]): Mention[][] => {
  const groups: Mention[][] = []
  for (const m of view.filter(v => isQuantity(v.figure))) {
    const last = groups.at(-1)
    if (last && /^\s*[、和及与]\s*$/.test(m.lead)) last.push(m)
    else groups.push([m])
  }
  return groups.filter(group => group.length > 1 && /分别|各/.test(group[0]!.label))
}

/** 预算数分别为 a、b，执行数分别为 c、d，执行率分别为 x、y: the n-th of each. */
const listedRate = (name: RateName, rate: Mention, mentions: readonly Mention[]): Reading[] => {
  const roles = RATE_ROLES[name]
  const list = ratesInList(rate, mentions)
  if (!roles || list.length < 2) return []
  const groups = groupsInLists(inViewBefore(mentions, list[0]!)).filter(group => group.length === list.length)
  const withRole = (wanted: readonly Role[]): Mention[] | undefined =>
    wanted
      .map(role => groups.findLast(group => roleOf(group[0]!.label.replace(/分别.*$/, '')) === role))
      .find(group => group !== undefined)
  const [parts, bases] = [withRole(roles.parts), withRole(roles.bases)]
  const place = list.indexOf(rate)
  const [part, base] = [parts?.[place], bases?.[place]]
  return part && base && sameSort(part.figure, base.figure)
    ? [ratioReading('asserted', part, base, RATE_WORDS[name]!)]
    : []
}

/** 执行率为 90.2%，即全年预算 100 万元中已支出 90.2 万元: the figures are told after the rate. */
const toldAfter = (name: RateName, rate: Mention, mentions: readonly Mention[]): Reading[] => {
  const roles = RATE_ROLES[name]
  const next = mentions[rate.order + 1]
  if (
    !roles ||
    !next ||
    next.sentence !== rate.sentence ||
    !/^\s*[，,]?(?:即|其中|也就是)|^\s*[（(]/.test(next.lead)
  )
    return []
  const after = mentions.filter(
    m => m.order > rate.order && m.sentence === rate.sentence && m.bracket === next.bracket,
  )
  const end = after.findIndex(m => isRate(m.figure))
  const own = (end < 0 ? after : after.slice(0, end)).filter(m => isQuantity(m.figure))
  const withRole = (wanted: readonly Role[]) =>
    wanted.flatMap(role => own.find(m => roleOf(m.label) === role) ?? []).at(0)
  const [part, base] = [withRole(roles.parts), withRole(roles.bases)]
  return part && base && own.length === 2 && sameSort(part.figure, base.figure)
    ? [ratioReading('asserted', part, base, RATE_WORDS[name]!)]
    : []
}

/** A rate of another name: the only two figures of its segment may make it, but nothing says so. */
const unnamedRate = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const since = lastRateIn(view)
  const [first, second, third] = view.filter(
    m => m.order > since && m.segment === rate.segment && isQuantity(m.figure) && !isChange(m),
  )
  if (!first || !second || third || !sameSort(first.figure, second.figure)) return []
  const because = '同一句中仅有的两个数之比'
  return [ratioReading('possible', second, first, because), ratioReading('possible', first, second, because)]
}

const otherRate = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const byStem = stemRate(rate, view)
  return byStem.length > 0 ? byStem : unnamedRate(rate, view)
}

/** In 占比分别为 46.1%、28.9% the first rate names them all. */
const nameGiver = (rate: Mention, mentions: readonly Mention[]): Mention =>
  ratesInList(rate, mentions)[0] ?? rate

/** 「30 个项目执行率低于 90%」, 「147 个执行率高于 90%」: the rate describes the things just counted and is computed from nothing in the sentence. */
const describesCount = (rate: Mention, mentions: readonly Mention[]): boolean => {
  const previous = mentions[rate.order - 1]
  return (
    previous !== undefined &&
    dimensionOf(previous.figure) === 'count' &&
    rate.label !== '' &&
    rate.label === rate.lead.trim() &&
    !rate.label.startsWith('的')
  )
}

/** What the rate is called: in its own words, or where those are only 为, in what its sentence began with (执行率方面，甲项目为 90.2%). */
const nameOfRate = (rate: Mention, mentions: readonly Mention[]): RateName | null => {
  const giver = nameGiver(rate, mentions)
  return rateNameOf(giver.label) ?? (/[为达是]$/.test(giver.label) ? rateNameOf(giver.lead) : null)
}

const readingsFor = (
  rate: Mention,
  name: RateName | null,
  mentions: readonly Mention[],
  earlier: readonly Mention[],
): Reading[] => {
  const view = inViewBefore(mentions, rate)
  const told = [...earlier, ...mentions.filter(m => m.order < rate.order)]
  const printed = printedQuotient(rate, mentions)
  if (printed.length > 0) return printed
  if (name === 'share' || ratesInList(rate, mentions)[0]?.label === '的')
    return shareReadings(rate, mentions, told)
  const direct = rateOfFigure(rate, view)
  if (direct.length > 0) return direct
  if (name === null) return []
  if (name === 'other') return otherRate(rate, view)
  const listed = listedRate(name, rate, mentions)
  if (listed.length > 0) return listed
  const named = namedRate(name, rate, mentions, told)
  const after = named.some(r => r.standing === 'asserted') ? [] : toldAfter(name, rate, mentions)
  if (after.length > 0) return after
  return named.some(r => r.standing === 'asserted') ? named : [...stemRate(rate, view), ...named]
}

/** Rates in a sentence and the two figures each is the quotient of; `earlier` are the mentions of the passages before it. */
export const ratioClaims = (mentions: readonly Mention[], earlier: readonly Mention[]): Claim[] =>
  mentions
    .filter(m => isRate(m.figure) && !describesCount(m, mentions))
    .flatMap(rate => {
      const name = nameOfRate(rate, mentions)
      if (name === 'growth') return []
      const readings = readingsFor(rate, name, mentions, earlier)
      const kind = name === 'share' ? ('share' as const) : ('ratio' as const)
      return readings.length > 0 ? [{ kind, stated: rate.figure, readings }] : []
    })
