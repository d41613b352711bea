import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const findings = (...blocks: readonly BlockContent[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document))
    .checks.filter(c => c.verdict !== 'agrees')
    .map(c => `${c.verdict} ${c.kind} ${c.stated.text}: ${c.formula}`)
}

const BY_COLUMN: readonly BlockContent[] = [
  '公用经费明细（单位：万元）',
  [
    ['名称', '办公费', '差旅费', '国内差旅费'],
    ['支出金额', '30.12', '68.21', '51.3'],
  ],
]
const BY_ROW: readonly BlockContent[] = [
  '单位：万元',
  [
    ['名称', '预算数', '执行数'],
    ['办公费', '30', '28.5'],
    ['差旅费', '20', '18.8'],
    ['合计', '50', '47.3'],
  ],
]

describe('a sentence that points to a table and names a cell', () => {
  it('tells its figure, in its own unit', () => {
    expect(findings(...BY_COLUMN, '从上表看，差旅费实际支出682,142.32元，用于下乡督导。')).toEqual([])
    expect(findings(...BY_COLUMN, '从上表看，某中心差旅费实际支出622,142.32元。')).toEqual([
      'disagrees unit 622,142.32元: 68.21万元 = 682,100.00',
    ])
    expect(findings(...BY_COLUMN, '从上表看，差旅费实际支出622,142.32元。')).toHaveLength(1)
    expect(findings(...BY_COLUMN, '从上表看，国内差旅费实际支出57.3万元。')).toEqual([
      'disagrees mention 57.3万元: 57.3万元 ≠ 51.3万元',
    ])
  })

  it('by row and column', () => {
    expect(findings(...BY_ROW, '由上表可知，办公费执行数28.5万元，差旅费预算20万元。')).toEqual([])
    expect(findings(...BY_ROW, '由上表可知，差旅费执行数18.3万元。')).toEqual([
      'disagrees mention 18.3万元: 18.3万元 ≠ 18.8万元',
    ])
  })

  it('or its total', () => {
    const table = [
      ['支出内容', '金额（元）'],
      ['材料费', '2235690.13'],
      ['人工费', '3675295.14'],
      ['合计', '5910985.27'],
    ]
    expect(findings('全年支出合计591.0985万元，明细见下表。', table)).toEqual([])
    expect(findings('全年支出合计591.1985万元，主要支出明细见下表。', table)).toEqual([])
    expect(findings('全年支出合计591.1985万元，明细见下表。', table)).toEqual([
      'disagrees unit 591.1985万元: 5910985.27元 = 591.0985',
    ])
  })
})

describe('but silent is', () => {
  it.each([
    '从上表看，差旅费预算70万元。',
    '从上表看，差旅费和办公费合计98.33万元。',
    '从上表看，差旅费较上年减少6.8万元。',
    '从上表看，差旅费实际支出中用于督导的部分为62.1万元。',
    '从上表看，上年差旅费实际支出62.21万元。',
    '从上表看，差旅费控制较好。全年差旅费补助标准为62.21万元。',
  ])('%s', text => {
    expect(findings(...BY_COLUMN, text)).toEqual([])
  })

  it.each(['由上表可知，办公费22.5万元。', '由上表可知，执行数41.3万元的项目已完工。'])('%s', text => {
    expect(findings(...BY_ROW, text)).toEqual([])
  })
})
