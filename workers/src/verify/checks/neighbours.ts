import type { DraftCheck } from './check-claim.ts'

/**
 * A rate that fits only another base says more when the rates beside it keep to the right one: the author knew the rule.
 * Adds that sentence to the finding.
 */
export const nameNeighbours = (checks: readonly DraftCheck[]): DraftCheck[] => {
  const agreeing = Map.groupBy(
    checks.filter(c => c.kind === 'ratio' && c.verdict === 'agrees'),
    c => c.figures[0]!.passage,
  )
  return checks.map(check => {
    const beside = agreeing.get(check.figures[0]!.passage)?.length ?? 0
    if (
      check.kind !== 'ratio' ||
      check.verdict !== 'disagrees' ||
      beside === 0 ||
      !/只在.*成立/.test(check.message)
    )
      return check
    return { ...check, message: `${check.message}同段另 ${beside} 个比率均与所述口径相符。` }
  })
}
