import type { Check, Culprit, FigureRef } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { extract } from '@heshu/workers/extract/extract.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import type { Spot } from './report.ts'

export const checksOn = (document: ReportDocument): Check[] => verify(document, extract(document)).checks

/** All findings on a document. */
export const findingsOn = (document: ReportDocument): Check[] =>
  checksOn(document).filter(check => check.verdict === 'disagrees')

const occurrences = (text: string, part: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}

const surrounds = (text: string, at: number, ref: FigureRef | Culprit): boolean => {
  if (!('context' in ref) || !ref.context) return true
  return (
    text.slice(0, at).endsWith(ref.context.before) &&
    text.slice(at + ref.text.length).startsWith(ref.context.after)
  )
}

/** Whether a reference of a check is to the figure or word at the spot. */
export const pointsAt = (ref: FigureRef | Culprit, spot: Spot): boolean => {
  if (ref.at.on !== 'flow' || ref.at.block !== spot.block) return false
  const { cell } = ref.at
  if (!cell !== !spot.cell) return false
  if (cell && spot.cell && (cell.row !== spot.cell.row || cell.column !== spot.cell.column)) return false
  const at = occurrences(spot.text, ref.text)
  if (at.length === 0) return spot.cell !== null
  return at.some(
    start => surrounds(spot.text, start, ref) && start < spot.end && start + ref.text.length > spot.start,
  )
}

export const speaksOf = (check: Check, spots: readonly Spot[]): boolean =>
  [check.stated, ...check.operands].some(ref => spots.some(spot => pointsAt(ref, spot)))
