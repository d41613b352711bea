import type { Metric, MetricRole } from '@heshu/shared/model/metric.ts'

/** Abbreviations of the field and what they stand for. An abbreviation and its full form name the same thing in every report. */
const FULL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/社康(?:服务)?(?:中心|机构)?|社区健康服务(?:中心|机构)/g, '社区健康服务机构'],
  [/社卫(?:服务)?(?:中心|机构)?|社区卫生服务(?:中心|机构)/g, '社区卫生服务机构'],
  [/疾控(?:中心)?|疾病预防控制中心/g, '疾病预防控制中心'],
  [/妇幼(?:保健)?院/g, '妇幼保健院'],
  [/基本?公卫/g, '基本公共卫生'],
  [/家医/g, '家庭医生'],
  [/基建/g, '基本建设'],
  [/(?:政府采购|政采)/g, '政府采购'],
  [/["“”'‘’《》]/g, ''],
  [/“?三公”?(?:经费)?/g, '三公经费'],
  [/(?:就|门)诊(?:人次|量)/g, '门诊量'],
  [/(?:诊疗|接诊)(?:服务)?(?:人次|量)/g, '诊疗量'],
]

const SELF =
  /(?:我(?:局|部门|单位|委|院|中心|街道|镇|校|办|会|厅)|本(?:局|部门|单位|委|院|中心|校|办|会|厅|项目|次))/g
const CIRCLE = /[全我](?:区|市|省|县|镇|乡|街道|系统|集团|国|辖区)/

const YEAR = /((?:19|20)\d\d)\s*年(?:度|末|底|全年)?/g
const PART_OF_YEAR =
  /(?:截至|截止)?(?:\d{1,2}|[一二三四五六七八九十]+)\s*[-—–~至到]?\s*(?:\d{1,2}|[一二三四五六七八九十]+)?\s*月(?:份|底|末)?(?:\d{1,2}\s*日)?|(?:上|下)半年|第?[一二三四1-4](?:至第?[一二三四1-4])?季度|前[一二三四]季度/
const PARTS_OF_YEAR = new RegExp(PART_OF_YEAR.source, 'g')
/** 1-12月, and the year's end, at which a year's figures are taken. */
const WHOLE_YEAR = /^(?:截[至止])?(?:1[-—–~至到])?12月(?:份|底|末|31日)?$/

/** Words of role, longest first. What is left of a label when they are taken out is the thing. */
const ROLE_WORDS: readonly (readonly [MetricRole, RegExp])[] = [
  ['last-year', /(?:上年|去年|上一年|同期|以前年度)(?:同期)?/],
  ['original', /年初(?:部门|批复|安排)?的?预算(?:安排)?(?:数|金额|总额)?|原(?:部门)?预算数?/],
  [
    'adjusted',
    /(?:全年|调整后的?|调整|调剂后|追加后)(?:部门)?预算(?:数|金额|总额)?|预算调整(?:数|后)?|调整后(?:的)?(?:数|金额)?/,
  ],
  [
    'spent',
    /(?:全年|累计)?(?:预算)?执行(?:数|金额|额)|决算(?:数|金额|支出)?|(?:实际|全年|累计)(?:完成)?支出(?:数|金额|总额|总计|合计)?|支出(?:总计|合计|总额|金额)|实际(?:支付|使用|执行)(?:数|金额)?/,
  ],
  ['received', /(?:实际)?到位(?:资金|金额|数)?(?!率)|资金到位(?:数|金额)/],
]

/** Words that a label may have or lack without meaning another thing. */
const EMPTY_WORDS =
  /[的了]|全年|今年|本年度?|年度|当年|年[末底](?!结[转余])|截[至止]|目前|共计|合计|总计|总共|累计|分别|(?<!公)共(?=建[设成立]|新[建增]|完成|开展|组织|举办|培训|发放|投入|实施|救助|接待|受理|办[理结]|检查|排查|走访|安排|支[出付])|[、，,：:；;。\s·*＊]/g
const EMPTY_START =
  /^(?:(?:年度|绩效|预期|总体|工作|阶段性?)*目标(?:值|任务)?(?:是|为)|实际(?!控制人|需[要求])|其中|包括|主要|但|除|进一步(?:提[升高])?|持续|稳步|不断|[一二三四五六七八九]是|目前|一是|二是|三是|另有?|及|和|与|并|共|约|现有|年末|末|底|于)+/
const EMPTY_END =
  /(?:持续|稳定|首次|均)*(?:(?:维持|保持|控制|稳定)在|(?:提[高升]|增[加至]|上升|下降|降低|增长|达)(?:到|至)|(?<=率)至|达到?|共有?|为|是|约|仅|有|数|数量|总?金额|总额|资金总额|总量|等|(?:年度|全年|年初)?(?:指标值|目标值|计划[数值]|任务数|实际完成值|完成值|实际值)|[（(](?:元|万元|%|个|人|项|家)[)）])+$/

/** What is left of a label that names no part: the whole of the body's, the project's money. */
const WHOLE =
  /^(?:部门|单位|项目|年度|整体)*(?:总?(?:预算|支出|资金|经费|金额|额|数)|资金总额|总支出|支出总额|)?$/
const NAMED_PART = /^(?:项目|部门)(?:支出|预算|经费)$/

export type Words = Pick<Metric, 'what' | 'body' | 'period' | 'role'> & {
  readonly part: boolean
  readonly cumulative: boolean
}

/** Whether words name any time. */
export const namesPeriod = (words: string): boolean => words.search(YEAR) >= 0 || PART_OF_YEAR.test(words)

/** The last of several sentences that names a time. */
const lastDated = (words: string): string => words.split(/(?<=[。！？；\n])/).findLast(namesPeriod) ?? words

/** The period that words name: null for none and for the whole of the report's year. */
export const periodOf = (text: string, reportYear: number | null): string | null => {
  const words = lastDated(text)
  const years = [...words.matchAll(YEAR)].map(m => m[1]!).filter(y => y !== `${reportYear}`)
  const part = words.replace(/\s+/g, '').match(PARTS_OF_YEAR)?.at(-1)
  const named = [
    ...years.slice(-1),
    ...(part && !WHOLE_YEAR.test(part) ? [part.replace(/截[至止]|份/g, '')] : []),
  ]
  return named.length === 0 ? null : named.join('|')
}

const roleIn = (words: string): readonly [MetricRole, string] | null => {
  for (const [role, pattern] of ROLE_WORDS) {
    const found = pattern.exec(words)
    if (found) return [role, words.slice(0, found.index) + words.slice(found.index + found[0].length)]
  }
  return null
}

/** A label taken apart: role, period and body words away, the thing in one form. `ownNames` are names of the report's own body. */
export const normaliseWords = (
  label: string,
  reportYear: number | null,
  ownNames: readonly string[],
  isRate = false,
): Words => {
  let words = label.replace(/\s+/g, '')
  const period = periodOf(words, reportYear)
  words = words.replace(YEAR, '').replace(PARTS_OF_YEAR, '')
  for (const name of ownNames) words = words.replaceAll(name, '')
  words = words.replace(SELF, '')
  const circle = CIRCLE.exec(words)?.[0]
  const body = circle ? circle.replace(/^我/, '全') : null
  if (circle) words = words.replace(circle, '')
  const part = /^(?:[，,、（(]?)(?:其中|包括|含)/.test(words)
  const cumulative = /累计/.test(words)
  // 全年预算执行率 is a rate of its own name, not an adjusted budget.
  const role = isRate ? null : roleIn(words)
  words = role ? role[1] : words
  for (const [pattern, full] of FULL_FORMS) words = words.replace(pattern, full)
  words = words.replace(EMPTY_WORDS, '').replace(EMPTY_START, '').replace(EMPTY_END, '')
  if (WHOLE.test(words) && !NAMED_PART.test(words)) words = ''
  return { what: words, body, period, role: role?.[0] ?? null, part, cumulative }
}
