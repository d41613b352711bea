import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../number/exact.ts'
import { readGraph, writeGraph } from './graph.ts'

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n)).map(([n, d]) => exact(n).div(exact(d))),
)
const key = fc.string({ maxLength: 4 }).filter(text => !text.startsWith('$') && text !== '__proto__')
const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map(pairs => new Map(pairs)),
    fc.array(tie('value'), { maxLength: 3 }).map(values => new Set(values)),
  ),
}))

describe('writeGraph and readGraph', () => {
  it('give back any value, of any shape', () => {
    fc.assert(
      fc.property(value, given => {
        expect(readGraph(writeGraph(given))).toEqual(given)
      }),
    )
  })

  it('give back what is shared as shared, and what is equal apart as apart', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }), part => {
        const given = { a: part, list: [part, { ...part }], map: new Map([[part, part]]) }
        const read = readGraph(writeGraph(given)) as typeof given
        expect(read).toEqual(given)
        expect(read.list[0]).toBe(read.a)
        expect(read.list[1]).not.toBe(read.a)
        expect([...read.map]).toEqual([[read.a, read.a]])
        expect(read.map.get(read.a)).toBe(read.a)
      }),
    )
  })

  it('refer to what the reader has, without writing it', () => {
    const passage = { text: '支出 3 万元' }
    const text = writeGraph({ figure: { passage } }, [{}, passage])
    expect(text).not.toContain('支出')
    const own = { text: 'the reader’s' }
    expect((readGraph(text, [{}, own]) as { figure: { passage: object } }).figure.passage).toBe(own)
  })

  it.each([[() => {}], [new Date()], [Number.NaN], [{ $ref: 1 }], [1n]])('refuse %s', given => {
    expect(() => writeGraph({ given })).toThrow(TypeError)
  })

  it.each(['{', '{"shared":[],"root":{"$ref":0}}', '{"shared":[],"root":{"$known":3}}'])(
    'refuse to read %s',
    text => {
      expect(() => readGraph(text)).toThrow()
    },
  )
})
