import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import { toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asSame } from './as-sum.ts'

/** Fewer indicators in common show no common rubric. */
const SHARED = 5
/** Of so many indicators one at most has another weight by mistake; where more have, the tables are of two rubrics. */
const ONE_IN = 5

const nameOf = (path: readonly string[]): string => (path.at(-1) ?? '').replace(/[\s“”"（）()]/gu, '')

/** The weights of a table by its lowest indicators' names, without names that it has twice. */
const weightsOf = (table: ScoreTable): Map<string, Figure> => {
  const named = Map.groupBy(table.indicators, ({ path }) => nameOf(path))
  return new Map(
    [...named].flatMap(([name, [row, ...more]]) =>
      name !== '' && more.length === 0 && row!.weight?.value ? [[name, row!.weight] as const] : [],
    ),
  )
}

const isScored = (table: ScoreTable): boolean => table.indicators.some(({ claimed }) => claimed !== null)
const titleOf = ({ title }: ScoreTable): string => `「${title?.replace(/\s+/gu, '') ?? '评分表'}」`

const compare = (rubric: ScoreTable, scored: ScoreTable): DraftCheck[] => {
  const [set, used] = [weightsOf(rubric), weightsOf(scored)]
  const shared = [...set.keys()].filter(name => used.has(name))
  if (shared.length < SHARED || shared.length * 5 < Math.max(set.size, used.size) * 4) return []
  const isSame = (name: string): boolean => set.get(name)!.value!.equals(used.get(name)!.value!)
  const differing = shared.filter(name => !isSame(name))
  if (differing.length * ONE_IN > shared.length) return []
  return shared.map((name): DraftCheck => {
    const [wanted, told] = [set.get(name)!, used.get(name)!]
    const same = isSame(name)
    return {
      kind: 'mention',
      verdict: same ? 'agrees' : 'disagrees',
      severity: same ? null : 'figure',
      stated: figureRef(told),
      operands: [figureRef(wanted)],
      ...asSame(told, wanted),
      expected: toText(wanted.value!),
      formula: `${told.text} ${same ? '=' : '≠'} ${wanted.text}`,
      message: same
        ? `「${name}」的分值在两张表中一致。`
        : `「${name}」的分值在${titleOf(scored)}中为 ${told.text}，在${titleOf(rubric)}中为 ${wanted.text}，两处不一致。`,
      idSeed: `${name}|分值`,
    }
  })
}

/**
 * The weights of a rubric printed without scores (评价指标体系) against those of the report's one table that scores by it. Tables
 * of several projects may each weigh the same indicators in their own way.
 */
export const compareWeights = (tables: readonly ScoreTable[]): DraftCheck[] => {
  const [rubric, ...others] = tables.filter(table => !isScored(table))
  if (!rubric || others.length > 0) return []
  const compared = tables.filter(isScored).map(table => compare(rubric, table))
  const [checks, ...more] = compared.filter(own => own.length > 0)
  return checks && more.length === 0 ? checks : []
}
