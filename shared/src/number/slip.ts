import { type Exact, exact, isNegative, powerOfTen } from './exact.ts'

/** How a hand or an eye turns one number into another. */
export type Slip =
  | 'digit-changed'
  | 'digits-swapped'
  | 'digit-dropped'
  | 'digit-added'
  | 'point-moved'
  | 'sign'

const digitsOf = (value: Exact, step: Exact): string | null => {
  const inSteps = value.abs().div(step)
  return inSteps.d === 1n ? inSteps.n.toString() : null
}

const differingPlaces = (a: string, b: string): number[] =>
  [...a].flatMap((digit, place) => (digit === b[place] ? [] : [place]))

const isOneDropped = (longer: string, shorter: string): boolean => {
  if (longer.length !== shorter.length + 1) return false
  let place = 0
  while (place < shorter.length && longer[place] === shorter[place]) place++
  return longer.slice(place + 1) === shorter.slice(place)
}

/** The single slip that turns the value meant into the value printed; null where it takes more than one. `step` is one unit of the last printed digit. */
export const slipBetween = (printed: Exact, meant: Exact, step: Exact): Slip | null => {
  if (printed.equals(meant) || step.equals(exact(0))) return null
  if (printed.equals(meant.neg())) return 'sign'
  if (printed.mul(meant).lt(exact(0))) return null
  if ([1, 2, 3, 4, -1, -2, -3, -4].some(power => printed.equals(meant.mul(powerOfTen(power)))))
    return 'point-moved'
  const [a, b] = [digitsOf(printed, step), digitsOf(meant, step)]
  if (a === null || b === null || a === '0' || b === '0') return null
  if (a.length === b.length) {
    const places = differingPlaces(a, b)
    if (places.length === 1) return 'digit-changed'
    const [first, second] = places
    if (places.length === 2 && second === first! + 1 && a[first!] === b[second] && a[second] === b[first!])
      return 'digits-swapped'
    return null
  }
  if (isOneDropped(b, a)) return 'digit-dropped'
  if (isOneDropped(a, b)) return 'digit-added'
  return null
}

/** Every value that one slip of the pen turns into the printed one; `step` is one unit of the last printed digit. */
export const valuesBehind = (
  printed: Exact,
  step: Exact,
): { readonly value: Exact; readonly slip: Slip }[] => {
  const digits = digitsOf(printed, step)
  if (digits === null) return []
  const from = (text: string, slip: Slip) => ({
    value: exact(BigInt(text))
      .mul(step)
      .mul(isNegative(printed) ? exact(-1) : exact(1)),
    slip,
  })
  const places = [...digits].map((_, place) => place)
  const swapped = places.slice(1).flatMap(place => {
    const [a, b] = [digits[place - 1]!, digits[place]!]
    return a === b
      ? []
      : [from(digits.slice(0, place - 1) + b + a + digits.slice(place + 1), 'digits-swapped')]
  })
  const changed = places.flatMap(place =>
    [...'0123456789']
      .filter(d => d !== digits[place])
      .map(d => from(digits.slice(0, place) + d + digits.slice(place + 1), 'digit-changed')),
  )
  const moved = [1, -1, 2, -2, 4, -4].map(power => ({
    value: printed.mul(powerOfTen(power)),
    slip: 'point-moved' as const,
  }))
  const dropped = [...places, digits.length].flatMap(place =>
    [...'0123456789'].map(d => from(digits.slice(0, place) + d + digits.slice(place), 'digit-dropped')),
  )
  const added =
    digits.length > 1
      ? places.map(place => from(digits.slice(0, place) + digits.slice(place + 1), 'digit-added'))
      : []
  return [...swapped, ...moved, ...changed, ...dropped, ...added]
}
