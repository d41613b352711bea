import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** Each check as verdict, kind and formula. */
const checksOf = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document)).checks.map(c => `${c.verdict} ${c.kind} ${c.formula}`)
}
const findings = (text: string): string[] => checksOf(text).filter(line => !line.startsWith('agrees'))

describe('a change is no level', () => {
  it.each([
    '全市支出决算数 48,069 万元，比上年增支 880 万元，增长 1.87%。',
    '粮食总产量 58,957 万吨，比上年增产 1,836 万吨，增长 3.2%。',
    '电费收入 5,200 万元，比上年多收 300 万元，增长 6.12%。',
    '上划收入完成 37.78 亿元，减少 0.46 亿元，负增长 1.2%。',
  ])('%s', text => {
    expect(checksOf(text)).toEqual([expect.stringMatching(/^agrees growth/)])
  })

  it('nor is what is short of a schedule', () => {
    expect(
      checksOf('收入完成 911 万元，短序时进度 1,143 万元，较上年同月减收 1,901 万元，下降 67.6%。'),
    ).toEqual(['agrees growth 1,901 ÷ （911 + 1,901） = 67.60%'])
  })

  it('and so is no part of a sum', () => {
    expect(findings('在校生 27.87 万人，招生 10.89 万人，分别比上年增加 1.21 万人和 0.85 万人。')).toEqual([])
    expect(
      findings('本级收入 242.09 亿元，比上年增收 60.55 亿元，加上上划收入 258.27 亿元，合计 500.36 亿元。'),
    ).toEqual([])
    expect(findings('接待支出 124 万元，比上年累计支出 148 万元下降 24 万元，下降 16%。')).toEqual([])
  })
})

describe('a change has the level of its own subject', () => {
  it('a part has not that of the whole', () => {
    expect(
      findings(
        '消费税 1,194 亿元，同比增加 250 亿元，增长 26.5%。其中，卷烟消费税同比增加 97 亿元，增长 36.5%。',
      ),
    ).toEqual([])
  })

  it('a reason has not that of what it explains', () => {
    expect(
      findings(
        '专项收入由年初预算 3,574.04 万元调整为 3,842.88 万元，主要由于：（1）企业利润上缴调增 49.16 万元；（2）罚没收入高于预期，调增 228.96 万元。',
      ),
    ).toEqual([])
  })

  it('one day of last year is not last year', () => {
    expect(
      findings(
        '加上 2017 年 10 月提前下达的 738.31 亿元，今年共拨付 1,060.95 亿元，比 2017 年同口径增加 200 亿元。',
      ),
    ).toEqual([])
  })

  it('the total of last year is not that of a part', () => {
    expect(
      findings(
        '三公经费支出 431 万元，比上年支出 433 万元减少 2 万元。其中，车辆购置 56 万元，比上年增加 56 万元。',
      ),
    ).toEqual([])
  })

  it('the first part of a list has its own', () => {
    expect(findings('今年减少 221 万元；其中：接待费 242 万元，较上年减少 12 万元，下降 5.7%。')).toEqual([
      'disagrees growth 12 ÷ （242 + 12） = 4.72%',
    ])
  })
})

describe('a total is of its own subject', () => {
  it.each([
    '收入合计 100 万元，比上年增加 20 万元；支出合计 90 万元，比上年减少 5 万元；结余合计 10 万元。',
    '资产 1,065.2 万元，同比增长 4%；负债 692.3 万元，同比增长 5%；所有者权益合计 372.9 万元。',
    '三次产业结构由上年的 5.3:56.6:38.1 调整为 4.7:57.2:38.1。',
    '规划总投资 1,959.32 万元，前三年已分别安排 194.62 万元、487.01 万元、298.02 万元，其余资金以后落实。',
  ])('%s', text => {
    expect(findings(text)).toEqual([])
  })

  it('another cut of it may follow its parts', () => {
    expect(
      findings(
        '全区收入 29,612 万元。其中，一局完成 11,765 万元，占 39.7%；二局完成 14,796 万元，占 50.0%；三局完成 3,051 万元，占 10.3%；实现地方收入 19,401 万元。',
      ),
    ).toEqual([])
  })
})

describe('a rate is not used up by the growth beside it', () => {
  it('has the base before that', () => {
    expect(checksOf('受理案件 6,380 件，同比上升 3.85%，结案 6,201 件，结案率 91.79%。')).toEqual([
      'disagrees ratio 6,201 ÷ 6,380 = 97.19%',
    ])
  })

  it('nor has it a change for its base', () => {
    expect(
      findings(
        '总收入完成 1,310.83 亿元，增收 141.41 亿元，而支出 874 亿元，完成预算 30.7%，增支 83.51 亿元。',
      ),
    ).toEqual([])
  })
})

describe('what is carried over at the end of a year', () => {
  const budget = '全年预算数 3,509.32 万元，执行数 3,459.15 万元，完成预算的 98.57%。'

  it('is asked about where it is not what was budgeted and not spent', () => {
    expect(findings(`${budget}\n年末结转和结余 21.00 万元。`)).toEqual([
      'open difference 3,509.32 − 3,459.15 = 50.17',
    ])
    expect(findings(`${budget}\n年末结转和结余 50.17 万元。`)).toEqual([])
  })

  it('is not asked about where it is that of other years', () => {
    expect(findings(`${budget}\n上年结转和结余 21.00 万元，累计结余 300.00 万元。`)).toEqual([])
  })
})

describe('a share has its own whole', () => {
  it.each([
    '货物类、工程类和服务类采购金额分别为 120.5 万元、310.2 万元和 69.3 万元，占采购规模的比重为 24.1%、62.0% 和 13.9%。',
    '区级单位、街道单位采购规模分别为 2,666.3 万元和 30,400.7 万元，占采购规模的 8.1% 和 91.9%。',
    '受理举报 5,767 件。甲类举报量为 1,109 件，占举报总量的 19.23%。乙类举报 1,054 件，占举报总量的 18.28%。丙类举报 811 件，占举报总量的 14.06%。',
    '商品类投诉 188 件，占投诉比重 58.20%，其中前三类占比分别为 14.22%、9.62%、9.33%；服务类投诉 135 件，占比 41.80%。',
    '有 273 个社区达到二级以上（含二级）标准，占监测社区数的 82.7%；有 53 个社区为三级，占 16.1%。',
  ])('%s', text => {
    expect(findings(text)).toEqual([])
  })

  it('which is the total of that name and none of its parts', () => {
    expect(
      findings(
        '受理举报 5,767 件。甲类举报 1,109 件，占举报总量的 19.23%。乙类举报 1,054 件，占举报总量的 28.18%。',
      ),
    ).toEqual(['disagrees share 1,054 ÷ 5,767 = 18.28%'])
  })

  it('each of a list of its own part', () => {
    expect(
      findings(
        '采购规模 500 万元。货物、工程采购金额分别为 120.5 万元、379.5 万元，占采购规模的 24.10% 和 79.50%。',
      ),
    ).toEqual(['disagrees share 379.5 ÷ 500 = 75.90%'])
  })
})

describe('a list that is not all of its whole', () => {
  it.each([
    '年初结转和结余 208.9 万元，本年收入 3,655.3 万元，本年支出 2,379.2 万元，收支相抵后年末结转和结余 1,485.0 万元。',
    '项目全年支出 4,030.61 万元，其中用于设备更新的资金 844.01 万元、用于人才培养的资金 1,180.97 万元，两项合计 2,024.98 万元，占全年支出的 50.24%。',
    '办案经费自评满分 100 分，其中预算执行率扣 1.6 分、目标设置扣 0.9 分、完成及时性扣 0.5 分，三项共扣 3 分，最终得分 97 分。',
    '现有教师 288 人，其中具有研究生学历的 95 人，占 32.99%；具有高级职称的 69 人，占 23.96%；“双师型”教师 126 人，占比达到 43.75%。',
  ])('%s', text => {
    expect(findings(text)).toEqual([])
  })

  it('but what was there before, came in and went out is', () => {
    expect(
      findings(
        '年初结转和结余 208.9 万元，本年收入 3,655.3 万元，本年支出 2,379.2 万元，收支相抵后年末结转和结余 1,458.0 万元。',
      ),
    ).toEqual(['disagrees difference 208.9 + 3,655.3 − 2,379.2 = 1,485.0'])
  })
})

describe('ordinary sentences that tell more than one relation', () => {
  it.each([
    '全年受理诉求 1,284 件，按期办结 1,271 件，按期办结率 98.99%，其中热线转办件 856 件，网络平台 328 件，来信来访 100 件。',
    '共完成道路养护 128.6 公里，比计划的 120 公里超额完成 8.6 公里，完成率 107.17%。',
    '自评得分 96.5 分，其中：决策 20 分得 19 分，过程 20 分得 18.5 分，产出 30 分得 30 分，效益 30 分得 29 分。',
    '回收问卷 287 份。其中满意 251 份、基本满意 28 份、不满意 8 份。',
    '年初预算 8,650 万元，年中追加 1,120 万元，其中人员经费追加 420 万元、项目经费追加 700 万元，调整后预算 9,770 万元。',
    '贷款余额 28.6 亿元，比年初增加 3.2 亿元，增长 12.6%，其中涉农贷款 9.8 亿元，占 34.27%。',
    '贷款余额 28.6 亿元，比年初增加 3.2 亿元，其中涉农贷款 1.8 亿元，占 6.29%。',
    '编制 12 人，实有人员 11 人，其中在编 9 人、聘用 2 人，退休人员 6 人。',
    '项目计划投资 5,000 万元，2022 年完成 2,100 万元，2023 年完成 2,650 万元，累计完成 4,750 万元。',
    '年度绩效目标 12 项，完成 11 项，未完成 1 项，目标完成率 91.67%。',
    '绩效自评总分 98 分，扣 2 分，其中预算执行率扣 0.8 分，满意度扣 1.2 分，等级为优。',
  ])('%s', text => {
    expect(findings(text)).toEqual([])
  })

  it('and what they do tell is checked', () => {
    expect(
      findings('自评得分 95.6 分，其中：决策 20 分得 19 分，过程 20 分得 18.5 分，产出 60 分得 59 分。'),
    ).toEqual([expect.stringContaining('19 + 18.5 + 59 = 96.5')])
    expect(findings('甲项目批复 120.5 万元，乙项目批复 79.4 万元，合计 189.9 万元。')).toEqual([
      'disagrees sum 120.5 + 79.4 = 199.9',
    ])
    expect(findings('抽检 36 批次，合格 32 批次，不合格 6 批次。')).toEqual(['disagrees sum 32 + 6 = 38'])
  })
})
