import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { Indicator, ScoreTable } from '@heshu/shared/model/indicator.ts'
import { sumOf, toText } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from '../checks/check-claim.ts'
import { asSum } from './as-sum.ts'
import { printExpected } from './print-score.ts'
import { roundingRoom } from './table-total.ts'

const WORDS = { weight: '分值', claimed: '得分' } as const

/** One printed sum against the rows it adds up; null where a row lacks its figure. */
const checkSum = (
  table: ScoreTable,
  name: string,
  what: 'weight' | 'claimed',
  stated: Figure | null,
  rows: readonly Indicator[],
): DraftCheck | null => {
  const parts = rows.flatMap(row => row[what] ?? [])
  const values = parts.flatMap(part => part.value ?? [])
  if (!stated?.value || rows.length === 0 || values.length < rows.length) return null
  const sum = sumOf(values)
  const same = stated.value.sub(sum).abs().lte(roundingRoom(stated, parts))
  const verdict = same ? 'agrees' : table.incomplete && sum.lt(stated.value) ? 'open' : 'disagrees'
  const expected = printExpected(sum, stated)
  return {
    kind: what === 'weight' ? 'weights' : 'total',
    verdict,
    severity: verdict !== 'disagrees' ? null : what === 'weight' ? 'figure' : 'score',
    stated: figureRef(stated),
    operands: parts.map(figureRef),
    ...asSum(stated, parts),
    expected,
    formula: `${parts.map(part => part.text).join(' + ')} = ${toText(sum)}`,
    message: same
      ? `「${name}」的${WORDS[what]} ${stated.text} 等于所属各行之和`
      : `「${name}」的${WORDS[what]}为 ${stated.text}，所属各行之和为 ${expected}`,
    idSeed: `${WORDS[what]}小计/${name}`,
  }
}

const isUnder = (path: readonly string[], { path: other }: Indicator): boolean =>
  other.length > path.length && path.every((name, level) => other[level] === name)

/** 小计 rows, and scores printed for whole levels, against the rows they add up. */
export const checkSubtotals = (table: ScoreTable): DraftCheck[] =>
  [
    ...table.subtotals.flatMap(({ name, rows, weight, claimed }) => [
      checkSum(table, name, 'weight', weight, rows),
      checkSum(table, name, 'claimed', claimed, rows),
    ]),
    ...table.groups.map(({ path, claimed }) =>
      checkSum(
        table,
        path.at(-1) ?? '',
        'claimed',
        claimed,
        table.indicators.filter(row => isUnder(path, row)),
      ),
    ),
  ].filter(check => check !== null)
