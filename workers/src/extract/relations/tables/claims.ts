import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { scoreColumnClaims } from '../score-columns.ts'
import { tellAgainClaims } from './again.ts'
import { balanceClaims } from './balance.ts'
import { isIndicatorTable, tableColumnClaims } from './columns.ts'
import type { FigureTable } from './figure-table.ts'
import { tableGroupClaims } from './groups.ts'
import { spanClaims } from './spanning.ts'
import { tableTotalClaims } from './total.ts'

/** All relations between the cells of a report's tables, and between them and the totals told in its prose. */
export const tableClaims = (tables: readonly FigureTable[], told: readonly Figure[]): Claim[] => {
  const plain = tables.filter(table => !isIndicatorTable(table))
  return [
    ...tables.flatMap(table => [...tableTotalClaims(table), ...tableColumnClaims(table)]),
    ...tables.flatMap(scoreColumnClaims),
    ...plain.flatMap(spanClaims),
    ...balanceClaims(plain),
    ...tableGroupClaims(plain, told),
    ...tellAgainClaims(plain),
  ]
}
