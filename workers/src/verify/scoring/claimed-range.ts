import type { Figure } from '@heshu/shared/model/figure.ts'
import { type Exact, isZero } from '@heshu/shared/number/exact.ts'
import { type Interval, point } from '@heshu/shared/number/interval.ts'
import { type Convention, writtenRange } from '@heshu/shared/number/written.ts'

/** A score equal to its full weight claims the criteria wholly met, one of nothing claims nothing: both are exact. Any other has its written precision. */
export const claimedRange = (claimed: Figure, weight: Exact | null, convention: Convention): Interval =>
  weight?.equals(claimed.value!) || isZero(claimed.value!)
    ? point(claimed.value!)
    : writtenRange(claimed.value!, claimed.step, convention)
