import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { FigureRef } from '@heshu/shared/model/output.ts'
import { locate } from '@heshu/shared/model/passage.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import type { DraftCheck } from './check-claim.ts'
import { type Counted, countsIn } from './counted.ts'
import { blankInner } from './enumeration.ts'
import { type Listed, listAfter, listBefore, listInBracket, sentenceAround } from './listed-beside.ts'
import { listOfEach } from './listed-each.ts'
import { listedInTable } from './listed-table.ts'
import { numberedAfter } from './numbered-list.ts'

const refOf = ({ passage, start, end, number }: Counted, figure: Figure | undefined): FigureRef =>
  figure
    ? figureRef(figure)
    : {
        text: passage.text.slice(start, end),
        value: String(number),
        unit: null,
        at: locate(passage, start, end),
      }

const within = (number: number, { list }: Listed): boolean => number >= list.least && number <= list.most

const checkOf = (
  counted: Counted,
  listed: Listed,
  rivals: readonly Counted[],
  figures: readonly Figure[],
): DraftCheck[] => {
  const { number, passage, start, end } = counted
  const { least, most } = listed.list
  const agrees = within(number, listed)
  const severity = agrees ? null : number < least ? listed.more : listed.fewer
  // A list that another count of the sentence fits is the list of that one.
  if (!agrees && (severity === null || rivals.some(rival => within(rival.number, listed)))) return []
  const figure = figures.find(f => f.start < end && f.end > start)
  const found = agrees ? `${number}` : least === most ? `${least}` : `${least} 至 ${most}`
  const names = listed.printed ? `：${listed.printed}` : ''
  const text = passage.text.slice(start, end)
  const stated = refOf(counted, figure)
  return [
    {
      kind: 'count',
      verdict: agrees ? 'agrees' : 'disagrees',
      severity,
      stated,
      operands: [],
      expected: found,
      formula: `所列 ${found} 项${names}`,
      message: agrees
        ? number < most
          ? `写「${text}」，「和」「与」「及」所连的计为一项，则与所列项数相符。`
          : `写「${text}」，与所列项数相符。`
        : `写「${text}」，但所列为 ${found} 项${names}，请核实项数或是否漏列。`,
      idSeed: `${passage.text.slice(end, end + 8)}|列举`,
      figures: figure ? [figure] : [],
      ...(agrees || least !== most
        ? {}
        : { culprit: { text: stated.text, value: found, slip: null, at: stated.at } }),
    },
  ]
}

type Found = {
  readonly counted: Counted
  readonly listed: Listed | null
  /** The other counts of its sentence. */
  readonly beside: readonly Counted[]
}

/** What a list says of its count, given the other counts of the sentence with their lists. */
const judge = ({ counted, listed, beside }: Found, found: readonly Found[], figures: readonly Figure[]) => {
  if (!listed) return []
  const others = found.filter(other => beside.includes(other.counted))
  // A count with a list of its own is no rival for this one.
  const rivals = others.filter(other => !other.listed || other.listed.printed === listed.printed)
  const shown = others.some(other => other.listed?.apposed && within(other.counted.number, other.listed))
  const sure: Listed =
    listed.apposed && shown
      ? { ...listed, more: listed.more ?? 'notice', fewer: listed.fewer ?? 'notice' }
      : listed
  return checkOf(
    counted,
    sure,
    rivals.map(other => other.counted),
    figures,
  )
}

/** Counts of things that the report then lists, or has just listed. Prose only; linear in the text. */
export const countChecks = (document: ReportDocument, figures: readonly Figure[]): DraftCheck[] => {
  const passages = document.blocks.flatMap(block => (block.kind === 'table' ? [] : [block.passage]))
  const byPassage = Map.groupBy(
    figures.filter(f => !f.passage.cell),
    f => f.passage,
  )
  return passages.flatMap((passage, at) => {
    const counts = countsIn(passage)
    if (counts.length === 0) return []
    const blank = blankInner(passage.text)
    const found = counts.map((counted): Found => {
      const sentence = sentenceAround(counted, blank)
      if (!sentence) return { counted, listed: null, beside: [] }
      const from = counted.start - sentence.start
      const to = from + sentence.text.length
      const beside = counts.filter(other => other !== counted && other.start >= from && other.end <= to)
      const listed =
        numberedAfter(counted, passages, at) ??
        listedInTable(counted, sentence.text, beside, document.blocks) ??
        listOfEach(counted, sentence) ??
        listAfter(counted, sentence) ??
        listInBracket(counted, sentence) ??
        listBefore(counted, sentence)
      return { counted, listed, beside }
    })
    return found.flatMap(own => judge(own, found, byPassage.get(passage) ?? []))
  })
}
