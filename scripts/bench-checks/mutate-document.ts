import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Passage, Run } from '@heshu/shared/model/passage.ts'
import type { Block, ReportDocument } from '@heshu/shared/model/report-document.ts'
import { exact, powerOfTen } from '@heshu/shared/number/exact.ts'

/** The stretch of a figure that is Arabic digits; null where it is written in words. */
export const digitsOf = (figure: Figure): { readonly at: number; readonly digits: string } | null => {
  const match = /[-−]?\d[\d,，]*(?:\.\d+)?/.exec(figure.text)
  return match && { at: figure.start + match.index, digits: match[0] }
}

/** The figure as it would be read with other digits. */
export const withDigits = (figure: Figure, digits: string): Figure => {
  const plain = digits.replaceAll(/[,，]/g, '').replace('−', '-')
  return {
    ...figure,
    value: exact(plain),
    step: powerOfTen(-(plain.split('.')[1]?.length ?? 0)),
  }
}

const changePassage = (passage: Passage, at: number, length: number, digits: string): Passage => {
  const grown = digits.length - length
  return {
    ...passage,
    text: passage.text.slice(0, at) + digits + passage.text.slice(at + length),
    runs: passage.runs.map(
      (run): Run => ({
        ...run,
        start: run.start > at ? Math.max(at, run.start + grown) : run.start,
        end: run.end > at ? Math.max(at, run.end + grown) : run.end,
      }),
    ),
  }
}

/** The document with the figure's digits printed otherwise; all else, and every other figure's place, is kept. */
export const changeDocument = (document: ReportDocument, figure: Figure, digits: string): ReportDocument => {
  const place = digitsOf(figure)
  if (!place) throw new Error(`no digits to change in ${figure.text}`)
  const of = <T extends { readonly passage: Passage }>(holder: T): T =>
    holder.passage === figure.passage
      ? { ...holder, passage: changePassage(holder.passage, place.at, place.digits.length, digits) }
      : holder
  const blocks = document.blocks.map(
    (block): Block => (block.kind === 'table' ? { ...block, cells: block.cells.map(of) } : of(block)),
  )
  return { ...document, blocks }
}
