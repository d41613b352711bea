import type { Figure } from '@heshu/shared/model/figure.ts'
import { BETWEEN_NAMES, comparatorsOf } from './comparators.ts'
import { type Comparison, doubtOf } from './comparison.ts'
import { areComparable, inViewAt, type Sentence } from './neighbouring-figures.ts'
import type { Sign } from './order.ts'
import { coreOf, isAmongParts, isAside, LONGEST, NORM, namesTarget, OF_THE_SAME } from './subject.ts'
import { DOWN, UP } from './trend-words.ts'

/** What a sentence says of two figures by their names alone; '' for the one that it has just told. */
type Said = {
  readonly at: number
  readonly left: string | RegExp
  readonly right: string | RegExp
  readonly says: Sign
  readonly word: string
}

const LEFT = '([^，,。；;：:、（()）\\d]{0,14}?)'
const RIGHT = '([^，,。；;：:、（()）\\d的主]{2,12}?)'
const ENDS = '(?=$|[，,。；;：:（(]|的?主要|的原因)'

/** 决算数大于预算数的主要原因是…. */
const COMPARED = new RegExp(`${LEFT}(${BETWEEN_NAMES})${RIGHT}${ENDS}`, 'g')
/** 决算数与预算数持平. */
const LEVEL = new RegExp(
  `${LEFT}(?:[与和同跟]|较之?)${RIGHT}((?:基本|大体|大致)?(?:相)?(?:持平|相等|一致|相同|相符|吻合))${ENDS}`,
  'g',
)
/** 支出较预算有所减少. */
const TREND = new RegExp(
  `${LEFT}(?:较|(?<![占同环对])比)${RIGHT}(?:相比)?((?:有所|略有|略|明显|大幅度?|小幅)(?:(${UP}|[高多])|(?:${DOWN}|[低少])))了?${ENDS}`,
  'g',
)
/** 未超预算, 超编制. */
const OVER = /((?:未|没有|不)?超)(年初预算|批复预算|预算|概算|编制|计划|限额|控制数)(?=$|[，,。；;：:])/g

const INCOME = /收入(?:合计|总计|总额)?$/
const EXPENSE = /支出(?:合计|总计|总额|决算数?)?$/
const STAFF = /(?:在职|在编|实有|现有|在岗)[^，,。；;]{0,8}$/
const POSTS = /编制[数额]?$/

/** Words that compare two figures whose names they imply. */
const IMPLIED: readonly (readonly [RegExp, left: RegExp, says: Sign, right: RegExp])[] = [
  [/收不抵支|入不敷出|支大于收/g, INCOME, '<', EXPENSE],
  [/收大于支|略有盈余/g, INCOME, '>', EXPENSE],
  [/(?:未|无|没有|不存在|未出现|未发生)(?:超编|超员)/g, STAFF, '≤', POSTS],
  [/(?<!未|无|没有|不存在|未出现|未发生)(?:超编(?!制)|超员)/g, STAFF, '>', POSTS],
  [/[缺空]编/g, STAFF, '<', POSTS],
]

const saidIn = (text: string): Said[] => [
  ...[...text.matchAll(COMPARED)].map(m => ({
    at: m.index,
    left: m[1]!,
    right: m[3]!,
    says: comparatorsOf(m[2]!)[0]!.says,
    word: m[2]!,
  })),
  ...[...text.matchAll(LEVEL)].map(m => ({
    at: m.index,
    left: m[1]!,
    right: m[2]!,
    says: '=' as const,
    word: m[3]!,
  })),
  ...[...text.matchAll(TREND)].map(m => ({
    at: m.index,
    left: m[1]!,
    right: m[2]!,
    says: m[4] ? ('>' as const) : ('<' as const),
    word: m[3]!,
  })),
  ...[...text.matchAll(OVER)].map(m => ({
    at: m.index,
    left: '',
    right: m[2]!,
    says: m[1] === '超' ? ('>' as const) : ('≤' as const),
    word: m[0],
  })),
  ...IMPLIED.flatMap(([pattern, left, says, right]) =>
    [...text.matchAll(pattern)].map(m => ({ at: m.index, left, right, says, word: m[0] })),
  ),
]

/** The one figure of those given that a name names. */
const named = (name: string | RegExp, among: readonly Figure[]): Figure | null => {
  const core = typeof name === 'string' ? coreOf(name) : ''
  const names = ({ measures }: Figure): boolean =>
    typeof name === 'string'
      ? core.length >= 2 && coreOf(measures).endsWith(core)
      : name.test(measures.replace(/\s+/g, ''))
  const [one, ...more] = among.filter(names)
  return one && more.length === 0 ? one : null
}

/** Figures compared by name in one sentence: those in view there, or those of the sentence before. */
const comparedIn = (sentence: Sentence): Comparison[] => {
  const { text, start, previous } = sentence
  return saidIn(text).flatMap(({ at, left, right, word, says }): Comparison[] => {
    const here = inViewAt(sentence, start + at)
    const told = here.length > 0 ? here : previous ? inViewAt(previous, start) : []
    const other = named(right, told)
    if (!other || NORM.test(text.slice(Math.max(0, at - LONGEST), at + LONGEST))) return []
    const comparable = told.filter(f => f !== other && areComparable(f, other))
    const same = here.length > 0 && typeof left === 'string' && OF_THE_SAME.test(left)
    const subject = same ? comparable.findLast(f => !isAside(f)) : named(left, comparable)
    if (subject?.approximation !== 'exact' || (same && isAmongParts(subject, comparable))) return []
    return [
      {
        subject,
        other,
        says,
        word,
        ofTarget: typeof right === 'string' && namesTarget(right),
        doubt: doubtOf(word),
      },
    ]
  })
}

/** What sentences say of how two figures stand to each other by naming them: 决算数大于预算数, 未超预算. */
export const namedComparisonsIn = (sentences: readonly Sentence[]): Comparison[] =>
  sentences.flatMap(comparedIn)
