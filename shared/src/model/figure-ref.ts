import { toText } from '../number/exact.ts'
import { type Figure, locateFigure } from './figure.ts'
import type { FigureRef } from './output.ts'

/** The public face of a figure: its words verbatim, its value as a decimal in the printed unit, and where it stands. */
export const figureRef = (figure: Figure): FigureRef => ({
  text: figure.text,
  value: figure.value && toText(figure.value),
  unit: figure.unit?.text ?? null,
  at: locateFigure(figure),
})
