import type { CheckKind, Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { difference, isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import type { FigureTable } from './figure-table.ts'
import { type Role, rateNameOf, roleOf } from './role.ts'

/**
 * Columns that are computed from other columns of the same row: 执行率 = 执行数 ÷ 预算数, 增减额 = 本年 − 上年.
 * The header says what the column is; which columns it is computed from is said by their headers, or else by the figures:
 * a pair of columns that fits most rows is the pair that was meant.
 */
type Formula = {
  readonly columns: readonly number[]
  readonly expression: Expression
  readonly because: string
  /** 'adjusted': the headers name the columns and the base is the adjusted budget, which settles it; 'other': they name others. */
  readonly named: 'adjusted' | 'other' | null
}

const growth: Expression = {
  operator: '÷',
  terms: [{ operator: '−', terms: [{ operand: 0 }, { operand: 1 }] }, { operand: 1 }],
}

const quantityColumns = (table: FigureTable): number[] =>
  table.columns.filter(column => {
    const figures = table.dataRows.map(row => table.figureAt(row, column)).filter(f => f !== null)
    return (
      figures.length > 0 && figures.every(isQuantity) && !/序号|编号|代码|编码/.test(table.headerOf(column))
    )
  })

const columnWith = (
  table: FigureTable,
  columns: readonly number[],
  roles: readonly Role[],
): number | undefined =>
  roles.flatMap(role => columns.find(column => roleOf(table.headerOf(column)) === role) ?? []).at(0)

const BASES: readonly Role[] = ['adjusted', 'budget', 'planned', 'original']

const ratioFormulas = (table: FigureTable, header: string, others: readonly number[]): Formula[] => {
  const name = rateNameOf(header)
  const parts: readonly Role[] = name === 'arrival' ? ['received'] : ['spent', 'completed']
  const part = columnWith(table, others, parts)
  const base = columnWith(table, others, BASES)
  const named =
    part !== undefined && base !== undefined && name !== 'share' && name !== 'other'
      ? [
          {
            columns: [part, base],
            expression: quotient,
            because: `${header} = ${table.headerOf(part)} ÷ ${table.headerOf(base)}`,
            named: roleOf(table.headerOf(base)) === 'adjusted' ? ('adjusted' as const) : ('other' as const),
          },
        ]
      : []
  const tried = others.flatMap(a => others.filter(b => b !== a).map(b => [a, b]))
  return [
    ...named,
    ...tried.map(([a, b]) => ({
      columns: [a!, b!],
      expression: quotient,
      because: `${header} = ${table.headerOf(a!)} ÷ ${table.headerOf(b!)}`,
      named: null,
    })),
  ]
}

const changeFormulas = (
  table: FigureTable,
  header: string,
  others: readonly number[],
  expression: Expression,
): Formula[] =>
  others.flatMap(a =>
    others
      .filter(b => b !== a)
      .map(b => ({
        columns: [a, b],
        expression,
        because: `${header}由「${table.headerOf(a)}」与「${table.headerOf(b)}」得出`,
        named: null,
      })),
  )

const IS_DIFFERENCE =
  /增减(?:额|数|金额|变动)?$|变动(?:额|数)$|差额|差异|增加[额数]?$|减少[额数]?$|结余|结转|余额|未(?:支出|完成|执行)|比上年|较上年/

const formulasFor = (table: FigureTable, column: number): { kind: CheckKind; formulas: Formula[] } | null => {
  const header = table.headerOf(column)
  const figures = table.dataRows.map(row => table.figureAt(row, column)).filter(f => f !== null)
  if (figures.length === 0) return null
  const others = quantityColumns(table).filter(other => other !== column)
  if (figures.every(isRate)) {
    const name = rateNameOf(header)
    if (name === 'growth') return { kind: 'growth', formulas: changeFormulas(table, header, others, growth) }
    if (name && name !== 'share') return { kind: 'ratio', formulas: ratioFormulas(table, header, others) }
    return null
  }
  if (figures.every(isQuantity) && IS_DIFFERENCE.test(header))
    return { kind: 'difference', formulas: changeFormulas(table, header, others, difference) }
  return null
}

/** Whether the stated figure is what the formula gives, to within one unit of its last digit: enough to recognise the columns. */
const roughlyFits = (stated: Figure, expression: Expression, operands: readonly Figure[]): boolean => {
  const [a, b] = operands.map(baseValue)
  const s = baseValue(stated)
  if (!a || !b || !s || b.equals(exact(0))) return false
  const value = expression === difference ? a.sub(b) : expression === quotient ? a.div(b) : a.sub(b).div(b)
  return value
    .sub(s)
    .abs()
    .lte(stated.step.mul(stated.unit?.factor ?? exact(1)))
}

const operandsOf = (table: FigureTable, row: number, formula: Formula, stated: Figure): Figure[] | null => {
  const operands = formula.columns.map(column => table.figureAt(row, column)).filter(f => f !== null)
  if (operands.length < formula.columns.length || !sameSort(operands[0]!, operands[1]!)) return null
  if (formula.expression === difference && !sameSort(stated, operands[0]!)) return null
  return operands
}

/** Rates and differences of each row, where the table shows which columns they are computed from. */
export const tableColumnClaims = (table: FigureTable): Claim[] =>
  table.columns.flatMap(column => {
    const found = formulasFor(table, column)
    if (!found) return []
    const rows = table.dataRows.flatMap(row => table.figureAt(row, column) ?? []).length
    const fits = (formula: Formula): number =>
      table.dataRows.filter(row => {
        const stated = table.figureAt(row, column)
        const operands = stated && operandsOf(table, row, formula, stated)
        return stated && operands && roughlyFits(stated, formula.expression, operands)
      }).length
    const ranked = found.formulas
      .map(formula => ({ formula, fits: fits(formula) }))
      .sort((a, b) => b.fits - a.fits || (a.formula.named ? -1 : b.formula.named ? 1 : 0))
    const shown = ranked[0] && ranked[0].fits >= 2 && ranked[0].fits * 2 > rows ? ranked[0].formula : null
    const named = found.formulas.find(f => f.named) ?? null
    const meant = named?.named === 'adjusted' ? named : (shown ?? named)
    if (!meant) return []
    return table.dataRows.flatMap(row => {
      const stated = table.figureAt(row, column)
      const operands = stated && operandsOf(table, row, meant, stated)
      if (!stated || !operands) return []
      const asserted: Reading = {
        standing: 'asserted',
        operands,
        expression: meant.expression,
        because: meant.because,
      }
      const mistaken = found.formulas
        .filter(
          f =>
            f.columns[1] !== meant.columns[1] && f.columns[0] === meant.columns[0] && found.kind === 'ratio',
        )
        .flatMap((f): Reading[] => {
          const other = operandsOf(table, row, f, stated)
          return other
            ? [
                {
                  standing: 'mistaken',
                  operands: other,
                  expression: f.expression,
                  because: `以「${table.headerOf(f.columns[1]!)}」为分母`,
                },
              ]
            : []
        })
      return [{ kind: found.kind, stated, readings: [asserted, ...mistaken] }]
    })
  })
