const NUMERAL = '[一二三四五六七八九十百]{1,4}'

/** The forms of Chinese section numbers, outermost first (GB/T 9704: 一、 then （一） then 1. then （1）). */
const MARKERS: readonly { readonly level: number; readonly pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^(?:${NUMERAL}\\s*[、．.]|第${NUMERAL}(?:部分|章)[：:、\\s]?)`) },
  { level: 2, pattern: new RegExp(`^(?:[（(]\\s*${NUMERAL}\\s*[）)]|第${NUMERAL}节[：:、\\s]?)`) },
  // A digit after the dot makes it a decimal (1.9万元 is a figure), unless a year follows (3.2024年目标).
  { level: 3, pattern: /^\d{1,2}\s*[.．、](?!\s*\d(?!\d{3}\s*年))/ },
  { level: 4, pattern: /^[（(]\s*\d{1,2}\s*[）)]/ },
]

/** Longest heading seen in official documents is about two lines of running text. */
const LONGEST = 45
const SENTENCE_END = /[。；;！!？?，,、]$/
const INNER_END = /[。；;！!？?]|[：:](?=.)/
/** Main headings are written with a full stop too: （一）项目概况。 */
const STOPPED = /^[^，,、；;：:。\d％%]{2,20}。$/
const STATEMENT = /[，,].*[\d％%]|[\d％%].*[，,]/

/** The level of the section number that a text begins with (1 一、, 2 （一）, 3 1., 4 （1）), or null: it says nothing on length. */
export const sectionLevel = (text: string): number | null =>
  MARKERS.find(marker => marker.pattern.test(text.trim()))?.level ?? null

/**
 * The level of a text that is a numbered heading: 1 for 一、, 2 for （一）, 3 for 1. or 1、, 4 for （1); null for anything else.
 * A heading is short and not a sentence: it has no sentence end (but for a main heading with a full stop and no other mark)
 * and no figures between commas.
 */
export const headingLevel = (text: string): number | null => {
  const line = text.trim()
  const marker = MARKERS.find(({ pattern }) => pattern.test(line))
  if (!marker) return null
  const title = line.replace(marker.pattern, '').trim()
  if (title === '' || title.length > LONGEST || !/\p{Script=Han}/u.test(title)) return null
  if (marker.level <= 2 && STOPPED.test(title)) return marker.level
  if (SENTENCE_END.test(title) || INNER_END.test(title) || STATEMENT.test(title)) return null
  return marker.level
}
