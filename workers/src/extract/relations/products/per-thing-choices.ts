import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, ONE } from '@heshu/shared/number/exact.ts'
import type { Mention } from '../mention.ts'
import type { PerThing } from './per-thing.ts'
import type { Parts } from './per-thing-parts.ts'
import { holds, isSpan, type Misfit, misfitOf, type Product } from './product-fit.ts'
import { inYear } from './things.ts'

/** One total with one figure for each thing, and how they fit the quantity per thing. */
export type Choice = Product & {
  readonly at: Mention
  /** What stands for the spans of time that no figure counts. */
  readonly spans: Exact
  readonly counts: readonly Mention[]
  readonly fit: 'holds' | Misfit
}

/** How many candidates of a kind, and how many choices in all, are tried. */
const TRIED = 3
const CHOICES = 9

/** The spans of time that no figure counts: 月 of 每人每月 300 元，共 50 人. */
const uncounted = ({ per, counts }: Parts): readonly string[] =>
  per.things.filter((_, i) => counts[i]!.all.length === 0)

/** What stands for the uncounted spans: the months, terms and quarters of a year; null where there is no usual number. */
const usualSpans = (parts: Parts): Exact | null =>
  uncounted(parts).reduce<Exact | null>((product, thing) => {
    const number = inYear(thing)
    return product && number && product.mul(number)
  }, ONE)

/** A price was set, and reports multiply it by the number as it is printed, but for one in units of ten thousand. */
const setIn = (per: PerThing, factors: readonly Figure[]): readonly Figure[] =>
  factors.filter(
    figure =>
      isSpan(figure) ||
      (per.is === 'price' && (figure === per.mention.figure || (figure.unit?.factor ?? ONE).equals(ONE))),
  )

/** One figure for each thing that any figure counts. What is told per year may be multiplied by the years told or not. */
const countsTogether = ({ per, counts }: Parts): readonly Mention[][] =>
  counts.reduce<Mention[][]>(
    (lists, { all }, i) => {
      if (all.length === 0) return lists
      const longer = lists.flatMap(list => all.slice(0, TRIED).map(m => list.concat(m)))
      return per.things[i] === '年' ? longer.concat(lists) : longer
    },
    [[]],
  )

/** Whether the words point to all its figures. */
export const isLikely = ({ totals, counts }: Parts, choice: Pick<Choice, 'at' | 'counts'>): boolean => {
  const likely = [totals, ...counts].flatMap(found => found.likely)
  return [choice.at, ...choice.counts].every(m => likely.includes(m))
}

/**
 * Every total with every set of counts, the likeliest first. Where one holds, how the others miss does not matter, and neither
 * does it where the words do not point to them.
 */
export const choicesOf = (parts: Parts): Choice[] => {
  const { per } = parts
  const usual = usualSpans(parts)
  const usualOrNone = [...(usual ? [usual] : []), ...(usual?.equals(ONE) ? [] : [ONE])]
  const products = parts.totals.all.slice(0, TRIED).flatMap(at =>
    countsTogether(parts).flatMap(counts =>
      usualOrNone
        .filter(spans => counts.length > 0 || !spans.equals(ONE))
        .map(spans => {
          const factors = [...counts, per.mention].map(m => m.figure)
          const quotient = per.is === 'mean' ? per.mention.figure : null
          const set = setIn(per, factors)
          return {
            total: at.figure,
            factors,
            set,
            quotient,
            constant: spans.div(per.each),
            spans,
            at,
            counts,
          }
        }),
    ),
  )
  const tried = products.slice(0, CHOICES).map(product => ({ product, held: holds(product) }))
  const some = tried.some(({ held }) => held)
  return tried.map(({ product, held }) => ({
    ...product,
    fit: held ? 'holds' : some || !isLikely(parts, product) ? 'far' : misfitOf(product),
  }))
}

/** 全年, 年工资总额; not 2023 年, which may be told of a part of it. */
const YEAR =
  /全年|整年|一年|(?<![\d一二两三四五六七八九十本当每上今明去往近首次半多历前后学青少老成周])年(?=租|薪|工资|费|补|支|总|发)/

/** 2022 年和 2023 年, 2021—2023 年. */
const YEARS = /20\d\d年?[^，。；\d]{0,4}20\d\d/

/** Whether every thing is counted, by a figure or by the year that the words name. */
export const countsAll = (parts: Parts, choice: Choice): boolean => {
  const spans = uncounted(parts)
  const usual = usualSpans(parts)
  const said =
    spans.every(thing => thing === '年' && !parts.scope.some(m => YEARS.test(m.lead))) ||
    parts.scope.some(m => YEAR.test(m.lead))
  return (
    said &&
    usual !== null &&
    choice.spans.equals(usual) &&
    choice.counts.length + spans.length === parts.counts.length
  )
}
