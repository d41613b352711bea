import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

type Block = string | string[]
const cellsOf = (row: string): string[] => row.split('|').map(cell => cell.trim())

/** What the checks of counts say: verdict, severity, stated, what is listed. A list of strings is a table. */
const counts = (...blocks: Block[]): string[] => {
  const document = documentOf(
    ...blocks.flatMap((b): BlockContent[] => (typeof b === 'string' ? b.split('\n') : [b.map(cellsOf)])),
  )
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'count')
    .map(
      c =>
        `${c.verdict}${c.severity ? ` ${c.severity}` : ''} ${c.stated.text.replace(/\s/g, '')}: ${c.formula}`,
    )
}
/** The names left out. */
const brief = (...blocks: Block[]): string[] => counts(...blocks).map(line => line.replace(/ 项：.*/, ' 项'))
const findings = (...blocks: Block[]): string[] => brief(...blocks).filter(line => !line.startsWith('agrees'))

describe('a count before its list', () => {
  it('names what is listed', () => {
    expect(counts('产出指标下设4个二级指标，分别是数量指标、质量指标、时效指标、成本指标。')).toEqual([
      'agrees 4个: 所列 4 项：数量指标、质量指标、时效指标、成本指标',
    ])
    expect(findings('产出指标下设5个二级指标，分别是数量指标、质量指标、时效指标、成本指标。')).toEqual([
      'disagrees figure 5个: 所列 4 项',
    ])
  })

  it('may end in a colon, 即, 包括, or be followed by a bracket', () => {
    expect(brief('机关内设股室6个：办公室、督查股、法制股、财务股、人事股、信息中心。')).toEqual([
      'agrees 6个: 所列 6 项',
    ])
    expect(findings('纳入决算范围的单位共3家，即监测站、检验所。')).toEqual([
      'disagrees figure 3家: 所列 2 项',
    ])
    expect(findings('当年出台3项制度，包括《采购管理办法》《合同管理办法》。')).toEqual([
      'disagrees notice 3项: 所列 2 项',
    ])
    expect(findings('下属事业单位2家（监测站、质检站、检验所）。')).toEqual([
      'disagrees notice 2家: 所列 3 项',
    ])
  })

  it('may be followed by parts between semicolons', () => {
    expect(findings('本局下设三家单位，分别是：监测站；检验所。')).toEqual([
      'disagrees figure 三家: 所列 2 项',
    ])
  })

  it('says nothing where the list tells what the things are of, or how many of each', () => {
    expect(brief('实施2个项目，包括道路改造、管网铺设、绿化提升。')).toEqual([])
    expect(findings('采购设备12台，包括电脑、打印机、扫描仪。')).toEqual([])
    expect(findings('新增5个岗位，分别为管理岗两个、技术岗三个。')).toEqual([])
    expect(findings('设立3个工作组，分别为东岭村、石桥村、柳湾村、高坪村提供服务。')).toEqual([])
    expect(findings('我局有3个下属单位，分别负责水文、质监、检验、养护工作。')).toEqual([])
    expect(findings('全年安排项目8个，主要包括道路、管网。全年安排项目8个：道路改造、管网改造等。')).toEqual(
      [],
    )
  })

  it('leaves the list to the count of the sentence that it fits', () => {
    expect(brief('涉及3个街道5个社区，分别为东岭街道、石桥街道、柳湾街道。')).toEqual([])
    expect(findings('共设2个一级指标、5个二级指标，分别为产出指标、效益指标。')).toEqual([])
  })

  it('goes on after the list', () => {
    expect(findings('内设5个科室，分别为办公室、财务科、法规科，以及人事科、督查科。')).toEqual([])
  })
})

describe('a count after its list', () => {
  it('closes the list with 共, or stands beside it', () => {
    expect(findings('共设置“诊疗人次”“发放准确率”“满意度”“成本控制率” 共5个指标。')).toEqual([
      'disagrees figure 5个: 所列 4 项',
    ])
    expect(findings('在东岭村、石桥村、柳湾村共4个村开展试点。')).toEqual(['disagrees figure 4个: 所列 3 项'])
    expect(findings('内设办公室、财务科、法规科（共4个科室）。')).toEqual(['disagrees figure 4个: 所列 3 项'])
    expect(counts('完成东岭、石桥两家卫生院改造。')).toEqual(['agrees 两家: 所列 2 项：东岭、石桥'])
    expect(findings('从数量、质量、时效、成本五个维度设置指标。')).toEqual([
      'disagrees notice 五个: 所列 4 项',
    ])
    expect(findings('抓好征地、拆迁、安置两项工作。')).toEqual(['disagrees notice 两项: 所列 3 项'])
    expect(findings('绩效目标由验收合格率、群众满意度、成本控制率4项指标构成。')).toEqual([
      'disagrees figure 4项: 所列 3 项',
    ])
  })

  it('names the levels of indicators, or stands after a quoted list', () => {
    const nine =
      '数量指标、质量指标、时效指标、成本指标、经济效益指标、社会效益指标、生态效益指标、可持续影响指标、服务对象满意度指标'
    expect(brief(`设有${nine}9个二级指标。`)).toEqual(['agrees 9个: 所列 9 项'])
    expect(findings(`设有${nine}8个二级指标。`)).toEqual(['disagrees figure 8个: 所列 9 项'])
    expect(brief('突出“事前、事中、事后”三个环节。')).toEqual(['agrees 三个: 所列 3 项'])
    expect(findings('完善预算、采购、资产、合同、债务四大业务领域内控。')).toEqual([
      'disagrees notice 四大: 所列 5 项',
    ])
  })

  it('may follow 等, which leaves out what it likes but adds nothing', () => {
    expect(brief('建成东岭村、石桥村等5个村。')).toEqual([])
    expect(brief('建成东岭村、石桥村、柳湾村、高坪村等12个村。')).toEqual([])
    expect(findings('建成东岭村、石桥村、柳湾村、高坪村、双河村等4个村。')).toEqual([
      'disagrees figure 4个: 所列 5 项',
    ])
    expect(findings('分为序厅、农业馆、工业馆、旅游馆等28个展区。')).toEqual([])
  })

  it('is worth a look where 等 leaves out but one of many', () => {
    expect(findings('内设办公室、财务科、法规科、人事科、督查科等6个科室。')).toEqual([
      'disagrees notice 6个: 所列 5 项',
    ])
    expect(findings('内设办公室、财务科、法规科等4个科室。')).toEqual([])
  })

  it('lets 和 part two names or stand in one', () => {
    expect(
      findings('建成甲院、乙院和丙院改扩建等3个项目。建成甲中心、乙中心和丙中心改扩建等2个项目。'),
    ).toEqual([])
    expect(findings('开支范围包括人员经费、公用经费、卫生材料和指导经费五方面。')).toEqual([
      'disagrees notice 五方面: 所列 3 至 4 项',
    ])
    // 普及, 及时 and 参与 part nothing.
    expect(findings('由知识普及率、发放及时率、群众参与率四项指标构成。')).toEqual([
      'disagrees figure 四项: 所列 3 项',
    ])
  })

  it('says nothing of what may have several instances', () => {
    expect(findings('甲医院、乙医院共4个项目获奖。甲中心、乙中心三个课题立项。')).toEqual([])
    expect(findings('医生、护士、药师共12名参加培训。春运、高考、国庆保障活动60场次。')).toEqual([])
    expect(findings('公立医院、民营医院共15家医疗机构。行政村、自然村共25个村。')).toEqual([])
    expect(findings('教育、卫生、住房共23个项目。数量指标、质量指标、时效指标共12个三级指标。')).toEqual([])
    expect(findings('发生火灾、溺水、中毒等0起事故。')).toEqual([])
  })

  it('says nothing where a verb or another list stands between', () => {
    expect(brief('县农业局、县林业局开展3项检查，县水利局、县民政局共同实施2个项目。')).toEqual([])
    expect(findings('对东岭镇、石桥镇的学校、医院2类场所进行检查。')).toEqual([])
    expect(findings('在甲镇东岭村、石桥村，乙镇柳湾村、高坪村共4个村试点。')).toEqual([])
    expect(findings('增加中、高级岗位26个，新增区级重点学科10个、重点实验室2个。')).toEqual([])
    expect(findings('国家、省、市、区科研项目 8 项。聚焦出生缺陷、母婴保健等11个方面。')).toEqual([])
    expect(findings('新建呼吸科、胸外科、神经外科等3-5个重点专科，打造约5个、近6个、其他3个专科。')).toEqual(
      [],
    )
  })

  it('stands in a bracket with its list', () => {
    expect(brief('内设机构健全（办公室、财务科、法规科3个科室）。')).toEqual(['agrees 3个: 所列 3 项'])
  })
})

describe('a count of a numbered list', () => {
  it('goes on through 一是 … 二是 … of the paragraphs that follow', () => {
    expect(counts('主要存在以下三个问题。\n一是目标不细；\n二是进度偏慢；\n三是监管不足。')).toEqual([
      'agrees 三个: 所列 3 项：一是…三是',
    ])
    expect(findings('总体任务包含以下两项。一是抓基建，二是抓改革，三是抓队伍。')).toEqual([
      'disagrees figure 两项: 所列 3 项',
    ])
    expect(findings('重点抓好4项工作：一是征地；二是拆迁；三是安置。')).toEqual([
      'disagrees notice 4项: 所列 3 项',
    ])
    expect(findings('抓好4项工作：一是征地；二是拆迁；三是安置；最后是验收。')).toEqual([])
  })

  it('with numbers of any form, over what stands within the items', () => {
    expect(
      brief('共5个绩效目标，具体如下：\n1、完成培训；\n2、开展宣传；\n3、组织检查；\n4、建立台账。'),
    ).toEqual(['disagrees notice 5个: 所列 4 项'])
    expect(
      brief(
        '主要做法有以下三点：\n（1）抓目标。\n一是细化。二是量化。\n（2）抓进度。\n（3）抓监管。\n（二）成效',
      ),
    ).toEqual(['agrees 三点: 所列 3 项'])
    expect(findings('开设3类课程，具体如下：\n（1）电工\n（2）焊工\n（3）育婴\n（4）养老护理')).toEqual([
      'disagrees figure 3类: 所列 4 项',
    ])
  })

  it('or within a paragraph', () => {
    expect(brief('资金用于以下4个方面：1.人员经费30万元；2.公用经费2.5万元；3.项目经费50万元。')).toEqual([
      'disagrees notice 4个方面: 所列 3 项',
    ])
    expect(
      brief(
        '存在两方面问题：一是预算不细，表现为以下三点：第一，依据不足；第二，调整多；第三，结余大。二是资产管理弱。',
      ),
    ).toEqual(['agrees 三点: 所列 3 项', 'agrees 两方面: 所列 2 项'])
  })

  it('but not by the sections of the report', () => {
    expect(counts('该项目包括三个子项目。\n（一）立项依据\n（二）实施情况')).toEqual([])
  })
})

describe('a count of the rows of the next table', () => {
  const rows = ['序号 | 村名 | 抽查结果', '1 | 东岭村 | 合格', '2 | 石桥村 | 合格', '3 | 柳湾村 | 合格']

  it('whose column names the things', () => {
    expect(counts('抽查的3个村名单见下表。', rows)).toEqual(['agrees 3个: 所列 3 项：东岭村、石桥村、柳湾村'])
    expect(brief('抽查的4个村名单见下表。', '附表1', rows)).toEqual(['disagrees figure 4个: 所列 3 项'])
  })

  it('says nothing of other things, or of a table that is not spoken of', () => {
    expect(counts('5个项目的抽查情况见下表。', rows)).toEqual([])
    expect(counts('抽查了5个村。', rows)).toEqual([])
    expect(brief('2个镇3个村名单见下表。', rows)).toEqual(['agrees 3个: 所列 3 项'])
  })
})

describe('a count of indicators', () => {
  const table = [
    '一级指标 | 二级指标 | 三级指标 | 分值 | 得分',
    '产出 | 数量 | 培训人次 | 30 | 30',
    '^ | 质量 | 合格率 | 30 | 30',
    '效益 | 社会效益 | 满意度 | 40 | 40',
  ]

  it('is held against the score table', () => {
    expect(counts('指标体系细化为4个二级指标，3个三级指标。', table)).toEqual([
      'disagrees figure 4个: 数量、质量、社会效益 = 3',
      'agrees 3个: 培训人次、合格率、满意度 = 3',
    ])
    expect(counts('设一级指标2个、三级指标4个。', table)).toEqual([
      'agrees 2个: 产出、效益 = 2',
      'disagrees figure 4个: 培训人次、合格率、满意度 = 3',
    ])
    expect(counts('产出指标下设4个二级指标。', table)).toEqual([])
  })
})
