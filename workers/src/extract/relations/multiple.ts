import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import { namesChange } from './change-lexicon.ts'
import { inViewBefore, type Mention } from './mention.ts'

const isMultiple = (figure: Figure): boolean => figure.unit?.base === '倍' && figure.value !== null

const IS_RISE = /(?:增长|增加|提高|上升|提升|扩大|翻|增|多)(?:了|近|约|达)*$/
const risen: Expression = {
  operator: '÷',
  terms: [{ operator: '−', terms: [{ operand: 0 }, { operand: 1 }] }, { operand: 1 }],
}

const BEFORE_LABEL = /(?:由|从|上年|去年|上一年|同期|20\d\d年|年初|原来)[^，。；]{0,14}$/

type Levels = { readonly now: Figure; readonly before: Figure; readonly sure: boolean }

/** The two levels of a multiple: one is the level before (由 64 所, 上年的 3,260 人), the other stands next to it. */
const levelsOf = (at: Mention, mentions: readonly Mention[]): Levels | null => {
  const view = inViewBefore(mentions, at).filter(
    m =>
      m.segment === at.segment &&
      (isQuantity(m.figure) || isRate(m.figure)) &&
      m.figure.approximation === 'exact' &&
      !(namesChange(m.label) && !/[到至]$/.test(m.label)),
  )
  const place = view.findLastIndex(m => BEFORE_LABEL.test(m.label))
  const before = view[place]
  if (before) {
    const now = [view[place + 1], view[place - 1]].find(m => m && sameSort(m.figure, before.figure))
    return now
      ? { now: now.figure, before: before.figure, sure: view.length === 2 || /[至到]$/.test(now.label) }
      : null
  }
  return null
}

const multipleClaim = (at: Mention, mentions: readonly Mention[]): Claim | null => {
  if (!isMultiple(at.figure)) return null
  const levels = levelsOf(at, mentions)
  if (!levels) return null
  const operands = [levels.now, levels.before]
  const standing: Reading['standing'] = levels.sure ? 'asserted' : 'possible'
  const times: Reading = { standing, operands, expression: quotient, because: '倍数 = 现数 ÷ 原数' }
  if (!IS_RISE.test(at.label)) return { kind: 'ratio', stated: at.figure, readings: [times] }
  const rise: Reading = { standing, operands, expression: risen, because: '增长倍数 =（现数 − 原数）÷ 原数' }
  const mistaken: Reading = { ...times, standing: 'mistaken', because: '把「是原数的几倍」写成「增长几倍」' }
  return { kind: 'growth', stated: at.figure, readings: [rise, mistaken] }
}

const DOUBLINGS: Readonly<Record<string, string>> = {
  一: '2',
  两: '4',
  二: '4',
  三: '8',
  '1': '2',
  '2': '4',
  '3': '8',
}

/** 由 64 所增至 128 所，翻一番: the level now is twice the one before. More than that is still said to have doubled. */
const doublingClaim = (text: string, now: Mention, mentions: readonly Mention[]): Claim | null => {
  const before = mentions[now.order - 1]
  if (!before || before.segment !== now.segment || !BEFORE_LABEL.test(before.label)) return null
  if (!sameSort(now.figure, before.figure) || !isQuantity(now.figure)) return null
  const next = mentions[now.order + 1]
  const after = text.slice(now.figure.end, next ? next.figure.start : text.length).split(/[。；;\n]/, 1)[0]!
  const said = /^[^\d]{0,12}?(近|约|超过?|逾)?(?:实现)?(近|约|超过?|逾)?翻了?(近|约)?([一两二三123])番/.exec(
    after,
  )
  if (!said) return null
  const [, ...words] = said
  const times = exact(DOUBLINGS[words[3]!]!)
  const [from, to] = [baseValue(before.figure), baseValue(now.figure)]
  if (!from || !to) return null
  const loose = words.slice(0, 3).some(Boolean) || to.gt(from.mul(times))
  return {
    kind: 'growth',
    stated: now.figure,
    readings: [
      {
        standing: loose ? 'possible' : 'asserted',
        operands: [before.figure],
        expression: { operator: '×', terms: [{ operand: 0 }, { constant: times }] },
        because: `翻${words[3]}番 = 原数的 ${times.toFraction()} 倍`,
      },
    ],
  }
}

/** Multiples in one passage: 增长 1.5 倍, 是上年的 2 倍, 翻一番. */
export const multipleClaims = (text: string, mentions: readonly Mention[]): Claim[] =>
  mentions
    .flatMap(m => [multipleClaim(m, mentions), doublingClaim(text, m, mentions)])
    .filter(claim => claim !== null)
