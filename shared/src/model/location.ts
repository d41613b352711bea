/** A rectangle in points from the page's top-left corner: left, top, right, bottom. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** A cell by its table (the table's block number), row and column, counted from 0 in the joined table. */
export type Cell = { readonly table: number; readonly row: number; readonly column: number }

/** Where something stands, with the words that stand there, verbatim. */
export type Location =
  | {
      readonly on: 'page'
      readonly page: number
      readonly box: Box
      readonly quote: string
      readonly cell?: Cell
    }
  | { readonly on: 'flow'; readonly block: number; readonly quote: string; readonly cell?: Cell }
