import type { Claim } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { isZero, ONE } from '@heshu/shared/number/exact.ts'
import { isQuantity, sameSort } from '../arithmetic.ts'
import { isChange } from '../change-words.ts'
import { type Mention, readMentions } from '../mention.ts'
import { holds, misfitOf, type Product } from '../products/product-fit.ts'
import { roleOf } from '../role.ts'
import { NAMES_TOTAL } from '../sums/complete-words.ts'
import type { FigureTable } from './figure-table.ts'
import { byProsePassage, placedByBlock, SPEAKS_OF_TABLE, tableSpokenOf } from './spoken-table.ts'

/** What a heading may add to the name of what it heads: 金额（元）, 材料费（万元）. */
const plain = (words: string): string =>
  words.replace(/[(（][元万亿千百人次个%]+[)）]|单位[:：][元万亿]+|\s/g, '')
/** Headings that say nothing but that figures stand below, or which part of a budget they are. */
const OPEN = /^(?:金额|数额|数量|合计)?$/
const OF_ROLE =
  /^(?:年初|全年|本年度?|当年|调整后?|实际|累计|已)*(?:预算|执行|支出|收入|决算|到位|下达|完成|批复|安排|使用|资金)*(?:数|金额|额|资金)?$/
const IS_TOTAL = /^(?:合计|总计|共计|总额)$/
/** The figure is a part of the cell's, or of another time than the table's. */
const OF_OTHER = /其中|主要|部分|未|超|剩余|结余|节约|上年|去年|季度|半年|月(?![^，。；]{0,3}表)|同期/

/** 主要支出明细见下表: the table's total is not that of all. */
const TELLS_SOME = /主要(?!用于|是)|部分|重点|其中/

type Cell = { readonly figure: Figure; readonly row: string; readonly column: string }

const isOfTotal = ({ row, column }: Cell): boolean => IS_TOTAL.test(row) || IS_TOTAL.test(column)

const cellsOf = (table: FigureTable): Cell[] =>
  table.dataRows.flatMap(row =>
    table.columns.flatMap(column => {
      const figure = table.figureAt(row, column)
      return figure && isQuantity(figure)
        ? [{ figure, row: plain(table.rowPath(row).at(-1) ?? ''), column: plain(table.headerOf(column)) }]
        : []
    }),
  )

/** Whether the words before a figure name a line of a table, leave it open, or speak of another. */
const tells = (label: string, name: string): 'named' | 'open' | 'other' => {
  if (IS_TOTAL.test(name) && NAMES_TOTAL.test(label)) return 'named'
  if (OPEN.test(name) && !IS_TOTAL.test(name)) return 'open'
  if (OF_ROLE.test(name)) return label.includes(name) || roleOf(label) === roleOf(name) ? 'open' : 'other'
  return name.length >= 2 && label.includes(name) ? 'named' : 'other'
}

/** The names that the words hold, without those that are part of longer ones: 差旅费 in 国内差旅费. */
const namesIn = (label: string, names: readonly string[]): string[] => {
  const held = [...new Set(names)].filter(name => tells(label, name) === 'named')
  return held.filter(name => !held.some(longer => longer !== name && longer.includes(name)))
}

/** The only cell whose row and column the words name; null where they name several, or none by a name of its own. */
const cellNamed = (label: string, cells: readonly Cell[]): Cell | null => {
  const [rows, columns] = [cells.map(cell => cell.row), cells.map(cell => cell.column)].map(names =>
    namesIn(label, names),
  )
  if (rows!.length > 1 || columns!.length > 1 || rows!.length + columns!.length === 0) return null
  const isOn = (name: string, named: readonly string[]) =>
    named.length > 0 ? name === named[0] : tells(label, name) === 'open'
  const [only, ...more] = cells.filter(cell => isOn(cell.row, rows!) && isOn(cell.column, columns!))
  return only && more.length === 0 ? only : null
}

/** Whether two may have been written as one: they agree, or a slip of the pen or little sets them apart. */
const isMeant = (stated: Figure, cell: Figure): boolean => {
  if (isZero(baseValue(cell)!)) return false
  const product: Product = { total: stated, factors: [cell], set: [], quotient: null, constant: ONE }
  return holds(product) || ['slip', 'near'].includes(misfitOf(product))
}

const cellQuoted = (m: Mention, cells: readonly Cell[]): Figure | null => {
  const { figure, label } = m
  if (!isQuantity(figure) || figure.approximation !== 'exact' || isChange(m) || OF_OTHER.test(label))
    return null
  const cell = cellNamed(label.replace(/\s/g, ''), cells)?.figure
  return cell && sameSort(figure, cell) && isMeant(figure, cell) ? cell : null
}

const claimOf = (stated: Figure, cell: Figure): Claim => ({
  kind: stated.unit?.text === cell.unit?.text ? 'mention' : 'unit',
  stated,
  readings: [
    {
      standing: 'asserted',
      operands: [cell],
      expression: { operand: 0 },
      because: '文中所指之表同名一格',
    },
  ],
})

/** The words of the sentence in which a figure stands. */
const sentenceAround = (text: string, { start, end }: Figure): string =>
  text.slice(text.lastIndexOf('。', start) + 1, end) + text.slice(end).split('。', 1)[0]!

/** A figure in a sentence that points to a table and names one of its cells: 从上表看，差旅费实际支出 6.82 万元; 支出合计 90 万元，明细见下表. */
export const quotedCellClaims = (figures: readonly Figure[], tables: readonly FigureTable[]): Claim[] => {
  const placed = placedByBlock(tables)
  return byProsePassage(figures).flatMap(([passage, own]) => {
    const table = SPEAKS_OF_TABLE.test(passage.text) ? tableSpokenOf(passage, placed) : null
    if (!table) return []
    const cells = cellsOf(table)
    return readMentions(passage.text, own).flatMap(m => {
      const sentence = sentenceAround(passage.text, m.figure)
      if (!SPEAKS_OF_TABLE.test(sentence)) return []
      const cell = cellQuoted(m, TELLS_SOME.test(sentence) ? cells.filter(c => !isOfTotal(c)) : cells)
      return cell ? [claimOf(m.figure, cell)] : []
    })
  })
}
