import type { Claim } from '@heshu/shared/model/claim.ts'
import type { FigureTable } from './figure-table.ts'
import { claimsOfGroupings, type Grouping, tryGrouping } from './grouping.ts'
import type { Line } from './lines.ts'

/** How many lines a list of 其中 is followed for. */
const LONGEST_LIST = 12

export type Parts = {
  /** Lines that are parts of the line before 其中, so that no total adds them. */
  readonly consumed: ReadonlySet<Line>
  /** Lines after a 其中 whose list's end nothing tells: the first of them, or all, may be parts too. */
  readonly open: readonly (readonly Line[])[]
  readonly claims: readonly Claim[]
}

/** Lines that a list begun by 其中 may run over: up to a total, another group or another 其中. */
const runAfter = (lines: readonly Line[], at: number): Line[] => {
  const next = lines.slice(at + 1, at + 1 + LONGEST_LIST)
  // 其中：A, 其中：B, 其中：C: the word may stand at every part.
  const repeated = next[0]?.kind === 'part'
  const end = next.findIndex(
    line =>
      line.kind !== (repeated ? 'part' : 'detail') || line.opensSection || line.group !== lines[at]!.group,
  )
  return end < 0 ? next : next.slice(0, end)
}

/**
 * Which lines the parts announced by 其中 are. The word stands at the first only, so the list ends where it gives the line
 * before it; or, where that line is numbered, at the next number; or else it is taken to be one line long.
 */
export const readParts = (table: FigureTable, lines: readonly Line[], columns: readonly number[]): Parts => {
  const consumed = new Set<Line>()
  const open: Line[][] = []
  const claims: Claim[] = []
  lines.forEach((first, at) => {
    if (first.kind !== 'part' || consumed.has(first)) return
    const parent = lines.slice(0, at).findLast(line => line.kind !== 'part' && !consumed.has(line))
    if (!parent) return
    const run = runAfter(lines, at)
    const numbered = run.findIndex(line => line.number !== '')
    const natural =
      parent.kind === 'total'
        ? run
        : parent.number !== ''
          ? run.slice(0, numbered < 0 ? undefined : numbered)
          : []
    const lists = [...run.keys(), run.length].map((_, length) => [first, ...run.slice(0, length)])
    const groupings = lists.map(
      (list): Grouping => ({ lines: list, because: `「其中」所列各项之和`, sure: false }),
    )
    const fitting = groupings.filter(g => {
      const tried = tryGrouping(table, parent, g, columns)
      return tried.fits > 0 && tried.trials.filter(t => !t.fits).length <= tried.fits
    })
    const likely = groupings.filter(g => g.lines.length === natural.length + 1 && g.lines.length > 1)
    const again = lines[at - 1]?.kind === 'part'
    const rest: Grouping[] =
      natural.length > 0 || run.length === 0 || again
        ? []
        : [{ lines: [first, ...run], because: '「其中」及其后各项之和', sure: false, perhaps: true }]
    const meant = fitting.length > 0 ? fitting : likely.length > 0 ? likely : rest
    claims.push(...claimsOfGroupings(table, parent, meant, columns))
    const longest = fitting[0] ?? likely[0]
    if (!longest && run.length > 0) open.push(run)
    for (const line of longest?.lines ?? [first]) consumed.add(line)
  })
  return { consumed, open, claims }
}
