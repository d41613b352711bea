import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks of a difference say, one line each: verdict, stated, formula. */
const differences = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document))
    .checks.filter(check => check.kind === 'difference')
    .map(check => `${check.verdict} ${check.stated.text}: ${check.formula}`)
}

describe('what is left of a whole', () => {
  it('is the whole less its part, in either order of words', () => {
    expect(differences('到位资金423.50万元，实际使用413.97万元，剩余9.53万元交回国库。')).toEqual([
      'agrees 9.53万元: 423.50 − 413.97 = 9.53',
    ])
    expect(differences('送审金额489.20万元，核减51.10万元，审定金额418.10万元。')).toEqual([
      'disagrees 51.10万元: 489.20 − 418.10 = 71.10',
    ])
    expect(differences('设备预算单价34377.88元、成交单价31298.14元，每台节约3097.74元。')).toEqual([
      'disagrees 3097.74元: 34377.88 − 31298.14 = 3079.74',
    ])
    expect(differences('计划新建管线612公里，已完工548公里，尚余46公里结转至下一年度实施。')).toEqual([
      'disagrees 46公里: 612 − 548 = 64',
    ])
  })

  it('is negative of what went beyond it, also where the plan stands in a bracket', () => {
    expect(differences('农村低保月人均补差404元，超任务数14元（任务数为400元）。')).toEqual([
      'disagrees 14元: 404 − 400 = 4',
    ])
    expect(differences('核定工勤编制32名，实有工勤人员45名，超编13名。')).toEqual([
      'agrees 13名: 45 − 32 = 13',
    ])
  })

  it('lies between two amounts that are named again', () => {
    expect(
      differences('政府债务余额为62.98亿元，上级核定的债务限额为82.58亿元，余额低于限额16.90亿元。'),
    ).toEqual(['disagrees 16.90亿元: 82.58 − 62.98 = 19.60'])
  })

  it('accuses nobody where other amounts may belong to it', () => {
    for (const text of [
      '全年收入500.0万元，支出480.0万元，年末结余85.0万元。',
      '合同总额100万元，本年支付30万元，累计结余40万元。',
      '预算423.50万元，支出413.97万元，上年结余50.20万元。',
      '预算423.50万元，支出413.97万元，通过集中采购节约资金2.30万元。',
      '预算500万元，支出480万元，结余10万元，收回10万元。',
      '项目预算300万元，其中已支出120万元，未支付60万元。',
    ])
      expect(
        differences(text).filter(line => line.startsWith('disagrees')),
        text,
      ).toEqual([])
  })
})

describe('levels and the changes between them', () => {
  it('give the level after', () => {
    expect(
      differences(
        '年初结转和结余219.77万元，本年收入1,307.65万元，本年支出1,379.87万元，收支相抵后年末结转和结余174.55万元。',
      ),
    ).toEqual(['disagrees 174.55万元: 219.77 + 1,307.65 − 1,379.87 = 147.55'])
    expect(differences('年初预算100.00万元，追加30.00万元，调减5.00万元，调整后预算152.00万元。')).toEqual([
      'disagrees 152.00万元: 100.00 + 30.00 − 5.00 = 125.00',
    ])
    expect(differences('年初应发放对象8,834户，年内因死亡、迁出核减176户，年末实际发放8,568户。')).toEqual([
      'disagrees 8,568户: 8,834 − 176 = 8,658',
    ])
  })

  it('give a net change, and what was paid off', () => {
    expect(differences('追加预算120万元，追减35万元，净增95万元。')).toEqual([
      'disagrees 95万元: 120 − 35 = 85',
    ])
    expect(
      differences('全年清收欠缴租金421.43万元，欠缴余额由年初的2356.48万元降至年末的1935.14万元。'),
    ).toEqual(['disagrees 421.43万元: 2356.48 − 1935.14 = 421.34'])
  })

  it('accuse nobody where amounts of another sort of change are told, or nothing says that all are', () => {
    for (const text of [
      '年初结余219.77万元，本年收入1,307.65万元，本年支出1,300.00万元，结余分配80.00万元，年末结余147.42万元。',
      '全年清收欠款437.15万元，欠缴余额由年初的2,356.10万元降至年末的2,102.55万元。',
      '年初库存12台，年末库存20台，全年采购经费15台。',
    ])
      expect(
        differences(text).filter(line => line.startsWith('disagrees')),
        text,
      ).toEqual([])
  })
})
