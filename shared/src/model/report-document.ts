import type { Location } from './location.ts'
import type { Passage } from './passage.ts'

/** An oddity in a readable report, for the auditor (Chinese). */
export type Note = { readonly message: string; readonly at: Location | null }

export type Heading = {
  readonly kind: 'heading'
  /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; the report's title is 0. */
  readonly level: number
  readonly passage: Passage
}

export type Paragraph = { readonly kind: 'paragraph'; readonly passage: Passage }

/** A cell; a merged one stands once, at its top-left place, with its spans. Empty cells have an empty passage. */
export type TableCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly passage: Passage
}

/** One table as the author made it: rows cut by a page end are joined, repeated headers dropped. */
export type Table = {
  readonly kind: 'table'
  readonly block: number
  readonly rows: number
  readonly columns: number
  /** Ordered by row, then column. */
  readonly cells: readonly TableCell[]
  /** Rows (numbers in the joined table) before which the reader saw signs that rows or parts of rows are missing. */
  readonly suspectBefore: readonly number[]
}

export type Block = Heading | Paragraph | Table

/** What every reader makes of a file: blocks in reading order; a block's index is its number. */
export type ReportDocument = {
  readonly format: 'pdf' | 'docx' | 'text' | (string & {})
  /** Number of pages, or null in formats without pages. */
  readonly pages: number | null
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

/** Why a file cannot be used; the message is for the auditor (Chinese): what happened and what to do. */
export type Refusal = {
  readonly code: 'encrypted' | 'damaged' | 'unsupported' | 'empty' | 'too-large' | 'timeout' | (string & {})
  readonly message: string
}

/** What came of reading a file: a document, or a refusal. Readers throw only on trouble of the machine. */
export type ReadOutcome =
  | { readonly outcome: 'read'; readonly document: ReportDocument }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
