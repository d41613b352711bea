import type { Passage } from '@heshu/shared/model/passage.ts'
import type { TableCell } from '@heshu/shared/model/report-document.ts'
import { isEmptyMark } from '../table-words.ts'

export const textOf = (cell: TableCell | null | undefined): string => cell?.passage.text.trim() ?? ''

/** The text without white space: what a name broken over two lines of its cell says. */
export const nameOf = (cell: TableCell | null | undefined): string => textOf(cell).replace(/\s+/gu, '')

/** Nothing, or one of the dashes and slashes that authors put into a cell without content. */
export const isBlank = (cell: TableCell | null | undefined): boolean => isEmptyMark(nameOf(cell))

/** Several passages as one, a line each; the places of the first and their runs are kept. Null for none. */
export const joinPassages = (passages: readonly Passage[]): Passage | null => {
  const [first, ...rest] = passages
  if (!first) return null
  return rest.reduce<Passage>((joined, next) => {
    const shift = joined.text.length + 1
    const runs = next.runs.map(run => ({ ...run, start: run.start + shift, end: run.end + shift }))
    return { ...joined, text: `${joined.text}\n${next.text}`, runs: [...joined.runs, ...runs] }
  }, first)
}
