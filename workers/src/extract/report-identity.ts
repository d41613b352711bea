import type { ReportIdentity } from '@heshu/shared/model/extraction.ts'
import type { Block, ReportDocument } from '@heshu/shared/model/report-document.ts'

/** How far into a report its cover and opening paragraph reach, in blocks. */
const OPENING = 60

const textOf = (block: Block): string =>
  block.kind === 'table' ? '' : block.passage.text.replace(/\s+/g, '')

const BODY =
  /(?:部门|单位|主管部门|项目单位|预算单位|填报单位|申报单位|评价单位)(?:名称)?(?:[（(](?:公章|盖章|签章)[)）])?[:：]([^，。；:：]{4,40}?)(?:[（(](?:公章|盖章|签章)[)）])?$/
/** Ends of the names of public bodies and institutions. */
const BODY_IN_TITLE =
  /^(?:\d{4}年度?)?([^，。：:《》“”]{2,40}?(?:局|委员会|委|办公室|中心|医院|集团|学校|大学|学院|厅|部|院|馆|所|队|会|政府|街道|镇|乡))(?:关于)?(?:\d{4}年度?)?(?:部门|项目|预算|整体|单位)/

/** 二、 （一） 3. : a section's heading, not the report's title. */
const NUMBERED = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、．])/

const isTitle = (text: string): boolean =>
  text.length <= 60 &&
  !NUMBERED.test(text) &&
  /(?:绩效|自评|评价)/.test(text) &&
  /(?:报告|自评表|说明|情况)(?:[（(].*[)）])?$/.test(text) &&
  !/[。；，]/.test(text)

const years = (text: string): string[] => [...text.matchAll(/(20\d\d|19\d\d)年/g)].map(m => m[1]!)

const mostFrequent = (values: readonly string[]): string | null =>
  [...Map.groupBy(values, v => v).entries()].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  )[0]?.[0] ?? null

/** Reads whose report it is, of which year and kind, from its title and opening. */
export const identifyReport = (document: ReportDocument): ReportIdentity => {
  const texts = document.blocks
    .slice(0, OPENING)
    .map(textOf)
    .filter(text => text !== '')
  const title = texts.find(isTitle) ?? null
  const named = texts.map(text => BODY.exec(text)?.[1]).find(name => name !== undefined)
  const inTitle =
    title?.match(BODY_IN_TITLE)?.[1] ??
    texts.map(t => (isTitle(t) ? BODY_IN_TITLE.exec(t)?.[1] : undefined)).find(Boolean)
  const whole = document.blocks.map(textOf).join('\n')
  const year = (title && years(title)[0]) ?? mostFrequent(years(whole))
  const department = (whole.match(/部门整体|整体支出/g) ?? []).length
  const project = (whole.match(/项目支出绩效|项目自评|项目绩效|本项目/g) ?? []).length
  const kind = /部门|整体/.test(title ?? '')
    ? 'department'
    : /项目/.test(title ?? '')
      ? 'project'
      : department + project === 0
        ? null
        : department >= project
          ? 'department'
          : 'project'
  return { unit: named ?? inTitle ?? null, year: year ? Number.parseInt(year, 10) : null, kind, title }
}
