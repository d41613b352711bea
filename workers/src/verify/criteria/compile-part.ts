import { type Exact, maximum, sumOf, ZERO } from '@heshu/shared/number/exact.ts'
import type { Band, Deduction, Otherwise, Part, Ratio, Rule, Tier } from './criteria.ts'
import type { ReadDeduction } from './deduction.ts'
import { ratioDefect } from './defects.ts'
import type { Definition } from './formula.ts'
import type { Piece, PieceIn } from './read-clause.ts'
import { settleBands } from './settle-bands.ts'
import { parseTiers } from './tiers.ts'

export type Said<P extends Piece = Piece> = { readonly clause: string; readonly piece: P }
/** One numbered part of a criteria text with what its clauses say. */
export type ReadPart = {
  readonly number: number
  readonly clauses: readonly string[]
  readonly said: readonly Said[]
}

export const only = <K extends Piece['kind']>(said: readonly Said[], kind: K): readonly Said<PieceIn<K>>[] =>
  said.filter((one): one is Said<PieceIn<K>> => one.piece.kind === kind)

export const JUDGED = { kind: 'judged' } as const

/** The rate with its definition, where the text gives one under its name or gives only one. */
export const withDefinition = (ratio: Ratio, definitions: readonly Definition[]): Ratio => {
  if (ratio.numerator !== null) return ratio
  const quotients = definitions.filter(d => d.kind === 'quotient')
  const named = quotients.filter(d => d.name === ratio.name || d.name.endsWith(ratio.name ?? '\u0000'))
  const found = ratio.name === null && quotients.length === 1 ? quotients[0] : named[0]
  if (!found) return ratio
  const { name, numerator, denominator, complement } = found
  return { name, numerator, denominator, ...(complement ? { complement } : {}) }
}

/** The bands of each quantity; those that name none belong to the one that is named. */
export const groupBands = (said: readonly Said[]): Map<string, readonly Said<PieceIn<'band'>>[]> => {
  const bands = only(said, 'band')
  const names = [...new Set(bands.flatMap(band => band.piece.condition.name ?? []))]
  const groups = new Map<string, readonly Said<PieceIn<'band'>>[]>()
  for (const band of bands) {
    const key = band.piece.condition.name ?? (names.length === 1 ? names[0]! : '')
    groups.set(key, [...(groups.get(key) ?? []), band])
  }
  return groups
}

export const bandOf = ({ clause, piece }: Said<PieceIn<'band'>>): Band => ({
  range: piece.condition.range,
  percent: piece.condition.percent,
  points: piece.points,
  clause,
})

const bandsPart = (
  group: readonly Said<PieceIn<'band'>>[],
  definitions: readonly Definition[],
  otherwise: Exact | null,
): Part => {
  const bands = settleBands(group.map(bandOf))
  const name = group.find(band => band.piece.condition.name !== null)?.piece.condition.name ?? null
  const ratio = withDefinition({ name, numerator: null, denominator: null }, definitions)
  const doubtful = ratioDefect(ratio) !== null || new Set(bands.map(band => band.percent)).size > 1
  return {
    rule: doubtful ? JUDGED : { kind: 'bands', ratio, bands, otherwise },
    points: bands.map(band => band.points).reduce(maximum),
    clause: group.map(band => band.clause).join('；'),
  }
}

export const proportionalRule = (ratio: Ratio, points: Exact, except: readonly Band[] = []): Rule =>
  ratioDefect(ratio) === null ? { kind: 'proportional', ratio, points, except } : JUDGED

/** What takes points off, with the rate and the bound of steps taken from the band or the condition of full marks. */
const settleDeduction = (
  read: ReadDeduction,
  band: Said<PieceIn<'band'>> | undefined,
  conditions: readonly Said<PieceIn<'condition'>>[],
  definitions: readonly Definition[],
): Deduction | null => {
  if (read.how === 'share') return { how: 'discretion', when: read.when }
  if (read.how !== 'step') return read
  const { side, step, points } = read
  const end = (range: { low: unknown; high: unknown } | undefined) =>
    (side === 'below' ? range?.low : range?.high) as { value: Exact } | null | undefined
  const own = read.condition
  const ownEnd = own && (side === 'below' ? own.range.high : own.range.low)
  const from = ownEnd?.value ?? end(band?.piece.condition.range)?.value ?? null
  const target = conditions.some(({ piece }) => /目标|计划|标准值|指标值/u.test(piece.when))
  if (from === null && !target) return null
  const name = own?.name ?? band?.piece.condition.name ?? null
  const ratio = withDefinition({ name, numerator: null, denominator: null }, definitions)
  return { how: 'step', ratio, side, from, step, points }
}

const conditionPart = (said: Said<PieceIn<'condition' | 'comparison'>>, otherwise: Otherwise): Part => ({
  rule: { kind: 'condition', points: said.piece.points, when: said.piece.when, otherwise },
  points: said.piece.points,
  clause: said.clause,
})

export const tiersPart = (said: readonly Said<PieceIn<'condition'>>[]): Part => ({
  rule: {
    kind: 'tiers',
    tiers: said.map(({ piece }): Tier => ({ when: piece.when, low: piece.points, high: piece.points })),
  },
  points: said.map(({ piece }) => piece.points).reduce(maximum),
  clause: said.map(({ clause }) => clause).join('；'),
})

/**
 * The scored parts of one numbered part of the text; empty where it scores nothing by itself. `alone`: it is the whole text.
 */
export const compilePart = (
  part: ReadPart,
  definitions: readonly Definition[],
  weight: Exact,
  alone: boolean,
): readonly Part[] => {
  const { said } = part
  const text = part.clauses.join('；')
  const title = only(said, 'heading')[0]
  // ①…（1分）；②…（1分）: the first of several is no heading when all of them make the weight.
  const equal =
    alone &&
    title !== undefined &&
    sumOf([title, ...only(said, 'condition')].map(({ piece }) => piece.points)).equals(weight) &&
    !title.piece.points.equals(weight)
  const heading = title && !equal ? title.piece.points : null
  const tiers = parseTiers(text, heading ?? weight)
  if (tiers)
    return [
      { rule: { kind: 'tiers', tiers }, points: tiers.map(tier => tier.high).reduce(maximum), clause: text },
    ]

  const first = equal ? [{ clause: title.clause, piece: { ...title.piece, kind: 'condition' as const } }] : []
  const all = [...first, ...only(said, 'condition')]
  const conditions = all.filter(({ piece }) => piece.points.gt(ZERO))
  const zeros = all.filter(({ piece }) => !piece.points.gt(ZERO))
  const deductions = only(said, 'deduction')
  const groups = [...groupBands(said).values()]
  const comparisons = only(said, 'comparison')
  const formulas = only(said, 'formula').filter(({ piece }) => piece.points !== null)
  const stated = [
    ...groups.map(g => bandsPart(g, definitions, null).points),
    ...[...conditions, ...comparisons, ...formulas].map(({ piece }) => piece.points!),
  ]
  const judged = (): readonly Part[] =>
    heading === null && stated.length === 0
      ? []
      : [{ rule: JUDGED, points: heading ?? stated.reduce(maximum), clause: text }]
  if (only(said, 'unknown').length > 0) return judged()
  const nothingElse = only(said, 'otherwise').length > 0
  const share = only(said, 'share').length > 0 || deductions.some(d => d.piece.deduction.how === 'share')

  if (deductions.length > 0) {
    if (formulas.length + comparisons.length > 0) return judged()
    const soft = deductions.every(d => ['discretion', 'share'].includes(d.piece.deduction.how))
    if (soft) {
      if (groups.length > 0) return judged()
      const otherwise: Otherwise = share ? 'share' : 'discretion'
      const parts = conditions.map(one => conditionPart(one, otherwise))
      if (parts.length > 0)
        return heading === null || heading.equals(sumOf(parts.map(p => p.points))) ? parts : judged()
      return heading === null
        ? []
        : [
            {
              rule: { kind: 'condition', points: heading, when: title?.piece.when ?? text, otherwise },
              points: heading,
              clause: text,
            },
          ]
    }
    const [group, other] = groups
    if (other || (group && group.length > 1)) return judged()
    const band = group?.[0]
    const named = sumOf([
      ...conditions.map(({ piece }) => piece.points),
      ...(band ? [band.piece.points] : []),
    ])
    const points = heading ?? named
    if (points.equals(ZERO)) return []
    if (heading !== null && named.gt(ZERO) && !named.equals(heading)) return judged()
    const settled = deductions.map(d => settleDeduction(d.piece.deduction, band, conditions, definitions))
    if (settled.some(d => d === null)) return judged()
    return [
      {
        rule: { kind: 'deduction', points, deductions: settled.filter(d => d !== null) },
        points,
        clause: text,
      },
    ]
  }

  const parts: Part[] = groups.map(group => bandsPart(group, definitions, nothingElse ? ZERO : null))
  const refuted = (one: Said<PieceIn<'comparison'>>) =>
    nothingElse ||
    zeros.length > 0 ||
    only(said, 'veto').some(
      ({ piece }) =>
        piece.comparison?.left === one.piece.comparison.left &&
        piece.comparison.right === one.piece.comparison.right,
    )
  for (const one of comparisons)
    parts.push(
      refuted(one)
        ? {
            rule: { kind: 'comparison', ...one.piece.comparison, points: one.piece.points },
            points: one.piece.points,
            clause: one.clause,
          }
        : conditionPart(one, 'unsaid'),
    )
  for (const { clause, piece } of formulas) {
    const ratio = withDefinition(piece.ratio, definitions)
    parts.push({ rule: proportionalRule(ratio, piece.points!), points: piece.points!, clause })
  }
  if (conditions.length > 0) {
    const sum = sumOf([...conditions, ...parts].map(one => ('piece' in one ? one.piece.points : one.points)))
    const most = conditions.map(({ piece }) => piece.points).reduce(maximum)
    const whole = heading ?? (alone ? weight : null)
    const choice = parts.length === 0 && whole !== null && !sum.equals(whole) && most.equals(whole)
    if (
      (choice && conditions.length > 1) ||
      (zeros.length > 0 && conditions.length === 1 && parts.length === 0)
    )
      parts.push(tiersPart([...conditions, ...zeros]))
    else
      parts.push(
        ...conditions.map(one => conditionPart(one, nothingElse ? 'nothing' : share ? 'share' : 'unsaid')),
      )
  }
  if (parts.length > 0 && (heading === null || heading.equals(sumOf(parts.map(p => p.points))))) return parts
  if (
    heading !== null &&
    stated.length === 0 &&
    said.every(({ piece }) => ['heading', 'note', 'definition'].includes(piece.kind))
  )
    return [
      {
        rule: { kind: 'condition', points: heading, when: title?.piece.when ?? '', otherwise: 'unsaid' },
        points: heading,
        clause: text,
      },
    ]
  return judged()
}
