import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { MEASURE_WORD } from '../../figures/measure-words.ts'
import { isQuantity } from '../arithmetic.ts'
import type { Mention } from '../mention.ts'
import { NAME, PERIODS, UNNAMED } from './things.ts'

/** A quantity told for each of the things that another figure counts: 人均 834 元, 每亩补助 1120 元, 单位成本 2958 元/吨, 日均处理 77 吨. */
export type PerThing = {
  readonly mention: Mention
  /**
   * What it is per, each by its measure word, or by the words that begin with its name (村卫生室补助 of 每个村卫生室补助);
   * UNNAMED where the words say only that it is per something.
   */
  readonly things: readonly string[]
  /** How many of them it is told for: 1000 for 每千人. */
  readonly each: Exact
  /** A mean comes of a total; a price, a ration or a standard is set before and gives the total. */
  readonly is: 'mean' | 'price'
  /** What it measures: its words without those that say per what. */
  readonly noun: string
}

/** 每人每月, 每个项目, 每千人口, 平均每场. */
const EVERY = new RegExp(
  `每(十万|百万|[百千万])?(?:一|常住|户籍|服务|城乡)?(?:个?(${PERIODS})|[个名位]?(${NAME})|(${MEASURE_WORD})|个((?:(?!每|平均)[\\u4e00-\\u9fff]){2,6})|(个))`,
  'g',
)
/** 人均, 日均; not 各村均已, 每年均为, 受益人均, 均衡. */
const MEAN_OF =
  /(?<![每各历近今往当多几两三四五全所益责法本证表老])(人次|公里|平方米|[人户生师亩次床例场期班车日月年周季天台套件项吨村镇乡校站店园企科岗桌案桩份篇间株棵头])均(?![衡匀等可按由已未属被有在能不获完符])/g
/** 单车, 单个项目, 单场; not 清单, 单位, 单车道. */
const SINGLE = new RegExp(
  `(?<![清名账订菜简工表保传存孤])单(?:个(${NAME})|(人次|公里|平方米|[人户车场台件亩吨套期班村校桌床例次日月方案桩灯井池厕塔杆栋株棵头份册篇页只块])(?![道间独]))`,
  'g',
)
/** 月租金, 年维护费, 日处理; not 本年, 9 月, 年初, 节日, 青年. */
const PERIOD_OF =
  /(?<![\d一二两三四五六七八九十个本当每上下今明昨去全往近首次半多历前后整同某按节假生作春秋夏冬学青少老成周])([年月日])(?![初末度底中份均内终])(?=[\u4e00-\u9fff]{0,3}(?:租|薪|费|补[贴助]|津贴|工资|处理|[产供接收发运销耗检办]))/g
const OF_UNNAMED = /单价|均价|平均价格?|单位(?:成本|造价|投资|投入|费用|价格|面积|产品|能耗|支出)/
const PER_WORDS = [EVERY, MEAN_OF, SINGLE, PERIOD_OF]

/** What comes of dividing a total, even where it is told with 每: 每公里造价. */
const DERIVED = /造价|成本|投资|投入|费用|支出|开支|耗|产量|产值/
const AVERAGE = /平均|均价|折合|折算|约合/
const SET = /标准|定额|(?<!平均)单价|限价|定价|按照?(?![^，。；]*(?:计算|测算|口径))/

/** Means that have names of their own: 平均班额, 平均住院日, 亩产. */
const NAMED_MEANS: readonly (readonly [name: RegExp, thing: string])[] = [
  [/班额/, '班'],
  [/住院(?:日|天数)/, '人次'],
  [/[亩单]产/, '亩'],
]

/** What widens a mean without bounding it: 约 1200 元. */
const ROUNDED = ['exact', 'about', 'nearly', 'over']

/** The words before a figure in its clause, those before a colon too: 单价：0.5 万元. */
const wordsOf = (m: Mention): string =>
  /[\u4e00-\u9fff]{2}/.test(m.label) ? m.label : m.lead.split(/[，,、。；;\n]/).at(-1)!

const SAME: Readonly<Record<string, string>> = {
  日: '天',
  季: '季度',
  个月: '月',
  个学期: '学期',
  人口: '人',
}
const MANY: Readonly<Record<string, Exact>> = {
  百: powerOfTen(2),
  千: powerOfTen(3),
  万: powerOfTen(4),
  十万: powerOfTen(5),
  百万: powerOfTen(6),
}

/** The unit of what is told per thing: 元 of 元/人. */
export const unitOfWhole = (figure: Figure): string => (figure.unit?.base ?? '').replace(/\/.*$/, '')

type Named = { readonly thing: string; readonly many: string | undefined }

const OF_MANY = /^(十万|百万|[百千万])(?=[人户名])/

const inUnit = (figure: Figure): Named[] => {
  const base = figure.unit?.base ?? ''
  if (!base.includes('/')) return []
  return base
    .split(/[/·]/)
    .slice(1)
    .map(thing => ({ thing: thing.replace(OF_MANY, ''), many: OF_MANY.exec(thing)?.[1] }))
}

/** What the words name, and what is left of them. */
const inWords = (words: string): { readonly named: readonly Named[]; readonly rest: string } => {
  const named: Named[] = []
  const take = (pattern: RegExp, from: string): string =>
    from.replace(pattern, (found: string, ...groups: (string | number | undefined)[]) => {
      const things = groups.slice(
        0,
        groups.findIndex(group => typeof group === 'number'),
      )
      const many = pattern === EVERY ? (things.shift() as string | undefined) : undefined
      const thing = things.find(Boolean) as string
      named.push({ thing, many })
      // The name may go on into what is measured, which stays.
      return thing.length > 2 ? found.slice(-thing.length) : ''
    })
  const rest = PER_WORDS.reduce((from, pattern) => take(pattern, from), words)
  for (const [name, thing] of NAMED_MEANS) if (name.test(words)) named.push({ thing, many: undefined })
  return { named, rest: rest.replace(OF_UNNAMED, '') }
}

/** Reads a figure as a quantity per thing; null for one that is told of no thing in particular. */
export const readPerThing = (mention: Mention): PerThing | null => {
  const { figure } = mention
  if (!isQuantity(figure) || dimensionOf(figure) === 'none') return null
  const words = wordsOf(mention)
  const { named, rest } = inWords(words)
  const all = [...named, ...inUnit(figure)]
  if (all.length === 0 && !OF_UNNAMED.test(words)) return null
  const mean = (/均(?!价)/.test(words) || AVERAGE.test(words) || DERIVED.test(words)) && !SET.test(words)
  const each = all.reduce((product, { many }) => (many ? product.mul(MANY[many]!) : product), ONE)
  const is = mean || !each.equals(ONE) ? 'mean' : 'price'
  if (!(is === 'mean' ? ROUNDED : ['exact']).includes(figure.approximation)) return null
  const things = all.length > 0 ? [...new Set(all.map(({ thing }) => SAME[thing] ?? thing))] : [UNNAMED]
  return { mention, things, each, is, noun: rest }
}
