import type { Box } from '@heshu/shared/model/location.ts'

/** Quarter turns, clockwise as seen on the page, by which text deviates from reading left to right. */
export type Turn = 0 | 1 | 2 | 3

/** The turn of text that runs in the direction (dx, dy), y pointing down; null for text at a slant, as of a watermark. */
export const turnOf = (dx: number, dy: number): Turn | null => {
  const [x, y] = [Math.abs(dx), Math.abs(dy)]
  // A scan that was set a little askew carries its text layer with it; 0.15 is about 9 degrees.
  if (y <= 0.15 * x) return dx >= 0 ? 0 : 2
  if (x <= 0.15 * y) return dy > 0 ? 1 : 3
  return null
}

/** The place of a box after the page was turned back by `turn` about its origin, so that text of that turn reads upright. */
export const turnBack = ([left, top, right, bottom]: Box, turn: Turn): Box => {
  if (turn === 0) return [left, top, right, bottom]
  if (turn === 1) return [top, -right, bottom, -left]
  if (turn === 2) return [-right, -bottom, -left, -top]
  return [-bottom, left, -top, right]
}

/** The reverse of `turnBack`. */
export const turnAgain = (box: Box, turn: Turn): Box => turnBack(box, ((4 - turn) % 4) as Turn)
