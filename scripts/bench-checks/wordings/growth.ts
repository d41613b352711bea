import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { growthOf, is, minus, over } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

/** A quantity before and after, with the change between them and its rate, both positive. */
const money = (p: Pen, up: boolean) => {
  const from = p.amount(120, 7000)
  const permille = p.draw.integer(1012, 1480)
  const to = up ? from.mul(exact(permille)).div(exact(1000)) : from.mul(exact(1000)).div(exact(permille))
  const change = up ? to.sub(from) : from.sub(to)
  const [before, after, rise] = [p.wan(from), p.wan(to), p.wan(change)]
  const rate = p.percent(change.div(from))
  const gap = up ? minus(after, before) : minus(before, after)
  return {
    before,
    after,
    rise,
    rate,
    change: is(rise, gap),
    growth: is(rate, over(gap, before)),
    derived: is(rate, over(rise, up ? minus(after, rise) : { kind: '+', left: after, right: rise })),
    slip: [{ figure: rate, digits: p.digitsLike(rate, change.div(to)) }],
  }
}

const heads = (p: Pen, unit: string, up = true) => {
  const from = p.draw.integer(60, 6000)
  const gap = p.draw.integer(Math.ceil(from / 40), Math.ceil(from / 3))
  const to = up ? from + gap : from - gap
  const [before, after, rise] = [p.number(from, unit), p.number(to, unit), p.number(gap, unit)]
  const rate = p.percent(exact(gap).div(exact(from)))
  const term = up ? minus(after, before) : minus(before, after)
  return {
    before,
    after,
    rise,
    rate,
    change: is(rise, term),
    growth: is(rate, over(term, before)),
    derived: is(rate, over(rise, up ? minus(after, rise) : { kind: '+', left: after, right: rise })),
    slip: [{ figure: rate, digits: p.digitsLike(rate, exact(gap).div(exact(to))) }],
  }
}

const points = (p: Pen) => {
  const low = p.draw.integer(4000, 8800)
  const gap = p.draw.integer(60, 900)
  const decimals = p.draw.pick([1, 2])
  const unit = decimals === 2 ? 1 : 10
  const of = (n: number) => exact(Math.floor(n / unit) * unit).div(exact(10_000))
  const [from, rise] = [of(low), of(gap)]
  const [before, after] = [p.percent(from, decimals), p.percent(from.add(rise), decimals)]
  const by = p.figure(rise, '个百分点', decimals)
  return { before, after, by, bond: is(by, minus(after, before)) }
}

export const growthWordings: readonly Wording[] = [
  p => {
    const m = money(p, true)
    return say(
      t`${p.body()}经费保障水平由${m.before}${p.turn('增长', '下降')}到${m.after}，增长${m.rate}。`,
      [m.growth],
      m.slip,
    )
  },
  p => {
    const m = money(p, true)
    return say(
      t`${p.body()}本年支出${m.after}，较上年${m.before}增加${m.rise}，${p.turn('增长', '下降')}${m.rate}。`,
      [m.change, m.growth],
      m.slip,
    )
  },
  p => {
    const m = money(p, true)
    return say(
      t`${p.body()}本年收入总计${m.after}，与上年相比增加${m.rise}，增长${m.rate}，主要原因是新增债券资金。`,
      [m.derived],
      m.slip,
    )
  },
  p => {
    const m = money(p, false)
    return say(
      t`${p.body()}公务用车运行维护费${m.after}，比上年${p.turn('减少', '增加')}${m.rise}，下降${m.rate}，主要是加强了车辆管理。`,
      [m.derived],
      m.slip,
    )
  },
  p => {
    const m = money(p, true)
    return say(
      t`${p.project()}当年投入${m.after}，上年同期为${m.before}，同比${p.turn('增长', '下降')}${m.rate}。`,
      [m.growth],
      m.slip,
    )
  },
  p => {
    const m = money(p, false)
    return say(
      t`${p.body()}会议费上年支出${m.before}，本年支出${m.after}，降幅${m.rate}。`,
      [m.growth],
      m.slip,
    )
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(
      t`全年${thing.act}${thing.name}${n.after}，比上年增加${n.rise}，增幅为${n.rate}。`,
      [n.derived],
      n.slip,
    )
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit, false)
    return say(
      t`${thing.act}${thing.name}数量从上年的${n.before}${p.turn('减少', '增加')}到${n.after}，减幅${n.rate}。`,
      [n.growth],
      n.slip,
    )
  },
  p => {
    const x = points(p)
    return say(
      t`${p.project()}群众知晓率由上年的${x.before}提高到${x.after}，${p.turn('提高', '降低')}${x.by}。`,
      [x.bond],
    )
  },
  p => {
    const x = points(p)
    return say(t`${p.body()}办件按时率达到${x.after}，较上年的${x.before}上升了${x.by}。`, [x.bond])
  },
  p => {
    const x = points(p)
    return say(t`${p.body()}预算执行率本年为${x.before}，上年为${x.after}，同比下降${x.by}。`, [x.bond])
  },
  p => {
    const from = p.draw.integer(12, 300)
    const k = p.draw.integer(2, 6)
    const thing = p.thing()
    const [before, after] = [p.number(from, thing.unit), p.number(from * (k + 1), thing.unit)]
    const times = p.number(k, '倍')
    return say(t`${thing.act}${thing.name}由上年的${before}增加到${after}，增长了${times}。`, [
      is(times, growthOf(before, after)),
    ])
  },
  p => {
    const m = money(p, true)
    return say(
      t`${p.body()}收、支总计均为${m.after}。与上年度的${m.before}相比，收、支总计各${p.turn('增加', '减少')}${m.rise}，增长${m.rate}。`,
      [m.change, m.growth],
      m.slip,
    )
  },
  p => {
    const [a, b] = [money(p, true), money(p, true)]
    return say(
      t`${p.body()}人员经费和公用经费分别为${a.after}、${b.after}，上年分别为${a.before}、${b.before}，同比分别增长${a.rate}、${b.rate}。`,
      [a.growth, b.growth],
    )
  },
  p => {
    const m = money(p, false)
    return say(
      t`${p.project()}本年支出${m.after}（上年支出${m.before}），同比减少${m.rise}，下降${m.rate}。`,
      [m.change, m.growth],
      m.slip,
    )
  },
]
