import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const mentions = (...blocks: BlockContent[]) => {
  const document = documentOf(...blocks)
  return verify(document, extract(document)).checks.filter(c => c.kind === 'mention')
}

/** Where a quantity is told differently in two places: severity, stated and what it was held against. */
const findings = (...blocks: BlockContent[]): string[] =>
  mentions(...blocks)
    .filter(c => c.verdict !== 'agrees')
    .map(c => `${c.severity}: ${c.stated.text} ← ${c.operands.map(o => o.text).join('、')}`)

const cells = (...rows: string[]): string[][] => rows.map(row => row.split('|').map(cell => cell.trim()))

describe('the same words in two places', () => {
  it('name one thing, short as they are, where the digits are telling', () => {
    expect(findings('全年共接种疫苗 711 剂次。', '产出数量方面，接种疫苗 731 剂次。')).toEqual([
      'figure: 731 剂次 ← 711 剂次',
    ])
    expect(findings('截至年末，卫生院在职职工 637 人。', '卫生院年末在职职工 677 人。')).toEqual([
      'figure: 677 人 ← 637 人',
    ])
    expect(findings('开展培训 12 场。', '开展培训 15 场。')).toEqual([])
    expect(findings('安排专项资金 100 万元，用于养护。', '安排专项资金 200 万元，用于维修。')).toEqual([])
  })

  it('tell of two things where their clauses name two owners, times or places', () => {
    expect(findings('局机关发放宣传手册 5,210 册。', '下属中心发放宣传手册 5,310 册。')).toEqual([])
    expect(
      findings('县残联厉行节约，本年支出合计 302.5 万元。', '县妇联厉行节约，本年支出合计 312.5 万元。'),
    ).toEqual([])
    expect(
      findings('2022年，养护项目到位资金 2,007.5 万元。', '2023年，养护项目到位资金 2,009.5 万元。'),
    ).toEqual([])
    expect(findings('上半年走访企业 321 家。', '全年走访企业 331 家。')).toEqual([])
  })

  it('hold % for ‰', () => {
    expect(findings('旅游厕所项目群众满意度为 88.85%。', '旅游厕所项目群众满意度 88.85‰。')).toEqual([
      'figure: 88.85% ← 88.85‰',
    ])
  })
})

describe('a level without a name of its own', () => {
  it('is that of what its sentence begins with', () => {
    expect(
      findings('县残联本年支出合计 302.5 万元。', '综上，县残联厉行节约，本年支出合计 312.5 万元。'),
    ).toEqual(['figure: 312.5 万元 ← 302.5 万元'])
    expect(
      findings('县残联本年支出合计 302.5 万元。', '综上，县中医院厉行节约，本年支出合计 312.5 万元。'),
    ).toEqual([])
  })

  it('is that of the project that its table names', () => {
    const table = cells(
      '项目名称 | 应急广播体系项目',
      '项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数',
      '年度资金总额 | 298.20 | 352.53 | 256.84',
    )
    expect(findings('应急广播体系项目全年预算数 325.53 万元，资金使用规范。', table)).toEqual([
      'figure: 325.53 万元 ← 352.53',
    ])
    expect(findings('我局全年预算数 325.53 万元，资金使用规范。', table)).toEqual([])
  })
})

describe('tables and prose', () => {
  it('agree in the unit that a row names', () => {
    expect(
      findings(
        '采购应急帐篷 1651 顶。',
        cells('三级指标 | 单位 | 实际完成值', '采购应急帐篷数量 | 顶 | 1951'),
      ),
    ).toEqual(['figure: 1651 顶 ← 1951'])
  })

  it('agree with what a cell tells in words', () => {
    const cell = (text: string) =>
      cells('年度总体目标 | 预期目标 | 实际完成情况', ` | 建档不少于 500 份。 | ${text}`)
    const row = cells('三级指标 | 年度指标值 | 实际完成值', '建立健康档案数量 | ≥500份 | 627份')
    expect(findings(cell('全年实际建立健康档案 672 份。'), row)).toEqual(['figure: 627份 ← 672 份'])
    expect(findings(cell('全年实际建立健康档案 627 份。'), row)).toEqual([])
  })

  it('agree whatever another column tells of whom', () => {
    expect(
      findings(
        '湿地保护项目合同金额 366.31 万元。',
        cells('项目名称 | 中标单位 | 合同金额（元）', '湿地保护项目 | 甲公司 | 3,693,076.09'),
      ),
    ).toEqual(['figure: 366.31 万元 ← 3,693,076.09'])
  })
})

describe('a name in quotation marks', () => {
  it('is worth a look where what bears it is counted differently, whatever the words around it', () => {
    expect(
      findings(
        '2 家中心达到“百佳优质服务”评比“推荐标准”、5 家中心达到“基本标准”。',
        '成效明显，5 家中心达国家级“百佳优质服务”推荐标准。',
      ),
    ).toEqual(['notice: 5 家 ← 2 家'])
  })

  it('parts what is new, planned or of another time from the rest', () => {
    expect(
      findings('2 家医院获评“平安医院创建示范”称号。', '新增 6 家医院获评“平安医院创建示范”称号。'),
    ).toEqual([])
    expect(findings('计划 6 家医院创建“平安医院创建示范”。', '2 家医院创建“平安医院创建示范”。')).toEqual([])
  })
})

describe('figures that come with others', () => {
  it('are told again in the same sentence', () => {
    expect(
      findings('项目惠及农户 64 户、群众 7,787 人。', '摘要：项目惠及农户 64 户、群众 7,782 人。'),
    ).toEqual(['figure: 7,782 人 ← 7,787 人'])
    expect(
      findings('甲项目惠及农户 64 户、群众 7,787 人。', '乙项目惠及农户 65 户、群众 7,782 人。'),
    ).toEqual([])
  })

  it('are taken up by 上述', () => {
    expect(findings('全年安排奖补资金 3,994.17 万元。上述 3,992.17 万元资金已拨付。')).toEqual([
      'figure: 3,992.17 万元 ← 3,994.17 万元',
    ])
    expect(
      findings('全年安排奖补资金 3,994.17 万元，其中本级 541.6 万元。上述 3,452.57 万元来自上级。'),
    ).toEqual([])
    expect(findings('共建立 13 项专科联盟，费用增长 5.73%，该两项费用均为最低。')).toEqual([])
  })
})

describe('the result of a named assessment', () => {
  it('is told the same', () => {
    expect(
      findings('档案数字化项目自评得分为 97.05 分。', '综上，档案数字化项目自评得分 98.05 分。'),
    ).toEqual(['figure: 98.05 分 ← 97.05 分'])
    expect(findings('甲类项目自评得分为 97.05 分。', '档案数字化项目自评得分 98.05 分。')).toEqual([])
  })
})

it('quotes the other place by whole clauses', () => {
  const [check] = mentions(
    '新设床位 316 张，评审认定 13 个高水平教学团队、引进博士 21 名，新增重点专科 5 个。',
    '总之，新设床位 316 张，评审认定高水平教学团队 10 个、引进博士 21 名，新增重点专科 5 个。',
  ).filter(c => c.verdict === 'disagrees')
  expect(check?.message).toBe(
    '同一事项此处写为 10 个，另一处写为 13 个：「评审认定 13 个高水平教学团队、引进博士 21 名」。',
  )
})
