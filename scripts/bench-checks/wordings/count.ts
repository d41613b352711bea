import type { Pen } from '../pen.ts'
import { listed } from '../relation.ts'
import { cell, grid } from '../table.ts'
import { joined, plain, t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const NAMES = {
  个科室: [
    '办公室',
    '财务科',
    '业务科',
    '法规科',
    '督查科',
    '人事科',
    '信息科',
    '规划科',
    '监察科',
    '宣传科',
  ],
  个村: ['东岭村', '石桥村', '柳湾村', '高坪村', '双河村', '白沙村', '新田村', '望江村', '南山村', '官渡村'],
  项指标: [
    '项目完成数量',
    '验收合格率',
    '完成及时率',
    '成本控制率',
    '受益人数',
    '设施使用率',
    '群众满意度',
    '投诉处理率',
  ],
  家单位: ['水文站', '质监站', '监测站', '培训中心', '信息中心', '检验所', '服务中心', '养护站', '档案馆'],
  项制度: [
    '预算管理制度',
    '采购管理办法',
    '资产管理办法',
    '合同管理制度',
    '收支管理规定',
    '内部审计制度',
    '差旅费管理办法',
  ],
  类课程: ['电工', '焊工', '育婴', '养老护理', '中式烹饪', '电商运营', '无人机操作', '叉车驾驶'],
} as const
type Of = keyof typeof NAMES

const names = (p: Pen, of: Of) => {
  const chosen = p.draw.shuffle(NAMES[of]).slice(0, p.draw.integer(3, 6))
  const number = p.number(chosen.length, of)
  return { chosen, number, bond: listed(number, chosen.length) }
}

export const countWordings: readonly Wording[] = [
  p => {
    const n = names(p, '项指标')
    return say(t`${p.project()}共设置${n.number}，分别为${joined(n.chosen, '、')}。`, [n.bond])
  },
  p => {
    const n = names(p, '个科室')
    return say(t`${p.body()}内设${joined(n.chosen, '、')}等${n.number}。`, [n.bond])
  },
  p => {
    const n = names(p, '个科室')
    return say(t`${p.body()}内设${n.number}：${joined(n.chosen, '、')}。`, [n.bond])
  },
  p => {
    const works = p.draw
      .shuffle(['完成前期勘察', '办理用地手续', '组织公开招标', '推进主体施工', '开展竣工验收'])
      .slice(0, p.draw.integer(3, 5))
    const number = p.number(works.length, '项工作')
    const marks = ['一是', '二是', '三是', '四是', '五是']
    return say(
      t`${p.project()}重点抓好${number}：${joined(
        works.map((work, i) => `${marks[i]}${work}`),
        '；',
      )}。`,
      [listed(number, works.length)],
    )
  },
  p => {
    const n = names(p, '家单位')
    return say(t`纳入${p.body()}决算编制范围的下属单位共${n.number}，即${joined(n.chosen, '、')}。`, [n.bond])
  },
  p => {
    const n = names(p, '个村')
    return say(t`${p.project()}在${joined(n.chosen, '、')}共${n.number}实施。`, [n.bond])
  },
  p => {
    const n = names(p, '项制度')
    return say(
      t`${p.body()}先后制定出台${n.number}，包括${joined(
        n.chosen.map(x => `《${x}》`),
        '、',
      )}。`,
      [n.bond],
    )
  },
  p => {
    const n = names(p, '类课程')
    return say(
      [
        t`${p.project()}开设${n.number}，具体如下：`,
        ...n.chosen.map((name, i) => plain(`（${i + 1}）${name}`)),
      ],
      [n.bond],
    )
  },
  p => {
    const n = names(p, '个村')
    const project = p.project()
    return {
      parts: [
        { kind: 'paragraph', text: t`${project}抽查的${n.number}名单见下表。` },
        {
          kind: 'table',
          rows: [
            [cell('序号'), cell('村名'), cell('抽查结果')],
            ...grid(n.chosen.map((x, i) => [`${i + 1}`, x, '合格'])),
          ],
        },
      ],
      bonds: [n.bond],
    }
  },
  p => {
    const n = names(p, '项指标')
    return say(t`${p.project()}绩效目标由${joined(n.chosen, '、')}${n.number}构成。`, [n.bond])
  },
  p => {
    const n = names(p, '类课程')
    return say(t`${p.body()}面向社会开办${joined(n.chosen, '、')}${n.number}。`, [n.bond])
  },
  p => {
    const n = names(p, '项制度')
    return say(t`${p.body()}修订完善了${joined(n.chosen, '、')}等${n.number}，内控体系进一步健全。`, [n.bond])
  },
  p => {
    const n = names(p, '家单位')
    return say(t`${p.body()}下设${n.number}，分别是：${joined(n.chosen, '；')}。`, [n.bond])
  },
]
