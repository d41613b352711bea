import type { Figure } from '@heshu/shared/model/figure.ts'

/**
 * A figure in its sentence. Sentences end with 。, segments with ；, clauses with ，、：. A bracket that follows a figure, or the
 * thing that the figure counts (186 个行政村（其中 …）), explains that figure: its mentions have it as `owner`.
 */
export type Mention = {
  readonly figure: Figure
  /** The place among the mentions of its passage. */
  readonly order: number
  readonly sentence: number
  readonly segment: number
  readonly clause: number
  /** Which bracket it stands in; 0 outside of brackets. */
  readonly bracket: number
  readonly depth: number
  readonly owner: Mention | null
  /** The words before it in its clause, after the previous figure. */
  readonly label: string
  /** All that stands between the previous figure and it, punctuation included. */
  readonly lead: string
  /** The words after it up to the next figure or the end of its clause. */
  readonly tail: string
}

const SENTENCE_END = /[。！？!?\n]/
const SEGMENT_END = /[；;]/
const CLAUSE_END = /[，,、：:]/
const OPENING = /[（(【[]/
const CLOSING = /[）)】\]]/
const EXPLAINED_THING = /^[^，,、。；;：:（()）\d]{0,10}$/

/** The mentions of one passage, whose figures are given in reading order. */
export const readMentions = (text: string, figures: readonly Figure[]): Mention[] => {
  const mentions: Mention[] = []
  let sentence = 0
  let segment = 0
  let clause = 0
  let brackets = 0
  const stack: { id: number; owner: Mention | null }[] = []
  let cursor = 0
  let labelStart = 0
  let leadStart = 0

  const walk = (until: number) => {
    for (; cursor < until; cursor++) {
      const sign = text[cursor]!
      if (SENTENCE_END.test(sign)) {
        sentence++
        segment++
        clause++
        stack.length = 0
        labelStart = cursor + 1
      } else if (SEGMENT_END.test(sign)) {
        segment++
        clause++
        labelStart = cursor + 1
      } else if (CLAUSE_END.test(sign)) {
        clause++
        labelStart = cursor + 1
      } else if (OPENING.test(sign)) {
        const previous = mentions.at(-1)
        const adjacent =
          previous && EXPLAINED_THING.test(text.slice(previous.figure.end, cursor)) ? previous : null
        stack.push({ id: ++brackets, owner: adjacent })
        clause++
        labelStart = cursor + 1
      } else if (CLOSING.test(sign) && stack.length > 0) {
        stack.pop()
        clause++
      }
    }
  }

  figures.forEach((figure, order) => {
    walk(figure.start)
    const inner = stack.at(-1)
    const next = figures[order + 1]
    const rest = text.slice(figure.end, next ? next.start : text.length)
    mentions.push({
      figure,
      order,
      sentence,
      segment,
      clause,
      bracket: inner?.id ?? 0,
      depth: stack.length,
      owner: inner?.owner ?? null,
      label: text.slice(Math.max(labelStart, leadStart), figure.start).trim(),
      lead: text.slice(leadStart, figure.start),
      tail: rest.split(/[。！？!?\n；;，,、：:（(）)]/, 1)[0]!.trim(),
    })
    cursor = figure.end
    labelStart = figure.end
    leadStart = figure.end
  })
  return mentions
}

/** What a reader still has in view at a mention: figures before it in its sentence, outside brackets that have closed. */
export const inViewBefore = (mentions: readonly Mention[], at: Mention): Mention[] =>
  mentions.filter(
    m => m.order < at.order && m.sentence === at.sentence && (m.depth < at.depth || m.bracket === at.bracket),
  )
