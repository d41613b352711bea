import type { Exact } from '@heshu/shared/number/exact.ts'
import type { Convention } from '@heshu/shared/number/written.ts'

/** A figure as it is printed: digits (with separators) and unit. */
export type Written = {
  readonly kind: 'figure'
  readonly key: number
  readonly digits: string
  /** As printed after the digits; '' in cells whose unit stands in a header or caption. */
  readonly unit: string
  /** What one unit is worth in the base unit, wherever the unit is printed. */
  readonly factor: Exact
  readonly gap: string
  readonly convention: Convention
  /** Whether nothing is left unsaid by the digits: counted things, 元 to the cent. */
  readonly whole: boolean
}

/** A word that says which way a relation goes, with its opposite. */
export type Turn = {
  readonly kind: 'turn'
  readonly key: number
  readonly text: string
  readonly opposite: string
}

export type Piece = string | Written | Turn | Text
export type Text = { readonly kind: 'text'; readonly pieces: readonly Piece[] }

/** Running text with figures and turns in it. */
export const t = (strings: TemplateStringsArray, ...values: readonly Piece[]): Text => ({
  kind: 'text',
  pieces: strings.flatMap((s, i) => (i < values.length ? [s, values[i]!] : [s])),
})

export const plain = (text: string): Text => ({ kind: 'text', pieces: [text] })

export const joined = (texts: readonly Piece[], between: string): Text => ({
  kind: 'text',
  pieces: texts.flatMap((x, i) => (i === 0 ? [x] : [between, x])),
})

/** Where a figure or turn stands in the rendered text. */
export type Place = { readonly key: number; readonly start: number; readonly end: number }
export type Rendered = { readonly text: string; readonly places: readonly Place[] }

/** What is printed instead of a figure or turn, by key. */
export type Replacement = { readonly key: number; readonly text: string }

export const textOf = (piece: Written | Turn): string =>
  piece.kind === 'turn' ? piece.text : `${piece.digits}${piece.unit && piece.gap}${piece.unit}`

export const render = (text: Text, replacement: Replacement | null = null): Rendered => {
  let out = ''
  const places: Place[] = []
  const add = (piece: Piece): void => {
    if (typeof piece === 'string') out += piece
    else if (piece.kind === 'text') piece.pieces.forEach(add)
    else {
      const start = out.length
      out += replacement?.key === piece.key ? replacement.text : textOf(piece)
      places.push({ key: piece.key, start, end: out.length })
    }
  }
  add(text)
  return { text: out, places }
}

export const piecesIn = (text: Text): (Written | Turn)[] =>
  text.pieces.flatMap(piece =>
    typeof piece === 'string' ? [] : piece.kind === 'text' ? piecesIn(piece) : [piece],
  )
