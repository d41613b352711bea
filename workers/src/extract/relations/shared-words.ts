const bigramsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))

/** How alike two phrases are by their pairs of neighbouring characters: 0 nothing in common, 1 the same pairs (Dice's coefficient). */
export const sharedBigrams = (a: string, b: string): number => {
  const [left, right] = [bigramsOf(a), bigramsOf(b)]
  const common = [...left].filter(pair => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size)
}

/** How much of a phrase another holds, by the pairs of neighbouring characters: 0 nothing, 1 all of it. */
export const shareOfBigrams = (phrase: string, other: string): number => {
  const [own, held] = [bigramsOf(phrase), bigramsOf(other)]
  return own.size === 0 ? 0 : [...own].filter(pair => held.has(pair)).length / own.size
}
