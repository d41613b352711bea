import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import type { Ratio } from './criteria.ts'

/** What stands on the right of 得分 =: a rate and the points it is multiplied with; null points for the indicator's full weight. */
export type Formula = { readonly ratio: Ratio; readonly points: Exact | null }

export type Definition =
  | {
      readonly kind: 'quotient'
      readonly name: string
      readonly numerator: string
      readonly denominator: string
      readonly complement?: true
    }
  /** Σ(每个季度的执行率)÷4 */
  | { readonly kind: 'mean-of-quarters'; readonly name: string }

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '【': '】' }

/** Without the brackets that enclose all of it: [(甲-乙)/甲] gives (甲-乙)/甲, (甲)/(乙) stays. */
const unwrap = (text: string): string => {
  const close = CLOSING[text[0] ?? '']
  if (close === undefined || text.at(-1) !== close) return text
  let depth = 0
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === text[0]) depth++
    if (text[at] === close) depth--
    if (depth === 0) return text
  }
  return unwrap(text.slice(1, -1))
}

/** The pieces between the signs that stand outside all brackets. */
const splitOutside = (text: string, signs: RegExp): string[] => {
  const pieces: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (/[([{【]/u.test(sign)) depth++
    if (/[)\]}】]/u.test(sign)) depth--
    if (depth === 0 && signs.test(sign)) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...pieces, text.slice(start)]
}

const FULL =
  /^(?:本|该|此)?(?:项|指标|项指标)?(?:的)?(?:满分|总|标准|参考|权重|设定)?(?:分值|满分|权重|权重分|标准分|总分|分)$/u
const POINTS = /^(\d+(?:\.\d+)?)分?$/u
const RATE = /(?:率|比例|比重|比值|百分比|度)$/u

type Quotient = { numerator: string; denominator: string; complement?: true }

const quotient = (text: string): Quotient | null => {
  const inner = unwrap(text)
  const less = /^(?:1|100%)[-－—–−](.+)$/u.exec(inner)
  if (less) {
    const over = quotient(less[1]!)
    return over && !over.complement ? { ...over, complement: true } : null
  }
  const sides = splitOutside(inner, /[/÷]/u)
  if (sides.length !== 2) return null
  const [numerator, denominator] = sides.map(side => unwrap(side))
  const named = (side: string | undefined): side is string =>
    side !== undefined && /^[^=×<>≤≥/÷]{2,120}$/u.test(side) && !/^[\d.%]+$/u.test(side)
  return named(numerator) && named(denominator) ? { numerator, denominator } : null
}

const factorsOf = (text: string): string[] =>
  splitOutside(text, /×/u)
    .map(factor => factor.replace(/^[,，]|[,，]$/gu, ''))
    .filter(factor => factor !== '100%')

/** 政府采购执行率×1分, 本指标满分分值×全年平均执行率, 已完成项目数/计划完成项目总数×6分; null for anything else. */
export const parseFormula = (text: string): Formula | null => {
  const factors = factorsOf(unwrap(text))
  if (factors.length !== 2) return null
  let points: Exact | null | undefined
  let ratio: Ratio | undefined
  for (const factor of factors) {
    const plain = unwrap(factor)
    const digits = POINTS.exec(plain)
    const over = quotient(factor)
    if (digits && points === undefined) points = exact(digits[1]!)
    else if (FULL.test(plain) && points === undefined) points = null
    else if (over && ratio === undefined) ratio = { name: null, ...over }
    else if (RATE.test(plain) && !/[\d+]/u.test(plain) && ratio === undefined)
      ratio = { name: plain, numerator: null, denominator: null }
    else return null
  }
  return points === undefined || ratio === undefined ? null : { ratio, points }
}

/** 政府采购执行率=(实际采购金额合计数/采购计划金额合计数)×100%; null where it defines no quotient. */
export const parseDefinition = (clause: string): Definition | null => {
  const match = /^(?:其中[,，:：]?|注[:：])?([^=]{2,40}?)=(.+)$/u.exec(clause)
  if (!match || /得分$|分值$|自评分$/u.test(match[1]!)) return null
  const name = match[1]!
  const right = match[2]!
  if (/季/u.test(right) && /^(?:Σ|∑|\().*[÷/]4(?:×100%)?$/u.test(right))
    return { kind: 'mean-of-quarters', name }
  // A note in brackets or after a comma belongs to the words, not to the arithmetic.
  const factors = factorsOf(unwrap(right.replace(/[,，].*$/u, '')))
  const over = factors.length === 1 ? quotient(factors[0]!) : null
  return over && { kind: 'quotient', name, ...over }
}
