import type { ReportIdentity } from '@heshu/shared/model/extraction.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import type { Metric, MetricRole } from '@heshu/shared/model/metric.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { directionOf, namesChange } from '../relations/change-lexicon.ts'
import { type RateName, rateNameOf } from '../relations/role.ts'
import { nameBareLevels } from './bare-levels.ts'
import { headingsOver } from './headings-over.ts'
import { namesPeriod, normaliseWords, periodOf } from './normalise-words.ts'
import { isInRow } from './place-of.ts'
import { attributesIn } from './row-attributes.ts'

/** Headings of sections that say what is to be done, not what was. */
const PLANNING =
  /^(?!.*(?:完成|实现|达成|落实|执行|履行|履职情况|绩效情况)).*(?:目标|计划|打算|下一步|展望|思路|设想)/
/** Words of intent that rule the figures after them up to the end of their clause. */
const PLANNED =
  /(?:计划|拟|力争|争取|预期|预计|目标值?|指标值|应完成|要求|不[低少]于|至少|确保)(?![^，。；,;]*完成率)[^，。；,;]{0,24}$|任务(?:数|量|指标)?(?:为|是|的)?$/
/** 年度目标：…, 计划新增 …: the whole sentence is of what is to be. */
const PLANNED_SENTENCE =
  /^[^，,]{0,12}(?:目标|计划|任务)[\d一二三四五六七八九十]{0,2}[:：]|^(?:[（(]?[\d一二三四五六七八九十]*[)）、.．]?)?(?:计划|力争|争取|拟)/
const PLANNED_AFTER = /^的?(?:年度)?(?:任务|目标|要求|计划)/

/** The names by which a report calls its own body: with and without the place before it. */
const ownNamesOf = (identity: ReportIdentity): string[] => {
  const name = identity.unit?.replace(/\s+/g, '')
  if (!name) return []
  const short = name.replace(/^.{2,3}[省市](?=.{4,})/, '').replace(/^.{2,4}[区县](?=.{3,})/, '')
  return [...new Set([name, name.replace(/^.{2,3}[省市](?=.{4,})/, ''), short])].filter(n => n.length >= 3)
}

/** The words after a figure, where they say what is counted: 13 个高层次医学团队. */
const countedAfter = (figure: Figure): string => {
  if (!['count', 'measure'].includes(dimensionOf(figure))) return ''
  const rest =
    /^[^，。；：、！？,;:!?（）()\d\n]{0,24}/.exec(
      figure.passage.text.slice(figure.end, figure.end + 24),
    )?.[0] ?? ''
  return rest.replace(/^\s*(?:以[上下内]|左右|[余多])?/, '').replace(/^的/, '')
}

/** A table's own words for kinds of indicators and columns of results: they name no thing. */
const COLUMN_OF_RESULT =
  /^[*＊]?(?:(?:年度|年初|全年|预期|绩效|计划)*(?:指标值|目标(?:任务)?[值数量]?|预期值|计划(?:任务)?[值数量]?|任务[数量])|.{0,6}(?:一级|二级|三级)指标|年度绩效指标|绩效指标|(?:产出|效益|满意度|数量|质量|时效|成本|社会效益|经济效益|生态效益|可持续影响|服务对象满意度)指标|(?:实际|全年)?完成(?:值|情况|数)?|实际[值数量]?|考核情况|.{0,6}考核情况|情况|数值|内容|金额|数量|合计|总计|小计)[*＊]?(?:[（(].{1,8}[)）])?$/

const RATE_WORDS = /^(?:预算|资金)?(执行率|支出率|支付率|到位率|完成率)$/

const changeOf = (words: string): string | null => {
  const rate: RateName | null = rateNameOf(words)
  if (rate === 'share' && /^(?:其?占比|所占比例|比重)$/.test(words)) return '占比'
  if (rate !== 'growth') return null
  const rest = words.replace(
    /(?:(?<![同环])比|较|与)?(?:上年|去年|上一年|20\d\d年)?(?:度|末)?(?:同期|决算数?|预算数?)?(?:相比)?/g,
    '',
  )
  if (
    !/^(?:同比|环比|年|负|净|实际|分别)*(?:增长|增加|增幅|增速|上升|提高|提升|下降|减少|降低|降幅|下滑)(?:了|率|幅度|比例|达|为)*$/.test(
      rest,
    )
  )
    return null
  return /负增长/.test(words) || directionOf(words) === 'down' ? '降' : '增'
}

/** 农村公路养护项目自评得分 97.5 分: the result of a named assessment, told in prose. */
const isNamedScore = ({ passage, measures }: Figure): boolean =>
  !passage.cell &&
  /[^，,。]{4,}(?:自评|评价|综合|最终|评定)(?:总?得|评)分[为是]?$/.test(measures.replace(/\s+/g, ''))

type Context = { readonly year: number | null; readonly ownNames: readonly string[] }

const cellMetric = (
  figure: Figure,
  { year, ownNames }: Context,
  attributes: ReadonlySet<string>,
): Metric | null => {
  const parts = figure.measures.split('·').map(part => part.replace(/[（(](?:万?元|%|％|个|人|项)[)）]$/, ''))
  const read = parts
    .filter(part => !COLUMN_OF_RESULT.test(part) && part !== figure.unit?.text && !attributes.has(part))
    .map(part => normaliseWords(part, year, ownNames))
  const names = read.map(words => words.what).filter(what => what !== '')
  const role = read.findLast(words => words.role !== null)?.role ?? null
  if (names.length === 0 && role === null) return null
  const isTarget = /(?:指标值|目标(?:任务)?[值数量]?|预期值?|计划(?:任务)?[值数量]?|任务[数量])$/.test(
    parts.at(-1) ?? '',
  )
  return {
    // 老年人健康管理率·健康管理率 says it once.
    what: names
      .filter((name, i) => !names.some((o, j) => j !== i && o.includes(name) && (o !== name || j < i)))
      .join('·'),
    body: read.find(words => words.body)?.body ?? null,
    period: read.find(words => words.period)?.period ?? null,
    scope: parts.some(part => /^其中/.test(part)) ? 'part' : null,
    role: isTarget ? 'target' : role,
  }
}

/** What each figure of a report measures. Figures that only a score or no words belong to have none. */
export const readMetrics = (
  document: ReportDocument,
  figures: readonly Figure[],
  identity: ReportIdentity,
): Map<Figure, Metric> => {
  const context: Context = { year: identity.year, ownNames: ownNamesOf(identity) }
  const over = headingsOver(document)
  const attributesOf = attributesIn(document)
  const metrics = new Map<Figure, Metric>()
  let passage: Figure['passage'] | null = null
  let period: string | null = null
  let cursor = 0
  let subject = ''
  let partRole: MetricRole | null = null
  let lastRole: MetricRole | null = null
  for (const figure of figures) {
    if (dimensionOf(figure) === 'score' && !isNamedScore(figure)) continue
    if (isInRow(figure)) {
      const metric = cellMetric(figure, context, attributesOf(figure))
      if (metric) metrics.set(figure, metric)
      continue
    }
    const { text } = figure.passage
    if (passage !== figure.passage) {
      passage = figure.passage
      cursor = 0
      period = null
      subject = ''
      partRole = null
      lastRole = null
    }
    const between = text.slice(cursor, figure.start)
    cursor = figure.end
    if (/[。！？!?\n]/.test(between)) {
      subject = ''
      partRole = null
      if (/今年|全年/.test(between)) period = null
    }
    if (namesPeriod(between)) period = periodOf(between, context.year)
    const label = figure.measures
    const bare = label.replace(/\s+/g, '')
    const dimension = dimensionOf(figure)
    const change = dimension === 'ratio' || dimension === 'percentage-point' ? changeOf(bare) : null
    const counted = countedAfter(figure)
    // Where nothing stands before a figure, its label is what stands after it.
    const words = counted.replace(/\s+/g, '').startsWith(bare) ? counted : label + counted
    const own = normaliseWords(words, context.year, context.ownNames, dimension === 'ratio')
    const part = own.part || /其中|包括|分别/.test(between)
    if (part && partRole === null) partRole = lastRole
    const planned =
      PLANNED.test(text.slice(Math.max(0, figure.start - 40), figure.start)) ||
      PLANNED_SENTENCE.test(
        text
          .slice(0, figure.start)
          .split(/[。！？!?\n]/)
          .at(-1)!
          .trim(),
      ) ||
      PLANNED_AFTER.test(text.slice(figure.end, figure.end + 8).trim()) ||
      over(figure.passage).some(heading => PLANNING.test(heading))
    const rate = RATE_WORDS.exec(own.what === '' ? bare : own.what)?.[1]
    const bareLevel = own.what === '' && own.role !== null
    let what = own.what
    if (change) what = subject === '' ? '' : `${subject}·${change}`
    else if (rate) what = subject === '' ? rate : `${subject}·${rate}`
    else if (own.what === '') what = part && !bareLevel ? bare : bareLevel ? subject : ''
    const role: MetricRole | null = change
      ? change === '占比'
        ? 'share'
        : 'growth'
      : (own.role ?? (planned ? 'target' : part ? partRole : null))
    if (!change && !rate && !namesChange(bare)) subject = what
    if (own.role && !change) lastRole = own.role
    if (what === '' && (change || role === null)) continue
    if (!change && namesChange(bare) && own.what.length < 4) continue
    metrics.set(figure, {
      what,
      body: own.body,
      period: own.period ?? (/全年/.test(label) ? null : period),
      scope: part ? 'part' : own.cumulative ? 'cumulative' : null,
      role,
    })
  }
  return nameBareLevels(document, identity, metrics)
}
