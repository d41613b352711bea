import { baseValue, dimensionOf, type Figure, locateFigure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { DraftCheck } from './check-claim.ts'

/** So many digits do not recur by chance. */
const TELLING_DIGITS = 6

const digitsOf = (figure: Figure): string =>
  (/[\d０-９][\d０-９,，.．]*/.exec(figure.text)?.[0] ?? '').replace(/[,，.．]/g, '').replace(/^0+|0+$/g, '')

/**
 * The same digits with two units (1,105,380.75 万元 in the prose, 1,105,380.75 元 in the table): one of the units is wrong.
 * Where a table contradicts the prose in more than one figure, the unit of the whole table is in doubt, which may as well be a
 * matter of reading: open.
 */
export const unitSlipChecks = (figures: readonly Figure[]): DraftCheck[] => {
  const money = figures.filter(
    f => f.value && dimensionOf(f) === 'money' && digitsOf(f).length >= TELLING_DIGITS,
  )
  const groups = [...Map.groupBy(money, digitsOf).values()]
  const pairs = groups.flatMap(group => {
    const [first] = group
    const stated = group.find(f => !f.passage.cell && f.unit?.from === 'figure') ?? first!
    const other = group.find(
      f =>
        !baseValue(f)!.equals(baseValue(stated)!) &&
        !f.value!.mul(stated.unit!.factor).equals(stated.value!.mul(f.unit!.factor)),
    )
    return other && other.value!.equals(stated.value!) ? [{ stated, other }] : []
  })
  const perTable = Map.groupBy(pairs, ({ other }) => other.passage.cell?.table ?? -1)
  return pairs.map(({ stated, other }) => {
    const table = other.passage.cell?.table
    const doubtful = table !== undefined && (perTable.get(table)?.length ?? 0) > 1
    const corrected = stated.text.replace(stated.unit!.text, other.unit!.text)
    return {
      kind: 'unit',
      verdict: doubtful ? 'open' : 'disagrees',
      severity: doubtful ? null : 'figure',
      stated: figureRef(stated),
      operands: [figureRef(other)],
      expected: corrected,
      formula: `${stated.text} ≠ ${other.text}${other.unit!.from === 'figure' ? '' : other.unit!.text}`,
      message: doubtful
        ? `同一数字在正文以「${stated.unit!.text}」、在表中以「${other.unit!.text}」计，表中有多处如此，请核对该表的单位。`
        : `同一数字一处以「${stated.unit!.text}」计，一处以「${other.unit!.text}」计，单位必有一处写错。`,
      ...(doubtful
        ? {}
        : { culprit: { text: stated.text, value: corrected, slip: '单位写错', at: locateFigure(stated) } }),
      idSeed: `${stated.measures}|${other.measures}`,
      figures: [stated, other],
    }
  })
}
