import type { CheckKind, Claim, Expression, Reading } from '@heshu/shared/model/claim.ts'
import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import { sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { unitOfWhole } from './products/per-thing.ts'
import { mixesUnits } from './unit-scale.ts'

type Operator = '+' | '−' | '×' | '÷'
export type Token =
  | { readonly operator: Operator }
  | { readonly bracket: '(' | ')' }
  | { readonly operand: number }

export const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': '+',
  '＋': '+',
  '-': '−',
  '－': '−',
  '−': '−',
  '*': '×',
  '＊': '×',
  '×': '×',
  x: '×',
  X: '×',
  '✕': '×',
  '/': '÷',
  '／': '÷',
  '÷': '÷',
}

/** What an operand is called in its formula: 上年结转 in （上年结转 5 万元+…）. */
const NAME = '(?:20\\d\\d年)?[\\u4e00-\\u9fff“”]{1,16}'
const SIGNS = new RegExp(`^([)）]*[+＋\\-－−*＊×xX✕/／÷][(（]*)(${NAME})?$`)

/**
 * The signs between an operand and the one before it: one operator, with brackets around it. null for more than a name beside
 * them, and for a dash or a stroke between names of unlike things: 预算 30 万元-培训人数 100 人.
 */
const signsIn = ({ figure, lead }: Mention, before: Mention | undefined): Token[] | null => {
  const [, signs, name] = SIGNS.exec(lead.replace(/\s/g, '')) ?? []
  if (signs === undefined || !before) return null
  if (name && !/[*＊×xX✕]/.test(signs) && !sameSort(figure, before.figure)) return null
  return [...signs].map(sign =>
    '(（'.includes(sign)
      ? { bracket: '(' as const }
      : ')）'.includes(sign)
        ? { bracket: ')' as const }
        : { operator: OPERATORS[sign]! },
  )
}

/** The expression that tokens print, with the usual precedence; null where brackets do not match. */
export const parse = (tokens: readonly Token[]): Expression | null => {
  let at = 0
  const primary = (): Expression | null => {
    const token = tokens[at++]
    if (!token) return null
    if ('operand' in token) return { operand: token.operand }
    if (!('bracket' in token) || token.bracket !== '(') return null
    const inner = level(0)
    const closing = tokens[at++]
    return inner && closing && 'bracket' in closing && closing.bracket === ')' ? inner : null
  }
  const level = (rank: 0 | 1): Expression | null => {
    const next = () => (rank === 0 ? level(1) : primary())
    let left = next()
    while (left) {
      const token = tokens[at]
      if (!token || !('operator' in token)) return left
      if ((token.operator === '+' || token.operator === '−') !== (rank === 0)) return left
      at++
      const right = next()
      if (!right) return null
      left = { operator: token.operator, terms: [left, right] }
    }
    return null
  }
  const expression = level(0)
  return at === tokens.length ? expression : null
}

const KINDS: Readonly<Record<Operator, CheckKind>> = {
  '+': 'sum',
  '−': 'difference',
  '×': 'product',
  '÷': 'ratio',
}

const kindOf = (expression: Expression, stated: Figure): CheckKind => {
  if (!('operator' in expression)) return 'mention'
  // 38 ÷ 40 × 100% is a rate.
  if (dimensionOf(stated) === 'ratio' && expression.operator === '×') return 'ratio'
  return KINDS[expression.operator]
}

const EQUALS = /^\s*[)）]*\s*[=＝]\s*$/
const OPENING = new RegExp(`([(（]+)\\s*(?:${NAME})?\\s*$`)

/** Figures joined by signs: the signs between them stand before all but the first. */
type Printed = { readonly operands: readonly Mention[]; readonly tokens: readonly Token[] }

/** What stands before a 得数 and its 等号: 187222*120元/人=2246.67万元. */
const beforeEquals = (stated: Mention, mentions: readonly Mention[]): Printed | null => {
  if (!EQUALS.test(stated.lead)) return null
  const operands: Mention[] = []
  const tokens: Token[] = [...stated.lead].filter(sign => ')）'.includes(sign)).map(() => ({ bracket: ')' }))
  for (let at = stated.order - 1; at >= 0; at--) {
    const m = mentions[at]!
    operands.unshift(m)
    const signs = signsIn(m, mentions[at - 1])
    if (!signs || at === 0) {
      const opening = OPENING.exec(m.lead)?.[1] ?? ''
      const open = [...opening].map(() => ({ bracket: '(' as const }))
      tokens.unshift(...open, { operand: -1 })
      break
    }
    tokens.unshift(...signs, { operand: -1 })
  }
  return { operands, tokens }
}

/** The operands of the formula that gives a figure. */
export const printedBefore = (stated: Mention, mentions: readonly Mention[]): readonly Mention[] | null =>
  beforeEquals(stated, mentions)?.operands ?? null

/** What stands in brackets right after its result: 42 万元（350人×1200元/人）. */
const inBracketAfter = (stated: Mention, mentions: readonly Mention[]): Printed | null => {
  const first = mentions[stated.order + 1]
  if (first?.owner !== stated || !/^\s*[（(](?:即|按|=|＝)?\s*$/.test(first.lead)) return null
  const operands: Mention[] = [first]
  const tokens: Token[] = [{ operand: -1 }]
  for (
    let next = mentions[first.order + 1];
    next?.bracket === first.bracket;
    next = mentions[next.order + 1]
  ) {
    const signs = signsIn(next, mentions[next.order - 1])
    if (!signs) return null
    operands.push(next)
    tokens.push(...signs, { operand: -1 })
  }
  return operands.at(-1)!.tail === '' && saysEqual(stated, operands, tokens) ? { operands, tokens } : null
}

/** Without a sign of equality the units must say what the figures give: 12 个（3+2） and 20 块（120×240） tell of something else. */
const saysEqual = ({ figure }: Mention, operands: readonly Mention[], tokens: readonly Token[]): boolean => {
  const multiplies = tokens.some(token => 'operator' in token && token.operator === '×')
  if (!multiplies) return operands.every(m => m.figure.unit !== null && sameSort(m.figure, figure))
  const isPart = (m: Mention) => m.figure.unit !== null && unitOfWhole(m.figure) === figure.unit?.base
  return operands.some(isPart) || (dimensionOf(figure) === 'money' && operands.every(m => !m.figure.unit))
}

/**
 * An equation printed with its signs. Its operands are what the report computed with, so prices and counts stand for their digits
 * alone; rates and amounts keep their written range. Operands without a unit have that of the result or the base unit, whichever
 * gives it.
 */
const formulaOf = (stated: Mention, mentions: readonly Mention[]): Claim | null => {
  if (stated.figure.value === null || stated.figure.approximation !== 'exact') return null
  const printed = beforeEquals(stated, mentions) ?? inBracketAfter(stated, mentions)
  if (!printed) return null
  const { operands, tokens } = printed
  if (operands.length < 2 || /[<>≤≥]\s*$/.test(operands[0]!.lead)) return null
  if (operands.some(m => m.figure.value === null || m.figure.approximation !== 'exact')) return null
  let place = 0
  const numbered = tokens.map(token => ('operand' in token ? { operand: place++ } : token))
  const depth = numbered.reduce((d, t) => ('bracket' in t ? d + (t.bracket === '(' ? 1 : -1) : d), 0)
  // A bracket around the whole equation, or one that belongs to the words before, is no part of it.
  const balanced = depth > 0 ? numbered.slice(depth) : numbered
  const expression = parse(balanced)
  if (!expression) return null
  const figures = operands.map(m => m.figure)
  const exactOperands = operands.flatMap((m, i) => (isSet(m.figure) && !restates(m, mentions) ? [i] : []))
  const reading = (scaled: Expression, standing: Reading['standing']): Reading => ({
    standing,
    operands: figures,
    expression: scaled,
    exactOperands,
    because: '报告所列算式',
  })
  const factor = stated.figure.unit?.factor ?? exact(1)
  const bare =
    figures.some(f => !f.unit) && !factor.equals(exact(1)) && dimensionOf(stated.figure) !== 'ratio'
  const readings = [reading(expression, mixesUnits([...figures, stated.figure]) ? 'possible' : 'asserted')]
  if (bare) readings.push(reading({ operator: '×', terms: [expression, { constant: factor }] }, 'possible'))
  return { kind: kindOf(expression, stated.figure), stated: stated.figure, readings }
}

/** 支出 53 万元，控制率=（53/72）×100%: bare digits that repeat an amount told before have been rounded as it was. */
const restates = ({ figure, order, sentence }: Mention, mentions: readonly Mention[]): boolean =>
  figure.unit === null &&
  mentions.some(
    m =>
      m.order < order &&
      m.sentence === sentence &&
      ['money', 'measure'].includes(dimensionOf(m.figure)) &&
      m.figure.value?.equals(figure.value!) === true,
  )

/** Counts, scores, bare numbers and prices per piece (元/人) are set; amounts and rates may have been rounded for print. */
const isSet = (figure: Figure): boolean =>
  (figure.unit === null ||
    ['count', 'score'].includes(dimensionOf(figure)) ||
    (figure.unit?.base.includes('/') ?? false)) &&
  baseValue(figure) !== null

/** Equations printed with their signs in one passage: 187222*120元/人=2246.67万元, 42 万元（350人×1200元/人）. */
export const printedFormulaClaims = (mentions: readonly Mention[]): Claim[] =>
  mentions.map(m => formulaOf(m, mentions)).filter(claim => claim !== null)
