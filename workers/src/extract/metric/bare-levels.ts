import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Metric } from '@heshu/shared/model/metric.ts'
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

/**
 * 县残联厉行节约，本年支出合计 30 万元: a level without a name is that of what its sentence begins with, where the report tells
 * such a level of it elsewhere by name (县残联本年支出合计 30 万元).
 */
export const nameBareLevels = (metrics: ReadonlyMap<Figure, Metric>): Map<Figure, Metric> => {
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
  return new Map(
    [...metrics].map(([figure, metric]): [Figure, Metric] => {
      const isBare = metric.what === '' && isLevel(metric) && !figure.passage.cell && metric.scope === null
      const name = isBare
        ? clausesBefore(figure)
            .map(nameIn)
            .find(found => found !== undefined)
        : undefined
      return [figure, name ? { ...metric, what: name } : metric]
    }),
  )
}
