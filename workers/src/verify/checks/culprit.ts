import {
  baseStep,
  baseValue,
  type Figure,
  figureRange,
  isExactByNature,
  locateFigure,
} from '@heshu/shared/model/figure.ts'
import type { Culprit } from '@heshu/shared/model/output.ts'
import {
  type Exact,
  exact,
  isNegative,
  isZero,
  ONE,
  terminatingDecimals,
  toText,
} from '@heshu/shared/number/exact.ts'
import {
  closed,
  contains,
  EVERYTHING,
  hull,
  type Interval,
  intersect,
} from '@heshu/shared/number/interval.ts'
import { type Slip, valuesBehind } from '@heshu/shared/number/slip.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { DraftCheck } from './check-claim.ts'
import { evaluateRange } from './evaluate.ts'
import { printLike } from './print-formula.ts'
import { solveFor } from './solve.ts'

const SLIP_WORDS: Readonly<Record<Slip, string>> = {
  'digit-changed': '一位数字写错',
  'digits-swapped': '相邻两位数字对调',
  'digit-dropped': '漏写一位数字',
  'digit-added': '多写一位数字',
  'point-moved': '小数点错位',
  sign: '正负号写反',
}

const widened = (range: Interval, figure: Figure): Interval => {
  if (isExactByNature(figure)) return range
  const half = baseStep(figure).div(exact(2))
  return {
    low: range.low && closed(range.low.value.sub(half)),
    high: range.high && closed(range.high.value.add(half)),
  }
}

/** The values of one figure, in its base unit, with which a check would hold; null where the check cannot be solved for it. */
const valuesAllowedBy = (check: DraftCheck, figure: Figure): Interval | null => {
  const { reading } = check
  const stated = check.figures[0]
  if (!reading || !stated) return null
  const places = reading.operands.flatMap((operand, place) => (operand === figure ? [place] : []))
  if (figure === stated ? places.length > 0 : places.length !== 1) return null
  const ranges = CONVENTIONS.flatMap(convention => {
    const operands = reading.operands.map(operand => figureRange(operand, convention))
    const target = figureRange(stated, convention)
    if (!target || operands.some(range => range === null)) return []
    const range =
      figure === stated
        ? evaluateRange(reading.expression, operands as Interval[])
        : solveFor(reading.expression, places[0]!, operands as Interval[], target)
    return range ? [range] : []
  })
  const [first, ...rest] = ranges
  return first ? widened(rest.reduce(hull, first), figure) : null
}

type Explanation = { readonly value: Exact; readonly slip: string; readonly strength: 'strong' | 'weak' }

type Suspect = {
  readonly figure: Figure
  /** The failing checks that one other value of the figure would mend, every holding check left holding. */
  readonly mends: readonly DraftCheck[]
  readonly range: Interval
  /** The value meant, where one slip leads from it to what is printed. */
  readonly behind: Explanation | null
  readonly holding: number
  /** What the figure would have to be is out of the ordinary: a share above one, a rate many times over. */
  readonly unlikely: boolean
}

const middle = ({ low, high }: Interval): Exact | null =>
  low && high ? low.value.add(high.value).div(exact(2)) : (low?.value ?? high?.value ?? null)

/** A slip is strong evidence only where few of its sort would land in the range by chance. */
const MOST_CHANCE = exact('0.1')

const WAN = exact(10_000)

/** Other units that the figure's own may be mistaken for, as factors on its value: % for ‰, 万元 for 元 and the reverse. */
const unitFactors = (figure: Figure, mends: readonly DraftCheck[]): Exact[] => {
  const own = figure.unit
  if (own?.text === '‰') return [exact(10)]
  if (own?.dimension !== 'money') return []
  const others = mends
    .flatMap(check => check.figures)
    .filter(f => f !== figure && f.unit?.dimension === 'money')
    .map(f => f.unit!.factor.div(own.factor))
    .filter(factor => !factor.equals(ONE))
  return [...others, WAN, ONE.div(WAN)]
}

/** Of two amounts in 元 and 万元 that do not go together, the round one in 元 is the likelier slip; a price is the reverse. */
const isOddUnit = (figure: Figure, mends: readonly DraftCheck[]): boolean =>
  figure.unit?.text === '‰' || (mends[0]?.kind === 'product') !== (figure.unit?.text === '元')

const decimalsOf = (figure: Figure): number => /[.．](\d+)/.exec(figure.text)?.[1]?.length ?? 0

/** A decimal point moved leaves a figure with more or fewer decimals than those it stands with. */
const keepsForm = (figure: Figure, value: Exact, mends: readonly DraftCheck[]): boolean => {
  const peers = mends
    .flatMap(check => check.figures)
    .filter(f => f !== figure && f.unit?.text === figure.unit?.text)
  const needed = terminatingDecimals(value.div(figure.unit?.factor ?? ONE)) ?? 99
  const usual = peers.map(decimalsOf)
  return usual.length > 0
    ? usual.some(n => n === needed || (needed < n && decimalsOf(figure) !== n))
    : needed <= decimalsOf(figure) + 1
}

const explain = (figure: Figure, range: Interval, mends: readonly DraftCheck[]): Explanation | null => {
  const printed = baseValue(figure)!
  const step = baseStep(figure)
  if (!range.low || !range.high || isZero(printed) || isZero(step)) return null
  const unit = unitFactors(figure, mends).find(factor => contains(range, printed.mul(factor)))
  if (unit)
    return { value: printed, slip: '单位写错', strength: isOddUnit(figure, mends) ? 'strong' : 'weak' }
  const centre = middle(range)!
  const width = range.high.value.sub(range.low.value).div(step).add(ONE)
  const distance = ({ value }: { value: Exact }) => value.sub(centre).abs()
  const sorts = [...Map.groupBy(valuesBehind(printed, step), ({ slip }) => slip)].flatMap(([slip, all]) => {
    const inside = all.filter(
      ({ value }) => contains(range, value) && (slip !== 'point-moved' || keepsForm(figure, value, mends)),
    )
    const best = inside.reduce<(typeof all)[number] | null>(
      (a, b) => (a && distance(a).lte(distance(b)) ? a : b),
      null,
    )
    return best
      ? [{ value: best.value, slip, chance: width.mul(exact(all.length)).div(printed.abs().div(step)) }]
      : []
  })
  const likeliest = sorts.reduce<(typeof sorts)[number] | null>(
    (a, b) => (a?.chance.lte(b.chance) ? a : b),
    null,
  )
  return (
    likeliest && {
      value: likeliest.value,
      slip: SLIP_WORDS[likeliest.slip],
      strength: likeliest.chance.lte(MOST_CHANCE) ? 'strong' : 'weak',
    }
  )
}

const HIGHEST_RATE = exact('1.5')
const LOWEST_RATE = exact('0.05')

const isUnlikely = (figure: Figure, range: Interval, mends: readonly DraftCheck[]): boolean => {
  const [check] = mends
  const meant = middle(range)
  const printed = baseValue(figure)!
  if (!check || check.figures[0] !== figure || !meant || !['ratio', 'share'].includes(check.kind))
    return false
  const highest = check.kind === 'share' ? ONE : HIGHEST_RATE
  return printed.lte(highest) && printed.gte(LOWEST_RATE) && (meant.gt(highest) || meant.lt(LOWEST_RATE))
}

const suspectOf = (
  figure: Figure,
  checks: readonly DraftCheck[],
  failing: ReadonlySet<DraftCheck>,
): Suspect | null => {
  const holding = checks.filter(check => check.verdict === 'agrees')
  let range: Interval = EVERYTHING
  for (const check of holding) {
    const allowed = valuesAllowedBy(check, figure)
    const both = allowed && intersect(range, allowed)
    if (allowed && !both) return null
    range = both ?? range
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
  if (mends.length === 0) return null
  const behind = explain(figure, range, mends)
  return {
    figure,
    mends,
    range,
    behind,
    holding: holding.length,
    unlikely: behind === null && isUnlikely(figure, range, mends),
  }
}

const tier = ({ behind }: Suspect): number => (behind === null ? 2 : behind.strength === 'weak' ? 1 : 0)

/** Most checks mended first; then a value that one slip explains; then an ordinary value; then a figure that nothing else confirms; then the stated one. */
const byLikelihood = (a: Suspect, b: Suspect): number =>
  b.mends.length - a.mends.length ||
  tier(a) - tier(b) ||
  Number(a.unlikely) - Number(b.unlikely) ||
  a.holding - b.holding ||
  Number(b.mends[0]!.figures[0] === b.figure) - Number(a.mends[0]!.figures[0] === a.figure)

const culpritOf = ({ figure, range, behind, mends }: Suspect): Culprit | null => {
  const [first] = mends
  const meant = behind?.value ?? middle(range)
  if (!first || !meant) return null
  const inUnit = () => (behind ? toText(meant.div(figure.unit?.factor ?? ONE)) : printLike(figure, meant))
  return {
    text: figure.text,
    value: first.figures[0] === figure ? first.expected : inUnit(),
    slip: behind?.strength === 'strong' ? behind.slip : null,
    at: locateFigure(figure),
  }
}

const MOST_TOGETHER = 24

/** Failing checks in groups that share figures. */
const connected = (failing: ReadonlySet<DraftCheck>): Set<DraftCheck>[] => {
  const byFigure = new Map<Figure, DraftCheck[]>()
  for (const draft of failing)
    for (const figure of draft.figures) byFigure.set(figure, [...(byFigure.get(figure) ?? []), draft])
  const groups: Set<DraftCheck>[] = []
  const grouped = new Set<DraftCheck>()
  for (const draft of failing) {
    if (grouped.has(draft)) continue
    const group = new Set([draft])
    for (const member of group)
      for (const figure of member.figures) for (const other of byFigure.get(figure)!) group.add(other)
    for (const member of group) grouped.add(member)
    groups.push(group)
  }
  return groups
}

/**
 * Names for failing checks the smallest set of figures whose change would make all hold: again and again the figure whose one
 * other value mends most of them without breaking a check that holds. A check whose stated figure fits a known mistake (the
 * original budget as base) names that mistake; one whose stated figure was found wrong otherwise (its unit) names that.
 */
export const nameCulprits = (drafts: readonly DraftCheck[]): DraftCheck[] => {
  const failing = new Set(
    drafts.filter(d => d.verdict === 'disagrees' && d.severity === 'figure' && d.reading),
  )
  const checksOf = new Map<Figure, DraftCheck[]>()
  for (const draft of drafts)
    if (draft.reading && draft.verdict !== 'open')
      for (const figure of new Set(draft.figures))
        checksOf.set(figure, [...(checksOf.get(figure) ?? []), draft])
  const named = new Map<DraftCheck, Culprit>()
  const already = new Map(
    drafts.flatMap(d => (d.culprit && d.figures[0] ? [[d.figures[0], d.culprit] as const] : [])),
  )
  for (const draft of failing) {
    const [stated] = draft.figures
    const known = stated && already.get(stated)
    if (known) {
      named.set(draft, known)
      failing.delete(draft)
    }
    if (known || !draft.mistake || !stated) continue
    named.set(draft, {
      text: stated.text,
      value: draft.expected,
      slip: draft.mistake.because,
      at: locateFigure(stated),
    })
    failing.delete(draft)
  }
  for (const group of connected(failing)) {
    // So much broken at once is no slip: each stated figure stands for itself.
    if (group.size > MOST_TOGETHER) continue
    while (group.size > 0) {
      const figures = new Set([...group].flatMap(draft => draft.figures))
      const [best] = [...figures]
        .flatMap(figure => suspectOf(figure, checksOf.get(figure)!, group) ?? [])
        .sort(byLikelihood)
      const culprit = best && culpritOf(best)
      if (!best || !culprit) break
      for (const draft of best.mends) {
        named.set(draft, culprit)
        group.delete(draft)
      }
    }
  }
  return drafts.map(draft => {
    const culprit = named.get(draft)
    return culprit ? { ...draft, culprit } : draft
  })
}
