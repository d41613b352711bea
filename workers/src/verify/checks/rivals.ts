import type { DraftCheck } from './check-claim.ts'

/**
 * Two readings of one figure may rival: a list taken to its end and the same list taken to its first break. Where one of a
 * kind holds, the others of that kind that only suspect say nothing. Of two that come to the same the firmer one speaks.
 */
export const settleRivals = (checks: readonly DraftCheck[]): DraftCheck[] => {
  const holding = new Set(
    checks.filter(c => c.verdict === 'agrees').map(c => `${c.kind}@${JSON.stringify(c.stated.at)}`),
  )
  const keyOf = (check: DraftCheck) => `${check.kind}@${JSON.stringify(check.stated.at)}`
  const sameAs = (check: DraftCheck) => `${keyOf(check)}|${check.formula}`
  const firm = new Set(checks.filter(c => c.verdict !== 'open').map(sameAs))
  const seen = new Set<string>()
  return checks.filter(check => {
    const same = sameAs(check)
    if (check.verdict === 'open' && (holding.has(keyOf(check)) || firm.has(same))) return false
    if (seen.has(same)) return false
    seen.add(same)
    return true
  })
}
