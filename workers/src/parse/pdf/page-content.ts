import type { Box } from '@heshu/shared/model/location.ts'
import type { Fragment } from '../table/fragment.ts'
import { fillGrid, isInside } from './cell-text.ts'
import { gridBox, rulesToGrids } from './grid.ts'
import type { Glyph, PageMarks } from './page-marks.ts'
import { glyphsToLines, type Line } from './text-line.ts'
import { type Turn, turnAgain, turnBack } from './turn.ts'

/** A ruled table, or the part of one, on a page. */
export type PageTable = { readonly fragment: Fragment; readonly box: Box }

/** A page upright: what is printed sideways as a whole was turned. */
export type PageContent = {
  /** Counted from 1. */
  readonly number: number
  readonly bounds: Box
  /** Lines outside tables, from top to bottom. */
  readonly lines: readonly Line[]
  readonly tables: readonly PageTable[]
  /** The place of a box of this upright page on the page as shown. */
  readonly onPage: (box: Box) => Box
}

/** The turn of most signs. */
const mainTurn = (glyphs: readonly Glyph[]): Turn => {
  const counts = [0, 0, 0, 0]
  for (const glyph of glyphs) counts[glyph.turn]!++
  return counts.indexOf(Math.max(...counts)) as Turn
}

/** Text and tables of a page from its marks; width and height are those of the page as shown, in points. */
export const layOutPage = (marks: PageMarks, number: number, width: number, height: number): PageContent => {
  const page: Box = [0, 0, width, height]
  const shown = marks.glyphs.filter(glyph => isInside(page, glyph.box))
  const turn = mainTurn(shown)
  const glyphs = shown.map(glyph => ({
    ...glyph,
    box: turnBack(glyph.box, turn),
    turn: ((glyph.turn - turn + 4) % 4) as Turn,
  }))
  const rules = marks.rules
    .filter(rule => isInside(page, rule.box))
    .map(rule => ({ box: turnBack(rule.box, turn), level: turn % 2 === 0 ? rule.level : !rule.level }))
  const onPage = (box: Box) => turnAgain(box, turn)

  const tables: PageTable[] = []
  for (const grid of rulesToGrids(rules)) {
    const texts = fillGrid(grid, glyphs, number, onPage)
    if (texts.every(({ text }) => text === '')) continue
    const cells = grid.cells.map((cell, index) => ({ ...cell, ...texts[index]! }))
    const fragment = { rows: grid.ys.length - 1, columns: grid.xs.length - 1, cells, edges: grid.xs }
    tables.push({ fragment, box: gridBox(grid) })
  }
  const outside = glyphs.filter(glyph => !tables.some(table => isInside(table.box, glyph.box)))
  return { number, bounds: turnBack(page, turn), lines: glyphsToLines(outside), tables, onPage }
}
