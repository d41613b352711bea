import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks say, one line each: verdict, kind, stated, formula. */
const checksOf = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document)).checks.map(
    c => `${c.verdict} ${c.kind} ${c.stated.text.replace(/\s/g, '')}: ${c.formula}`,
  )
}

const findings = (text: string): string[] => checksOf(text).filter(line => !line.startsWith('agrees'))

describe('what is left over in several parts', () => {
  it('is not asserted where the sentence goes on to another part of it', () => {
    expect(findings('预算500万元，支出480万元，结余10万元，收回10万元。')).toEqual([])
  })
})

describe('equations printed with their signs', () => {
  it('are computed with the digits printed, units reconciled', () => {
    expect(checksOf('按2020年人次31874*95元/人=302.81万元测算。')).toEqual([
      'disagrees product 302.81万元: 31874 × 95元/人 = 302.80',
    ])
    expect(checksOf('按上年人次31874×95元/每人＝302.80万元测算。')).toEqual([
      'agrees product 302.80万元: 31874 × 95元/人 = 302.80',
    ])
    expect(checksOf('执行率=（30+8）/40×100%=95%。')).toEqual([
      'agrees ratio 95%: （30 + 8） ÷ 40 × 100% = 95%',
    ])
    expect(checksOf('得分=5分×87.62%=4.83分。')).toEqual(['disagrees product 4.83分: 5分 × 87.62% = 4.38'])
  })

  it('round with the amounts that they repeat', () => {
    expect(findings('预算安排72万元，支出53万元，控制率=（53/72）×100%=72.9%。')).toEqual([])
    expect(findings('预算安排72万元，支出53万元，控制率=（53/72）×100%=76.9%。')).toContain(
      'disagrees ratio 76.9%: 53 ÷ 72 × 100% = 73.61%',
    )
  })

  it('are left alone where words stand between the signs', () => {
    expect(checksOf('结余率=年末结余 12 万元/收入 400 万元×100%。')).toEqual([])
    expect(checksOf('开展“1+6+N”系列活动 30 场。')).toEqual([])
  })
})

describe('products in prose', () => {
  it('multiply a number of things by a price', () => {
    expect(checksOf('按每人每年1200元的标准，向350名残疾人发放补贴42.00万元。')).toEqual([
      'agrees product 42.00万元: 350名 × 1200元 = 42.00',
    ])
    expect(findings('采购电脑20台，单价5,000元，合计11.00万元。')).toEqual([
      'disagrees product 11.00万元: 20台 × 5,000元 = 10.00',
    ])
    expect(checksOf('每人每月300元，共50人，全年支出18.50万元。')).toEqual([
      'disagrees product 18.50万元: 50人 × 300元 × 12 = 18.00',
    ])
  })

  it('accuse nobody where the words leave it open', () => {
    expect(findings('补助标准由每人每年1000元提高到1200元，惠及350人，发放补贴40.25万元。')).toEqual([])
    expect(findings('每人每月300元，共50人，发放补助6.30万元。')).toEqual([])
    expect(findings('按每亩150元补贴，涉及农户320户，发放补贴86.40万元。')).toEqual([])
  })
})

describe('averages', () => {
  it('divide a total by the people or things', () => {
    expect(
      checksOf('资助学生7,416人次，发放资助金618.50万元，其中助学金402.35万元，人次均834元。'),
    ).toContain('agrees average 834元: 618.50万元 ÷ 7,416人次 = 834.01')
    expect(findings('举办培训班，培训120人，支出36.00万元，人均0.38万元。')).toEqual([
      'disagrees average 0.38万元: 36.00万元 ÷ 120人 = 0.30',
    ])
  })

  it('of other people are left alone', () => {
    expect(findings('医院门诊12,000人次，次均门诊费用135.26元，同比下降2.96%。')).toEqual([])
    expect(findings('培训120人，支出36.00万元。全县人均期望寿命80.32岁。')).toEqual([])
    expect(findings('拨付资金880万元，惠及1,500人，全市人均补助1.2万元。')).toEqual([])
  })

  it('are the means of the figures listed before', () => {
    expect(findings('三个学区满意度分别为94.2%、96.5%、91.7%，平均为94.8%。')).toEqual([
      'disagrees average 94.8%: （94.2% + 96.5% + 91.7%） ÷ 3 = 94.13%',
    ])
    expect(checksOf('四校合格率分别为92.4%、90.8%、95.1%、93.3%，平均合格率92.9%。')).toEqual([
      'agrees average 92.9%: （92.4% + 90.8% + 95.1% + 93.3%） ÷ 4 = 92.9%',
    ])
    expect(findings('两区合格率分别为90%、98%，加权平均为97%。')).toEqual([])
    expect(findings('合格率92.4%，高于全省平均水平90.1%。')).toEqual([])
  })
})

describe('multiples', () => {
  it('tell the rise from the multiple', () => {
    expect(checksOf('在园幼儿由上年的3,260人增加到4,890人，增长0.5倍。')).toEqual([
      'agrees growth 0.5倍: （4,890 − 3,260） ÷ 3,260 = 0.5',
    ])
    expect(checksOf('收入由100万元增加到250万元，增长2.5倍。')).toEqual([
      'disagrees growth 2.5倍: （250 − 100） ÷ 100 = 1.5',
    ])
    expect(checksOf('接待游客450万人次，是上年150万人次的2.0倍。')).toEqual([
      'disagrees ratio 2.0倍: 450 ÷ 150 = 3.0',
    ])
  })

  it('know 翻一番', () => {
    expect(findings('公办园由64所增至118所，实现翻一番。')).toEqual(['disagrees growth 118所: 64 × 2 = 128'])
    expect(findings('公办园由64所增至118所，近翻一番。')).toEqual([])
    expect(findings('公办园由64所增至140所，翻了一番。')).toEqual([])
  })
})

describe('what is left', () => {
  it('is the whole less the part', () => {
    expect(checksOf('到位资金423.50万元，实际使用413.97万元，剩余9.53万元交回国库。')).toEqual([
      'agrees difference 9.53万元: 423.50 − 413.97 = 9.53',
    ])
    expect(checksOf('预算423.50万元，支出413.97万元，结余9.35万元。')).toEqual([
      'disagrees difference 9.35万元: 423.50 − 413.97 = 9.53',
    ])
    expect(checksOf('计划建设20个，完成17个，未完成4个。')).toEqual(['disagrees difference 4个: 20 − 17 = 3'])
    expect(checksOf('追加预算120万元，追减35万元，净增95万元。')).toEqual([
      'disagrees difference 95万元: 120 − 35 = 85',
    ])
    expect(checksOf('年初原值100.00万元，本年增加20.00万元，本年减少5.00万元，年末原值125.00万元。')).toEqual(
      ['disagrees difference 125.00万元: 100.00 + 20.00 − 5.00 = 115.00'],
    )
  })

  it('may be left of something else', () => {
    expect(findings('预算423.50万元，支出413.97万元，上年结余50.20万元。')).toEqual([])
    expect(findings('预算423.50万元，支出413.97万元，通过集中采购节约资金2.30万元。')).toEqual([])
  })
})

describe('direction', () => {
  it('of a change from one printed figure to the next', () => {
    expect(checksOf('责任事故发生率由上年的0.12‰下降到0.15‰。')).toEqual([
      'disagrees direction 0.15‰: 0.15‰ > 0.12‰',
    ])
    expect(findings('年收入由200.5万元增加到180.3万元。')).toEqual([
      'disagrees direction 180.3万元: 180.3万元 < 200.5万元',
    ])
    expect(findings('平均住院日由8.4天降至7.9天。区级排名由第12位提升至第5位。')).toEqual([])
  })

  it('of one figure against another', () => {
    expect(checksOf('登革热本地病例35例，本地病例数低于全市平均值（66.11例）。')).toEqual([
      'agrees direction 35例: 35例 < 66.11例',
    ])
    expect(findings('社区诊疗量占比59.5%，高于全市65%的水平。')).toEqual([
      'disagrees direction 59.5%: 59.5% < 65%',
    ])
    expect(findings('三校合格率分别为88%、92%、95%，均高于90%的目标。')).toEqual([
      'disagrees target 88%: 88% < 90%',
    ])
    expect(findings('上年接诊8.4万人次，与去年的8.4万人次持平。')).toEqual([])
  })

  it('is not read where the second figure is a difference, a condition or a selection', () => {
    expect(checksOf('合格率98%，高于全省平均水平1.2%。')).toEqual([])
    expect(checksOf('执行率95%，其中30个项目执行率低于90%。')).toEqual([])
    expect(checksOf('合格率85%，如低于90%的扣1分。')).toEqual([])
    expect(checksOf('预算执行率为97%，对执行率低于80%的项目予以通报。')).toEqual([])
  })

  it('of targets said to be met', () => {
    expect(findings('累计建床506张，超额完成600张任务数。')).toEqual([
      'disagrees target 506张: 506张 < 600张',
    ])
    expect(findings('累计建床906张，超额完成600张任务数。')).toEqual([])
    expect(findings('现有托位5081个，千人托位数5.32个，提前完成市下达的托位建设任务（5097个）。')).toEqual([
      'disagrees target 5081个: 5081个 < 5097个',
    ])
    expect(findings('计划培训120人，实际培训130人，未完成年度目标。')).toEqual([
      'disagrees target 130人: 目标 120人，实际 130人：未完成年度目标',
    ])
    expect(findings('计划培训120人，实际培训110人，未完成年度目标。')).toEqual([])
  })

  it('left open by a template', () => {
    expect(findings('支出120万元，较上年增长（下降）5%。')).toEqual([
      'disagrees direction 5%: 增长（下降） 5%',
    ])
    expect(findings('支出120万元，较上年增长5%（下降项目见附表）。')).toEqual([])
  })

  it('of cumulative rates, which do not fall', () => {
    expect(
      findings('全年预算执行率为87.12%，第一至第三季度的部门预算执行率分别为44.72%、58.18%、88.35%。'),
    ).toEqual(['disagrees direction 87.12%: 44.72% ≤ 58.18% ≤ 88.35% > 87.12%'])
    expect(
      findings('全年预算执行率为97.12%，第一至第三季度的部门预算执行率分别为24.72%、28.18%、22.35%。'),
    ).toEqual([])
  })
})
