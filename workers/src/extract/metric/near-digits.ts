import type { Figure } from '@heshu/shared/model/figure.ts'
import { wholeOf } from './told-value.ts'

/** Digits that some other number prints, and the keys by which numbers one slip from them are found. */
type Keys = {
  /** Under which a number is found. */
  readonly own: readonly string[]
  /** Which it asks for. */
  readonly asked: readonly string[]
}

const without = (digits: string, place: number): string => digits.slice(0, place) + digits.slice(place + 1)

/**
 * What two numbers one slip apart have in common: all digits but one place (1*3), or but the order of two neighbours (1(23)),
 * all digits of the longer but one, all but noughts at the end, or but a last digit that rounding takes when the point moves.
 */
const keysOf = (digits: string): Keys => {
  const places = [...digits].map((_, place) => place)
  const changed = places.map(place => `${digits.slice(0, place)}*${digits.slice(place + 1)}`)
  const swapped = places.slice(1).flatMap(place => {
    const [a, b] = [digits[place - 1]!, digits[place]!]
    const pair = a < b ? a + b : b + a
    return a === b ? [] : [`${digits.slice(0, place - 1)}(${pair})${digits.slice(place + 1)}`]
  })
  const shorter = [...new Set(places.map(place => without(digits, place)))]
  const noughts = `0${digits.replace(/0+$/, '')}`
  const length = digits.length
  const both = [noughts, ...changed, ...swapped]
  return {
    own: [
      ...both,
      `=${digits}`,
      ...shorter.map(rest => `-${rest}`),
      `<${length} ${digits.slice(0, -1)}`,
      `>${length} ${digits.slice(0, -2)}`,
    ],
    asked: [
      ...both,
      `-${digits}`,
      ...shorter.map(rest => `=${rest}`),
      `<${length - 1} ${digits.slice(0, -2)}`,
      `>${length + 1} ${digits.slice(0, -1)}`,
    ],
  }
}

/** A figure that has but one digit left in the digits of a coarser one is not held against it. */
const SHORTEST = 10n

/** The digits of a value to a step, cut off and, where it is not whole steps, rounded up. */
const digitsIn = (value: bigint, step: bigint): string[] => {
  const down = value / step
  return (value % step === 0n ? [down] : [down, down + 1n]).map(String)
}

/**
 * Finds the figures of a group that may be one slip of the pen from another: all that are, and some that are not. Two figures
 * are compared in the digits of the coarser. Linear in the group.
 */
export const nearFinder = (group: readonly Figure[]): ((figure: Figure) => readonly Figure[]) => {
  const told = group.map((figure, order) => {
    const { value, step } = wholeOf(figure)
    return { figure, order, value: value < 0n ? -value : value, step }
  })
  const index = new Map<bigint, Map<string, number[]>>()
  for (const { order, value, step } of told) {
    if (step === 0n) continue
    const found = index.get(step) ?? new Map<string, number[]>()
    index.set(step, found)
    for (const digits of digitsIn(value, step))
      for (const key of keysOf(digits).own) {
        const orders = found.get(key)
        if (orders) orders.push(order)
        else found.set(key, [order])
      }
  }
  const near = told.map(() => new Set<number>())
  for (const { order, value, step: own } of told)
    for (const [step, found] of index) {
      if (step < own || (step > own && value < step * SHORTEST)) continue
      for (const digits of digitsIn(value, step))
        for (const key of keysOf(digits).asked)
          for (const other of found.get(key) ?? [])
            if (other !== order) {
              near[order]!.add(other)
              near[other]!.add(order)
            }
    }
  const places = new Map(told.map(({ figure, order }) => [figure, order]))
  return figure => {
    const order = places.get(figure)
    return order === undefined ? [] : [...near[order]!].sort((a, b) => a - b).map(other => group[other]!)
  }
}
