import { coveringCells, type Fragment, isNumberCell } from '../table/fragment.ts'
import { continuesTable } from '../table/join-fragments.ts'

/** Boundaries, in points, that are drawn within this distance on two pages are one. */
const SAME_EDGE = 5

const within = (edges: readonly number[], others: readonly number[]): boolean =>
  edges.every(edge => others.some(other => Math.abs(other - edge) <= SAME_EDGE))

/** Whether the first row has words over columns that hold numbers further down: a header of its own. */
const bringsHeader = (fragment: Fragment): boolean => {
  const grid = coveringCells(fragment.rows, fragment.columns, fragment.cells)
  const numeric = (grid[0] ?? []).flatMap((_, column) =>
    grid.slice(1).some(row => isNumberCell(row[column]?.text ?? '')) ? [column] : [],
  )
  return numeric.length > 0 && numeric.every(column => /\p{Script=Han}/u.test(grid[0]?.[column]?.text ?? ''))
}

/**
 * Whether two grids are ruled by one set of column boundaries: the same ends, and every boundary of the coarser one
 * stands in the finer one. A form (项目自评表) shows on each page only the boundaries that the rows there need.
 */
const ruledAlike = (before: readonly Fragment[], next: Fragment): boolean => {
  const drawn = before.flatMap(fragment => fragment.edges ?? [])
  const edges = next.edges ?? []
  const last = before.at(-1)?.edges ?? []
  if (edges.length < 2 || last.length < 2) return false
  const ends = [edges[0]!, edges.at(-1)!]
  return (
    within(ends, last) &&
    within([last[0]!, last.at(-1)!], edges) &&
    (within(edges, drawn) || within(drawn, edges))
  )
}

/** Whether `next`, at the top of a page, goes on with the table whose parts so far, the last at its page's end, are `before`. */
export const goesOnOverPageEnd = (before: readonly Fragment[], next: Fragment): boolean => {
  const [first, last] = [before[0], before.at(-1)]
  if (!first || !last) return false
  if (continuesTable(first, next) || continuesTable(last, next)) return true
  // A table with other columns that has a header of its own is another table, even at the same width.
  return ruledAlike(before, next) && !(bringsHeader(next) && bringsHeader(first))
}
