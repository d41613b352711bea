import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { isQuantity } from '../arithmetic.ts'
import type { Mention } from '../mention.ts'
import { headOf, isPeriod, NOUNS, PERSONS, UNNAMED } from './things.ts'

const PERSON = /^(?:[人名位口]|人员)$/
const VISITS = /^人次$/

/** 救助 352 人次，人均 1200 元: people counted by their visits, of whom there may be fewer. */
export const countsVisits = (thing: string, { figure }: Mention): boolean =>
  thing === '人' && VISITS.test(figure.unit?.base ?? '')

/** The measure words that count a thing, where it is not counted in itself. */
const COUNTED: readonly (readonly [things: RegExp, measure: RegExp])[] = [
  [new RegExp(`^(?:[人名位口生师]|${PERSONS})$`), PERSON],
  [/^人$/, VISITS],
  [/^人次$/, /^[人例]$/],
  [/^(?:户|家庭|农户)$/, /^户$/],
  [/^(?:家|企业|企|机构|单位|店)$/, /^[家户]$/],
  [/^(?:医院|学校|校|园)$/, /^[家所]$/],
  [/^次$/, /次$|^[例场]$/],
  [/^场$/, /^场次?$/],
  [/^灯$/, /^盏$/],
  [/^井$/, /^[口眼]$/],
  [/^(?:床|床位)$/, /^(?:张|床|床位)$/],
  [/^(?:车|车辆)$/, /^[辆台车]$/],
  [/^(?:班|班级)$/, /^[班期]$/],
  [/^(?:例|案|案件)$/, /^[例件宗起人]$/],
  [/^(?:公里|千米)$/, /^(?:公里|千米)$/],
  [/^(?:平方米|平米)$/, /^(?:平方米|平米|平方|㎡|m²)$/],
  [/^(?:立方米|立方)$/, /^(?:立方米|立方)$/],
  [/^方$/, /^(?:[平立]方米?|平米|㎡|m²)$/],
  [/^天$/, /^(?:天|日|个?工作日|个日历日|个自然日)$/],
  [/^月$/, /^个?月$/],
  [/^季度$/, /^个?季度$/],
  [/^学期$/, /^个?学期$/],
  [/^年$/, /^(?:年|个年度)$/],
  [/^小时$/, /^个?小时$/],
]
/** Measure words for all sorts of things: what is counted is said beside them (11 个行政村, 实施项目 4 个). */
const GENERAL = /^[个家所座处项名户条块片支]$/

/** Whether a name and what is counted are the same: 村卫生室补助 and 所辖村卫生室 246 个, 村补助 and 12 个行政村. */
const isNamed = (name: string, { label, tail }: Mention): boolean =>
  [...name].some((_, i) => {
    const start = name.slice(0, i + 1)
    if (i === 0 && !IS_NAME.test(start)) return false
    return label.slice(-start.length - 1).includes(start) || tail.slice(0, start.length + 4).includes(start)
  })

const IS_NAME = new RegExp(`^(?:${NOUNS}|[户场科])$`)

/** Whether a figure counts the things that a quantity is per. UNNAMED things may be counted by any figure but one of time. */
export const countsThing = (thing: string, m: Mention): boolean => {
  const { figure } = m
  const base = figure.unit?.base ?? ''
  if (!isQuantity(figure) || !['count', 'measure'].includes(dimensionOf(figure)) || base.includes('/'))
    return false
  if (thing === UNNAMED) return !isPeriod(base)
  const head = headOf(thing)
  if (base === head || COUNTED.some(([things, measure]) => things.test(head) && measure.test(base)))
    return true
  return GENERAL.test(base) && !isPeriod(thing) && isNamed(thing, m)
}
