import { readChineseNumeral } from '@heshu/shared/number/chinese-numeral.ts'
import { type Exact, exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import type { Approximation } from '@heshu/shared/number/written.ts'
import { MEASURE_WORD } from './measure-words.ts'

/** In a pattern a written number stands under these group names; a pattern holds it at most once. */
const LETTER = '[OoIl]'
/** Digits with whatever stands between them: what is not a plain decimal is refused when it is read, not cut in two. */
const DIGITS =
  '\\d{1,3}(?:，\\d{3})+(?:\\.\\d+)?(?![\\d，])|\\d{1,3}(?: \\d{3})+\\.\\d{1,4}(?=$)|' +
  // Groups set off by spaces are one number only before a unit, and even there two may be meant (2 846人).
  `\\d{1,3}(?: \\d{3})+(?:\\.\\d{1,4})?(?= ?[余多]?[万亿]?[余多]?(?:元|${MEASURE_WORD}))|` +
  `\\d(?:(?:[\\d,.]|${LETTER}(?=[\\d,.OoIl]))*(?:\\d|${LETTER}(?= ?[%‰万亿元人分])))?`
const MULTIPLE = '(?:[十百千]?[万亿]|万亿|[百千](?!分))'
const OVER = '[余多来](?!额|款|年来|元化)'

/** 3万5千, 1亿2000万, 3万5000: digits in several places. */
const MIXED = '\\d{1,9}[亿万千百](?:\\d{1,9}[亿万千百]){1,3}|\\d{1,9}[亿万]\\d{3,8}'
/** Vague ones (几十, 数百, 上千) carry no number that could be checked. */
const NUMERAL =
  '(?<![几数上]|成(?=[百千]))(?:[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾][零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{0,24}|(?:[百千](?=[余多])|(?<=近|超|逾|约|达)[百千]))'

export const ARABIC = `(?:(?<mixed>${MIXED})|(?<digits>${DIGITS})) ?(?<over>${OVER})? ?(?<multiple>${MULTIPLE})?(?<more>${OVER})?`
export const CHINESE = `(?<numeral>${NUMERAL})(?<over>[余多几])?(?<multiple>[万亿])?`

/** A number in the unit that is printed after it: 300多万 元 is 300, over, in units of 万. */
export type WrittenNumber = {
  readonly value: Exact | null
  readonly step: Exact
  /** 万, 百万, 亿, or nothing. */
  readonly multiple: string
  readonly approximation: Approximation
}

const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

/** What 万, 百万, 万亿 are worth; 1 for nothing. */
export const worthOf = (multiple: string): Exact =>
  powerOfTen([...multiple].reduce((power, sign) => power + (POWERS[sign] ?? 0), 0))

/** The value of plain digits, grouped by threes or not at all; null for anything else (1,23,456, 12..5, 1O0). */
export const readDigits = (digits: string): { value: Exact | null; step: Exact } => {
  const plain = /^\d{1,3}(?:([,， ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(digits)
    ? digits.replace(/[,， ]/g, '')
    : digits
  const decimal = /^\d+(?:\.(\d+))?$/.exec(plain)
  if (!decimal) return { value: null, step: ONE }
  // One group set off by a space may be two numbers.
  if (/^\d{1,3} \d{3}$/.test(digits)) return { value: null, step: ONE }
  return { value: exact(plain), step: powerOfTen(-(decimal[1]?.length ?? 0)) }
}

const readMixed = (text: string): { value: Exact | null; step: Exact } => {
  let total = 0n
  let section = 0n
  let step = 1n
  let lastPower = Number.POSITIVE_INFINITY
  for (const [, digits, sign] of text.matchAll(/(\d+)([亿万千百]?)/g)) {
    const power = sign ? POWERS[sign]! : 0
    // 2千3百万: places within 万 are gathered and raised together.
    if (power >= lastPower && power < 4) return { value: null, step: ONE }
    const worth = 10n ** BigInt(power)
    if (power >= 4) {
      total += (section + BigInt(digits!)) * worth
      section = 0n
      step = worth
      lastPower = power
    } else {
      section += BigInt(digits!) * worth
      step = worth
      lastPower = power
    }
  }
  return { value: exact(total + section), step: exact(step) }
}

const readNumeral = (numeral: string, over: string | undefined, multiple: string): WrittenNumber => {
  const approximation: Approximation = over ? 'over' : 'exact'
  // 三百万 元 is 300 in units of 万, as 300万元 is; 三万五千 has no such unit.
  const tail = multiple === '' ? /^(.+?)(万亿|[万亿])$/.exec(numeral) : null
  if (tail && !/[万亿萬億]/.test(tail[1]!)) return readNumeral(tail[1]!, over, tail[2]!)
  const read = readChineseNumeral(/^[百千]$/.test(numeral) ? `一${numeral}` : numeral)
  return {
    value: read && exact(read.value),
    step: exact(read?.step ?? 1n),
    multiple,
    approximation,
  }
}

/** What ARABIC or CHINESE matched. */
export const readNumber = (groups: Readonly<Record<string, string | undefined>>): WrittenNumber => {
  const over = groups.over ?? groups.more
  const multiple = groups.multiple ?? ''
  if (groups.numeral) return readNumeral(groups.numeral, over, multiple)
  const approximation: Approximation = over ? (over === '来' ? 'about' : 'over') : 'exact'
  const read = groups.mixed ? readMixed(groups.mixed) : readDigits(groups.digits ?? '')
  return { ...read, multiple, approximation }
}
