import type { Box } from '@heshu/shared/model/location.ts'
import { cellBox, type Grid, gridBox } from './grid.ts'
import type { Glyph } from './page-marks.ts'
import { addLine, EMPTY, joint, type Stretch } from './stretch.ts'
import { glyphsToLines, type Line } from './text-line.ts'

/** Signs of one word or figure that follow one another without a gap. */
export const glyphsToChains = (glyphs: readonly Glyph[]): Glyph[][] => {
  const chains: Glyph[][] = []
  let number = -1
  for (const glyph of glyphs) {
    if (glyph.chain === number) chains.at(-1)!.push(glyph)
    else chains.push([glyph])
    number = glyph.chain
  }
  return chains
}

const centre = ([left, top, right, bottom]: Box): [number, number] => [(left + right) / 2, (top + bottom) / 2]

const indexAt = (places: readonly number[], value: number): number => {
  let low = 0
  let high = places.length - 1
  if (value < places[0]! || value > places[high]!) return -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (places[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

export const isInside = ([left, top, right, bottom]: Box, box: Box): boolean => {
  const [x, y] = centre(box)
  return x >= left && x <= right && y >= top && y <= bottom
}

/** The number of the cell that each place of the grid belongs to. */
const coverage = (grid: Grid): number[][] => {
  const covered = grid.ys.slice(1).map(() => new Array<number>(grid.xs.length - 1).fill(-1))
  grid.cells.forEach((cell, number) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        covered[row]![column] = number
  })
  return covered
}

/**
 * Signs by the number of their cell. A word or figure that overflows its cell is kept whole, in the cell where most of it
 * stands; it is cut only where a text operator begins just at a line, as with two cells that are full to the brim.
 */
const glyphsByCell = (grid: Grid, glyphs: readonly Glyph[]): Map<number, Glyph[]> => {
  const covered = coverage(grid)
  const cellAt = (glyph: Glyph): number => {
    const [x, y] = centre(glyph.box)
    return covered[indexAt(grid.ys, y)]?.[indexAt(grid.xs, x)] ?? -1
  }
  const byCell = new Map<number, Glyph[]>()
  const give = (cell: number, part: readonly Glyph[]) => {
    const own = byCell.get(cell)
    if (own) own.push(...part)
    else byCell.set(cell, [...part])
  }
  for (const chain of glyphsToChains(glyphs)) {
    let part: Glyph[] = []
    let votes = new Map<number, number>()
    const finish = () => {
      const [most] = [...votes].sort((a, b) => b[1] - a[1])
      if (most) give(most[0], part)
      part = []
      votes = new Map()
    }
    let before: { glyph: Glyph; cell: number } | undefined
    for (const glyph of chain) {
      const cell = cellAt(glyph)
      if (before && cell !== before.cell && glyph.opens && beginsAtLine(grid, before.glyph, glyph)) finish()
      part.push(glyph)
      votes.set(cell, (votes.get(cell) ?? 0) + (glyph.text.trim() === '' ? 0.01 : 1))
      before = { glyph, cell }
    }
    finish()
  }
  byCell.delete(-1)
  return byCell
}

const beginsAtLine = (grid: Grid, before: Glyph, glyph: Glyph): boolean => {
  const slack = 0.15 * glyph.size
  return grid.xs.some(x => x >= before.box[2] - slack && x <= glyph.box[0] + slack)
}

/** The blank that the typesetter leaves between the lines of the grid and the text: the least found, within reason. */
const paddingOf = (filled: readonly { box: Box; lines: readonly Line[] }[]): number => {
  const gaps = filled.flatMap(({ box, lines }) => lines.map(line => line.box[0] - box[0]))
  return Math.min(6, Math.max(0.5, Math.min(...gaps)))
}

const joinLines = (
  lines: readonly Line[],
  box: Box,
  padding: number,
  page: number,
  onPage: (box: Box) => Box,
): Stretch => {
  const room = box[2] - box[0] - 2 * padding
  let so = EMPTY
  let before: Line | undefined
  for (const line of lines) {
    // Half a sign of slack: typesetters stretch and squeeze lines by less than that.
    const full =
      before !== undefined && before.box[2] - before.box[0] + line.firstWidth > room - 0.5 * line.firstWidth
    const between = before ? joint(so.text, line.text, full, before.spaceAfter) : ''
    so = addLine(so, line, between, page, onPage)
    before = line
  }
  return so
}

/** The text of each cell of a grid, by the cell's number; `onPage` gives the places in the page's own frame. */
export const fillGrid = (
  grid: Grid,
  glyphs: readonly Glyph[],
  page: number,
  onPage: (box: Box) => Box,
): Stretch[] => {
  const outer = gridBox(grid)
  const byCell = glyphsByCell(
    grid,
    glyphs.filter(glyph => isInside(outer, glyph.box)),
  )
  const filled = grid.cells.map((cell, number) => ({
    box: cellBox(grid, cell),
    lines: glyphsToLines(byCell.get(number) ?? []),
  }))
  const padding = paddingOf(filled)
  return filled.map(({ box, lines }) => joinLines(lines, box, padding, page, onPage))
}
