import type { Block, Table, TableCell } from '@heshu/shared/model/report-document.ts'
import type { Counted } from './counted.ts'
import type { Listed } from './listed-beside.ts'

/** How many blocks may stand between a sentence and the table that it speaks of: a caption and a 单位 line. */
const NEAR = 3
const SPEAKS_OF_TABLE_ABOVE = /(?:上表|前表|上述表格?)(?:中|内|的|所列|所示|列示|列出|显示|共有?|，)*$/
const SPEAKS_OF_TABLE = /下表|如表|见表|附表|列表如下|(?:名单|清单|明细|情况|具体|详)[^，。；]{0,4}如下/
const TOTAL_ROW = /^(?:合计|总计|小计|共计|总数|平均|备注|注[：:])/
const ORDINAL = /^(?:序号|编号|项次)$/

const textOf = (cell: TableCell): string => cell.passage.text.replace(/\s+/g, '')

/** 村 of 村名单见下表: the thing counted, without the words about the table. */
const thingOf = ({ measure, noun }: Counted): string => {
  const words = noun.split(/名单|清单|明细|情况|基本|具体|分布|详|见|如|的|[均已都全共中]/, 1)[0]!.trim()
  return words !== ''
    ? words
    : /^[家所]$/.test(measure)
      ? '单位'
      : /^[个项类种条]$/.test(measure)
        ? ''
        : measure
}

/** The column whose header names the thing: 村名, 项目名称. */
const columnOf = (table: Table, thing: string): number | null => {
  const tail = thing.slice(-2)
  const header = table.cells.filter(cell => cell.row === 0)
  const named = header.filter(cell => tail !== '' && textOf(cell).length <= 10 && textOf(cell).includes(tail))
  return named.length === 1 ? named[0]!.column : null
}

/** The table that a count is said to be of: the next after 见下表, the last before 上表所列. */
const tableOf = ({ passage, start }: Counted, sentence: string, blocks: readonly Block[]): Table | null => {
  const { block, text } = passage
  const isTable = (b: Block): b is Table => b.kind === 'table'
  if (SPEAKS_OF_TABLE_ABOVE.test(text.slice(Math.max(0, start - 16), start)))
    return blocks.slice(Math.max(0, block - NEAR), block).findLast(isTable) ?? null
  if (!SPEAKS_OF_TABLE.test(sentence)) return null
  return blocks.slice(block + 1, block + 1 + NEAR).find(isTable) ?? null
}

/** The rows of a table that is the list of what a sentence beside it counts: 抽查的 5 个村名单见下表, 上表所列 5 个村. */
export const listedInTable = (
  counted: Counted,
  sentence: string,
  rivals: readonly Counted[],
  blocks: readonly Block[],
): Listed | null => {
  const table = tableOf(counted, sentence, blocks)
  const column = table && columnOf(table, thingOf(counted))
  if (!table || column === null || column === undefined) return null
  const inBody = table.cells.filter(cell => cell.row > 0 && textOf(cell) !== '')
  const byRow = Map.groupBy(inBody, cell => cell.row)
  const names = inBody.filter(
    cell => cell.column === column && !byRow.get(cell.row)!.some(other => TOTAL_ROW.test(textOf(other))),
  )
  const distinct = new Set(names.map(textOf)).size
  const ordinal = table.cells.find(cell => cell.row === 0 && ORDINAL.test(textOf(cell)))
  const numbers = inBody.filter(cell => cell.column === ordinal?.column && /^\d+$/.test(textOf(cell)))
  const numbered = ordinal !== undefined && textOf(numbers.at(-1) ?? ordinal) === `${names.length}`
  if (distinct < 2) return null
  const sure = numbered && rivals.length === 0 && table.suspectBefore.length === 0 ? 'figure' : 'notice'
  const printed = names.map(textOf).join('、')
  return {
    list: { least: distinct, most: names.length },
    printed: printed.length <= 60 ? printed : null,
    more: sure,
    fewer: sure,
  }
}
