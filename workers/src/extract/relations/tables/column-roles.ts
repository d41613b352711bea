import { type Role, roleOf } from '../role.ts'
import type { FigureTable } from './figure-table.ts'

const sharedPrefix = (a: readonly string[], b: readonly string[]): number => {
  const end = a.findIndex((text, i) => text !== b[i])
  return end < 0 ? a.length : end
}

/** The columns that a computed column most likely draws on first: those under the same wide header, the nearest first. */
export const nearestFirst = (table: FigureTable, column: number, others: readonly number[]): number[] => {
  const path = table.headerPath(column)
  const rank = (other: number) =>
    sharedPrefix(path, table.headerPath(other)) * 1000 - Math.abs(other - column)
  return others.toSorted((a, b) => rank(b) - rank(a))
}

/** The columns that stand under the same wide header; all, where none does. */
export const sameGroup = (table: FigureTable, column: number, others: readonly number[]): number[] => {
  const path = table.headerPath(column)
  const own = others.filter(other => sharedPrefix(path, table.headerPath(other)) > 0)
  return own.length >= 2 ? own : [...others]
}

/** What the budget was altered by, beside what it was altered to. */
export const namesAlteration = (header: string): boolean =>
  /(?:调整|调剂|追加|追减|调增|调减|核增|核减)(?:额|数|金额|情况)?$/.test(header.replace(/[(（].*[)）]/g, ''))

/** The part that a column's figures play in a budget; what only alters it plays none. */
export const columnRole = (table: FigureTable, column: number): Role | null => {
  const header = table.headerOf(column)
  const role = roleOf(header)
  return role === 'adjusted' && namesAlteration(header) ? null : role
}

/** The first column that plays one of the roles, the first role first. */
export const columnWith = (
  table: FigureTable,
  columns: readonly number[],
  roles: readonly Role[],
): number | undefined =>
  roles.flatMap(role => columns.find(column => columnRole(table, column) === role) ?? []).at(0)

const yearIn = (header: string): number | null => {
  const year = /(20\d\d)年?/.exec(header)?.[1]
  return year ? Number.parseInt(year, 10) : null
}

const LAST = /上年|去年|上期|上一年|同期/
const TIMES = /20\d\d年?(?:度)?|上(?:一)?年度?(?:同期)?|本年度?|去年(?:同期)?|今年|当年|本期|上期|同期/g

/** Whether two headers speak of the same time, or one of none: 上年执行率 is not made of 预算数 and 执行数. */
export const sameTime = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map(header => [yearIn(header), LAST.test(header)] as const)
  return left![1] === right![1] && (left![0] === null || right![0] === null || left![0] === right![0])
}

/** The columns of this year and of the year before: 上年 and another of its role, or two years in a row. */
export const yearsNamed = (
  table: FigureTable,
  others: readonly number[],
): readonly [now: number, before: number] | null => {
  const plain = (column: number) => table.headerOf(column).replace(TIMES, '')
  for (const base of others) {
    const year = yearIn(table.headerOf(base))
    const isLast = LAST.test(table.headerOf(base))
    const now = others.find(other => {
      if (other === base || plain(other) !== plain(base)) return false
      const later = yearIn(table.headerOf(other))
      return year !== null && later !== null
        ? later === year + 1
        : isLast && !LAST.test(table.headerOf(other))
    })
    if (now !== undefined) return [now, base]
  }
  return null
}
