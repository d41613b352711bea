import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'

/** A sentence of a passage, with the figures in it. */
export type Sentence = {
  readonly passage: Passage
  readonly text: string
  /** Where it begins in its passage. */
  readonly start: number
  readonly figures: readonly Figure[]
  /** The sentence before it in the passage. */
  readonly previous: Sentence | null
}

const SENTENCE_END = /[。！？!?\n]/g

/** The sentences of the passages that hold figures. Linear in the text. */
export const sentencesOf = (figures: readonly Figure[]): Sentence[] =>
  [...Map.groupBy(figures, f => f.passage).entries()].flatMap(([passage, own]) => {
    const ends = [...passage.text.matchAll(SENTENCE_END)].map(m => m.index)
    const sentences: Sentence[] = []
    let start = 0
    let next = 0
    for (const end of [...ends, passage.text.length]) {
      const from = next
      while (next < own.length && own[next]!.start < end) next++
      if (end > start || next > from)
        sentences.push({
          passage,
          text: passage.text.slice(start, end),
          start,
          figures: own.slice(from, next),
          previous: sentences.at(-1) ?? null,
        })
      start = end + 1
    }
    return sentences
  })

/** A figure with those before it in its sentence, and the words between. */
export type Placed = {
  readonly figure: Figure
  readonly sentence: Sentence
  /** The figure right before it in its sentence. */
  readonly prior: Figure | undefined
  /** The figures before it in its sentence that a reader still has in view, nearest last: those of closed brackets are not. */
  readonly before: readonly Figure[]
  /** The words back to the figure before, or to the beginning of the sentence. */
  readonly lead: string
  /** The words on to the next figure, or to the end of the sentence. */
  readonly tail: string
}

/** So many figures and characters back a reader looks. */
const FIGURES_IN_VIEW = 12
const REACH = 300

/** Whether a bracket that was open at the first place is closed at the second. */
const leavesBracket = (text: string, from: number, to: number): boolean => {
  let depth = 0
  for (let at = from; at < to; at++) {
    if (/[（(]/.test(text[at]!)) depth++
    else if (/[）)]/.test(text[at]!) && --depth < 0) return true
  }
  return false
}

/** Of the figures before a place of a passage, those that are in view there, nearest last. */
const inView = (before: readonly Figure[], { text }: Passage, place: number): Figure[] =>
  before
    .slice(-FIGURES_IN_VIEW)
    .filter(f => place - f.end <= REACH && f.value !== null && !leavesBracket(text, f.end, place))

/** The figures of a sentence that are in view at a place of its passage, nearest last. */
export const inViewAt = ({ figures, passage }: Sentence, place: number): Figure[] => {
  const last = figures.findLastIndex(f => f.end <= place)
  return inView(figures.slice(Math.max(0, last + 1 - FIGURES_IN_VIEW), last + 1), passage, place)
}

/** Every readable figure in its sentence. */
export const placeFigures = (sentences: readonly Sentence[]): Placed[] =>
  sentences.flatMap(sentence => {
    const { figures, passage, start, text } = sentence
    return figures.flatMap((figure, i): Placed[] =>
      figure.value === null
        ? []
        : [
            {
              figure,
              sentence,
              prior: figures[i - 1],
              before: inView(figures.slice(Math.max(0, i - FIGURES_IN_VIEW), i), passage, figure.start),
              lead: passage.text.slice(figures[i - 1]?.end ?? start, figure.start),
              tail: passage.text.slice(figure.end, figures[i + 1]?.start ?? start + text.length),
            },
          ],
    )
  })

/** The words before a figure in its own clause. */
export const clauseBefore = (figure: Figure): string =>
  figure.passage.text
    .slice(Math.max(0, figure.start - 24), figure.start)
    .split(/[，,。；;：:、（(！？!?\n]/)
    .at(-1)!
    .trim()

const PEOPLE = /^[人名位]$/

/** A count with decimals is an average: 千人托位数 5.32 个. */
export const isAverage = (figure: Figure): boolean =>
  dimensionOf(figure) === 'count' && baseValue(figure)!.d !== 1n && figure.unit?.base === figure.unit?.text

/** Whether two figures measure the same sort of thing, so that one can be more than the other. */
export const areComparable = (a: Figure, b: Figure): boolean => {
  if (baseValue(a) === null || baseValue(b) === null || dimensionOf(a) !== dimensionOf(b)) return false
  // 低于省控线 0.84 个百分点，低于市控线 0.64 个百分点: differences, neither of which is compared with the other.
  if (dimensionOf(a) === 'percentage-point') return false
  const [left, right] = [a.unit?.base ?? '', b.unit?.base ?? '']
  if (dimensionOf(a) === 'ratio') return (left === '倍') === (right === '倍')
  return left === right || (PEOPLE.test(left) && PEOPLE.test(right))
}
