import type { Draw } from './draw.ts'
import { group } from './pen.ts'

/** What a typist does to the digits of a number. */
export const DIGIT_CHANGES = [
  'digit changed',
  'digits swapped',
  'digit dropped',
  '±1 in a place',
  '×10',
] as const
export type DigitChange = (typeof DIGIT_CHANGES)[number]

const places = (digits: string): number[] => [...digits].flatMap((sign, i) => (/\d/.test(sign) ? [i] : []))

const put = (digits: string, at: number, what: string, length = 1): string =>
  digits.slice(0, at) + what + digits.slice(at + length)

const shifted = (digits: string): string => {
  const [whole = '', rest] = digits.split('.')
  if (rest === undefined) return `${whole}0`
  const moved = `${whole}${rest[0]}`.replace(/^0+(?=\d)/, '')
  return rest.length > 1 ? `${moved}.${rest.slice(1)}` : moved
}

const changePlain = (digits: string, change: DigitChange, draw: Draw): string => {
  const at = draw.pick(places(digits))
  const digit = Number.parseInt(digits[at]!, 10)
  switch (change) {
    case 'digit changed':
      return put(digits, at, `${(digit + draw.integer(1, 9)) % 10}`)
    case '±1 in a place':
      return put(digits, at, `${(digit + draw.pick([1, 9])) % 10}`)
    case 'digit dropped':
      return put(digits, at, '')
    case 'digits swapped':
      return /\d/.test(digits[at + 1] ?? '') ? put(digits, at, digits[at + 1]! + digits[at]!, 2) : digits
    case '×10':
      return shifted(digits)
  }
}

/** The digits changed, grouped as they were; null where the change gives no other well-written number. */
export const changeDigits = (digits: string, change: DigitChange, draw: Draw): string | null => {
  const sign = /^[-−]/.exec(digits)?.[0] ?? ''
  const bare = digits.slice(sign.length).replaceAll(/[,，]/g, '')
  const changed = changePlain(bare, change, draw)
  if (changed === bare || !/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(changed)) return null
  return sign + (/[,，]/.test(digits) ? group(changed) : changed)
}
