import type { Block, Note, ReadOutcome, ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import type { RowTexts } from '../table/column-roles.ts'
import { continuesTable, type Fragment, joinFragments } from '../table/join-fragments.ts'
import { mergeBlanks } from '../table/merge-blanks.ts'
import { countRepeatedHeaderRows, isContinuationCaption } from '../table/repeated-header.ts'
import { layOutRows, looksLikeProse, readCellLines } from './cell-lines.ts'
import { findContentsLines } from './contents-lines.ts'
import { decodeText } from './decode-text.ts'
import { readHtmlTable } from './html-table.ts'
import { readParagraphs, type TextLine } from './paragraphs.ts'
import { readPipeRows } from './pipe-table.ts'
import { mendCellTables, type Stretch, splitLines } from './split-lines.ts'
import { alignTabRows, readTabRows } from './tab-table.ts'

type Reading = { blocks: Block[]; notes: Note[]; proseOnly: boolean }

const plainFragment = (rows: readonly RowTexts[]): Fragment => ({
  rows: rows.length,
  columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
  cells: rows.flatMap((row, index) =>
    row.map((text, column) => ({ row: index, column, rowSpan: 1, columnSpan: 1, text, runs: [] })),
  ),
})

const addProse = (so: Reading, lines: readonly TextLine[]): void => {
  for (const { text, level, doubtful } of readParagraphs(lines, so.proseOnly)) {
    const passage = { text, runs: [], block: so.blocks.length }
    so.blocks.push(level === null ? { kind: 'paragraph', passage } : { kind: 'heading', level, passage })
    for (const quote of doubtful)
      so.notes.push({
        message: '换行处两侧都是数字，无法判断是一个数还是两个数，按两个数保留，请核对原件。',
        at: { on: 'flow', block: passage.block, quote },
      })
  }
}

const addTable = (so: Reading, fragments: readonly Fragment[], merged: boolean): void => {
  const table = joinFragments(fragments, so.blocks.length)
  if (table.rows === 0) return
  const finished: Table = merged ? mergeBlanks(table) : table
  so.blocks.push(finished)
  so.proseOnly = false
  for (const row of finished.suspectBefore) {
    const first = finished.cells.find(cell => cell.row === row && cell.passage.text !== '')
    so.notes.push({
      message: `表格第 ${row + 1} 行前后疑有内容缺失（换页或转换时丢失），该行无法确定归属，按原样保留。`,
      at: {
        on: 'flow',
        block: finished.block,
        quote: first?.passage.text ?? '',
        cell: { table: finished.block, row, column: first?.column ?? 0 },
      },
    })
  }
}

/** Enough of a table to tell its header and columns. */
const TOP = 40

/** Neighbouring stretches of rows that are pages of one table. */
const groupRows = (stretches: readonly Stretch[], start: number): RowTexts[][] => {
  const groups: RowTexts[][] = []
  let first: Fragment | null = null
  let last: Fragment | null = null
  for (let index = start; index < stretches.length; index++) {
    const stretch = stretches[index]
    if (stretch?.kind !== 'tabs' && stretch?.kind !== 'pipes') break
    const rows = stretch.kind === 'tabs' ? readTabRows(stretch.lines) : readPipeRows(stretch.lines)
    const next = plainFragment(rows.slice(0, TOP))
    if (first && last && !continuesTable(first, next) && !continuesTable(last, next)) break
    groups.push(rows)
    first ??= next
    last = next
  }
  return groups
}

const addTabTable = (so: Reading, groups: readonly RowTexts[][]): void => {
  const block = so.blocks.length
  const { fragments, oddities } = alignTabRows(groups)
  addTable(so, fragments, true)
  for (const { text, settled } of oddities)
    so.notes.push({
      message: settled
        ? '表格该行的单元格与表头错位（说明与评分标准连写，或多、少一格），已按表头含义对齐，请核对。'
        : '表格该行的单元格数与表头不符，按原样保留，请核对。',
      at: { on: 'flow', block, quote: text },
    })
}

/** Stretches without the captions (续表) that only say that the table above goes on below. */
const withoutContinuationCaptions = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.filter((stretch, index) => {
    const [before, after] = [stretches[index - 1], stretches[index + 1]]
    const between = before && after && before.kind === after.kind && before.kind !== 'prose'
    return !(
      between &&
      stretch.kind === 'prose' &&
      stretch.lines.every(line => line.text.trim() === '' || isContinuationCaption(line.text))
    )
  })

/** Neighbouring tables of cell lines of which the later repeats the header of the first: pages of one table. */
const groupCells = (stretches: readonly Stretch[], start: number): Fragment[] => {
  const fragments: Fragment[] = []
  for (let index = start; index < stretches.length; index++) {
    const stretch = stretches[index]
    if (stretch?.kind !== 'cells') break
    const next = layOutRows(stretch.rows.map(readCellLines))
    if (fragments[0] && countRepeatedHeaderRows(fragments[0], next) === 0) break
    fragments.push(next)
  }
  return fragments
}

const addStretches = (so: Reading, all: readonly Stretch[]): void => {
  const stretches = withoutContinuationCaptions(all)
  for (let index = 0; index < stretches.length; index++) {
    const stretch = stretches[index]
    if (!stretch) continue
    if (stretch.kind === 'prose') addProse(so, stretch.lines)
    else if (stretch.kind === 'html') addTable(so, [readHtmlTable(stretch.text)], false)
    else if (stretch.kind === 'cells') {
      const rows = stretch.rows.map(readCellLines)
      if (looksLikeProse(rows))
        addProse(
          so,
          stretch.rows.flat().map(text => ({ text, afterBlank: true })),
        )
      else {
        const fragments = groupCells(stretches, index)
        addTable(so, fragments, true)
        index += fragments.length - 1
      }
    } else {
      const groups = groupRows(stretches, index)
      addTabTable(so, groups)
      index += groups.length - 1
    }
  }
}

/**
 * Reads a report in plain text (UTF-8, GB18030, UTF-16): tab tables, tables of one cell a line, Markdown and simple HTML
 * tables; broken sentences and table rows are put together. Locations are block numbers. Refuses what is not text.
 */
export const readText = async (bytes: Uint8Array): Promise<ReadOutcome> => {
  const decoded = decodeText(bytes)
  if ('refusal' in decoded) return { outcome: 'refused', refusal: decoded.refusal }
  const lines = decoded.text.replace(/\f/g, '\n\n').split(/\r\n|[\n\r\v\u0085\u2028\u2029]/)
  const contents = findContentsLines(lines)
  const so: Reading = { blocks: [], notes: [], proseOnly: true }
  if (decoded.damaged > 0)
    so.notes.push({
      message: `文件中有 ${decoded.damaged} 处字节无法按 ${decoded.encoding.toUpperCase()} 解读，显示为“\uFFFD”，请核对原件。`,
      at: null,
    })
  addStretches(so, mendCellTables(splitLines(lines.filter((_, index) => !contents.has(index)))))
  const document: ReportDocument = { format: 'text', pages: null, blocks: so.blocks, notes: so.notes }
  return { outcome: 'read', document }
}
