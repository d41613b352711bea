import { baseValue, type Figure, locateFigure } from '@heshu/shared/model/figure.ts'
import type { Culprit } from '@heshu/shared/model/output.ts'
import { type Exact, exact, isNegative, maximum, ONE, toText } from '@heshu/shared/number/exact.ts'
import { contains, EVERYTHING, type Interval, intersect } from '@heshu/shared/number/interval.ts'
import type { Slip } from '@heshu/shared/number/slip.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { printLike } from '../checks/print-formula.ts'
import { valuesAllowedBy } from './allowed-values.ts'
import { type Habit, middle, nearness, weigh } from './likelihood.ts'
import { culpritWord, lastTurn, type Turn } from './opposite-word.ts'

/** A figure, or a word that says which way a figure goes, that may be the wrong one of some failing checks. */
export type Suspect = {
  /** What would be written in its place. */
  readonly culprit: Culprit
  /** Whether it is the figure that the first of the checks states. */
  readonly isStated: boolean
  /** The failing checks that one other value of the figure would mend, every holding check left holding. */
  readonly mends: readonly DraftCheck[]
  /** How many of them say different things: one relation may be read in several ways. */
  readonly relations: number
  /** How likely what is printed would be, were this the wrong figure and the others right; only comparable within one group. */
  readonly weight: Exact
}

const SLIP_WORDS: Readonly<Record<Slip | 'unit', string>> = {
  'digit-changed': '一位数字写错',
  'digits-swapped': '相邻两位数字对调',
  'digit-dropped': '漏写一位数字',
  'digit-added': '多写一位数字',
  'point-moved': '小数点错位',
  sign: '正负号写反',
  unit: '单位写错',
}

const covers = (a: DraftCheck, b: DraftCheck): boolean =>
  b.figures.every(figure => a.figures.includes(figure))

const relationsOf = (mends: readonly DraftCheck[]): number =>
  mends.filter(
    (check, i) =>
      !mends.some((other, j) => j !== i && covers(other, check) && (j < i || !covers(check, other))),
  ).length

/** A figure told alike in two places is less likely the wrong one. */
const IF_COPIED = exact('0.3')

/** The figure as a suspect: `checks` are all that speak of it, `failing` those of them that are still unexplained; null where no value of it mends any. */
export const suspectOf = (
  figure: Figure,
  checks: readonly DraftCheck[],
  failing: ReadonlySet<DraftCheck>,
  habit: Habit,
): Suspect | null => {
  let range: Interval = EVERYTHING
  let copied = false
  const isComputed = checks.some(check => failing.has(check) && check.figures[0] === figure)
  for (const check of checks) {
    if (check.verdict !== 'agrees') continue
    const allowed = valuesAllowedBy(check, figure)
    const both = allowed && intersect(range, allowed)
    if (allowed && !both) {
      // What is computed wrongly is copied wrongly; what is typed wrongly is so in one place.
      if (!isComputed || check.kind !== 'mention') return null
      copied = true
    }
    if (!(isComputed && check.kind === 'mention')) range = both ?? range
  }
  const mends: DraftCheck[] = []
  for (const check of checks) {
    if (!failing.has(check)) continue
    const allowed = valuesAllowedBy(check, figure)
    const both = allowed && intersect(range, allowed)
    if (!both || (both.high && isNegative(both.high.value))) continue
    range = both
    mends.push(check)
  }
  const [first] = mends
  const weighed = weigh(figure, range, mends, habit)
  const value = weighed.meant?.value ?? middle(range)
  if (!first || !value) return null
  const isStated = first.figures[0] === figure
  const inUnit = () =>
    weighed.meant ? toText(value.div(figure.unit?.factor ?? ONE)) : printLike(figure, value)
  return {
    mends,
    relations: relationsOf(mends),
    weight: copied ? weighed.weight.mul(IF_COPIED) : weighed.weight,
    isStated,
    culprit: {
      text: figure.text,
      value: isStated && !first.order ? first.expected : inUnit(),
      slip: weighed.meant && weighed.telling ? SLIP_WORDS[weighed.meant.slip] : null,
      at: locateFigure(figure),
    },
  }
}

/** How many characters before a figure the word that says which way it goes may stand. */
const LABEL = 24

const turnOf = (check: DraftCheck): Turn | null => {
  if (check.order) return check.order.turn
  const [stated] = check.figures
  if (!stated || !['difference', 'growth'].includes(check.kind)) return null
  const from = Math.max(0, stated.start - LABEL)
  const clause = /[^，,。；;]*$/.exec(stated.passage.text.slice(from, stated.start))!
  return lastTurn(stated.passage, from + clause.index, stated.start)
}

/** With the opposite word a change would have the opposite sign, and the greater would be the less. */
const mendedByTurn = (check: DraftCheck): boolean => {
  if (check.order) return check.order.sign !== '='
  const stated = check.figures[0]!
  const allowed = valuesAllowedBy(check, stated)
  const printed = baseValue(stated)
  return allowed !== null && printed !== null && contains(allowed, printed.neg())
}

const HALF = exact('0.5')

/** The words that say which way the figures of the failing checks go, as suspects. */
export const suspectTurns = (failing: ReadonlySet<DraftCheck>): Suspect[] => {
  const turned = [...failing].flatMap(check => {
    const turn = mendedByTurn(check) ? turnOf(check) : null
    return turn ? [{ check, turn }] : []
  })
  const byPlace = Map.groupBy(turned, ({ turn }) =>
    JSON.stringify([turn.passage.block, turn.passage.cell, turn.start]),
  )
  return [...byPlace.values()].map(own => {
    const mends = own.map(({ check }) => check)
    const weights = mends.map(({ order, figures: [a, b] }) =>
      order ? HALF.mul(nearness(baseValue(a!)!, baseValue(b!)!)) : ONE,
    )
    return {
      mends,
      relations: relationsOf(mends),
      weight: weights.reduce(maximum),
      isStated: false,
      culprit: culpritWord(own[0]!.turn),
    }
  })
}
