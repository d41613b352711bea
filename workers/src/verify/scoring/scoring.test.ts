import { exact } from '@heshu/shared/number/exact.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFigures, fund, proseOf, type Row, type TableParts, tableOf } from './example-report.ts'
import { scoreReport } from './scoring.ts'

const score = (parts: TableParts | readonly TableParts[], ...prose: string[]) => {
  const document = proseOf(...prose)
  const list = Array.isArray(parts) ? (parts as readonly TableParts[]) : [parts as TableParts]
  const tables = list.map((table, at) => tableOf(table, 900 + at))
  return scoreReport(document, allFigures(document, tables), tables)
}
/** A second row, so that the first never stands alone. */
const other: Row = { path: '其他/其他', weight: '1', claimed: '1' }
const row = (one: Row, ...prose: string[]) => {
  const scoring = score({ rows: [one, other] }, ...prose)
  return {
    ...scoring,
    result: scoring.indicators[0]!,
    check: scoring.checks.find(c => c.idSeed === one.path),
  }
}

const TIMELY =
  '1. 项目均按计划时间完成（6分）； 2. 部分项目未按计划时间完成的，本指标得分=已完成项目数/计划完成项目总数×6分。'

describe('a share of what was planned', () => {
  const section = [
    '# 项目完成及时性',
    '我局开展的 177个二级项目中，其中 147个预算执行率高于 90%。根据评分标准，该指标总分 6分，实际得分 4.88分。',
    '# 后续计划',
  ]

  it('is computed from the only whole and part in the section of that name, and the inference is told', () => {
    const { result, check } = row({ path: '产出/项目完成及时性', weight: '6', criteria: TIMELY }, ...section)
    expect(result).toMatchObject({
      claimed: '4.88',
      low: '4.983050847',
      high: '4.983050848',
      verdict: 'disagrees',
    })
    expect(check).toMatchObject({ kind: 'score', verdict: 'disagrees', severity: 'score', expected: '4.98' })
    expect(check?.message).toMatch(/147.*已完成项目数.*177.*计划完成项目总数.*推断/u)
  })

  it('agrees when the score is what the share gives, rounded or cut off', () => {
    for (const claimed of ['4.98', '4.983', '5.0'])
      expect(
        row(
          { path: '产出/项目完成及时性', weight: '6', claimed, criteria: TIMELY },
          section[0]!,
          section[1]!.replace('4.88', claimed),
        ).result.verdict,
      ).toBe('agrees')
  })

  it('is not taken from a part that is named as the worse one', () => {
    const { result } = row(
      { path: '产出/项目完成及时性', weight: '6', claimed: '5', criteria: TIMELY },
      '# 项目完成及时性',
      '共 177个项目，其中 30个项目执行率低于 90%。',
    )
    expect(result).toMatchObject({ verdict: 'open', low: '0', high: '6' })
  })

  it.each([
    ['the section states no score', ['# 项目完成及时性', '177个项目均已完成，其中 147个提前完成。'], '5.5'],
    [
      'the section gives full marks',
      ['# 项目完成及时性', '177个项目均已完成，其中 147个提前完成。该指标总分 6分，实际得分 6分。'],
      '6',
    ],
  ])('is only raised when %s', (_, prose, claimed) => {
    expect(
      row({ path: '产出/项目完成及时性', weight: '6', claimed, criteria: TIMELY }, ...prose).result.verdict,
    ).toBe('open')
  })

  it('is open when two pairs fit', () => {
    const { result } = row(
      { path: '产出/项目完成及时性', weight: '6', claimed: '5', criteria: TIMELY },
      '# 项目完成及时性',
      '甲类 100个项目，其中 90个已完成。乙类 50个项目，其中 10个已完成。',
    )
    expect(result.verdict).toBe('open')
  })

  it('is open when the figures stand elsewhere in the report', () => {
    const { result } = row(
      { path: '产出/项目完成及时性', weight: '6', claimed: '5', criteria: TIMELY },
      '# 基本情况',
      '全区 177个社区，其中 147个已建成服务站。',
    )
    expect(result.verdict).toBe('open')
  })
})

describe('a rate times points', () => {
  const criteria = '得分=预算执行率×10分'

  it('disagrees with the rate that the report states under that name', () => {
    const { check } = row(
      { path: '过程/预算执行率', weight: '10', claimed: '9.9', criteria },
      '全年预算执行率为 84.06%。',
    )
    expect(check).toMatchObject({ verdict: 'disagrees', severity: 'score', expected: '8.41' })
  })

  it('agrees within the rounding of the rate and of the score', () => {
    for (const claimed of ['8.41', '8.4', '8.406'])
      expect(
        row({ path: '过程/预算执行率', weight: '10', claimed, criteria }, '全年预算执行率为 84.06%。').result
          .verdict,
      ).toBe('agrees')
  })

  it('is capped at its points', () => {
    const { result } = row(
      { path: '过程/预算执行率', weight: '10', claimed: '10', criteria },
      '全年预算执行率为 104%。',
    )
    expect(result).toMatchObject({ verdict: 'agrees', high: '10' })
  })

  it.each([
    ['the rates differ', '甲中心预算执行率为 84%。', '乙中心预算执行率为 91%。'],
    ['the only rate is that of a part', '甲中心预算执行率为 84%。'],
    ['the rate is a quarter of the year', '一季度预算执行率为 24%。'],
    ['the rate is that of the projects', '项目预算执行率为 84%。'],
    ['its sentence speaks of one body', '第二中心年初预算 100万元，实际支出 84万元，预算执行率为 84%。'],
    ['the figure is a change of the rate', '预算执行率同比提高 5%。'],
    ['there is none', '预算执行情况良好。'],
  ])('never disagrees where %s', (_, ...prose) => {
    expect(
      row({ path: '过程/预算执行率', weight: '10', claimed: '10', criteria }, ...prose).result.verdict,
    ).toBe('open')
  })

  it('plus a part that needs a person is a range', () => {
    const { result, check } = row(
      {
        path: '管理/政府采购执行情况',
        weight: '2',
        claimed: '0.49',
        criteria:
          '1. 政府采购执行率得分=政府采购执行率×1分 政府采购执行率=（实际采购金额合计数/采购计划金额合计数）×100% 如实际采购金额大于采购计划金额，本项得0分。 2. 政策落实情况（1分），落实不到位的酌情扣分。',
      },
      '# 政府采购执行率',
      '我局政府采购执行率偏低，采购执行率仅 24.48%。',
    )
    expect(result).toMatchObject({ low: '0.2448', high: '1.2448', verdict: 'open' })
    expect(check).toMatchObject({ verdict: 'open', severity: null })
  })

  it('outside such a range disagrees', () => {
    const { result } = row(
      {
        path: '管理/政府采购执行率',
        weight: '2',
        claimed: '2',
        criteria: '1. 政府采购执行率得分=政府采购执行率×1分 2. 政策落实情况（1分），落实不到位的酌情扣分。',
      },
      '全年政府采购执行率为 24.48%。',
    )
    expect(result).toMatchObject({ low: '0.2448', high: '1.2448', verdict: 'disagrees' })
  })
})

describe('bands', () => {
  const criteria = '1. 比率<5%的，得1分； 2. 5%≤比率≤10%的，得0.5分； 3. 比率>10%的，得0分。'

  it('超10% lies above 10%', () => {
    const { result } = row(
      { path: '人员/编外人员控制率', weight: '1', claimed: '1', criteria },
      '最终编外人员控制率超 10%。',
    )
    expect(result).toMatchObject({ low: '0', high: '0', verdict: 'disagrees' })
  })

  it('约10% may be either side', () => {
    const { result } = row(
      { path: '人员/编外人员控制率', weight: '1', claimed: '0.5', criteria },
      '编外人员控制率约 10%。',
    )
    expect(result.verdict).toBe('open')
  })

  it('of two expenses are found by their names, 执行率 standing for 控制率', () => {
    const { result } = row(
      {
        path: '经济性/公用经费控制率',
        weight: '6',
        claimed: '6',
        criteria:
          '1. “三公”经费控制率=“三公”经费实际支出数/“三公”经费预算安排数×100% （1）“三公”经费控制率<90%的，得3分； （2）90%≤“三公”经费控制率≤100%的，得2分。 2. 日常公用经费控制率=日常公用经费决算数/日常公用经费调整预算数×100% （1）日常公用经费控制率<90%的，得3分； （2）90%≤日常公用经费控制率≤100%的，得2分。',
      },
      '日常公用经费全年预算数 224115.17万元，实际支出 177962.44万元，执行率 79.41%；“三公”经费全年预算数 82.49万元，实际支出 69.05万元，执行率 83.71%。',
    )
    expect(result).toMatchObject({ low: '6', high: '6', verdict: 'agrees' })
  })
})

describe('execution by quarters', () => {
  const points =
    '1. 一季度预算执行率得分=（一季度部门预算支出进度/序时进度25%）×1分 2. 二季度预算执行率得分=（二季度部门预算支出进度/序时进度50%）×1分 3. 三季度预算执行率得分=（三季度部门预算支出进度/序时进度75%）×1分 4. 四季度预算执行率得分=（四季度部门预算支出进度/序时进度100%）×1分 5. 全年平均支出进度得分=全年平均执行率×2分 其中：全年平均执行率=Σ（每个季度的执行率）÷4'
  const mean =
    '本指标得分=本指标满分分值×全年平均执行率。 其中：全年平均执行率=Σ（每个季度的执行率）÷4 分季执行率=当季部门预算资金支出进度÷该季序时进度×100%'
  const rates =
    '全年预算执行率为 87.62%，第一至第三季度的部门预算执行率分别为 44.72%、58.18%、88.53%，除全年预算执行率与 100%的目标值有偏差外均达到时序。'

  it('caps every quarter and adds the mean', () => {
    const { result, check } = row(
      { path: '效率/预算执行率', weight: '6', claimed: '5.8', criteria: points },
      rates,
    )
    expect(result).toMatchObject({ low: '5.8143', high: '5.8143', verdict: 'agrees' })
    expect(check).toMatchObject({ expected: '5.81', formula: '1 + 1 + 1 + 0.8762 + 0.96905 × 2 = 5.81' })
  })

  it('disagrees with another score', () => {
    expect(
      row({ path: '效率/预算执行率', weight: '6', claimed: '6', criteria: points }, rates).result.verdict,
    ).toBe('disagrees')
  })

  it('without quarterly rates raises full marks beside a yearly rate below 100 %', () => {
    const { result, check } = row(
      { path: '资金/部门预算资金支出率', weight: '5', claimed: '5', criteria: mean },
      '年初预算 52920万元，其中部门预算 25180万元，调整后为 25444万元，预算执行率为 99.1%；专项资金 2740万元，预算执行率为 97.19%。',
    )
    expect(result).toMatchObject({ verdict: 'open', low: '0', high: '5' })
    expect(check).toMatchObject({
      kind: 'score',
      verdict: 'open',
      severity: null,
      expected: '4.96',
      operands: [{ text: '99.1%' }],
    })
    expect(check?.message).toMatch(/4\.96.*4\.99/u)
  })

  it.each(['第一季度执行率 24%。第一季度执行率 25%。', '一季度预算执行率为 30%，二季度预算执行率为 60%。'])(
    'is open with too few or contradictory quarters: %s',
    prose => {
      expect(
        row({ path: '效率/预算执行率', weight: '6', claimed: '6', criteria: points }, prose).result.verdict,
      ).toBe('open')
    },
  )
})

describe('the remark beside a score', () => {
  it('explains it', () => {
    const { check } = row({
      path: '决策/目标合理性',
      weight: '4',
      claimed: '3.5',
      remark: '指标覆盖不足，扣0.5分。',
    })
    expect(check).toMatchObject({ verdict: 'agrees', formula: '4 − 0.5 = 3.50' })
  })

  it('contradicts it', () => {
    expect(
      row({ path: '决策/目标合理性', weight: '4', claimed: '4', remark: '指标覆盖不足，扣0.5分。' }).check
        ?.verdict,
    ).toBe('disagrees')
  })

  it('takes off more than the indicator has', () => {
    expect(
      row({ path: '决策/目标合理性', weight: '4', claimed: '3.5', remark: '指标覆盖不足，扣5分。' }).check,
    ).toMatchObject({ verdict: 'disagrees', formula: '4 − 5 = -1' })
  })

  it.each(['每缺一项扣1分。', '酌情扣1分', '如不符合，扣2分'])(
    'is a rule and not a deduction: %s',
    remark => {
      expect(row({ path: '决策/目标合理性', weight: '4', claimed: '4', remark }).check).toBeUndefined()
    },
  )
})

describe('a target', () => {
  const target = (wanted: string, done: string, claimed = '13') =>
    row({ path: '产出/数量/人次', weight: '13', claimed, target: wanted, actual: done })

  it('met with full marks agrees', () => {
    expect(target('≥20万人次', '26万人次').check).toMatchObject({ kind: 'target', verdict: 'agrees' })
  })

  it('unmet with full marks is worth a look: told with what the share would give, never called a wrong score', () => {
    expect(target('≥20万人次', '10万人次').check).toMatchObject({
      verdict: 'disagrees',
      severity: 'notice',
      expected: '6.50',
    })
    expect(target('≤50万元', '100万元').check).toMatchObject({ severity: 'notice', expected: '6.50' })
  })

  it('of 100 % plainly is not met by less, unless less is better', () => {
    const rate = (name: string, done: string, claimed = '10') =>
      row({ path: `产出/质量/${name}`, weight: '10', claimed, target: '100%', actual: done }).check
    expect(rate('验收合格率', '85%')).toMatchObject({ severity: 'notice', expected: '8.50' })
    expect(rate('验收合格率', '100%')?.verdict).toBe('agrees')
    expect(rate('成本控制率', '85%')).toBeUndefined()
  })

  it('met with points off and no reason given is raised', () => {
    expect(target('≥20万人次', '26万人次', '12').check).toMatchObject({ verdict: 'open', expected: '13.00' })
    expect(target('≥20万人次', '26万人次', '12').check?.message).toContain('没有说明原因')
  })

  it.each([
    ['有效提高', '有效提高', '一致'],
    ['2021年12月25日前', '2021年12月', '不能确定'],
    ['2021年12月25日前', '2021年12月28日', '晚于'],
    ['2021年6月底前', '2021年5月', '按期'],
  ])('in words or dates is for a person: %s against %s', (wanted, done, word) => {
    const { result } = target(wanted, done)
    expect(result).toMatchObject({ verdict: 'open', low: '0', high: '13' })
    expect(result.because).toContain(word)
  })

  it('is beaten by criteria that give a score of their own', () => {
    const { result } = row({
      path: '产出/验收合格率',
      weight: '10',
      claimed: '9.8',
      target: '100%',
      actual: '98%',
      criteria: '合格率为100%计满分，每低1个百分点扣0.5分。',
    })
    expect(result).toMatchObject({ low: '9', high: '9', verdict: 'disagrees' })
  })

  it.each([
    ['有效提高', '有效提高'],
    ['≥20万人次', '26个'],
    ['≥20万人次', '约20万人次，比上年多2万人次'],
  ])('%s against %s is not compared', (wanted, done) => {
    expect(target(wanted, done).check).toBeUndefined()
  })
})

describe('a report unlike the others', () => {
  const rows: Row[] = [
    { path: '甲/甲一', weight: '40', claimed: '39' },
    { path: '甲/甲二', weight: '60', claimed: '56.5' },
  ]
  const wrong = (parts: TableParts, ...prose: string[]) =>
    score(parts, ...prose)
      .checks.filter(c => c.verdict === 'disagrees')
      .map(c => c.message)

  it.each([
    [
      'scores of parts in its prose',
      '综合评价得分为 95.5分，其中：决策类自评得分 18分，过程类自评得分 20分。',
    ],
    ['the score of the year before', '上年度绩效评价得分 91分。本次自评得分 95.5分。'],
    ['the score of a body below it', '下属中心绩效自评得分 98分。'],
    ['the score of a project by its name', '食品安全抽检经费自评得分 98分。'],
    ['how much there is to win', '评价总分值为 110分。'],
    ['points for conditions in its prose', '# 甲一\n', '该指标满分 40分，每完成一项得 2分，实际得分 39分。'],
  ])('has %s', (_, ...prose) => {
    expect(wrong({ rows, total: ['100', '95.5'] }, ...prose)).toEqual([])
  })

  it('scores every row out of 100 and weighs afterwards', () => {
    const percent = rows.map(r => ({ ...r, claimed: '95' }))
    expect(wrong({ rows: percent, total: ['100', '95'] })).toEqual([])
  })

  it('weighs its levels in shares of the level above', () => {
    expect(wrong({ rows, groups: { 甲: '20' } })).toEqual([])
  })

  it('lost more points than its remark explains', () => {
    expect(
      wrong({
        rows: [
          { path: '甲/甲一', weight: '4', claimed: '3', remark: '资料不全，扣0.5分；目标不细' },
          ...rows,
        ],
      }),
    ).toEqual([])
  })
})

describe('a score above its weight', () => {
  it('disagrees', () => {
    expect(row({ path: '甲/乙', weight: '5', claimed: '5.5' }).check).toMatchObject({
      verdict: 'disagrees',
      severity: 'score',
      expected: '5.00',
    })
  })
})

describe('the execution row of a project table', () => {
  const execution = (parts: Parameters<typeof fund>[0]) =>
    score({ rows: [other, { ...other, path: '其他/另外' }], funds: [fund(parts)] }).checks.find(c =>
      c.idSeed.startsWith('预算执行'),
    )

  it('is the rate times the weight', () => {
    expect(
      execution({ adjusted: '1200元', spent: '1080元', rate: '90%', weight: '10', claimed: '9' }),
    ).toMatchObject({ verdict: 'agrees' })
    expect(
      execution({ adjusted: '1200元', spent: '1080元', rate: '90%', weight: '10', claimed: '9.5' }),
    ).toMatchObject({
      verdict: 'disagrees',
      expected: '9.00',
    })
  })

  it('never exceeds the weight', () => {
    expect(execution({ adjusted: '1000元', spent: '1080元', weight: '10', claimed: '10' })).toMatchObject({
      verdict: 'agrees',
    })
  })

  it('with full marks for less than all is raised', () => {
    expect(execution({ adjusted: '1000元', spent: '960元', weight: '10', claimed: '10' })).toMatchObject({
      verdict: 'open',
    })
  })
})

describe('the total row of the funds', () => {
  const nothing = { ...fund({ adjusted: '0元', spent: '0元', weight: '10', claimed: '10' }) }
  const part = {
    ...fund({ adjusted: '1000元', spent: '960元', weight: '10', claimed: '10' }),
    name: '其中：当年财政拨款',
  }

  it('of zeros above filled parts is a notice', () => {
    const { checks } = score({ rows: [other, { ...other, path: '其他/另外' }], funds: [nothing, part] })
    expect(checks.filter(c => c.idSeed.startsWith('资金总额')).map(c => c.severity)).toEqual([
      'notice',
      'notice',
    ])
  })

  it('that is filled in is none', () => {
    const { checks } = score({
      rows: [other, { ...other, path: '其他/另外' }],
      funds: [{ ...part, name: '年度资金总额' }, part],
    })
    expect(checks.some(c => c.idSeed.startsWith('资金总额'))).toBe(false)
  })
})

describe('the total', () => {
  const rows: Row[] = [
    { path: '甲/甲一', weight: '40', claimed: '39' },
    { path: '甲/甲二', weight: '60', claimed: '56.5' },
  ]
  const total = (parts: TableParts, ...prose: string[]) =>
    score(parts, ...prose).checks.find(c => c.kind === 'total')

  it('is the sum of its rows', () => {
    expect(total({ rows, total: ['100', '95.5'] })).toMatchObject({
      verdict: 'agrees',
      formula: '39 + 56.5 = 95.5',
    })
    expect(total({ rows, total: ['100', '97'] })).toMatchObject({
      verdict: 'disagrees',
      severity: 'score',
      expected: '95.50',
    })
  })

  it('may be rounded', () => {
    expect(total({ rows, total: ['100', '96'] })?.verdict).toBe('agrees')
    expect(total({ rows, total: ['100', '95'] })?.verdict).toBe('agrees')
  })

  it('may be stated in the prose alone', () => {
    expect(total({ rows }, '本次自评得分为 97分。')).toMatchObject({
      verdict: 'disagrees',
      stated: { text: '97分' },
    })
  })

  it('is open where a lost row could make it up, and says what it would have to score', () => {
    const lossy = {
      rows: rows.slice(0, 1).concat({ path: '乙/乙一', weight: '50', claimed: '45' }),
      total: ['100', '90'] as const,
      incomplete: true,
    }
    const check = total(lossy)
    expect(check).toMatchObject({ verdict: 'open', expected: '84～94' })
    expect(check?.message).toContain('缺失部分须得 6 分')
  })

  it('says when the losses named account for it', () => {
    const check = total({
      rows: rows.slice(0, 1).concat({ path: '乙/乙一', weight: '50', claimed: '45' }),
      total: ['100', '94'],
      incomplete: true,
    })
    expect(check).toMatchObject({ verdict: 'open' })
    expect(check?.message).toMatch(/缺失的行得满分.*扣分合计 6 = 100 − 94/u)
  })

  it('takes the score of an empty cell from the prose', () => {
    const check = total(
      { rows: [rows[0]!, { path: '甲/完成及时性', weight: '60' }], total: ['100', '95.5'], incomplete: true },
      '# 完成及时性',
      '该指标总分 60分，实际得分 56.5分。',
    )
    expect(check).toMatchObject({ verdict: 'agrees' })
  })

  it('is wrong where the empty cell cannot make it up', () => {
    expect(
      total({ rows: [...rows, { path: '甲/甲三', weight: '5' }], total: ['105', '80'], incomplete: true })
        ?.verdict,
    ).toBe('disagrees')
  })

  it('of each of two tables is its own', () => {
    const scoring = score(
      [
        { rows, total: ['100', '95.5'] },
        {
          rows: [
            { ...rows[0]!, claimed: '40' },
            { ...rows[1]!, claimed: '60' },
          ],
          total: ['100', '100'],
        },
      ],
      '综合评价得分 95.5分，评价等级为“优”。',
    )
    expect(scoring.checks.filter(c => c.kind === 'total').map(c => c.verdict)).toEqual(['agrees', 'agrees'])
    expect(scoring.checks.filter(c => c.kind === 'mention').map(c => c.verdict)).toEqual(['agrees'])
    expect(scoring.score?.claimed).toBe('95.5')
  })

  it.each([
    ['20分', '19.14', 'agrees'],
    ['20分', '19.41', 'disagrees'],
    ['', '19.41', undefined],
  ])('in the prose is the sum of the parts named after it: %s %s', (full, points, verdict) => {
    const first = full === '' ? '预算执行' : `预算执行（${full}）`
    const scoring = score([], `自评得分97.83分。其中，${first}得${points}分，指标完成（80分）得78.69分。`)
    expect(scoring.checks.find(c => c.idSeed === '正文各部分得分')?.verdict).toBe(verdict)
  })

  it('in the prose that differs from the only table disagrees', () => {
    expect(
      score({ rows, total: ['100', '95.5'] }, '本次自评得分为 98分。').checks.find(c => c.kind === 'mention'),
    ).toMatchObject({
      verdict: 'disagrees',
      severity: 'score',
    })
  })
})

describe('what is told beside the total', () => {
  const rows: Row[] = [
    { path: '过程/预算执行率', weight: '10', claimed: '9.9', criteria: '得分=预算执行率×10分' },
    { path: '产出/产出', weight: '90', claimed: '80.2' },
  ]

  it('is the total with proven errors corrected, and whether the grade is kept', () => {
    const kept = score({ rows, total: ['100', '90.1'], grade: '优' }, '全年预算执行率为 98%。')
    expect(kept.score?.corrected).toEqual({ total: '90', grade: '优' })
    const lost = score({ rows, total: ['100', '90.1'], grade: '优' }, '全年预算执行率为 84.06%。')
    expect(lost.score?.corrected).toEqual({ total: '88.61', grade: '良' })
    const check = lost.checks.find(c => c.kind === 'grade')
    expect(check?.verdict).toBe('open')
    expect(check?.message).toMatch(/预算执行率 9\.9 → 8\.41.*88\.61.*「优」不能保持/u)
  })

  it('is the range of each level', () => {
    const { score: result } = score({ rows, total: ['100', '90.1'] }, '全年预算执行率为 84.06%。')
    expect(result?.levels).toMatchObject([
      { path: ['过程'], weight: '10', claimed: '9.9', low: '8.406', high: '8.406' },
      { path: ['产出'], weight: '90', claimed: '80.2', low: '0', high: '90' },
    ])
  })

  it('is the other formula that a claim fits', () => {
    const { check } = row(
      {
        path: '管理/政府采购执行情况',
        weight: '2',
        claimed: '0.49',
        criteria: '1. 政府采购执行率得分=政府采购执行率×1分 2. 政策落实情况（1分），落实不到位的酌情扣分。',
      },
      '# 政府采购执行率',
      '我局政府采购执行率偏低，采购执行率仅 24.48%。',
    )
    expect(check?.message).toContain('2 × 24.48% = 0.49')
  })

  it('is a fault of the criteria, as a notice', () => {
    const { checks } = score({
      rows: [
        { path: '产出/及时性', weight: '7', claimed: '7', criteria: '得分=已完成项目数/未完成项目数×7分' },
        other,
      ],
    })
    expect(checks.find(c => c.kind === 'rubric')).toMatchObject({ verdict: 'disagrees', severity: 'notice' })
  })
})

describe('several pairs under the names of a ratio', () => {
  const staff = (...prose: string[]) => {
    const document = proseOf(...prose)
    const [table] = [
      tableOf({
        rows: [
          {
            path: '人员/人员控制率',
            weight: '2',
            claimed: '2',
            criteria: '比率≤100%的，得2分；比率>100%的，得0分。',
          },
          other,
        ],
      }),
    ]
    const described = {
      ...table,
      indicators: table.indicators.map((one, at) =>
        at === 0
          ? { ...one, description: { text: '本年度在编人数与核定编制数的比率。', runs: [], block: 900 } }
          : one,
      ),
    }
    return scoreReport(document, allFigures(document, [described]), [described]).indicators[0]
  }

  it('settle a score that all of them give', () => {
    expect(staff('甲局编制总数 22个，在编人数 18个。乙办编制总数 4个，在编人数 3个。')).toMatchObject({
      low: '2',
      high: '2',
      verdict: 'agrees',
    })
  })

  it('leave it open where they differ', () => {
    expect(staff('甲局编制总数 22个，在编人数 18个。乙办编制总数 4个，在编人数 5个。')).toMatchObject({
      low: '0',
      high: '2',
      verdict: 'open',
    })
  })
})

describe('points off for each step', () => {
  const criteria = '满意度≥95%的，得10分；每降低1个百分点扣1分，扣完为止。'
  const satisfied = (rate: string, claimed: string) =>
    row({ path: '效益/满意度', weight: '10', claimed, criteria }, `全年满意度为 ${rate}。`).result

  it.each([
    ['95.00%', '10', '10', '10', 'agrees'],
    ['92.00%', '7', '7', '7', 'agrees'],
    ['92.40%', '7', '7', '8', 'open'],
    ['92.40%', '9', '7', '8', 'disagrees'],
    ['60.00%', '0', '0', '0', 'agrees'],
  ])('at %s claimed %s', (rate, claimed, low, high, verdict) => {
    expect(satisfied(rate, claimed)).toMatchObject({ low, high, verdict })
  })
})

describe('weights', () => {
  const weights = (parts: TableParts) => score(parts).checks.filter(c => c.kind === 'weights')

  it('of a level are those of its rows', () => {
    const rows = [
      { path: '甲/甲一/一', weight: '6', claimed: '6' },
      { path: '甲/甲一/二', weight: '4', claimed: '4' },
      { path: '甲/甲二/三', weight: '5', claimed: '5' },
    ]
    expect(
      weights({ rows, groups: { 甲: '15', '甲/甲一': '10', '甲/甲二': '5' } }).map(c => c.verdict),
    ).toEqual(['agrees', 'agrees', 'agrees'])
    expect(weights({ rows, groups: { 甲: '16', '甲/甲一': '10', '甲/甲二': '5' } })[0]).toMatchObject({
      verdict: 'disagrees',
      expected: '15.00',
    })
    expect(weights({ rows, groups: { 甲: '16', '甲/甲一': '10' }, incomplete: true })[0]).toMatchObject({
      verdict: 'open',
    })
  })

  it('of a project table add up with the execution row', () => {
    const rows = [
      { path: '产出/一', weight: '50', claimed: '50' },
      { path: '效益/二', weight: '40', claimed: '40' },
    ]
    const funds = [fund({ rate: '100%', weight: '10', claimed: '10' })]
    expect(weights({ rows, funds, total: ['100', '100'] }).map(c => c.verdict)).toEqual(['agrees'])
  })
})

describe('the grade', () => {
  const grade = (...prose: string[]) =>
    scoreReport(proseOf(...prose), allFigures(proseOf(...prose), []), []).checks.find(c => c.kind === 'grade')

  it.each([
    ['90', '优', 'agrees'],
    ['89.99', '优', 'disagrees'],
    ['80', '良', 'agrees'],
    ['79.9', '良', 'disagrees'],
    ['60', '中', 'agrees'],
    ['59', '差', 'agrees'],
    ['88.17', '良好', 'agrees'],
  ])('of %s is %s: %s', (points, word, verdict) => {
    expect(grade(`本次自评得分为 ${points}分，评价等级为“${word}”。`)).toMatchObject({
      verdict,
      severity: verdict === 'disagrees' ? 'grade' : null,
    })
  })

  it('follows the bands that the report prints', () => {
    expect(
      grade(
        '等级：95分（含）以上为优，85分（含）-95分为良，60分（含）-85分为中，60分以下为差。',
        '自评得分 92分，等级为优。',
      ),
    ).toMatchObject({ verdict: 'disagrees', expected: '良' })
  })

  it('between integer bands is open', () => {
    expect(
      grade('90-100分为优，80-89分为良，60-79分为中，60分以下为差。', '自评得分 89.5分，等级为优。'),
    ).toMatchObject({ verdict: 'open' })
  })

  it('of something else is not taken', () => {
    expect(grade('我院等级评定为优。', '自评得分 85分。')).toBeUndefined()
  })
})

describe('any table', () => {
  const criteria = fc.constantFrom(
    '得分=预算执行率×10分',
    '率≥90%的，得10分；率<90%的，得4分。',
    '酌情计分',
    undefined,
  )

  it('gives ranges with low ≤ high, within nought and the weight', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            weight: fc.integer({ min: 1, max: 20 }),
            claimed: fc.integer({ min: 0, max: 25 }),
            criteria,
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.integer({ min: 0, max: 1200 }),
        (rows, permille) => {
          const { indicators, score: result } = score(
            {
              rows: rows.map((r, at) => ({
                path: `甲/指标${at}`,
                weight: `${r.weight}`,
                claimed: `${r.claimed}`,
                ...(r.criteria === undefined ? {} : { criteria: r.criteria }),
              })),
            },
            `全年预算执行率为 ${permille / 10}%。`,
          )
          for (const row of indicators) {
            if (row.low === null || row.high === null) continue
            expect(exact(row.low).lte(exact(row.high))).toBe(true)
            expect(exact(row.high).lte(exact(row.weight!))).toBe(true)
            expect(exact(row.low).gte(0)).toBe(true)
          }
          expect(result === null || exact(result.low).lte(exact(result.high))).toBe(true)
        },
      ),
    )
  })

  it('gives no less for a higher rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12000 }), fc.integer({ min: 0, max: 12000 }), (a, b) => {
        const at = (hundredths: number) =>
          exact(
            row(
              { path: '过程/预算执行率', weight: '10', claimed: '10', criteria: '得分=预算执行率×10分' },
              `全年预算执行率为 ${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%。`,
            ).result.low!,
          )
        const [low, high] = a <= b ? [a, b] : [b, a]
        expect(at(low!).lte(at(high!))).toBe(true)
      }),
    )
  })

  it('gives the same twice', () => {
    const once = () =>
      score(
        {
          rows: [
            { path: '过程/预算执行率', weight: '10', claimed: '9', criteria: '得分=预算执行率×10分' },
            other,
          ],
        },
        '全年预算执行率为 84.06%。',
      )
    expect(once()).toEqual(once())
  })
})
