import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { wrapText } from './wrap-text.ts'

describe('wrapping', () => {
  it('counts a Chinese character as two columns', () => {
    expect(wrapText('预算执行率为', 8)).toEqual(['预算执行', '率为'])
  })
  it('keeps a figure whole', () => {
    expect(wrapText('支出43,298.95万元', 10)).toEqual(['支出', '43,298.95', '万元'])
    expect(wrapText('为112.11%。', 9)).toEqual(['为', '112.11%。'])
  })
  it('leaves no closing punctuation at the start of a line', () => {
    expect(wrapText('应为五分，自评', 8)).toEqual(['应为五', '分，自评'])
  })
  it('cuts what is wider than a line', () => {
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })
  it('gives one empty line for an empty text', () => {
    expect(wrapText('', 4)).toEqual([''])
  })
  it('loses nothing but blanks, and no line is too wide', () => {
    const text = fc.string({
      unit: fc.constantFrom('1', '.', '%', '率', '，', '（', ' ', 'a', '÷'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 20 }), (text, width) => {
        const lines = wrapText(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        expect(lines.every(line => stringWidth(line) <= width)).toBe(true)
      }),
    )
  })
})
