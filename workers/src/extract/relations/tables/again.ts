import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { isZero } from '@heshu/shared/number/exact.ts'
import { isQuantity, sameSort } from '../arithmetic.ts'
import { roughlySums } from '../products/scaled.ts'
import { roleOf } from '../role.ts'
import type { FigureTable } from './figure-table.ts'
import { addedColumns, linesOf } from './lines.ts'

/** So many cells told alike in two tables show that the tables speak of the same. */
const SHOWN_BY = 3
/** What stands in more tables than this is a word of all tables, not a row told twice. */
const MANY_TABLES = 20

const plain = (text: string): string =>
  text.replace(/[(（][^()（）]*[)）]/g, '').replace(/^(?:[一二三四五六七八九十\d]+[、.．]|其中[:：])/, '')

const YEARS = /20\d\d(?=年)/g
/** What a column holds: its role and years, or its words. */
const meaningOf = (header: string): string => {
  const role = roleOf(plain(header))
  return role ? `${(header.match(YEARS) ?? []).join()}${role}` : plain(header)
}

type Told = { readonly table: number; readonly figure: Figure }

const cellsOf = (table: FigureTable, number: number): [string, Told][] => {
  const columns = addedColumns(table)
  const meanings = columns.map(column => meaningOf(table.headerOf(column)))
  const cells = new Map<string, Told | null>()
  for (const line of linesOf(table))
    columns.forEach((column, i) => {
      const figure = table.figureAt(line.at, column)
      const name = line.path.map(plain).join('')
      if (!figure || !isQuantity(figure) || name.length < 2 || meanings[i] === '') return
      const key = `${name}|${meanings[i]}`
      cells.set(key, cells.has(key) ? null : { table: number, figure })
    })
  return [...cells].filter((entry): entry is [string, Told] => entry[1] !== null)
}

type Pair = { readonly earlier: Figure; readonly later: Figure; readonly same: boolean }

/**
 * The same row and column in two tables. Captions differ in words where tables agree in meaning, so the figures tell: where
 * most cells of two tables agree, the few that do not contradict each other; where they do not, nothing is said.
 */
export const tellAgainClaims = (tables: readonly FigureTable[]): Claim[] => {
  const byKey = Map.groupBy(
    tables.flatMap((table, number) => cellsOf(table, number)),
    ([key]) => key,
  )
  const pairs = new Map<string, Pair[]>()
  for (const entries of byKey.values()) {
    if (entries.length < 2 || entries.length > MANY_TABLES) continue
    entries.forEach(([, later], i) => {
      for (const [, earlier] of entries.slice(0, i)) {
        if (
          tables[earlier.table]!.grid === tables[later.table]!.grid ||
          !sameSort(earlier.figure, later.figure)
        )
          continue
        const key = `${earlier.table},${later.table}`
        const pair = {
          earlier: earlier.figure,
          later: later.figure,
          same: roughlySums(later.figure, [earlier.figure]),
        }
        pairs.set(key, [...(pairs.get(key) ?? []), pair])
      }
    })
  }
  return [...pairs.values()].flatMap(among => {
    const alike = new Set(
      among.filter(p => p.same && !isZero(baseValue(p.later)!)).map(p => baseValue(p.later)!.toFraction()),
    ).size
    const unlike = among.filter(p => !p.same).length
    const shown = alike >= SHOWN_BY && unlike * 4 <= alike
    return among.flatMap(({ earlier, later, same }): Claim[] =>
      shown || same
        ? [
            {
              kind: 'mention',
              stated: later,
              readings: [
                {
                  standing: shown ? 'asserted' : 'possible',
                  operands: [earlier],
                  expression: { operand: 0 },
                  because: '另一表中同一行、同一列的数',
                },
              ],
            },
          ]
        : [],
    )
  })
}
