import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'

/** The claims that one figure is another but for those that are made already, either way round. */
export const claimedAnew = (claims: readonly Claim[], made: readonly Claim[]): Claim[] => {
  const byStated = Map.groupBy(made, claim => claim.stated)
  const isMade = (a: Figure, b: Figure): boolean =>
    byStated.get(a)?.some(({ readings }) => readings.some(({ operands }) => operands.includes(b))) ?? false
  return claims.filter(({ stated, readings }) =>
    readings.every(({ operands: [other] }) => !isMade(stated, other!) && !isMade(other!, stated)),
  )
}
