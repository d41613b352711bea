import { baseValue, dimensionOf } from '@heshu/shared/model/figure.ts'
import { toText } from '@heshu/shared/number/exact.ts'
import { describe, expect, it } from 'vitest'
import { findNumbers } from '../find-figures.ts'
import { AMOUNTS } from './amount.corpus.ts'
import type { Corpus } from './corpus.ts'
import { COUNTS } from './count.corpus.ts'
import { PLAIN_DIGITS } from './plain-digits.corpus.ts'
import { RATES } from './rate.corpus.ts'
import { SCORES } from './score.corpus.ts'

const numbersIn = (text: string) =>
  findNumbers({
    format: 'text',
    pages: null,
    blocks: [{ kind: 'paragraph', passage: { text, runs: [], block: 0 } }],
    notes: [],
  })

const CORPORA: Readonly<Record<string, Corpus>> = { AMOUNTS, RATES, COUNTS, SCORES }

for (const [name, { examples, ignores }] of Object.entries(CORPORA))
  describe(`the corpus of ${name.toLowerCase()}`, () => {
    for (const { value, dimension, base, approximation = 'exact', spellings } of examples)
      it.each([...spellings])(`${value ?? 'nothing certain'} ${base} ${approximation} ⇐ %s`, spelling => {
        const { figures } = numbersIn(spelling)
        expect(figures.map(f => f.text)).toHaveLength(1)
        const figure = figures[0]!
        const read = baseValue(figure)
        expect({
          value: read && toText(read),
          dimension: dimensionOf(figure),
          base: figure.unit?.base ?? '',
          approximation: value === null ? 'exact' : figure.approximation,
        }).toEqual({ value, dimension, base, approximation })
      })
    it.each([...ignores])('finds no figure in %s', text => {
      expect(numbersIn(text).figures.map(f => f.text)).toEqual([])
    })
  })

describe('digits that are no quantity', () => {
  it.each([...PLAIN_DIGITS])('%s', text => {
    const { figures, others } = numbersIn(text)
    expect(figures.map(f => f.text)).toEqual([])
    const listed = others.map(o => o.text).join(' ')
    for (const digits of text.match(/\d+/g) ?? []) expect(listed).toContain(digits)
  })
})
