import { type Exact, exact, ONE } from '@heshu/shared/number/exact.ts'

/** 单价 and 单位成本 do not say of what. */
export const UNNAMED = ''

/** People, whose measure words are many. */
export const PERSONS = '学生|职工|教师|老人|儿童|居民|村民|干部|人员|劳动力|人口'
const BODIES = '企业|机构|医院|学校|单位|行政村|自然村|社区|街道|村|镇|乡|县|校|园|店|站点|站(?!次)|网点|点位'
const OTHERS = '家庭|农户|班级|班(?!次)|队|科室|岗位|案件|线路|床位|项目|课题|车辆|标段|充电桩|车位'
/** Things that are named by one character where they are counted in another: 单桩, 案均, 每生. */
const SHORT = '[生师企案桩灯井池厕塔桌岗]'
export const NOUNS = `${PERSONS}|${BODIES}|${OTHERS}|${SHORT}`
export const PERIODS = '学期|学年|季度|季|月|周|日|天|年|小时|课时|学时'
/** A name goes on for a few characters; which of them belong to it the counted things will tell. */
export const NAME = `(?:${NOUNS})(?:(?!每|平均)[\\u4e00-\\u9fff]){0,5}`

/** The name or measure word that a thing begins with. */
export const headOf = (thing: string): string => HEAD.exec(thing)?.[0] ?? thing
const HEAD = new RegExp(`^(?:${NOUNS})`)

const IS_PERIOD = new RegExp(`^个?(?:${PERIODS}|年度|工作日)$`)

export const isPeriod = (thing: string): boolean => IS_PERIOD.test(thing)

/** How many of a span of time a year has. */
export const inYear = (thing: string): Exact | null =>
  ({ 月: exact(12), 季度: exact(4), 学期: exact(2), 年: ONE })[thing] ?? null
