import type { Box, Cell, Location } from './location.ts'

/** Which box of which page (counted from 1) a stretch of a passage's text was printed in. */
export type Run = { readonly start: number; readonly end: number; readonly page: number; readonly box: Box }

/**
 * A stretch of running text: a paragraph, a heading or the content of a cell.
 * `text` is verbatim but for white space; `runs` cover it in order, and are empty in formats without pages.
 */
export type Passage = {
  readonly text: string
  readonly runs: readonly Run[]
  /** The number of the block it belongs to. */
  readonly block: number
  /** Present for the content of a table cell. */
  readonly cell?: Cell
}

const cutBox = (run: Run, start: number, end: number): Box => {
  const [left, top, right, bottom] = run.box
  const length = run.end - run.start
  const at = (offset: number) => left + ((right - left) * (offset - run.start)) / length
  const round = (x: number) => Math.round(x * 100) / 100
  return [round(at(Math.max(start, run.start))), top, round(at(Math.min(end, run.end))), bottom]
}

const unite = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** The location of `text.slice(start, end)`. A stretch that runs over a page end is shown on the page where it begins. */
export const locate = (passage: Passage, start = 0, end = passage.text.length): Location => {
  const quote = passage.text.slice(start, end)
  const cell = passage.cell ? { cell: passage.cell } : {}
  const touched = passage.runs.filter(run => run.end > start && run.start < end)
  const first = touched[0] ?? passage.runs.findLast(run => run.end <= start) ?? passage.runs[0]
  if (!first) return { on: 'flow', block: passage.block, quote, ...cell }
  const box = touched
    .filter(run => run.page === first.page)
    .map(run => cutBox(run, start, end))
    .reduce(unite, touched.length > 0 ? cutBox(first, start, end) : first.box)
  return { on: 'page', page: first.page, box, quote, ...cell }
}
