import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import type { FigureTable } from './figure-table.ts'
import { scoreColumnClaims } from './score-columns.ts'
import { tellAgainClaims } from './table-again.ts'
import { balanceClaims } from './table-balance.ts'
import { isIndicatorTable, tableColumnClaims } from './table-columns.ts'
import { tableGroupClaims } from './table-groups.ts'
import { spanClaims } from './table-spanning.ts'
import { tableTotalClaims } from './table-total.ts'

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
