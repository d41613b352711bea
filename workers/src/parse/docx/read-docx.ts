import { locate, type Passage } from '@heshu/shared/model/passage.ts'
import type { Block, Note, ReadOutcome, Refusal, Table } from '@heshu/shared/model/report-document.ts'
import { isBrokenLine } from '../broken-line.ts'
import { sectionLevel } from '../heading.ts'
import { joinBroken } from '../table/broken-phrase.ts'
import { continuesTable, joinFragments } from '../table/join-fragments.ts'
import { mergeBlanks } from '../table/merge-blanks.ts'
import { countRepeatedHeaderRows, isContinuationCaption } from '../table/repeated-header.ts'
import { isTotalRow } from '../table/row-signs.ts'
import { placeCells, type WordGrid } from './word-grid.ts'
import { levelOfLine, type StyledLine, styleLevel, styleOffset } from './word-heading.ts'
import { damagedWord, openWordPackage, type WordPackage } from './word-package.ts'
import { findReferences, paragraphLines } from './word-text.ts'
import { readWordTree, type WordNode, type WordReading, type WordTable, type WordTree } from './word-tree.ts'

type Piece = { readonly line: StyledLine } | { readonly grids: readonly WordGrid[] }

const refuse = (refusal: Refusal): ReadOutcome => ({ outcome: 'refused', refusal })

const SENTENCE_END = /[。；;！!？?：:]$/

/** A soft break parts two paragraphs where a sentence ends before it or a section number follows it. */
const joinSoftLines = (lines: readonly string[]): string[] => {
  const joined: string[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const parted =
      last === undefined ||
      SENTENCE_END.test(last) ||
      sectionLevel(line) !== null ||
      sectionLevel(last) !== null
    if (parted) joined.push(line)
    else joined[joined.length - 1] = `${last}\n${line}`
  }
  return joined
}

/** A table of one cell is a frame around text: what is in it stands for itself. */
const framed = (table: WordTable): readonly WordNode[] | null => {
  const [row, secondRow] = table.children
  if (row?.type !== 'tableRow' || secondRow) return null
  const [cell, secondCell] = row.children
  return cell?.type === 'tableCell' && !secondCell ? cell.children : null
}

const LEADERS = /(?:[.．·…]{2,}|\s[.．·…])\s*\d{1,3}$/

/** An entry of the table of contents: it repeats a heading, and its number is a page. */
const isContentsEntry = (styleName: string | null, text: string): boolean =>
  /^(?:toc|目录)\s*\d$/i.test(styleName?.trim() ?? '') || LEADERS.test(text)

const piecesOf = (nodes: readonly WordNode[]): Piece[] =>
  nodes.flatMap((node): Piece[] => {
    if (node.type === 'paragraph')
      return joinSoftLines(paragraphLines(node.children))
        .filter(text => !isContentsEntry(node.styleName, text))
        .map(text => ({ line: { text, styleLevel: styleLevel(node.styleName) } }))
    if (node.type !== 'table') return []
    const inner = framed(node)
    if (inner) return piecesOf(inner)
    const grid = placeCells(node)
    return grid.cells.some(cell => cell.text !== '') ? [{ grids: [grid] }] : []
  })

const lastRowTexts = (grid: WordGrid): string[] =>
  grid.cells.filter(cell => cell.row + cell.rowSpan === grid.rows).map(cell => cell.text)

/** Whether the author cut one table in two: the second repeats the header or stands under 续表, and the first is not closed by a total. */
const continues = (previous: WordGrid, next: WordGrid, marked: boolean): boolean =>
  !isTotalRow(lastRowTexts(previous)) &&
  (marked ? continuesTable(previous, next) : countRepeatedHeaderRows(previous, next) > 0)

/** Tables that the author cut in two put together again. */
const joinTables = (pieces: readonly Piece[]): Piece[] => {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const marked = last !== undefined && 'line' in last && isContinuationCaption(last.line.text)
    const before = marked ? joined.at(-2) : last
    const previous = before && 'grids' in before ? before.grids : null
    if ('grids' in piece && previous && continues(previous.at(-1)!, piece.grids[0]!, marked))
      joined.splice(marked ? -2 : -1, Infinity, { grids: [...previous, ...piece.grids] })
    else joined.push(piece)
  }
  return joined
}

/** Paragraphs that a page end broke when the file was made from pages put together again. Those with a style of their own stay. */
const joinParagraphs = (pieces: readonly Piece[]): Piece[] => {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const broken =
      last &&
      'line' in last &&
      'line' in piece &&
      last.line.styleLevel === null &&
      piece.line.styleLevel === null &&
      isBrokenLine(last.line.text, piece.line.text, true)
    if (broken)
      joined[joined.length - 1] = {
        line: { ...last.line, text: joinBroken(last.line.text, piece.line.text) },
      }
    else joined.push(piece)
  }
  return joined
}

const tableOf = (grids: readonly WordGrid[], block: number): Table => {
  const header = grids[0]?.headerRows ?? 0
  const table = joinFragments(grids, block)
  return header > 0 ? mergeBlanks(table, header) : mergeBlanks(table)
}

/** Footnotes and endnotes as lines after the text, in the order in which it refers to them. */
const notePieces = (tree: WordTree): Piece[] =>
  findReferences(tree.children).notes.flatMap(reference =>
    piecesOf(tree.notes.resolve(reference)?.body ?? []),
  )

const objectNotes = (file: WordPackage, { tree, warnings }: WordReading): string[] => {
  const names = [...file.names]
  const charts = names.filter(name => /^word\/charts\/chart\d*\.xml$/.test(name)).length
  const objects = names.filter(name => /^word\/embeddings\/[^/]+$/.test(name)).length - charts
  const { pictures } = findReferences(tree.children)
  return [
    pictures > 0 ? `文中有 ${pictures} 幅图片，图片里的文字和数字没有读取，请人工核对。` : '',
    charts > 0 ? `文中有 ${charts} 个图表，图表里的数字没有读取，请人工核对。` : '',
    objects > 0 ? `文中有 ${objects} 个嵌入对象（如 Excel 表格），其中的内容没有读取，请人工核对。` : '',
    warnings.some(warning => /[}:]oMath/.test(warning))
      ? '文中有不能按文字读取的公式，公式里的数字没有核对。'
      : '',
    warnings.some(warning => warning.includes('cell merging may be incorrect'))
      ? '文中有表格的合并单元格标记不完整，其行列可能读错，请对照原文核对。'
      : '',
  ].filter(message => message !== '')
}

const blocksOf = (pieces: readonly Piece[]): { blocks: Block[]; notes: Note[] } => {
  const offset = styleOffset(pieces.flatMap(piece => ('line' in piece ? [piece.line] : [])))
  const notes: Note[] = []
  const blocks = pieces.map((piece, block): Block => {
    if ('line' in piece) {
      const passage: Passage = { text: piece.line.text, runs: [], block }
      const level = levelOfLine(piece.line, offset)
      return level === null ? { kind: 'paragraph', passage } : { kind: 'heading', level, passage }
    }
    const table = tableOf(piece.grids, block)
    const first = table.cells.find(cell => cell.passage.text !== '')
    if (piece.grids.some(grid => grid.nested))
      notes.push({
        message: '表格的单元格里还有表格，已按先后顺序并入该单元格的文字。',
        at: first ? locate(first.passage) : null,
      })
    return table
  })
  return { blocks, notes }
}

/**
 * Reads a Word report (.docx, .docm, .dotx). Tracked changes are read as accepted; headers, footers and comments are left out.
 * Refuses, by code: damaged, encrypted, too-large, empty. Never throws on what the bytes hold.
 */
export const readDocx = async (bytes: Uint8Array): Promise<ReadOutcome> => {
  const opened = await openWordPackage(bytes)
  if (opened.outcome === 'refused') return refuse(opened.refusal)
  let reading: WordReading
  try {
    reading = await readWordTree(opened.file)
  } catch {
    return refuse(damagedWord)
  }
  const pieces = joinParagraphs(joinTables([...piecesOf(reading.tree.children), ...notePieces(reading.tree)]))
  const messages = objectNotes(opened.file, reading)
  if (pieces.length === 0)
    return refuse({
      code: 'empty',
      message:
        findReferences(reading.tree.children).pictures > 0
          ? '文件中只有图片，没有文字，本版本不能识别图片。请提交文字版的报告。'
          : '文件中没有文字。请确认提交的是完整的报告。',
    })
  const { blocks, notes } = blocksOf(pieces)
  return {
    outcome: 'read',
    document: {
      format: 'docx',
      pages: null,
      blocks,
      notes: [...notes, ...messages.map(message => ({ message, at: null }))],
    },
  }
}
