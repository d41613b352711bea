import type { ReportIdentity } from '@heshu/shared/model/extraction.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Metric } from '@heshu/shared/model/metric.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { gridOf } from '../table-grid.ts'
import { normaliseWords } from './normalise-words.ts'

/** A shorter name may be part of any word. */
const SHORTEST = 3
const LONGEST = 20
/** So many clauses back a sentence may name its subject. */
const CLAUSES = 4

const isLevel = ({ role }: Metric): boolean =>
  role === 'original' || role === 'adjusted' || role === 'spent' || role === 'received'

/** The clauses of the figure's sentence before its own, nearest first. */
const clausesBefore = ({ passage, start }: Figure): string[] =>
  passage.text
    .slice(0, start)
    .split(/[。！？!?；;\n]/)
    .at(-1)!
    .split(/[，,：:]/)
    .slice(-CLAUSES - 1, -1)
    .toReversed()

/** What tables say they are of (项目名称 | 农村公路养护项目), where the report is not of that project alone. */
const tableNames = (document: ReportDocument, { title, kind }: ReportIdentity): ReadonlyMap<number, string> =>
  new Map(
    document.blocks.flatMap((block): [number, string][] => {
      if (block.kind !== 'table') return []
      const label = block.cells.find(
        cell => cell.column === 0 && /^(?:项目|专项|政策)名称$/.test(cell.passage.text.replace(/\s+/g, '')),
      )
      const beside = label && gridOf(block).cellAt(label.row, label.columnSpan)
      const name = beside && normaliseWords(beside.passage.text, null, []).what
      const isWhole = kind === 'project' || title?.includes(name ?? '')
      return name && !isWhole ? [[block.block, name]] : []
    }),
  )

/**
 * 县残联厉行节约，本年支出合计 30 万元: a level without a name is that of what its sentence begins with, where the report tells
 * such a level of it elsewhere by name (县残联本年支出合计 30 万元). One in a table of another project is that project's.
 */
export const nameBareLevels = (
  document: ReportDocument,
  identity: ReportIdentity,
  metrics: ReadonlyMap<Figure, Metric>,
): Map<Figure, Metric> => {
  const tables = tableNames(document, identity)
  const names = new Set(
    [...metrics.values()].flatMap(metric =>
      isLevel(metric) && metric.what.length >= SHORTEST && metric.what.length <= LONGEST ? [metric.what] : [],
    ),
  )
  const nameIn = (clause: string): string | undefined => {
    const { what } = normaliseWords(clause, null, [])
    for (let length = Math.min(LONGEST, what.length); length >= SHORTEST; length--)
      if (names.has(what.slice(0, length))) return what.slice(0, length)
    return undefined
  }
  const nameInProse = (figure: Figure): string | undefined =>
    clausesBefore(figure)
      .map(nameIn)
      .find(found => found !== undefined)
  return new Map(
    [...metrics].map(([figure, metric]): [Figure, Metric] => {
      if (metric.what !== '' || metric.scope !== null || !isLevel(metric)) return [figure, metric]
      const { cell } = figure.passage
      const name = cell ? tables.get(cell.table) : nameInProse(figure)
      return [figure, name ? { ...metric, what: name } : metric]
    }),
  )
}
