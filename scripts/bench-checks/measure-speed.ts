import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { extract } from '@heshu/workers/extract/extract.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { printTable } from './print-table.ts'
import { type GeneratedReport, generateReport, printReport, WITHOUT_FIGURES } from './report.ts'
import type { Choice } from './sets.ts'

/** Characters on a page of a printed report: 28 lines of 28 (GB/T 9704—2012, 版心), less headings and white lines. */
const A_PAGE = 700
const LENGTHS = [20, 50, 100, 200, 400]
const RUNS = 5

const charactersIn = ({ blocks }: ReportDocument): number =>
  blocks
    .flatMap(block =>
      block.kind === 'table' ? block.cells.map(cell => cell.passage.text) : [block.passage.text],
    )
    .reduce((sum, text) => sum + text.length, 0)

/**
 * Generated reports one after the other, as one of so many pages. Every sentence of a generated report tells figures, 49 a page;
 * published ones tell 10 to 20, so paragraphs without any stand between.
 */
const reportOf = (pages: number, seed: number, choice: Choice): ReportDocument => {
  const items: GeneratedReport['items'][number][] = []
  const first = generateReport(seed, choice)
  for (let next = seed; charactersIn(printReport({ ...first, items }).document) < pages * A_PAGE; next++)
    items.push(...generateReport(next, choice).items.flatMap(item => [item, WITHOUT_FIGURES]))
  return printReport({ ...first, items }).document
}

/** Extraction and checks, warm, by the length of the report: the median of several runs. */
export const measureSpeed = (seed: number, choice: Choice): void => {
  const lines = LENGTHS.map(pages => {
    const document = reportOf(pages, seed, choice)
    let figures = 0
    const times = Array.from({ length: RUNS }, () => {
      const started = performance.now()
      const extraction = extract(document)
      figures = verify(document, extraction).figures.length
      return performance.now() - started
    }).sort((a, b) => a - b)
    const ms = times[RUNS >> 1]!
    return [
      `${pages}`,
      `${figures}`,
      (figures / pages).toFixed(1),
      `${ms.toFixed(0)} ms`,
      `${(ms / pages).toFixed(1)} ms`,
      pages === 20 ? '≤ 150 ms' : pages === 400 ? '≤ 4 s' : '',
    ]
  })
  printTable([
    ['pages', 'figures', 'figures a page', 'extraction and checks, warm', 'time a page', 'goal'],
    ...lines,
  ])
}
