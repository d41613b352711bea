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

describe('rates in prose', () => {
  it('divides what was spent by the adjusted budget', () => {
    expect(checksOf('全年预算数 310.2 万元，实际支出 154.74 万元，预算执行率为 50%。')).toEqual([
      'agrees ratio 50%: 154.74 ÷ 310.2 = 49.88%',
    ])
    expect(
      checksOf('年初预算 2740 万元，调整后为 2670 万元，实际支出 2663.1 万元，预算执行率为 97.19%。'),
    ).toEqual(['disagrees ratio 97.19%: 2663.1 ÷ 2670 = 99.74%'])
  })

  it('accepts a rate that is cut off instead of rounded', () => {
    expect(checksOf('预算数 300 万元，支出 200 万元，执行率 66.66%。')).toEqual([
      'agrees ratio 66.66%: 200 ÷ 300 = 66.67%',
    ])
  })

  it('reads a completion rate over the task', () => {
    expect(checksOf('下达固投任务1.9亿元，完成固投金额2.13亿元，完成率140%。')).toEqual([
      'disagrees ratio 140%: 2.13 ÷ 1.9 = 112.11%',
    ])
    expect(checksOf('计划培训 120 人次，实际完成 126 人次，完成率 105%。')).toEqual([
      'agrees ratio 105%: 126 ÷ 120 = 105%',
    ])
  })

  it('reads 占比 over the whole that brackets or 其中 name', () => {
    expect(checksOf('现有托育机构64间（其中普惠机构31间，占比48.4%）。')).toEqual([
      'agrees share 48.4%: 31 ÷ 64 = 48.44%',
    ])
    expect(checksOf('门诊量445.99万人次，其中社区门诊量201.32万人次，占比54.14%。')).toEqual([
      'disagrees share 54.14%: 201.32 ÷ 445.99 = 45.14%',
    ])
  })

  it('reads a rate by its own words, and the part after 中的', () => {
    expect(checksOf('随机访谈673人，表示满意的有422人，满意度为62.7%。')).toEqual([
      'agrees ratio 62.7%: 422 ÷ 673 = 62.70%',
    ])
    expect(checksOf('讲座覆盖全区23个村中的21个，覆盖率91.30%。')).toEqual([
      'agrees ratio 91.30%: 21 ÷ 23 = 91.30%',
    ])
  })

  it('says nothing where the base is not printed', () => {
    expect(checksOf('完成诊疗量874万人次，占全市诊疗量的9%。')).toEqual([])
    expect(checksOf('全年预算执行率为 87.62%，第一至第三季度分别为 44.72%、58.18%、88.53%。')).toEqual([])
    expect(checksOf('预算 100 万元，支出 90 万元，执行率 90%，其中专项执行率 85%。')).toEqual([
      'agrees ratio 90%: 90 ÷ 100 = 90%',
    ])
  })

  it('does not pair figures of different sorts or sentences', () => {
    expect(findings('培训 120 人次，支出 90 万元，执行率 85%。')).toEqual([])
    expect(findings('全系统预算 100 万元。本级支出 45 万元，执行率 90%。')).toEqual([])
  })
})

describe('sums in prose', () => {
  it('adds what 其中, 包括, 分别为 and brackets list', () => {
    expect(checksOf('受理信访335件，其中平台受理71件，转件受理44件，来电受理220件。')).toEqual([
      'agrees sum 335件: 71 + 44 + 220 = 335',
    ])
    expect(
      checksOf(
        '调整后预算 571,010.03 万元（本年收入 551,542.71 万元，使用结余 10,697.5 万元，年初结转 8,769.82 万元）。',
      ),
    ).toEqual(['agrees sum 571,010.03万元: 551,542.71 + 10,697.5 + 8,769.82 = 571,010.03'])
    expect(
      checksOf('预算支出 52920 万元，包括人员支出 426 万元、公用支出 262 万元、项目支出 52332 万元。'),
    ).toEqual(['disagrees sum 52920万元: 426 + 262 + 52332 = 53020'])
  })

  it('takes the first figure of each segment where an item goes on about itself', () => {
    expect(
      checksOf(
        '年初预算 52920 万元，其中部门预算 25180 万元，调整后为 25444 万元，实际支出 25224 万元；人才资金 2740 万元，调整后为 2670 万元；投资项目 25000 万元。',
      ),
    ).toContain('agrees sum 52920万元: 25180 + 2740 + 25000 = 52920')
  })

  it('does not take an incomplete list for a wrong one', () => {
    expect(findings('市级重点学科达 19 个，其中国家级 2 个、省级 5 个。')).toEqual([])
    expect(findings('项目支出 1250.6 万元，其中信息化 300.2 万元、设备购置 120.5 万元。')).toEqual([])
  })

  it('breaks down the total of the sentence before', () => {
    expect(
      checksOf(
        '全年预算数 360.5 万元，执行数 345.87 万元。\n按资金来源分，财政拨款支出 157.65 万元，基金支出 41.28 万元，其他支出 146.94 万元。',
      ),
    ).toContain('agrees sum 345.87万元: 157.65 + 41.28 + 146.94 = 345.87')
  })
})

describe('changes in prose', () => {
  it('finds the base of a decline from the level and the change', () => {
    expect(checksOf('在职人数 1194 人，比上年减少 61 人，下降 56%。')).toEqual([
      'disagrees growth 56%: 61 ÷ （1194 + 61） = 4.86%',
    ])
    expect(checksOf('其他人员 4313 人，比上年减少 7 人，下降 0.16%。')).toEqual([
      'agrees growth 0.16%: 7 ÷ （4313 + 7） = 0.16%',
    ])
  })

  it('uses last year where it is printed', () => {
    expect(checksOf('上年支出 200 万元，本年支出 250 万元，增加 50 万元，增长 25%。')).toEqual([
      'agrees difference 50万元: 250 − 200 = 50',
      'agrees growth 25%: （250 − 200） ÷ 200 = 25%',
    ])
    expect(checksOf('收入由 200 万元增加到 250 万元，增长 20%。')).toEqual([
      'disagrees growth 20%: （250 − 200） ÷ 200 = 25%',
    ])
  })

  it('says nothing about a growth rate without a base', () => {
    expect(
      checksOf('总诊疗量 3962838 人次，同比增长 9.55%，其中社康诊疗量 1976475 人次，同比增长 9.72%。'),
    ).toEqual([])
  })
})

describe('parts and wholes told apart', () => {
  it('finds the whole that a share names in an earlier sentence', () => {
    expect(checksOf('全县有行政村186个。年收入10万元以上的村137个，占行政村总数的73.7%。')).toEqual([
      'agrees share 73.7%: 137 ÷ 186 = 73.66%',
    ])
    expect(checksOf('项目支出1,309.6万元。道路养护支出542.0万元，占项目支出的43.1%。')).toEqual([
      'disagrees share 43.1%: 542.0 ÷ 1,309.6 = 41.39%',
    ])
  })

  it('takes the part that the words before 占 name', () => {
    expect(
      checksOf('年初预算860.00万元，追加专项52.50万元，全年预算912.50万元，追加部分占年初预算的6.10%。'),
    ).toEqual([
      'agrees difference 912.50万元: 860.00 + 52.50 = 912.50',
      'agrees share 6.10%: 52.50 ÷ 860.00 = 6.10%',
    ])
  })

  it('reads a list of shares against the list of parts', () => {
    expect(
      checksOf('举办活动512场。其中，演出236场、讲座148场、培训128场，占比分别为46.1%、28.9%、52.0%。'),
    ).toEqual([
      'agrees sum 512场: 236 + 148 + 128 = 512',
      'agrees share 46.1%: 236 ÷ 512 = 46.09%',
      'agrees share 28.9%: 148 ÷ 512 = 28.91%',
      'disagrees share 52.0%: 128 ÷ 512 = 25.0%',
    ])
  })

  it('breaks down by kinds in each segment, and the total it names', () => {
    expect(
      checksOf(
        '全年支出17,958.61万元。\n按性质分，基本支出4,862.17万元，项目支出13,096.44万元；按来源分，中央资金6,350.00万元，其他资金11,608.61万元。',
      ),
    ).toEqual([
      'agrees sum 17,958.61万元: 4,862.17 + 13,096.44 = 17,958.61',
      'agrees sum 17,958.61万元: 6,350.00 + 11,608.61 = 17,958.61',
    ])
    expect(
      checksOf(
        '基本支出6,087.66万元，项目支出1,838.12万元。基本支出包括人员经费5,444.38万元和公用经费634.28万元。',
      ),
    ).toContain('disagrees sum 6,087.66万元: 5,444.38 + 634.28 = 6,078.66')
  })

  it('knows that a list with a rest, or of two opposites, leaves nothing out', () => {
    expect(findings('受理案件335件，其中平台受理71件，转件受理54件，其他渠道受理220件。')).toEqual([
      'disagrees sum 335件: 71 + 54 + 220 = 345',
    ])
    expect(findings('在建项目12个，其中已完工7个，未完工4个。')).toEqual(['disagrees sum 12个: 7 + 4 = 11'])
    expect(findings('在建项目12个，其中市政类7个，水利类4个。')).toEqual(['open sum 12个: 7 + 4 = 11'])
  })

  it('stops a list where the next segment goes on to something else', () => {
    expect(
      checksOf('养护里程386.4公里，其中县道142.7公里、乡道243.7公里；绿化5,318株；安装护栏12.6公里。'),
    ).toEqual(['agrees sum 386.4公里: 142.7 + 243.7 = 386.4'])
  })

  it('adds scores', () => {
    expect(
      checksOf('预算管理（20分）得19.5分，资金执行（20分）得19.2分，履职绩效（60分）得58.5分，合计97.2分。'),
    ).toEqual(['agrees sum 97.2分: 19.5 + 19.2 + 58.5 = 97.2'])
  })
})

describe('levels of a change', () => {
  it('takes what was spent, not what was budgeted, for the level now', () => {
    expect(
      checksOf('“三公”经费决算为61.37万元，完成预算72.00万元的85.24%，比2021年减少7.05万元，下降10.30%。'),
    ).toEqual([
      'agrees ratio 85.24%: 61.37 ÷ 72.00 = 85.24%',
      'agrees growth 10.30%: 7.05 ÷ （61.37 + 7.05） = 10.30%',
    ])
  })

  it('finds the original budget told before', () => {
    expect(
      checksOf('区人大批准部门预算15,193.00万元。调整后预算为16,161.50万元，较年初预算调增968.56万元。'),
    ).toEqual(['disagrees difference 968.56万元: 16,161.50 − 15,193.00 = 968.50'])
  })

  it('tells a wrong change from the right growth rate beside it', () => {
    expect(findings('支出17,958.61万元，较上年的16,704.28万元增加1,245.33万元，增长7.51%。')).toEqual([
      'disagrees difference 1,245.33万元: 17,958.61 − 16,704.28 = 1,254.33',
    ])
  })

  it('subtracts rates for percentage points', () => {
    expect(findings('满意度为93.5%，比上年的91.2%提高2.3个百分点。')).toEqual([])
    expect(findings('满意度为93.5%，比上年的91.2%提高3.3个百分点。')).toEqual([
      'disagrees difference 3.3个百分点: 93.5% − 91.2% = 2.3',
    ])
  })

  it('asserts nothing after a list of parts, where the subject may be either', () => {
    expect(
      findings('决算47.32万元，其中接待费8.15万元、用车39.17万元，比2022年决算51.04万元下降7.29%。'),
    ).toEqual([])
    expect(
      findings('决算47.32万元，其中接待费8.15万元、用车39.17万元，比2022年决算51.04万元下降9.29%。'),
    ).toEqual([])
  })
})

describe('units', () => {
  it('are compared where the same digits stand with two of them', () => {
    expect(findings('机械租赁费1,105,380.75万元。\n表内机械租赁费1,105,380.75元。')).toEqual([
      'disagrees unit 1,105,380.75万元: 1,105,380.75万元 ≠ 1,105,380.75元',
    ])
    expect(checksOf('总额22,384,880.00元。\n实际支出2,238.49万元。')).toEqual([
      'agrees mention 2,238.49万元: 22,384,880.00元 = 2,238.49',
    ])
  })
})

describe('population rates', () => {
  it('are per thousand', () => {
    expect(checksOf('全区常住人口出生率7.43%，自然增长率0.96%；孕产妇死亡率0，婴儿死亡率1.93%。')).toEqual([
      'disagrees unit 7.43%: 7.43% = 74.3‰',
      'disagrees unit 0.96%: 0.96% = 9.6‰',
      'disagrees unit 1.93%: 1.93% = 19.3‰',
    ])
  })

  it('are left alone in ‰, and as changes', () => {
    expect(checksOf('婴儿死亡率 0.66‰，5 岁以下儿童死亡率 0.91‰。')).toEqual([])
    expect(checksOf('婴儿死亡率同比下降 12.5%。')).toEqual([])
  })
})
