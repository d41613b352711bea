import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { exact, isZero, ONE, sumOf } from '@heshu/shared/number/exact.ts'
import { valuesBehind } from '@heshu/shared/number/slip.ts'
import { isQuantity, isRate, sameSort, sumOfOperands } from '../arithmetic.ts'
import { partsOfList, ratesInList, wholeOfList } from '../listed-share.ts'
import type { Mention } from '../mention.ts'
import { type Role, roleOf } from '../role.ts'
import { partBeside } from '../share-whole.ts'
import { fitsSum } from './completeness.ts'

/** Parts told with the share of each, and their whole where it is printed among them. */
type Shares = {
  readonly parts: readonly Mention[]
  readonly rates: readonly Mention[]
  readonly whole: Mention | null
}

const sharesIn = (sentence: readonly Mention[], mentions: readonly Mention[]): Shares[] => {
  const rates = sentence.filter(m => isRate(m.figure) && m.figure.value !== null)
  const lists = rates
    .filter(rate => ratesInList(rate, mentions)[0] === rate)
    .map(rate => ratesInList(rate, mentions))
  const listed = lists
    .filter(list => list.length > 1)
    .flatMap((list): Shares[] => {
      const [parts] = partsOfList(list, mentions)
      return parts ? [{ parts, rates: list, whole: wholeOfList(list, mentions) }] : []
    })
  const beside = rates.flatMap(rate => {
    const part = partBeside(rate, mentions)
    return part ? [{ part, rate }] : []
  })
  return [...listed, { parts: beside.map(b => b.part), rates: beside.map(b => b.rate), whole: null }]
}

/** Whether the shares add up to 100 % and each is that of its part in all parts, as far as the printed digits tell. */
const areAll = ({ parts, rates }: Shares): boolean => {
  const [first] = parts
  if (!first || parts.length < 2) return false
  if (parts.some(m => !isQuantity(m.figure) || !sameSort(m.figure, first.figure))) return false
  const shares = rates.map(m => baseValue(m.figure)!)
  const values = parts.map(m => baseValue(m.figure)!)
  const all = sumOf(values)
  const steps = rates.map(m => baseStep(m.figure))
  return (
    !isZero(all) &&
    sumOf(shares).sub(ONE).abs().lt(sumOf(steps)) &&
    values.every((value, i) => value.div(all).sub(shares[i]!).abs().lt(steps[i]!))
  )
}

/** Whether a figure was meant to be the sum: one slip of the pen away, or off by no more than a hundredth. */
const isMeant = (whole: Figure, parts: readonly Figure[]): boolean => {
  const [printed, sum] = [baseValue(whole)!, sumOf(parts.map(part => baseValue(part)!))]
  const slack = baseStep(whole).mul(exact(parts.length))
  return (
    printed
      .sub(sum)
      .abs()
      .lte(sum.abs().div(exact(100))) ||
    valuesBehind(printed, baseStep(whole)).some(({ value }) => value.sub(sum).abs().lte(slack))
  )
}

/** How many figures back the whole is looked for. */
const LOOK_BACK = 6

/** The figure told before that the parts give, or else the nearest, where that tells of what was and not of what was planned. */
const wholeOf = (parts: readonly Mention[], told: readonly Mention[]): Mention | null => {
  const figures = parts.map(m => m.figure)
  const alike = told
    .filter(m => isQuantity(m.figure) && sameSort(m.figure, figures[0]!) && !parts.includes(m))
    .slice(-LOOK_BACK)
  const nearest = alike.at(-1)
  return (
    alike.findLast(m => fitsSum(m.figure, figures)) ??
    (nearest && !ANOTHER.includes(roleOf(nearest.label)) ? nearest : null)
  )
}

const ANOTHER: readonly (Role | null)[] = ['original', 'adjusted', 'budget', 'planned', 'last-year']

/**
 * Parts whose shares add up to 100 % are all there are, so the total told before them is their sum, whether words say so or not:
 * 非税收入 100 万元。从结构看，收费 40 万元，占 40%；罚没 60 万元，占 60%.
 */
export const completeShareClaims = (mentions: readonly Mention[], earlier: readonly Mention[]): Claim[] =>
  [...Map.groupBy(mentions, m => m.sentence).values()].flatMap(sentence =>
    sharesIn(sentence, mentions)
      .filter(areAll)
      .flatMap(({ parts, whole: printed }): Claim[] => {
        const told = () => [...earlier, ...mentions.filter(m => m.order < parts[0]!.order)]
        const whole = printed ?? wholeOf(parts, told())
        const figures = parts.map(m => m.figure)
        if (!whole || !isQuantity(whole.figure)) return []
        return [
          {
            kind: 'sum',
            stated: whole.figure,
            readings: [
              {
                standing: isMeant(whole.figure, figures) ? 'asserted' : 'possible',
                operands: figures,
                expression: sumOfOperands(figures.length),
                because: '占比合计为 100% 的各项之和',
              },
            ],
          },
        ]
      }),
  )
