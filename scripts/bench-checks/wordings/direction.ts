import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, order } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const money = (p: Pen) => {
  const small = p.amount(60, 4000)
  const large = small.add(p.amount(8, 90))
  const [more, less] = [p.wan(large), p.wan(small)]
  return { more, less, bond: order(more, '>', less) }
}

const rates = (p: Pen) => {
  const low = p.draw.integer(7200, 9500)
  const [less, more] = [low, low + p.draw.integer(30, 460)].map(n =>
    p.percent(exact(n).div(exact(10_000)), 2),
  )
  return { more: more!, less: less!, bond: order(more!, '>', less!) }
}

const heads = (p: Pen, unit: string) => {
  const small = p.draw.integer(30, 900)
  const [more, less] = [p.number(small + p.draw.integer(2, 60), unit), p.number(small, unit)]
  return { more, less, bond: order(more, '>', less) }
}

export const directionWordings: readonly Wording[] = [
  p => {
    const m = money(p)
    return say(
      t`${p.project()}支出决算${m.more}，${p.turn('大于', '小于')}年初预算数${m.less}，主要是年中追加了专项资金。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p)
    return say(t`${p.body()}三公经费支出${m.less}，${p.turn('低于', '高于')}预算控制数${m.more}。`, [m.bond])
  },
  p => {
    const x = rates(p)
    return say(t`${p.project()}群众满意度为${x.more}，${p.turn('高于', '低于')}全市平均水平${x.less}。`, [
      x.bond,
    ])
  },
  p => {
    const value = p.amount(60, 4000)
    const [now, before] = [p.wan(value), p.wan(value)]
    return say(t`${p.body()}公务接待费支出${now}，与上年的${before}持平。`, [is(now, before)])
  },
  p => {
    const n = heads(p, '人')
    return say(t`${p.body()}实有在职人员${n.less}，${p.turn('少于', '多于')}核定编制${n.more}。`, [n.bond])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}实际支出${m.less}，${p.turn('小于', '大于')}批复预算${m.more}，未超预算。`, [
      m.bond,
    ])
  },
  p => {
    const m = money(p)
    return say(t`${p.body()}会议费由上年的${m.more}${p.turn('下降', '上升')}到本年的${m.less}。`, [m.bond])
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(t`实际${thing.act}${thing.name}${n.more}，${p.turn('超过', '未达到')}年度目标值${n.less}。`, [
      n.bond,
    ])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}本年支出${m.less}，较上年的${m.more}有所${p.turn('减少', '增加')}。`, [m.bond])
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(t`${thing.act}${thing.name}上年${n.less}、本年${n.more}，呈${p.turn('增长', '下降')}态势。`, [
      n.bond,
    ])
  },
  p => {
    const x = rates(p)
    return say(t`${p.body()}预算执行率${x.less}，${p.turn('低于', '高于')}序时进度要求的${x.more}。`, [
      x.bond,
    ])
  },
  p => {
    const m = money(p)
    return say(
      t`${p.project()}中标价${m.less}，${p.turn('低于', '高于')}最高限价${m.more}，有效节约了财政资金。`,
      [m.bond],
    )
  },
  p => {
    const x = rates(p)
    return say(t`${p.body()}设施完好率从${x.less}${p.turn('提升', '下滑')}至${x.more}。`, [x.bond])
  },
  p => {
    const m = money(p)
    return say(
      t`${p.body()}本年总支出${m.more}，${p.turn('超出', '不及')}本年总收入${m.less}，差额以上年结转弥补。`,
      [m.bond],
    )
  },
]
