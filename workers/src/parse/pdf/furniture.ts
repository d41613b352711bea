import type { PageContent } from './page-content.ts'
import type { Line } from './text-line.ts'

/** Lines from the top and from the bottom of a page that can be running heads, feet and page numbers. */
const DEEPEST = 3
/** The shares of the page height, at the top and at the bottom, in which a lone number can be a page number. */
const MARGIN = 0.12
/** Lines at the same height, in points, are at the same place. */
const SAME_PLACE = 4
/** A running head stands on this share of the pages at least: left and right pages may have one each, covers none. */
const SHARE = 0.3

const DECORATED = [
  /^[-—–－_~·.•\s]+\d{1,4}[-—–－_~·.•\s]+$/,
  /^第?\s*[\d一二三四五六七八九十百]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百]{1,4}\s*页)?$/,
  /^(?:page\s*)?\d{1,4}\s*(?:\/|of)\s*\d{1,4}$/i,
  /^page\s*\d{1,4}$/i,
]
const BARE = /^(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})$/

type Candidate = { readonly page: PageContent; readonly line: Line; readonly edge: 'top' | 'bottom' }

const masked = (text: string): string => text.replace(/\s+/g, '').replace(/\d+/g, '#')

const candidatesOf = (page: PageContent): Candidate[] => {
  const firstTable = Math.min(...page.tables.map(table => table.box[1]))
  const lastTable = Math.max(...page.tables.map(table => table.box[3]))
  const tops = page.lines.slice(0, DEEPEST).filter(line => !(line.box[3] > firstTable))
  const bottoms = page.lines.slice(-DEEPEST).filter(line => !(line.box[1] < lastTable))
  return [
    ...tops.map(line => ({ page, line, edge: 'top' as const })),
    ...bottoms.map(line => ({ page, line, edge: 'bottom' as const })),
  ]
}

const inMargin = ({ page, line, edge }: Candidate): boolean => {
  const [, top, , bottom] = page.bounds
  const depth = MARGIN * (bottom - top)
  return edge === 'top' ? line.box[3] <= top + depth : line.box[1] >= bottom - depth
}

/** The distance from the nearest edge of the page, so that pages of different heights compare. */
const placeOf = ({ page, line, edge }: Candidate): number =>
  edge === 'top' ? line.box[1] - page.bounds[1] : page.bounds[3] - line.box[3]

/** Whether the line keeps clear of the text: the first line of a page is at the same place on every page, too. */
const isApart = ({ page, line, edge }: Candidate, dropped: ReadonlySet<Line>): boolean => {
  const rest = page.lines.filter(other => other !== line && !dropped.has(other))
  const clear = 1.2 * line.size
  if (edge === 'top')
    return !rest.some(other => other.box[1] >= line.box[1] && other.box[1] - line.box[3] < clear)
  return !rest.some(other => other.box[3] <= line.box[3] && line.box[1] - other.box[3] < clear)
}

const isNumbering = (candidate: Candidate, all: readonly Candidate[]): boolean => {
  const { text } = candidate.line
  if (DECORATED.some(pattern => pattern.test(text))) return true
  if (!BARE.test(text)) return false
  if (!/\d/.test(text))
    return all.some(other => other !== candidate && BARE.test(other.line.text) && near(other, candidate))
  const offset = Number.parseInt(text, 10) - candidate.page.number
  // Page numbers run along with the pages: the same distance on another page, or the number of the page itself.
  return (
    offset === 0 ||
    all.some(
      other =>
        other.page !== candidate.page &&
        /^\d{1,4}$/.test(other.line.text) &&
        Number.parseInt(other.line.text, 10) - other.page.number === offset &&
        near(other, candidate),
    )
  )
}

const near = (a: Candidate, b: Candidate): boolean =>
  a.edge === b.edge && Math.abs(placeOf(a) - placeOf(b)) <= SAME_PLACE

/** Candidates by their distance from the page's edge. */
const samePlaces = (candidates: readonly Candidate[]): Candidate[][] => {
  const places: Candidate[][] = []
  for (const candidate of [...candidates].sort((a, b) => placeOf(a) - placeOf(b))) {
    const place = places.at(-1)
    if (place?.[0] && near(place[0], candidate)) place.push(candidate)
    else places.push([candidate])
  }
  return places
}

/** The lines of all pages without running heads, running feet and page numbers. */
export const dropFurniture = (pages: readonly PageContent[]): PageContent[] => {
  const candidates = pages.flatMap(candidatesOf)
  const dropped = new Set<Line>()
  const bare = candidates.filter(({ line }) => BARE.test(line.text))
  for (const candidate of candidates)
    if (inMargin(candidate) && isNumbering(candidate, bare)) dropped.add(candidate.line)
  const needed = Math.max(pages.length === 2 ? 2 : 3, Math.ceil(SHARE * pages.length))
  // From the edge inwards: a second line of a head can only be seen as such once the first is gone.
  for (let depth = 0; depth < DEEPEST; depth++) {
    const open = candidates.filter(
      candidate => !dropped.has(candidate.line) && inMargin(candidate) && isApart(candidate, dropped),
    )
    for (const alike of Map.groupBy(open, ({ line, edge }) => `${edge} ${masked(line.text)}`).values())
      for (const place of samePlaces(alike))
        if (new Set(place.map(({ page }) => page)).size >= needed)
          for (const { line } of place) dropped.add(line)
  }
  return pages.map(page => ({ ...page, lines: page.lines.filter(line => !dropped.has(line)) }))
}

const LEADERS = /(?:\.{4,}|…{2,}|·{4,}|_{4,}|(?:\. ){4,}|(?:… ?){2,})\s*[-—–]?\s*\d{1,4}\s*[-—–]?$/
const CONTENTS = /^目\s*[录次]$/

/** Whether a line belongs to a table of contents: its page number is no figure of the report. */
export const isContentsLine = (text: string): boolean => LEADERS.test(text) || CONTENTS.test(text)
