import type { ReportIdentity } from '../model/extraction.ts'
import type { RubricCard } from './rubric-card.ts'

/** 甲省乙市丙区 → 甲省, 乙市, 丙区; 新区 is one word. */
const AREA = /[^省市区县州盟旗]+(?:自治区|自治州|自治县|[省市区县州盟旗])/gu

/** 乙市丙区… after 乙市: the body is of the smaller place. */
const SMALLER_PLACE = /^[^省市区县州盟旗]{1,5}(?:新区|[市区县旗])/u

/** Whether a body's name is of a place: it has the place's whole name, or its last part with no other place before it. */
export const isOfPlace = (words: string, place: string): boolean => {
  const plain = words.replace(/\s+/gu, '')
  const whole = plain.indexOf(place)
  if (whole >= 0) return !SMALLER_PLACE.test(plain.slice(whole + place.length))
  const parts = place.match(AREA) ?? []
  const last = parts.at(-1)
  if (!last || last.length < 3 || parts.length < 2) return false
  const at = plain.indexOf(last)
  if (at < 0 || SMALLER_PLACE.test(plain.slice(at + last.length))) return false
  // Parts of the name may be left out (乙市 before 丙区), another place's name may not stand there.
  const before = plain.slice(0, at).match(AREA) ?? []
  return before.every(part => parts.some(own => part.endsWith(own)))
}

/**
 * The pack for a report: of its place and kind, and of those the newest whose first year is not after the report's. Today's date
 * never counts. Null where none is for it, or the report does not say its year.
 */
export const chooseRubric = <C extends RubricCard>(
  cards: readonly C[],
  report: Pick<ReportIdentity, 'unit' | 'title' | 'kind' | 'year'>,
): C | null => {
  const { year, kind } = report
  if (year === null || kind === null) return null
  const words = [report.unit, report.title].filter(name => name !== null)
  const fitting = cards.filter(
    card =>
      card.issuer !== null &&
      card.year <= year &&
      (card.kind ?? kind) === kind &&
      words.some(name => isOfPlace(name, card.issuer!)),
  )
  // A longer name is a smaller place: a district's own rubric goes before its city's. A later folder (the user's) wins a tie.
  return fitting.reduce<C | null>(
    (best, card) =>
      best === null ||
      card.issuer!.length > best.issuer!.length ||
      (card.issuer!.length === best.issuer!.length && card.year >= best.year)
        ? card
        : best,
    null,
  )
}
