import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

type Content = string | string[][]

/** The mention checks of a report: verdict and severity, stated and what it was held against. Strings are paragraphs. */
const mentionsOf = (...blocks: Content[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'mention')
    .map(c => `${c.severity ?? c.verdict}: ${c.stated.text} ← ${c.operands.map(o => o.text).join('、')}`)
}

const findings = (...blocks: Content[]): string[] =>
  mentionsOf(...blocks).filter(l => !l.startsWith('agrees'))

const cells = (...rows: string[]): string[][] => rows.map(row => row.split('|').map(cell => cell.trim()))

describe('one quantity told in two places', () => {
  const story =
    '新增区级重点专科 5 个、重点学科建设单位 7 个，评审认定 13 个高水平教学团队，新设床位 316 张。'

  it('is a contradiction where the rest of the story agrees', () => {
    expect(
      findings(
        story,
        '总之，新增区级重点专科 5 个、重点学科建设单位 7 个，评审认定高水平教学团队 10 个，新设床位 316 张。',
      ),
    ).toEqual(['figure: 10 个 ← 13 个'])
  })

  it('is none where the places tell of different things in the same words', () => {
    expect(
      findings(
        '东街道新增区级重点专科 5 个、重点学科建设单位 7 个，评审认定 13 个高水平教学团队。',
        '西街道新增区级重点专科 2 个、重点学科建设单位 3 个，评审认定 10 个高水平教学团队。',
      ),
    ).toEqual([])
  })

  it('is none between a plan and what was done, or between parts of the year', () => {
    expect(findings(`2023年目标：计划${story}`, story.replace('13', '12'))).toEqual([])
    expect(findings('1-9月，医院集团门诊总量 396283 人次。', '全年医院集团门诊总量 396383 人次。')).toEqual(
      [],
    )
    expect(
      findings('2022年，受理群众来信来访案件 1335 件。', '2023年，受理群众来信来访案件 1325 件。'),
    ).toEqual([])
  })

  it('is none between cumulated and yearly figures, bodies and circles', () => {
    expect(findings('累计建立家庭病床 9,061 张次。', '建立家庭病床 9,051 张次。')).toEqual([])
    expect(findings('全市完成健康体检 24,517 人。', '全区完成健康体检 24,507 人。')).toEqual([])
  })

  it('is none where a word bounds or widens the figure', () => {
    expect(findings('累计受益群众超 12,300 人。', '累计受益群众 12,400 人。')).toEqual([])
  })
})

describe('money told in prose and tables', () => {
  const table = cells(
    '单位 | 年初预算数 | 全年预算数 | 决算数',
    '局本级 | 397.46 | 396.76 | 387.68',
    '医院 | 4,545.08 | 4,958.96 | 4,436.88',
    '合计 | 4,942.54 | 5,355.72 | 4,824.56',
  )

  it('agrees in other units and words of the same role', () => {
    expect(
      mentionsOf('我局调整后预算数为 5,355.72 万元，实际支出 4,824.56 万元。', '单位：万元', table),
    ).toEqual(['agrees: 5,355.72 万元 ← 5,355.72', 'agrees: 4,824.56 万元 ← 4,824.56'])
    expect(
      mentionsOf(
        '预算调整数为 2,238.49 万元。',
        cells('项目 | 全年预算数（元）', '年度资金总额 | 22384880.00'),
      ),
    ).toEqual(['agrees: 2,238.49 万元 ← 22384880.00'])
  })

  it('is found with one slip of the pen, at the figure that others contradict', () => {
    expect(
      findings(
        '本项目预算调整数为 2,538.49 万元。',
        '本项目预算调整数 2,238.49 万元，资金及时拨付。',
        cells('项目 | 全年预算数（元）', '年度资金总额 | 22384880.00'),
      ),
    ).toEqual(['figure: 2,538.49 万元 ← 22384880.00'])
  })

  it('does not take the original for the adjusted budget, nor income for expenditure', () => {
    expect(findings('年初预算数为 2,138.49 万元。', '调整后预算数为 2,238.49 万元。')).toEqual([])
    expect(findings('本年收入 55,154.71 万元。', '本年支出 55,154.17 万元。')).toEqual([])
  })

  it('is told in brackets in another unit', () => {
    expect(mentionsOf('全年收入 1.26 亿元（12,583 万元）。')).toEqual(['agrees: 1.26 亿元 ← 12,583 万元'])
    expect(findings('全年收入 1.26 亿元（12,853 万元）。')).toEqual(['figure: 1.26 亿元 ← 12,853 万元'])
    expect(findings('全年收入 1.26 亿元（其中门诊 2,583 万元）。')).toEqual([])
  })

  it('is two quantities where the sums of the report prove each', () => {
    expect(
      findings(
        '东片区调整后预算数 5,231.40 万元，其中道路 3,000.15 万元、桥梁 2,231.25 万元。',
        '西片区调整后预算数 5,291.40 万元，其中道路 3,050.15 万元、桥梁 2,241.25 万元。',
        '东片区调整后预算数 5,231.40 万元。',
      ),
    ).toEqual([])
  })

  it('keeps the parts of the budget apart from those of the final account', () => {
    expect(
      findings(
        '全年预算数 1,000 万元，其中设备购置费 312.45 万元、培训费 687.55 万元。',
        '决算数 970.10 万元，其中设备购置费 312.35 万元、培训费 657.75 万元。',
      ),
    ).toEqual([])
  })
})

/** The checks of targets, scores left out. */
const targetsOf = (...blocks: Content[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'target')
    .map(c => `${c.severity ?? c.verdict}: ${c.formula}`)
}

describe('targets in more than one table', () => {
  const declared = (...rows: string[]) =>
    cells(
      '一级指标 | 二级指标 | 三级指标 | 指标值 | 指标解释',
      '产出指标 | 数量指标 | 培训人次 | ≥200人次 | 略',
      ...rows,
    )
  const assessed = (...rows: string[]) =>
    cells(
      '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值',
      '产出指标（50分） | 数量指标 | 培训人次 | ≥200人次 | 260人次',
      ...rows,
    )
  const own = (lines: string[]) => lines.filter(line => !/→ \d|培训|200人次/.test(line))

  it('are the same, or one of them is wrong', () => {
    expect(
      own(
        targetsOf(
          declared('产出指标 | 质量指标 | 合格率 | ≥90% | 略'),
          assessed('产出指标（50分） | 质量指标 | 合格率 | ≥80% | 95%'),
        ),
      ),
    ).toEqual(['figure: ≥80% ≠ ≥90%'])
  })

  it('are worth a look where the self-assessment leaves one out', () => {
    const rows = [
      '产出指标 | 质量指标 | 合格率 | ≥90% | 略',
      '效益指标 | 经济效益指标 | 收入增长情况 | ≥5% | 略',
    ]
    const kept = '产出指标（50分） | 质量指标 | 合格率 | ≥90% | 95%'
    expect(
      own(targetsOf(declared(...rows), assessed(kept, '效益指标 | 经济效益指标 | 不适用 | 不适用 | '))),
    ).toContain('notice: ≥5% → 不适用')
    // The same target under another name is none left out.
    expect(
      own(
        targetsOf(declared(...rows), assessed(kept, '效益指标 | 经济效益指标 | 业务收入增幅 | ≥5% | 6%')),
      ).filter(line => line.startsWith('notice')),
    ).toEqual([])
  })

  it('are not compared between tables of different projects', () => {
    expect(
      own(
        targetsOf(
          declared(
            '产出指标 | 质量指标 | 验收合格率 | ≥90% | 略',
            '产出指标 | 时效指标 | 开工率 | ≥60% | 略',
          ),
          assessed('产出指标（50分） | 质量指标 | 合格率 | ≥80% | 95%'),
        ),
      ),
    ).toEqual([])
  })
})

describe('targets that prose says are met', () => {
  it('hold or do not', () => {
    expect(targetsOf('普惠床位占比 34.9%，达到市 10% 的占比要求。')).toEqual(['agrees: 34.9% > 10%'])
    expect(targetsOf('规范管理率 84.9%，达到年度 90% 的考核要求。')).toEqual(['figure: 84.9% < 90%'])
    expect(targetsOf('年末共有床位 511 个，超过建设目标值（597 个）。')).toEqual(['figure: 511 个 < 597 个'])
  })

  it('are not read into other work, a change, or another unit', () => {
    expect(targetsOf('累计建档 506 份，未达到 600 份任务数。')).toEqual(['agrees: 506 份 < 600 份'])
    expect(targetsOf('组织 5 个小组，完成 100 个任务。')).toEqual([])
    expect(targetsOf('收入同比增长 3%，达到 10% 的目标要求。')).toEqual([])
    expect(targetsOf('培训 20 场，超过 600 人次的目标。')).toEqual([])
  })
})

describe('what a sentence or a row makes of a target', () => {
  it('fits the figures or does not', () => {
    expect(targetsOf('设备运行率要求达到 81% 以上，实际运行率 82.4%，达标。')).toEqual([
      'agrees: 目标 81%，实际 82.4%：达标',
    ])
    expect(targetsOf('满意度年度指标值≥90%，全年实际值为 80.98%，达到预期指标。')[0]).toMatch(
      /^figure: .*80\.98%/,
    )
    expect(targetsOf('接待费控制在 106.83 万元以内，实际支出 164.69 万元，未突破控制数。')[0]).toMatch(
      /^figure/,
    )
    expect(targetsOf('接待费控制在 106.83 万元以内，实际支出 104.69 万元，未突破控制数。')[0]).toMatch(
      /^agrees/,
    )
  })

  it('is not read where no target is set or nothing is concluded', () => {
    expect(targetsOf('上年运行率 85%，实际运行率 82.4%，符合预期。')).toEqual([])
    expect(targetsOf('运行率要求达到 81% 以上，实际运行率 72.4%，正在整改。')).toEqual([])
    expect(targetsOf('运行率要求达到 81% 以上，实际同比提高 2.4%，达标。')).toEqual([])
  })

  const table = (done: string, status: string) =>
    cells(
      '指标名称 | 目标值 | 实际完成值 | 是否完成',
      `宣传场次 | ≥12场 | ${done} | ${status}`,
      '培训人数 | ≥80人 | 96人 | 已完成',
    )

  it('stands in a cell of the row', () => {
    expect(targetsOf(table('9场', '已完成'))).toContain('figure: 目标 ≥12场，实际 9场：已完成')
    expect(targetsOf(table('15场', '未完成'))).toContain('figure: 目标 ≥12场，实际 15场：未完成')
    expect(targetsOf(table('15场', '已完成')).filter(line => !line.startsWith('agrees'))).toEqual([])
    expect(targetsOf(table('9场', '部分完成')).filter(line => !line.startsWith('agrees'))).toEqual([])
  })
})
