import { type Exact, exact, isZero, maximum, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { parseAmounts, parseRange, type RangeCondition } from './condition.ts'
import type { Band, Criteria, Part, Ratio, Relation, Veto } from './criteria.ts'
import { type Definition, parseDefinition, parseFormula } from './formula.ts'
import { splitCriteria } from './plain-criteria.ts'
import { compileQuarterly } from './quarterly.ts'

type Comparison = { readonly left: string; readonly relation: Relation; readonly right: string }

/** What one clause says. */
type Piece =
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'band'; readonly condition: RangeCondition; readonly points: Exact }
  | { readonly kind: 'comparison'; readonly comparison: Comparison; readonly points: Exact }
  | {
      readonly kind: 'formula'
      readonly whole: boolean
      readonly ratio: Ratio
      readonly points: Exact | null
    }
  | { readonly kind: 'heading'; readonly points: Exact }
  | { readonly kind: 'judged'; readonly points: Exact }
  | { readonly kind: 'deduction' }
  | { readonly kind: 'veto'; readonly comparison: Comparison | null }
  | { readonly kind: 'note' }

type PieceIn<K extends Piece['kind']> = Extract<Piece, { kind: K }>

const GIVES =
  /^(.+?)(?:的|时|者)?[,，、:：]*(?:可|则|即)?(?:得|计|给|记|赋)(?:满分(?:\(?(?<full>\d+(?:\.\d+)?)分\)?)?|(?<points>\d+(?:\.\d+)?)分)(?<rest>.*)$/u
const NOTHING =
  /^(.+?)(?:的|时|者)?[,，、:：]*(?:则|即)?(?:本项(?:指标)?|本指标|该项(?:指标)?|该指标)?(?:均)?(?:不得分|不计分|(?:得|计|为|记)?0分)$/u
const OTHERWISE_NOTHING = /^[,，]?(?:反之|否则)[,，]?(?:不得分|不计分|(?:得|计|为|记)?0分)?$/u
/** How the result is rounded, and that it is never above the full marks: what holds anyway. */
const PRECISION =
  /^(?:得分|结果)?(?:按四舍五入)?(?:保留|四舍五入)|^(?:超过|高于|大于)(?:\d+(?:\.\d+)?分|满分|权重|分值)的?[,，]?(?:均)?按.*计|^(?:每季度)?最[高多](?:不超过|得|计)?\d+(?:\.\d+)?分$|^(?:以|不超过)(?:满分|分值|权重)/u
const WHOLE = /^(?:(?:本|该|此)(?:项|指标|项指标)|指标|三级指标)?(?:最终|实际)?(?:得分|自评分)$/u
const OF_THE_WHOLE = /(?:本|该|此)(?:项|指标)/u

const pointsOf = (match: RegExpExecArray, weight: Exact | null): Exact | null => {
  const digits = match.groups?.['points'] ?? match.groups?.['full']
  return digits === undefined ? weight : exact(digits)
}

const readClause = (clause: string, first: boolean, weight: Exact | null): Piece => {
  if (PRECISION.test(clause)) return { kind: 'note' }
  const definition = parseDefinition(clause)
  if (definition) return { kind: 'definition', definition }

  const equals = /^(?:.*[,，:：])?([^,，:：=]*(?:得分|自评分))=([^=]+)$/u.exec(clause)
  if (equals) {
    const formula = parseFormula(equals[2]!)
    if (formula) return { kind: 'formula', whole: WHOLE.test(equals[1]!), ...formula }
    // 本指标得分=甲得分+乙得分 says again that parts are added.
    return /^[^+]*得分(?:\+[^+]*得分)+$/u.test(equals[2]!) ? { kind: 'note' } : { kind: 'deduction' }
  }

  const gives = GIVES.exec(clause)
  if (gives) {
    const points = pointsOf(gives, weight)
    const rest = gives.groups?.['rest'] ?? ''
    if (points && (rest !== '' || !isZero(points))) {
      const condition = rest === '' ? parseRange(gives[1]!) : null
      if (condition) return { kind: 'band', condition, points }
      const comparison = rest === '' || OTHERWISE_NOTHING.test(rest) ? parseAmounts(gives[1]!) : null
      if (comparison && rest !== '') return { kind: 'comparison', comparison, points }
      return { kind: 'judged', points }
    }
  }
  const nothing = NOTHING.exec(clause)
  if (nothing) {
    const condition = parseRange(nothing[1]!)
    if (condition) return { kind: 'band', condition, points: ZERO }
    return { kind: 'veto', comparison: parseAmounts(nothing[1]!) }
  }
  const stated =
    /\((\d+(?:\.\d+)?)分\)/u.exec(clause) ??
    (first ? /^[^\d]{2,24}?(\d+(?:\.\d+)?)分(?:[,，:：]|$)/u.exec(clause) : null)
  if (stated && !/=/u.test(clause)) {
    const heading =
      first &&
      (stated.index + stated[0].length === clause.length || /按.*(?:计分|评分|得分|打分)/u.test(clause))
    return { kind: heading ? 'heading' : 'judged', points: exact(stated[1]!) }
  }
  if (/扣|酌情|视情|按.*(?:计分|计算|得分|评分|赋分|打分)|得分|分值|(?:权重|权|总)分/u.test(clause))
    return { kind: 'deduction' }
  return { kind: 'note' }
}

const JUDGED = { kind: 'judged' } as const

/** Everything left to a person: from nothing to the weight. */
const judgedWhole = (
  text: string,
  weight: Exact | null,
  vetoes: readonly Veto[],
  problem: string | null,
): Criteria => ({
  parts: [{ rule: JUDGED, points: weight ?? ZERO, clause: text }],
  vetoes,
  problem,
})

type Read = { readonly clause: string; readonly piece: Piece }
type ReadPart = { readonly number: number; readonly read: readonly Read[] }

const only = <K extends Piece['kind']>(
  read: readonly Read[],
  kind: K,
): { clause: string; piece: PieceIn<K> }[] =>
  read.filter((r): r is { clause: string; piece: PieceIn<K> } => r.piece.kind === kind)

const withDefinition = (ratio: Ratio, definitions: readonly Definition[]): Ratio => {
  if (ratio.numerator !== null) return ratio
  const quotients = definitions.filter(d => d.kind === 'quotient')
  const named = quotients.filter(d => d.name === ratio.name || d.name.endsWith(ratio.name ?? '\u0000'))
  const found = ratio.name === null && quotients.length === 1 ? quotients[0] : named[0]
  return found ? { name: found.name, numerator: found.numerator, denominator: found.denominator } : ratio
}

/** A quotient by what was left undone (已完成 ÷ 未完成) is a slip in the criteria: it must give no score. */
const isDoubtful = (ratio: Ratio): boolean => /^未|未完成/u.test(ratio.denominator ?? '')

/** The bands of each quantity; those that name none belong to the one that is named. */
const groupBands = (read: readonly Read[]): Map<string, { clause: string; piece: PieceIn<'band'> }[]> => {
  const bands = only(read, 'band')
  const names = [...new Set(bands.flatMap(band => band.piece.condition.name ?? []))]
  const groups = new Map<string, { clause: string; piece: PieceIn<'band'> }[]>()
  for (const band of bands) {
    const key = band.piece.condition.name ?? (names.length === 1 ? names[0]! : '')
    groups.set(key, [...(groups.get(key) ?? []), band])
  }
  return groups
}

const bandsPart = (
  group: readonly { clause: string; piece: PieceIn<'band'> }[],
  definitions: readonly Definition[],
): Part => {
  const bands: Band[] = group.map(({ clause, piece }) => ({
    range: piece.condition.range,
    percent: piece.condition.percent,
    points: piece.points,
    clause,
  }))
  const name = group.find(band => band.piece.condition.name !== null)?.piece.condition.name ?? null
  const ratio = withDefinition({ name, numerator: null, denominator: null }, definitions)
  const doubtful = isDoubtful(ratio) || new Set(bands.map(band => band.percent)).size > 1
  return {
    rule: doubtful ? JUDGED : { kind: 'bands', ratio, bands, otherwise: null },
    points: bands.map(band => band.points).reduce(maximum),
    clause: group.map(band => band.clause).join('；'),
  }
}

/** The scored parts of one numbered part of the text. */
const compilePart = (part: ReadPart, definitions: readonly Definition[]): Part[] => {
  const { read } = part
  const text = read.map(r => r.clause).join('；')
  const heading = only(read, 'heading')[0]?.piece.points ?? null
  const judged = only(read, 'judged')
  const parts: Part[] = [...groupBands(read).values()].map(group => bandsPart(group, definitions))
  for (const { clause, piece } of only(read, 'comparison'))
    parts.push({
      rule: { kind: 'comparison', ...piece.comparison, points: piece.points },
      points: piece.points,
      clause,
    })
  for (const { clause, piece } of only(read, 'formula')) {
    if (!piece.points) continue
    const ratio = withDefinition(piece.ratio, definitions)
    const rule = isDoubtful(ratio) ? JUDGED : ({ kind: 'proportional', ratio, points: piece.points } as const)
    parts.push({ rule, points: piece.points, clause })
  }
  const computed = sumOf(parts.map(p => p.points))
  const disturbed = judged.length > 0 || only(read, 'deduction').length > 0
  if (parts.length > 0 && !disturbed && (heading === null || heading.equals(computed))) return parts
  const stated = [...judged.map(j => j.piece.points), ...parts.map(p => p.points)]
  if (heading === null && stated.length === 0) return []
  return [{ rule: JUDGED, points: heading ?? stated.reduce(maximum), clause: text }]
}

/** A formula for the whole indicator; other clauses may only say the same for a special case. */
const compileWhole = (
  reads: readonly Read[],
  definitions: readonly Definition[],
  weight: Exact,
): Part | null => {
  const formulas = only(reads, 'formula').filter(
    ({ piece }) => piece.points === null || (piece.whole && piece.points.equals(weight)),
  )
  if (formulas.length !== 1) return null
  const [formula] = formulas
  const special = only(reads, 'judged').every(({ piece }) => piece.points.equals(weight))
  const headings = only(reads, 'heading').every(({ piece }) => piece.points.equals(weight))
  const others =
    only(reads, 'band').length + only(reads, 'comparison').length + only(reads, 'deduction').length
  if (!special || !headings || others > 0 || only(reads, 'formula').length > 1) return null
  const ratio = withDefinition(formula!.piece.ratio, definitions)
  const rule = isDoubtful(ratio) ? JUDGED : ({ kind: 'proportional', ratio, points: weight } as const)
  return { rule, points: weight, clause: formula!.clause }
}

/**
 * The rules that a criteria cell states, each with the clause it came from. What does not compile is `judged`: from
 * nothing to its points. Parts whose points do not add up to the weight leave the whole to a person.
 */
export const compileCriteria = (text: string, weight: Exact | null): Criteria => {
  const parts: ReadPart[] = splitCriteria(text).map(({ number, clauses }) => ({
    number,
    read: clauses.map((clause, at) => ({ clause, piece: readClause(clause, at === 0, weight) })),
  }))
  const reads = parts.flatMap(part => part.read)
  const computes = (part: ReadPart) =>
    part.read.some(({ piece }) => ['band', 'comparison', 'formula'].includes(piece.kind))
  // A judged part may come to nothing anyway; only what is computed can be overruled by its own part's condition.
  const vetoes = parts.flatMap(part =>
    only(part.read, 'veto')
      .map(({ clause, piece }): Veto => ({ clause, condition: piece.comparison }))
      .filter(veto => OF_THE_WHOLE.test(veto.clause) || computes(part)),
  )
  if (weight === null) return judgedWhole(text, null, vetoes, '没有分值')

  const definitions = only(reads, 'definition').map(({ piece }) => piece.definition)
  const quarterly = compileQuarterly(
    reads.map(r => r.clause),
    definitions,
    weight,
  )
  if (quarterly) return { parts: [quarterly], vetoes, problem: null }

  const whole = compileWhole(reads, definitions, weight)
  if (whole) return { parts: [whole], vetoes, problem: null }

  // Bands are often numbered one by one: they are one rule, in the place of their first.
  const bandNumbers = parts.filter(part => part.read.some(r => r.piece.kind === 'band'))
  const pure = bandNumbers.every(part =>
    part.read.every(r => ['band', 'definition', 'note', 'veto'].includes(r.piece.kind)),
  )
  const oneQuantity = groupBands(bandNumbers.flatMap(part => part.read)).size === 1
  const joined =
    bandNumbers.length > 1 && pure && oneQuantity
      ? [
          ...parts.filter(part => !bandNumbers.includes(part)),
          { number: bandNumbers[0]!.number, read: bandNumbers.flatMap(part => part.read) },
        ]
      : parts
  const compiled = joined.flatMap(part => compilePart(part, definitions))
  if (compiled.length === 0) return judgedWhole(text, weight, vetoes, null)
  // A clause outside the numbered parts that takes points off speaks of all of them.
  const preamble = joined.find(part => part.number === 0 && joined.length > 1)
  const disturbed = preamble !== undefined && only(preamble.read, 'deduction').length > 0
  const allJudged = compiled.every(part => part.rule.kind === 'judged')
  const sum = sumOf(compiled.map(part => part.points))
  if (allJudged && !sum.equals(weight)) return judgedWhole(text, weight, vetoes, null)
  if (!sum.equals(weight))
    return judgedWhole(
      text,
      weight,
      vetoes,
      `评分标准各部分合计 ${toText(sum)} 分，与分值 ${toText(weight)} 分不一致`,
    )
  if (disturbed && !allJudged) return judgedWhole(text, weight, vetoes, null)
  return { parts: compiled, vetoes, problem: null }
}
