import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Location } from '@heshu/shared/model/location.ts'
import { locate } from '@heshu/shared/model/passage.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import type { Prose } from './prose.ts'
import { figureAt } from './stated-scores.ts'

const TOTAL =
  /(?:自评|自我评价|综合|评价|总体|最终|绩效)[^，,。；;：\d]{0,14}?(?:得分|评分|打分|分数|总分)[^，,。；;\d]{0,4}?(\d{1,3}(?:\.\d{1,3})?)\s*分/gu
/** 合计96.2分, in a sentence about the self-assessment. */
const SUMMED = /(?:合计|总计|总得分|总分)(?:得分|得|为|是)*\s*(\d{1,3}(?:\.\d{1,3})?)\s*分/u

/** Words that make it the score of a part, or of another year. */
const PART =
  /类|方面|决策|过程|产出|效益|满意度|投入|(?:项目|资金|预算|过程)(?:管理|执行)|指标|其中|各|平均|上年|去年|上一年|同期|项目\d|下属|所属/u
/** The same words about one indicator, or about how much there is to win. */
const OTHER = /(?:该|此|本)(?:项)?指标|满分|总分值|分值为|设置为|一般|每项|共计?\d+项/u

/** 食品安全抽检经费自评得分: a project by its name. */
const NAMED = /([^，,、：:“”"「」\s]{2,30}(?:项目|经费|专项|资金|工程))[”"」]?(?:支出)?(?:绩效)?$/u
/** So many characters at a name's end tell it from others. */
const TELLING = 6
/** So many segments from the beginning hold the report's title. */
const TITLE = 3

/** Whether a clause names a project that is not the one whose report this is. */
const isOfAnother = (clause: string, title: string): boolean => {
  const name = NAMED.exec(clause)?.[1]
  // The title may have the place in its name: 2021年度云溪县供水管网改造项目 of 供水管网改造项目.
  return (
    name !== undefined &&
    !/^(?:本|该|此|我)|部门|整体|单位/u.test(name) &&
    !title.includes(name.slice(-TELLING))
  )
}

/** The scores that the prose calls the result of the whole self-assessment: 本次自评得分为88.17分. */
export const readProseTotals = (prose: Prose): Figure[] => {
  const first = prose.segments.slice(0, TITLE)
  return prose.segments.flatMap(segment => {
    const title = first.flatMap(other => (other === segment ? [] : other.text)).join('')
    const summed = /自评|评价|绩效/u.test(segment.text) ? SUMMED.exec(segment.text) : null
    const found = [...(summed ? [summed] : []), ...segment.text.matchAll(TOTAL)]
    // 自评总分 100 分，扣 3.5 分，最终得分 96.5 分: the first is what there is to win.
    const isFull = (match: RegExpExecArray) =>
      match[1] === '100' &&
      /总分/u.test(match[0]) &&
      found.some(other => other.index + other[0].length > match.index + match[0].length)
    const match = found.find(m => !isFull(m))
    if (!match) return []
    const clause = segment.text
      .slice(0, match.index)
      .split(/[，,、：:]/u)
      .at(-1)!
    if (
      PART.test(clause + match[0]) ||
      isOfAnother(clause, title) ||
      OTHER.test(segment.text.slice(0, match.index + match[0].length)) ||
      exact(match[1]!).gt(exact(150))
    )
      return []
    return [figureAt(segment, match.index + match[0].lastIndexOf(match[1]!), match[1]!, '自评得分')]
  })
}

export type StatedGrade = {
  readonly word: string
  readonly text: string
  readonly at: Location
  readonly block: number
  readonly start: number
}

const GRADE =
  /(?:等级|等次|档次|级别|评为|评定|结果|结论)(?:为|是|：|:|属于|评定为|确定为)*\s*[“"'‘「]?(优秀|优良|优|良好|良|中等|中|合格|一般|差|较差|不合格)(?:等次|等级|档|级)?[”"'’」]?(?=$|[，,。；;、）)\s])/u

/** The grade that the prose claims: 评价等级为“良”. */
export const readProseGrades = (prose: Prose): StatedGrade[] =>
  prose.segments.flatMap(segment => {
    const match = GRADE.exec(segment.text)
    if (!match || /一般划分|划分为|分为四|四档|四级/u.test(segment.text)) return []
    const start = segment.start + match.index + match[0].indexOf(match[1]!)
    const end = start + match[1]!.length
    const text = segment.passage.text.slice(start, end)
    return [
      { word: match[1]!, text, at: locate(segment.passage, start, end), block: segment.passage.block, start },
    ]
  })
