import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** For each finding what is stated and the figure that is to blame, with the value meant and the slip. */
const culpritsOf = (...blocks: BlockContent[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document))
    .checks.filter(c => c.verdict === 'disagrees')
    .map(
      c =>
        `${c.stated.text}: ${c.culprit ? `${c.culprit.text} → ${c.culprit.value} ${c.culprit.slip ?? '–'}` : 'none'}`,
    )
}

const table = (...rows: string[]): string[][] => rows.map(row => row.split('|').map(cell => cell.trim()))

describe('the culprit', () => {
  it('is the one figure whose change mends all failing checks', () => {
    expect(
      culpritsOf(
        '单位：万元',
        table(
          '项目 | 全年预算数 | 执行数 | 执行率 | 结余',
          '甲 | 712.50 | 700.00 | 98.25% | 12.50',
          '乙 | 541.26 | 530.00 | 97.92% | 11.26',
          '丙 | 649.00 | 608.12 | 93.70% | 40.88',
          '合计 | 1,920.76 | 1,838.12 | 96.60% | 64.64',
        ),
      ),
    ).toEqual([
      '1,920.76: 1,920.76 → 1,902.76 相邻两位数字对调',
      '96.60%: 1,920.76 → 1,902.76 相邻两位数字对调',
      '64.64: 1,920.76 → 1,902.76 相邻两位数字对调',
    ])
  })

  it('is the part, where the total is confirmed elsewhere', () => {
    expect(
      culpritsOf(
        '单位：万元',
        table(
          '项目 | 全年预算数 | 执行数 | 执行率',
          '甲 | 712.50 | 700.00 | 98.25%',
          '乙 | 514.26 | 530.00 | 97.92%',
          '丙 | 649.00 | 608.12 | 93.70%',
          '合计 | 1,902.76 | 1,838.12 | 96.60%',
        ),
      ),
    ).toEqual(['97.92%: 514.26 → 541.26 相邻两位数字对调', '1,902.76: 514.26 → 541.26 相邻两位数字对调'])
  })

  it('is the stated figure where nothing tells more', () => {
    expect(culpritsOf('下达任务1.9亿元，完成2.13亿元，完成率140%。')).toEqual(['140%: 140% → 112.11% –'])
  })

  it('is the change, where the growth rate beside it is right', () => {
    expect(culpritsOf('支出17,958.61万元，较上年的16,704.28万元增加1,245.33万元，增长7.51%。')).toEqual([
      '1,245.33万元: 1,245.33万元 → 1,254.33 相邻两位数字对调',
    ])
  })

  it('is the word, where all figures hold with its opposite', () => {
    expect(culpritsOf('年初预算2,394.82万元，调整后为3,081.50万元，较年初调减686.68万元。')).toEqual([
      '686.68万元: 调减 → 调增 方向写反',
    ])
  })

  it('is the unit, where the same digits hold in another', () => {
    expect(culpritsOf('全年采购总额4,564.13万元，其中授予中小企业合同2,671.78万元，占58.53‰。')).toEqual([
      '58.53‰: 58.53‰ → 585.39‰ 单位写错',
    ])
  })

  it('stands beside others that are about as likely', () => {
    const document = documentOf('资金共1000万元，其中中央补助200万元，省级配套500万元，县级自筹310万元。')
    const [check] = verify(document, extract(document)).checks
    expect([check!.culprit, ...(check!.alternatives ?? [])].map(c => `${c!.text} → ${c!.value}`)).toEqual([
      '1000万元 → 1010',
      '310万元 → 300',
    ])
  })

  it('names the mistake that gives the stated figure, and the unit', () => {
    expect(culpritsOf('年初预算2740万元，调整后为2670万元，实际支出2663.1万元，执行率97.19%。')).toEqual([
      '97.19%: 97.19% → 99.74% 以调整前的预算为分母',
    ])
    expect(culpritsOf('全区人口出生率7.43%。')).toEqual(['7.43%: 7.43% → 7.43‰ ‰ 写成 %'])
  })
})
