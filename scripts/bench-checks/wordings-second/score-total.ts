import { exact, toDecimals } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, minus, over, plus } from '../relation.ts'
import { cell } from '../table.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { type Piece, t, type Written } from '../writing.ts'
import { bareWan, partOf } from './draws.ts'
import { across, gridOf, paragraph, tabled, tableOf } from './parts.ts'

const cells = (...pieces: Piece[]) => pieces.map(piece => cell(piece))

/** Points are whole hundredths here. */
const points = (p: Pen, hundredths: number, unit = ''): Written => ({
  ...p.figure(
    exact(hundredths).div(exact(100)),
    '分',
    hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2,
  ),
  unit,
})

/** A weight in points and the score given, in hundredths. */
type Mark = { readonly weight: number; readonly score: number }

const markOf = (p: Pen, weight: number): Mark => {
  const fine = p.draw.pick([100, 50, 20, 10, 5])
  const lost = p.draw.chance(50) ? 0 : p.draw.integer(1, Math.max(1, Math.floor((weight * 18) / fine))) * fine
  return { weight: weight * 100, score: Math.max(0, weight * 100 - lost) }
}

const total = (marks: readonly Mark[], of: 'weight' | 'score'): number =>
  marks.reduce((sum, mark) => sum + mark[of], 0)

/** The printed weights and scores of marks, with their sums. */
const printed = (p: Pen, marks: readonly Mark[], unit = '') => {
  const rows = marks.map(mark => ({
    weight: points(p, mark.weight, unit),
    score: points(p, mark.score, unit),
  }))
  const [weight, score] = [points(p, total(marks, 'weight'), unit), points(p, total(marks, 'score'), unit)]
  return {
    rows,
    weight,
    score,
    weightBond: is(weight, plus(...rows.map(r => r.weight))),
    scoreBond: is(score, plus(...rows.map(r => r.score))),
  }
}

const SPLITS = [
  [15, 20, 35, 30],
  [20, 25, 30, 25],
  [12, 28, 40, 20],
] as const
const GROUPS = ['投入', '过程', '产出', '效果'] as const
const LEAVES = {
  投入: ['预算编制质量', '目标设定情况', '人员控制情况'],
  过程: ['预算调整情况', '支付进度情况', '内控制度建设'],
  产出: ['履职任务完成率', '履职质量达标率', '履职时效情况'],
  效果: ['社会公众评价', '生态环境影响', '长效机制建设'],
} as const

const cut = (p: Pen, weight: number, parts: number): number[] => {
  if (parts === 1) return [weight]
  const first = Math.max(1, Math.floor(weight / parts) + p.draw.integer(-1, 1))
  return [first, ...cut(p, weight - first, parts - 1)]
}

const groupsOf = (p: Pen) => {
  const split = p.draw.pick(SPLITS)
  return GROUPS.map((name, g) => ({
    name,
    leaves: cut(p, split[g]!, p.draw.integer(2, 3)).map((weight, i) => ({
      name: LEAVES[name][i]!,
      mark: markOf(p, weight),
    })),
  }))
}

export const scoreTotalWordings: readonly Wording[] = [
  p => {
    const print = bareWan(p)
    const adjusted = p.amount(40, 2400)
    const spent = partOf(p, adjusted, 7600, 9990)
    const [first, due, did] = [partOf(p, adjusted, 7900, 11_900), adjusted, spent].map(print)
    const rate = p.percent(spent.div(adjusted), 2)
    // Printed to two decimals, as the rate's tenth.
    const score = Number(toDecimals(spent.div(adjusted).mul(exact(1000)), 0))
    const funds: Mark = { weight: 1000, score }
    const names = [
      '设备购置数量',
      '验收合格率',
      '完成及时率',
      '成本控制率',
      '受益人群覆盖面',
      '服务对象满意度',
    ]
    const marks = [15, 15, 10, 10, 30, 10].map(w => markOf(p, w))
    const x = printed(p, [funds, ...marks])
    return {
      parts: [
        tableOf([
          across('项目支出绩效自评表', 8),
          [cell('项目名称'), ...across(p.project(), 7)],
          [
            cell('项目资金（万元）', 2),
            ...cells('资金来源', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'),
          ],
          [null, ...cells('年度资金总额', first!, due!, did!, x.rows[0]!.weight, rate, x.rows[0]!.score)],
          cells('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'),
          ...marks.map((mark, i) =>
            cells(
              i < 4 ? '产出指标' : i === 4 ? '效益指标' : '满意度指标',
              ['数量指标', '质量指标', '时效指标', '成本指标', '社会效益', '服务对象满意度'][i]!,
              names[i]!,
              '符合要求',
              '基本符合',
              x.rows[i + 1]!.weight,
              x.rows[i + 1]!.score,
              mark.score < mark.weight ? '个别事项滞后' : '',
            ),
          ),
          [...across('总分', 5), ...cells(x.weight, x.score, '')],
        ]),
      ],
      bonds: [is(rate, over(did!, due!)), x.weightBond, x.scoreBond],
    }
  },
  p => {
    const marks = p.draw.pick(SPLITS).map(w => markOf(p, w))
    const x = printed(p, marks, '分')
    const [a, b, c, d] = x.rows.map(r => r.score)
    return say(
      t`经综合评定，${p.body()}部门整体支出绩效自评得分为${x.score}（其中：投入类指标得分${a!}，过程类指标得分${b!}，产出类指标得分${c!}，效果类指标得分${d!}），评价等级为“良”以上。`,
      [x.scoreBond],
    )
  },
  p => {
    const marks = p.draw.pick(SPLITS).map(w => markOf(p, w))
    const x = printed(p, marks, '分')
    const names = ['项目决策', '项目管理', '项目产出', '项目效益']
    const body = p.project()
    return say(
      [
        t`${body}各项指标得分情况如下：`,
        ...x.rows.map(
          (r, i) => t`（${['一', '二', '三', '四'][i]!}）${names[i]!}指标满分${r.weight}，自评得${r.score}。`,
        ),
        t`以上四项合计满分${x.weight}，${body}自评总分为${x.score}。`,
      ],
      [x.weightBond, x.scoreBond],
    )
  },
  p => {
    const marks = p.draw.pick(SPLITS).map(w => markOf(p, w))
    const x = printed(p, marks)
    const rateOf = (mark: Mark) => p.percent(exact(mark.score).div(exact(mark.weight)), 2)
    const rates = marks.map(rateOf)
    const all = rateOf({ weight: total(marks, 'weight'), score: total(marks, 'score') })
    return tabled(
      [
        ['一级指标', '分值', '得分', '得分率'],
        ...x.rows.map((r, i) => [GROUPS[i]!, r.weight, r.score, rates[i]!]),
        ['合计', x.weight, x.score, all],
      ],
      [
        x.weightBond,
        x.scoreBond,
        ...x.rows.map((r, i) => is(rates[i]!, over(r.score, r.weight))),
        is(all, over(x.score, x.weight)),
      ],
      '评价得分情况表',
    )
  },
  p => {
    const groups = groupsOf(p)
    const leaves = groups.flatMap(g => g.leaves)
    const marks = leaves.map(leaf => leaf.mark)
    const weights = leaves.map(leaf => p.figure(exact(leaf.mark.weight).div(exact(10_000)), '%', 0))
    const whole = p.figure(exact(total(marks, 'weight')).div(exact(10_000)), '%', 0)
    const x = printed(p, marks)
    return tabled(
      [
        ['序号', '评价指标', '权重', '得分', '评分依据'],
        ...leaves.map((leaf, i) => [`${i + 1}`, leaf.name, weights[i]!, x.rows[i]!.score, '查阅台账']),
        ['', '合计', whole, x.score, ''],
      ],
      [is(whole, plus(...weights)), x.scoreBond],
      '',
    )
  },
  p => {
    const leaves = groupsOf(p).flatMap(g => g.leaves)
    const marks = leaves.map(leaf => leaf.mark)
    const x = printed(p, marks)
    const lost = marks.map(mark => points(p, mark.weight - mark.score))
    const all = points(p, total(marks, 'weight') - total(marks, 'score'))
    return tabled(
      [
        ['评价指标', '标准分值', '扣分', '实际得分', '扣分原因'],
        ...leaves.map((leaf, i) => [
          leaf.name,
          x.rows[i]!.weight,
          lost[i]!,
          x.rows[i]!.score,
          leaf.mark.score < leaf.mark.weight ? '资料不够完整' : '',
        ]),
        ['合计', x.weight, all, x.score, ''],
      ],
      [
        x.weightBond,
        x.scoreBond,
        is(all, plus(...lost)),
        ...x.rows.map((r, i) => is(r.score, minus(r.weight, lost[i]!))),
        is(x.score, minus(x.weight, all)),
      ],
      '绩效评价扣分情况一览表',
    )
  },
  p => {
    const groups = groupsOf(p).map(g => ({
      ...g,
      x: printed(
        p,
        g.leaves.map(leaf => leaf.mark),
      ),
    }))
    const all = groups.flatMap(g => g.leaves.map(leaf => leaf.mark))
    const [weight, score] = [points(p, total(all, 'weight')), points(p, total(all, 'score'))]
    const heads = groups.map(g => ({ ...g.x.weight, unit: '分' }))
    const every = groups.flatMap(g => g.x.rows)
    return {
      parts: [
        paragraph(t`${p.body()}部门整体支出绩效评价指标评分表`),
        tableOf([
          cells('一级指标', '二级指标', '分值', '评分标准', '自评得分'),
          ...groups.flatMap((g, k) =>
            g.leaves.map((leaf, i) => [
              i === 0 ? cell(t`${g.name}（${heads[k]!}）`, g.leaves.length) : null,
              ...cells(leaf.name, g.x.rows[i]!.weight, '符合要求得满分，否则酌情扣分', g.x.rows[i]!.score),
            ]),
          ),
          [...across('总分', 2), ...cells(weight, '', score)],
        ]),
      ],
      bonds: [
        ...groups.map((g, k) => is(heads[k]!, plus(...g.x.rows.map(r => r.weight)))),
        is(weight, plus(...every.map(r => r.weight))),
        is(score, plus(...every.map(r => r.score))),
      ],
    }
  },
  p => {
    const rows = Array.from({ length: p.draw.integer(3, 4) }, () =>
      printed(
        p,
        p.draw.pick(SPLITS).map(w => markOf(p, w)),
      ),
    )
    return tabled(
      [
        ['序号', '项目名称', '决策得分', '过程得分', '产出得分', '效益得分', '总得分'],
        ...rows.map((x, i) => [`${i + 1}`, p.project(), ...x.rows.map(r => r.score), x.score]),
      ],
      rows.map(x => x.scoreBond),
      '项目自评得分汇总表（单位：分）',
    )
  },
  p => {
    const lost = [p.draw.integer(2, 30) * 10, p.draw.integer(2, 30) * 10, p.draw.integer(2, 30) * 10]
    const all = lost.reduce((a, b) => a + b, 0)
    const [a, b, c] = lost.map(n => points(p, n, '分'))
    const [full, off, score] = [10_000, all, 10_000 - all].map(n => points(p, n, '分'))
    return say(
      t`${p.project()}自评满分${full!}，其中预算执行率指标扣${a!}、绩效目标设置指标扣${b!}、项目完成及时性指标扣${c!}，三项共扣${off!}，最终自评得分${score!}。`,
      [is(off!, plus(a!, b!, c!)), is(score!, minus(full!, off!))],
    )
  },
  p => {
    const leaves = groupsOf(p).flatMap(g => g.leaves)
    const marks = leaves.map(leaf => leaf.mark)
    const checked = marks.map(mark => ({
      ...mark,
      score: Math.max(0, mark.score - p.draw.pick([0, 0, 0, 50])),
    }))
    const [x, y] = [printed(p, marks), printed(p, checked)]
    return tabled(
      [
        ['三级指标', '分值', '自评得分', '复核得分', '备注'],
        ...leaves.map((leaf, i) => [leaf.name, x.rows[i]!.weight, x.rows[i]!.score, y.rows[i]!.score, '']),
        ['得分合计', x.weight, x.score, y.score, ''],
      ],
      [x.weightBond, x.scoreBond, y.scoreBond],
      '自评复核得分对照表',
    )
  },
  p => {
    const marks = p.draw.pick(SPLITS).map(w => markOf(p, w))
    const x = printed(p, marks)
    const said = points(p, total(marks, 'score'), '分')
    const project = p.project()
    return {
      parts: [
        gridOf([
          ['评价维度', '满分', '得分'],
          ...x.rows.map((r, i) => [`${GROUPS[i]}类指标`, r.weight, r.score]),
          ['总分', x.weight, x.score],
        ]),
        paragraph(t`由上表可见，${project}综合得分为${said}，各项扣分原因详见附件。`),
      ],
      bonds: [x.weightBond, x.scoreBond, is(said, x.score)],
    }
  },
]
