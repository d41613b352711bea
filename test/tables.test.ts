import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks of one table say: verdict, kind, stated, formula. The rows are written with | between cells. */
const checksOf = (caption: string, ...rows: string[]): string[] => {
  const document = documentOf(
    caption,
    rows.map(row => row.split('|').map(cell => cell.trim())),
  )
  return verify(document, extract(document)).checks.map(
    c => `${c.verdict} ${c.kind} ${c.stated.text}: ${c.formula}`,
  )
}

const findings = (caption: string, ...rows: string[]): string[] =>
  checksOf(caption, ...rows).filter(line => !line.startsWith('agrees'))

describe('total rows', () => {
  const header = '序号 | 单位 | 年初预算数 | 全年预算数'

  it('are added up column by column, not over numbers of rows', () => {
    expect(
      checksOf(
        '单位：万元',
        header,
        '1 | 局本级 | 397.46 | 396.76',
        '2 | 医院 | 545.08 | 958.96',
        '合计 | < | 942.54 | 1,355.72',
      ),
    ).toEqual([
      'agrees sum 942.54: 397.46 + 545.08 = 942.54',
      'agrees sum 1,355.72: 396.76 + 958.96 = 1,355.72',
    ])
    expect(
      findings(
        '单位：万元',
        header,
        '1 | 局本级 | 397.46 | 396.76',
        '2 | 医院 | 545.08 | 958.96',
        '合计 | < | 945.24 | 1,355.72',
      ),
    ).toEqual(['disagrees sum 945.24: 397.46 + 545.08 = 942.54'])
  })

  it('may stand first, over subtotals or over kinds with their parts below', () => {
    expect(
      findings('单位：元', '类别 | 金额', '合计 | 1,500.00', '人员经费 | 900.00', '公用经费 | 600.00'),
    ).toEqual([])
    expect(
      checksOf(
        '单位：元',
        '类别 | 金额',
        '工资 | 500.00',
        '津贴 | 400.00',
        '小计 | 900.00',
        '水电 | 200.00',
        '差旅 | 400.00',
        '小计 | 600.00',
        '总计 | 1,500.00',
      ),
    ).toEqual([
      'agrees sum 900.00: 500.00 + 400.00 = 900.00',
      'agrees sum 600.00: 200.00 + 400.00 = 600.00',
      'agrees sum 1,500.00: 900.00 + 600.00 = 1,500.00',
    ])
    expect(
      checksOf(
        '单位：万元',
        '科目编码 | 科目名称 | 决算数',
        '合计 | < | 80.00',
        '201 | 一般公共服务支出 | 50.00',
        '20103 | 政府办公厅 | 50.00',
        '210 | 卫生健康支出 | 30.00',
        '21004 | 公共卫生 | 30.00',
      ),
    ).toContain('agrees sum 80.00: 50.00 + 30.00 = 80.00')
  })

  it('leave 其中 rows out', () => {
    expect(
      findings(
        '单位：万元',
        '项目 | 金额',
        '基本支出 | 50.00',
        '其中：人员经费 | 40.00',
        '项目支出 | 30.00',
        '合计 | 80.00',
      ),
    ).toEqual([])
  })

  it('are not made of rates, unit prices or averages', () => {
    expect(
      findings(
        '单位：元',
        '品名 | 单价 | 金额',
        '甲 | 10.00 | 100.00',
        '乙 | 20.00 | 300.00',
        '合计 | 99.00 | 400.00',
      ),
    ).toEqual([])
    expect(
      findings(
        '单位：万元',
        '单位 | 预算数 | 执行数 | 执行率',
        '甲 | 100.00 | 90.00 | 90.00%',
        '乙 | 50.00 | 40.00 | 80.00%',
        '合计 | 150.00 | 130.00 | 86.67%',
      ),
    ).toEqual([])
  })
})

describe('computed columns', () => {
  it('divide what was spent by the adjusted budget', () => {
    expect(
      findings(
        '单位：万元',
        '单位 | 年初预算数 | 全年预算数 | 决算数 | 执行率',
        '甲 | 100.00 | 120.00 | 90.00 | 75.00%',
        '乙 | 50.00 | 80.00 | 40.00 | 80.00%',
      ),
    ).toEqual(['disagrees ratio 80.00%: 40.00 ÷ 80.00 = 50.00%'])
  })

  it('are found by their figures where the headers name no roles', () => {
    expect(
      findings(
        '单位：万元',
        '项目 | 2022年 | 2023年 | 增减额 | 增减%',
        '甲 | 100.00 | 120.00 | 20.00 | 20.00%',
        '乙 | 50.00 | 40.00 | -10.00 | -20.00%',
        '丙 | 80.00 | 100.00 | 20.00 | 52.00%',
      ),
    ).toEqual(['disagrees growth 52.00%: （100.00 − 80.00） ÷ 80.00 = 25.00%'])
  })

  it("give each row's share of the total", () => {
    expect(
      findings(
        '补助资金分配表',
        '项目 | 金额（万元） | 占比（%）',
        '门诊 | 385.38 | 42.30',
        '住院 | 294.45 | 32.32',
        '公卫 | 168.61 | 15.81',
        '维护 | 62.60 | 6.87',
        '合计 | 911.04 | 100.00',
      ),
    ).toEqual(['disagrees share 15.81: 168.61 ÷ 911.04 = 18.51%'])
  })

  it('accuse nobody where no pair of columns fits', () => {
    expect(
      findings(
        '单位：万元',
        '项目 | 面积 | 投资 | 完成率',
        '甲 | 10.00 | 90.00 | 75.00%',
        '乙 | 50.00 | 40.00 | 30.00%',
      ),
    ).toEqual([])
  })
})

describe('a form with two headers', () => {
  it('is read in parts: fund rows by their header, indicators by theirs', () => {
    expect(
      findings(
        '项目支出绩效自评表（金额单位：元）',
        '项目资金 |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分',
        '^ | 年度资金总额 | 900.00 | 1,000.00 | 880.00 | 10 | 98.00% | 8.80',
        '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因',
        '产出指标 | 数量指标 | 培训人次 | ≥200人次 | 210人次 | 90 | 90 |',
      ),
    ).toEqual(['disagrees ratio 98.00%: 880.00 ÷ 1,000.00 = 88.00%'])
  })
})
