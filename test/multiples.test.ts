import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks say of multiples, one line each: verdict, kind, stated, formula. */
const checksOf = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document))
    .checks.filter(c => c.kind !== 'direction')
    .map(c => `${c.verdict} ${c.kind} ${c.stated.text}: ${c.formula}`)
}

const findings = (text: string): string[] => checksOf(text).filter(line => !line.startsWith('agrees'))

describe('a multiple', () => {
  it.each([
    ['本年投入450万元，相当于财政投入150万元的3.5倍。', '3.5倍: 450 ÷ 150 = 3.0'],
    ['接待游客450万人次，是上年（150万人次）的3.5倍。', '3.5倍: 450 ÷ 150 = 3.0'],
    ['2019年接待150万人次，2023年接待450万人次，是2019年的3.5倍。', '3.5倍: 450 ÷ 150 = 3.0'],
    ['年度任务200件，实际办结480件，达到任务数的2.6倍。', '2.6倍: 480 ÷ 200 = 2.4'],
    ['财政投入318.95万元，撬动信贷1,977.48万元，后者是前者的5.2倍。', '5.2倍: 1,977.48 ÷ 318.95 = 6.20'],
    ['床位由120张增加到480张，扩大到原来的3.5倍。', '3.5倍: 480 ÷ 120 = 4.0'],
    ['资产规模1,469.56万元，3.80倍于设立时的459.24万元。', '3.80倍: 1,469.56 ÷ 459.24 = 3.20'],
    [
      '专项债券1755.35万元，规模是一般债券的6.00倍（一般债券351.07万元）。',
      '6.00倍: 1755.35 ÷ 351.07 = 5.00',
    ],
    ['与141万元的投入相比，产生经济效益817万元，效益为投入的8.5倍。', '8.5倍: 817 ÷ 141 = 5.79'],
    ['线上业务36,000件、线下业务12,000件，线上业务量是线下业务量的2.5倍。', '2.5倍: 36,000 ÷ 12,000 = 3.0'],
  ])('of another figure: %s', (text, finding) => {
    expect(findings(text)).toEqual([`disagrees ratio ${finding}`])
  })

  it('by which something rose', () => {
    expect(findings('专利比上年的35件增长3.5倍，达到105件。')).toEqual([
      'disagrees growth 3.5倍: （105 − 35） ÷ 35 = 2.0',
    ])
    expect(findings('培训840人，较上年的240人增长3.5倍。')).toEqual([
      'disagrees growth 3.5倍: （840 − 240） ÷ 240 = 2.5',
    ])
  })

  it.each([
    '本年投入450万元，其中财政资金150万元，是全省平均水平的2.5倍。',
    '我区办件量450件，是全市平均水平的2.3倍，上年办件量300件。',
    '图书流通量36万册，新增藏书2万册，流通量是藏书量的3倍。',
    '2022年培训120人，2023年培训300人，培训课时是2022年的6.5倍。',
    '资产总额5,000万元，负债2,000万元，产值是上年的1.5倍。',
    '财政投入500万元，带动就业1,200人，人均收入是全国平均水平的1.5倍。',
    '收入100万元，支出80万元，上年结余是今年的2倍。',
  ])('accuses nobody in: %s', text => {
    expect(findings(text)).toEqual([])
  })
})

describe('翻一番', () => {
  it('is told of levels in any order', () => {
    expect(findings('企业数达36家，比上年的24家翻了一番。')).toEqual(['disagrees growth 36家: 24 × 2 = 48'])
    expect(findings('企业数在上年24家的基础上翻了一番，达到36家。')).toEqual([
      'disagrees growth 36家: 24 × 2 = 48',
    ])
    expect(findings('产值由2亿元提高到8亿元，翻了三番。')).toEqual(['disagrees growth 8亿元: 2 × 8 = 16'])
  })

  it('is said of a little more, but not of three times as much', () => {
    expect(findings('公办园由64所增至140所，翻了一番。')).toEqual([])
    expect(findings('公办园由64所增至192所，翻了一番。')).toEqual(['disagrees growth 192所: 64 × 2 = 128'])
  })
})

describe('a proportion', () => {
  it.each([
    ['现有在校学生1478人，专任教师99人，生师比为15.89:1。', '15.89:1: 1478 ÷ 99 = 14.93'],
    ['实际开放床位1,900张，病区执业护士539人，床护比为1:0.49。', '1:0.49: 539人 ÷ 1,900张 = 0.28'],
    ['投入资金498.06万元，实现经济效益2693.22万元，投入产出比为1:6.60。', '1:6.60: 2693.22 ÷ 498.06 = 5.41'],
    [
      '城镇居民收入29,619元，农村居民收入15,112元，城乡居民收入比为1.69:1。',
      '1.69:1: 29,619 ÷ 15,112 = 1.96',
    ],
  ])('is of the two that its name names: %s', (text, finding) => {
    expect(findings(text)).toEqual([`disagrees ratio ${finding}`])
  })

  it('says nothing of figures that its name does not name', () => {
    expect(findings('在校学生1478人，专任教师99人，男女比为1.2:1。')).toEqual([])
    expect(findings('投入资金498万元，其中省级补助200万元，配套比例为1:1。')).toEqual([])
  })
})

describe('放大', () => {
  it('is what is moved over what moves it, or what it adds', () => {
    expect(findings('财政贴息4,286.58万元，撬动贷款3.47亿元，财政资金放大6.10倍。')).toEqual([
      'disagrees ratio 6.10倍: 3.47亿元 ÷ 4,286.58万元 = 8.10',
    ])
    expect(findings('财政投入500万元，带动贷款3,000万元，财政资金放大5倍。')).toEqual([])
  })
})
