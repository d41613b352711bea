import type { Figure } from '@heshu/shared/model/figure.ts'
import { exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import type { Prose, Section, Segment } from './prose.ts'

/** A score that the prose states for the indicator its section is named after: 该指标总分 6 分，实际得分 4.88 分. */
export type StatedScore = {
  readonly title: string
  readonly full: Figure | null
  readonly claimed: Figure
}

const NUMBER = String.raw`(\d{1,4}(?:\.\d{1,4})?)`
const FULL = new RegExp(`(?:总分值?|满分|分值|权重|标准分)(?:为|是|共)?\\s*${NUMBER}\\s*分`, 'u')
const CLAIMED = new RegExp(
  `(?:实际得分|自评得分|自评分|评价得分|最终得分|(?<![每可应则])得分|实得|自评得|评得|(?<=[，,、；;]|故|因此|最终|该指标|本指标|本项|此项)得)(?:为|是)?\\s*${NUMBER}\\s*分`,
  'u',
)

/** The figure that covers a number at a place of a segment: one of the report's, or one made for it. */
export const figureAt = (segment: Segment, start: number, digits: string, measures: string): Figure => {
  const from = segment.start + start
  const given = segment.figures.find(figure => figure.start <= from && figure.end >= from + digits.length)
  if (given) return given
  return {
    text: digits,
    value: exact(digits),
    unit: { text: '分', dimension: 'score', base: '分', factor: ONE, from: 'figure' },
    step: powerOfTen(-(digits.split('.')[1]?.length ?? 0)),
    approximation: 'exact',
    passage: segment.passage,
    start: from,
    end: from + digits.length,
    measures,
  }
}

export const scoreIn = (segment: Segment, pattern: RegExp, measures: string): Figure | null => {
  const match = pattern.exec(segment.text)
  if (!match) return null
  const start = match.index + match[0].lastIndexOf(match[1]!)
  return figureAt(segment, start, match[1]!, measures)
}

const inSection = (section: Section): StatedScore[] =>
  section.segments.flatMap(segment => {
    // 满分 6 分，得 4.88 分: both stand in one sentence, or the sentence says whose score it is.
    const full = scoreIn(segment, FULL, `${section.title}分值`)
    const claimed = scoreIn(segment, CLAIMED, `${section.title}得分`)
    const own = full !== null || /(?:该|本|此)(?:项|指标)/u.test(segment.text)
    return claimed && own ? [{ title: section.title, full, claimed }] : []
  })

/** Every score that the prose states for what a section is about, each once. */
export const readStatedScores = (prose: Prose): StatedScore[] => {
  const seen = new Set<string>()
  return prose.sections.flatMap(inSection).filter(score => {
    const key = `${score.claimed.passage.block}:${score.claimed.start}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
