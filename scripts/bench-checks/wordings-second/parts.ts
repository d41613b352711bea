import type { Bond, Part, Statement } from '../relation.ts'
import { type Cell, cell, grid } from '../table.ts'
import { type Piece, plain, type Text } from '../writing.ts'

export const paragraph = (text: Text | string): Part => ({
  kind: 'paragraph',
  text: typeof text === 'string' ? plain(text) : text,
})

export const tableOf = (rows: readonly (readonly (Cell | null)[])[]): Part => ({ kind: 'table', rows })

export const gridOf = (rows: readonly (readonly Piece[])[]): Part => tableOf(grid(rows))

/** A cell over several columns, with the places it covers. */
export const across = (piece: Piece, columns: number): (Cell | null)[] => [
  cell(piece, 1, columns),
  ...Array<null>(columns - 1).fill(null),
]

/** Rows of one table; a caption stands in a paragraph before it. */
export const tabled = (
  rows: readonly (readonly Piece[])[],
  bonds: readonly Bond[],
  caption = '单位：万元',
): Statement => ({ parts: [...(caption ? [paragraph(caption)] : []), gridOf(rows)], bonds })
