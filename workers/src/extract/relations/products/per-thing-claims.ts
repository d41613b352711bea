import type { Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, isZero, ONE, sumOf } from '@heshu/shared/number/exact.ts'
import { slipBetween } from '@heshu/shared/number/slip.ts'
import type { Mention } from '../mention.ts'
import { type PerThing, readPerThing } from './per-thing.ts'
import { isAsserted, isForeign } from './per-thing-asserted.ts'
import { type Choice, choicesOf, countsAll, isLikely } from './per-thing-choices.ts'
import { findParts, headsOf, type Parts, type PerThings, SAYS_TOTAL } from './per-thing-parts.ts'

type Standing = Reading['standing']
type Judged = { readonly parts: Parts; readonly choice: Choice; readonly standing: Standing }

/** Of several choices those that fit are meant; where none does, the words may assert one of them, but never two. */
const judge = (parts: Parts, mentions: readonly Mention[]): Judged[] => {
  const choices = choicesOf(parts)
  const asserted = choices.filter(choice => isAsserted(parts, choice, mentions))
  const someFits = choices.some(choice => choice.fit === 'holds')
  const isMeant = (choice: Choice) =>
    asserted.includes(choice) && (someFits ? choice.fit === 'holds' : asserted.length === 1)
  return choices.map(choice => ({ parts, choice, standing: isMeant(choice) ? 'asserted' : 'possible' }))
}

const times = (operands: readonly Expression[], constant: Exact): Expression => {
  const terms = [...operands, ...(constant.equals(ONE) ? [] : [{ constant }])]
  return terms.length === 1 ? terms[0]! : { operator: '×', terms }
}

const meanReading = ({ parts: { per }, choice, standing }: Judged): Reading => {
  const operands = [choice.total, ...choice.counts.map(m => m.figure)]
  const spans = choice.spans.equals(ONE) ? [] : [{ constant: choice.spans }]
  const mean: Expression = {
    operator: '÷',
    terms: [...operands.map((_, operand) => ({ operand })), ...spans],
  }
  return {
    standing,
    operands,
    expression: times([mean], per.each),
    exactOperands: operands.flatMap((figure, place) => (choice.set.includes(figure) ? [place] : [])),
    because: '平均数 = 总量 ÷ 数量',
  }
}

const because = (choices: readonly Choice[]): string =>
  choices.length > 1
    ? '总额 = 各项数量 × 单价之和'
    : choices.some(choice => dimensionOf(choice.total) === 'money')
      ? '总额 = 数量 × 单价'
      : '总数 = 每份的数量 × 份数'

/** The sum of the products of several prices, as of one price. */
const productReading = (choices: readonly Choice[], standing: Standing): Reading => {
  const operands = choices.flatMap(choice => choice.factors)
  let place = 0
  const products = choices.map(({ factors, constant }) =>
    times(
      factors.map(() => ({ operand: place++ })),
      constant,
    ),
  )
  return {
    standing,
    operands,
    expression: products.length === 1 ? products[0]! : { operator: '+', terms: products },
    exactOperands: operands.flatMap((figure, i) => (choices.some(c => c.set.includes(figure)) ? [i] : [])),
    because: because(choices),
  }
}

/** Whether a total was meant to be the sum: it is off by no more than a tenth, or one slip of the pen in any figure makes it so. */
const isSumMeant = ({ total }: Choice, choices: readonly Choice[]): boolean => {
  const products = choices.map(({ factors, constant }) =>
    factors.reduce((v, f) => v.mul(baseValue(f)!), constant),
  )
  const [printed, sum] = [baseValue(total)!, sumOf(products)]
  const isSlip = (figure: Figure, meant: Exact) =>
    slipBetween(baseValue(figure)!, meant, baseStep(figure)) !== null
  const gap = printed.sub(sum)
  if (gap.abs().lte(sum.abs().div(exact(10))) || isSlip(total, sum)) return true
  return choices.some(({ factors }, i) => {
    const product = products[i]!
    if (isZero(product)) return false
    const times = product.add(gap).div(product)
    return factors.some(f => isSlip(f, baseValue(f)!.mul(times)))
  })
}

/** What several prices give together: 20 台，单价 5000 元，5 台，单价 2000 元，合计 11 万元. */
const jointReading = (judged: readonly Judged[], mentions: readonly Mention[]): Reading | null => {
  const own = judged.filter(
    ({ parts, choice }) =>
      parts.totals.likely.length === 1 && isLikely(parts, choice) && countsAll(parts, choice),
  )
  const choices = own.map(({ choice }) => choice)
  const [first] = choices
  if (!first || choices.length !== new Set(judged.map(({ parts }) => parts.per)).size) return null
  const closes =
    SAYS_TOTAL.test(first.at.label) &&
    own.every(
      ({ parts: { per } }) => per.mention.order < first.at.order && !isForeign(per, first.at, mentions),
    )
  return productReading(choices, closes && isSumMeant(first, choices) ? 'asserted' : 'possible')
}

/** The products that give one total. One that holds is meant; where several prices lead to it and none does, it is their sum. */
const productClaim = (at: Mention, judged: readonly Judged[], mentions: readonly Mention[]): Claim => {
  const several = new Set(judged.map(({ parts }) => parts.per)).size > 1
  const joint =
    several && !judged.some(({ choice }) => choice.fit === 'holds') ? jointReading(judged, mentions) : null
  const single = judged.map(({ choice, standing }) =>
    productReading([choice], several && choice.fit !== 'holds' ? 'possible' : standing),
  )
  return { kind: 'product', stated: at.figure, readings: [...(joint ? [joint] : []), ...single] }
}

const meanClaim = (per: PerThing, judged: readonly Judged[]): Claim => ({
  kind: 'average',
  stated: per.mention.figure,
  readings: judged.map(meanReading),
})

type Told = { readonly per: PerThing; readonly judged: readonly Judged[] }

/** 每户补助 2000 元，户均投资 3000 元，总投资 630 万元: a total that one of them gives is not that of the other. */
const settle = (judged: Judged, per: PerThing, told: readonly Told[]): Judged => {
  const isGiven = told.some(
    other =>
      other.per !== per &&
      headsOf(other.per) === headsOf(per) &&
      other.judged.some(({ choice }) => choice.at === judged.choice.at && choice.fit === 'holds'),
  )
  return isGiven && judged.choice.fit !== 'holds' ? { ...judged, standing: 'possible' } : judged
}

/** Equations printed with their signs are read as such. */
const isPrinted = (at: Mention): boolean => /[=＝]\s*$/.test(at.lead)

/**
 * Quantities per thing with the number of things and the total: 每人 1200 元，共 350 人，发放补贴 42 万元 (the price gives the total),
 * 公用经费 12 万元，在职 40 人，人均 3000 元 (the total gives the mean).
 */
export const perThingClaims = (mentions: readonly Mention[]): Claim[] => {
  const pers: PerThings = new Map(
    mentions.flatMap(m => {
      const per = readPerThing(m)
      return per ? [[m, per] as const] : []
    }),
  )
  if (pers.size === 0) return []
  const sentences = [...Map.groupBy(mentions, m => m.sentence).values()]
  return sentences.flatMap((sentence, i) => {
    const before = sentences[i - 1] ?? []
    const told = sentence.flatMap((m): Told[] => {
      const per = pers.get(m)
      const parts = per && findParts(per, sentence, before, pers)
      return parts ? [{ per, judged: judge(parts, mentions) }] : []
    })
    const settled = told.map(({ per, judged }) => ({ per, judged: judged.map(j => settle(j, per, told)) }))
    const prices = settled.filter(({ per }) => per.is === 'price').flatMap(({ judged }) => judged)
    return [
      ...settled.flatMap(({ per, judged }) => (per.is === 'mean' ? [meanClaim(per, judged)] : [])),
      ...[...Map.groupBy(prices, ({ choice }) => choice.at).entries()].flatMap(([at, own]) =>
        isPrinted(at) ? [] : [productClaim(at, own, mentions)],
      ),
    ]
  })
}
