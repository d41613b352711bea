import type { Box } from '@heshu/shared/model/location.ts'
import type { Rule } from './page-marks.ts'

/** A cell of a ruled grid with the spans that its missing inner lines give it. */
export type GridCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** A ruled table on one page: the places of its lines from left to right and from top to bottom, and its cells. */
export type Grid = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
}

/** A line, level or upright, at one place across; `spans` are the stretches that it is drawn along. */
type Wall = { at: number; spans: [number, number][] }

/** Lines this close across are one line: double rules, borders that neighbours draw each for themselves. */
const SNAP_X = 5
const SNAP_Y = 4
/** Ends this close to another line meet it; stretches this close along continue one another (dashes). */
const MEET = 3
/** What is shorter than this after the dashes were joined is no ruling line. */
const SHORTEST = 5
/** A wall parts two places when it is drawn along this share of their common side. */
const DRAWN = 0.6
/** More lines than any table has: drawings and maps. */
const MOST_WALLS = 2000
const MOST_PLACES = 20_000

const mergeSpans = (spans: [number, number][]): [number, number][] => {
  const merged: [number, number][] = []
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1] + MEET) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged.filter(([from, to]) => to - from >= SHORTEST)
}

const rulesToWalls = (rules: readonly Rule[], level: boolean, snap: number): Wall[] => {
  const lines = rules
    .filter(rule => rule.level === level)
    .map(({ box: [left, top, right, bottom] }) =>
      level
        ? { at: (top + bottom) / 2, from: left, to: right }
        : { at: (left + right) / 2, from: top, to: bottom },
    )
    .sort((a, b) => a.at - b.at)
  const walls: (Wall & { first: number })[] = []
  for (const { at, from, to } of lines) {
    const wall = walls.at(-1)
    if (wall && at - wall.first <= snap) {
      wall.spans.push([from, to])
      wall.at = (wall.first + at) / 2
    } else walls.push({ at, first: at, spans: [[from, to]] })
  }
  // One stretch a wall: two tables side by side share places, not lines.
  return walls.flatMap(({ at, spans }) => mergeSpans(spans).map(span => ({ at, spans: [span] })))
}

const meets = (level: Wall, upright: Wall): boolean => {
  const [left, right] = level.spans[0]!
  const [top, bottom] = upright.spans[0]!
  return (
    upright.at >= left - MEET &&
    upright.at <= right + MEET &&
    level.at >= top - MEET &&
    level.at <= bottom + MEET
  )
}

/** Lines that touch, directly or through others. */
const connect = (
  levels: readonly Wall[],
  uprights: readonly Wall[],
): { levels: Wall[]; uprights: Wall[] }[] => {
  const parent = Array.from({ length: levels.length + uprights.length }, (_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root]!
    parent[index] = root
    return root
  }
  levels.forEach((level, l) => {
    uprights.forEach((upright, u) => {
      if (meets(level, upright)) parent[rootOf(l)] = rootOf(levels.length + u)
    })
  })
  const groups = new Map<number, { levels: Wall[]; uprights: Wall[] }>()
  const groupOf = (index: number) => {
    const root = rootOf(index)
    const group = groups.get(root) ?? { levels: [], uprights: [] }
    groups.set(root, group)
    return group
  }
  levels.forEach((level, index) => {
    groupOf(index).levels.push(level)
  })
  uprights.forEach((upright, index) => {
    groupOf(levels.length + index).uprights.push(upright)
  })
  return [...groups.values()].filter(group => group.levels.length > 0 && group.uprights.length > 0)
}

/** The places of lines, near ones as one; the far ends of the crossing lines bound a table that is open at a side. */
const placesOf = (walls: readonly Wall[], crossing: readonly Wall[], snap: number): number[] => {
  const places: number[] = []
  for (const { at } of [...walls].sort((a, b) => a.at - b.at))
    if (places.length === 0 || at - places.at(-1)! > snap) places.push(at)
  const low = Math.min(...crossing.map(wall => wall.spans[0]![0]))
  const high = Math.max(...crossing.map(wall => wall.spans[0]![1]))
  if (low < places[0]! - 2 * MEET) places.unshift(low)
  if (high > places.at(-1)! + 2 * MEET) places.push(high)
  return places
}

/** For each line place and each stretch between crossing places: whether a wall is drawn there. */
const drawnWalls = (
  walls: readonly Wall[],
  places: readonly number[],
  along: readonly number[],
  snap: number,
): boolean[][] => {
  const drawn = places.map(() => along.slice(1).map(() => [] as [number, number][]))
  for (const wall of walls) {
    const index = places.findIndex(place => Math.abs(place - wall.at) <= snap)
    const [from, to] = wall.spans[0]!
    for (let i = 0; i + 1 < along.length; i++) {
      const start = Math.max(from, along[i]!)
      const end = Math.min(to, along[i + 1]!)
      if (end > start) drawn[index]?.[i]?.push([start, end])
    }
  }
  return drawn.map(line =>
    line.map((spans, i) => {
      const length = along[i + 1]! - along[i]!
      const covered = spans.reduce((sum, [from, to]) => sum + to - from, 0)
      return covered >= DRAWN * length
    }),
  )
}

/** Places that no wall parts, as rectangles; a region of another shape is cut into its rows. */
const cellsOf = (columns: number, rows: number, right: boolean[][], below: boolean[][]): GridCell[] => {
  const region = Array.from({ length: rows }, () => new Array<number>(columns).fill(-1))
  const members: [number, number][][] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (region[row]![column] !== -1) continue
      const number = members.length
      const found: [number, number][] = []
      const queue: [number, number][] = [[row, column]]
      region[row]![column] = number
      for (let next = queue.pop(); next; next = queue.pop()) {
        found.push(next)
        const [r, c] = next
        const visit = (open: boolean, r2: number, c2: number) => {
          if (!open || region[r2]?.[c2] !== -1) return
          region[r2]![c2] = number
          queue.push([r2, c2])
        }
        visit(!right[c + 1]?.[r], r, c + 1)
        visit(!right[c]?.[r], r, c - 1)
        visit(!below[r + 1]?.[c], r + 1, c)
        visit(!below[r]?.[c], r - 1, c)
      }
      members.push(found)
    }
  return members.flatMap(found => {
    const r0 = Math.min(...found.map(([r]) => r))
    const r1 = Math.max(...found.map(([r]) => r))
    const c0 = Math.min(...found.map(([, c]) => c))
    const c1 = Math.max(...found.map(([, c]) => c))
    if (found.length === (r1 - r0 + 1) * (c1 - c0 + 1))
      return [{ row: r0, column: c0, rowSpan: r1 - r0 + 1, columnSpan: c1 - c0 + 1 }]
    return cutIntoRows(found)
  })
}

const cutIntoRows = (found: readonly [number, number][]): GridCell[] => {
  const cells: GridCell[] = []
  for (const [row, column] of [...found].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = cells.at(-1)
    if (last && last.row === row && last.column + last.columnSpan === column)
      cells[cells.length - 1] = { ...last, columnSpan: last.columnSpan + 1 }
    else cells.push({ row, column, rowSpan: 1, columnSpan: 1 })
  }
  return cells
}

const contains = (outer: Grid, inner: Grid): boolean =>
  inner.xs[0]! >= outer.xs[0]! - MEET &&
  inner.xs.at(-1)! <= outer.xs.at(-1)! + MEET &&
  inner.ys[0]! >= outer.ys[0]! - MEET &&
  inner.ys.at(-1)! <= outer.ys.at(-1)! + MEET

/** The ruled tables of a page, from top to bottom. Frames of a single cell are none. */
export const rulesToGrids = (rules: readonly Rule[]): Grid[] => {
  const levels = rulesToWalls(rules, true, SNAP_Y)
  const uprights = rulesToWalls(rules, false, SNAP_X)
  if (levels.length > MOST_WALLS || uprights.length > MOST_WALLS) return []
  const grids = connect(levels, uprights).flatMap(group => {
    const xs = placesOf(group.uprights, group.levels, SNAP_X)
    const ys = placesOf(group.levels, group.uprights, SNAP_Y)
    if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > MOST_PLACES) return []
    const right = drawnWalls(group.uprights, xs, ys, SNAP_X)
    const below = drawnWalls(group.levels, ys, xs, SNAP_Y)
    const cells = cellsOf(xs.length - 1, ys.length - 1, right, below).sort(
      (a, b) => a.row - b.row || a.column - b.column,
    )
    return cells.length > 1 ? [{ xs, ys, cells }] : []
  })
  // Of a table in a cell of another one, or in a decorated frame, the richer one is the table.
  const kept = grids.filter(
    grid =>
      !grids.some(
        other =>
          other !== grid &&
          ((contains(other, grid) && other.cells.length >= grid.cells.length) ||
            (contains(grid, other) && other.cells.length > grid.cells.length)),
      ),
  )
  return kept.sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!)
}

export const gridBox = (grid: Grid): Box => [grid.xs[0]!, grid.ys[0]!, grid.xs.at(-1)!, grid.ys.at(-1)!]

/** The box of a cell, or of the grid's place that a cell would take. */
export const cellBox = (grid: Grid, cell: GridCell): Box => [
  grid.xs[cell.column]!,
  grid.ys[cell.row]!,
  grid.xs[cell.column + cell.columnSpan]!,
  grid.ys[cell.row + cell.rowSpan]!,
]
