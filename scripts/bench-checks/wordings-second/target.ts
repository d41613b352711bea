import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, minus, order, plus, type Statement } from '../relation.ts'
import { cell, grid } from '../table.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { type Piece, t } from '../writing.ts'
import { someOf } from './draws.ts'
import { gridOf, paragraph, tableOf } from './parts.ts'

/** A rate asked for and the rate reached, in hundredths of a per cent. */
const rates = (p: Pen, met = true) => {
  const goal = p.draw.integer(80, 96) * 100
  const offset = p.draw.integer(12, 360)
  const reached = met ? goal + offset : goal - offset
  const [a, b] = [
    p.figure(exact(goal).div(exact(10_000)), '%', 0),
    p.percent(exact(reached).div(exact(10_000)), 2),
  ]
  return { goal: a, reached: b, bond: order(b, met ? '≥' : '<', a) }
}

const counts = (p: Pen, unit: string, met = true, low = 20, high = 900) => {
  const goal = p.draw.integer(low, high)
  const offset = someOf(p, goal, 3, 18)
  const [a, b] = [p.number(goal, unit), p.number(met ? goal + offset : goal - offset, unit)]
  return { goal: a, reached: b, bond: order(b, met ? '≥' : '<', a), values: [goal, offset] as const }
}

const limits = (p: Pen, low = 40, high = 2000) => {
  const value = p.amount(low, high)
  const [most, spent] = [p.wan(value), p.wan(value.sub(p.amount(1, 30)))]
  return { most, spent, bond: order(spent, '≤', most) }
}

const of = (p: Pen) => {
  const thing = p.thing()
  return { name: `${thing.act}${thing.name}`, unit: thing.unit }
}

const weight = (p: Pen) => `${p.draw.pick([5, 8, 10, 15])}`

export const targetWordings: readonly Wording[] = [
  p => {
    const [a, b] = [of(p), of(p)]
    const [x, y, z] = [counts(p, a.unit), counts(p, b.unit, false), rates(p)]
    const [m, n] = [weight(p), weight(p)]
    const row = (...cells: Piece[]) => cells
    return {
      parts: [
        tableOf([
          [
            ...['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map(x =>
              cell(x),
            ),
            cell('偏差原因分析及改进措施'),
          ],
          [
            cell('产出指标', 3),
            cell('数量指标', 2),
            ...grid([row(`${a.name}数量`, t`≥${x.goal}`, x.reached, m, m, '已达到指标值')])[0]!,
          ],
          [
            null,
            null,
            ...grid([
              row(`${b.name}数量`, t`≥${y.goal}`, y.reached, '10', '8', '未达到指标值，部分任务跨年实施'),
            ])[0]!,
          ],
          [
            null,
            cell('质量指标'),
            ...grid([row('项目验收合格率', t`≥${z.goal}`, z.reached, n, n, '已达到指标值')])[0]!,
          ],
        ]),
      ],
      bonds: [x.bond, y.bond, z.bond],
    }
  },
  p => {
    const thing = of(p)
    const x = counts(p, thing.unit)
    const more = p.number(x.values[1], thing.unit)
    return say(
      t`${p.body()}年度目标为${thing.name}${x.goal}，全年实际完成${x.reached}，超额${more}完成目标任务。`,
      [x.bond, is(more, minus(x.reached, x.goal))],
    )
  },
  p => {
    const goal = p.draw.integer(20, 60)
    const reached = goal + p.draw.integer(9, 120)
    const [a, b] = [goal, reached].map(n => p.figure(exact(n).div(exact(1000)), '%', 1))
    return say(
      t`${p.body()}细颗粒物平均浓度同比下降${b!}，${p.turn('超额完成', '未完成')}同比下降${a!}的年度改善目标。`,
      [order(b!, '≥', a!)],
    )
  },
  p => {
    const days = p.draw.integer(5, 20)
    const [a, b] = [days, p.draw.integer(2, days - 2)].map(n => p.number(n, '个工作日'))
    return say(
      t`时效指标：${p.project()}补助资金审核拨付时限要求不超过${a!}，实际平均用时${b!}，${p.turn('达到', '未达到')}时限要求。`,
      [order(b!, '≤', a!)],
    )
  },
  p => {
    const [one, two] = [of(p), of(p)]
    const project = p.project()
    const [m, n, q] = [p.draw.integer(20, 600), p.draw.integer(20, 600), p.draw.integer(85, 98)]
    const [a, b] = [m, n].map(x => p.number(x, ''))
    const [a2, b2] = [p.number(m, one.unit), p.number(n, two.unit)]
    const quality = exact(q).div(exact(100))
    const [c, c2] = [p.bare(quality, '%', 0), p.figure(quality, '%', 0)]
    return {
      parts: [
        paragraph(t`${project}绩效目标申报表`),
        gridOf([
          ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位'],
          ['产出指标', '数量指标', `${one.name}数量`, '≥', a!, one.unit],
          ['产出指标', '数量指标', `${two.name}数量`, '≥', b!, two.unit],
          ['满意度指标', '服务对象满意度', `${project}受益对象满意度`, '≥', c, '%'],
        ]),
      ],
      apart: [
        paragraph(t`${project}绩效目标完成情况表`),
        gridOf([
          ['三级指标', '年度指标值', '全年完成值', '备注'],
          [`${one.name}数量`, t`≥${a2}`, p.number(m + someOf(p, m, 1, 20), one.unit), ''],
          [`${two.name}数量`, t`≥${b2}`, p.number(n + someOf(p, n, 1, 20), two.unit), ''],
          [`${project}受益对象满意度`, t`≥${c2}`, '100%', '第三方测评'],
        ]),
      ],
      bonds: [is(a2, a!), is(b2, b!), is(c2, c)],
    }
  },
  p => {
    const thing = of(p)
    const x = counts(p, thing.unit)
    const again = p.number(x.values[0], thing.unit)
    return {
      parts: [paragraph(t`年初设定目标：全年${thing.name}不少于${x.goal}，保障重点任务落实。`)],
      apart: [
        paragraph(
          t`完成情况：${thing.name}年度指标值为${again}，实际完成值为${x.reached}，${p.turn('完成', '未完成')}年初设定的目标。`,
        ),
      ],
      bonds: [is(again, x.goal), order(x.reached, '≥', again)],
    }
  },
  p => {
    const goal = p.draw.integer(20, 50)
    const reached = p.draw.integer(2, goal - 8)
    const [a, b] = [
      p.figure(exact(goal).div(exact(1000)), '%', 1),
      p.figure(exact(reached).div(exact(1000)), '%', 1),
    ]
    return say(
      t`${p.project()}服务对象有效投诉率目标值为不高于${a}，全年实际有效投诉率${b}，该项指标${p.turn('达标', '不达标')}。`,
      [order(b, '≤', a)],
    )
  },
  p => {
    const [good, bad] = [p.draw.integer(9, 40), p.draw.integer(1, 6)]
    const [a, b, c] = [good + bad, good, bad].map(n => p.number(n, '项'))
    return say(
      t`${p.project()}共设定绩效指标${a!}，经逐项核对，达到年度指标值的${b!}，未达到年度指标值的${c!}。`,
      [is(a!, plus(b!, c!))],
    )
  },
  p => {
    const x = rates(p, false)
    return say(
      t`受连续降雨影响，${p.project()}工程形象进度为${x.reached}，${p.turn('低于', '高于')}年度目标值${x.goal}，未完成的工程量已列入下年度计划。`,
      [x.bond],
    )
  },
  p => {
    const x = rates(p)
    return say(
      t`质量指标方面，${p.project()}设备完好率目标为“≥${x.goal}”，实际完成值${x.reached}，得满分，${p.turn('已完成', '未完成')}年度目标。`,
      [x.bond],
    )
  },
  p => {
    const x = limits(p)
    return say(
      t`成本指标：${p.project()}总成本控制数为${x.most}，实际总成本${x.spent}，${p.turn('未超出', '已超出')}成本控制数，成本节约主要来自集中采购。`,
      [x.bond],
    )
  },
  p => {
    const things = [of(p), of(p), of(p)]
    const xs = [counts(p, '', true), counts(p, '', false), counts(p, '', true)]
    return {
      parts: [
        gridOf([
          ['序号', '重点工作任务', '单位', '目标任务', '实际完成', '是否完成', '未完成原因'],
          ...things.map((thing, i): Piece[] => [
            `${i + 1}`,
            thing.name,
            thing.unit,
            xs[i]!.goal,
            xs[i]!.reached,
            i === 1 ? p.turn('否', '是') : p.turn('是', '否'),
            i === 1 ? '项目用地未落实' : '',
          ]),
        ]),
      ],
      bonds: xs.map(x => x.bond),
    } satisfies Statement
  },
  p => {
    const goal = p.draw.integer(8000, 9300)
    const gap = p.draw.integer(30, 600)
    const [a, b, c] = [
      p.percent(exact(goal).div(exact(10_000)), 2),
      p.percent(exact(goal + gap).div(exact(10_000)), 2),
      p.figure(exact(gap).div(exact(10_000)), '个百分点', 2),
    ]
    return say(
      t`${p.project()}受益群众满意度调查结果为${b}，比满意度目标值${a}${p.turn('高', '低')}出${c}，群众认可度较高。`,
      [is(c, minus(b, a)), order(b, '≥', a)],
    )
  },
]
