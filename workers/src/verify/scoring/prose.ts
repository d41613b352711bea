import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'

/** A stretch of prose between full stops and semicolons, with the figures in it, in order. */
export type Segment = {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly text: string
  readonly figures: readonly Figure[]
}

/** The prose under one heading, or in one paragraph that opens with 一是…。 */
export type Section = { readonly title: string; readonly segments: readonly Segment[] }

export type Prose = { readonly segments: readonly Segment[]; readonly sections: readonly Section[] }

const NUMBERING =
  /^\s*(?:第?[一二三四五六七八九十]+[、.．是]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}(?:\.\d{1,2})*[.．、)])\s*/u
const LEAD_IN =
  /^\s*(?:[一二三四五六七八九十]+是|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、])\s*([^。：:，,；\d]{2,24}?)[。：:]/u
const TITLE_LENGTH = 36

/** Full-width digits and signs as half-width ones; every character keeps its place. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９．％]/gu, c => String.fromCodePoint(c.codePointAt(0)! - 0xfee0))

const segmentsOf = (passage: Passage, figures: readonly Figure[]): Segment[] => {
  const segments: Segment[] = []
  let start = 0
  for (const stop of [
    ...Array.from(passage.text.matchAll(/[。；;\n]/gu), match => match.index),
    passage.text.length,
  ]) {
    if (stop > start) {
      const inside = figures.filter(figure => figure.start >= start && figure.end <= stop)
      segments.push({
        passage,
        start,
        end: stop,
        text: halfWidth(passage.text.slice(start, stop)),
        figures: inside,
      })
    }
    start = stop + 1
  }
  return segments
}

/** Whether a paragraph is a numbered title that the reader did not take for a heading. */
const isTitle = (text: string): boolean =>
  text.length <= TITLE_LENGTH && NUMBERING.test(text) && !/[。；;，,：:]/u.test(text)

/** The report's prose, cut into sections and segments. Tables are left out. */
export const readProse = (document: ReportDocument, figures: readonly Figure[]): Prose => {
  const byBlock = new Map<number, Figure[]>()
  for (const figure of figures) {
    if (figure.passage.cell) continue
    const list = byBlock.get(figure.passage.block)
    if (list) list.push(figure)
    else byBlock.set(figure.passage.block, [figure])
  }
  const all: Segment[] = []
  const sections: Section[] = []
  let open: { title: string; segments: Segment[] } | null = null
  for (const block of document.blocks) {
    if (block.kind === 'table') continue
    const { passage } = block
    const title = passage.text.trim()
    if (block.kind === 'heading' || isTitle(title)) {
      open = { title: title.replace(NUMBERING, ''), segments: [] }
      sections.push(open)
    }
    const own = (byBlock.get(passage.block) ?? []).toSorted((a, b) => a.start - b.start)
    const segments = segmentsOf(passage, own)
    all.push(...segments)
    open?.segments.push(...segments)
    const leadIn = LEAD_IN.exec(passage.text)
    if (leadIn && block.kind !== 'heading') sections.push({ title: leadIn[1]!, segments })
  }
  return { segments: all, sections }
}

/** A name without white space, quotation marks and the little word 的. */
export const plainName = (text: string): string => text.replace(/[\s“”"‘’《》「」的]/gu, '')

const coreName = (text: string): string =>
  plainName(text)
    .replace(/[(（][^()（）]*[)）]/gu, '')
    .replace(/(?:情况|指标|方面|率|性|程度)+$/u, '')

/** Whether a heading names an indicator: the same words but for endings such as 情况, 率, 性. */
export const namesSame = (title: string, name: string): boolean => {
  const core = coreName(title)
  return core.length >= 2 && core === coreName(name)
}

export const sectionsOf = (prose: Prose, name: string): readonly Section[] =>
  prose.sections.filter(section => namesSame(section.title, name))

/** The words of the segment between the figure before and this one. */
export const wordsBefore = (segment: Segment, figure: Figure): string => {
  const before = segment.figures.filter(other => other.end <= figure.start).at(-1)
  return segment.passage.text.slice(before ? before.end : segment.start, figure.start)
}
