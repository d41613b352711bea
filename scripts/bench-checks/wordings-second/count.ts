import type { Pen } from '../pen.ts'
import { is, listed, plus } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { joined, plain, t } from '../writing.ts'
import { gridOf, paragraph } from './parts.ts'

const OFFICES = [
  '综合股',
  '规划股',
  '审批股',
  '监督股',
  '统计股',
  '宣教股',
  '应急股',
  '后勤股',
  '机关党建办',
] as const
const UNITS = [
  '水利工程站',
  '农机安全站',
  '质量检测所',
  '人才服务站',
  '信息中心',
  '机关后勤所',
  '渔政管理站',
  '市场服务所',
] as const
const FILES = [
  '财务收支管理办法',
  '政府采购内控办法',
  '固定资产管理细则',
  '项目资金管理办法',
  '绩效管理实施细则',
  '公务接待管理规定',
] as const
const TOWNS = ['青山', '柳林', '石门', '龙泉', '沙河', '黄坪', '三江口', '大桥'] as const
const STREETS = ['东街', '西关', '新城', '站前'] as const
const FIRMS = [
  '恒达建材公司',
  '绿源农业公司',
  '金穗粮油公司',
  '华鑫纺织公司',
  '天禾种业公司',
  '宏远机械公司',
] as const
const OFFICES_WITH_NAMES = [
  '党政办公室',
  '经济发展办公室（统计办公室、农村经营管理办公室）',
  '社会事务办公室',
  '平安建设办公室（应急管理办公室）',
  '规划建设办公室',
  '财政办公室',
] as const

const some = (p: Pen, from: readonly string[], low = 3, high = 6): string[] =>
  p.draw.shuffle(from).slice(0, p.draw.integer(low, Math.min(high, from.length)))

/** Names with their number, printed with a measure word. */
const counted = (p: Pen, from: readonly string[], unit: string, low = 3, high = 6) => {
  const names = some(p, from, low, high)
  const number = p.number(names.length, unit)
  return { names, number, bond: listed(number, names.length) }
}

/** A、B和C */
const withAnd = (names: readonly string[]): string => `${names.slice(0, -1).join('、')}和${names.at(-1)}`

export const countWordings: readonly Wording[] = [
  p => {
    const n = counted(p, UNITS, '个')
    return say(
      t`纳入${p.body()}部门预算编制范围的下属单位有${n.number}，分别为${withAnd(n.names)}，均为财政全额拨款事业单位。`,
      [n.bond],
    )
  },
  p => {
    const [a, b] = [counted(p, OFFICES, '个'), counted(p, UNITS, '个', 2, 4)]
    return say(
      t`${p.body()}下设股室${a.number}，分别是${a.names.join('、')}；另有直属事业单位${b.number}，即${b.names.join('、')}。`,
      [a.bond, b.bond],
    )
  },
  p => {
    const n = counted(p, UNITS, '家')
    return say(
      [
        t`从预算单位构成看，纳入${p.body()}决算编制范围的二级预算单位共${n.number}，具体为：`,
        ...n.names.map((name, i) => plain(`${i + 1}.${name}`)),
      ],
      [n.bond],
    )
  },
  p => {
    const n = counted(p, FILES, '份', 3, 5)
    const marks = ['一是', '二是', '三是', '四是', '五是']
    return say(
      t`${p.body()}全年共出台规范性文件${n.number}：${joined(
        n.names.map((name, i) => `${marks[i]}《${name}》`),
        '；',
      )}。`,
      [n.bond],
    )
  },
  p => {
    const n = counted(p, OFFICES_WITH_NAMES, '个', 3, 5)
    return say(t`${p.body()}设综合办事机构${n.number}，即：${n.names.join('、')}。`, [n.bond])
  },
  p => {
    const topics = some(p, ['财务管理', '绩效评价', '内控建设', '政府采购', '资产管理'], 3, 5)
    const number = p.number(topics.length, '期')
    return say(
      t`${p.body()}面向基层财务人员举办专题培训班${number}（${topics.join('、')}各1期），参训人员反响良好。`,
      [listed(number, topics.length)],
    )
  },
  p => {
    const [made, mended] = [FILES.slice(0, p.draw.integer(2, 3)), FILES.slice(3, 3 + p.draw.integer(2, 3))]
    const [all, a, b] = [made.length + mended.length, made.length, mended.length].map(n => p.number(n, '项'))
    const quoted = (names: readonly string[]) => names.map(name => `《${name}》`).join('')
    return say(
      t`${p.body()}本年度新增和修订内部制度共${all!}，其中新增${a!}，为${quoted(made)}；修订${b!}，为${quoted(mended)}。`,
      [is(all!, plus(a!, b!)), listed(a!, made.length), listed(b!, mended.length)],
    )
  },
  p => {
    const [a, b] = [counted(p, TOWNS, '个', 3, 5), counted(p, STREETS, '个', 2, 3)]
    return say(
      t`${p.project()}实施范围为${a.names.join('、')}${a.number}乡镇和${b.names.join('、')}${b.number}街道。`,
      [a.bond, b.bond],
    )
  },
  p => {
    const works = some(
      p,
      ['加强机电设备养护', '完善监测预警设施', '组织防汛应急演练', '开展安全隐患排查', '建立运行管护台账'],
      3,
      5,
    )
    const number = p.number(works.length, '个方面')
    return say(
      t`${p.project()}主要用于以下${number}：${joined(
        works.map((work, i) => `（${i + 1}）${work}`),
        '；',
      )}。`,
      [listed(number, works.length)],
    )
  },
  p => {
    const n = counted(p, FIRMS, '家')
    return say(t`经专家评审并公示，以下${n.number}企业通过${p.project()}验收：${n.names.join('、')}。`, [
      n.bond,
    ])
  },
  p => {
    const n = counted(
      p,
      ['省级文明单位', '平安建设先进集体', '节约型机关', '档案管理示范单位', '“五一”劳动奖状'],
      '项',
      3,
      5,
    )
    return say(
      t`${p.body()}全年共获得市级以上荣誉${n.number}，即${joined(
        n.names.map(name => `“${name.replaceAll(/[“”]/g, '')}”`),
        '',
      )}。`,
      [n.bond],
    )
  },
  p => {
    const [a, b, c] = [
      counted(p, ['城南小学', '实验小学', '育才小学', '滨江小学'], '所', 2, 4),
      counted(p, ['城北中学', '启明中学', '凤山中学'], '所', 2, 3),
      counted(p, ['机关幼儿园', '春苗幼儿园', '蓝天幼儿园'], '所', 2, 3),
    ]
    return say(
      t`${p.project()}惠及小学${a.number}（${a.names.join('、')}）、初级中学${b.number}（${b.names.join('、')}）、公办幼儿园${c.number}（${c.names.join('、')}）。`,
      [a.bond, b.bond, c.bond],
    )
  },
  p => {
    const project = p.project()
    const names = some(p, TOWNS, 3, 6)
    const number = p.number(names.length, '个')
    return {
      parts: [
        paragraph(t`${project}验收情况表`),
        gridOf([
          ['乡镇', '工程内容', '验收结论'],
          ...names.map(name => [`${name}乡`, '管网铺设及入户', '合格']),
        ]),
        paragraph(t`上表所列${number}乡镇的工程均已通过竣工验收。`),
      ],
      bonds: [listed(number, names.length)],
    }
  },
]
