import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Indicator } from '@heshu/shared/model/indicator.ts'
import type { RowKind, RowRule, Rubric, RubricIndicator } from '@heshu/shared/rubric/rubric.ts'
import { namesSame, plainName } from '../scoring/prose.ts'

/** What a pack says of one row of a report: its own indicator, or a rule for rows of its sort. */
export type RuleForRow =
  | { readonly kind: 'indicator'; readonly indicator: RubricIndicator }
  | { readonly kind: 'row'; readonly row: RowRule; readonly target: Figure; readonly actual: Figure | null }
  | { readonly kind: 'words'; readonly row: RowRule }

export const figuresInCell = (
  passage: Indicator['target'],
  figures: readonly Figure[],
): readonly Figure[] => {
  const cell = passage?.cell
  if (!cell) return []
  return figures.filter(
    ({ passage: at }) =>
      at.cell?.table === cell.table && at.cell.row === cell.row && at.cell.column === cell.column,
  )
}

const isNamed = (name: string, { path, aliases, each }: RubricIndicator): boolean =>
  !each && [path.at(-1)!, ...aliases].some(own => plainName(own) === plainName(name) || namesSame(own, name))

/** Whether a row stands below a level that every body fills with its own indicators. */
const isBelow = (path: readonly string[], { path: level, each }: RubricIndicator): boolean =>
  each && path.slice(0, -1).some(name => plainName(name) === plainName(level.at(-1)!))

const AT_MOST = /[≤<＜]|不超过|不高于|不多于|不大于|小于|低于|以内|控制在/u

const rowKindOf = (indicator: Indicator, targets: readonly Figure[]): RowKind | null => {
  const words = indicator.target?.text.trim() ?? ''
  if (words === '') return null
  const [target] = targets
  // A date or several figures at once are no single quantity.
  if (!target) return /\d/u.test(words) ? null : 'qualitative'
  if (targets.length > 1) return null
  const atMost = ['at-most', 'less-than'].includes(target.approximation) || AT_MOST.test(words)
  return atMost ? 'at-most' : 'at-least'
}

/** The rule of a pack for a row of a report's table; null where the pack has none. */
export const ruleForRow = (
  rubric: Rubric,
  indicator: Indicator,
  figures: readonly Figure[],
): RuleForRow | null => {
  const name = indicator.path.at(-1) ?? ''
  const named = rubric.indicators.filter(own => isNamed(name, own))
  const own = named.length === 1 ? named[0] : rubric.indicators.find(level => isBelow(indicator.path, level))
  if (own) return { kind: 'indicator', indicator: own }
  const targets = figuresInCell(indicator.target, figures)
  const kind = rowKindOf(indicator, targets)
  const row = kind && rubric.rows.find(rule => rule.for === kind)
  if (!row) return null
  if (kind === 'qualitative') return { kind: 'words', row }
  const actuals = figuresInCell(indicator.actual, figures)
  return { kind: 'row', row, target: targets[0]!, actual: actuals.length === 1 ? actuals[0]! : null }
}
