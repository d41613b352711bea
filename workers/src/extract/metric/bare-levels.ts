import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Metric, MetricRole } from '@heshu/shared/model/metric.ts'
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

/** What tables say they are of: 项目名称 | 农村公路养护项目. */
const tableNames = (document: ReportDocument): ReadonlyMap<number, string> =>
  new Map(
    document.blocks.flatMap((block): [number, string][] => {
      if (block.kind !== 'table') return []
      const label = block.cells.find(
        cell => cell.column === 0 && /^(?:项目|专项|政策)名称$/.test(cell.passage.text.replace(/\s+/g, '')),
      )
      const beside = label && gridOf(block).cellAt(label.row, label.columnSpan)
      const name = beside && normaliseWords(beside.passage.text, null, []).what
      return name ? [[block.block, name]] : []
    }),
  )

/**
 * 县残联厉行节约，本年支出合计 30 万元: a level without a name is that of what its sentence begins with, where the report tells
 * such a level of it elsewhere by name (县残联本年支出合计 30 万元). One in a table that names its project is that project's.
 */
export const nameBareLevels = (
  document: ReportDocument,
  metrics: ReadonlyMap<Figure, Metric>,
): Map<Figure, Metric> => {
  const tables = tableNames(document)
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
  const bare = [...metrics].filter(
    ([, metric]) => metric.what === '' && metric.scope === null && isLevel(metric),
  )
  const named = new Map(metrics)
  const give = (figure: Figure, what: string | undefined): boolean => {
    if (what) named.set(figure, { ...metrics.get(figure)!, what })
    return what !== undefined
  }
  // What prose tells of the whole (我单位支出合计) is what a table tells without a name.
  const ofTheWhole = new Set<MetricRole | null>()
  for (const [figure, metric] of bare)
    if (!figure.passage.cell && !give(figure, nameInProse(figure))) ofTheWhole.add(metric.role)
  for (const [figure, metric] of bare) {
    const name = tables.get(figure.passage.cell?.table ?? -1)
    if (name && names.has(name) && !ofTheWhole.has(metric.role)) give(figure, name)
  }
  return named
}
