import type { Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, type Figure, figureRange, isExactByNature } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, isNegative, isZero, sumOf, ZERO } from '@heshu/shared/number/exact.ts'
import { add, type Interval, meets } from '@heshu/shared/number/interval.ts'
import { type Slip, slipBetween, valuesBehind } from '@heshu/shared/number/slip.ts'
import { CONVENTIONS } from '@heshu/shared/number/written.ts'
import type { Completeness } from './complete-words.ts'

/** Whether the parts give the whole as far as their printed digits tell: parts rounded each for itself may miss it by their half units. */
export const fitsSum = (whole: Figure, parts: readonly Figure[]): boolean =>
  CONVENTIONS.some(convention => {
    const ranges = parts.map(part => figureRange(part, convention))
    const written = figureRange(whole, convention)
    if (!written || ranges.some(range => range === null)) return false
    return meets((ranges as Interval[]).reduce(add), written)
  })

/** Whether the parts give the whole to the digit. */
export const addsUp = (whole: Figure, parts: readonly Figure[]): boolean => {
  const values = parts.map(baseValue)
  const total = baseValue(whole)
  return total !== null && values.every(v => v !== null) && sumOf(values).equals(total)
}

/** Slips that few numbers can be taken for, so that a gap is hardly ever one of them by chance. */
const RARE: readonly Slip[] = ['digits-swapped', 'point-moved', 'sign']

/** The slips of one figure that would leave the gap, the other parts being rounded by as much as `slack`. */
const slipsBehind = (
  whole: Figure,
  parts: readonly Figure[],
  gap: Exact,
  slack: Exact,
): { readonly slip: Slip; readonly exact: boolean }[] =>
  [whole, ...parts].flatMap((figure, i) => {
    const printed = baseValue(figure)!
    const meant = i === 0 ? printed.sub(gap) : printed.add(gap)
    const [low, high] = [meant.sub(slack), meant.add(slack)]
    return valuesBehind(printed, baseStep(figure)).flatMap(({ value, slip }) =>
      value.gte(low) && value.lte(high) ? [{ slip, exact: value.equals(meant) }] : [],
    )
  })

/**
 * Whether a list of parts that does not add up to its whole was meant to be complete.
 * 其中 often introduces a part of the parts only, so a gap proves nothing by itself. It is a contradiction where the gap is
 * what one slip of the pen leaves in figures so long that chance seldom does, or is small against a figure of four or more
 * digits: a list that is left incomplete on purpose leaves such a gap very rarely. Shorter figures do where the words mean all
 * parts. A smaller figure with a small gap is put before the auditor as open.
 */
export const standingOfParts = (
  whole: Figure,
  parts: readonly Figure[],
  words: Completeness,
): Reading['standing'] => {
  if (words === 'said') return 'asserted'
  const total = baseValue(whole)
  const values = parts.map(baseValue)
  if (!total || values.some(v => v === null) || isZero(total)) return 'possible'
  const gap = total.sub(sumOf(values as Exact[]))
  const larger = [total, ...(values as Exact[])].reduce((a, b) => (b.gt(a) ? b : a))
  const relative = gap.abs().div(total.abs())
  const steps = larger.abs().div(baseStep(whole))
  const short = steps.gte(exact(100))
  const long = steps.gte(exact(1000))
  const veryLong = steps.gte(exact(100_000))
  const exceeds = gap.lt(ZERO)
  if (long && relative.lte(exact('0.01'))) return 'asserted'
  const close = parts.length >= 3 && relative.lte(exact('0.03'))
  // Short figures far from their whole say nothing, whatever slip would do, unless words mean all parts.
  if (words !== 'meant' && !long && !exceeds && !close)
    return relative.lte(exact('0.1')) ? 'suspected' : 'possible'
  const slack = isExactByNature(whole) ? ZERO : baseStep(whole).mul(exact((parts.length + 1) >> 1))
  const slips = slipsBehind(whole, parts, gap, slack)
  const oneSlip = slips.some(s => s.exact)
  const nearSlip = slips.length > 0
  const rareSlip = slips.some(s => RARE.includes(s.slip))
  if (long && oneSlip && (exceeds || relative.lte(exact('0.5')))) return 'asserted'
  if (long && rareSlip) return 'asserted'
  if (veryLong && nearSlip) return 'asserted'
  if (close && oneSlip) return 'asserted'
  // Kinds that exclude each other are never more than all.
  if (words === 'meant' && exceeds && isExactByNature(whole)) return 'asserted'
  if (words === 'meant' && (long ? nearSlip : short && oneSlip)) return 'asserted'
  if (relative.lte(exact('0.1')) || (exceeds && nearSlip)) return 'suspected'
  return 'possible'
}

const TEN = exact(10)
const LONG = exact(1000)
const MOST_OFF = 2

/**
 * Whether one slip of the pen, in the stated figure or in an operand, explains why operands added and taken away do not give it.
 * Rounded parts may be off by a few units of their last digit besides. Only figures of four or more digits tell a slip from
 * chance; `long` is false where words leave no other relation.
 */
export const isOneSlip = (
  stated: Figure,
  operands: readonly Figure[],
  signs: readonly (1 | -1)[],
  long = true,
): boolean => {
  const figures = [stated, ...operands]
  const values = figures.map(baseValue)
  if (values.some(v => v === null)) return false
  const [printed, ...others] = values as [Exact, ...Exact[]]
  // Round figures tell no more than their digits before the zeros.
  const coarsest = (unit: Exact): Exact =>
    (values as Exact[]).every(v => v.div(unit.mul(TEN)).d === 1n) ? coarsest(unit.mul(TEN)) : unit
  const unit = isZero(printed) ? baseStep(stated) : coarsest(baseStep(stated))
  if (long && !(values as Exact[]).some(v => v.abs().gte(unit.mul(LONG)))) return false
  const gap = sumOf(others.map((v, i) => (signs[i] === -1 ? v.neg() : v))).sub(printed)
  const finest = figures.map(baseStep).reduce((a, b) => (b.lt(a) ? b : a))
  const most = figures.every(isExactByNature) ? 0 : Math.min(MOST_OFF, figures.length >> 1)
  const offs = Array.from({ length: 2 * most + 1 }, (_, i) => finest.mul(exact(i - most)))
  return offs.some(off =>
    figures.some((figure, i) => {
      const own = gap.add(off)
      const meant = i > 0 && signs[i - 1] !== -1 ? values[i]!.sub(own) : values[i]!.add(own)
      const slip = slipBetween(values[i]!, meant, baseStep(figure))
      // A minus may be printed by mistake, or be lost from a difference.
      return slip !== null && (slip !== 'sign' || isNegative(values[i]!) || (i === 0 && signs.includes(-1)))
    }),
  )
}
