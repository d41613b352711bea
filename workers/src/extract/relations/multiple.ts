import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import { type FindBase, levelsOf, transitionIn } from './change-levels.ts'
import { isChange, isComparedWith, isOfLastYear } from './change-words.ts'
import type { Mention } from './mention.ts'
import { relativeChange } from './relative-change.ts'
import { roleOf } from './role.ts'
import { sharedBigrams } from './shared-words.ts'

/** 1.5 倍; a proportion (15.89:1) is read by its name. */
const isMultiple = ({ figure }: Mention): boolean =>
  /倍/.test(figure.unit?.text ?? '') && figure.value !== null

/** 增长 1.5 倍 tells the rise; 增长到 2.5 倍 and 是 … 的 2.5 倍 tell the whole. */
const IS_RISE = /(?:增长|增加|增幅|提高|上升|提升|扩大|翻|增|多|高|[多高超]出)(?:[了近约达为]|将近)*$/

/** What two quantities are called when one is a multiple of the other: 后者 and 前者 of 后者是前者的. */
const COMPARES =
  /^(.*?)(?:是|为|系|相当于|约?等于|[达增升提扩][到至]|达到?|超过?|[到至])([^是为]*?)的(?:近|约|将近|超过?|整整)*$/
const OF_FIGURE = /^的(?:近|约|将近|超过?|整整)*$/
const TIES = /是|为|系|相当于|等于|达|超|比|占/

/** The level before, by what it is called. */
const CALLED: readonly (readonly [words: RegExp, is: (m: Mention) => boolean])[] = [
  [/上年|去年|上一年|同期|上期|往年/, m => isOfLastYear(m.label)],
  [
    /原|[年期最起]初|初期|之前|[立造]前|设立|成立|过去|以往|基期/,
    m => /由|从|原|[年期最起]初|初期|[之以从立造]前|设立|成立/.test(m.label),
  ],
  [/计划|目标|任务|指标/, m => roleOf(m.label) === 'planned'],
]

/** What was added is not the whole that has the same name. */
const ADDED = /新增|净增|增[加购配]/

/** The figure that the words name, of those told in the sentence. */
const named = (words: string, among: readonly Mention[]): Mention | null => {
  if (/前者/.test(words)) return among.at(-2) ?? null
  if (/后者/.test(words)) return among.at(-1) ?? null
  const year = /20\d\d(?=年)/.exec(words)?.[0]
  if (year) return among.find(m => m.label.includes(year)) ?? null
  const alike = among
    .filter(m => !ADDED.test(m.label) || ADDED.test(words))
    .map(m => ({ m, shared: sharedBigrams(words, m.label + m.tail) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
  const called = CALLED.find(([pattern]) => pattern.test(words))
  if (called && /原|初/.test(words)) {
    const pair = transitionIn(among)
    if (pair) return pair[0]
  }
  if (called) return among.findLast(called[1]) ?? null
  const [first, second] = alike
  return first && first.shared !== second?.shared ? first.m : null
}

/** Whether the words that tell what is so many times as much have none that those of the figures lack. */
const speaksOf = (subject: string, now: Mention, before: Mention): boolean => {
  const own = now.label + now.tail + before.label
  const left = subject.replace(
    /前者|后者|数量?|总[量数额]|规模|金额|人数|水平|扩大|增[加长]|提[高升]|上升|发展|其|该|这一|[，的已也约达增]/g,
    '',
  )
  return [...left].filter(sign => !own.includes(sign)).length < 2
}

type Pair = { readonly now: Mention; readonly before: Mention; readonly sure: boolean }

/** The two levels that a multiple compares: 本年 450 万人次，是上年 150 万人次的 3 倍. */
const comparedBy = (at: Mention, sentence: readonly Mention[]): Pair | null => {
  const previous = sentence.find(m => m.order === at.order - 1)
  const next = sentence.find(m => m.order === at.order + 1)
  const isLevel = (m: Mention) =>
    m !== at && (isQuantity(m.figure) || isRate(m.figure)) && m.figure.approximation === 'exact'
  const levels = sentence.filter(m => isLevel(m) && !isChange(m))
  const pairWith = (before: Mention, subject: string): Pair | null => {
    const others = levels.filter(m => m !== before && sameSort(m.figure, before.figure))
    const told = others.filter(m => m.order < at.order)
    const nearest = told.findLast(m => m.order < before.order) ?? told.at(-1) ?? null
    const called = /[\u4e00-\u9fff]/.test(subject) ? named(subject, [...others, before].sort(byOrder)) : null
    const now = called && called !== before ? called : nearest
    if (!now) return null
    const beside = Math.abs(now.order - before.order) === 1
    return {
      now,
      before,
      sure: speaksOf(subject, now, before) && (others.length === 1 || called === now || beside),
    }
  }
  // 3.2 倍于设立时的 459 万元
  if (next && /^于/.test(next.lead) && isLevel(next)) return pairWith(next, '')
  // 是上年（240 人）的 3 倍
  const words = previous?.lead.split(/[，,。；;]/).at(-1) ?? ''
  if (
    previous &&
    isLevel(previous) &&
    OF_FIGURE.test(at.lead.replace(/^[）)]/, '').trim()) &&
    TIES.test(words)
  )
    return pairWith(previous, '')
  const compares = COMPARES.exec(at.label)
  if (!compares) return null
  const [, subject = '', base = ''] = compares
  const sorts = levels.filter(m => levels.some(other => other !== m && sameSort(other.figure, m.figure)))
  const before = named(base, sorts)
  return before && pairWith(before, subject)
}

const byOrder = (a: Mention, b: Mention): number => a.order - b.order

const BECAUSE = '倍数 = 现数 ÷ 原数'

const wholeClaim = (at: Mention, sentence: readonly Mention[]): Claim | null => {
  const pair = comparedBy(at, sentence)
  if (!pair) return null
  const standing: Reading['standing'] = pair.sure ? 'asserted' : 'possible'
  const operands = [pair.now.figure, pair.before.figure]
  return {
    kind: 'ratio',
    stated: at.figure,
    readings: [{ standing, operands, expression: quotient, because: BECAUSE }],
  }
}

/** 财政资金放大 8.1 倍, 放大倍数为 5.6 倍: what is moved over what moves it. */
const AMPLIFIES = /放大(?:倍[数率]|系数)?(?:[了约达至到为近])*$|杠杆(?:倍数|率|系数)?(?:[约达至到为近])*$/

const amplifiedClaim = (at: Mention, sentence: readonly Mention[]): Claim | null => {
  const levels = sentence.filter(
    m => m.order < at.order && m.figure.approximation === 'exact' && isQuantity(m.figure) && !isChange(m),
  )
  const [base, moved] = levels.slice(-2)
  if (!base || !moved || !sameSort(base.figure, moved.figure)) return null
  const sole = levels.filter(m => sameSort(m.figure, base.figure)).length === 2
  const operands = [moved.figure, base.figure]
  return {
    kind: 'ratio',
    stated: at.figure,
    readings: [
      {
        standing: sole ? 'asserted' : 'possible',
        operands,
        expression: quotient,
        because: '放大倍数 = 带动数 ÷ 投入数',
      },
      {
        standing: 'possible',
        operands,
        expression: relativeChange(true),
        because: '放大倍数 =（带动数 − 投入数）÷ 投入数',
      },
    ],
  }
}

const REACHES = /[达到至为]$/

const riseClaim = (at: Mention, mentions: readonly Mention[], findBase: FindBase): Claim | null => {
  const sort = mentions.findLast(
    m => m.order < at.order && m.sentence === at.sentence && (isQuantity(m.figure) || isRate(m.figure)),
  )
  if (!sort) return null
  const next = mentions[at.order + 1]
  // 比上年的 35 件增长 2 倍，达到 105 件
  const ahead =
    isComparedWith(sort) &&
    sort.order === at.order - 1 &&
    next?.segment === at.segment &&
    REACHES.test(next.label)
      ? next
      : null
  const levels = levelsOf(sort.figure, at, mentions, findBase)
  const now = ahead && sameSort(ahead.figure, sort.figure) ? ahead : levels.now[0]
  const before = now === ahead ? { figure: sort.figure, sure: true } : levels.before
  if (!now || !before) return null
  const operands = [now.figure, before.figure]
  const sure = before.sure && (now === ahead || levels.sure)
  return {
    kind: 'growth',
    stated: at.figure,
    readings: [
      {
        standing: sure ? 'asserted' : 'possible',
        operands,
        expression: relativeChange(true),
        because: '增长倍数 =（现数 − 原数）÷ 原数',
      },
      {
        standing: 'mistaken',
        operands,
        expression: quotient,
        because: '把「是原数的几倍」写成「增长几倍」',
      },
    ],
  }
}

/** How far, in mentions, the levels that a multiple compares are looked for. */
const REACH = 12

/** Multiples in one passage: 增长 1.5 倍, 是上年的 2 倍. */
export const multipleClaims = (mentions: readonly Mention[], findBase: FindBase): Claim[] => {
  const around = (at: Mention) =>
    mentions
      .slice(Math.max(0, at.order - REACH), at.order + REACH + 1)
      .filter(m => m.sentence === at.sentence)
  const multiples = mentions.filter(isMultiple).map(at => {
    if (AMPLIFIES.test(at.label)) return amplifiedClaim(at, around(at))
    return IS_RISE.test(at.label) ? riseClaim(at, mentions, findBase) : wholeClaim(at, around(at))
  })
  return multiples.filter(claim => claim !== null)
}
