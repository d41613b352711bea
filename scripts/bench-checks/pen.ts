import { type Exact, exact, isNegative, ONE, toDecimals } from '@heshu/shared/number/exact.ts'
import type { Convention } from '@heshu/shared/number/written.ts'
import { type Draw, drawAmount } from './draw.ts'
import type { Countable, Subjects } from './subjects.ts'
import type { Turn, Written } from './writing.ts'

const FACTORS: Readonly<Record<string, Exact>> = {
  亿元: exact(100_000_000),
  万元: exact(10_000),
  元: ONE,
  '%': exact('0.01'),
  '‰': exact('0.001'),
  个百分点: exact('0.01'),
  万人: exact(10_000),
  万人次: exact(10_000),
  万吨: exact(10_000),
  万亩: exact(10_000),
  万千瓦时: exact(10_000),
  倍: ONE,
}

/** The manner of one report's author. */
export type Manner = { readonly separators: boolean; readonly gap: string; readonly decimals: number }

/** What a wording draws its subjects and figures from. Names are never given twice within one report. */
export type Pen = {
  readonly draw: Draw
  readonly year: number
  readonly manner: Manner
  readonly project: () => string
  readonly body: () => string
  readonly thing: () => Countable
  /** An amount in 元. */
  readonly amount: (lowWan: number, highWan: number) => Exact
  /** Parts of a whole with their sum, in 元. */
  readonly parts: (number: number, lowWan: number, highWan: number) => Exact[]
  readonly figure: (value: Exact, unit: string, decimals: number, options?: FigureOptions) => Written
  readonly wan: (value: Exact) => Written
  readonly yuan: (value: Exact) => Written
  readonly percent: (fraction: Exact, decimals?: number) => Written
  readonly number: (value: number | bigint | Exact, unit: string) => Written
  /** A figure in a cell: its unit stands elsewhere. */
  readonly bare: (value: Exact, unit: string, decimals: number) => Written
  readonly turn: (text: string, opposite: string) => Turn
  /** The digits that the value would have in the place of the figure. */
  readonly digitsLike: (figure: Written, value: Exact) => string
}

/** `quotient`: came of a division, so that even cents are rounded. */
type FigureOptions = { readonly hideUnit?: boolean; readonly quotient?: boolean }

export const group = (digits: string): string => {
  const [whole = '', decimals] = digits.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

const takeFrom = <T>(draw: Draw, from: readonly T[]): (() => T) => {
  let left = draw.shuffle(from)
  return () => {
    if (left.length === 0) throw new Error('a report asked for more names than there are')
    const [first, ...rest] = left
    left = rest
    return first!
  }
}

/** One pen a report; `nextStatement` changes the rounding convention, which figures of one relation share. */
export const penFor = (
  draw: Draw,
  subjects: Subjects,
): { readonly pen: Pen; readonly nextStatement: () => void } => {
  const manner: Manner = {
    separators: draw.chance(30),
    gap: draw.chance(15) ? ' ' : '',
    decimals: draw.pick([2, 2, 2, 2, 1, 0, 4]),
  }
  let key = 0
  let convention: Convention = 'rounded'
  const print = (value: Exact, decimals: number, how: Convention): string => {
    if (isNegative(value)) return `-${print(value.neg(), decimals, how)}`
    const digits = toDecimals(value, decimals, how === 'rounded' ? 'half-up' : 'down')
    return manner.separators ? group(digits) : digits
  }
  const figure = (value: Exact, unit: string, decimals: number, options: FigureOptions = {}): Written => {
    const factor = FACTORS[unit] ?? ONE
    return {
      kind: 'figure',
      key: key++,
      digits: print(value.div(factor), decimals, convention),
      unit: options.hideUnit ? '' : unit,
      factor,
      gap: manner.gap,
      convention,
      whole:
        !options.quotient &&
        factor.equals(ONE) &&
        (unit === '元' ? decimals === 2 : decimals === 0 && unit !== '倍'),
    }
  }
  const amount = (low: number, high: number): Exact => drawAmount(draw, low, high)
  const pen: Pen = {
    draw,
    year: draw.integer(2017, 2024),
    manner,
    project: takeFrom(draw, subjects.projects),
    body: takeFrom(draw, subjects.bodies),
    thing: takeFrom(draw, subjects.countables),
    amount,
    parts: (number, low, high) => Array.from({ length: number }, () => amount(low, high)),
    figure,
    wan: value => figure(value, '万元', manner.decimals),
    yuan: value => figure(value, '元', value.d === 1n ? 0 : 2),
    percent: (fraction, decimals = draw.pick([2, 2, 2, 1])) => figure(fraction, '%', decimals),
    number: (value, unit) => figure(exact(value), unit, 0),
    bare: (value, unit, decimals) => figure(value, unit, decimals, { hideUnit: true }),
    turn: (text, opposite) => ({ kind: 'turn', key: key++, text, opposite }),
    digitsLike: (like, value) =>
      print(value.div(like.factor), like.digits.split('.')[1]?.length ?? 0, like.convention),
  }
  return {
    pen,
    nextStatement: () => {
      convention = draw.chance(12) ? 'truncated' : 'rounded'
    },
  }
}
