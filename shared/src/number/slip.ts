import { type Exact, exact, isNegative, isZero, ONE, powerOfTen, terminatingDecimals } from './exact.ts'

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

/** Where two strings of one length differ; more than two places are not told. */
const differingPlaces = (a: string, b: string): number[] => {
  const places: number[] = []
  for (let place = 0; place < a.length && places.length < 3; place++)
    if (a[place] !== b[place]) places.push(place)
  return places
}

const isOneDropped = (longer: string, shorter: string): boolean => {
  if (longer.length !== shorter.length + 1) return false
  let place = 0
  while (place < shorter.length && longer[place] === shorter[place]) place++
  return longer.slice(place + 1) === shorter.slice(place)
}

const TENS: readonly bigint[] = [10n, 100n, 1000n, 10_000n]

const isMovedBy = ({ n, d }: Exact): boolean =>
  (d === 1n && TENS.includes(n)) || (n === 1n && TENS.includes(d))

/** The slip that turns one whole number above zero into another, leaving the point aside; null where it takes more than one. */
export const slipInDigits = (a: string, b: string): Slip | null => {
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

/** The single slip that turns the value meant into the value printed; null where it takes more than one. `step` is one unit of the last printed digit. */
export const slipBetween = (printed: Exact, meant: Exact, step: Exact): Slip | null => {
  if (printed.equals(meant) || isZero(step)) return null
  if (printed.equals(meant.neg())) return 'sign'
  if (isZero(meant) || isZero(printed) || printed.s !== meant.s) return null
  if (isMovedBy(printed.div(meant))) return 'point-moved'
  const [a, b] = [digitsOf(printed, step), digitsOf(meant, step)]
  if (a === null || b === null || a === '0' || b === '0') return null
  return slipInDigits(a, b)
}

/** A value that may have been meant, the slip that turns it into the printed one, and how often that slip would: 0 to 1, a weight and no frequency of anything counted. */
export type Meant = { readonly value: Exact; readonly slip: Slip; readonly likelihood: Exact }

const HALF = exact('0.5')
const TEN = exact(10)
/** A point moved right by one place is a nought too many; other moves are rare. */
const MOVES: readonly (readonly [power: number, likelihood: string])[] = [
  [-1, '0.5'],
  [1, '0.2'],
  [-2, '0.1'],
  [2, '0.1'],
  [-4, '0.05'],
  [4, '0.05'],
]

/**
 * Every value that one slip of the pen turns into the printed one; `step` is one unit of the last printed digit. Each sort of
 * slip is as likely as another and strikes each place alike; of wrong digits, the neighbours of the right one take half.
 */
export const valuesBehind = (printed: Exact, step: Exact): Meant[] => {
  const digits = digitsOf(printed, step)
  if (digits === null) return []
  const sign = isNegative(printed) ? -1n : 1n
  const from = (text: string, slip: Slip, likelihood: Exact, lastPlace = step): Meant => ({
    value: lastPlace.mul(sign * BigInt(text)),
    slip,
    likelihood,
  })
  const decimals = terminatingDecimals(step) ?? 0
  const beforePoint = Math.max(0, digits.length - decimals)
  const places = [...digits].map((_, place) => place)
  const one = (ways: number): Exact => ONE.div(exact(Math.max(1, ways)))
  const [swap, drop, add] = [one(digits.length - 1), one(digits.length + 1), one(10 * digits.length)]
  const [finer, coarser] = [step.div(TEN), step.mul(TEN)]
  const far = exact('0.1').mul(one(digits.length))
  const near = HALF.add(exact('0.1')).mul(one(digits.length))
  const swapped = places.slice(1).flatMap(place => {
    const [a, b] = [digits[place - 1]!, digits[place]!]
    const text = digits.slice(0, place - 1) + b + a + digits.slice(place + 1)
    return a === b ? [] : [from(text, 'digits-swapped', swap)]
  })
  const changed = places.flatMap(place =>
    [...'0123456789'].flatMap((d, value) => {
      if (d === digits[place]) return []
      const apart = Math.abs(value - '0123456789'.indexOf(digits[place]!))
      const text = digits.slice(0, place) + d + digits.slice(place + 1)
      return [from(text, 'digit-changed', apart === 1 || apart === 9 ? near : far)]
    }),
  )
  const moved = MOVES.map(([power, likelihood]) => ({
    value: printed.mul(powerOfTen(power)),
    slip: 'point-moved' as const,
    likelihood: exact(likelihood),
  }))
  const dropped = [...places, digits.length].flatMap(place =>
    [...'0123456789'].flatMap(d => {
      const text = digits.slice(0, place) + d + digits.slice(place)
      return [
        ...(place <= beforePoint ? [from(text, 'digit-dropped', drop)] : []),
        ...(decimals > 0 && place >= beforePoint ? [from(text, 'digit-dropped', drop, finer)] : []),
      ]
    }),
  )
  const added =
    digits.length > 1
      ? places.map(place =>
          from(
            digits.slice(0, place) + digits.slice(place + 1),
            'digit-added',
            add,
            place < beforePoint ? step : coarser,
          ),
        )
      : []
  return [...swapped, ...moved, ...changed, ...dropped, ...added]
}
