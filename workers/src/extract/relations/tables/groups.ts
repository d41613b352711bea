import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { sumOfOperands } from '../arithmetic.ts'
import { readMentions } from '../mention.ts'
import { roughlySums } from '../products/scaled.ts'
import { standingOfParts } from '../sums/completeness.ts'
import type { FigureTable } from './figure-table.ts'
import { addedColumns, type Line, linesOf } from './lines.ts'

/** A group of rows under one merged cell, or with one name in their first column. */
type Group = { readonly name: string; readonly lines: readonly Line[] }

const NUMBER = /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])/
const BEFORE_NAME = /^(?:其中|包括|主要是|主要为|分别为|分别是|分别|用于|安排|以及|[和及与、])+/
const AFTER_NAME = /(?:支出|共计|合计|总计|小计|金额|共|为|是|约|了)+$/

/** 人员经费支出, 一、人员经费, 其中人员经费为: one name. */
const plainName = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(NUMBER, '')
    .replace(BEFORE_NAME, '')
    .replace(AFTER_NAME, '')
    .replace(/[(（].*[)）]/g, '')

/** Whether the cell where the row above has its group's name is blank here, as readers leave a merged cell that they could not see. */
const continuesGroup = (table: FigureTable, head: Line, line: Line): boolean => {
  const name = table.grid
    .rowCells(head.at)
    .find(cell => cell.passage.text.replace(/\s+/g, '') === head.path[0])
  const below = name && table.grid.cellAt(line.at, name.column)
  return !!below && below !== name && below.passage.text.trim() === ''
}

const groupsOf = (table: FigureTable, lines: readonly Line[]): Group[] => {
  const groups: { name: string; lines: Line[] }[] = []
  for (const line of lines) {
    const current = groups.at(-1)
    const [name = ''] = line.path
    if (line.kind === 'total' || /^\d{3,7}$/.test(line.number)) continue
    if (
      current &&
      (line.path.length >= 2
        ? current.lines[0]!.path[0] === name
        : continuesGroup(table, current.lines[0]!, line))
    )
      current.lines.push(line)
    else groups.push({ name: plainName(name), lines: [line] })
  }
  const named = groups.filter(group => group.name.length >= 2 && group.lines[0]!.path.length >= 2)
  return named.filter(group => named.filter(other => other.name === group.name).length === 1)
}

type Told = { readonly figure: Figure; readonly name: string }

const toldIn = (figures: readonly Figure[]): Map<string, Told[]> => {
  const prose = figures.filter(f => !f.passage.cell)
  const mentions = [...Map.groupBy(prose, f => f.passage)].flatMap(([passage, own]) =>
    readMentions(passage.text, own),
  )
  const told = mentions
    .filter(
      m => m.figure.value !== null && dimensionOf(m.figure) === 'money' && m.figure.approximation === 'exact',
    )
    .map(m => ({ figure: m.figure, name: plainName(m.label) }))
  return Map.groupBy(told, t => t.name)
}

type Match = {
  readonly stated: Figure
  readonly operands: readonly Figure[]
  readonly fits: boolean
  readonly name: string
}

/**
 * A total in the prose against the rows that a table groups under the same name. That the prose speaks of this table is shown
 * by another of its groups, or its total, told in the same passage; else a misfit is only suspected.
 */
export const tableGroupClaims = (tables: readonly FigureTable[], figures: readonly Figure[]): Claim[] => {
  const told = toldIn(figures)
  if (told.size === 0) return []
  const proseOf = Map.groupBy(
    figures.filter(f => !f.passage.cell),
    f => f.passage,
  )
  return tables.flatMap(table => {
    const lines = linesOf(table)
    const groups = groupsOf(table, lines).filter(group => told.has(group.name))
    if (groups.length === 0) return []
    return addedColumns(table).flatMap(column => {
      const matches = groups.flatMap((group): Match[] => {
        const operands = group.lines.flatMap(line => table.figureAt(line.at, column) ?? [])
        if (operands.length === 0 || operands.some(f => !baseValue(f) || dimensionOf(f) !== 'money'))
          return []
        return told.get(group.name)!.map(({ figure }) => ({
          stated: figure,
          operands,
          fits: roughlySums(figure, operands),
          name: group.name,
        }))
      })
      const totals = lines
        .filter(line => line.kind === 'total')
        .flatMap(line => table.figureAt(line.at, column) ?? [])
      const shown = (match: Match): boolean =>
        matches.some(
          m => m !== match && m.fits && m.name !== match.name && m.stated.passage === match.stated.passage,
        ) ||
        (proseOf.get(match.stated.passage) ?? []).some(
          f =>
            f !== match.stated &&
            f.value !== null &&
            dimensionOf(f) === 'money' &&
            totals.some(t => t.value !== null && roughlySums(f, [t])),
        )
      return matches
        .filter(m => m.fits || matches.every(o => o.stated !== m.stated || !o.fits))
        .map(match => claimOf(table, column, match, shown(match)))
    })
  })
}

const claimOf = (
  table: FigureTable,
  column: number,
  { stated, operands, fits, name }: Match,
  shown: boolean,
): Claim => {
  const rows = operands.map(f => f.passage.cell!.row)
  const guess = standingOfParts(stated, operands, 'open')
  const near: Reading['standing'] = guess === 'asserted' ? 'suspected' : guess
  const told = shown && operands.length > 1 && !table.mayLack(rows, column)
  const standing = fits || told ? 'asserted' : operands.length > 1 ? near : 'possible'
  return {
    kind: operands.length > 1 ? 'sum' : 'mention',
    stated,
    readings: [
      {
        standing,
        operands,
        expression: operands.length > 1 ? sumOfOperands(operands.length) : { operand: 0 },
        because: `表中「${name}」${operands.length > 1 ? '各行之和' : '一行'}`,
      },
    ],
  }
}
