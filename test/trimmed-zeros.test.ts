import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const checksOf = (...blocks: readonly BlockContent[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document)).checks.map(c => `${c.verdict} ${c.severity} ${c.formula}`)
}
const sum = (whole: string, ...parts: readonly string[]) =>
  checksOf(`全年支出${whole}万元，由人员${parts[0]}万元、公用${parts[1]}万元、项目${parts[2]}万元构成。`)

describe('a sum that passes only by the wide range of a part with fewer decimals', () => {
  it('is worth a look', () => {
    expect(sum('89.97', '30', '30', '29.99')).toEqual(['disagrees notice 30 + 30 + 29.99 = 89.99'])
    expect(
      checksOf('单位：万元', [
        ['项目', '金额'],
        ['甲', '30'],
        ['乙', '30'],
        ['丙', '29.99'],
        ['合计', '89.97'],
      ]),
    ).toEqual(['disagrees notice 30 + 30 + 29.99 = 89.99'])
  })

  it('passes where the figures as written give it, or all parts are as coarse', () => {
    expect(sum('89.99', '30', '30', '29.99')).toEqual(['agrees null 30 + 30 + 29.99 = 89.99'])
    expect(sum('90', '30', '30', '29.99')).toEqual(['agrees null 30 + 30 + 29.99 = 89.99'])
    expect(sum('89.98', '30.0', '30.0', '30.0')).toEqual(['agrees null 30.0 + 30.0 + 30.0 = 90.00'])
    // 0.00 is how a blank is written, whatever the others are rounded to.
    expect(sum('60.1', '30.0', '0.00', '30.0')).toEqual(['agrees null 30.0 + 0.00 + 30.0 = 60.0'])
  })

  it('and what does not pass at all is wrong', () => {
    expect(sum('98.97', '30', '30', '29.99')).toEqual(['disagrees figure 30 + 30 + 29.99 = 89.99'])
  })
})
