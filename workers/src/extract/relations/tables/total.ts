import type { Claim } from '@heshu/shared/model/claim.ts'
import { isIndicatorTable } from './columns.ts'
import { type FigureTable, turn } from './figure-table.ts'
import { findSums } from './found-sums.ts'
import { claimsOfGroupings, type Grouping } from './grouping.ts'
import { hierarchyClaims } from './hierarchy.ts'
import { addedColumns, type Line, linesOf, namesDifference, topLines, totalLevel } from './lines.ts'
import { type Parts, readParts } from './parts.ts'

const isUnder = (line: Line, group: string): boolean =>
  group === '' || line.group === group || line.group.startsWith(`${group}|`)

/** What makes up a group: its own lines, and of each group inside it the total, or the lines where it has none. */
const partsOfGroup = (among: readonly Line[], group: string): Line[] => {
  const inner = among.filter(line => isUnder(line, group))
  const totalled = inner.filter(line => line.kind === 'total' && line.group !== group)
  const heads = totalled.filter(
    line => !totalled.some(other => other.group !== line.group && isUnder(line, other.group)),
  )
  return inner.filter(line =>
    line.group === group
      ? line.kind === 'detail'
      : heads.includes(line) || (line.kind === 'detail' && !heads.some(head => isUnder(line, head.group))),
  )
}

/** Lines that may follow a total and belong to the next one: more are parts of other lines. */
const LONGEST_TAIL = 6

/** Totals of lower level and the lines that none of them covers: 本年收入合计, 年初结转和结余, which lines may break down. */
const unitsOf = (among: readonly Line[]): Line[][] => {
  const totals = among.filter(line => line.kind === 'total')
  const highest = Math.max(...totals.map(line => line.level))
  const top = totals.filter(line => line.level === highest)
  if (top.every(line => line.group !== '')) return [partsOfGroup(among, '')]
  const last = among.indexOf(top.at(-1)!)
  const first = among.indexOf(top[0]!)
  const details = (lines: readonly Line[]) => lines.filter(line => line.kind === 'detail')
  const tail = details(among.slice(last + 1))
  const shorter = [...tail.keys()].slice(1, LONGEST_TAIL).map(length => [...top, ...tail.slice(0, length)])
  return [[...top, ...tail], ...shorter, [...details(among.slice(0, first)), ...top], top]
}

/** No total column has more columns of parts beside it. */
const LONGEST_RUN = 14

const without = (lines: readonly Line[], some: readonly Line[]): Line[] =>
  lines.filter(line => !some.includes(line))

/** Lines on one side of a total, as the sets that it may be the sum of, the most likely first. */
const setsAmong = (
  table: FigureTable,
  among: readonly Line[],
  direction: string,
  nearest: 'first' | 'last',
  columns: readonly number[],
  open: Parts['open'],
): Grouping[] => {
  const noun = table.turned ? '列' : '行'
  const details = among.filter(line => line.kind === 'detail')
  const sets: Grouping[] = []
  const add = (lines: readonly Line[], because: string, sure = false) =>
    sets.push({ lines, because: `${direction}${because}`, sure })
  if (among.some(line => line.kind === 'total')) for (const units of unitsOf(among)) add(units, '各小计之和')
  const top = topLines(among)
  const layered = top.length < details.length
  if (layered) add(top, '各大类之和', true)
  const { tops } = findSums(table, details, columns)
  if (tops.length < details.length) add(tops, '各大类之和')
  const section = details.findLastIndex(line => line.opensSection)
  if (section > 0) add(details.slice(section), `本段各${noun}之和`)
  // The lines next to the total that are numbered as the nearest is; what follows them is told besides.
  const [next] = nearest === 'first' ? details : details.toReversed()
  const other = (nearest === 'first' ? details : details.toReversed()).findIndex(
    line => line.depth !== next!.depth,
  )
  if (other > 1)
    add(nearest === 'first' ? details.slice(0, other) : details.slice(-other), `相邻各${noun}之和`)
  // What numbers or codes put below other lines is in them.
  const counted = layered && top.every(line => line.depth > 0)
  if (!counted) add(details, `各${noun}之和`, sets.length === 0)
  // After 其中, the parts of one line and the lines of the total may follow each other unmarked.
  for (const run of open.filter(lines => lines.every(line => details.includes(line))))
    for (const end of run.keys()) add(without(details, run.slice(0, end + 1)), `各${noun}之和`)
  // Columns of other things may follow the parts of a total column.
  if (table.turned)
    for (let length = 2; length < Math.min(details.length, LONGEST_RUN); length++)
      add(nearest === 'first' ? details.slice(0, length) : details.slice(-length), '各列之和')
  return sets.filter(set => set.lines.length >= 2 || (counted && set.lines === top))
}

/** 主要支出项目, 前三名项目: the lines below are not all. */
const listsSome = (table: FigureTable): boolean =>
  table.columns.some(
    column =>
      /主要|重点|典型|部分|前[一二三四五六七八九十\d]+[名位]/.test(table.headerOf(column)) &&
      table.dataRows.every(row => table.figureAt(row, column) === null),
  )

const groupingsFor = (
  table: FigureTable,
  lines: readonly Line[],
  at: number,
  columns: readonly number[],
  open: Parts['open'],
): Grouping[] => {
  const total = lines[at]!
  const [across, down] = table.turned ? ['以左', '以右'] : ['以上', '以下']
  if (total.group !== '') {
    const own = partsOfGroup(
      lines.filter(line => line !== total),
      total.group,
    )
    if (own.length >= 2) return [{ lines: own, because: `「${total.path.at(-2)}」各项之和`, sure: true }]
  }
  const before = lines.slice(0, at)
  const stop = before.findLastIndex(line => line.level >= total.level)
  const above = before.slice(stop + 1)
  const rest = lines.slice(at + 1)
  const next = rest.findIndex(line => line.level >= total.level)
  const below = next < 0 ? rest : rest.slice(0, next)
  const groupings: Grouping[] = []
  if (above.length > 0) groupings.push(...setsAmong(table, above, across!, 'last', columns, open))
  if (stop >= 0 && above.length > 0) {
    const added = topLines(above)
    if (added.length > 0)
      groupings.push({ lines: [lines[stop]!, ...added], because: '前一合计与其后各项之和', sure: false })
  }
  const leads = above.length === 0 || total.opensSection || table.turned
  if (leads && below.length > 0) groupings.push(...setsAmong(table, below, down!, 'first', columns, open))
  const totals = before.filter(line => line.level === total.level)
  if (totals.length >= 2 && above.length === 0)
    groupings.push({ lines: totals, because: '各段合计之和', sure: false })
  const some = listsSome(table)
  const coded = (lines: readonly Line[]) => lines.every(line => /^\d{3}$/.test(line.number))
  return groupings.map(g => ({
    ...g,
    sure: g.sure && !some && (groupings.length === 1 || coded(g.lines)),
    perhaps: some,
  }))
}

/** 合计 over 预算数 and 执行数: each of its lines is the sum of the lines named alike in the other groups. */
const crossedGroupings = (lines: readonly Line[], total: Line): Grouping[] => {
  const tail = total.path.slice(1).join('|')
  const others = lines.filter(line => line.path.slice(1).join('|') === tail && line.path[0] !== total.path[0])
  return [{ lines: others, because: `各组「${total.path.at(-1)}」之和`, sure: false }].filter(
    g => g.lines.length >= 2,
  )
}

/** 结余, 增减额: columns that are checked as differences. */
const isComputed = (line: Line): boolean => namesDifference(line.path.join(''))

const sumsOfLines = (table: FigureTable): Claim[] => {
  const lines = linesOf(table)
  const columns = addedColumns(table)
  if (lines.length < 2 || columns.length === 0) return []
  const parts = readParts(table, lines, columns)
  const kept = lines.filter(line => !parts.consumed.has(line))
  const named = kept.flatMap((total, at) => {
    if (total.kind === 'total')
      return claimsOfGroupings(table, total, groupingsFor(table, kept, at, columns, parts.open), columns)
    return total.path.length > 1 && totalLevel(total.path[0]!) > 0
      ? claimsOfGroupings(table, total, crossedGroupings(kept, total), columns)
      : []
  })
  const hierarchy = hierarchyClaims(table, lines, columns, parts.consumed)
  const stated = new Set([...named, ...hierarchy, ...parts.claims].map(claim => claim.stated))
  const found = findSums(
    table,
    kept.filter(line => line.kind === 'detail' && !(table.turned && isComputed(line))),
    columns,
  ).claims.filter(claim => !stated.has(claim.stated))
  return [...named, ...hierarchy, ...parts.claims, ...found]
}

/** Rows and columns that are sums of others: totals, subtotals, heads of a hierarchy, wholes with 其中. */
export const tableTotalClaims = (table: FigureTable): Claim[] => {
  // Scores are added up by the scoring, which knows which rows weigh.
  return isIndicatorTable(table) ? [] : [...sumsOfLines(table), ...sumsOfLines(turn(table))]
}
