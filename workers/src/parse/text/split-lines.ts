import { isCaption } from '../broken-line.ts'
import { isNumberCell } from '../table/fragment.ts'
import { isCellLine, readCellLines } from './cell-lines.ts'
import type { TextLine } from './paragraphs.ts'
import { isPipeRow } from './pipe-table.ts'

/** What consecutive lines of a text are. `rows` of cell lines are groups of lines, one group a row. */
export type Stretch =
  | { readonly kind: 'prose'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'tabs' | 'pipes'; readonly lines: readonly string[] }
  | { readonly kind: 'cells'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'html'; readonly text: string }

const TABLE_TAG = /<table\b/i

const isBlank = (line: string): boolean => line.trim() === ''
/** A line without anything on it; a lone tab is an empty cell. */
const isGap = (line: string | undefined): boolean =>
  line !== undefined && isBlank(line) && !line.includes('\t')
const hasInnerTab = (line: string): boolean => line.trimEnd().includes('\t', line.search(/[^\t]/))
const isTabRow = (line: string): boolean =>
  line.includes('\t') && !isBlankTabs(line) && (hasInnerTab(line) || /^\t{2,}/.test(line) || /\t$/.test(line))
const isBlankTabs = (line: string): boolean => /^\t+$/.test(line)

/** The first line after `start` that ends a run of lines without a blank one between. */
const runEnd = (lines: readonly string[], start: number): number => {
  let end = start
  while (end < lines.length && !isGap(lines[end]) && (end === start || !TABLE_TAG.test(lines[end] ?? '')))
    end++
  return end
}

/** Tab rows among the lines of a run: from the first to the last, parted where a caption stands between. */
const splitTabRun = (lines: readonly string[], afterBlank: boolean): Stretch[] => {
  const stretches: Stretch[] = []
  let prose: TextLine[] = []
  let table: string[] = []
  const last = lines.findLastIndex(line => line.includes('\t'))
  const first = lines.findIndex(line => line.includes('\t'))
  const flush = () => {
    if (table.length > 0) stretches.push({ kind: 'tabs', lines: table })
    if (prose.length > 0) stretches.push({ kind: 'prose', lines: prose })
    ;[table, prose] = [[], []]
  }
  lines.forEach((line, index) => {
    const outside = index < first || index > last || (!line.includes('\t') && isCaption(line))
    if (outside && table.length > 0) flush()
    if (!outside && prose.length > 0) flush()
    if (outside) prose.push({ text: line, afterBlank: index === 0 && afterBlank })
    else if (!isBlankTabs(line)) table.push(line)
  })
  flush()
  return stretches
}

/**
 * A text's lines by what they are: running text, tab tables, tables of one cell a line (rows parted by blank lines),
 * Markdown and HTML tables.
 */
export const splitLines = (lines: readonly string[]): Stretch[] => {
  const stretches: Stretch[] = []
  let afterBlank = false
  const addProse = (more: readonly TextLine[]) => {
    const previous = stretches.at(-1)
    if (previous?.kind === 'prose') for (const line of more) (previous.lines as TextLine[]).push(line)
    else if (more.length > 0) stretches.push({ kind: 'prose', lines: [...more] })
  }
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? ''
    if (isGap(line)) {
      afterBlank = true
      index++
      continue
    }
    if (TABLE_TAG.test(line)) {
      let end = index
      while (end < lines.length && !/<\/table>/i.test(lines[end] ?? '')) end++
      if (end < lines.length) {
        const text = lines.slice(index, end + 1).join('\n')
        const [open, close] = [text.search(/<table\b/i), text.search(/<\/table>/i)]
        if (open > 0) addProse([{ text: text.slice(0, open), afterBlank }])
        stretches.push({ kind: 'html', text: text.slice(open, close) })
        addProse([{ text: text.slice(close + 8), afterBlank: true }])
        index = end + 1
        afterBlank = true
        continue
      }
    }
    const end = runEnd(lines, index)
    const run = lines.slice(index, end)
    if (run.length > 1 && run.every(isPipeRow)) {
      stretches.push({ kind: 'pipes', lines: run })
    } else if (run.some(isTabRow)) {
      for (const stretch of splitTabRun(run, afterBlank))
        if (stretch.kind === 'prose') addProse(stretch.lines)
        else stretches.push(stretch)
    } else if (run.some(isCellLine)) {
      const first = run.findIndex(isCellLine)
      addProse(run.slice(0, first).map((text, place) => ({ text, afterBlank: place === 0 && afterBlank })))
      const table = stretches.at(-1)
      const touches = first === 0 && isGap(lines[index - 1]) && !isGap(lines[index - 2])
      if (table?.kind === 'cells' && touches) (table.rows as (readonly string[])[]).push(run.slice(first))
      else stretches.push({ kind: 'cells', rows: [run.slice(first)] })
    } else addProse(run.map((text, place) => ({ text, afterBlank: place === 0 && afterBlank })))
    afterBlank = false
    index = end
  }
  return stretches
}

type Lines = readonly string[]

/** The first rows of a table tell its width. */
const TOP = 50

/** The lines of the row that `last` begins and `first` completes, with the paragraphs between; null if they do not fit. */
const completeRow = (table: readonly Lines[], between: Stretch, rest: readonly Lines[]): Lines | null => {
  const [last, first] = [table.at(-1), rest[0]]
  if (between.kind !== 'prose' || !last || !first) return null
  if (between.lines.length > MOST_PARAGRAPHS || between.lines.some(line => isCaption(line.text))) return null
  const [begun, added] = [readCellLines(last), readCellLines(first)]
  const width = table.slice(0, TOP).reduce((most, row) => Math.max(most, readCellLines(row).length), 0)
  if (begun.length + added.length !== width || isNumberCell(begun.at(-1) ?? '')) return null
  return [...last, ...between.lines.map(line => line.text), ...first]
}

/** No cell is interrupted by more paragraphs than this; more is running text between two tables. */
const MOST_PARAGRAPHS = 5

/** Tables of cell lines that an empty paragraph inside a cell has cut in two, whole again. */
export const mendCellTables = (stretches: readonly Stretch[]): Stretch[] => {
  const mended: Stretch[] = []
  for (const stretch of stretches) {
    const [table, between] = [mended.at(-2), mended.at(-1)]
    if (stretch.kind === 'cells' && table?.kind === 'cells' && between) {
      const whole = completeRow(table.rows, between, stretch.rows)
      if (whole) {
        const rows = table.rows as Lines[]
        rows[rows.length - 1] = whole
        for (const row of stretch.rows.slice(1)) rows.push(row)
        mended.pop()
        continue
      }
    }
    mended.push(stretch)
  }
  return mended
}
