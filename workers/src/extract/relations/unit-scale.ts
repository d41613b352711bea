import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'

type Scale = Readonly<Record<string, Exact>>

/** 15 亩 are a 公顷. */
const MU = exact(2000).div(exact(3))

/** Units by what they measure, each with what it is worth in one of them. 度 is one of power, as it is read only before 电. */
const SCALES: readonly Scale[] = [
  {
    平方米: ONE,
    平米: ONE,
    平方: ONE,
    '㎡': ONE,
    'm²': ONE,
    亩: MU,
    公顷: powerOfTen(4),
    平方公里: powerOfTen(6),
    平方千米: powerOfTen(6),
    'km²': powerOfTen(6),
  },
  {
    毫米: powerOfTen(-3),
    厘米: powerOfTen(-2),
    米: ONE,
    公里: powerOfTen(3),
    千米: powerOfTen(3),
    km: powerOfTen(3),
  },
  {
    微克: powerOfTen(-6),
    毫克: powerOfTen(-3),
    mg: powerOfTen(-3),
    克: ONE,
    斤: exact(500),
    公斤: powerOfTen(3),
    千克: powerOfTen(3),
    kg: powerOfTen(3),
    吨: powerOfTen(6),
  },
  { 毫升: powerOfTen(-6), 升: powerOfTen(-3), 立方米: ONE, 立方: ONE },
  { 千瓦时: ONE, 度: ONE, kWh: ONE, 兆瓦时: powerOfTen(3) },
  { 千瓦: ONE, kW: ONE, 兆瓦: powerOfTen(3) },
  { 秒: ONE, 分钟: exact(60), 小时: exact(3600), 个小时: exact(3600) },
]

/** What a 亩 is taken for in square metres by those who round it first. */
const USUAL_MU = ['666.7', '666.67', '667', '666.6', '666'].map(exact)

const scaleOf = (unit: string): Scale | undefined => SCALES.find(scale => scale[unit] !== undefined)

/** What one unit is in another of its kind; null for units of different kinds. */
const worthIn = (unit: string, other: string): Exact | null => {
  if (unit === other) return ONE
  const scale = scaleOf(unit)
  const [worth, of] = [scale?.[unit], scale?.[other]]
  return worth && of ? worth.div(of) : null
}

const isSquareMetre = (unit: string): boolean => SCALES[0]![unit]?.equals(ONE) ?? false

/**
 * How many of a figure's base unit one base unit of another is: 15 for 亩 of 公顷, 1/15 for 公斤/亩 of 公斤/公顷; the legal number
 * first, then those that are as usual. Empty where the one cannot be said in the other.
 */
export const scalesBetween = (from: Figure, to: Figure): readonly Exact[] => {
  const [units, others] = [from, to].map(figure => (figure.unit?.base ?? '').split('/'))
  if (units!.length !== others!.length) return []
  const parts = units!.map((unit, i) => worthIn(unit, others![i]!))
  const [whole, ...pers] = parts
  if (!whole || pers.some(per => per === null)) return []
  const legal = pers.reduce<Exact>((scale, per) => scale.div(per!), whole)
  if (units!.length > 1) return [legal]
  const [unit, other] = [units![0]!, others![0]!]
  if (unit === '亩' && isSquareMetre(other)) return [legal, ...USUAL_MU]
  if (other === '亩' && isSquareMetre(unit)) return [legal, ...USUAL_MU.map(mu => ONE.div(mu))]
  return [legal]
}

/** Whether figures say one kind of quantity in several units, so that their digits do not multiply: 2 公里 × 6 米 = 12000 平方米. */
export const mixesUnits = (figures: readonly Figure[]): boolean => {
  const units = new Set(figures.flatMap(figure => (figure.unit?.base ?? '').split('/')))
  const scales = [...units].map(scaleOf).filter(scale => scale !== undefined)
  return new Set(scales).size < scales.length
}
