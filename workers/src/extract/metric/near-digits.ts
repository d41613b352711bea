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

const isOneDropped = (longer: string, shorter: string): boolean => {
  let place = 0
  while (place < shorter.length && longer[place] === shorter[place]) place++
  return longer.slice(place + 1) === shorter.slice(place)
}

/** Whether a digit is dropped, or the point moved by one place, before the last digit, which may be rounded. */
const mayBeShorter = (longer: string, shorter: string): boolean =>
  isOneDropped(longer, shorter) ||
  isOneDropped(longer.slice(0, -1), shorter.slice(0, -1)) ||
  longer.startsWith(shorter.slice(0, -1))

/** Whether two strings of digits may be one slip apart: of one length but for two places, or longer by one, or equal but for zeros. */
const mayBeNear = (a: string, b: string): boolean => {
  if (a.length === b.length + 1) return mayBeShorter(a, b)
  if (b.length === a.length + 1) return mayBeShorter(b, a)
  if (a.length !== b.length) return a.replace(/0+$/, '') === b.replace(/0+$/, '')
  let differing = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && ++differing > 2) return false
  return true
}

type Entry = { readonly figure: Figure; readonly digits: string }

/**
 * Finds the figures of a group that may be one slip of the pen from another: all that are, and some that are not. Two figures
 * are compared in the digits of the coarser. Linear in the group where numbers are spread, since only those with an end in
 * common are looked at.
 */
export const nearFinder = (group: readonly Figure[]): ((figure: Figure) => readonly Figure[]) => {
  const steps = [...new Map(group.map(f => [baseStep(f).toFraction(), baseStep(f)])).entries()]
  const stepsFor = (figure: Figure) => steps.filter(([, step]) => step.gte(baseStep(figure)))
  const digitsFor = new Map(
    group.map(figure => [
      figure,
      stepsFor(figure).map(([name, step]) => ({ name, digits: digitsAt(figure, step) })),
    ]),
  )
  const all = new Map<string, Entry[]>()
  const coarsest = new Map<string, Entry[]>()
  const enter = (index: Map<string, Entry[]>, at: string, entry: Entry) => {
    const found = index.get(at)
    if (found) found.push(entry)
    else index.set(at, [entry])
  }
  for (const figure of group) {
    const own = baseStep(figure).toFraction()
    for (const { name, digits } of digitsFor.get(figure)!)
      for (const key of keysOf(digits)) {
        enter(all, `${name} ${key}`, { figure, digits })
        if (name === own) enter(coarsest, `${name} ${key}`, { figure, digits })
      }
  }
  return figure => {
    const near = new Set<Figure>()
    const own = baseStep(figure).toFraction()
    for (const { name, digits } of digitsFor.get(figure) ?? [])
      for (const key of keysOf(digits))
        for (const other of (name === own ? all : coarsest).get(`${name} ${key}`) ?? [])
          if (other.figure !== figure && mayBeNear(digits, other.digits)) near.add(other.figure)
    return [...near]
  }
}
