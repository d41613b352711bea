import type { Box } from '@heshu/shared/model/location.ts'
import { ordinaryForm } from './ordinary-form.ts'
import { type Turn, turnOf } from './turn.ts'

/**
 * What is printed on a page, from pdf.js' operator list. Text and lines come out of one pass: `getTextContent` would cost
 * as much again, invents spaces and gives no places of single glyphs. The list's shape is internal to pdf.js, so its
 * version is pinned and only this file knows the shape.
 */

/** A printed sign with its box in points from the page's top-left corner. */
export type Glyph = {
  readonly text: string
  readonly box: Box
  /** The height of its type in points. */
  readonly size: number
  readonly turn: Turn
  /** Signs that follow one another without a gap have the same number: parts of one word or figure. */
  readonly chain: number
  /** Whether a new text operator begins with it. */
  readonly opens: boolean
}

/** A ruling line as a thin box; upright or level. */
export type Rule = { readonly box: Box; readonly level: boolean }

export type PageMarks = {
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** Signs at a slant that were left out: a watermark's or a stamp's. */
  readonly slanted: number
}

type Matrix = readonly [number, number, number, number, number, number]

type PdfFont = {
  readonly vertical?: boolean
  readonly isType3Font?: boolean
  readonly fontMatrix?: readonly number[] | null
  readonly bbox?: readonly number[] | null
}

type PdfGlyph = {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric?: readonly number[] | null
}

export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }
export type Operators = Readonly<Record<string, number>>

type State = {
  ctm: Matrix
  text: Matrix
  font: PdfFont
  fontSize: number
  direction: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  x: number
  y: number
  lineX: number
  lineY: number
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const multiply = (m: Matrix, n: ArrayLike<number>): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(n)
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ]
}

const place = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]

const boxOf = (xs: readonly number[], ys: readonly number[]): Box => [
  Math.min(...xs),
  Math.min(...ys),
  Math.max(...xs),
  Math.max(...ys),
]

/** Shares of the type height above and below the base line: those of nearly all CJK fonts. */
const ASCENT = 0.88
const DESCENT = 0.12
/** A filled box up to this thick is a line, not a shaded area. */
const THICKEST_RULE = 3
/** Gaps, as a share of the type height, within which signs belong to one chain. */
const CHAIN_GAP = 0.12
const CHAIN_OVERLAP = -0.5

/** The height of the type in text space, for a font size of 1. Type 3 fonts choose their own units. */
const typeHeight = (font: PdfFont): number => {
  if (!font.isType3Font) return 1
  const unit = Math.abs(font.fontMatrix?.[3] ?? 0.001)
  const nominal = unit * 1000
  if (nominal > 0.3 && nominal < 3) return nominal
  const [, bottom = 0, , top = 0] = font.bbox ?? []
  return Math.abs(top - bottom) * unit || 1
}

/** Lines of a path under construction: straight, level or upright, or the outline of a thin filled box. */
const rulesOfPath = (path: ArrayLike<number>, ctm: Matrix, stroked: boolean): Rule[] => {
  const rules: Rule[] = []
  let points: [number, number][] = []
  let curved = false
  const add = (box: Box) => {
    const [width, height] = [box[2] - box[0], box[3] - box[1]]
    // A dot of a dotted line may belong to a level line or to an upright one.
    if (height <= THICKEST_RULE) rules.push({ box, level: true })
    if (width <= THICKEST_RULE) rules.push({ box, level: false })
  }
  const finish = () => {
    if (points.length > 1 && stroked)
      for (let i = 1; i < points.length; i++) {
        const [from, to] = [points[i - 1]!, points[i]!]
        if (Math.abs(from[0] - to[0]) < 1 !== Math.abs(from[1] - to[1]) < 1)
          add(boxOf([from[0], to[0]], [from[1], to[1]]))
      }
    else if (points.length > 1 && !curved) {
      const box = boxOf(
        points.map(point => point[0]),
        points.map(point => point[1]),
      )
      if (box[2] - box[0] <= THICKEST_RULE || box[3] - box[1] <= THICKEST_RULE) add(box)
    }
    points = []
    curved = false
  }
  for (let i = 0; i < path.length; ) {
    const operation = path[i]
    if (operation === 0) {
      finish()
      points.push(place(ctm, path[i + 1]!, path[i + 2]!))
      i += 3
    } else if (operation === 1) {
      points.push(place(ctm, path[i + 1]!, path[i + 2]!))
      i += 3
    } else if (operation === 2 || operation === 3) {
      // A corner of a rounded frame: the straight sides before and after it stand on their own.
      const step = operation === 2 ? 7 : 5
      if (stroked) finish()
      curved = true
      points.push(place(ctm, path[i + step - 2]!, path[i + step - 1]!))
      i += step
    } else if (operation === 4) {
      if (points[0]) points.push(points[0])
      i += 1
    } else break
  }
  finish()
  return rules
}

/**
 * Reads the operator list of a page. `base` maps the page's user space to points from the top-left corner of what is
 * shown of it (rotation and crop box applied); `fontOf` gives the font that a name stands for; `ops` are pdf.js' OPS.
 */
export const readMarks = (
  list: OperatorList,
  base: Matrix,
  fontOf: (name: string) => PdfFont | null,
  ops: Operators,
): PageMarks => {
  const glyphs: Glyph[] = []
  const rules: Rule[] = []
  let slanted = 0
  let chain = 0
  let pen = { x: Number.NaN, y: Number.NaN, turn: -1, size: 0 }
  const stack: State[] = []
  let state: State = {
    ctm: base,
    text: IDENTITY,
    font: {},
    fontSize: 0,
    direction: 1,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  }
  const setText = (matrix: Matrix) => {
    state.text = matrix
    state.x = state.y = state.lineX = state.lineY = 0
  }
  const move = (x: number, y: number) => {
    state.x = state.lineX += x
    state.y = state.lineY += y
  }
  const save = () => stack.push({ ...state })
  const restore = () => {
    state = stack.pop() ?? state
  }

  const show = (items: readonly (PdfGlyph | number | null)[]) => {
    const { font, fontSize, direction } = state
    if (fontSize === 0) return
    const matrix = multiply(state.ctm, state.text)
    const stretch = state.stretch * direction
    const alongX = matrix[0] * stretch
    const alongY = matrix[1] * stretch
    const vertical = font.vertical === true
    const turn = vertical ? turnOf(matrix[0], matrix[1]) : turnOf(alongX, alongY)
    const size = Math.hypot(matrix[2], matrix[3]) * fontSize * typeHeight(font)
    const unit = fontSize * (font.fontMatrix?.[0] ?? 0.001)
    const scale = Math.hypot(alongX, alongY)
    const spacingSign = vertical ? 1 : -1
    let offset = 0
    let opens = true
    for (const item of items) {
      if (item === null) continue
      if (typeof item === 'number') {
        offset += (spacingSign * item * fontSize) / 1000
        continue
      }
      const spacing = ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * direction
      const own = vertical ? -(item.vmetric?.[0] ?? -1000) * unit : item.width * unit
      const text = ordinaryForm(item.unicode)
      if (text !== '') {
        if (turn === null) slanted++
        else {
          const [x, y] = vertical
            ? place(matrix, state.x, state.y - offset)
            : place(matrix, state.x + offset * state.stretch * direction, state.y + state.rise)
          const length = vertical ? size : own * scale
          const box = vertical
            ? boxOf([x - size / 2, x + size / 2], [y, y + size])
            : glyphBox(x, y, turn, length, size)
          const [along, across] = turn % 2 === 0 ? [x, y] : [y, x]
          const forward = turn === 0 || turn === 1 ? 1 : -1
          const gap = (along - pen.x) * forward
          const follows =
            !vertical &&
            pen.turn === turn &&
            Math.abs(across - pen.y) < 0.1 * size &&
            gap < CHAIN_GAP * size &&
            gap > CHAIN_OVERLAP * size
          if (!follows) chain++
          glyphs.push({ text, box, size, turn, chain, opens })
          pen = { x: along + (length + spacing * scale) * forward, y: across, turn, size }
          opens = false
        }
      }
      offset += vertical ? own - spacing : own + spacing
    }
    if (vertical) state.y -= offset
    else state.x += offset * stretch
  }

  const strokes = new Set([
    ops['stroke'],
    ops['closeStroke'],
    ops['fillStroke'],
    ops['eoFillStroke'],
    ops['closeFillStroke'],
    ops['closeEOFillStroke'],
  ])
  const fills = new Set([ops['fill'], ops['eoFill']])
  const handlers = new Map<number | undefined, (args: readonly never[]) => void>([
    [ops['save'], save],
    [ops['restore'], restore],
    [
      ops['transform'],
      args => {
        state.ctm = multiply(state.ctm, args)
      },
    ],
    [
      ops['paintFormXObjectBegin'],
      ([matrix]) => {
        save()
        if (matrix) state.ctm = multiply(state.ctm, matrix)
      },
    ],
    [ops['paintFormXObjectEnd'], restore],
    [ops['beginGroup'], save],
    [ops['endGroup'], restore],
    [ops['beginText'], () => setText(IDENTITY)],
    [
      ops['setCharSpacing'],
      ([spacing]) => {
        state.charSpacing = spacing ?? 0
      },
    ],
    [
      ops['setWordSpacing'],
      ([spacing]) => {
        state.wordSpacing = spacing ?? 0
      },
    ],
    [
      ops['setHScale'],
      ([percent]) => {
        state.stretch = (percent ?? 100) / 100
      },
    ],
    [
      ops['setLeading'],
      ([leading]) => {
        state.leading = -(leading ?? 0)
      },
    ],
    [
      ops['setTextRise'],
      ([rise]) => {
        state.rise = rise ?? 0
      },
    ],
    [
      ops['setFont'],
      ([name, size]) => {
        state.font = fontOf(name ?? '') ?? {}
        state.fontSize = Math.abs(size ?? 0)
        state.direction = (size ?? 0) < 0 ? -1 : 1
      },
    ],
    [ops['moveText'], ([x, y]) => move(x ?? 0, y ?? 0)],
    [
      ops['setLeadingMoveText'],
      ([x, y]) => {
        state.leading = y ?? 0
        move(x ?? 0, y ?? 0)
      },
    ],
    [
      ops['setTextMatrix'],
      args => {
        const matrix: ArrayLike<number> = args.length === 1 && args[0] ? args[0] : args
        setText(multiply(IDENTITY, matrix))
      },
    ],
    [ops['nextLine'], () => move(0, state.leading)],
    [ops['showText'], ([items]) => show(items ?? [])],
    [
      ops['constructPath'],
      ([paint, data]) => {
        const stroked = strokes.has(paint)
        const path = (data as readonly (ArrayLike<number> | null)[] | undefined)?.[0]
        if (path && (stroked || fills.has(paint)))
          for (const rule of rulesOfPath(path, state.ctm, stroked)) rules.push(rule)
      },
    ],
  ])
  for (let i = 0; i < list.fnArray.length; i++)
    handlers.get(list.fnArray[i])?.((list.argsArray[i] ?? []) as readonly never[])
  return { glyphs, rules, slanted }
}

const glyphBox = (x: number, y: number, turn: Turn, length: number, size: number): Box => {
  if (turn === 0) return [x, y - ASCENT * size, x + length, y + DESCENT * size]
  if (turn === 1) return [x - DESCENT * size, y, x + ASCENT * size, y + length]
  if (turn === 2) return [x - length, y - DESCENT * size, x, y + ASCENT * size]
  return [x - ASCENT * size, y - length, x + DESCENT * size, y]
}
