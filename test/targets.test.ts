import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** The checks of targets, those of scores left out: severity or verdict, and what was compared. */
const targetsOf = (...blocks: BlockContent[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'target')
    .map(c => `${c.severity ?? c.verdict}: ${c.formula}`)
}

const findings = (...blocks: BlockContent[]): string[] =>
  targetsOf(...blocks).filter(line => !line.startsWith('agrees'))

const cells = (...rows: string[]): string[][] => rows.map(row => row.split('|').map(cell => cell.trim()))

describe('what a sentence makes of a target', () => {
  it('stands after both, with what is told in passing between', () => {
    expect(targetsOf('合格率目标值不低于92%，实际达到90.5%，完成年度目标。')).toEqual([
      'figure: 目标 92%，实际 90.5%：完成年度目标',
    ])
    expect(targetsOf('计划培训120人次，实际完成110人次，完成率91.7%，同比增长5%，超额完成任务。')).toContain(
      'figure: 目标 120人次，实际 110人次：超额完成任务',
    )
    expect(targetsOf('成本控制目标≤100万元，实际成本95万元，指标未完成。')).toEqual([
      'figure: 目标 100万元，实际 95万元：未完成',
    ])
    expect(targetsOf('指标值为“≥96%”，实际完成值91.53%，扣1分，未完成年度目标。')).toEqual([
      'agrees: 目标 96%，实际 91.53%：未完成年度目标',
    ])
    expect(targetsOf('审核时限要求不超过8个工作日，实际平均用时9个工作日，达到时限要求。')).toEqual([
      'figure: 目标 8个工作日，实际 9个工作日：达到时限要求',
    ])
  })

  it('stands between them, before them, or in the next sentence', () => {
    expect(targetsOf('资助学生不少于345人的目标已实现，全年实际为253人。')).toEqual([
      'figure: 目标 345人，实际 253人：已实现',
    ])
    expect(targetsOf('资助学生不少于345人的目标已落空，全年实际为353人。')).toEqual([
      'figure: 目标 345人，实际 353人：已落空',
    ])
    expect(targetsOf('培训任务超额完成，计划120人次，实际110人次。')).toEqual([
      'figure: 目标 120人次，实际 110人次：超额完成',
    ])
    expect(targetsOf('年初计划培训120人。实际完成126人，超额完成任务。')).toEqual([
      'agrees: 目标 120人，实际 126人：超额完成任务',
    ])
  })

  it('is said of each of a list', () => {
    expect(targetsOf('计划培训120人、补贴30户，实际培训126人、补贴28户，均完成目标。')).toEqual([
      'agrees: 目标 120人，实际 126人：完成目标',
      'figure: 目标 30户，实际 28户：完成目标',
    ])
  })

  it('is not read into another subject, a part of the way, or what each must reach', () => {
    expect(targetsOf('计划培训120人，实际培训110人，学员反响良好，达到预期目标。')).toEqual([])
    expect(targetsOf('满意度目标90%，实际85%，但部分群众反映未达到预期。')).toEqual([])
    expect(targetsOf('计划新建19座，实际新建18座，基本完成年度任务。')).toEqual([])
    expect(targetsOf('计划投资100万元，实际完成80万元，未完成部分结转下年。')).toEqual([])
    expect(targetsOf('每场培训不少于30人，全年培训5场，实际培训16人，完成目标。')).toEqual([])
    expect(targetsOf('目标值≥95%，全市平均85%，达到预期目标。')).toEqual([])
    // Less is better there, and nothing says that the target bounds it from above.
    expect(targetsOf('项目成本目标100万元，实际成本95万元，完成目标。')).toEqual([])
    expect(findings('形象进度为87.68%，低于年度目标值91%，未完成的工程量已列入下年度计划。')).toEqual([])
  })
})

describe('changes against the change that was meant', () => {
  it('are held to it where they go the same way', () => {
    expect(targetsOf('能耗同比下降3.2%，超额完成同比下降3.6%的年度目标。')).toEqual(['figure: 3.2% < 3.6%'])
    expect(targetsOf('收入同比增长3%，达到10%的目标要求。')).toEqual([])
  })
})

describe('what a row makes of its target', () => {
  const table = (...rows: string[]) => cells('绩效指标 | 年初目标 | 实际值 | 未完成原因', ...rows)

  it('is said in its remarks', () => {
    expect(targetsOf(table('改造厕所 | 80座 | 86座 | 受天气影响，进度滞后，未完成目标'))).toContain(
      'figure: 目标 80座，实际 86座：未完成目标',
    )
    expect(findings(table('改造厕所 | 80座 | 76座 | 受天气影响，进度滞后，未完成目标'))).toEqual([])
    expect(findings(table('改造厕所 | 80座 | 76座 | 部分点位未完成验收'))).toEqual([])
  })

  it('is not read in a column of rules', () => {
    expect(
      findings(cells('指标名称 | 目标值 | 完成值 | 评分标准', '改造厕所 | 80座 | 76座 | 完成目标，得满分')),
    ).toEqual([])
  })

  it('has its name beside a unit and a sign in cells of their own', () => {
    expect(
      targetsOf(
        cells(
          '序号 | 工作内容 | 单位 | 目标任务 | 实际完成 | 是否完成',
          '1 | 清淤河道 | 公里 | 43 | 34 | 是',
        ),
      ),
    ).toEqual(['figure: 目标 43，实际 34：是'])
    expect(
      findings(
        cells(
          '一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位',
          '产出指标 | 数量指标 | 演练场次 | ≥ | 12 | 场',
          '产出指标 | 质量指标 | 合格率 | ≥ | 95 | %',
        ),
        '项目支出绩效自评表',
        cells('三级指标 | 年度指标值 | 实际完成值', '演练场次 | ≥12场 | 13场', '合格率 | ≥85% | 96%'),
      ),
    ).toEqual(['figure: ≥85% ≠ 95'])
  })
})

describe('a target told in more than one place', () => {
  it('is the same, or one of them is wrong', () => {
    expect(
      findings(
        '年度目标：登记流动人口不少于460人。',
        cells('绩效指标 | 年度指标值 | 全年完成值', '登记流动人口数量 | ≥640人 | 652人'),
      ),
    ).toEqual(['figure: ≥640人 ≠ ≥460人'])
  })

  it('is worth a look where the words name one thing in more and in fewer words', () => {
    expect(
      findings(
        '全年为失能老人建立不少于800张次护理床位。',
        '累计建立护理床位906张次，超额完成600张次任务数。',
      ),
    ).toEqual(['notice: 600张次 ≠ ≥800张次'])
  })

  it('is reached by what another place says was done of it', () => {
    expect(targetsOf('计划全年开展不少于20人次安宁疗护服务。', '已完成安宁疗护服务22人次。')).toEqual([
      'agrees: 目标 ≥20人次，实际 22人次',
    ])
    // Not reached there may be reached elsewhere, and far above is another thing.
    expect(targetsOf('计划全年开展不少于20人次安宁疗护服务。', '已完成安宁疗护服务18人次。')).toEqual([])
    expect(targetsOf('计划全年开展不少于20人次安宁疗护服务。', '已完成安宁疗护服务220人次。')).toEqual([])
  })

  it('is asked about where what was done is a slip of it away', () => {
    expect(findings('计划全年建成6家区域养老中心。', '已建成区域养老中心60家。')).toEqual([
      'notice: 目标 6家，实际 60家',
    ])
    expect(findings('计划全年改造老旧线路1250公里。', '已改造老旧线路1205公里。')).toEqual([
      'notice: 目标 1250公里，实际 1205公里',
    ])
    expect(findings('计划全年改造老旧线路1250公里。', '已改造老旧线路980公里。')).toEqual([])
  })

  it('is none of another year, another thing or another project', () => {
    expect(findings('下一步，培训农技人员不少于500人次。', '年度目标：培训农技人员不少于400人次。')).toEqual(
      [],
    )
    expect(findings('计划培训农技人员不少于400人次。', '计划为脱贫村培训农技人员不少于50人次。')).toEqual([])
    expect(findings('计划培训村医100人。', '计划走访企业120家，计划培训教师130人。')).toEqual([])
    expect(findings('甲项目绩效目标：验收合格率≥95%。', '乙项目绩效目标：验收合格率≥98%。')).toEqual([])
  })
})
