import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { isQuantity, quotient } from './arithmetic.ts'
import type { Mention } from './mention.ts'

/** Which side of a proportion is one: the second of 15.89:1, the first of 1:6.6. */
const ONE_IS: Readonly<Record<string, 'first' | 'second'>> = { ':1': 'second', '1:': 'first' }

const NAME = /([\u4e00-\u9fff]{2,10}?)(?:之)?比(?:例|率|值)?(?:约|达到?|为|是|：)*$/

/** What a side of a name stands for where its own characters do not stand in what is counted: 产出 is told as 效益. */
const ALSO: Readonly<Record<string, RegExp>> = {
  产出: /产出|效益|收益|产值|收入|回报/,
  投入: /投入|投资|支出|资金|成本/,
  生: /学生|生(?![产态活成])|学员/,
  师: /师/,
  医: /医(?:师|生)/,
  护: /护(?:士|理)/,
  床: /床/,
  城: /城镇|城市|城区|市区/,
  乡: /乡村|农村/,
}

/** 生师: 生, 师; 投入产出: 投入, 产出; 城乡居民收入: 城, 乡. The last characters of a name are those that tell. */
const sidesOf = (name: string): readonly (readonly [string, string])[] => {
  const halves = name.length === 4 ? [[name.slice(0, 2), name.slice(2)] as const] : []
  const ends = [[name.at(-2)!, name.at(-1)!] as const, [name[0]!, name[1]!] as const]
  return [...halves, ...ends]
}

const tells = (side: string, { label, tail, figure }: Mention): boolean =>
  (ALSO[side] ?? new RegExp(side)).test(label + tail) || (side === '床' && figure.unit?.base === '张')

const sole = (found: readonly Mention[]): Mention | null => (found.length === 1 ? found[0]! : null)

/** How far, in mentions, the two sides are looked for. */
const REACH = 8

const proportionClaim = (at: Mention, mentions: readonly Mention[]): Claim | null => {
  const one = ONE_IS[at.figure.unit?.text ?? '']
  const name = NAME.exec(at.label)?.[1]
  if (!one || !name || at.figure.value === null) return null
  const told = mentions
    .slice(Math.max(0, at.order - REACH), at.order)
    .filter(
      m =>
        m.sentence === at.sentence &&
        isQuantity(m.figure) &&
        m.figure.approximation === 'exact' &&
        dimensionOf(m.figure) !== 'none',
    )
  for (const [a, b] of sidesOf(name)) {
    const first = sole(told.filter(m => tells(a, m) && !tells(b, m)))
    const second = sole(told.filter(m => tells(b, m) && !tells(a, m)))
    if (!first || !second || dimensionOf(first.figure) !== dimensionOf(second.figure)) continue
    const [over, under] = one === 'second' ? [first, second] : [second, first]
    const reading: Reading = {
      standing: 'asserted',
      operands: [over.figure, under.figure],
      expression: quotient,
      because: `${name}比 = ${one === 'second' ? `${a} ÷ ${b}` : `${b} ÷ ${a}`}`,
    }
    return { kind: 'ratio', stated: at.figure, readings: [reading] }
  }
  return null
}

/** Proportions that are named after both their sides: 生师比 15.89:1, 投入产出比 1:6.6. */
export const proportionClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.map(m => proportionClaim(m, mentions)).filter(claim => claim !== null)
