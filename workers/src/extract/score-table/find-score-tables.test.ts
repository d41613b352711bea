import type { Figure } from '@heshu/shared/model/figure.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import { toText } from '@heshu/shared/number/exact.ts'
import { describe, expect, it } from 'vitest'
import { findScoreTables } from './find-score-tables.ts'
import { type BlockContent, documentOf } from './table-of-rows.ts'

const number = (figure: Figure | null | undefined) => (figure?.value ? toText(figure.value) : null)
const tablesIn = (...blocks: BlockContent[]) => findScoreTables(documentOf(...blocks), [])
const only = (...blocks: BlockContent[]): ScoreTable => {
  const tables = tablesIn(...blocks)
  expect(tables).toHaveLength(1)
  return tables[0]!
}
const brief = (table: ScoreTable) =>
  table.indicators.map(row => [row.path.join('/'), number(row.weight), number(row.claimed)])

const department = [
  ['评价指标', '<', '<', '<', '<', '<', '指标说明', '参考评分标准', '分数'],
  ['一级指标', '<', '二级指标', '<', '三级指标', '<', '', '', ''],
  ['名称', '参考 分值', '名称', '参考 分值', '名称', '参考 分值', '', '', ''],
  ['部门 决策', '40', '预算 编制', '40', '编制合理性', '25', '是否合理。', '合理的，得25分', '25'],
  ['^', '^', '^', '^', '编制规范性', '15', '是否规范。', '规范的，得15分', '12.5'],
  ['部门绩效', '60', '效率性', '60', '预算执行率', '60', '执行情况。', '得分=预算执行率×60分', '55'],
  ['综合评分', '<', '<', '<', '<', '<', '<', '<', '92.5'],
  ['评分等级', '<', '<', '<', '<', '<', '<', '<', '优'],
]

describe('a department score table', () => {
  it('takes names, weights, criteria and scores from a header of three rows', () => {
    const table = only('附件 评分表', department)
    expect(brief(table)).toEqual([
      ['部门决策/预算编制/编制合理性', '25', '25'],
      ['部门决策/预算编制/编制规范性', '15', '12.5'],
      ['部门绩效/效率性/预算执行率', '60', '55'],
    ])
    expect(table.indicators[2]?.criteria?.text).toBe('得分=预算执行率×60分')
    expect(table.indicators[2]?.description?.text).toBe('执行情况。')
    expect(table.title).toBe('附件 评分表')
    expect(table.incomplete).toBe(false)
  })

  it('has the weights of the levels above', () => {
    const table = only(department)
    expect(table.groups.map(group => [group.path.join('/'), number(group.weight)])).toEqual([
      ['部门决策', '40'],
      ['部门决策/预算编制', '40'],
      ['部门绩效', '60'],
      ['部门绩效/效率性', '60'],
    ])
  })

  it('has the total and the grade', () => {
    const table = only(department)
    expect([number(table.total?.weight), number(table.total?.claimed)]).toEqual([null, '92.5'])
    expect(table.grade?.claimed).toBe('优')
  })

  it('is found with its columns in another order and other words', () => {
    const table = only([
      ['序号', '自评得分', '满分', '一级指标', '二级指标', '计分方法', '扣分原因'],
      ['1', '8', '10', '投入', '目标设定', '酌情计分', '目标不细'],
      ['2', '9', '10', '', '预算配置', '酌情计分', ''],
      ['合计', '17', '20', '', '', '', ''],
    ])
    expect(brief(table)).toEqual([
      ['投入/目标设定', '10', '8'],
      ['投入/预算配置', '10', '9'],
    ])
    expect(table.indicators[0]?.remark?.text).toBe('目标不细')
    expect([number(table.total?.weight), number(table.total?.claimed)]).toEqual(['20', '17'])
  })

  it('gives a weight column to the level on its left when another level follows', () => {
    const table = only([
      ['一级指标', '权重', '二级指标', '权重', '得分'],
      ['决策', '20', '立项', '12', '12'],
      ['^', '^', '目标', '8', '6'],
    ])
    expect(brief(table)).toEqual([
      ['决策/立项', '12', '12'],
      ['决策/目标', '8', '6'],
    ])
    expect(table.groups.map(group => number(group.weight))).toEqual(['20'])
  })

  it('reads four levels', () => {
    const table = only([
      ['一级指标', '二级指标', '三级指标', '四级指标', '分值', '得分'],
      ['产出', '数量', '培训', '培训场次', '5', '5'],
      ['', '', '', '培训人次', '5', '4'],
    ])
    expect(brief(table)).toEqual([
      ['产出/数量/培训/培训场次', '5', '5'],
      ['产出/数量/培训/培训人次', '5', '4'],
    ])
  })

  it('takes one indicator from rows that share one merged weight', () => {
    const table = only([
      ['一级指标', '二级指标', '分值', '评分标准', '得分'],
      ['管理', '制度健全', '6', '制度完整的得3分', '6'],
      ['^', '^', '^', '执行有效的得3分', '^'],
      ['^', '资产安全', '4', '账实相符的得4分', '4'],
    ])
    expect(brief(table)).toEqual([
      ['管理/制度健全', '6', '6'],
      ['管理/资产安全', '4', '4'],
    ])
    expect(table.indicators[0]?.criteria?.text).toBe('制度完整的得3分\n执行有效的得3分')
  })
})

describe('a framework whose criteria stand on several rows', () => {
  const table = only([
    ['一级指标', '二级指标', '三级指标', '分值', '指标解释', '指标说明', '得分', '扣分点说明'],
    ['决策', '立项', '依据充分性', '5', '解释甲', '评价要点：', '5', ''],
    ['', '', '', '', '', '①符合规划；', '', ''],
    ['', '', '', '', '', '②符合职责。', '', ''],
    ['', '', '程序规范性', '3', '解释乙', '评价要点：', '2.5', '资料不全，扣0.5分'],
    ['总计', '8', '', '', '7.5'],
  ])

  it('gathers them under their indicator', () => {
    expect(table.indicators[0]?.criteria?.text).toBe('评价要点：\n①符合规划；\n②符合职责。')
    expect(table.indicators[0]?.description?.text).toBe('解释甲')
    expect(brief(table)).toEqual([
      ['决策/立项/依据充分性', '5', '5'],
      ['决策/立项/程序规范性', '3', '2.5'],
    ])
  })

  it('reads a total row whose cells are out of line', () => {
    expect([number(table.total?.weight), number(table.total?.claimed)]).toEqual(['8', '7.5'])
  })
})

describe('a project self-assessment table', () => {
  const table = only([
    ['项目名称', '培训经费', '<', '<', '<', '<', '<', '<', '<'],
    ['项目资金（元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分', '<'],
    ['', '年度资金总额', '1500', '1200', '1080', '10', '90%', '9', '<'],
    ['', '其中：当年财政拨款', '1500', '1200', '1080', '—', '', '—', '<'],
    ['', '上年结转资金', '', '', '', '—', '', '—', '<'],
    ['年度总体目标', '预期目标', '*实际完成情况', '<', '<', '<', '<', '<', '<'],
    ['', '办好培训', '已办好', '<', '<', '<', '<', '<', '<'],
    [
      '年度绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '*实际完成值',
      '*分值',
      '*得分',
      '偏差原因分析',
    ],
    ['', '产出指标（60分）', '数量指标', '培训人次', '≥200人次', '260人次', '40', '40', ''],
    ['', '', '质量指标', '合格率', '≥90%', '95%', '20', '20', ''],
    ['', '效益指标（30分）', '经济效益指标', '不适用', '不适用', '', '', '', ''],
    ['', '', '满意度指标', '学员满意度', '≥85%', '100%', '30', '30', ''],
    ['', '总分', '100', '99', '—', '<', '<', '<', '<'],
  ])

  it('has its fund rows', () => {
    expect(table.funds.map(fund => fund.name)).toEqual(['年度资金总额', '其中：当年财政拨款'])
    const total = table.funds[0]
    expect([
      number(total?.adjusted),
      number(total?.spent),
      number(total?.weight),
      number(total?.claimed),
    ]).toEqual(['1200', '1080', '10', '9'])
  })

  it('has its indicators with targets, and leaves out rows that do not apply', () => {
    expect(brief(table)).toEqual([
      ['产出指标/数量指标/培训人次', '40', '40'],
      ['产出指标/质量指标/合格率', '20', '20'],
      ['效益指标/满意度指标/学员满意度', '30', '30'],
    ])
    expect(table.indicators[0]?.target?.text).toBe('≥200人次')
    expect(table.indicators[0]?.actual?.text).toBe('260人次')
    expect(table.incomplete).toBe(false)
  })

  it('takes the weights of the levels out of their names', () => {
    expect(
      table.groups.filter(group => group.weight).map(group => [group.path.join('/'), number(group.weight)]),
    ).toEqual([
      ['产出指标', '60'],
      ['效益指标', '30'],
    ])
  })

  it('has its total', () => {
    expect([number(table.total?.weight), number(table.total?.claimed)]).toEqual(['100', '99'])
  })
})

describe('fund rows that a conversion moved', () => {
  it('are read from their own cells', () => {
    const table = only([
      ['项目资金', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分', '<'],
      ['', '', '年度资金总额', '860', '912.5', '903.18', '10', '98.98%', '9.90'],
      ['', '', '上年结转资金', '', '', '', '—', '', '—'],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '备注'],
      ['', '产出', '数量', '里程', '≥1公里', '1公里', '50', '50', ''],
      ['', '', '质量', '合格率', '≥1公里', '1公里', '40', '40', ''],
    ])
    const [fund, other] = table.funds
    expect([
      number(fund?.original),
      number(fund?.adjusted),
      number(fund?.spent),
      number(fund?.claimed),
    ]).toEqual(['860', '912.5', '903.18', '9.9'])
    expect(other).toBeUndefined()
  })
})

describe('a project table that a page end cut below its fund rows', () => {
  const funds = [
    ['项目资金', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', '860', '912.5', '903.18', '10', '98.98%', '9.90'],
  ]
  const indicators = [
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['产出', '数量', '里程', '≥1公里', '1公里', '50', '50'],
    ['', '质量', '合格率', '≥1公里', '1公里', '40', '40'],
    ['总分', '', '', '', '', '100', '99.9'],
  ]

  it('is one table', () => {
    expect(only(funds, indicators).funds.map(fund => number(fund.claimed))).toEqual(['9.9'])
  })

  it('is not joined with the fund rows of another chapter', () => {
    expect(only(funds, '二、另一项目', indicators).funds).toEqual([])
  })
})

describe('a table with signs of loss', () => {
  it('is incomplete where one score cell is empty', () => {
    expect(
      only([
        ['一级指标', '二级指标', '分值', '得分'],
        ['甲', '甲一', '5', '5'],
        ['甲', '甲二', '5', ''],
        ['甲', '甲三', '5', '4'],
      ]).incomplete,
    ).toBe(true)
  })

  it('is incomplete where a level weighs more than its rows', () => {
    expect(
      only([
        ['一级指标', '分值', '二级指标', '分值', '得分'],
        ['甲', '20', '甲一', '5', '5'],
        ['^', '^', '甲二', '5', '5'],
      ]).incomplete,
    ).toBe(true)
  })

  it('keeps a score whose indicator was lost, apart from the indicator above it', () => {
    const table = only([
      ['一级指标', '分值', '二级指标', '分值', '评分标准', '得分'],
      ['甲', '10', '甲一', '5', '标准一', '5'],
      ['^', '^', '', '', '率＞100%的，得0分。', '0'],
      ['^', '^', '甲三', '1', '标准三', '1'],
    ])
    expect(brief(table)).toEqual([
      ['甲/甲一', '5', '5'],
      ['甲', null, '0'],
      ['甲/甲三', '1', '1'],
    ])
    expect(table.indicators[0]?.criteria?.text).toBe('标准一')
    expect(table.incomplete).toBe(true)
  })

  it('mends a name that a page end cut in two', () => {
    const table = only([
      ['一级指标', '二级指标', '分值', '得分'],
      ['甲', '绩效指标明确', '5', '5'],
      ['', '性', '', ''],
      ['', '目标合理性', '5', '4'],
    ])
    expect(brief(table)).toEqual([
      ['甲/绩效指标明确性', '5', '5'],
      ['甲/目标合理性', '5', '4'],
    ])
  })

  it('puts a score that slipped under the criteria back', () => {
    const table = only([
      ['一级指标', '二级指标', '分值', '指标说明', '评分标准', '得分'],
      ['甲', '甲一', '3', '结转的比率。 ≤10%的，得3分；＞10%的，得0分。', '3', ''],
      ['甲', '甲二', '2', '说明', '酌情', '2'],
    ])
    expect(brief(table)[0]).toEqual(['甲/甲一', '3', '3'])
    expect(table.indicators[0]?.criteria?.text).toContain('得3分')
  })
})

describe('what is no score table', () => {
  it.each([
    [
      'a table of targets',
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '指标解释'],
        ['产出', '数量', '人次', '≥20', '人次'],
        ['', '质量', '率', '100%', '率'],
      ],
    ],
    [
      'a budget table',
      [
        ['序号', '单位名称', '年初预算数', '全年预算数', '决算数', '执行率'],
        ['1', '本级', '10', '12', '11', '91.67%'],
        ['合计', '', '10', '12', '11', '91.67%'],
      ],
    ],
    [
      'a list of grades',
      [
        ['项目', '优', '良'],
        ['分值', '90-100分', '80-90分'],
      ],
    ],
    [
      'a list of examination marks',
      [
        ['名称', '分数'],
        ['甲', '90'],
        ['乙', '80'],
      ],
    ],
  ])('%s', (_, rows) => {
    expect(tablesIn(rows)).toEqual([])
  })
})

describe('a table with weights only', () => {
  it('is one without claimed scores, and not incomplete', () => {
    const table = only([
      ['一级指标', '二级指标', '三级指标', '分值'],
      ['决策', '立项', '依据', '60'],
      ['', '', '程序', '40'],
      ['合计', '100'],
    ])
    expect(table.indicators.every(row => row.claimed === null)).toBe(true)
    expect(number(table.total?.weight)).toBe('100')
    expect(table.incomplete).toBe(false)
  })
})
