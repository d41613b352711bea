import type { Claim, Expression } from '@heshu/shared/model/claim.ts'
import { baseStep, type Figure, figureRange } from '@heshu/shared/model/figure.ts'
import type { Check } from '@heshu/shared/model/output.ts'
import type { ReportDocument } from '@heshu/shared/model/report-document.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import {
  add,
  divide,
  gapBetween,
  type Interval,
  meets,
  multiply,
  point,
  subtract,
} from '@heshu/shared/number/interval.ts'
import { CONVENTIONS, type Convention } from '@heshu/shared/number/written.ts'
import { extract } from '@heshu/workers/extract/extract.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { changeDigits, DIGIT_CHANGES } from './digits.ts'
import { type Draw, drawFrom } from './draw.ts'
import { checksOn } from './judge.ts'
import { changeDocument, digitsOf, withDigits } from './mutate-document.ts'

/**
 * found: a new finding; missed: none; inside: no change of its digits leaves the relation's written range, or (where that is
 * not known) the same check was made with the changed digits and still holds: 36 例 is below 66.11 例 as 35 例 is;
 * unwritable: the figure has no Arabic digits.
 */
export type Mutation = {
  readonly kind: string
  readonly outcome: 'found' | 'missed' | 'inside' | 'unwritable'
  /** Whether the range of the relation is known from its claim; without one, a change by a tenth counts as outside. */
  readonly ranged: boolean
  readonly formula: string
  readonly from: string
  readonly to: string
  readonly passage: string
}

const TRIES = 40
const TENTH = exact('0.1')

type Read = (figure: Figure) => Figure

const evaluate = (
  e: Expression,
  operands: readonly Figure[],
  read: Read,
  how: Convention,
): Interval | null => {
  if ('constant' in e) return point(e.constant)
  if ('operand' in e) return figureRange(read(operands[e.operand]!), how)
  const terms = e.terms.map(term => evaluate(term, operands, read, how))
  return terms.reduce((a, b) => {
    if (!a || !b) return null
    if (e.operator === '+') return add(a, b)
    if (e.operator === '−') return subtract(a, b)
    return e.operator === '×' ? multiply(a, b) : divide(a, b)
  })
}

/** Whether under some reading the claim still holds, or is off by no more than one unit of the last stated digit. */
const staysInside = (claim: Claim, read: Read): boolean => {
  const stated = read(claim.stated)
  return claim.readings
    .filter(reading => reading.standing !== 'mistaken')
    .some(reading =>
      CONVENTIONS.some(how => {
        const range = figureRange(stated, how)
        const computed = evaluate(reading.expression, reading.operands, read, how)
        return (
          range !== null &&
          computed !== null &&
          (meets(range, computed) || gapBetween(range, computed).lte(baseStep(stated)))
        )
      }),
    )
}

const claimsOf = (check: Check, figures: ReadonlySet<Figure>, claims: readonly Claim[]): Claim[] =>
  claims.filter(
    claim =>
      claim.kind === check.kind &&
      claim.stated.text === check.stated.text &&
      figures.has(claim.stated) &&
      claim.readings.some(reading => reading.operands.every(operand => figures.has(operand))),
  )

const isOutside = (claims: readonly Claim[], figure: Figure, changed: Figure): boolean => {
  if (claims.length > 0)
    return claims.every(claim => !staysInside(claim, other => (other === figure ? changed : other)))
  if (!figure.value || !changed.value) return false
  return changed.value.sub(figure.value).abs().gte(figure.value.abs().mul(TENTH))
}

/** Digits that take the relation out of its range; those that were tried for another relation first, to verify them once only. */
const findChange = (
  figure: Figure,
  claims: readonly Claim[],
  earlier: readonly string[],
  draw: Draw,
): string | null => {
  const outside = (digits: string): boolean => isOutside(claims, figure, withDigits(figure, digits))
  const again = earlier.find(outside)
  if (again !== undefined) return again
  const { digits } = digitsOf(figure)!
  for (let i = 0; i < TRIES; i++) {
    const changed = changeDigits(digits, draw.pick(DIGIT_CHANGES), draw)
    if (changed !== null && outside(changed)) return changed
  }
  return null
}

/** Every figure of every check that agreed, misprinted one at a time; of the checks, every `of`-th from `share`. */
export const mutateDocument = (
  document: ReportDocument,
  seed: number,
  share: number,
  of: number,
): Mutation[] => {
  const extraction = extract(document)
  const verification = verify(document, extraction)
  const known = new Set(verification.checks.filter(c => c.verdict === 'disagrees').map(c => c.id))
  const figuresOf = new Map<string, Figure[]>()
  verification.figures.forEach((result, i) => {
    for (const id of result.checks) figuresOf.set(id, [...(figuresOf.get(id) ?? []), extraction.figures[i]!])
  })
  const results = new Map<Figure, Map<string, readonly Check[]>>()
  const checksWith = (figure: Figure, digits: string): readonly Check[] => {
    const own = results.get(figure) ?? new Map<string, readonly Check[]>()
    results.set(figure, own)
    const checks = own.get(digits) ?? checksOn(changeDocument(document, figure, digits))
    own.set(digits, checks)
    return checks
  }
  const outcomeOf = (check: Check, ranged: boolean, figure: Figure, digits: string): Mutation['outcome'] => {
    const checks = checksWith(figure, digits)
    if (checks.some(({ verdict, id }) => verdict === 'disagrees' && !known.has(id))) return 'found'
    const again = checks.find(({ id }) => id === check.id)
    const speaks = [again?.stated, ...(again?.operands ?? [])].some(ref => ref?.text.includes(digits))
    return !ranged && again?.verdict === 'agrees' && speaks ? 'inside' : 'missed'
  }
  const draw = drawFrom(seed)
  // Checks of the same figures fall to the same thread, so that a misprint they share is verified once.
  const agreed = verification.checks.filter(check => check.verdict === 'agrees')
  const from = Math.floor((agreed.length * share) / of)
  const to = Math.floor((agreed.length * (share + 1)) / of)
  return agreed.slice(from, to).flatMap(check => {
    const figures = figuresOf.get(check.id) ?? []
    const claims = claimsOf(check, new Set(figures), extraction.claims)
    return figures.map((figure): Mutation => {
      const told = {
        kind: check.kind,
        ranged: claims.length > 0,
        formula: check.formula,
        from: figure.text,
        passage: figure.passage.text,
      }
      if (!digitsOf(figure) || !figure.value) return { ...told, outcome: 'unwritable', to: '' }
      const digits = findChange(figure, claims, [...(results.get(figure)?.keys() ?? [])], draw)
      if (digits === null) return { ...told, outcome: 'inside', to: '' }
      return { ...told, outcome: outcomeOf(check, claims.length > 0, figure, digits), to: digits }
    })
  })
}
