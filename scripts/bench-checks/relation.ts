import { type Exact, exact, ONE, ZERO } from '@heshu/shared/number/exact.ts'
import {
  add,
  divide,
  gapBetween,
  type Interval,
  meets,
  multiply,
  point,
  scale,
  subtract,
} from '@heshu/shared/number/interval.ts'
import { CONVENTIONS, type Convention, writtenRange } from '@heshu/shared/number/written.ts'
import type { Cell } from './table.ts'
import type { Text, Written } from './writing.ts'

export const KINDS = [
  'ratio',
  'share',
  'sum',
  'difference',
  'growth',
  'product',
  'average',
  'multiple',
  'direction',
  'count',
  'unit',
  'mention',
  'target',
  'table-total',
  'table-ratio',
  'table-share',
  'table-difference',
  'score-total',
] as const
export type Kind = (typeof KINDS)[number]

export type Term =
  | Written
  | { readonly kind: 'constant'; readonly value: Exact }
  | { readonly kind: '+' | '−' | '×' | '÷'; readonly left: Term; readonly right: Term }

/** What must hold between printed figures for the report to be right. */
export type Bond =
  | { readonly kind: 'equal'; readonly stated: Written; readonly term: Term }
  | {
      readonly kind: 'order'
      readonly left: Written
      readonly sign: '>' | '<' | '≥' | '≤'
      readonly right: Written
    }
  | { readonly kind: 'listed'; readonly stated: Written; readonly number: number }

/** A misprint that only the writer of the wording can compute: the rate over a wrong base. */
export type BaseSlip = { readonly figure: Written; readonly digits: string }

export type Part =
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (Cell | null)[])[] }

/** One correct statement of one relation, in one wording. `apart` parts stand further down in the report. */
export type Statement = {
  readonly parts: readonly Part[]
  readonly apart?: readonly Part[]
  readonly bonds: readonly Bond[]
  readonly slips?: readonly BaseSlip[]
}

export const constant = (value: number): Term => ({ kind: 'constant', value: exact(value) })
const two =
  (kind: '+' | '−' | '×' | '÷') =>
  (left: Term, right: Term): Term => ({ kind, left, right })
export const minus = two('−')
export const times = two('×')
export const over = two('÷')
export const plus = (...terms: readonly Term[]): Term => terms.reduce(two('+'))
export const growthOf = (before: Term, after: Term): Term => over(minus(after, before), before)

export const is = (stated: Written, term: Term): Bond => ({ kind: 'equal', stated, term })
export const order = (left: Written, sign: '>' | '<' | '≥' | '≤', right: Written): Bond => ({
  kind: 'order',
  left,
  sign,
  right,
})
export const listed = (stated: Written, number: number): Bond => ({ kind: 'listed', stated, number })

export const printedValue = (figure: Written): Exact => exact(figure.digits.replaceAll(',', ''))

const stepOf = (figure: Written): Exact => {
  const decimals = figure.digits.split('.')[1]?.length ?? 0
  return ONE.div(exact(10n ** BigInt(decimals)))
}

const printedStep = (figure: Written): Exact => stepOf(figure).mul(figure.factor)

const rangeOf = (figure: Written, convention: Convention): Interval =>
  scale(writtenRange(printedValue(figure), figure.whole ? ZERO : stepOf(figure), convention), figure.factor)

type Swap = ReadonlyMap<number, Written>

const evaluate = (term: Term, convention: Convention, swap: Swap): Interval | null => {
  if (term.kind === 'figure') return rangeOf(swap.get(term.key) ?? term, convention)
  if (term.kind === 'constant') return point(term.value)
  const left = evaluate(term.left, convention, swap)
  const right = evaluate(term.right, convention, swap)
  if (!left || !right) return null
  if (term.kind === '+') return add(left, right)
  if (term.kind === '−') return subtract(left, right)
  return term.kind === '×' ? multiply(left, right) : divide(left, right)
}

export type Standing = 'holds' | 'rounding' | 'wrong'

const holdsOrder = (a: Exact, sign: '>' | '<' | '≥' | '≤', b: Exact): boolean =>
  sign === '>' ? a.gt(b) : sign === '<' ? a.lt(b) : sign === '≥' ? a.gte(b) : a.lte(b)

/** How a bond stands with some figures printed otherwise. `rounding`: off by no more than one unit of the last stated digit. */
export const standingOf = (bond: Bond, swap: Swap = new Map()): Standing => {
  const now = (figure: Written): Written => swap.get(figure.key) ?? figure
  if (bond.kind === 'listed')
    return printedValue(now(bond.stated)).equals(exact(bond.number)) ? 'holds' : 'wrong'
  if (bond.kind === 'order') {
    const [left, right] = [now(bond.left), now(bond.right)].map(f => printedValue(f).mul(f.factor))
    return holdsOrder(left!, bond.sign, right!) ? 'holds' : 'wrong'
  }
  const stated = now(bond.stated)
  let near = false
  for (const convention of CONVENTIONS) {
    const range = rangeOf(stated, convention)
    const computed = evaluate(bond.term, convention, swap)
    if (!computed) return 'wrong'
    if (meets(range, computed)) return 'holds'
    if (gapBetween(range, computed).lte(printedStep(stated))) near = true
  }
  return near ? 'rounding' : 'wrong'
}

export const figuresOfTerm = (term: Term): Written[] =>
  term.kind === 'figure'
    ? [term]
    : term.kind === 'constant'
      ? []
      : [...figuresOfTerm(term.left), ...figuresOfTerm(term.right)]

export const figuresOfBond = (bond: Bond): Written[] =>
  bond.kind === 'equal'
    ? [bond.stated, ...figuresOfTerm(bond.term)]
    : bond.kind === 'order'
      ? [bond.left, bond.right]
      : [bond.stated]
