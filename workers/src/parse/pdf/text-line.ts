import type { Box } from '@heshu/shared/model/location.ts'
import type { Glyph } from './page-marks.ts'
import { type Turn, turnAgain, turnBack } from './turn.ts'

/** A stretch of a line's text and the box that it was printed in. */
export type LineRun = { readonly start: number; readonly end: number; readonly box: Box }

/** One printed line: its text without outer white space, and where it stands. */
export type Line = {
  readonly text: string
  readonly runs: readonly LineRun[]
  readonly box: Box
  /** The height of its type in points. */
  readonly size: number
  /** The printed width of its first sign: what would have had to fit at the end of the line before. */
  readonly firstWidth: number
  /** Whether a space was printed at its end. */
  readonly spaceAfter: boolean
  /** Whether a gap wide enough to part two columns stands in it. */
  readonly gapped: boolean
}

type Placed = { readonly glyph: Glyph; readonly box: Box }

const WORD = /[A-Za-z\d.,%‰]$/
const WORD_START = /^[A-Za-z\d(]/
/** Gaps, as shares of the type height, that stand for a space: between Latin words and figures; beside ideographs. */
const WORD_GAP = 0.22
const IDEOGRAPH_GAP = 0.8
/** Gaps this wide part columns. */
const COLUMN_GAP = 2
/** A second print of the same sign, so far away at most, only makes it look bold. */
const SHADOW = 0.25

export const unite = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const isShadow = (a: Placed, b: Placed): boolean =>
  a.glyph.text === b.glyph.text &&
  Math.abs(a.box[0] - b.box[0]) < SHADOW * Math.max(1, a.box[2] - a.box[0]) &&
  Math.abs(a.box[1] - b.box[1]) < SHADOW * a.glyph.size

/** Signs in rows: those whose boxes overlap in height by half or more stand in one row. */
const intoRows = (placed: readonly Placed[]): Placed[][] => {
  const rows: { top: number; bottom: number; members: Placed[] }[] = []
  const sorted = [...placed].sort((a, b) => a.box[1] + a.box[3] - b.box[1] - b.box[3])
  for (const item of sorted) {
    const [, top, , bottom] = item.box
    const row = rows.at(-1)
    const overlap = row ? Math.min(row.bottom, bottom) - Math.max(row.top, top) : 0
    if (row && overlap >= 0.5 * Math.min(row.bottom - row.top, bottom - top)) {
      row.members.push(item)
      // The row keeps the extent of its tallest sign, so that a ladder of small offsets cannot chain rows together.
      if (bottom - top > row.bottom - row.top) [row.top, row.bottom] = [top, bottom]
    } else rows.push({ top, bottom, members: [item] })
  }
  return rows.map(row => row.members)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'
/** Smaller type than this share of the line's, set off the base line by that share, is raised or lowered. */
const SMALLER = 0.85
const SET_OFF = 0.15

const baseLine = ({ glyph, box }: Placed): number => box[3] - 0.12 * glyph.size

/** A sign as it is written: the 1 of a footnote after 88.17 must not become its last digit. */
const writtenSign = (item: Placed, size: number, level: number): string => {
  const { text } = item.glyph
  const above = (level - baseLine(item)) / size
  if (!/^\d$/.test(text) || item.glyph.size > SMALLER * size || Math.abs(above) < SET_OFF) return text
  return (above > 0 ? RAISED : LOWERED)[Number.parseInt(text, 10)] ?? text
}

const isWide = (sign: string): boolean => /[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/.test(sign)

const lineOf = (row: readonly Placed[], turn: Turn): Line | null => {
  const signs: Placed[] = []
  for (const item of [...row].sort((a, b) => a.box[0] - b.box[0])) {
    const twin = signs.slice(-3).some(before => isShadow(before, item))
    if (!twin) signs.push(item)
  }
  while (signs[0]?.glyph.text.trim() === '') signs.shift()
  let spaceAfter = false
  while (signs.at(-1)?.glyph.text.trim() === '') {
    signs.pop()
    spaceAfter = true
  }
  const first = signs[0]
  if (!first) return null
  const size = median(signs.map(item => item.glyph.size))
  const level = median(signs.filter(item => item.glyph.size > SMALLER * size).map(baseLine))
  const runs: { start: number; end: number; box: Box; wide: boolean }[] = []
  let text = ''
  let gapped = false
  let before: Placed | undefined
  for (const item of signs) {
    const { glyph, box } = item
    if (glyph.text.trim() === '') {
      if (!text.endsWith(' ')) text += ' '
      continue
    }
    if (before) {
      const gap = (box[0] - before.box[2]) / Math.max(glyph.size, before.glyph.size)
      if (gap > COLUMN_GAP) gapped = true
      const words = WORD.test(text) && WORD_START.test(glyph.text) && before.glyph.chain !== glyph.chain
      if (!text.endsWith(' ') && gap > (words ? WORD_GAP : IDEOGRAPH_GAP)) text += ' '
    }
    const run = runs.at(-1)
    const wide = isWide(glyph.text)
    const start = text.length
    text += writtenSign(item, size, level)
    // Shares of a run are taken by the number of signs, so that only signs of about one width stand in it.
    if (run && run.wide === wide && run.end === start) {
      run.end = text.length
      run.box = unite(run.box, box)
    } else runs.push({ start, end: text.length, box, wide })
    before = item
  }
  const box = runs.map(run => run.box).reduce(unite)
  return {
    text,
    runs: runs.map(run => ({ start: run.start, end: run.end, box: turnAgain(run.box, turn) })),
    box: turnAgain(box, turn),
    size,
    firstWidth: first.box[2] - first.box[0],
    spaceAfter,
    gapped,
  }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The printed lines that signs form, from top to bottom; sideways text after the upright one. */
export const glyphsToLines = (glyphs: readonly Glyph[]): Line[] =>
  ([0, 1, 3, 2] as const).flatMap(turn => {
    const placed = glyphs
      .filter(glyph => glyph.turn === turn)
      .map(glyph => ({ glyph, box: turnBack(glyph.box, turn) }))
    return intoRows(placed).flatMap(row => lineOf(row, turn) ?? [])
  })
