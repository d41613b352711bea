import type { PlainNumber } from '@heshu/shared/model/extraction.ts'
import type { Figure, Unit } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import type { Block, ReportDocument, Table, TableCell } from '@heshu/shared/model/report-document.ts'
import type { Approximation } from '@heshu/shared/number/written.ts'
import { type Grid, gridOf, isNumericCell } from '../table-grid.ts'
import {
  isNotMoney,
  isPlainHeader,
  unitCounted,
  unitInCaption,
  unitInHeader,
  unitNamed,
} from './header-unit.ts'
import { measuresIn } from './measures.ts'
import type { Quantity } from './recognizers/recognizer.ts'
import { type Found, scanPassage } from './scan-passage.ts'

/** Every number of a document: the quantities, and the digits that are none, both in reading order. */
export type Numbers = { readonly figures: readonly Figure[]; readonly others: readonly PlainNumber[] }

type Sink = { readonly figures: Figure[]; readonly others: PlainNumber[] }

const placed = (passage: Passage, { start, end }: Found) => ({
  text: passage.text.slice(start, end),
  passage,
  start,
  end,
})

const figureOf = (
  passage: Passage,
  found: Found & Quantity,
  unit: Unit | null,
  measures: string,
): Figure => ({
  ...placed(passage, found),
  value: found.value,
  unit,
  step: found.step,
  approximation: found.approximation,
  measures,
})

const addProse = (passage: Passage, sink: Sink, fallback = ''): void => {
  const found = scanPassage(passage.text)
  const measures = measuresIn(passage.text, found)
  for (const [i, number] of found.entries()) {
    // A year without 年 (2021 in a title) looks like a number and is none.
    const isYear =
      number.is === 'quantity' && !number.unit && looksLikeTime(passage.text.slice(number.start, number.end))
    if (number.is === 'plain' || isYear) sink.others.push(placed(passage, number))
    else sink.figures.push(figureOf(passage, number, number.unit, measures[i] || fallback))
  }
}

const looksLikeTime = (text: string): boolean => /^(?:19|20)\d\d(?:\.(?:0?[1-9]|1[0-2]))?$/.test(text.trim())

/** How many blocks above a table its 单位：万元 line may stand. */
const CAPTION_REACH = 3
/** A unit line is short; a sentence that mentions a unit is none. */
const LONGEST_UNIT_LINE = 60

const captionUnit = (blocks: readonly Block[], at: number, grid: Grid): Unit | null => {
  const own = grid.caption.map(unitInCaption).find(unit => unit !== null)
  if (own) return own
  for (let i = at - 1; i >= Math.max(0, at - CAPTION_REACH); i--) {
    const block = blocks[i]!
    if (block.kind === 'table') return null
    const unit = block.passage.text.length <= LONGEST_UNIT_LINE ? unitInCaption(block.passage.text) : null
    if (unit) return unit
  }
  return null
}

/** Columns of amounts, whose unit may be printed over one of them only. */
const NAMES_AMOUNTS =
  /(?:上年|去年|本年|今年|当年|年初|年末|期初|期末|上期|本期|20\d\d年|金额|资金|经费|投资|拨款|预算|决算|执行|支出|收入|结余)(?:度|数|金额|额)?$/

/** 上年 | 本年 | 增减（万元）: the one unit of money that headers of a table name for their columns. */
const unitInHeaders = (table: Table, grid: Grid): Unit | null => {
  const filled = new Set(
    table.cells.filter(cell => !grid.isHeaderRow(cell.row) && isNumericCell(cell)).map(cell => cell.column),
  )
  const named = table.cells
    .filter(cell => grid.isHeaderRow(cell.row) && filled.has(cell.column))
    .filter(cell => !/均|单价|标准/.test(cell.passage.text))
    .flatMap(cell => unitInHeader(cell.passage.text.replace(/\s/g, '')) ?? [])
    .filter(unit => unit.dimension === 'money')
  return named.length > 0 && named.every(unit => unit.text === named[0]!.text) ? named[0]! : null
}

/** 单位：万人: then 人数 is not in 人. */
const countsInCaption = (blocks: readonly Block[], at: number, grid: Grid): boolean => {
  const above = blocks.slice(Math.max(0, at - CAPTION_REACH), at)
  const lines = [...grid.caption, ...above.flatMap(b => (b.kind === 'table' ? [] : [b.passage.text]))]
  return lines.some(line => /单位[:：为]\s*[（(]?[百千]?[万亿]/.test(line) && !/元/.test(line))
}

/** Columns that hold years and nothing else. */
const yearColumns = (table: Table, grid: Grid): ReadonlySet<number> => {
  const numeric = table.cells.filter(cell => !grid.isHeaderRow(cell.row) && isNumericCell(cell))
  return new Set(
    [...Map.groupBy(numeric, cell => cell.column)].flatMap(([column, cells]) =>
      cells.every(cell => looksLikeTime(cell.passage.text)) ? [column] : [],
    ),
  )
}

/** The number that is all there is in a cell, but for words that widen or bound it. */
const soleNumber = (text: string, found: readonly Found[]): (Found & Quantity) | null => {
  const [only] = found
  if (found.length !== 1 || only?.is !== 'quantity') return null
  const rest = (text.slice(0, only.start) + text.slice(only.end)).replace(/\s/g, '')
  return /^(?:[≥≤<>＞＜=$\\a-z¥￥]*|[约近超达]|超过|不少于|不低于|不超过|达到)?(?:以上|以下|以内|左右|及以上)?$/.test(
    rest,
  )
    ? only
    : null
}

const headerUnit = (
  column: readonly string[],
  row: readonly string[],
  caption: Unit | null,
  shared: Unit | null,
): Unit | null => {
  for (const header of [...column].reverse()) {
    const unit = unitInHeader(header)
    if (unit) return unit
  }
  const name = column.at(-1) ?? ''
  const named = row.map(unitInHeader).findLast(unit => unit !== null) ?? null
  // 项目资金（元） heads the amounts of its rows, not the rate beside them.
  if (named && !(named.dimension === 'money' && isNotMoney(name))) return named
  if (isNotMoney(name) || isNotMoney(row.at(-1) ?? '')) return null
  return caption ?? (NAMES_AMOUNTS.test(name) ? shared : null)
}

/** 项目支出明细（万元） over the names of the rows is the unit of the amounts beside them. */
const cornerUnit = (grid: Grid, row: number): Unit | null => {
  const unit = grid
    .columnHeader(0, row)
    .map(unitInHeader)
    .findLast(found => found !== null)
  return unit?.dimension === 'money' ? unit : null
}

/** 指标值, 完成值, 数量: columns whose figures are in the unit that their row names. */
const isInRowUnit = (name: string): boolean =>
  /(?:指标值|目标(?:任务)?[值数量]?|计划(?:任务)?[值数量]?|任务[数量]|完成[值数量]?|实际[值数量]?|数量|[本上]年度?数?)(?:[（(][^）)]*[)）])?$/.test(
    name,
  )

/** The unit that stands in a row's own cell, in a table with a column 单位 or 计量单位. */
const rowUnits = (grid: Grid, table: Table): ((row: number) => Unit | null) => {
  const column = Array.from({ length: table.columns }, (_, i) => i).find(i =>
    /^(?:计量|度量)?单位$/.test(grid.columnHeader(i).at(-1) ?? ''),
  )
  return row => {
    const cell = column === undefined ? null : grid.cellAt(row, column)
    return cell && unitNamed(cell.passage.text, 'header')
  }
}

const SIGNS: Readonly<Record<string, Approximation>> = {
  '≥': 'at-least',
  '>=': 'at-least',
  '≤': 'at-most',
  '<=': 'at-most',
  '>': 'more-than',
  '＞': 'more-than',
  '<': 'less-than',
  '＜': 'less-than',
}
const IS_SIGN = /^(?:[≥≤<>＞＜=＝]|>=|<=)$/

/** 指标性质 ≥ | 指标值 139: the sign that bounds a figure stands in the cell before it. */
const signBefore = (grid: Grid, { row, column }: TableCell): Approximation | null => {
  const text = grid.cellAt(row, column - 1)?.passage.text.trim() ?? ''
  return SIGNS[text] ?? null
}

const isOrdinalPlace = (cell: TableCell, grid: Grid): boolean => {
  if (cell.column !== 0 || !/^\s*[\d０-９]{1,3}\s*$/.test(cell.passage.text)) return false
  const right = grid.cellAt(cell.row, cell.column + cell.columnSpan)
  return right !== null && /[\u4e00-\u9fff]/.test(right.passage.text)
}

const addTable = (table: Table, blocks: readonly Block[], at: number, sink: Sink): void => {
  const grid = gridOf(table)
  const caption = captionUnit(blocks, at, grid)
  const shared = caption ? null : unitInHeaders(table, grid)
  const years = yearColumns(table, grid)
  const counted = countsInCaption(blocks, at, grid) ? () => null : unitCounted
  const unitOf = rowUnits(grid, table)
  for (const cell of table.cells) {
    const { passage } = cell
    if (!/[\d０-９一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]/.test(passage.text)) continue
    const found = scanPassage(passage.text)
    if (grid.isHeaderRow(cell.row) && found.every(f => f.is === 'plain' || !f.unit)) {
      for (const number of found) sink.others.push(placed(passage, number))
      continue
    }
    // The total of several columns stands under the last of them.
    const column = grid.columnHeader(cell.column + cell.columnSpan - 1, cell.row)
    const row = grid.rowHeader(cell.row, cell.column)
    const label = [...new Set([...row, ...column])].filter(words => !IS_SIGN.test(words)).join('·')
    const number = soleNumber(passage.text, found)
    const sign = number?.approximation === 'exact' ? signBefore(grid, cell) : null
    const sole = number && sign ? { ...number, approximation: sign } : number
    if (!sole) {
      addProse(passage, sink, label)
      continue
    }
    const name = column.at(-1) ?? row.at(-1) ?? ''
    const header =
      headerUnit(column, row, cornerUnit(grid, cell.row) ?? caption, shared) ??
      (isInRowUnit(name) ? unitOf(cell.row) : null) ??
      counted(name)
    const unit = sole.unit?.base ? sole.unit : withMultiple(sole.unit, header)
    const isPlain =
      !sole.unit &&
      (isPlainHeader(name) ||
        column.some(isPlainHeader) ||
        isOrdinalPlace(cell, grid) ||
        (!unit && years.has(cell.column) && looksLikeTime(passage.text)))
    if (isPlain) sink.others.push(placed(passage, sole))
    else sink.figures.push(figureOf(passage, sole, unit, label))
  }
}

/** 54万 in a column headed 人数（人） is in units of ten thousand; beside 金额（万元） the 万 is said twice, and neither is trusted. */
const withMultiple = (printed: Unit | null, header: Unit | null): Unit | null => {
  if (!printed || !header) return printed ?? header
  if (/[万亿千百]/.test(header.text)) return printed
  return { ...header, text: printed.text + header.text, factor: printed.factor.mul(header.factor) }
}

/** All numbers of a document. Linear in its text. */
export const findNumbers = (document: ReportDocument): Numbers => {
  const sink: Sink = { figures: [], others: [] }
  for (const [at, block] of document.blocks.entries())
    if (block.kind === 'table') addTable(block, document.blocks, at, sink)
    else addProse(block.passage, sink)
  return sink
}

export const findFigures = (document: ReportDocument): Figure[] => [...findNumbers(document).figures]
