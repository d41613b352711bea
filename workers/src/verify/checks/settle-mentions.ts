import type { Figure } from '@heshu/shared/model/figure.ts'
import type { DraftCheck } from './check-claim.ts'

/** Relations that a misprinted digit never fits. */
const isExactProof = (check: DraftCheck): boolean =>
  check.verdict === 'agrees' && (check.kind === 'sum' || check.kind === 'difference')

/** Marks that end a clause. What 、 parts stands in one list. */
const CLAUSE_END = /[，,；;：:。！？!?\n]/
const LONGEST = 60

/** The other place's own clause: 评审认定 13 个高水平教学团队、引进博士 5 名. */
const quoteOf = ({ text, context }: DraftCheck['operands'][number], measures: string): string => {
  if (!context) return `「${measures.replace(/\s+/g, '')}」${text}`
  const before = context.before.split(CLAUSE_END).at(-1)!.trimStart()
  const after = context.after.split(CLAUSE_END, 1)[0]!
  const start = before.length > LONGEST ? `…${before.slice(-LONGEST)}` : before
  const end = after.length > LONGEST ? `${after.slice(0, LONGEST)}…` : after
  return `「${start}${text}${end}」`
}

/** A mention that is only suspected is worth a look: the words name one thing, though not in the same way. */
const askOf = (check: DraftCheck): DraftCheck =>
  check.kind === 'mention' && check.verdict === 'open'
    ? { ...check, verdict: 'disagrees', severity: 'notice' }
    : check

const sayBothPlaces = (check: DraftCheck): DraftCheck => {
  const [other] = check.operands
  const origin = check.figures[1]
  if (check.kind !== 'mention' || check.verdict !== 'disagrees' || !other || !origin) return check
  if (check.operands.length > 1) return check
  const unit = (figure: Figure) => (figure.unit && figure.unit.from !== 'figure' ? figure.unit.text : '')
  const unless = check.severity === 'notice' ? '若所指不是一事，则无误。' : ''
  return {
    ...check,
    formula: `${check.stated.text}${unit(check.figures[0]!)} ≠ ${other.text}${unit(origin)}`,
    message: `同一事项此处写为 ${check.stated.text}${unit(check.figures[0]!)}，另一处写为 ${other.text}${unit(origin)}：${quoteOf(other, origin.measures)}。${unless}`,
  }
}

/**
 * Two figures that differ by a slip, and each of which the report's own sums prove, are two quantities: a mention that holds
 * them for one says nothing then.
 */
export const settleMentions = (checks: readonly DraftCheck[]): DraftCheck[] => {
  const proofs = new Map<Figure, DraftCheck[]>()
  for (const check of checks.filter(isExactProof))
    for (const figure of check.figures) proofs.set(figure, [...(proofs.get(figure) ?? []), check])
  const standing = checks.filter(check => {
    if (check.kind !== 'mention' || check.verdict !== 'disagrees') return true
    const [stated, ...others] = check.figures
    const own = proofs.get(stated!) ?? []
    return !(
      own.length > 0 &&
      others.length > 0 &&
      others.every(other => (proofs.get(other) ?? []).some(proof => !own.includes(proof)))
    )
  })
  return standing.map(askOf).map(sayBothPlaces)
}
