import type { Passage, Run } from '@heshu/shared/model/passage.ts'
import type { TableCell } from '@heshu/shared/model/report-document.ts'
import { isEmptyMark } from '../table-words.ts'

export const textOf = (cell: TableCell | null | undefined): string => cell?.passage.text.trim() ?? ''

/** The text without white space: what a name broken over two lines of its cell says. */
export const nameOf = (cell: TableCell | null | undefined): string => textOf(cell).replace(/\s+/gu, '')

/** Nothing, or one of the dashes and slashes that authors put into a cell without content. */
export const isBlank = (cell: TableCell | null | undefined): boolean => isEmptyMark(nameOf(cell))

/** Several passages as one, a line each; the places of the first and their runs are kept. Null for none. */
export const joinPassages = (passages: readonly Passage[]): Passage | null => {
  const [first] = passages
  if (!first || passages.length === 1) return first ?? null
  const runs: Run[] = []
  let length = 0
  for (const passage of passages) {
    const shift = length
    for (const run of passage.runs) runs.push({ ...run, start: run.start + shift, end: run.end + shift })
    length += passage.text.length + 1
  }
  return { ...first, text: passages.map(passage => passage.text).join('\n'), runs }
}
