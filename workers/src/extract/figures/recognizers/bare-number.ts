import { ARABIC, readNumber, worthOf } from '../written-number.ts'
import type { Recognizer } from './recognizer.ts'

/** Digits without a unit beside them: 54万, and the cells whose unit the header gives. Always the last to be asked. */
export const bareNumber: Recognizer = {
  name: 'bare-number',
  pattern: new RegExp(ARABIC, 'y'),
  read: match => {
    const { value, step, multiple, approximation } = readNumber(match.groups!)
    const unit =
      multiple === ''
        ? null
        : ({
            text: multiple,
            dimension: 'none',
            base: '',
            factor: worthOf(multiple),
            from: 'figure',
          } as const)
    return { is: 'quantity', value, step, approximation, unit }
  },
}
