import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, is, order, type Statement } from '../relation.ts'
import { grid } from '../table.ts'
import { type Piece, t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

/** A rate asked for and the rate reached. */
const rates = (p: Pen) => {
  const low = p.draw.integer(80, 97)
  const goal = p.figure(exact(low).div(exact(100)), '%', 0)
  const reached = p.percent(
    exact(low * 100 + p.draw.integer(10, 290)).div(exact(10_000)),
    p.draw.pick([1, 2]),
  )
  return { goal, reached, bond: order(reached, '≥', goal) }
}

const counts = (p: Pen, unit: string, met = true) => {
  const goalValue = p.draw.integer(20, 900)
  const offset = p.draw.integer(1, Math.ceil(goalValue / 6))
  const [goal, reached] = [
    p.number(goalValue, unit),
    p.number(met ? goalValue + offset : goalValue - offset, unit),
  ]
  return { goal, reached, bond: order(reached, met ? '≥' : '<', goal) }
}

const limit = (p: Pen) => {
  const value = p.amount(40, 2000)
  const [most, spent] = [p.wan(value), p.wan(value.sub(p.amount(1, 30)))]
  return { most, spent, bond: order(spent, '≤', most) }
}

const table = (
  head: readonly string[],
  rows: readonly (readonly Piece[])[],
  bonds: readonly Bond[],
): Statement => ({
  parts: [{ kind: 'table', rows: grid([head, ...rows]) }],
  bonds,
})

export const targetWordings: readonly Wording[] = [
  p => {
    const x = rates(p)
    return say(t`${p.project()}验收合格率目标值不低于${x.goal}，实际达到${x.reached}，完成年度目标。`, [
      x.bond,
    ])
  },
  p => {
    const thing = p.thing()
    const x = counts(p, thing.unit)
    return say(t`年初计划${thing.act}${thing.name}${x.goal}，实际完成${x.reached}，超额完成任务。`, [x.bond])
  },
  p => {
    const x = limit(p)
    return say(
      t`${p.project()}成本控制目标≤${x.most}，实际成本${x.spent}，指标${p.turn('已完成', '未完成')}。`,
      [x.bond],
    )
  },
  p => {
    const x = rates(p)
    return say(
      t`${p.project()}服务对象满意度年度指标值≥${x.goal}，全年实际值为${x.reached}，${p.turn('达到', '未达到')}预期指标。`,
      [x.bond],
    )
  },
  p => {
    const thing = p.thing()
    const x = counts(p, thing.unit, false)
    return say(
      t`${thing.act}${thing.name}目标为${x.goal}，实际仅完成${x.reached}，${p.turn('未完成', '已完成')}年度目标。`,
      [x.bond],
    )
  },
  p => {
    const [a, b] = [p.thing(), p.thing()]
    const [x, y] = [counts(p, a.unit), counts(p, b.unit)]
    return table(
      ['三级指标', '年度指标值', '实际完成值', '完成情况'],
      [
        [`${a.act}${a.name}数量`, t`≥${x.goal}`, x.reached, p.turn('已完成', '未完成')],
        [`${b.act}${b.name}数量`, t`≥${y.goal}`, y.reached, p.turn('已完成', '未完成')],
      ],
      [x.bond, y.bond],
    )
  },
  p => {
    const [x, y] = [rates(p), rates(p)]
    return table(
      ['指标名称', '目标值', '完成值', '是否完成目标'],
      [
        [`${p.project()}按时完成率`, t`≥${x.goal}`, x.reached, p.turn('是', '否')],
        [`${p.project()}质量达标率`, t`不低于${y.goal}`, y.reached, p.turn('是', '否')],
      ],
      [x.bond, y.bond],
    )
  },
  p => {
    const project = p.project()
    const value = p.draw.integer(80, 97)
    const [a, b] = [value, value].map(n => p.figure(exact(n).div(exact(100)), '%', 0))
    return {
      parts: [
        { kind: 'paragraph', text: t`项目支出绩效目标表` },
        {
          kind: 'table',
          rows: grid([
            ['三级指标', '指标值'],
            [`${project}验收合格率`, t`≥${a!}`],
          ]),
        },
      ],
      apart: [
        { kind: 'paragraph', text: t`项目支出绩效自评表` },
        {
          kind: 'table',
          rows: grid([
            ['三级指标', '年度指标值', '实际完成值'],
            [`${project}验收合格率`, t`≥${b!}`, '100%'],
          ]),
        },
      ],
      bonds: [is(b!, a!)],
    }
  },
  p => {
    const thing = p.thing()
    const x = counts(p, thing.unit)
    return say(
      t`${thing.act}${thing.name}不少于${x.goal}的目标已${p.turn('实现', '落空')}，全年实际为${x.reached}。`,
      [x.bond],
    )
  },
  p => {
    const x = limit(p)
    return say(t`${p.body()}“三公”经费控制在${x.most}以内，实际支出${x.spent}，未突破控制数。`, [x.bond])
  },
  p => {
    const x = rates(p)
    return say(t`${p.project()}设备正常运行率要求达到${x.goal}以上，实际运行率${x.reached}，达标。`, [x.bond])
  },
  p => {
    const thing = p.thing()
    const value = p.draw.integer(30, 800)
    const [a, b] = [p.number(value, thing.unit), p.number(value, thing.unit)]
    return {
      parts: [{ kind: 'paragraph', text: t`年度绩效目标：${thing.act}${thing.name}不少于${a}。` }],
      apart: [
        {
          kind: 'table',
          rows: grid([
            ['绩效指标', '年度指标值', '全年完成值'],
            [`${thing.act}${thing.name}数量`, t`≥${b}`, p.number(value + p.draw.integer(0, 30), thing.unit)],
          ]),
        },
      ],
      bonds: [is(b, a)],
    }
  },
  p => {
    const thing = p.thing()
    const x = counts(p, thing.unit, false)
    return table(
      ['绩效指标', '年初目标', '实际值', '未完成原因'],
      [[`${thing.act}${thing.name}`, x.goal, x.reached, '受天气影响，进度滞后，未完成目标']],
      [x.bond],
    )
  },
]
