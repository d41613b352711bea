import type { Dimension } from '@heshu/shared/model/figure.ts'
import type { Approximation } from '@heshu/shared/number/written.ts'

/**
 * What a number comes to, and the ways of writing it that come to that.
 * The base value is a decimal in the unit's base (元, a fraction of one, 人次); null for digits that are not certain.
 */
export type Example = {
  readonly value: string | null
  readonly dimension: Dimension
  readonly base: string
  readonly approximation?: Approximation
  /** Each holds exactly one figure. */
  readonly spellings: readonly string[]
}

/** The examples beside a recognizer, and texts in which there is no figure at all. */
export type Corpus = { readonly examples: readonly Example[]; readonly ignores: readonly string[] }
