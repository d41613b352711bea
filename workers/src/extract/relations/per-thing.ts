import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { MEASURE_WORD } from '../figures/measure-words.ts'
import { isQuantity } from './arithmetic.ts'
import type { Mention } from './mention.ts'

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

/** 单价 and 单位成本 do not say of what. */
export const UNNAMED = ''

const PERSONS = '学生|职工|教师|老人|儿童|居民|村民|干部|人员|劳动力|人口'
const BODIES = '企业|机构|医院|学校|单位|行政村|自然村|社区|街道|村|镇|乡|县|校|园|店|站点|站(?!次)|网点|点位'
const OTHERS = '家庭|农户|班级|班(?!次)|队|科室|岗位|案件|线路|床位|项目|课题|车辆|标段|充电桩|车位'
/** Things that are named by one character where they are counted in another: 单桩, 案均, 每生. */
const SHORT = '[生师企案桩灯井池厕塔桌岗]'
const NOUNS = `${PERSONS}|${BODIES}|${OTHERS}|${SHORT}`
const PERIODS = '学期|学年|季度|季|月|周|日|天|年|小时|课时|学时'
/** A name goes on for a few characters; which of them belong to it the counted things will tell. */
const NAME = `(?:${NOUNS})(?:(?!每|平均)[\\u4e00-\\u9fff]){0,5}`

/** 每人每月, 每个项目, 每千人口, 平均每场. */
const EVERY = new RegExp(
  `每(十万|百万|[百千万])?(?:一|常住|户籍|服务|城乡)?(?:个?(${PERIODS})|个?(${NAME})|(${MEASURE_WORD})|个((?:(?!每|平均)[\\u4e00-\\u9fff]){2,6})|(个))`,
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

/** The name or measure word that a thing begins with. */
export const headOf = (thing: string): string => HEAD.exec(thing)?.[0] ?? thing
const HEAD = new RegExp(`^(?:${NOUNS})`)

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

const IS_PERIOD = new RegExp(`^个?(?:${PERIODS}|年度|工作日)$`)

export const isPeriod = (thing: string): boolean => IS_PERIOD.test(thing)

/** How many of a span of time a year has. */
export const inYear = (thing: string): Exact | null =>
  ({ 月: exact(12), 季度: exact(4), 学期: exact(2), 年: ONE })[thing] ?? null
