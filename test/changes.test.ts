import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks of changes say, one line each: verdict, kind, stated, formula. */
const changesIn = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'difference' || c.kind === 'growth')
    .map(c => `${c.verdict} ${c.kind} ${c.stated.text.replace(/\s/g, '')}: ${c.formula}`)
}

const findings = (text: string): string[] => changesIn(text).filter(line => line.startsWith('disagrees'))

describe('the level before', () => {
  it('is what the words compare with, printed beside them', () => {
    expect(findings('调整后预算3,176.92万元，较年初预算2,827.29万元增加394.63万元。')).toEqual([
      'disagrees difference 394.63万元: 3,176.92 − 2,827.29 = 349.63',
    ])
    expect(findings('第四季度支出2.15亿元，环比三季度的1.72亿元增长28%。')).toEqual([
      'disagrees growth 28%: （2.15 − 1.72） ÷ 1.72 = 25%',
    ])
  })

  it('is what the sentence told of the thing compared with', () => {
    expect(findings('计划走访1,200户，实际走访1,260户，比计划多走访80户。')).toEqual([
      'disagrees difference 80户: 1,260 − 1,200 = 60',
    ])
    expect(findings('年初预算100万元，调整后预算150万元，实际支出140万元，较年初预算增加50万元。')).toEqual(
      [],
    )
  })

  it('is where a change sets out, wherever the change is told', () => {
    expect(findings('平均住院日由8.4天降至7.9天，缩短0.8天。')).toEqual([
      'disagrees difference 0.8天: 8.4 − 7.9 = 0.5',
    ])
    expect(findings('年中压减资金30.5万元，预算从126.2万元降为97.7万元。')).toEqual([
      'disagrees difference 30.5万元: 126.2 − 97.7 = 28.5',
    ])
    expect(findings('预算由区级财政安排100万元，增加至年末120万元，增长30%。')).toEqual([])
    expect(findings('从业人员100人，培训合格至120人，增长30%。')).toEqual([])
  })

  it('is spent once its change is told and another level follows', () => {
    expect(findings('收入由9,860元提高到11,240元，增长14.0%；户均收入15,672元，增长6.8%。')).toEqual([])
    expect(findings('上年收入200元，本年收入250元，同比增长25%，支出150元，同比增长6.8%。')).toEqual([])
    expect(findings('2022年收入200元，2023年收入250元，增长25%，支出150元，增长6.8%。')).toEqual([])
    expect(findings('收入由9,860元提高到11,240元，增长14.0%，增加1,830元。')).toHaveLength(1)
  })

  it('is what a bracket says, or the earlier of two years', () => {
    expect(findings('本年支出89.5万元（上年支出103.2万元），同比减少13.9万元。')).toEqual([
      'disagrees difference 13.9万元: 103.2 − 89.5 = 13.7',
    ])
    expect(findings('2023年支出250.0万元，2022年支出200.0万元，增加60.0万元。')).toEqual([
      'disagrees difference 60.0万元: 250.0 − 200.0 = 50.0',
    ])
  })
})

describe('the level now', () => {
  it('may stand in the sentence before', () => {
    expect(
      findings('收、支总计均为1,200.00万元。与上年度相比，收、支总计各增加200.00万元，增长25%。'),
    ).toEqual(['disagrees growth 25%: 200.00 ÷ （1,200.00 − 200.00） = 20%'])
    expect(findings('全年支出100万元。压减会议费5万元，下降10%。')).toEqual([])
    expect(findings('接待游客500人。与上年相比，办理案件增加100件，增长20%。')).toEqual([])
  })

  it('may be a part, where no whole stands beside it', () => {
    expect(findings('其中，四季度支出2.15亿元，较三季度的1.72亿元增长28%。')).toHaveLength(1)
    expect(findings('全年支出9.15亿元，其中四季度2.15亿元，较上年同期的1.72亿元增长28%。')).toEqual([])
  })

  it('is not one of another subject', () => {
    expect(findings('本年收入100万元，公用经费较上年增加20万元，增长30%。')).toEqual([])
    expect(findings('本年支出100万元，其中公用经费较上年减少会议费20万元，下降30%。')).toEqual([])
    expect(findings('收入总计100万元，支出较上年增加20万元，增长30%。')).toEqual([])
  })
})

describe('a rate and its change', () => {
  it('go the same way', () => {
    expect(findings('本年支出5,087.2万元，较上年3,439.6万元增加1,647.6万元，下降47.9%。')).toEqual([
      'disagrees growth 47.9%: （3,439.6 − 5,087.2） ÷ 3,439.6 = -47.90%',
    ])
    expect(findings('支出150万元，比上年减少50万元，增长率为-25%。')).toEqual([])
    expect(findings('支出250万元，比上年增加50万元，增长率为-25%。')).toHaveLength(1)
  })

  it('may be told in either order', () => {
    expect(findings('全年支出250万元，比上年增长20%，增加50万元。')).toEqual([
      'disagrees growth 20%: 50 ÷ （250 − 50） = 25%',
    ])
  })

  it('are taken one by one where they are listed for several levels', () => {
    expect(
      findings(
        '养老和托育支出分别为250.0万元、120.0万元，上年分别为200.0万元、100.0万元，同比分别增长25.0%、12.0%。',
      ).filter(line => line.includes('growth')),
    ).toEqual(['disagrees growth 12.0%: （120.0 − 100.0） ÷ 100.0 = 20.0%'])
  })
})

describe('what is left over', () => {
  it('is the whole less its part, where the sentence tells no other amount', () => {
    expect(findings('招标控制价3,657.91万元，中标价3,640.28万元，节约资金17.36万元。')).toEqual([
      'disagrees difference 17.36万元: 3,657.91 − 3,640.28 = 17.63',
    ])
    expect(findings('应收水费286.4万元，已收244.9万元，尚有51.5万元未收取。')).toEqual([
      'disagrees difference 51.5万元: 286.4 − 244.9 = 41.5',
    ])
    expect(findings('送审金额489.2万元，核减51.1万元，审定金额418.1万元。')).toEqual([
      'disagrees difference 51.1万元: 489.2 − 418.1 = 71.1',
    ])
    expect(findings('核定编制50名，实有在编57名，超编3名。')).toEqual([
      'disagrees difference 3名: 57 − 50 = 7',
    ])
  })

  it('may hold the balance of another year, or more than the sentence tells', () => {
    expect(findings('全年收入500.0万元，支出480.0万元，年末结余85.0万元。')).toEqual([])
    expect(findings('合同总额100万元，本年支付30万元，累计结余40万元。')).toEqual([])
    expect(findings('预算500万元，完成投资400万元，节约资金20万元。')).toEqual([])
    expect(findings('甲项目结余20万元，乙项目结余30万元，丙项目结余45万元。')).toEqual([])
  })

  it('is told of a budget that was altered on the way', () => {
    expect(findings('年初预算100.0万元，年中追加30.0万元，调减5.0万元，调整后预算135.0万元。')).toEqual([
      'disagrees difference 135.0万元: 100.0 + 30.0 − 5.0 = 125.0',
    ])
    expect(findings('年初预算100.0万元，上级追加30.0万元，其中设备20.0万元，调整后预算126.0万元。')).toEqual(
      [],
    )
  })
})
