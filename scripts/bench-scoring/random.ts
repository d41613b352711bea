/** A small generator of whole numbers (mulberry32): the same seed gives the same benchmark on every machine. */
export type Random = { readonly below: (n: number) => number; readonly pick: <T>(from: readonly T[]) => T }

export const randomFrom = (seed: number): Random => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (n: number) => next() % n
  return { below, pick: from => from[below(from.length)]! }
}
