import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import type { LevelResult } from '@heshu/shared/model/output.ts'
import { type Exact, maximum, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import type { Outcome } from './score-indicator.ts'

const inside = (path: readonly string[], row: readonly string[]): boolean =>
  row.length > path.length && path.every((name, level) => row[level] === name)

const printedWeight = (path: readonly string[], table: ScoreTable): Exact | null =>
  table.groups.find(
    group => group.path.length === path.length && path.every((name, level) => group.path[level] === name),
  )?.weight?.value ?? null

/** The weight printed for a level that none of its rows accounts for; zero where it prints none. */
const lostIn = (path: readonly string[], table: ScoreTable, outcomes: readonly Outcome[]): Exact => {
  const printed = printedWeight(path, table)
  const rows = outcomes.filter(({ indicator, weight }) => weight !== null && inside(path, indicator.path))
  return printed ? maximum(printed.sub(sumOf(rows.map(row => row.weight!))), ZERO) : ZERO
}

/**
 * Rows whose weight the file lost: each scores from nothing to all of the weight that is missing in the nearest level above it.
 */
export const withLostWeights = (table: ScoreTable, outcomes: readonly Outcome[]): Outcome[] =>
  outcomes.map(outcome => {
    const { indicator, weight, result } = outcome
    if (weight !== null || result.low !== null) return outcome
    const levels = indicator.path.map((_, i) => indicator.path.slice(0, i)).filter(path => path.length > 0)
    const level = levels.findLast(path => lostIn(path, table, outcomes).gt(ZERO))
    if (!level) return outcome
    const most = toText(lostIn(level, table, outcomes))
    const because = `${result.because}；「${level.at(-1)}」缺失的分值为 ${most}，故得分在 0～${most} 分之间`
    return { ...outcome, result: { ...result, low: '0', high: most, because } }
  })

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
    const lost = lostIn(path, table, outcomes)
    const whole = rows.length > 0 && rows.every(row => row.claimed?.value) && lost.equals(ZERO)
    return {
      path: [...path],
      weight: toText(printedWeight(path, table) ?? weights),
      claimed: whole ? toText(sumOf(rows.map(row => row.claimed!.value!))) : null,
      low: toText(sumOf(weighed.map(row => row.low ?? ZERO)), 'down'),
      high: toText(sumOf(weighed.map(row => row.high ?? row.weight!)).add(lost), 'up'),
    }
  })
}
