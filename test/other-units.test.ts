import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const checksOf = (...blocks: readonly BlockContent[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document)).checks.map(
    c => `${c.verdict} ${c.kind} ${c.stated.text}: ${c.formula}`,
  )
}
const findings = (...blocks: readonly BlockContent[]): string[] =>
  checksOf(...blocks).filter(line => !line.startsWith('agrees'))

describe('a quantity told again in a unit of another name', () => {
  it.each([
    ['全年造林4,120公顷，折合61,800亩。', 'agrees unit 61,800亩: 4,120公顷 × 15 = 61,800'],
    ['发放稻种3,512.5公斤，合3.51吨。', 'agrees unit 3.51吨: 3,512.5 ÷ 1000 = 3.51'],
    ['单产为5720公斤/公顷（381公斤/亩）。', 'agrees unit 381公斤/亩: 5720 ÷ 15 = 381.33'],
    ['修复草原32.5平方公里，即3,250公顷。', 'agrees unit 3,250公顷: 32.5平方公里 × 100 = 3,250'],
  ])('%s', (text, check) => {
    expect(checksOf(text)).toEqual([check])
  })

  it.each([
    ['全年造林4,120公顷，折合68,100亩。', 'disagrees unit 68,100亩: 4,120公顷 × 15 = 61,800'],
    ['发放稻种3,512.5公斤，合35.1吨。', 'disagrees unit 35.1吨: 3,512.5 ÷ 1000 = 3.51'],
    ['稻谷总产664万吨（1328亿公斤）。', 'disagrees unit 1328亿公斤: 664万吨 × 1000 = 66.4'],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual([finding])
  })

  it('with the number of square metres that is usual for a 亩', () => {
    expect(findings('流转土地120.5亩（80,373.5平方米）。')).toEqual([])
    expect(findings('流转土地120.5亩（80,333.3平方米）。')).toEqual([])
  })

  it.each([
    '收购鲜果100吨，折合干果30,000公斤。',
    '核心区30公顷（其中梯田180亩），建设道路5公里（含桥梁300米）。',
    '每节课1小时，其中讲授45分钟。',
    '年用水300吨，用气410立方米。',
    '造林4,120公顷，比上年增加7,100亩。',
  ])('but not another quantity: %s', text => {
    expect(checksOf(text)).toEqual([])
  })
})

describe('an amount written out in words', () => {
  it.each([
    '中标金额为3,200,000元（大写：人民币叁佰贰拾万元整），合同已备案。',
    '合同总价人民币（大写）叁佰贰拾万元整（小写：￥3,200,000.00）。',
  ])('%s', text => {
    expect(findings(text)).toEqual([])
    expect(checksOf(text)).toHaveLength(1)
  })

  it.each([
    [
      '中标金额为3,200,000元（大写：人民币叁佰贰拾壹万元整）。',
      'disagrees unit 3,200,000元: 321万元 = 3,210,000',
    ],
    ['人民币叁佰贰拾万元整（¥320,000.00元）。', 'disagrees unit 320,000.00元: 320万元 = 3,200,000.00'],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual([finding])
  })

  it('is not that of the next contract', () => {
    expect(checksOf('设备合同3,200,000元，安装合同壹拾贰万元整。')).toEqual([])
  })
})

describe('rates of population', () => {
  it('are told of a hundred thousand too', () => {
    expect(
      checksOf('全年活产12,400人，孕产妇死亡2人，孕产妇死亡率为16.13/10万。').filter(c => /16\.13/.test(c)),
    ).toEqual(['agrees ratio 16.13/10万: 2 ÷ 12,400 = 16.13/10万'])
    expect(findings('全年活产12,400人，孕产妇死亡2人，孕产妇死亡率为13.16/10万。')).toEqual([
      'disagrees ratio 13.16/10万: 2 ÷ 12,400 = 16.13/10万',
    ])
  })

  it('are told of ten thousand people in people', () => {
    expect(findings('常住人口114.36万人，注册全科医生485名，每万人口拥有全科医生4.24名。')).toEqual([])
    expect(findings('常住人口114.36万人，注册全科医生285名，每万人口拥有全科医生4.24名。')).toEqual([
      'disagrees average 4.24名: 285名 ÷ 114.36万人 × 10000 = 2.49',
    ])
    expect(findings('在校学生1,200人，专任教师98人，每百名学生拥有教师8.71人。')).toEqual([
      'disagrees average 8.71人: 98 ÷ 1,200 × 100 = 8.17',
    ])
    expect(findings('常住人口42,000人，其中老年人口9,000人，每千名老年人口护理员3.33人。')).toEqual([])
  })

  it('natural growth is births less deaths', () => {
    expect(findings('人口出生率7.12‰，死亡率6.01‰，自然增长率1.11‰。')).toEqual([])
    expect(findings('人口出生率7.12‰，死亡率6.01‰，自然增长率1.21‰。')).toEqual([
      'disagrees unit 1.21‰: 7.12‰ − 6.01‰ = 1.11‰',
    ])
    expect(findings('全年出生人口4,213人，死亡人口3,102人，自然增长1,211人。')).toEqual([
      'disagrees difference 1,211人: 4,213 − 3,102 = 1,111',
    ])
  })

  it.each([
    '人口出生率7.12‰，孕产妇死亡率12.1/10万，人口自然增长率1.21‰。',
    '人口出生率7.12‰，死亡率6.01‰，自然增长率控制目标5‰。',
    '人口出生率7.12‰，死亡率6.01‰，自然增长率控制在5‰以内。',
    '人口出生率7.12‰，死亡率6.01‰，自然增长率较上年下降0.52‰。',
  ])('but not: %s', text => {
    expect(findings(text)).toEqual([])
  })
})
