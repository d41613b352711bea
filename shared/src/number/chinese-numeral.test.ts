import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChineseNumeral } from './chinese-numeral.ts'

const SIGNS = '零一二三四五六七八九'
const sectionOf = (n: number): string => {
  const places = [...n.toString().padStart(4, '0')].map((d, i) =>
    d === '0' ? '零' : `${SIGNS[+d]}${'千百十'[i] ?? ''}`,
  )
  return places
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
}
const spell = (n: number): string => {
  const high = Math.floor(n / 10_000)
  const low = n % 10_000
  if (high === 0) return sectionOf(low)
  const gap = low > 0 && low < 1000 ? '零' : ''
  return `${sectionOf(high)}万${gap}${sectionOf(low)}`
}

describe('readChineseNumeral', () => {
  it('reads numerals with the place they end on', () => {
    expect(readChineseNumeral('十二')).toEqual({ value: 12n, step: 1n })
    expect(readChineseNumeral('三百')).toEqual({ value: 300n, step: 100n })
    expect(readChineseNumeral('两百零五')).toEqual({ value: 205n, step: 1n })
    expect(readChineseNumeral('一亿二千万')).toEqual({ value: 120_000_000n, step: 10_000_000n })
    expect(readChineseNumeral('壹拾贰万叁仟')).toEqual({ value: 123_000n, step: 1000n })
  })
  it('reads every number that it can spell', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        n => readChineseNumeral(spell(n))?.value === BigInt(n),
      ),
    )
  })
  it('refuses what is not certainly one number', () => {
    for (const text of ['', '三五', '一百五', '百', '百十', '万', '二〇二四', '一百十', '十百', '一千二'])
      expect(readChineseNumeral(text), text).toBeNull()
  })
})
