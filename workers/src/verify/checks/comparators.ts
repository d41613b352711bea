import type { Sign } from './order.ts'

/** Words that say how what stands before them is to the level after them. */
export type Comparator = {
  readonly says: Sign
  readonly words: string
  /** It may be followed by the difference instead: 超出预算 5 万元. */
  readonly bySoMuch?: true
  /** It compares with targets only: 达到 90% by itself tells how far something came. */
  readonly ofTargets?: true
  /** What follows the level: 控制在 100 万元以内. */
  readonly followedBy?: RegExp
}

const NOT = '(?:不|未|没有|并未|未能)'
/** The first that fits decides. */
const COMPARATORS: readonly Comparator[] = [
  { says: '≥', words: `(?:大于(?:或)?等于|${NOT}(?:低于|少于|小于))` },
  { says: '≤', words: `(?:小于(?:或)?等于|${NOT}(?:高于|大于|多于|超过|超出|突破))` },
  { says: '<', words: `(?:${NOT}达到?|不及|达不到|小于|短于|慢于|不足|不到)` },
  { says: '<', words: `${NOT}(?:完成|实现)`, ofTargets: true },
  { says: '<', words: '(?:低于|少于)', bySoMuch: true },
  { says: '>', words: '(?:超额(?:提前)?完成|提前超额完成)' },
  { says: '>', words: '(?:大于|长于|快于)' },
  { says: '>', words: '(?:高于|多于|超过了?|超出了?|高出)', bySoMuch: true },
  { says: '=', words: '等于' },
  { says: '≤', words: '(?:控制|保持|维持|稳定)在', followedBy: /^\s*(?:以[内下]|之内|范围(?:之)?内)/ },
  { says: '≥', words: '(?:(?:保持|维持|稳定)在|达到)', followedBy: /^\s*及?以上/ },
  { says: '≥', words: '(?:达到了?|提前完成)', ofTargets: true },
]
const ANY = new RegExp(COMPARATORS.map(c => c.words).join('|'), 'g')
const WHOLE = COMPARATORS.map(comparator => ({ comparator, whole: new RegExp(`^${comparator.words}$`) }))

/** The last comparing word of a text. */
export const lastComparing = (text: string): { readonly word: string; readonly at: number } | null => {
  const found = [...text.matchAll(ANY)].at(-1)
  return found ? { word: found[0], at: found.index } : null
}

/** What a comparing word may say, the likeliest first. */
export const comparatorsOf = (word: string): Comparator[] =>
  WHOLE.filter(({ whole }) => whole.test(word)).map(({ comparator }) => comparator)

/** The words that compare two names without figures, as the source of a pattern. */
export const BETWEEN_NAMES = COMPARATORS.filter(c => !c.followedBy && !c.ofTargets)
  .map(c => c.words)
  .join('|')
