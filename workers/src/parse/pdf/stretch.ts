import type { Box } from '@heshu/shared/model/location.ts'
import type { Run } from '@heshu/shared/model/passage.ts'
import type { Line } from './text-line.ts'

/** Running text put together of printed lines, with the places of its parts. */
export type Stretch = { readonly text: string; readonly runs: readonly Run[] }

export const EMPTY: Stretch = { text: '', runs: [] }

/**
 * Whether a text ends with the number of a list item: 2. at the end of a line and 90% on the next are not 2.90%.
 * It is one at the beginning of a sentence, when it is 1 or the item before it stands in the text.
 */
const endsWithListNumber = (text: string): boolean => {
  const number = /(?:^|[\s。；;：:，])(\d{1,2})[.．]$/.exec(text.slice(-6))?.[1]
  if (!number) return false
  const previous = String(Number.parseInt(number, 10) - 1)
  return previous === '0' || new RegExp(`(?:^|\\D)${previous}\\s*[.．、]`).test(text)
}

/**
 * What stands between two printed lines of one text.
 * `full`: the first sign of the second line would not have fitted on the first, so the break is the typesetter's: a figure
 * that runs over it is one figure. Otherwise the author broke the line, and figures on both sides are two.
 */
export const joint = (before: string, after: string, full: boolean, space: boolean): '' | ' ' | '\n' => {
  const latin = /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after)
  const figures = /[\dA-Za-z%‰]$/.test(before) && /^[\dA-Za-z+\-−(（]/.test(after)
  if (latin || endsWithListNumber(before)) return ' '
  if (full) return space && figures ? ' ' : ''
  return figures ? '\n' : ''
}

/** Adds a printed line; its boxes are given in the page's own frame by `onPage`. */
export const addLine = (
  so: Stretch,
  line: Line,
  between: string,
  page: number,
  onPage: (box: Box) => Box,
): Stretch => {
  const text = so.text + between
  const runs = line.runs.map(run => ({
    start: run.start + text.length,
    end: run.end + text.length,
    page,
    box: rounded(onPage(run.box)),
  }))
  return { text: text + line.text, runs: [...so.runs, ...runs] }
}

const rounded = (box: Box): Box => box.map(x => Math.round(x * 100) / 100) as unknown as Box
