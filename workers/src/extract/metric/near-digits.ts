import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import type { Exact } from '@heshu/shared/number/exact.ts'

/** So many digits at one of the two ends of a number are left alone by one slip of the pen. */
const END = 2

const digitsAt = (figure: Figure, step: Exact): string =>
  baseValue(figure)!.abs().div(step).round(0).n.toString()

/** In shorter numbers a slip may touch both ends. */
const LONG = 5

/** 515 without one of its digits: two numbers one slip apart have such a rest in common. */
const rests = (digits: string): string[] =>
  digits.length < LONG
    ? [digits, ...[...digits].map((_, place) => digits.slice(0, place) + digits.slice(place + 1))]
    : []

const keysOf = (digits: string): string[] => [
  `first ${digits.slice(0, END)}`,
  `last ${digits.slice(-END)}`,
  `same ${digits.replace(/0+$/, '')}`,
  ...rests(digits).map(rest => `rest ${rest}`),
]

/** Whether two strings of digits may be one slip apart: of one length but for two places, or longer by one, or equal but for zeros. */
const mayBeNear = (a: string, b: string): boolean => {
  if (a.replace(/0+$/, '') === b.replace(/0+$/, '')) return true
  if (Math.abs(a.length - b.length) > 1) return false
  if (a.length !== b.length) return true
  let differing = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && ++differing > 2) return false
  return true
}

/**
 * Finds the figures of a group that may be one slip of the pen from another: all that are, and some that are not. Linear in the
 * group where numbers are spread, since only those with an end in common are looked at.
 */
export const nearFinder = (group: readonly Figure[]): ((figure: Figure) => readonly Figure[]) => {
  const steps = [...new Map(group.map(f => [baseStep(f).toFraction(), baseStep(f)])).entries()]
  const stepsFor = (figure: Figure) => steps.filter(([, step]) => step.gte(baseStep(figure)))
  const index = new Map<string, { figure: Figure; digits: string }[]>()
  for (const figure of group)
    for (const [name, step] of stepsFor(figure)) {
      const digits = digitsAt(figure, step)
      for (const key of keysOf(digits)) {
        const at = `${name} ${key}`
        const found = index.get(at)
        if (found) found.push({ figure, digits })
        else index.set(at, [{ figure, digits }])
      }
    }
  return figure => {
    const near = new Set<Figure>()
    for (const [name, step] of stepsFor(figure)) {
      const digits = digitsAt(figure, step)
      for (const key of keysOf(digits))
        for (const other of index.get(`${name} ${key}`) ?? [])
          if (other.figure !== figure && mayBeNear(digits, other.digits)) near.add(other.figure)
    }
    return [...near]
  }
}
