import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, over } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

/** An amount over a number of things; the mean in 元 or 万元 by its size. */
const money = (p: Pen, number: number, unit: string, meanUnit: string, wan = p.draw.integer(60, 2400)) => {
  const amount: Exact = p.amount(wan, wan + 40)
  const [total, count] = [p.wan(amount), p.number(number, unit)]
  const mean = p.figure(amount.div(exact(number)), meanUnit, p.draw.pick([2, 2, 1, 0]), { quotient: true })
  return { total, count, mean, bond: is(mean, over(total, count)) }
}

const tally = (p: Pen, unit: string, number: number, perUnit: string) => {
  const all = p.draw.integer(300, 9000)
  const [total, count] = [p.number(all, unit), p.number(number, perUnit)]
  const mean = p.figure(exact(all).div(exact(number)), unit, p.draw.pick([1, 2, 1]))
  return { total, count, mean, bond: is(mean, over(total, count)) }
}

export const averageWordings: readonly Wording[] = [
  p => {
    const m = money(p, p.draw.integer(40, 900), '人', '元')
    return say(t`${p.body()}公用经费支出${m.total}，按在职${m.count}计算，人均${m.mean}。`, [m.bond])
  },
  p => {
    const m = money(p, p.draw.integer(12, 80), '场', '万元')
    return say(t`${p.body()}举办文化活动${m.count}，共支出${m.total}，平均每场${m.mean}。`, [m.bond])
  },
  p => {
    const m = money(p, p.draw.integer(120, 2000), '户', '元')
    return say(t`${p.project()}为${m.count}发放补助${m.total}，户均补助${m.mean}。`, [m.bond])
  },
  p => {
    const m = money(p, p.draw.integer(200, 3000), '人次', '元', p.draw.integer(10, 90))
    return say(t`${p.body()}发生差旅费${m.total}，出差${m.count}，次均费用${m.mean}。`, [m.bond])
  },
  p => {
    const n = tally(p, '吨', p.draw.integer(250, 365), '天')
    return say(t`${p.project()}设施全年运行${n.count}，累计处理${n.total}，日均处理${n.mean}。`, [n.bond])
  },
  p => {
    const m = money(p, 12, '个月', '万元')
    return say(t`${p.body()}全年${m.count}共支付物业费${m.total}，月均${m.mean}。`, [m.bond])
  },
  p => {
    const n = tally(p, '人次', p.draw.integer(8, 60), '期')
    return say(t`${p.body()}组织培训${n.count}，参训${n.total}，平均每期${n.mean}。`, [n.bond])
  },
  p => {
    const m = money(p, p.draw.integer(900, 9000), '吨', '元')
    return say(t`${p.project()}处置废弃物${m.count}，总成本${m.total}，单位成本${m.mean}/吨。`, [m.bond])
  },
  p => {
    const m = money(p, p.draw.integer(7, 90), '公里', '万元')
    return say(t`${p.project()}完成改造里程${m.count}，完成投资${m.total}，平均每公里投资${m.mean}。`, [
      m.bond,
    ])
  },
  p => {
    const m = money(p, p.draw.integer(30, 400), '人', '万元')
    return say(t`${p.body()}人员经费${m.total}，年末在职职工${m.count}，人均人员经费${m.mean}。`, [m.bond])
  },
  p => {
    const m = money(p, p.draw.integer(4, 40), '个', '万元')
    return say(t`${p.body()}实施项目${m.count}，安排资金${m.total}，单个项目平均资金规模${m.mean}。`, [
      m.bond,
    ])
  },
  p => {
    const m = money(p, p.draw.integer(400, 5000), '亩', '元')
    return say(t`${p.project()}总投资${m.total}，建成面积${m.count}，折合亩均投资${m.mean}。`, [m.bond])
  },
  p => {
    const n = tally(p, '件', p.draw.integer(6, 70), '名')
    return say(t`${p.body()}${n.count}办案人员全年办结案件${n.total}，人均办案${n.mean}。`, [n.bond])
  },
  p => {
    const m = money(p, p.draw.integer(5, 30), '辆', '万元', p.draw.integer(12, 80))
    return say(t`${p.body()}公务用车保有量${m.count}，运行维护费${m.total}，单车年均运行维护费${m.mean}。`, [
      m.bond,
    ])
  },
]
