import type { IndicatorGroup } from '@heshu/shared/model/indicator.ts'
import type { IndicatorRows } from './indicator-rows.ts'

const NUMBERS: readonly RegExp[] = [
  /^[一二三四五六七八九十]+[、.．]/,
  /^[（(][一二三四五六七八九十]+[)）]/,
  /^\d{1,2}[、.．](?!\d)/,
  /^[（(]\d{1,2}[)）]/,
]

/** How deep in an outline a name is numbered; null for one without a number. */
const depthOf = (name: string): number | null => {
  const depth = NUMBERS.findIndex(number => number.test(name))
  return depth < 0 ? null : depth
}

/**
 * Rows of one column whose numbers make some the heads of others (一、投入 over （一）目标设定): the heads become groups, with the
 * sums of their rows for weights and scores. Left as they are where a row has no number, or only the heads are scored.
 */
export const raiseHeads = (read: IndicatorRows): IndicatorRows => {
  const depths = read.indicators.map(row => (row.path.length === 1 ? depthOf(row.path[0]!) : null))
  if (depths.some(depth => depth === null) || new Set(depths).size < 2) return read
  const isHead = (i: number) => {
    const next = read.indicators[i + 1]
    return (
      next !== undefined && depths[i + 1]! > depths[i]! && (next.weight !== null || next.claimed !== null)
    )
  }
  const groups: IndicatorGroup[] = []
  const over: { readonly name: string; readonly depth: number }[] = []
  const kept = read.indicators.flatMap((indicator, i) => {
    const depth = depths[i]!
    while (over.length > 0 && over.at(-1)!.depth >= depth) over.pop()
    const path = [...over.map(head => head.name), indicator.path[0]!]
    if (!isHead(i)) return [{ row: read.rows[i]!, indicator: { ...indicator, path } }]
    groups.push({ path, weight: indicator.weight, claimed: indicator.claimed })
    over.push({ name: indicator.path[0]!, depth })
    return []
  })
  return {
    indicators: kept.map(k => k.indicator),
    rows: kept.map(k => k.row),
    groups,
    orphans: read.orphans,
  }
}
