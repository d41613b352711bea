import { kept } from '@heshu/shared/kept.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { isQuantity, mayBeSameSort } from '../arithmetic.ts'
import type { FigureTable } from './figure-table.ts'

/** A row of a table, as a part or a total of others. */
export type Line = {
  readonly at: number
  readonly path: readonly string[]
  /** The merged cells that group it, joined; '' outside of groups. */
  readonly group: string
  readonly number: string
  /** 'part' begins with 其中: it and perhaps lines after it are parts of a line before. */
  readonly kind: 'detail' | 'part' | 'total'
  /** Of totals: 小计 1, 合计 2, 总计 3; 0 for others. */
  readonly level: number
  /** By what it is numbered with: 类款项 1, 2, 3; 1.2 2; 一、 1; （一） 2; 1. 3; （1） 4; 0 where nothing tells. */
  readonly depth: number
  /** A line of words alone stands before it. */
  readonly opensSection: boolean
}

const SUFFIX = '(?:数|金额)?(?:[(（].*[)）])?[:：]?$'
const GRAND = new RegExp(`^(?:.{0,14}?)(?:总计|总额|总数|总和|合总计)${SUFFIX}`)
/** 总支出, and what stands for all of a place or a year: 全区, 全年. */
const ALL = new RegExp(
  `^(?:.{0,4}总(?:支出|收入|投资|经费|资金|成本|费用)|全(?:国|省|市|州|盟|区|县|旗|镇|乡|街道|系统|部门|院|校|年))${SUFFIX}`,
)
const SUM = new RegExp(`^(?:.{0,14}?)(?:合计|共计)${SUFFIX}`)
const SUB = new RegExp(`^(?:.{0,8}?)小计${SUFFIX}`)
const PART = /^[#＃*＊]?(?:其中|内[:：])/

/** 3 for 总计, 2 for 合计 and 全区, 1 for 小计, 0 for a name that announces no total. */
export const totalLevel = (name: string): number =>
  GRAND.test(name) ? 3 : SUM.test(name) || ALL.test(name) ? 2 : SUB.test(name) ? 1 : 0

/** 合计 or 支出总额, and not 总投资 or 全区, beside which other things may stand. */
export const isPlainTotal = (line: Line): boolean => line.level > 0 && !ALL.test(line.path.at(-1) ?? '')

const depthOf = (number: string): number => {
  if (/^\d{1,2}(?:\.\d{1,2})*$/.test(number)) return number.split('.').length
  if (/^\d{3,7}$/.test(number)) return (number.length - 1) / 2
  if (/^[一二三四五六七八九十]/.test(number)) return 1
  if (/^[（(][一二三四五六七八九十]/.test(number)) return 2
  if (/^\d/.test(number)) return 3
  return number === '' ? 0 : 4
}

/** Columns and rows that are never added up. */
const NOT_ADDED =
  /[率比]$|占比|比例|比重|[增降]幅|增长|%|％|单价|标准$|[人户日月年平]均|均价|序号|编号|年份|编码|代码|[分权][值重]|得分|评分|分数|排名|名次|天数|周期/

export const isAddedUp = (name: string): boolean => !NOT_ADDED.test(name.replace(/[(（][^()（）]*[)）]/g, ''))

export const lineOf = (table: FigureTable, row: number, opensSection = false): Line => {
  const path = table.rowPath(row)
  const name = path.at(-1) ?? ''
  const number = table.rowNumber(row)
  // 合计 in a cell that groups the line counts where the line's own cell only names what is measured (合计 | 预算数).
  const level = totalLevel(name)
  return {
    at: row,
    path,
    group: path.slice(0, -1).join('|'),
    number,
    kind: level > 0 ? 'total' : PART.test(name) ? 'part' : 'detail',
    level,
    depth: depthOf(number),
    opensSection,
  }
}

const holdsFigure = (table: FigureTable, row: number): boolean =>
  table.columns.some(column => table.figureAt(row, column) !== null)

/** The lines of a table that hold figures. */
export const linesOf = kept((table: FigureTable): Line[] => {
  /** The number of a line of words alone that stands before; null where none does. */
  let opening: string | null = null
  const lines: Line[] = []
  for (const row of table.dataRows) {
    if (!holdsFigure(table, row)) {
      if (table.rowPath(row).length > 0) opening = table.rowNumber(row)
      continue
    }
    // 三、 without a figure before 四、 is nothing of its kind, and opens no section.
    const opens = opening !== null && (opening === '' || depthOf(opening) !== depthOf(table.rowNumber(row)))
    if (!table.turned || isAddedUp(table.rowPath(row).join(''))) lines.push(lineOf(table, row, opens))
    opening = null
  }
  return lines
})

/** The lines that are below no others by their numbers or codes. */
export const topLines = (among: readonly Line[]): Line[] => {
  const details = among.filter(line => line.kind === 'detail')
  const shallowest = Math.min(...details.map(line => line.depth))
  return details.filter(line => line.depth === shallowest)
}

/** Columns whose figures are amounts or counts that may be added up. */
export const addedColumns = kept((table: FigureTable): number[] =>
  table.columns.filter(column => {
    if (!isAddedUp(table.headerOf(column))) return false
    return table.dataRows.some(row => {
      const figure = table.figureAt(row, column)
      return figure !== null && isAddend(figure)
    })
  }),
)

const isAddend = (figure: Figure): boolean => isQuantity(figure) && dimensionOf(figure) !== 'score'

/** The figures of lines in a column that can stand in one sum with the stated figure; null where one cannot be read. */
export const addends = (
  table: FigureTable,
  lines: readonly Line[],
  column: number,
  stated: Figure,
): Figure[] | null => {
  const figures: Figure[] = []
  for (const { at } of lines) {
    const figure = table.figureAt(at, column)
    if (figure && (!isAddend(figure) || !mayBeSameSort(figure, stated))) return null
    if (!figure && table.isUnread(at, column)) return null
    if (figure && !figures.includes(figure)) figures.push(figure)
  }
  return figures.length > 0 ? figures : null
}

/** What is left of a whole, or goes beyond it. */
const LEAVES =
  /(?<!累计|滚存|历年)结余|节余|结转|余额|剩余|尚余|未(?:支出|完成|执行|使用|支付|拨付|到位|办结)|空编|缺编|超编|空缺|缺口|缺额|节约|节省|节支|超支|超出/
/** What changed between two others. */
const CHANGES =
  /增减(?:变[动化])?(?:额|数|金额|情况)?$|变[动化](?:额|数|金额|情况)?$|差额|差异|差距|(?:增加|减少|增长)[额数量]?$|比上年|较上年|比去年|同比|[比较]预算|(?:调整|调增|调减|追加|追减|核增|核减|净增)(?:额|数|金额)?$/

/** Headers of what is left or changed between two other columns. */
export const namesDifference = (header: string): boolean => {
  const name = header.replace(/[(（].*?[)）]|[=＝].*$/g, '')
  return LEAVES.test(name) || CHANGES.test(name)
}
