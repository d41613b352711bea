import type { DraftCheck } from './check-claim.ts'

/**
 * Two readings of one figure may rival: a list taken to its end and the same list taken to its first break. Where one of a
 * kind holds, the others of that kind that only suspect say nothing.
 */
export const settleRivals = (checks: readonly DraftCheck[]): DraftCheck[] => {
  const holding = new Set(
    checks.filter(c => c.verdict === 'agrees').map(c => `${c.kind}@${JSON.stringify(c.stated.at)}`),
  )
  const seen = new Set<string>()
  return checks.filter(check => {
    const key = `${check.kind}@${JSON.stringify(check.stated.at)}`
    if (check.verdict === 'open' && holding.has(key)) return false
    const same = `${key}|${check.formula}`
    if (seen.has(same)) return false
    seen.add(same)
    return true
  })
}
