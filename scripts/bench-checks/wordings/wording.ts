import type { Pen } from '../pen.ts'
import type { BaseSlip, Bond, Statement } from '../relation.ts'
import type { Text } from '../writing.ts'

/** One way in which an author may state a relation, correctly, with figures drawn afresh. */
export type Wording = (pen: Pen) => Statement

/** One paragraph for each text. */
export const say = (
  texts: Text | readonly Text[],
  bonds: readonly Bond[],
  slips: readonly BaseSlip[] = [],
): Statement => ({
  parts: [texts].flat().map(text => ({ kind: 'paragraph', text })),
  bonds,
  slips,
})
