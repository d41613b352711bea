import type { Fragment } from './fragment.ts'

/** Boundaries of both, those closer than `tolerance` taken as one; the first list's stand. */
const mergeEdges = (edges: readonly number[], more: readonly number[], tolerance: number): number[] => {
  const added = more.filter(edge => edges.every(known => Math.abs(known - edge) > tolerance))
  return [...edges, ...added].sort((a, b) => a - b)
}

const nearest = (edges: readonly number[], place: number): number =>
  edges.reduce(
    (best, edge, index) => (Math.abs(edge - place) < Math.abs((edges[best] ?? 0) - place) ? index : best),
    0,
  )

/**
 * The fragments on one common grid. A page on which a column boundary is not drawn (no cell needs it) gets wider spans.
 * Fragments without known boundaries are left as they are; `tolerance` is in points.
 */
export const alignColumns = (fragments: readonly Fragment[], tolerance = 6): readonly Fragment[] => {
  const first = fragments[0]
  if (!first || fragments.every(fragment => fragment.columns === first.columns)) return fragments
  if (!fragments.every(fragment => fragment.edges)) return fragments
  const shifted = fragments.map(fragment => {
    const left = fragment.edges?.[0] ?? 0
    return (fragment.edges ?? []).map(edge => edge - left)
  })
  const common = shifted.reduce((edges, more) => mergeEdges(edges, more, tolerance), [] as number[])
  return fragments.map((fragment, index) => {
    const places = (shifted[index] ?? []).map(edge => nearest(common, edge))
    return {
      ...fragment,
      columns: common.length - 1,
      edges: common,
      cells: fragment.cells.map(cell => {
        const start = places[cell.column] ?? 0
        const end = places[cell.column + cell.columnSpan] ?? common.length - 1
        return { ...cell, column: start, columnSpan: Math.max(1, end - start) }
      }),
    }
  })
}
