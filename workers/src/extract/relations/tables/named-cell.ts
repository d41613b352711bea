import type { Claim } from '@heshu/shared/model/claim.ts'
import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { readMentions } from '../mention.ts'
import { differInUnit } from '../other-unit.ts'
import type { FigureTable } from './figure-table.ts'

/** Words that a heading and a sentence may have or lack without meaning another thing. */
const FILLERS = /[的约共计总为达是了]|全年|本年度?|当年|金额|资金|数额?|额|款|[(（][^（()）]*[)）]|\s/g
const plain = (words: string): string => words.replace(FILLERS, '')

/** Shorter names are told of many things. */
const NAMING = 4
/** A sentence's clause longer than this names no cell. */
const LONGEST_CLAUSE = 60

const OTHER_TIME = /上年|去年|上一年|季度|半年|月|截至|同期|以前年度|年初/

type Cell = { readonly figure: Figure; readonly header: string }

const cellsByRow = (tables: readonly FigureTable[]): Map<string, Cell[]> => {
  const cells = new Map<string, Cell[]>()
  for (const table of tables)
    for (const row of table.dataRows) {
      const name = (table.rowPath(row).at(-1) ?? '').replace(/\s/g, '')
      if (name.length < NAMING) continue
      for (const column of table.columns) {
        const figure = table.figureAt(row, column)
        const header = plain(table.headerOf(column))
        if (!figure || figure.value === null || header.length < 2 || OTHER_TIME.test(header)) continue
        const own = cells.get(name) ?? []
        cells.set(name, own)
        own.push({ figure, header })
      }
    }
  return cells
}

/**
 * An amount in the prose whose words are a row's name and a column's heading (甲项目 + 实际支出) is that cell's, told in
 * another unit: 750.56 万元 over a table in 元.
 */
export const namedCellClaims = (figures: readonly Figure[], tables: readonly FigureTable[]): Claim[] => {
  const rows = cellsByRow(tables)
  if (rows.size === 0) return []
  const prose = figures.filter(figure => !figure.passage.cell)
  const passages = [...Map.groupBy(prose, figure => figure.passage)]
  return passages.flatMap(([passage, own]) =>
    readMentions(passage.text, own).flatMap(({ figure, label }): Claim[] => {
      if (figure.value === null || dimensionOf(figure) !== 'money' || figure.unit?.from !== 'figure')
        return []
      const clause = label.replace(/\s/g, '')
      if (clause.length > LONGEST_CLAUSE || OTHER_TIME.test(clause)) return []
      for (let start = 0; start + NAMING <= clause.length; start++)
        for (let end = clause.length; end >= start + NAMING; end--) {
          const row = rows.get(clause.slice(start, end))
          if (!row) continue
          const header = plain(clause.slice(end))
          const cells = row.filter(c => c.header === header && dimensionOf(c.figure) === 'money')
          const [cell] = cells
          return cell && cells.length === 1 && differInUnit(figure, cell.figure)
            ? [
                {
                  kind: 'mention',
                  stated: figure,
                  readings: [
                    {
                      standing: 'asserted',
                      operands: [cell.figure],
                      expression: { operand: 0 },
                      because: '表中同名一格换算单位',
                    },
                  ],
                },
              ]
            : []
        }
      return []
    }),
  )
}
