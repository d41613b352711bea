import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Location } from '@heshu/shared/model/location.ts'
import type { ReportDocument, Table } from '@heshu/shared/model/report-document.ts'
import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import { closed, contains, type Interval, meets, open } from '@heshu/shared/number/interval.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { parseRange } from '../criteria/condition.ts'
import { plainSigns } from '../criteria/plain-criteria.ts'
import type { Prose } from './prose.ts'

export type GradeBand = { readonly word: string; readonly range: Interval; readonly text: string }

/** `own`: the report prints its bands. Else the national ones: 90 and above, 80, 60, below (财预〔2020〕10号). */
export type GradeBands = { readonly own: boolean; readonly bands: readonly GradeBand[] }

const WORDS = ['优', '良', '中', '差'] as const

/** 优秀 is 优, 良好 良, 中等 and 合格 中, 不合格 差. */
export const gradeWord = (text: string): string | null => {
  const word = text.replace(/[\s“”"'‘’「」()（）]/gu, '').replace(/(?:等次|等级|档|级)$/u, '')
  if (/^(?:优秀?|A)$/u.test(word)) return '优'
  if (/^(?:良好?|B)$/u.test(word)) return '良'
  if (/^(?:中等?|合格|一般|C)$/u.test(word)) return '中'
  if (/^(?:较?差|不合格|D)$/u.test(word)) return '差'
  return null
}

const band = (word: string, low: string | null, high: string | null): GradeBand => ({
  word,
  range: { low: low === null ? null : closed(exact(low)), high: high === null ? null : open(exact(high)) },
  text: low === null ? `${high}分以下` : high === null ? `${low}分及以上` : `${low}（含）-${high}分`,
})

const NATIONAL: GradeBands = {
  own: false,
  bands: [band('优', '90', null), band('良', '80', '90'), band('中', '60', '80'), band('差', null, '60')],
}

/** 90（含）-100分, 80分（含）以上, 60分以下, ≥90. */
const parseBand = (text: string): Interval | null => {
  const plain = plainSigns(text)
    .replace(/\s+/gu, '')
    .replace(/分值?/gu, '')
    .replace(/^(?:得|总|评价|综合)*(?:值|为|在)?/u, '')
  return parseRange(plain)?.range ?? null
}

/**
 * Neighbouring bands that both name the bound they share (90（含）-100, 80（含）-90): the one that says 含 has it, and
 * where neither does, both keep it, so that the value between is left open.
 */
const settle = (bands: readonly GradeBand[]): readonly GradeBand[] =>
  bands.map(({ word, range, text }) => {
    const shared = range.high && bands.some(other => other.range.low?.value.equals(range.high!.value))
    const included =
      range.high &&
      bands.some(
        other =>
          /含/u.test(other.text) &&
          other.range.low?.closed &&
          other.range.low.value.equals(range.high!.value),
      )
    const above = range.high?.closed && shared && included && !/[-~～—–至到]\d+(?:分)?[（(]含/u.test(text)
    return above ? { word, text, range: { ...range, high: open(range.high!.value) } } : { word, text, range }
  })

const bandsOfTable = (table: Table): GradeBand[] => {
  const at = (row: number, column: number) =>
    table.cells.find(cell => cell.row === row && cell.column === column)?.passage.text.trim() ?? ''
  const read = (places: (i: number) => { word: string; text: string }, count: number): GradeBand[] =>
    Array.from({ length: count }, (_, i) => places(i)).flatMap(({ word, text }) => {
      const grade = gradeWord(word)
      const range = grade && text !== '' ? parseBand(text) : null
      return grade && range ? [{ word: grade, range, text }] : []
    })
  if (table.rows > 12 || table.columns > 12) return []
  for (let row = 0; row + 1 < table.rows; row++) {
    const found = read(i => ({ word: at(row, i), text: at(row + 1, i) }), table.columns)
    if (found.length >= 3) return found
  }
  for (let column = 0; column + 1 < table.columns; column++) {
    const found = read(i => ({ word: at(i, column), text: at(i, column + 1) }), table.rows)
    if (found.length >= 3) return found
  }
  return []
}

const RANGE = String.raw`(\d{1,3}(?:\.\d+)?\s*分?\s*(?:[（(]不?含[^()（）]{0,6}[)）])?\s*分?\s*(?:[-~～—–至到]+\s*\d{1,3}(?:\.\d+)?\s*分?\s*(?:[（(]不?含[^()（）]{0,6}[)）])?\s*分?|(?:及|或)?(?:以上|以下)\s*(?:[（(]不?含[^()（）]{0,6}[)）])?))`
const WORD = '[“"]?(优秀?|良好?|中等?|合格|不合格|较?差)[”"]?'

const bandsOfProse = (text: string): GradeBand[] => {
  const patterns = [
    new RegExp(`${RANGE}\\s*(?:的)?(?:评定|评价|等级)*(?:为|是|属于|:|：)\\s*${WORD}`, 'gu'),
    new RegExp(`${WORD}\\s*(?:[（(:：]|等级?为|为)\\s*(?:得分|总分|分值)?(?:在|为)?${RANGE}`, 'gu'),
  ]
  for (const [order, pattern] of patterns.entries()) {
    const found = [...text.matchAll(pattern)].flatMap(match => {
      const [range, word] = order === 0 ? [match[1]!, match[2]!] : [match[2]!, match[1]!]
      const grade = gradeWord(word)
      const parsed = parseBand(range)
      return grade && parsed ? [{ word: grade, range: parsed, text: range.trim() }] : []
    })
    if (new Set(found.map(b => b.word)).size >= 3) return found
  }
  return []
}

/** The grade bands that the report prints, in a table or in its prose; else the national ones. */
export const readGradeBands = (document: ReportDocument, prose: Prose): GradeBands => {
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    const bands = bandsOfTable(block)
    if (bands.length > 0) return { own: true, bands: settle(bands) }
  }
  const passages = new Set(prose.segments.map(segment => segment.passage.text))
  for (const text of passages) {
    const bands = bandsOfProse(text)
    if (bands.length > 0) return { own: true, bands: settle(bands) }
  }
  return NATIONAL
}

const ORDER: readonly string[] = WORDS

/** The grades that a score, or any score of a range, may have; none where the printed bands leave a gap. */
export const possibleGrades = (bands: GradeBands, range: Interval): string[] => {
  const words = bands.bands.filter(b => meets(b.range, range)).map(b => b.word)
  return ORDER.filter(word => words.includes(word))
}

export type ClaimedGrade = { readonly text: string; readonly at: Location }

/** A claimed grade against the claimed score. */
export const checkGrade = (claimed: ClaimedGrade, score: Figure, bands: GradeBands): DraftCheck | null => {
  const word = gradeWord(claimed.text)
  const value: Exact | null = score.value
  if (!word || !value) return null
  const fitting = bands.bands.filter(b => contains(b.range, value))
  const words = [...new Set(fitting.map(b => b.word))]
  const [only] = words
  const verdict = words.length !== 1 ? 'open' : only === word ? 'agrees' : 'disagrees'
  const source = bands.own
    ? '报告所列等级标准'
    : '通行等级标准（90 分及以上为优，80 分及以上为良，60 分及以上为中）'
  const expected = words.length === 0 ? '' : words.join('或')
  const band = fitting[0]?.text
  return {
    kind: 'grade',
    verdict,
    severity: verdict === 'disagrees' ? 'grade' : null,
    stated: { text: claimed.text, value: null, unit: null, at: claimed.at },
    operands: [figureRef(score)],
    figures: [score],
    expected,
    formula:
      words.length === 0
        ? `${score.text} 不在任何一档`
        : `${score.text} → ${expected}${band ? `（${band}）` : ''}`,
    message:
      verdict === 'agrees'
        ? `评价等级「${word}」与得分 ${score.text} 相符（${source}）`
        : verdict === 'disagrees'
          ? `评价等级写「${word}」，按${source}得分 ${score.text} 应为「${only}」`
          : words.length === 0
            ? `得分 ${score.text} 落在${source}各档之间，无法确定等级`
            : `得分 ${score.text} 在${source}中同属${words.map(w => `「${w}」`).join('')}，界限没有写明归属`,
    idSeed: '评价等级',
  }
}
