import type { Figure } from '@heshu/shared/model/figure.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import {
  comparedIn,
  compares,
  isChange,
  isComparedWith,
  isGrowthRate,
  isOfLastYear,
  isPoints,
  isWhollyOf,
  mayBeOf,
  ownSubject,
  subjectOf,
} from './change-words.ts'
import { inViewBefore, type Mention } from './mention.ts'
import { type Role, roleOf } from './role.ts'

/** The level before a change; `sure` where the words leave no doubt that it is the one. */
export type Base = { readonly figure: Figure; readonly sure: boolean }

/** Finds the level that words (年初预算 of 较年初预算) name without printing it in the sentence. `told` are the mentions before it. */
export type FindBase = (level: Mention, words: string, told: readonly Mention[]) => Base | null

/** The levels that a change is the difference of, or a growth rate the quotient. */
export type Levels = {
  /** The levels that may have changed, the likeliest first. */
  readonly now: readonly Mention[]
  /** Whether the words leave no other than the first. */
  readonly sure: boolean
  readonly before: Base | null
}

/** Whether a figure can be a level of a change: percentage points are the difference of rates. */
export const isLevelOf = (change: Figure, figure: Figure): boolean =>
  isPoints(change) ? isRate(figure) : isQuantity(figure) && sameSort(figure, change)

const BUDGET_ROLES: readonly (Role | null)[] = ['original', 'adjusted', 'budget', 'planned']
const isBudget = (m: Mention): boolean => BUDGET_ROLES.includes(roleOf(m.label))

/** After a list of parts (其中 …) the sentence may go on about the whole or about the last part. */
const isAmongParts = (m: Mention, view: readonly Mention[]): boolean =>
  view.some((other, place) => place > 0 && other.order <= m.order && /其中|包括|含/.test(other.lead))

/** 其中：接待费 242 万元，较上年减少 12 万元: the one level of its segment, right before what is said of it. */
const isAlone = (m: Mention, at: Mention, levels: readonly Mention[]): boolean =>
  m.order === at.order - 1 && levels.filter(other => other.segment === at.segment).length === 1

const STARTS =
  /(?:(?<![自理事])由(?![于此])|(?<![服顺])从(?![业事而此优严])|自(?=20\d\d|去年|上年|年初))(?:(?!安排|拨付|拨款|承担|下达|负责|组织|牵头|提供|支付|实施|完成|承办)[^，。；]){0,16}$/
const ARRIVES = /(?:到|至|为|成)[^，。；\d]{0,8}$/

/** 由年初的 100 家增至年末的 130 家: the last such pair of a list of levels. */
export const transitionIn = (levels: readonly Mention[]): readonly [Mention, Mention] | null => {
  const place = levels.findLastIndex(
    (m, i) =>
      STARTS.test(m.label) &&
      levels[i + 1]?.segment === m.segment &&
      ARRIVES.test(levels[i + 1]!.label) &&
      sameSort(m.figure, levels[i + 1]!.figure),
  )
  return place < 0 ? null : [levels[place]!, levels[place + 1]!]
}

const yearIn = (label: string): number | null => {
  const year = /(?:^|\D)(20\d\d)(?=年(?!\d))/.exec(label)?.[1]
  return year ? Number.parseInt(year, 10) : null
}

const isNamedBy = (words: string, m: Mention): boolean => {
  if (/年初|原预算|年初预算/.test(words)) return roleOf(m.label) === 'original'
  if (/上年|去年|上一年|同期|上期/.test(words)) return isOfLastYear(m.label)
  if (/计划|任务|目标/.test(words)) return roleOf(m.label) === 'planned'
  const year = /20\d\d(?=年)/.exec(words)?.[0]
  // 2017年10月提前下达 is a day in that year, not its total.
  if (year) return new RegExp(`${year}年(?!\\d)`).test(m.label) && !/[较比与同]/.test(m.label)
  const name = words
    .replace(/(?:增|减|多|少|高|低|提|上升|下降|节约|压|相比|超).*$/, '')
    .replace(/[的数额]+$/, '')
  return name.length >= 2 && m.label.includes(name)
}

/** The level before that the sentence prints, and how. `isSpent` tells a base whose change was told before another level began. */
const printedBase = (
  levels: readonly Mention[],
  at: Mention,
  compared: string,
  isSpent: (base: Mention) => boolean,
): { readonly base: Mention; readonly now: Mention | null } | null => {
  const last = levels.at(-1)
  // 较年初预算 2,827.29 万元 增加 …
  if (last && last.order === at.order - 1 && last.segment === at.segment && isComparedWith(last))
    return { base: last, now: null }
  const pair = transitionIn(levels)
  if (pair && pair[1] === last) return { base: pair[0], now: pair[1] }
  const named = compared === '' ? undefined : levels.findLast(m => isNamedBy(compared, m))
  if (named && !(isOfLastYear(named.label) && isSpent(named))) return { base: named, now: null }
  if (compared !== '' && !/上年|去年|同期/.test(compared)) return null
  const printed = levels.findLast(
    m => (isOfLastYear(m.label) || (STARTS.test(m.label) && m !== pair?.[0])) && !isSpent(m),
  )
  if (printed) return { base: printed, now: null }
  const [one, two, ...more] = levels.filter(m => yearIn(m.label) !== null)
  if (one && two && more.length === 0 && !isSpent(one) && yearIn(one.label) !== yearIn(two.label)) {
    const rises = yearIn(one.label)! < yearIn(two.label)!
    return rises ? { base: one, now: two } : { base: two, now: one }
  }
  return null
}

const isLevel = (sort: Figure, m: Mention): boolean =>
  isLevelOf(sort, m.figure) && !isChange(m) && !isGrowthRate(m)

/** 本年支出 90 万元（上年支出 100 万元），减少 …: what a closed bracket says of a level in view. */
const inBrackets = (view: readonly Mention[], mentions: readonly Mention[], at: Mention): Mention[] =>
  mentions.filter(
    m =>
      m.order < at.order &&
      !view.includes(m) &&
      m.owner !== null &&
      view.includes(m.owner) &&
      isOfLastYear(m.label) &&
      m.lead.length - m.label.length <= 4,
  )

/** 收、支总计均为: the words that name a level, a list of its subjects included. */
const wordsOf = (m: Mention): string => `${m.lead.split(/[，,。；;：:]/).at(-1)}${m.figure.measures}`

/** What follows are the reasons of a change, each with a change of its own. */
const GIVES_REASONS = /主要(?:是?由于|是?因|原因)|原因(?:是|为|：)|其中/

/** （2）罚没收入高于预期，调增 …: a clause of its own stands between the sentence before and the change. */
const hasOtherSubject = (at: Mention): boolean =>
  at.lead
    .split(/[。；;]/)
    .at(-1)!
    .split(/[，,：:]/)
    .slice(0, -1)
    .some(clause => subjectOf(clause).length >= 4 && !compares(clause))

/** Whether the subject that the words of a change name is wholly that of the level, by either of the names that it has. */
const isOfSubject = (subject: string, level: Mention): boolean =>
  isWhollyOf(subject, level.lead.split(/[，,。；;：:]/).at(-1)!) || isWhollyOf(subject, level.figure.measures)

/** The levels of the sentence before, for a sentence that only compares: 总计 100 万元。与上年相比，增加 …. */
const fromSentenceBefore = (sort: Figure, at: Mention, mentions: readonly Mention[]): Mention[] =>
  mentions.filter(m => m.sentence === at.sentence - 1 && m.depth === 0 && isLevel(sort, m))

/**
 * The levels that a change is the difference of. The one before is printed (比上年的 47.9 万亩, 由 1.28 亿元) or found by its
 * name; the one now stands next to it, or is the nearest before: what was spent rather than what was budgeted.
 */
export const levelsOf = (
  sort: Figure,
  at: Mention,
  mentions: readonly Mention[],
  findBase: FindBase,
  compared: string = comparedIn(at.lead),
): Levels => {
  const view = inViewBefore(mentions, at)
  const seen = [...view, ...inBrackets(view, mentions, at)].sort((a, b) => a.order - b.order)
  const levels = seen.filter(m => isLevel(sort, m))
  const ahead = levels.length === 0 && !compared ? transitionAhead(sort, at, mentions) : null
  if (ahead) return { now: [ahead[1]], sure: true, before: { figure: ahead[0].figure, sure: true } }
  const reached = levels.length === 0 ? reachedAhead(sort, at, mentions) : null
  if (reached) return reached
  const printed = printedBase(levels, at, compared, base =>
    seen.some(
      m =>
        m.order > base.order &&
        (isGrowthRate(m) || isChange(m)) &&
        levels.some(level => level.order > m.order),
    ),
  )
  const base = printed?.base ?? null
  const place = base ? levels.indexOf(base) : -1
  const rest = levels.filter(m => m !== base && !isOfLastYear(m.label))
  const subject = ownSubject(base && isComparedWith(base) ? base.lead + at.lead : at.lead)
  const speaksOfIt = (m: Mention) => mayBeOf(subject, wordsOf(m))
  if (rest.length === 0) {
    const told = fromSentenceBefore(sort, at, mentions)
    const own = told.length === 1 || subjectOf(subject).length > 1 ? told.filter(speaksOfIt) : []
    const [first] = own.length > 0 ? own.toReversed() : told.toReversed()
    const before = base
      ? { figure: base.figure, sure: true }
      : first &&
        findBase(
          first,
          compared,
          mentions.filter(m => m.sentence < at.sentence),
        )
    const sureOf = own.length === 1 && isOfSubject(subject, own[0]!) && !hasOtherSubject(at)
    return {
      now: first ? [first] : [],
      sure: sureOf && (compared !== '' || (base !== null && isComparedWith(base))),
      before: before ?? null,
    }
  }
  const spent = base && isBudget(base) ? rest : rest.filter(m => !isBudget(m))
  const beside =
    base && !isComparedWith(base)
      ? [levels[place + 1], levels[place - 1]].filter(m => m !== undefined && rest.includes(m))
      : base
        ? [levels[place - 1]].filter(m => m !== undefined && rest.includes(m))
        : []
  const adjusted =
    (base ? roleOf(base.label) === 'original' : /年初|原预算/.test(compared)) &&
    rest.findLast(m => roleOf(m.label) === 'adjusted')
  const order = [
    ...(printed?.now ? [printed.now] : []),
    ...(adjusted ? [adjusted] : []),
    ...(beside as Mention[]),
    ...(spent.length > 0 ? spent : rest).toReversed(),
  ]
  const now = [...new Set([...order.filter(speaksOfIt), ...order])]
  const [first] = now
  const told = mentions.filter(m => m.sentence < at.sentence)
  const found = base ? null : first ? findBase(first, compared, told) : null
  return {
    now,
    sure:
      first !== undefined &&
      isOfSubject(subject, first) &&
      (!isAmongParts(first, view) || isAlone(first, at, levels)) &&
      (first.segment === at.segment || !hasOtherSubject(at)) &&
      !view.some(m => m.order > first.order && GIVES_REASONS.test(m.lead)) &&
      !GIVES_REASONS.test(at.lead),
    before: base ? { figure: base.figure, sure: true } : found,
  }
}

/** 压减资金 30 万元，预算从 100 万元降为 70 万元: the levels follow the change. */
const transitionAhead = (
  sort: Figure,
  at: Mention,
  mentions: readonly Mention[],
): readonly [Mention, Mention] | null => {
  const next = mentions.filter(
    m => m.order > at.order && m.segment === at.segment && m.bracket === at.bracket && isLevel(sort, m),
  )
  const pair = transitionIn(next.slice(0, 2))
  return pair && pair[0].order === at.order + 1 ? pair : null
}

const REACHES = /(?:[到至]|总[数量额]为|达)了?$/

/** 增加 32 人（增长 9.94%），年末总数达到 354 人; 提高 0.6 个百分点，达到 68.55%（上年为 67.95%）: the level that the change led to follows it. */
const reachedAhead = (sort: Figure, at: Mention, mentions: readonly Mention[]): Levels | null => {
  const after = mentions.slice(at.order + 1)
  const place = after.findIndex(m => isLevel(sort, m))
  const now = after[place]
  if (!now || now.segment !== at.segment || now.bracket !== at.bracket || !REACHES.test(now.label))
    return null
  if (subjectOf(now.label).length >= 2 || !after.slice(0, place).every(isGrowthRate)) return null
  const before = after.find(m => m.owner === now && isOfLastYear(m.label) && isLevel(sort, m))
  // 新增 32 万人，增长 9.94%: what grew is the number added.
  return {
    now: [now],
    sure: !/新增|净增/.test(at.label),
    before: before ? { figure: before.figure, sure: true } : null,
  }
}
