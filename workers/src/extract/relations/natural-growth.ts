import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { difference, isRate } from './arithmetic.ts'
import type { Mention } from './mention.ts'

/** How a rate rose or fell, what it was a year before and what was planned are none of the levels. */
const OF_OTHER = /较|比|上年|去年|上升|下降|提高|降低|增减|目标|计划(?!生育)|指标|控制|预期/
const ENDS = '(?:人口|人数|数)?(?:分别|约|仅|[为是达有共])*$'

const named = (name: string) => {
  const [rate, number] = [new RegExp(`${name}率`), new RegExp(`${name}${ENDS}`)]
  return (m: Mention): boolean =>
    m.figure.approximation === 'exact' &&
    (isRate(m.figure) ? rate : number).test(m.label) &&
    !OF_OTHER.test(m.label)
}
const isBirth = named('出生')
const isDeath = named('(?<![儿童妇者])死亡')
const isGrowth = named('自然(?:增长|增加|净增|减少)')

/** 人口自然增长 = 出生 − 死亡, of the rates as of the numbers (国家统计局《中国统计年鉴》主要统计指标解释). */
const naturalGrowthAmong = (alike: readonly Mention[]): Claim[] => {
  const [births, deaths, growths] = [isBirth, isDeath, isGrowth].map(is => alike.filter(is)) as Mention[][]
  const [birth, death, growth] = [births![0], deaths![0], growths![0]]
  if (!birth || !death || !growth || births!.length + deaths!.length + growths!.length > 3) return []
  const [more, less] = /自然减少/.test(growth.label) ? [death, birth] : [birth, death]
  const ofRates = isRate(growth.figure)
  const reading: Reading = {
    standing: 'asserted',
    operands: [more.figure, less.figure],
    expression: difference,
    because: ofRates ? '自然增长率 = 出生率 − 死亡率' : '自然增长 = 出生 − 死亡',
  }
  return [{ kind: ofRates ? 'unit' : 'difference', stated: growth.figure, readings: [reading] }]
}

export const naturalGrowth = (mentions: readonly Mention[]): Claim[] =>
  [...Map.groupBy(mentions, m => m.sentence).values()].flatMap(sentence => [
    ...naturalGrowthAmong(sentence.filter(m => isRate(m.figure))),
    ...naturalGrowthAmong(sentence.filter(m => dimensionOf(m.figure) === 'count')),
  ])
