import { type Exact, exact } from '@heshu/shared/number/exact.ts'

/** A seeded source of chance: the same seed draws the same reports on every machine. */
export type Draw = {
  /** A whole number from low to high, both included. */
  readonly integer: (low: number, high: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly chance: (percent: number) => boolean
  readonly shuffle: <T>(xs: readonly T[]) => T[]
}

// mulberry32: small, and its sequence is fixed by the seed alone.
const sequence = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return (x ^ (x >>> 14)) >>> 0
  }
}

export const drawFrom = (seed: number): Draw => {
  const next = sequence(seed)
  const integer = (low: number, high: number): number => low + (next() % (high - low + 1))
  return {
    integer,
    pick: from => from[integer(0, from.length - 1)]!,
    chance: percent => integer(1, 100) <= percent,
    shuffle: xs => {
      const out = [...xs]
      for (let i = out.length - 1; i > 0; i--) {
        const j = integer(0, i)
        const held = out[i]!
        out[i] = out[j]!
        out[j] = held
      }
      return out
    },
  }
}

/** An amount in 元, to the cent, from whole 万元 low to high. */
export const drawAmount = (draw: Draw, low: number, high: number): Exact =>
  exact(BigInt(draw.integer(low * 100, high * 100)) * 10000n + BigInt(draw.integer(0, 9999))).div(exact(100))
