/**
 * Runs `work` over all items, at most `ahead` of them begun and not yet taken, and gives the results in the order of the
 * items. A batch of thousands so never holds more than `ahead` results.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = []
  let next = 0
  try {
    for (let taken = 0; taken < items.length; taken++) {
      while (next < items.length && begun.length < ahead) {
        const result = work(items[next++]!)
        result.catch(() => {}) // awaited below, perhaps after it failed
        begun.push(result)
      }
      yield await begun.shift()!
    }
  } finally {
    await Promise.allSettled(begun)
  }
}
