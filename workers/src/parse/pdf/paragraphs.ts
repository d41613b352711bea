import type { Box } from '@heshu/shared/model/location.ts'
import { isBrokenLine } from '../broken-line.ts'
import { sectionLevel } from '../heading.ts'
import { joinBroken } from '../table/broken-phrase.ts'
import { addLine, EMPTY, joint, type Stretch } from './stretch.ts'
import { type Line, median } from './text-line.ts'

/** A line of running text with the page it stands on. */
export type FlowLine = {
  readonly line: Line
  readonly page: number
  readonly onPage: (box: Box) => Box
  /** Left and right ends of the page's text in points. */
  readonly left: number
  readonly right: number
}

/** What the running text of the whole document looks like. */
export type TextStyle = {
  /** Height of its type and distance from line to line, in points. */
  readonly size: number
  readonly pitch: number
  /** Whether the first lines of paragraphs are indented. */
  readonly indents: boolean
}

/** A paragraph or a heading; `lead` says how it is set, for telling titles. */
export type TextBlock = Stretch & {
  readonly page: number
  readonly size: number
  readonly centred: boolean
  /** Whether it is a row of columns set without rules. */
  readonly gapped: boolean
}

const SENTENCE_END = /[。！？!?；;][”’"'）)】」』]*$/
/** Type that differs by this share is set apart. */
const OTHER_SIZE = 0.12

const indentOf = ({ line, left }: FlowLine): number => (line.box[0] - left) / line.size

const isSymmetric = ({ line, left, right }: FlowLine): boolean =>
  Math.abs(line.box[0] - left - (right - line.box[2])) < 1.5 * line.size

const isLarge = ({ line }: FlowLine, style: TextStyle): boolean => line.size > (1 + OTHER_SIZE) * style.size

/** A line set in the middle. Titles in large type may fill the line. */
const isCentred = (item: FlowLine, style: TextStyle): boolean =>
  isSymmetric(item) && (isLarge(item, style) || item.line.box[0] - item.left > 3 * item.line.size)

/** From so few lines the right end of the text cannot be told: perhaps none of them is full. */
const FEW_LINES = 12

/**
 * The ends of the text of pages, from the lines of all pages of that shape; outliers at the sides do not count.
 * Where lines are few, the margins of the page (`bounds`) are taken to be alike.
 */
export const textEnds = (lines: readonly Line[], bounds: Box): { left: number; right: number } => {
  const lefts = lines.map(line => line.box[0]).sort((a, b) => a - b)
  const rights = lines.map(line => line.box[2]).sort((a, b) => a - b)
  const left = lefts[Math.floor(0.05 * (lefts.length - 1))] ?? bounds[0]
  const right = rights[Math.ceil(0.95 * (rights.length - 1))] ?? bounds[2]
  const mirrored = bounds[2] - (left - bounds[0])
  return { left, right: lines.length < FEW_LINES ? Math.max(right, mirrored) : right }
}

export const textStyle = (flow: readonly FlowLine[]): TextStyle => {
  const sizes = flow.flatMap(({ line }) =>
    new Array<number>(Math.ceil(line.text.length / 10)).fill(line.size),
  )
  const size = median(sizes)
  const pitches = flow.flatMap((item, index) => {
    const before = flow[index - 1]
    const step = before && before.page === item.page ? item.line.box[3] - before.line.box[3] : 0
    return step > 0.5 * size && step < 4 * size ? [step] : []
  })
  const indented = flow.filter(item => indentOf(item) > 1.2 && indentOf(item) < 3.5)
  return {
    size,
    pitch: median(pitches) || 1.5 * size,
    indents: indented.length >= Math.max(2, 0.05 * flow.length),
  }
}

/** The width that the next line's first word or figure would have needed on this one. */
const wordWidth = (line: Line): number => {
  const word = /^[\w.,%‰+\-−/]+/.exec(line.text)?.[0].length ?? 0
  if (word < 2) return line.firstWidth
  const [run] = line.runs
  return run ? ((run.box[2] - run.box[0]) * Math.min(word, run.end)) / run.end : line.firstWidth
}

const isFull = (before: FlowLine, next: Line): boolean =>
  before.right - before.line.box[2] <= wordWidth(next) + 1.2 * before.line.size

/** Whether a line begins a new paragraph after the line before it; `opening` tells that that one began its own. */
export const startsParagraph = (
  before: FlowLine,
  item: FlowLine,
  opening: boolean,
  style: TextStyle,
): boolean => {
  const [upper, lower] = [before.line, item.line]
  if (Math.abs(upper.size - lower.size) > OTHER_SIZE * Math.max(upper.size, lower.size)) return true
  if (upper.gapped || lower.gapped) return true
  const step = before.page === item.page ? lower.box[3] - upper.box[3] : style.pitch
  // The lines of a title stand further apart than those of the text.
  if (isLarge(before, style) && isCentred(item, style) && (isCentred(before, style) || isFull(before, lower)))
    return step > 2.6 * upper.size || sectionLevel(lower.text) !== null
  if (step > 1.5 * Math.max(style.pitch, 1.2 * upper.size)) return true
  if (!isFull(before, lower)) return true
  const ended = SENTENCE_END.test(upper.text)
  const marked = sectionLevel(lower.text) !== null
  if (indentOf(item) > 1.2) {
    const alike = Math.abs(lower.box[0] - item.left - (upper.box[0] - before.left)) < 0.6 * lower.size
    return !alike || ended || marked
  }
  if (style.indents) return marked && ended && indentOf(before) < 1.2 && opening
  return ended && (marked || before.page !== item.page)
}

/** Paragraphs put together again that were broken in two where a page of an earlier layout ended. */
const rejoin = (blocks: readonly TextBlock[]): TextBlock[] => {
  const joined: TextBlock[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const apart =
      !last ||
      [last, block].some(({ centred, gapped }) => centred || gapped) ||
      Math.abs(last.size - block.size) > OTHER_SIZE * last.size
    if (!apart && isBrokenLine(last.text, block.text, true)) {
      const text = joinBroken(last.text, block.text)
      const by = text.length - block.text.length
      const runs = block.runs.map(run => ({ ...run, start: run.start + by, end: run.end + by }))
      joined[joined.length - 1] = { ...last, text, runs: [...last.runs, ...runs] }
    } else joined.push(block)
  }
  return joined
}

/** Paragraphs from lines in reading order that no table interrupts. */
export const linesToBlocks = (flow: readonly FlowLine[], style: TextStyle): TextBlock[] => {
  const blocks: TextBlock[] = []
  let before: FlowLine | undefined
  let opening = true
  for (const item of flow) {
    const last = blocks.at(-1)
    const joins: boolean =
      before !== undefined && last !== undefined && !startsParagraph(before, item, opening, style)
    if (joins && last) {
      const between = joint(last.text, item.line.text, true, before?.line.spaceAfter ?? false)
      const so = addLine(last, item.line, between, item.page, item.onPage)
      blocks[blocks.length - 1] = { ...last, ...so, centred: last.centred && isCentred(item, style) }
    } else {
      const so = addLine(EMPTY, item.line, '', item.page, item.onPage)
      blocks.push({
        ...so,
        page: item.page,
        size: item.line.size,
        centred: isCentred(item, style),
        gapped: item.line.gapped,
      })
    }
    opening = !joins
    before = item
  }
  return rejoin(blocks)
}
