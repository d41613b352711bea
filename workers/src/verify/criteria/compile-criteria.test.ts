import { exact, sumOf, toText, ZERO } from '@heshu/shared/number/exact.ts'
import { contains } from '@heshu/shared/number/interval.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCriteria } from './compile-criteria.ts'
import type { Criteria } from './criteria.ts'

const compile = (text: string, weight: string) => compileCriteria(text, exact(weight))
const kinds = (criteria: Criteria) => criteria.parts.map(part => part.rule.kind)

/** The points that the only bands of a criteria text give for a percentage, every band that holds it. */
const pointsAt = (text: string, weight: string, percent: string): string[] => {
  const criteria = compile(text, weight)
  const [part] = criteria.parts
  if (part?.rule.kind !== 'bands' || criteria.parts.length > 1) return [`not bands: ${kinds(criteria)}`]
  const value = exact(percent).div(100)
  return part.rule.bands.filter(band => contains(band.range, value)).map(band => toText(band.points))
}

describe('bands', () => {
  const satisfaction =
    '1. 满意度≥95%的，得6分； 2. 90%≤满意度<95%的，得4分； 3. 80%≤满意度<90%的，得2分； 4. 满意度<80%的，得1分。'

  it.each([
    ['95', '6'],
    ['94.99', '4'],
    ['90', '4'],
    ['89.99', '2'],
    ['80', '2'],
    ['79.99', '1'],
  ])('at %s %% give %s', (percent, points) => {
    expect(pointsAt(satisfaction, '6', percent)).toEqual([points])
  })

  it.each([
    ['reversed chains', '1. 比率≥90%的，得3分；2. 90%>比率≥75%的，得2分；3. 比率<75%的，得0分。', '80', '2'],
    [
      'left-overs of LaTeX',
      '1. 比率$\\geq 90\\%$的，得3分；2. $75\\% \\leq$比率$<90\\%$的，得2分；3. 比率<75%的，得0分。',
      '75',
      '2',
    ],
    ['HTML left-overs', '<p>比率≥90%的，得3分；</p><p>比率&lt;90%的，得0分。</p>', '90', '3'],
    ['full-width signs', '比率≥９０％的，得３分；比率＜９０％的，得０分。', '89', '0'],
    ['words', '执行率不低于90%的，得3分；执行率低于90%的，得1分。', '90', '3'],
    [
      '大于等于 and 小于',
      '执行率大于等于90%的，得3分；执行率大于等于80%且小于90%的，得2分；执行率小于80%的，不得分。',
      '85',
      '2',
    ],
    [
      '不含',
      '执行率在90%（含）以上的，得3分；执行率80%（含）-90%（不含）的，得2分；80%（不含）以下的，得0分。',
      '90',
      '3',
    ],
    [
      'a number glued to its threshold',
      '1.满意度≥95%的，得3分；2.90%≤满意度<95%的，得2分；3.满意度<90%的，得0分。',
      '92',
      '2',
    ],
    ['a lost full stop between parts', '1. 比率≤10%的，得3分 2. 比率>10%的，得0分', '10', '3'],
    [
      'a number printed twice',
      '1. 比率≤10%的，得3分；2. 10%<比率≤20%的，得2分；3. 20%<比率≤30%的，得1分；3. 比率>30%的，得0分。',
      '31',
      '0',
    ],
  ])('are read through %s', (_, text, percent, points) => {
    expect(pointsAt(text, '3', percent)).toEqual([points])
  })

  it('give both neighbours where the words do not say whose the bound is', () => {
    const text = '90%以上的，得3分；80%-90%的，得2分；80%以下的，得0分。'
    expect(pointsAt(text, '3', '90')).toEqual(['3', '2'])
    expect(pointsAt(text, '3', '85')).toEqual(['2'])
  })

  it('of two rates in one cell are two parts', () => {
    const criteria = compile(
      '1. 甲费控制率=甲费实际支出数/甲费预算数×100% （1）甲费控制率<90%的，得3分； （2）甲费控制率≥90%的，得0分。 2. 乙费控制率=乙费决算数/乙费预算数×100% （1）乙费控制率<90%的，得2分；（2）乙费控制率≥90%的，得0分。',
      '5',
    )
    expect(kinds(criteria)).toEqual(['bands', 'bands'])
    expect(criteria.parts[1]?.rule).toMatchObject({
      ratio: { name: '乙费控制率', numerator: '乙费决算数', denominator: '乙费预算数' },
    })
  })

  it('are left to a person when their best does not reach the weight', () => {
    const criteria = compile('率≥90%的，得3分；率<90%的，得1分。', '5')
    expect(kinds(criteria)).toEqual(['judged'])
    expect(criteria.problem).toContain('不一致')
  })

  it('are left to a person when points are also taken off', () => {
    expect(kinds(compile('率≥90%的，得5分；率<90%的，得1分；发现一项违规扣1分，扣完为止。', '5'))).toEqual([
      'judged',
    ])
  })
})

describe('proportional rules', () => {
  it.each([
    [
      '本指标得分=本指标满分分值×政府采购执行率',
      '2',
      { name: '政府采购执行率', numerator: null, denominator: null },
    ],
    ['得分=预算执行率×2分', '2', { name: '预算执行率', numerator: null, denominator: null }],
    [
      '1. 全部按时完成（6分）； 2. 部分未按时完成的，本指标得分=已完成项目数/计划完成项目总数×6分。',
      '6',
      { name: null, numerator: '已完成项目数', denominator: '计划完成项目总数' },
    ],
    [
      '重点工作完成率=重点工作实际完成数/重点工作总数×100% 重点工作是指交办的任务。 本指标得分=重点工作完成率×7',
      '7',
      { name: '重点工作完成率', numerator: '重点工作实际完成数', denominator: '重点工作总数' },
    ],
  ])('%s', (text, weight, ratio) => {
    const criteria = compile(text, weight)
    expect(criteria.parts).toHaveLength(1)
    expect(criteria.parts[0]?.rule).toMatchObject({ kind: 'proportional', ratio })
    expect(toText(criteria.parts[0]!.points)).toBe(weight)
  })

  it('may be one part beside another that needs a person, with a condition that takes all', () => {
    const criteria = compile(
      '1. 采购执行率得分=采购执行率×1分 采购执行率=（实际采购金额合计数/采购计划金额合计数）×100% 如实际采购金额大于采购计划金额，本项得0分。 2. 采购政策的落实情况（1分），落实不到位的酌情扣分。',
      '2',
    )
    expect(kinds(criteria)).toEqual(['proportional', 'condition'])
    expect(criteria.vetoes).toMatchObject([
      { condition: { left: '实际采购金额', relation: '>', right: '采购计划金额' } },
    ])
  })

  it.each([
    ['done divided by undone', '本指标得分=已完成项目数/未完成项目数×7'],
    ['a formula that is not a product', '得分=（甲率+乙率）÷2×7分'],
    ['a product of two rates', '得分=甲率×乙率×7分'],
    ['a bare 按比例计分', '未达目标的按比例计分'],
    ['another part that does not add up', '1. 得分=执行率×7分；2. 制度健全的，得3分。'],
  ])('are not made of %s', (_, text) => {
    expect(kinds(compile(text, '7'))).toEqual(['judged'])
  })
})

describe('comparisons of two amounts', () => {
  it('give all or nothing', () => {
    const criteria = compile(
      '1. 接待费实际支出数≤预算安排的接待费数，得4分，否则不得分； 2. 公用经费决算数≤公用经费调整预算数，得4分，否则不得分。',
      '8',
    )
    expect(kinds(criteria)).toEqual(['comparison', 'comparison'])
    expect(criteria.parts[0]?.rule).toMatchObject({
      left: '接待费实际支出数',
      relation: '≤',
      right: '预算安排的接待费数',
    })
  })

  it('are left to a person when the text does not say what else happens', () => {
    expect(compile('实际支出数≤预算安排数，得4分。', '4').parts[0]?.rule).toMatchObject({
      kind: 'condition',
      otherwise: 'unsaid',
    })
  })
})

describe('execution by quarters', () => {
  const points =
    '1. 一季度预算执行率得分=（一季度部门预算支出进度/序时进度25%）×1分 2. 二季度预算执行率得分=（二季度部门预算支出进度/序时进度50%）×1分 3. 三季度预算执行率得分=（三季度部门预算支出进度/序时进度75%）×1分 4. 四季度预算执行率得分=（四季度部门预算支出进度/序时进度100%）×1分 5. 全年平均支出进度得分=全年平均执行率×2分 其中：全年平均执行率=Σ（每个季度的执行率）÷4'

  it('gives points for each quarter and for the mean', () => {
    const [part] = compile(points, '6').parts
    expect(part?.rule).toMatchObject({ kind: 'quarterly', subject: '部门预算' })
    if (part?.rule.kind === 'quarterly')
      expect([...part.rule.quarters, part.rule.mean].map(x => toText(x))).toEqual(['1', '1', '1', '1', '2'])
  })

  it('gives the weight times the mean', () => {
    const [part] = compile(
      '本指标得分=本指标满分分值×全年平均执行率。 其中：全年平均执行率=Σ（每个季度的执行率）÷4 分季执行率=当季部门预算资金支出进度÷该季序时进度×100%',
      '5',
    ).parts
    expect(part?.rule).toMatchObject({ kind: 'quarterly', subject: '部门预算' })
  })

  it.each([
    ['a quarter is missing', points.replace(/3\. 三.*?1分 /u, '')],
    ['a time progress is another', points.replace('75%', '70%')],
  ])('is left to a person when %s', (_, text) => {
    expect(kinds(compile(text, '6'))).not.toContain('quarterly')
  })
})

describe('what needs a person', () => {
  it('keeps the points of each condition', () => {
    const criteria = compile(
      '1. 分配合理的，得1分；2. 编制细化（2分）；3. 没有大量调剂，得2分，否则酌情扣分。',
      '5',
    )
    expect(criteria.parts.map(part => part.rule)).toMatchObject([
      { kind: 'condition', when: '分配合理', otherwise: 'unsaid' },
      { kind: 'condition', otherwise: 'unsaid' },
      { kind: 'condition', otherwise: 'discretion' },
    ])
    expect(criteria.parts.map(part => toText(part.points))).toEqual(['1', '2', '2'])
  })

  it.each([
    '评价要点：\n①是否有目标；\n②是否相关。',
    '根据完成情况酌情计分。',
    '取得成效显著的，得权重分的100%（含）-80%（含）',
    '',
  ])('is everything where nothing is said in numbers: %s', text => {
    const criteria = compile(text, '4')
    expect(kinds(criteria)).toEqual(['judged'])
    expect(toText(criteria.parts[0]!.points)).toBe('4')
  })
})

describe('any text', () => {
  const fragments = fc.constantFrom(
    '率≥90%的，得3分；',
    '80%≤率<90%的，得2分；',
    '率<80%的，不得分。',
    '1. ',
    '2. ',
    '（1）',
    '得分=率×5分',
    '（2分）',
    '扣1分',
    '本指标得分=本指标满分分值×执行率',
    '执行率=（甲/乙）×100%',
    '如甲大于乙，本项得0分。',
    '\n',
    '一季度得分=（进度/序时进度25%）×1分',
  )

  it('gives parts whose points are never negative and add up to the weight', () => {
    fc.assert(
      fc.property(
        fc.array(fragments, { maxLength: 8 }),
        fc.integer({ min: 1, max: 10 }),
        (pieces, weight) => {
          const criteria = compileCriteria(pieces.join(''), exact(weight))
          expect(criteria.parts.every(part => part.points.gte(ZERO))).toBe(true)
          expect(toText(sumOf(criteria.parts.map(part => part.points)))).toBe(`${weight}`)
        },
      ),
    )
  })

  it('of white space lost or doubled compiles to the same rule', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ' ', '  '), gap => {
        const text = `1. 满意度${gap}≥${gap}95%${gap}的，得${gap}6${gap}分；2. 满意度${gap}<${gap}95%的，得${gap}2${gap}分。`
        expect(pointsAt(text, '6', '95')).toEqual(['6'])
        expect(pointsAt(text, '6', '94.9')).toEqual(['2'])
      }),
    )
  })
})

const rules = (text: string, weight: string) => compile(text, weight).parts.map(part => part.rule)

describe('points taken off', () => {
  it.each([
    ['①制度健全（3分）；②流程规范（2分）。发现一处不符合的扣0.5分，扣完为止。', '5', '处', '0.5'],
    ['1. 按要求编制的，得5分；2. 发现一项不符合的扣一分，扣完为止。', '5', '项', '1'],
    ['没按要求编报的，一个项目扣1分，扣完为止。', '4', '个', '1'],
    ['全部按期完成得8分；一项没有完成扣4分，扣完为止。', '8', '项', '4'],
  ])('for each thing found: %s', (text, weight, of, points) => {
    const [rule, other] = rules(text, weight)
    expect(other).toBeUndefined()
    expect(rule).toMatchObject({ kind: 'deduction', deductions: [{ how: 'each', of }] })
    if (rule?.kind === 'deduction' && rule.deductions[0]?.how === 'each') {
      expect(toText(rule.points)).toBe(weight)
      expect(toText(rule.deductions[0].points)).toBe(points)
    }
  })

  it.each([
    ['合格率100%得10分，每降低1个百分点扣1分。', 'below', '1', '0.01'],
    ['满意度≥90%的，得10分；满意度低于90%的，每降低2个百分点扣0.5分，扣完为止。', 'below', '0.9', '0.02'],
    [
      '调剂资金占预算10%以内的，得10分；超出10%的，超出一个百分点扣0.1分，直至10分扣完为止。',
      'above',
      '0.1',
      '0.01',
    ],
  ])('for each step beyond a bound: %s', (text, side, from, step) => {
    const [rule] = rules(text, '10')
    expect(rule).toMatchObject({ kind: 'deduction', deductions: [{ how: 'step', side }] })
    if (rule?.kind === 'deduction' && rule.deductions[0]?.how === 'step') {
      expect(toText(rule.deductions[0].from!)).toBe(from)
      expect(toText(rule.deductions[0].step)).toBe(step)
    }
  })

  it('beyond the target of the row has no bound of its own', () => {
    expect(rules('漏损率不高于目标值计满分，每高1个百分点扣1分。', '10')).toMatchObject([
      { kind: 'deduction', deductions: [{ how: 'step', side: 'above', from: null }] },
    ])
  })

  it('by judgement or by share say so', () => {
    expect(
      rules('1. 管理规范（2分），不到位的酌情扣分。2. 全部回复的，得1分，否则按未回复的比例扣分。', '3'),
    ).toMatchObject([
      { kind: 'condition', otherwise: 'discretion' },
      { kind: 'condition', otherwise: 'share' },
    ])
  })
})

describe('answers to choose from', () => {
  it('are shares of the weight', () => {
    const [rule] = rules(
      '成效显著的，得权重分的100%（含）-80%（含）；成效明显的，得权重分的80%-60%（含）；成效一般的，得权重分的60%-0%。',
      '5',
    )
    expect(
      rule?.kind === 'tiers' && rule.tiers.map(({ low, high }) => `${toText(low)}-${toText(high)}`),
    ).toEqual(['4-5', '3-4', '0-3'])
  })

  it('are points under a heading, and 同上 repeats them', () => {
    expect(
      rules(
        '1.预算公开（2分）：按规定公开的得2分；内容不全的得1分；未公开的得0分。2.决算公开（2分）：评分办法同上。',
        '4',
      ),
    ).toMatchObject([
      { kind: 'tiers', tiers: { length: 3 } },
      { kind: 'tiers', tiers: { length: 3 } },
    ])
  })

  it('do not add up when the best of them is the weight', () => {
    expect(rules('1. 资料完整的，得3分；2. 基本完整的，得2分；3. 不完整的，得1分。', '3')).toMatchObject([
      { kind: 'tiers' },
    ])
  })
})

describe('definitions', () => {
  it.each([
    [
      '成本节约率=[（计划成本-实际成本）/计划成本]×100%',
      { numerator: '计划成本-实际成本', denominator: '计划成本' },
    ],
    [
      '节约率=（1-实际支出/预算安排）×100%',
      { numerator: '实际支出', denominator: '预算安排', complement: true },
    ],
    [
      '结转率=年末结转数/（年初结转数+一般公共预算拨款数）×100%',
      { numerator: '年末结转数', denominator: '年初结转数+一般公共预算拨款数' },
    ],
  ])('alone give no points: %s', (text, ratio) => {
    expect(rules(text, '4')).toMatchObject([{ kind: 'defined', ratio }])
  })
})

describe('lines broken by the width of a cell', () => {
  it.each([
    ['within a clause', '满意度≥\n95%的\n，得\n6\n分；满意度<95%\n的，不得\n分。', '6', ['bands']],
    ['within a word', '得\n分=执行率×5分，每降低一个百分\n点扣1分', '5', ['judged']],
    ['between equations', '得分=执行率×5分\n执行率=实际数/计划数×100%\n注：见附表', '5', ['proportional']],
    ['before numbers', '1. 制度健全（2分）\n2. 执行到位（3分）', '5', ['condition', 'condition']],
  ])('%s', (_, text, weight, expected) => {
    expect(kinds(compile(text, weight))).toEqual(expected)
  })
})

describe('faults of the criteria', () => {
  it.each([
    ['率≥90%的，得3分；70%≤率<80%的，得2分；率<70%的，得0分。', '空档'],
    ['率≥90%的，得3分；70%≤率<95%的，得2分；率<70%的，得0分。', '重叠'],
    ['90%以上的，得3分；80%-90%的，得2分；80%以下的，得0分。', '重叠'],
    ['得分=已完成项目数/未完成项目数×3分', '分母'],
    ['1. 甲好的，得1分；2. 乙好的，得1分。', '不一致'],
  ])('are told: %s', (text, word) => {
    expect(compile(text, '3').defects.join()).toContain(word)
  })

  it.each([
    '率≥90%的，得3分；80%≤率<90%的，得2分；率<80%的，得0分。',
    '90%（含）以上的，得3分；80%（含）-90%的，得2分；80%以下的，得0分。',
    '率≥90%的，得3分；率<60%的，不得分；其他情况得分=率×3分。',
  ])('are not seen where there are none: %s', text => {
    expect(compile(text, '3').defects).toEqual([])
  })
})
