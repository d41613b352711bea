import type { Expression } from '@heshu/shared/model/claim.ts'
import { OPERATORS, parse, type Token } from '../printed-formula.ts'
import { rateNameOf } from '../role.ts'
import type { FigureTable } from './figure-table.ts'
import { type Formula, overColumns } from './formula.ts'
import { productShape, quotientShape, type Shape, sumShape, type Term } from './shapes.ts'

/** What headers number columns with: 3, B, ②. */
const LABEL = '\\d{1,2}|[A-Za-z]|[①-⑳]'
const WHOLE = new RegExp(`^[（(]?(${LABEL})[)）]?$`)
const AFTER = new RegExp(`[（(](${LABEL})[)）]?$`)
const BESIDE = /([A-Z]|[①-⑳])$/
const BEFORE = /^([A-Z](?=[.．、])|[①-⑳])/

const OPERATOR = /[-+−－＋*＊×/／÷]/
const TOKENS = /[-+−－＋*＊×/／÷()（）]|[^-+−－＋*＊×/／÷()（）]+/g
const AS_PERCENT = /[×*＊]100[%％]?(?=[)）]*$)/

type Marked = { readonly label: string | null; readonly formula: string | null }

/** 增减额（3）=（2）-（1）, C=A-B, 5=3/2, 执行率（支出/全年预算）, 预算数（A）: the label of a column and the formula that makes it. */
const readMarks = (header: string): Marked => {
  const text = header.replace(/\s+/g, '').replace(AS_PERCENT, '')
  const equals = text.search(/[=＝]/)
  if (equals < 0) {
    const inside = /[（(]([^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*)[)）]$/.exec(text)?.[1] ?? ''
    const formula = OPERATOR.test(inside) ? inside : null
    return { label: formula ? null : labelIn(text), formula }
  }
  const left = text.slice(0, equals)
  const right = text.slice(equals + 1)
  // 增减额（3=2-1）: the bracket around the whole equation belongs to the words before it.
  const opens = (right.match(/[（(]/g) ?? []).length
  const closes = (right.match(/[)）]/g) ?? []).length
  return { label: labelIn(left), formula: closes > opens ? right.replace(/[)）]$/, '') : right }
}

const labelIn = (text: string): string | null =>
  (WHOLE.exec(text) ?? AFTER.exec(text) ?? BESIDE.exec(text) ?? BEFORE.exec(text))?.[1] ?? null

/** The numbering below a header goes before what the header itself says. */
const marksOf = (table: FigureTable, column: number): Marked => {
  const marks = [table.numberOf(column), ...table.headerPath(column).toReversed()].map(readMarks)
  return {
    label: marks.find(m => m.label)?.label ?? null,
    formula: marks.find(m => m.formula)?.formula ?? null,
  }
}

const plain = (header: string): string => header.replace(/[=＝].*$|[（(].*$/g, '')

const only = (columns: readonly number[]): number | null => (columns.length === 1 ? columns[0]! : null)

/** The one column that has a label, or else the name. */
const columnCalled = (table: FigureTable, column: number, name: string): number | null => {
  const others = table.columns.filter(other => other !== column)
  const labelled = others.filter(other => marksOf(table, other).label === name)
  if (labelled.length > 0 || name.length < 2) return only(labelled)
  const names = new Map(others.map(other => [other, plain(table.headerPath(other).at(-1) ?? '')]))
  const equal = others.filter(other => names.get(other) === name)
  return only(equal.length > 0 ? equal : others.filter(other => names.get(other)!.includes(name)))
}

const termsOf = (expression: Expression, sign: Term['sign'] = 1): Term[] | null => {
  if ('operand' in expression) return [{ operand: expression.operand, sign }]
  if ('constant' in expression || (expression.operator !== '+' && expression.operator !== '−')) return null
  const [first, second] = expression.terms
  const left = termsOf(first!, sign)
  const right = termsOf(second!, expression.operator === '+' ? sign : sign === 1 ? -1 : 1)
  return left && right && [...left, ...right]
}

const shapeOf = (expression: Expression, operands: number, header: string): Shape | null => {
  const terms = termsOf(expression)
  if (terms) {
    const inOrder = terms.length >= 2 && terms.every((t, i) => t.operand === i)
    return inOrder ? sumShape(terms.map(t => t.sign)) : null
  }
  if (!('operator' in expression) || expression.terms.length !== 2) return null
  if (expression.operator === '×') return { ...productShape(operands), takes: () => true }
  const [top, bottom] = expression.terms.map(term => termsOf(term))
  if (expression.operator !== '÷' || !top || !bottom) return null
  const name = rateNameOf(header)
  const kind = name === null ? 'average' : name === 'growth' || name === 'share' ? name : 'ratio'
  return quotientShape(kind, top, bottom)
}

/** The formula that a header prints for its column; null where it prints none, or names columns that are not there. */
export const printedFormula = (table: FigureTable, column: number): Formula | null => {
  const { formula } = marksOf(table, column)
  if (!formula) return null
  const columns: number[] = []
  const tokens: Token[] = []
  for (const [text] of formula.matchAll(TOKENS)) {
    const operator = OPERATORS[text]
    if (operator) tokens.push({ operator })
    else if (/[(（]/.test(text)) tokens.push({ bracket: '(' })
    else if (/[)）]/.test(text)) tokens.push({ bracket: ')' })
    else {
      const named = columnCalled(table, column, text)
      if (named === null) return null
      if (!columns.includes(named)) columns.push(named)
      tokens.push({ operand: columns.indexOf(named) })
    }
  }
  const expression = parse(tokens)
  const shape = expression && shapeOf(expression, columns.length, table.headerOf(column))
  return shape && overColumns(table, shape, columns, `表头所列算式${formula}`, 'settled')
}
