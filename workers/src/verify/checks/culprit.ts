import {
  baseStep,
  baseValue,
  type Figure,
  figureRange,
  isExactByNature,
  locateFigure,
} from '@heshu/shared/model/figure.ts'
import type { Culprit } from '@heshu/shared/model/output.ts'
import { type Exact, exact, isNegative, isZero, toText } from '@heshu/shared/number/exact.ts'
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

type Suspect = {
  readonly figure: Figure
  /** The failing checks that one other value of the figure would mend, every holding check left holding. */
  readonly mends: readonly DraftCheck[]
  readonly range: Interval
  readonly behind: { readonly value: Exact; readonly slip: Slip } | null
  readonly holding: number
}

const middle = ({ low, high }: Interval): Exact | null =>
  low && high ? low.value.add(high.value).div(exact(2)) : (low?.value ?? high?.value ?? null)

/** A slip is evidence only where few of the possible slips would land in the range by chance. */
const MOST_CHANCE = exact('0.1')

const slipInto = (figure: Figure, range: Interval): Suspect['behind'] => {
  const printed = baseValue(figure)!
  const step = baseStep(figure)
  if (!range.low || !range.high || isZero(printed) || isZero(step)) return null
  const behind = valuesBehind(printed, step)
  const width = range.high.value.sub(range.low.value).div(step).add(exact(1))
  const chance = width.mul(exact(behind.length)).div(printed.abs().div(step))
  if (chance.gt(MOST_CHANCE)) return null
  const centre = middle(range)!
  const inside = behind.filter(({ value }) => contains(range, value))
  const distance = ({ value }: { value: Exact }) => value.sub(centre).abs()
  return inside.reduce<Suspect['behind']>((a, b) => (a && distance(a).lte(distance(b)) ? a : b), null)
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
  return mends.length > 0
    ? { figure, mends, range, behind: slipInto(figure, range), holding: holding.length }
    : null
}

/** Most checks mended first; then a value that one slip explains; then a figure that nothing else confirms; then the stated one. */
const byLikelihood = (a: Suspect, b: Suspect): number =>
  b.mends.length - a.mends.length ||
  Number(b.behind !== null) - Number(a.behind !== null) ||
  a.holding - b.holding ||
  Number(b.mends[0]!.figures[0] === b.figure) - Number(a.mends[0]!.figures[0] === a.figure)

const culpritOf = ({ figure, range, behind, mends }: Suspect): Culprit | null => {
  const [first] = mends
  const isStated = first?.figures[0] === figure
  const value = behind?.value ?? middle(range)
  if (!value) return null
  return {
    text: figure.text,
    value: behind
      ? toText(value.div(figure.unit?.factor ?? exact(1)))
      : isStated
        ? first!.expected
        : printLike(figure, value),
    slip: behind ? SLIP_WORDS[behind.slip] : null,
    at: locateFigure(figure),
  }
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
  while (failing.size > 0) {
    const figures = new Set([...failing].flatMap(draft => draft.figures))
    const [best] = [...figures]
      .flatMap(figure => suspectOf(figure, checksOf.get(figure)!, failing) ?? [])
      .sort(byLikelihood)
    const culprit = best && culpritOf(best)
    if (!best || !culprit) break
    for (const draft of best.mends) {
      named.set(draft, culprit)
      failing.delete(draft)
    }
  }
  return drafts.map(draft => {
    const culprit = named.get(draft)
    return culprit ? { ...draft, culprit } : draft
  })
}
