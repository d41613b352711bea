import type { Piece, Text } from './writing.ts'
import { plain } from './writing.ts'

/** A cell of a generated table; null in a row marks a place that a merged cell covers. */
export type Cell = { readonly text: Text; readonly rowSpan: number; readonly columnSpan: number }

export const cell = (piece: Piece, rowSpan = 1, columnSpan = 1): Cell => ({
  text:
    typeof piece === 'string'
      ? plain(piece)
      : piece.kind === 'text'
        ? piece
        : { kind: 'text', pieces: [piece] },
  rowSpan,
  columnSpan,
})

/** Rows of one-place cells. */
export const grid = (rows: readonly (readonly Piece[])[]): Cell[][] => rows.map(row => row.map(p => cell(p)))

/** Rows and columns exchanged; only for grids without merged cells. */
export const turned = (rows: readonly (readonly Piece[])[]): Piece[][] =>
  (rows[0] ?? []).map((_, column) => rows.map(row => row[column]!))
