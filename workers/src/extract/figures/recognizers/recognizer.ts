import type { Unit } from '@heshu/shared/model/figure.ts'
import type { Exact } from '@heshu/shared/number/exact.ts'
import type { Approximation } from '@heshu/shared/number/written.ts'

/** A quantity as its recognizer reads it, before the words around it are looked at. */
export type Quantity = {
  readonly is: 'quantity'
  /** In the printed unit; null where the digits are not certain. */
  readonly value: Exact | null
  readonly step: Exact
  readonly unit: Unit | null
  /** What stands inside the number (300余, 两百多). */
  readonly approximation: Approximation
}

/** Digits that are no quantity: a date, a name, the number of a document. */
export type PlainDigits = { readonly is: 'plain' }

/** What the recognizer says of a match; null: not mine after all. The match is the text of the number and of its unit. */
export type Reading = Quantity | PlainDigits | null

/**
 * One way in which a number is written. `pattern` is sticky and is tried where a number begins, in the folded text;
 * what stands before is asked for with a look-behind.
 */
export type Recognizer = {
  readonly name: string
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => Reading
}

export const PLAIN: PlainDigits = { is: 'plain' }
