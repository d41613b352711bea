import type { Claim } from '@heshu/shared/model/claim.ts'
import type { FigureTable } from './figure-table.ts'
import { claimsOfGroupings, type Grouping, type Support, tryGrouping } from './grouping.ts'
import type { Line } from './lines.ts'

const isCode = (line: Line): boolean => /^\d{3,7}$/.test(line.number)

/** 20103 over 2010301 and 2010302: the next longer codes that begin with it. */
const codeChildren = (lines: readonly Line[], at: number): Line[] => {
  const { number } = lines[at]!
  const rest = lines.slice(at + 1)
  const end = rest.findIndex(line => !line.number.startsWith(number) || line.number === number)
  const below = end < 0 ? rest : rest.slice(0, end)
  const next = Math.min(...below.map(line => line.number.length))
  return below.filter(line => line.number.length === next)
}

/** 一、 over （一） and （二）, or over lines without a number. */
const outlineChildren = (lines: readonly Line[], at: number, consumed: ReadonlySet<Line>): Line[] => {
  const { depth } = lines[at]!
  const rest = lines.slice(at + 1)
  const end = rest.findIndex(
    line => line.kind === 'total' || isCode(line) || (line.depth > 0 && line.depth <= depth),
  )
  const below = (end < 0 ? rest : rest.slice(0, end)).filter(
    line => line.kind === 'detail' && !consumed.has(line),
  )
  const depths = below.map(line => line.depth).filter(d => d > 0)
  const next = depths.length > 0 ? Math.min(...depths) : 0
  return below.filter(line => line.depth === next)
}

/**
 * Lines whose number or code makes them the heads of others, against their sums. Lines as these leave nothing out in most
 * tables; where a table's heads do not add up, the table lists parts only and nobody is accused.
 */
export const hierarchyClaims = (
  table: FigureTable,
  lines: readonly Line[],
  columns: readonly number[],
  consumed: ReadonlySet<Line>,
): Claim[] => {
  const heads = lines.flatMap((line, at): { total: Line; grouping: Grouping }[] => {
    if (line.depth === 0 || line.kind !== 'detail') return []
    const children = isCode(line) ? codeChildren(lines, at) : outlineChildren(lines, at, consumed)
    return children.length > 0
      ? [{ total: line, grouping: { lines: children, because: '下级各行之和', sure: false } }]
      : []
  })
  const tried = heads.map(({ total, grouping }) => tryGrouping(table, total, grouping, columns))
  const trials = tried.flatMap(t => t.trials)
  const misfits = trials.filter(t => !t.fits).length
  const fits = tried.reduce((sum, t) => sum + t.fits, 0)
  const proven = fits > 0 && misfits * 2 <= fits && trials.length - misfits >= 2
  const support: Support = proven ? 'prove' : fits > 0 && misfits <= 2 * fits ? 'support' : 'none'
  return heads.flatMap(({ total, grouping }) => claimsOfGroupings(table, total, [grouping], columns, support))
}
