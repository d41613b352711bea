import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { toText } from '@heshu/shared/number/exact.ts'
import { type Prose, plainName, type Segment, wordsBefore } from './prose.ts'

/** Words that say which of several such amounts is meant, and not of what. */
const GENERAL =
  /(?:部门|单位|本|年度|当年|年末|年初|全年|实有|实际|核定|期末|项目(?=.{2})|总数|总额|合计|人数|个数|金额|决算数|预算数|数)/gu

/** 在编 for 本年度在编人数（含工勤人员）: what the words before such a figure must hold. */
const coreOf = (name: string): string =>
  plainName(name)
    .replace(/[(（][^()（）]*[)）]/gu, '')
    .replace(GENERAL, '')

const ownWords = (segment: Segment, figure: Figure): string =>
  plainName(wordsBefore(segment, figure))
    .split(/[，,、]/u)
    .at(-1)!

/** How many characters before the digits can make it another quantity: 在编人数比上年减少. */
const NEAR = 8
const NOT_STATED = /同比|环比|增加|减少|增长|下降|上年|去年|目标|要求|预计|计划(?!采购|完成)/u

const speaksOf = (segment: Segment, figure: Figure, core: string, other: string): boolean => {
  const words = ownWords(segment, figure)
  return (
    words.includes(core) &&
    (other.includes(core) || !words.includes(other)) &&
    !NOT_STATED.test(words.slice(-NEAR))
  )
}

const countable = (figure: Figure): boolean =>
  figure.value !== null &&
  figure.approximation === 'exact' &&
  ['count', 'money'].includes(dimensionOf(figure))

export type Pair = { readonly numerator: Figure; readonly denominator: Figure }

/**
 * Every pair of amounts that stand in one sentence under the two names' own words: 编制总数22人，实有在编人数18人 for 在编人数
 * and 核定编制数. There may be one for each body that the report speaks of.
 */
export const namedPairs = (numerator: string, denominator: string, prose: Prose): readonly Pair[] => {
  const [above, below] = [coreOf(numerator), coreOf(denominator)]
  if (above.length < 2 || below.length < 2 || above === below) return []
  const seen = new Set<string>()
  return prose.segments.flatMap(segment => {
    const over = segment.figures.filter(f => countable(f) && speaksOf(segment, f, above, below))
    const under = segment.figures.filter(f => countable(f) && speaksOf(segment, f, below, above))
    const [a, b] = [over[0], under[0]]
    if (!a || !b || over.length > 1 || under.length > 1 || a === b) return []
    if (dimensionOf(a) !== dimensionOf(b) || a.unit?.base !== b.unit?.base) return []
    const key = `${toText(baseValue(a)!)}/${toText(baseValue(b)!)}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ numerator: a, denominator: b }]
  })
}

/** The only amount of money or count that the report calls exactly so; null where there is none or several differ. */
export const namedAmount = (name: string, prose: Prose): Figure | null => {
  const core = plainName(name)
    .replace(/[(（][^()（）]*[)）]/gu, '')
    .replace(/(?:总数|总额|金额|数)$/u, '')
  if (core.length < 4) return null
  const found = prose.segments.flatMap(segment =>
    segment.figures.filter(
      figure =>
        countable(figure) &&
        ownWords(segment, figure)
          .replace(/(?:总数|总额|金额|数)?(?:共计?|为|是|达|有|合计|:|：)*$/u, '')
          .endsWith(core),
    ),
  )
  return new Set(found.map(figure => toText(baseValue(figure)!))).size === 1 ? found[0]! : null
}
