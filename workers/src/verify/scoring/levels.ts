import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import type { LevelResult } from '@heshu/shared/model/output.ts'
import { maximum, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import type { Outcome } from './score-indicator.ts'

const inside = (path: readonly string[], row: readonly string[]): boolean =>
  row.length > path.length && path.every((name, level) => row[level] === name)

/**
 * The ranges of the levels above the indicators, in table order: the sums over their rows, the weight of rows that the file
 * lost counting from nothing to all of it.
 */
export const rangesOfLevels = (table: ScoreTable, outcomes: readonly Outcome[]): LevelResult[] => {
  const paths = new Map<string, readonly string[]>()
  for (const { indicator } of outcomes)
    for (let length = 1; length < indicator.path.length; length++) {
      const path = indicator.path.slice(0, length)
      paths.set(JSON.stringify(path), path)
    }
  return [...paths.values()].map(path => {
    const rows = outcomes.filter(({ indicator }) => inside(path, indicator.path))
    const weighed = rows.filter(row => row.weight !== null)
    const weights = sumOf(weighed.map(row => row.weight!))
    const printed = table.groups.find(
      group => group.path.length === path.length && path.every((name, level) => group.path[level] === name),
    )?.weight?.value
    const lost = printed ? maximum(printed.sub(weights), ZERO) : ZERO
    const whole = rows.length > 0 && rows.every(row => row.claimed?.value) && lost.equals(ZERO)
    return {
      path: [...path],
      weight: toText(printed ?? weights),
      claimed: whole ? toText(sumOf(rows.map(row => row.claimed!.value!))) : null,
      low: toText(sumOf(weighed.map(row => row.low ?? ZERO)), 'down'),
      high: toText(sumOf(weighed.map(row => row.high ?? row.weight!)).add(lost), 'up'),
    }
  })
}
