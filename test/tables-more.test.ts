import { extract } from '@heshu/workers/extract/extract.ts'
import { tellAgainClaims } from '@heshu/workers/extract/relations/tables/again.ts'
import { figureTables } from '@heshu/workers/extract/relations/tables/figure-table.ts'
import { documentOf, tableOfRows } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const cellsOf = (row: string): string[] => row.split('|').map(cell => cell.trim())

/** What the checks of a report say: verdict, kind, stated, formula. A list of strings is a table, | between its cells. */
const checksOf = (...blocks: (string | string[])[]): string[] => {
  const document = documentOf(...blocks.map(b => (typeof b === 'string' ? b : b.map(cellsOf))))
  return verify(document, extract(document)).checks.map(
    c =>
      `${c.verdict}${c.severity === 'rounding' ? ' rounding' : ''} ${c.kind} ${c.stated.text}: ${c.formula}`,
  )
}
const findings = (...blocks: (string | string[])[]): string[] =>
  checksOf(...blocks).filter(line => !line.startsWith('agrees'))
/** The table with one cell's text exchanged. */
const altered = (rows: readonly string[], from: string, to: string): string[] => {
  const at = rows.findIndex(row => row.includes(from))
  expect(at).toBeGreaterThanOrEqual(0)
  return rows.map((row, i) => (i === at ? row.replace(from, to) : row))
}
const accusations = (...blocks: (string | string[])[]): string[] =>
  checksOf(...blocks).filter(line => line.startsWith('disagrees'))

describe('total columns', () => {
  const rows = [
    '单位名称 | 合计 | 基本支出 | < | < | 项目支出',
    '^ | ^ | 小计 | 人员经费 | 公用经费 | ^',
    '局机关 | 1,861.47 | 1,502.36 | 1,288.11 | 214.25 | 359.11',
    '信息中心 | 640.93 | 418.52 | 361.40 | 57.12 | 222.41',
    '服务中心 | 973.18 | 655.87 | 570.25 | 85.62 | 317.31',
    '合计 | 3,475.58 | 2,576.75 | 2,219.76 | 356.99 | 898.83',
  ]

  it('over a subtotal of their group and a single column', () => {
    expect(findings('单位：万元', rows)).toEqual([])
    const agreed = checksOf('单位：万元', rows)
    expect(agreed).toContain('agrees sum 1,861.47: 1,502.36 + 359.11 = 1,861.47')
    expect(agreed).toContain('agrees sum 418.52: 361.40 + 57.12 = 418.52')
    expect(accusations('单位：万元', altered(rows, '655.87', '658.57'))).toContain(
      'disagrees sum 658.57: 570.25 + 85.62 = 655.87',
    )
    expect(accusations('单位：万元', altered(rows, '640.93', '604.93'))).toContain(
      'disagrees sum 604.93: 418.52 + 222.41 = 640.93',
    )
  })

  it('may stand last', () => {
    const last = [
      '项目 | 财政拨款 | 上级补助 | 自筹 | 合计',
      '路灯改造 | 315.20 | 48.36 | 12.70 | 376.26',
      '绿化养护 | 208.14 | 33.05 | 20.18 | 261.37',
      '环卫保洁 | 512.66 | 71.92 | 35.44 | 620.02',
    ]
    expect(findings('单位：万元', last)).toEqual([])
    expect(accusations('单位：万元', altered(last, '261.37', '216.37'))).toEqual([
      'disagrees sum 216.37: 208.14 + 33.05 + 20.18 = 261.37',
    ])
  })

  it('may be named by the group that stands over them', () => {
    const crossed = [
      '单位 | 合计 | < | 财政拨款 | < | 其他资金 | <',
      '^ | 预算数 | 执行数 | 预算数 | 执行数 | 预算数 | 执行数',
      '甲校 | 913.20 | 880.15 | 700.10 | 690.05 | 213.10 | 190.10',
      '乙校 | 655.40 | 610.36 | 500.30 | 480.26 | 155.10 | 130.10',
      '丙校 | 431.91 | 415.07 | 320.71 | 311.86 | 111.20 | 103.21',
    ]
    expect(findings('单位：万元', crossed)).toEqual([])
    expect(accusations('单位：万元', altered(crossed, '610.36', '601.36'))).toContain(
      'disagrees sum 601.36: 480.26 + 130.10 = 610.36',
    )
  })

  it('may be followed by columns of other things', () => {
    const mixed = [
      '项目 | 合计 | 中央资金 | 地方资金 | 受益人数（人） | 完成投资（万元） | 备注',
      '甲 | 363.56 | 315.20 | 48.36 | 1,204 | 350.11 | —',
      '乙 | 241.19 | 208.14 | 33.05 | 963 | 240.62 | —',
      '丙 | 584.58 | 512.66 | 71.92 | 2,518 | 560.44 | —',
    ]
    expect(findings('单位：万元', mixed)).toEqual([])
    expect(accusations('单位：万元', altered(mixed, '241.19', '214.19'))).toEqual([
      'disagrees sum 214.19: 208.14 + 33.05 = 241.19',
    ])
  })

  it('are not seen in years, roles and rates that stand side by side', () => {
    expect(
      findings('单位：万元', [
        '项目 | 年初预算数 | 调整后预算数 | 执行数 | 执行率',
        '甲 | 120.00 | 150.00 | 135.00 | 90.00%',
        '乙 | 80.00 | 100.00 | 92.00 | 92.00%',
        '丙 | 60.00 | 60.00 | 51.00 | 85.00%',
      ]),
    ).toEqual([])
  })
})

describe('hierarchies', () => {
  const coded = [
    '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
    '^ | 栏次 | 1 | 2 | 3',
    ' | 合计 | 2,071.29 | 1,377.08 | 694.21',
    '206 | 科学技术支出 | 1,560.55 | 1,012.34 | 548.21',
    '20601 | 科学技术管理事务 | 1,218.14 | 1,012.34 | 205.80',
    '2060101 | 行政运行 | 1,012.34 | 1,012.34 | 0.00',
    '2060102 | 一般行政管理事务 | 205.80 | 0.00 | 205.80',
    '20604 | 技术研究与开发 | 342.41 | 0.00 | 342.41',
    '2060404 | 科技成果转化与扩散 | 342.41 | 0.00 | 342.41',
    '208 | 社会保障和就业支出 | 510.74 | 364.74 | 146.00',
    '20805 | 行政事业单位养老支出 | 510.74 | 364.74 | 146.00',
    '2080505 | 养老保险缴费支出 | 364.74 | 364.74 | 0.00',
    '2080506 | 职业年金缴费支出 | 146.00 | 0.00 | 146.00',
  ]

  it('of codes hold at every level', () => {
    expect(findings('单位：万元', coded)).toEqual([])
    const agreed = checksOf('单位：万元', coded)
    expect(agreed).toContain('agrees sum 2,071.29: 1,560.55 + 510.74 = 2,071.29')
    expect(agreed).toContain('agrees sum 1,560.55: 1,218.14 + 342.41 = 1,560.55')
    expect(agreed).toContain('agrees sum 1,218.14: 1,012.34 + 205.80 = 1,218.14')
    expect(accusations('单位：万元', altered(coded, '1,218.14', '1,281.14'))).toContain(
      'disagrees sum 1,281.14: 1,012.34 + 205.80 = 1,218.14',
    )
  })

  it('of codes in three columns', () => {
    const split = [
      '类 | 款 | 项 | 科目名称 | 决算数 | 其中：项目支出',
      '201 |  |  | 一般公共服务支出 | 812.40 | 301.25',
      '201 | 03 |  | 办公厅事务 | 812.40 | 301.25',
      '201 | 03 | 01 | 行政运行 | 511.15 | 0.00',
      '201 | 03 | 02 | 一般行政管理事务 | 210.07 | 210.07',
      '201 | 03 | 50 | 事业运行 | 91.18 | 91.18',
    ]
    expect(checksOf('单位：万元', split)).toContain('agrees sum 812.40: 511.15 + 210.07 + 91.18 = 812.40')
    expect(findings('单位：万元', split)).toEqual([])
  })

  it('of numbered lines', () => {
    const numbered = [
      '项目 | 预算数 | 决算数',
      '一、基本支出 | 1,377.08 | 1,350.61',
      '（一）人员经费 | 1,190.55 | 1,170.44',
      '（二）公用经费 | 186.53 | 180.17',
      '二、项目支出 | 694.21 | 660.90',
      '总计 | 2,071.29 | 2,011.51',
    ]
    expect(findings('单位：万元', numbered)).toEqual([])
    expect(accusations('单位：万元', altered(numbered, '1,350.61', '1,305.61'))).toContain(
      'disagrees sum 1,305.61: 1,170.44 + 180.17 = 1,350.61',
    )
  })

  it('of indentation alone are found by their figures', () => {
    const plain = [
      '科目 | 预算数 | 决算数',
      '支出总计 | 2,071.29 | 2,011.51',
      '基本支出 | 1,377.08 | 1,350.61',
      '人员经费 | 1,190.55 | 1,170.44',
      '公用经费 | 186.53 | 180.17',
      '项目支出 | 694.21 | 660.90',
      '运转类 | 281.30 | 260.75',
      '特定目标类 | 412.91 | 400.15',
    ]
    expect(findings('单位：万元', plain)).toEqual([])
    expect(checksOf('单位：万元', plain)).toContain('agrees sum 2,011.51: 1,350.61 + 660.90 = 2,011.51')
    expect(checksOf('单位：万元', plain)).toContain('agrees sum 1,350.61: 1,170.44 + 180.17 = 1,350.61')
  })

  it('of 其中 end where they give the line before', () => {
    const parts = [
      '项目 | 预算数 | 决算数',
      '合计 | 72.30 | 61.37',
      '因公出国费 | 0.30 | 0.00',
      '公务用车费 | 62.00 | 54.16',
      '其中：购置费 | 12.00 | 10.95',
      '运行维护费 | 50.00 | 43.21',
      '公务接待费 | 10.00 | 7.21',
    ]
    expect(findings('单位：万元', parts)).toEqual([])
    expect(checksOf('单位：万元', parts)).toContain('agrees sum 54.16: 10.95 + 43.21 = 54.16')
    expect(checksOf('单位：万元', parts)).toContain(
      'agrees sum 61.37: 54.16 + 7.21 = 61.37'.replace('54.16', '0.00 + 54.16'),
    )
  })

  it('of 其中 with some parts only accuse nobody', () => {
    expect(
      findings('单位：万元', [
        '项目 | 预算数 | 决算数',
        '培训费 | 62.00 | 54.16',
        '其中：师资费 | 12.00 | 10.95',
        '会议费 | 49.80 | 43.00',
        '合计 | 111.80 | 97.16',
      ]),
    ).toEqual([])
  })
})

describe('sections', () => {
  it('have their own totals, and one over all', () => {
    const rows = [
      '内容 | 预算 | 支出',
      '一、硬件采购 | < | <',
      '服务器 | 84.50 | 83.92',
      '终端 | 36.20 | 35.71',
      '合计 | 120.70 | 119.63',
      '二、软件开发 | < | <',
      '平台 | 150.35 | 148.06',
      '接口 | 22.15 | 21.84',
      '合计 | 172.50 | 169.90',
      '总计 | 293.20 | 289.53',
    ]
    expect(findings('单位：万元', rows)).toEqual([])
    expect(checksOf('单位：万元', rows)).toContain('agrees sum 289.53: 119.63 + 169.90 = 289.53')
    expect(accusations('单位：万元', altered(rows, '169.90', '196.90'))).toContain(
      'disagrees sum 196.90: 148.06 + 21.84 = 169.90',
    )
  })

  it('of merged cells have their subtotal first or last', () => {
    const rows = [
      '类别 | 内容 | 金额',
      '培训 | 小计 | 80.55',
      '^ | 师资 | 50.35',
      '^ | 场地 | 30.20',
      '宣传 | 小计 | 41.92',
      '^ | 印刷 | 11.62',
      '^ | 媒体 | 30.30',
      '合计 | < | 122.47',
    ]
    expect(findings('单位：万元', rows)).toEqual([])
    expect(checksOf('单位：万元', rows)).toContain('agrees sum 122.47: 80.55 + 41.92 = 122.47')
    expect(checksOf('单位：万元', rows)).toContain('agrees sum 80.55: 50.35 + 30.20 = 80.55')
  })
})

describe('a two-sided account', () => {
  const rows = [
    '收入 | < | 支出 | <',
    '项目 | 决算数 | 项目 | 决算数',
    '财政拨款收入 | 7,462.18 | 教育支出 | 6,148.37',
    '其他收入 | 105.26 | 社会保障支出 | 912.64',
    ' |  | 住房保障支出 | 864.77',
    '本年收入合计 | 7,567.44 | 本年支出合计 | 7,925.78',
    '年初结转和结余 | 512.90 | 年末结转和结余 | 154.56',
    '总计 | 8,080.34 | 总计 | 8,080.34',
  ]

  it('is added up on each side, with what was carried over', () => {
    const agreed = checksOf('单位：万元', rows)
    expect(findings('单位：万元', rows)).toEqual([])
    expect(agreed).toContain('agrees sum 7,925.78: 6,148.37 + 912.64 + 864.77 = 7,925.78')
    expect(agreed).toContain('agrees sum 8,080.34: 7,567.44 + 512.90 = 8,080.34')
    expect(agreed).toContain('agrees sum 8,080.34: 7,925.78 + 154.56 = 8,080.34')
  })

  it('balances', () => {
    expect(accusations('单位：万元', altered(rows, '总计 | 8,080.34 |', '总计 | 8,008.34 |'))).toEqual([
      'disagrees sum 8,008.34: 7,567.44 + 512.90 = 8,080.34',
      'disagrees mention 8,080.34: 8,080.34万元 ≠ 8,008.34万元',
    ])
  })
})

describe('rows computed from rows', () => {
  it('divide 执行数 by 预算数 in every column', () => {
    const rows = [
      '指标 | 一季度 | 二季度 | 三季度 | 四季度',
      '预算数 | 400.00 | 400.00 | 400.00 | 400.00',
      '执行数 | 92.00 | 196.40 | 301.20 | 391.60',
      '执行率 | 23.00% | 49.10% | 75.30% | 97.90%',
    ]
    expect(findings('单位：万元', rows)).toEqual([])
    expect(accusations('单位：万元', altered(rows, '75.30%', '73.50%'))).toEqual([
      'disagrees ratio 73.50%: 301.20 ÷ 400.00 = 75.30%',
    ])
  })
})

describe('products and averages of a row', () => {
  it('multiply number and unit price', () => {
    const rows = [
      '名称 | 数量（台） | 单价（元） | 金额（万元）',
      '黑板 | 86 | 18,500.00 | 159.10',
      '平板 | 420 | 2,380.00 | 99.96',
      '书架 | 135 | 960.00 | 12.96',
      '合计 | 641 | — | 272.02',
    ]
    expect(findings('采购清单', rows)).toEqual([])
    expect(accusations('采购清单', altered(rows, '99.96', '96.99'))).toContain(
      'disagrees product 96.99: 2,380.00元 × 420台 = 99.96',
    )
  })

  it('divide an amount by those who got it', () => {
    const rows = [
      '乡镇 | 人数（人） | 补助（元） | 人均（元）',
      '甲 | 120 | 54,600.00 | 455.00',
      '乙 | 85 | 40,800.00 | 480.00',
      '丙 | 240 | 118,800.00 | 495.00',
    ]
    expect(findings('发放表', rows)).toEqual([])
    expect(accusations('发放表', altered(rows, '480.00', '408.00'))).toContain(
      'disagrees average 408.00: 40,800.00元 ÷ 85人 = 480.00',
    )
  })
})

describe('groups of columns under one year or body', () => {
  const rows = [
    '项目 | 2022年 | < | < | 2023年 | < | <',
    '^ | 全年预算数 | 执行数 | 执行率 | 全年预算数 | 执行数 | 执行率',
    '甲 | 200.00 | 180.00 | 90.00% | 250.00 | 240.00 | 96.00%',
    '乙 | 100.00 | 85.00 | 85.00% | 120.00 | 108.00 | 90.00%',
  ]
  it('have their own rates', () => {
    expect(findings('单位：万元', rows)).toEqual([])
    expect(accusations('单位：万元', altered(rows, '96.00%', '69.00%'))).toEqual([
      'disagrees ratio 69.00%: 240.00 ÷ 250.00 = 96.00%',
    ])
  })
})

describe('sums that may lack rows or are none', () => {
  it('accuse nobody where a list names main items only', () => {
    expect(
      accusations('单位：万元', [
        '主要项目 | 预算数 | 执行数 | 结余数',
        '甲 | 120.00 | 110.00 | 10.00',
        '乙 | 80.00 | 71.50 | 8.50',
        '合计 | 913.26 | 880.40 | 32.86',
      ]),
    ).toEqual([])
  })

  it('tell rounding of parts from errors', () => {
    expect(
      accusations('单位：万元', ['项目 | 金额', '甲 | 33.33', '乙 | 33.33', '丙 | 33.33', '合计 | 100.00']),
    ).toEqual([])
  })
})

describe('groups of a table and the prose', () => {
  const table = [
    '支出类型 | 科目 | 金额（元）',
    '人员经费 | 工资 | 6,531,452.11',
    '^ | 津贴 | 1,307,936.29',
    '公用经费 | 水费 | 3,326.96',
    '^ | 差旅费 | 4,650.00',
    '^ | 培训费 | 164,062.00',
    '总计 | < | 8,011,427.36',
  ]
  const prose = '全年支出801.14万元，其中人员经费783.94万元、公用经费17.20万元，明细见下表。'

  it('agree over units, and differ in the last digit or more', () => {
    expect(findings(prose, table)).toEqual([])
    expect(findings(prose.replace('17.20', '17.21'), table)).toEqual([
      'disagrees rounding sum 17.21万元: 3,326.96元 + 4,650.00元 + 164,062.00元 = 17.20',
    ])
    expect(accusations(prose.replace('783.94', '738.94'), table)).toContain(
      'disagrees sum 738.94万元: 6,531,452.11元 + 1,307,936.29元 = 783.94',
    )
  })

  it('say nothing where the prose speaks of something else of the same name', () => {
    expect(accusations('上年人员经费1,203.40万元，较前年略有增加。', table)).toEqual([])
  })
})

describe('one row in two tables', () => {
  const first = [
    '项目 | 年初预算数 | 决算数',
    '道路养护 | 415.20 | 398.36',
    '桥梁检测 | 208.14 | 193.05',
    '路灯维护 | 96.35 | 90.12',
    '隧道监测 | 61.70 | 60.41',
  ]
  const second = [
    '项目名称 | 年初预算 | 实际支出 | 责任科室',
    '道路养护 | 415.20 | 398.36 | 养护科',
    '桥梁检测 | 208.14 | 193.05 | 养护科',
    '路灯维护 | 96.35 | 90.12 | 设施科',
    '隧道监测 | 61.70 | 60.41 | 设施科',
  ]

  it('differs where the tables agree in all else', () => {
    expect(accusations('单位：万元', first, '单位：万元', altered(second, '193.05', '139.05'))).toEqual([
      'disagrees mention 139.05: 139.05万元 ≠ 193.05万元',
    ])
  })

  it('is not the same where the tables are of different years', () => {
    const other = second.map(row => row.replace(/\d+\.\d+/g, n => `${n[0] === '9' ? 8 : 7}${n.slice(1)}`))
    const document = documentOf(first.map(cellsOf), other.map(cellsOf))
    expect(tellAgainClaims(figureTables(document, extract(document).figures))).toEqual([])
  })
})

describe('rows lost at a page end', () => {
  it('leave a total open, never wrong', () => {
    const rows = ['项目 | 金额', '甲 | 120.35', '乙 | 80.20', '丙 | 64.18', '合计 | 319.73'].map(cellsOf)
    const document = { ...documentOf('单位：万元'), blocks: [] }
    const blocks = [...documentOf('单位：万元').blocks, tableOfRows(rows, 1, [3])]
    const whole = { ...document, blocks }
    const checks = verify(whole, extract(whole)).checks
    expect(checks.filter(check => check.verdict === 'disagrees')).toEqual([])
  })
})

describe('columns of shares', () => {
  const rows = [
    '来源 | 金额（万元） | 占比（%）',
    '财政拨款 | 315.20 | 62.18',
    '上级补助 | 148.36 | 29.27',
    '自筹 | 43.35 | 8.55',
    '合计 | 506.91 | 100.00',
  ]

  it('are held against their amounts and against 100 %', () => {
    expect(findings('资金来源', rows)).toEqual([])
    expect(checksOf('资金来源', rows)).toContain('agrees sum 100.00: 62.18% + 29.27% + 8.55% = 100.00%')
    expect(accusations('资金来源', altered(rows, '29.27', '27.29'))).toContain(
      'disagrees share 27.29: 148.36 ÷ 506.91 = 29.27%',
    )
  })

  it('may miss 100 % by what rounding leaves', () => {
    expect(
      accusations('资金来源', [
        '来源 | 金额（万元） | 占比（%）',
        '甲 | 100.00 | 33.33',
        '乙 | 100.00 | 33.33',
        '丙 | 100.00 | 33.33',
        '合计 | 300.00 | 100.00',
      ]),
    ).toEqual([])
  })

  it('may be of the group', () => {
    const grouped = [
      '类别 | 内容 | 金额（万元） | 占比（%）',
      '培训 | 师资 | 50.35 | 62.51',
      '^ | 场地 | 30.20 | 37.49',
      '^ | 小计 | 80.55 | 100.00',
      '宣传 | 印刷 | 11.62 | 27.72',
      '^ | 媒体 | 30.30 | 72.28',
      '^ | 小计 | 41.92 | 100.00',
    ]
    expect(findings('支出构成', grouped)).toEqual([])
    expect(accusations('支出构成', altered(grouped, '37.49', '34.79'))).toContain(
      'disagrees share 34.79: 30.20 ÷ 80.55 = 37.49%',
    )
  })
})

describe('rates that many pairs of columns fit', () => {
  it('do not choose a pair by rows that are all 100 %', () => {
    expect(
      accusations('单位：万元', [
        '项目 | 计划投资 | 到位资金 | 使用资金 | 验收合格率',
        '甲 | 120.00 | 120.00 | 120.00 | 100%',
        '乙 | 80.00 | 80.00 | 80.00 | 100%',
        '丙 | 60.00 | 51.00 | 50.00 | 100%',
        '丁 | 44.00 | 40.00 | 38.00 | 97%',
      ]),
    ).toEqual([])
  })
})
