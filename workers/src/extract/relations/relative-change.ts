import type { Expression } from '@heshu/shared/model/claim.ts'

/** (now − before) ÷ before, or of a fall (before − now) ÷ before; the level now is operand 0. */
export const relativeChange = (up: boolean): Expression => ({
  operator: '÷',
  terms: [
    { operator: '−', terms: up ? [{ operand: 0 }, { operand: 1 }] : [{ operand: 1 }, { operand: 0 }] },
    { operand: 1 },
  ],
})
