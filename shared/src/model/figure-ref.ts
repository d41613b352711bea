import { toText } from '../number/exact.ts'
import { type Figure, locateFigure } from './figure.ts'
import type { FigureRef } from './output.ts'

const SENTENCE_END = /[。；！？;!?\n]/
// A cell of criteria can run to hundreds of characters without a full stop.
const LONGEST = 160

const contextOf = ({ passage, start, end }: Figure): FigureRef['context'] => {
  const before = passage.text.slice(0, start).split(SENTENCE_END).at(-1)!.slice(-LONGEST).trimStart()
  const rest = passage.text.slice(end)
  const stop = rest.search(SENTENCE_END)
  const after = rest.slice(0, stop < 0 ? LONGEST : Math.min(stop + 1, LONGEST)).trimEnd()
  return before === '' && after === '' ? undefined : { before, after }
}

/** The public face of a figure: its words verbatim, its value as a decimal in the printed unit, and where it stands. */
export const figureRef = (figure: Figure): FigureRef => {
  const context = contextOf(figure)
  return {
    text: figure.text,
    value: figure.value && toText(figure.value),
    unit: figure.unit?.text ?? null,
    at: locateFigure(figure),
    ...(context && { context }),
  }
}
