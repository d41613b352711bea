import type { Figure } from '@heshu/shared/model/figure.ts'
import { exact, powerOfTen } from '@heshu/shared/number/exact.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearFinder } from './near-digits.ts'
import { slips } from './told-value.ts'

const figure = (value: string): Figure => ({
  text: value,
  value: exact(value),
  unit: null,
  step: powerOfTen(-(value.split('.')[1]?.length ?? 0)),
  approximation: 'exact',
  passage: { text: value, runs: [], block: 0 },
  start: 0,
  end: value.length,
  measures: '',
})

describe('numbers one slip apart', () => {
  it('are all found', () => {
    const number = fc.integer({ min: 10, max: 9_999_999 }).map(n => `${n}`)
    fc.assert(
      fc.property(
        number,
        fc.nat(6),
        fc.nat(9),
        fc.constantFrom('change', 'drop', 'swap', 'zero'),
        (text, place, digit, how) => {
          const at = place % text.length
          const changed = {
            change: text.slice(0, at) + digit + text.slice(at + 1),
            drop: text.slice(0, at) + text.slice(at + 1),
            swap: text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2),
            zero: `${text}0`,
          }[how].replace(/^0+/, '')
          if (changed === '') return
          const [a, b] = [figure(text), figure(changed)]
          if (slips(a, b)) expect(nearFinder([a, b])(a)).toContain(b)
        },
      ),
    )
  })

  it('are found across units of print', () => {
    const [coarse, fine] = [figure('22385'), figure('22485.12')]
    expect(nearFinder([coarse, fine])(coarse)).toEqual([fine])
    expect(nearFinder([coarse, fine])(fine)).toEqual([coarse])
  })
})
