import type { Expression } from '@heshu/shared/model/claim.ts'
import type { Figure, Unit } from '@heshu/shared/model/figure.ts'
import { type Exact, isZero, terminatingDecimals, toDecimals, toText } from '@heshu/shared/number/exact.ts'

const grouped = (decimal: string): string => {
  const [whole = '', rest] = decimal.split('.')
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? withCommas : `${withCommas}.${rest}`
}

/** What a number keeps of its unit even where all units are the same: 95.5%, 2.47‰, 3.35/10万. */
const sign = (unit: Unit | null): string =>
  unit && /^(?:[%％‰]$|\/)/.test(unit.text) ? unit.text.replace('％', '%') : ''

const decimalsOf = (step: Exact): number => (isZero(step) ? 0 : (terminatingDecimals(step) ?? 0))

/** A value in the base unit, printed the way the stated figure is: its unit, its commas, the greater of two decimals and its own. */
export const printLike = (stated: Figure, value: Exact): string => {
  const inUnit = stated.unit ? value.div(stated.unit.factor) : value
  const decimals = Math.max(2, decimalsOf(stated.step))
  const needed = terminatingDecimals(inUnit)
  const text = toDecimals(
    inUnit,
    needed !== null && needed < decimals ? Math.max(needed, decimalsOf(stated.step)) : decimals,
  )
  return (/\d[,，]\d{3}/.test(stated.text) ? grouped(text) : text) + sign(stated.unit)
}

/** The digits of an operand; with its unit where the units of a formula differ. */
const printOperand = (figure: Figure, withUnit: boolean): string => {
  if (!figure.value) return figure.text
  const digits =
    /[\d０-９][\d０-９,，.．]*/.exec(figure.text)?.[0]?.replace(/，/g, ',') ?? toText(figure.value)
  return digits + (withUnit ? (figure.unit?.text ?? '') : sign(figure.unit))
}

const RANK = { '+': 1, '−': 1, '×': 2, '÷': 2 } as const

const print = (expression: Expression, operands: readonly string[]): string => {
  if ('operand' in expression) return operands[expression.operand] ?? '?'
  if ('constant' in expression) return toText(expression.constant)
  return expression.terms
    .map((term, i) => {
      const text = print(term, operands)
      const loose =
        'operator' in term &&
        (RANK[term.operator] < RANK[expression.operator] ||
          (i > 0 && RANK[term.operator] === RANK[expression.operator] && expression.operator !== '+'))
      return loose ? `（${text}）` : text
    })
    .join(` ${expression.operator} `)
}

/** The formula with the report's own digits: "2.13 ÷ 1.9 = 112.11%". */
export const printFormula = (
  stated: Figure,
  expression: Expression,
  operands: readonly Figure[],
  value: Exact,
): string => {
  const units = new Set(
    [...operands, ...('operator' in expression && expression.operator === '÷' ? [] : [stated])].map(
      f => f.unit?.text ?? '',
    ),
  )
  const withUnit = units.size > 1
  return `${print(
    expression,
    operands.map(f => printOperand(f, withUnit)),
  )} = ${printLike(stated, value)}`
}
