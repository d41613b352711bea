import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOutputs } from './output-names.ts'

const names = (...files: string[]) => [...nameOutputs(files).values()]

describe('names of results', () => {
  it('are the names of the files without their ending', () => {
    expect(names('in/水务局（2024）.pdf', 'in/b.c.docx', 'README')).toEqual([
      '水务局（2024）',
      'b.c',
      'README',
    ])
  })
  it('keep the ending where two files differ by it only', () => {
    expect(names('a.txt', 'a.pdf', 'b.pdf')).toEqual(['a.txt', 'a.pdf', 'b'])
  })
  it('get a hash of the path where two folders hold the same file name', () => {
    const [first, second] = names('2023/a.pdf', '2024/a.pdf')
    expect(first).toMatch(/^a\.pdf-[0-9a-f]{16}$/)
    expect(second).toMatch(/^a\.pdf-[0-9a-f]{16}$/)
    expect(first).not.toBe(second)
  })
  it('do not clash with the page of the batch', () => {
    expect(names('index.pdf')).toEqual(['index.pdf'])
  })
  it('are told apart without regard to capitals', () => {
    expect(names('A.pdf', 'a.txt')).toEqual(['A.pdf', 'a.txt'])
  })
  it('hold nothing that leads out of the folder or that a system forbids', () => {
    expect(names('..')).toEqual(['_'])
    expect(names('a/<b>|c?.pdf')).toEqual(['_b_c_'])
    expect(names('con.txt')).toEqual(['_con'])
    expect(names('..\\..\\x.pdf')).toEqual(['x'])
  })
  it('are never the same for two files, whatever they are called, and do not depend on the order', () => {
    const path = fc.array(fc.constantFrom('a', 'A', '.', '/', 'index', '水', '?', 'pdf'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(
          path.map(parts => parts.join('')),
          { maxLength: 8 },
        ),
        files => {
          const named = nameOutputs(files)
          const lower = [...named.values()].map(name => name.toLowerCase())
          expect(new Set(lower).size).toBe(files.length)
          expect(lower).not.toContain('index')
          expect(lower.every(name => /^[^./\\][^/\\]*$/.test(name))).toBe(true)
          expect(nameOutputs(files.toReversed())).toEqual(named)
        },
      ),
    )
  })
})
