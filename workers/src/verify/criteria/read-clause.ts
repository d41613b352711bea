import { type Exact, exact, HUNDRED, isZero, ZERO } from '@heshu/shared/number/exact.ts'
import { parseAmounts, parseRange, type RangeCondition } from './condition.ts'
import type { Relation } from './criteria.ts'
import { parseDeduction, type ReadDeduction } from './deduction.ts'
import { type Definition, type Formula, parseDefinition, parseFormula } from './formula.ts'

export type Comparison = { readonly left: string; readonly relation: Relation; readonly right: string }

/** What a clause, or a part of one, says. */
export type Piece =
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'band'; readonly condition: RangeCondition; readonly points: Exact }
  | {
      readonly kind: 'comparison'
      readonly comparison: Comparison
      readonly points: Exact
      readonly when: string
    }
  | ({ readonly kind: 'formula'; readonly whole: boolean } & Formula)
  /** 按比例得分, without saying which. */
  | { readonly kind: 'share' }
  | { readonly kind: 'heading'; readonly points: Exact; readonly when: string }
  | { readonly kind: 'condition'; readonly points: Exact; readonly when: string }
  | { readonly kind: 'deduction'; readonly deduction: ReadDeduction }
  /** 否则不得分 */
  | { readonly kind: 'otherwise' }
  | { readonly kind: 'veto'; readonly comparison: Comparison | null }
  /** 评分办法同上 */
  | { readonly kind: 'ditto' }
  /** It speaks of points and was not understood. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'note' }

export type PieceIn<K extends Piece['kind']> = Extract<Piece, { kind: K }>

const FULL_MARKS = '(?:该项|本项|该指标|本指标)?(?:总)?(?:权重分?|分值|满分|总分|标准分)'
const GIVES = new RegExp(
  String.raw`^(?<when>.+?)(?:的|时|者)?[,，、:：]*(?:可|则|即)?(?:得|计|给|记|赋)(?:${FULL_MARKS}的?(?<share>\d+(?:\.\d+)?)%(?!\(|-|—|~|～|至)|满分(?:\(?(?<full>\d+(?:\.\d+)?)分\)?)?|(?<points>\d+(?:\.\d+)?)分(?!以下|以内|以上|-|—|~|～|至))(?<rest>.*)$`,
  'u',
)
const NOTHING =
  /^(.+?)(?:的|时|者)?[,，、:：]*(?:则|即)?(?:本项(?:指标)?|本指标|该项(?:指标)?|该指标)?(?:均)?(?:不得分|不计分|(?:得|计|为|记)?0分)$/u
const OTHERWISE_NOTHING =
  /^(?:反之|否则|其他(?:情况|情形)?的?|其余(?:情况|情形)?的?|不符合(?:要求)?的|未达到?的)[,，]?(?:均|则)?(?:不得分|不计分|(?:得|计|为|记)?0分)$/u
/** How the result is rounded, and that it is never above the full marks: what holds anyway. */
const PRECISION =
  /^(?:得分|结果)?(?:按四舍五入)?(?:保留|四舍五入)|^(?:超过|高于|大于)(?:\d+(?:\.\d+)?分|满分|权重|分值|100%)的?[,，]?(?:均)?按.*计|^(?:每季度)?最[高多](?:不超过|得|计)?\d+(?:\.\d+)?分$|^(?:以|不超过)(?:满分|分值|权重)|^(?:直至)?扣完(?:为|即)?止$/u
const WHOLE =
  /^(?:(?:其他|其它|其余|否则|反之)(?:情况|情形|的)?)?(?:(?:本|该|此)(?:项|指标|项指标)|指标|三级指标)?(?:最终|实际)?(?:得分|自评分)$/u
const SCORES = /扣|酌情|视情|按.*(?:计分|计算|得分|评分|赋分|打分)|得分|分值|(?:权重|权|总)分|\d分/u
const EXEMPT = /(?:直接|可|可以|视同|视为)得(?:满)?分$/u
const HEADED =
  /^(?<name>[^\d=≥≤<>,，:：()]{2,24})(?:\((?<inner>\d+(?:\.\d+)?)分\)|(?<bare>\d+(?:\.\d+)?)分)[,，:：]?(?<rest>.*)$/u
const ACCORDING =
  /^(?:[^=]*?[,，])?[^=,，]*?按(?:照)?(?<formula>[^,，=]*[×/÷][^,，=]*?)(?:计分|得分|计算|评分|赋分|给分|计)$/u
const SHARED =
  /按(?:照)?(?:实际)?(?:完成|达标|执行|实现|达成)?(?:程度|情况|的)?比例(?:相应)?(?:计|得|给|赋|评)分$/u

const pointsOf = (match: RegExpExecArray, weight: Exact | null): Exact | null => {
  const { share, points, full } = match.groups!
  if (share !== undefined) return weight?.mul(exact(share)).div(HUNDRED) ?? null
  const digits = points ?? full
  return digits === undefined ? weight : exact(digits)
}

/** What can be more or less than another: an amount, a number, a rate. */
const AMOUNT = /(?:数|额|费|款|预算|计划|编制|率|成本|支出|收入|资金|面积|人|量|时间|天数)$/u

const amounts = (text: string): Comparison | null => {
  const compared = parseAmounts(text)
  return compared && AMOUNT.test(compared.left) && AMOUNT.test(compared.right) ? compared : null
}

const readRest = (rest: string, weight: Exact | null): readonly Piece[] => {
  const words = rest.replace(/^[,，、:：]+/u, '').replace(/^\((.*)\)$/u, '$1')
  return words === '' ? [] : readClause(words, false, weight)
}

const whenOf = (words: string): string => words.replace(/[,，、:：的]+$/u, '')

/** What one clause of a criteria text says, in order; white space has been removed from it. `first`: it opens a numbered part. */
export const readClause = (clause: string, first: boolean, weight: Exact | null): readonly Piece[] => {
  if (PRECISION.test(clause)) return [{ kind: 'note' }]
  if (/^(?:评分|计分|评价)?(?:办法|标准|方法|规则)?同上$/u.test(clause)) return [{ kind: 'ditto' }]
  const definition = parseDefinition(clause)
  if (definition) return [{ kind: 'definition', definition }]

  const equals = /^(?:.*[,，:：])?([^,，:：=]*(?:得分|自评分))=([^=]+)$/u.exec(clause)
  if (equals) {
    const formula = parseFormula(equals[2]!)
    if (formula) return [{ kind: 'formula', whole: WHOLE.test(equals[1]!), ...formula }]
    // 本指标得分=甲得分+乙得分 says again that parts are added.
    return [{ kind: /^[^+]*得分(?:\+[^+]*得分)+$/u.test(equals[2]!) ? 'note' : 'unknown' }]
  }

  const headed = first ? HEADED.exec(clause) : null
  if (headed) {
    const points = exact((headed.groups!['inner'] ?? headed.groups!['bare'])!)
    const rest = headed.groups!['rest']!
    const named = !/(?:得|计|扣|满|给|赋|第)$/u.test(headed.groups!['name']!)
    const rule = /(?:得|计|扣|赋|给).*分|同上$/u.test(rest)
    if (named && /^(?:按|根据|依据).{0,14}(?:计分|评分|得分|打分|赋分)[:：,，]?$/u.test(rest))
      return [{ kind: 'heading', points, when: headed.groups!['name']! }]
    const gives = rule && GIVES.exec(rest)
    if (named && (rest === '' ? headed.groups!['inner'] !== undefined : rule) && !(gives && gives.index > 0))
      return rest === ''
        ? [{ kind: 'heading', points, when: headed.groups!['name']! }]
        : [{ kind: 'heading', points, when: headed.groups!['name']! }, ...readRest(rest, weight)]
  }

  const otherwise = OTHERWISE_NOTHING.test(clause)
  if (otherwise) return [{ kind: 'otherwise' }]
  const deduction = parseDeduction(clause)
  const gives = GIVES.exec(clause)
  const beforeGives = gives?.groups?.['when'] ?? ''
  if (deduction && !(gives && !/扣/u.test(beforeGives))) return [{ kind: 'deduction', deduction }]

  if (gives) {
    const points = pointsOf(gives, weight)
    const rest = gives.groups?.['rest'] ?? ''
    if (points && !isZero(points)) {
      const more = readRest(rest, weight)
      const when = whenOf(beforeGives)
      // 10分的，… 扣: a condition that itself speaks of points was not understood.
      if (/扣|\d分/u.test(when)) return [{ kind: 'unknown' }]
      const condition = parseRange(when)
      if (condition) return [{ kind: 'band', condition, points }, ...more]
      const comparison = amounts(when)
      if (comparison) return [{ kind: 'comparison', comparison, points, when }, ...more]
      return [{ kind: 'condition', points, when }, ...more]
    }
  }
  const nothing = NOTHING.exec(clause)
  if (nothing) {
    const condition = parseRange(nothing[1]!)
    if (condition) return [{ kind: 'band', condition, points: ZERO }]
    const comparison = amounts(nothing[1]!)
    const whole = /(?:本|该|此)(?:项|指标)/u.test(clause) || comparison !== null
    if (whole) return [{ kind: 'veto', comparison }]
    return [{ kind: 'condition', points: ZERO, when: whenOf(nothing[1]!) }]
  }
  const according = ACCORDING.exec(clause)
  const formula = according && parseFormula(according.groups!['formula']!)
  if (formula) return [{ kind: 'formula', whole: true, ...formula }]
  if (SHARED.test(clause)) return [{ kind: 'share' }]

  const stated = /^(?<when>.+?)\((?<points>\d+(?:\.\d+)?)分\)(?<rest>.*)$/u.exec(clause)
  if (stated && !/=/u.test(clause)) {
    const points = exact(stated.groups!['points']!)
    const when = whenOf(stated.groups!['when']!)
    const more = readRest(stated.groups!['rest']!, weight)
    const condition = parseRange(when)
    if (condition) return [{ kind: 'band', condition, points }, ...more]
    return [{ kind: 'condition', points, when }, ...more]
  }
  if (EXEMPT.test(clause)) return [{ kind: 'note' }]
  // 如…: a condition whose outcome was lost.
  if (/^(?:如|若)(?!难以|有条件)/u.test(clause) && !/可参考|可以?采用/u.test(clause))
    return [{ kind: 'unknown' }]
  return [
    {
      kind:
        SCORES.test(clause) && !/进行.{0,6}(?:计分|评分|得分)$|(?:评分|评定得分|打分)$/u.test(clause)
          ? 'unknown'
          : 'note',
    },
  ]
}
