import type { Claim } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { digitCount, mayStandFor, slips } from './told-value.ts'

const TELLING_DIGITS = 2

/** What a figure is told as, where it follows another: 群众 of 惠及农户 64 户、群众 7,782 人. */
const labelOf = (figure: Figure): string =>
  `${dimensionOf(figure)} ${figure.unit?.base} ${figure.measures.replace(/\s+/g, '')}`

const SENTENCE_END = /[。！？；;\n]/

/** The figure that comes after another in its sentence. */
const after = (figure: Figure, next: Figure | undefined): Figure | null =>
  next &&
  next.passage === figure.passage &&
  !next.passage.cell &&
  next.approximation === 'exact' &&
  next.value !== null &&
  next.measures !== '' &&
  !SENTENCE_END.test(figure.passage.text.slice(figure.end, next.start))
    ? next
    : null

/**
 * Two sentences that tell one quantity go on with the next thing of the same label: 惠及农户 64 户、群众 7,782 人. `pairs` are
 * figures that the words have found to be one; `figures` are all in reading order.
 */
export const besideClaims = (
  pairs: readonly (readonly [Figure, Figure])[],
  figures: readonly Figure[],
): Claim[] => {
  const order = new Map(figures.map((figure, i) => [figure, i]))
  return pairs.flatMap(([a, b]): Claim[] => {
    const [stated, origin] = [a, b].map(f => after(f, figures[order.get(f)! + 1]))
    if (!stated || !origin || labelOf(stated) !== labelOf(origin) || !mayStandFor(a, b)) return []
    const fits = mayStandFor(stated, origin)
    const isTelling = [stated, origin].every(f => digitCount(f) >= TELLING_DIGITS)
    if (!fits && !(isTelling && slips(stated, origin))) return []
    return [
      {
        kind: 'mention',
        stated,
        readings: [
          {
            standing: fits ? 'possible' : 'asserted',
            operands: [origin],
            expression: { operand: 0 },
            because: '同一句话在另一处的数字',
          },
        ],
      },
    ]
  })
}
