import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'

/** A figure with those before and after it in the same sentence, and the words between. */
export type Placed = {
  readonly figure: Figure
  /** The figures before it in its sentence, nearest last. */
  readonly before: readonly Figure[]
  /** The words back to the figure before, or to the beginning of the sentence. */
  readonly lead: string
  /** The words on to the next figure, or to the end of the sentence. */
  readonly tail: string
  /** The whole sentence. */
  readonly sentence: string
}

const SENTENCE_END = /[。！？!?\n]/g

/** Every readable figure in its sentence. Linear in the text. */
export const placeFigures = (figures: readonly Figure[]): Placed[] =>
  [...Map.groupBy(figures, f => f.passage).entries()].flatMap(([{ text }, own]) => {
    const ends = [...text.matchAll(SENTENCE_END)].map(m => m.index)
    let at = 0
    let start = 0
    let before: Figure[] = []
    return own.flatMap((figure, i): Placed[] => {
      while (at < ends.length && ends[at]! < figure.start) {
        start = ends[at]! + 1
        before = []
        at++
      }
      const end = ends[at] ?? text.length
      const next = own[i + 1]
      const placed: Placed = {
        figure,
        before,
        lead: text.slice(before.at(-1)?.end ?? start, figure.start),
        tail: text.slice(figure.end, Math.min(end, next?.start ?? end)),
        sentence: text.slice(start, end),
      }
      before = [...before, figure].slice(-12)
      return figure.value === null ? [] : [placed]
    })
  })

const PEOPLE = /^[人名位]$/

/** Whether two figures measure the same sort of thing, so that one can be more than the other. */
export const areComparable = (a: Figure, b: Figure): boolean => {
  if (baseValue(a) === null || baseValue(b) === null || dimensionOf(a) !== dimensionOf(b)) return false
  const [left, right] = [a.unit?.base ?? '', b.unit?.base ?? '']
  return dimensionOf(a) === 'ratio'
    ? (left === '倍') === (right === '倍')
    : left === right || (PEOPLE.test(left) && PEOPLE.test(right))
}
