import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { constant, growthOf, is, minus, over, times } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { countOf, type Print, yi } from './draws.ts'

const ratioOf = (p: Pen, small: Exact, large: Exact, unit = '倍', decimals = p.draw.pick([1, 2])) =>
  p.figure(large.div(small), unit, decimals)

/** An amount and another that is some times as much. */
const money = (
  p: Pen,
  low: number,
  high: number,
  tenths: readonly [number, number],
  less: Print,
  more: Print,
) => {
  const small = p.amount(low, high)
  const large = small.mul(exact(p.draw.integer(...tenths))).div(exact(10))
  const [a, b, factor] = [less(small), more(large), ratioOf(p, small, large)]
  return { small, large, less: a, more: b, factor, bond: is(factor, over(b, a)) }
}

const heads = (p: Pen, unit: string, low: number, high: number, tenths: readonly [number, number]) => {
  const small = p.draw.integer(low, high)
  const large = Math.floor((small * p.draw.integer(...tenths)) / 10)
  const [a, b] = [small, large].map(n => countOf(p, unit)(exact(n)))
  const factor = ratioOf(p, exact(small), exact(large))
  return { small, large, less: a!, more: b!, factor, bond: is(factor, over(b!, a!)) }
}

export const multipleWordings: readonly Wording[] = [
  p => {
    const m = money(p, 600, 5200, [31, 94], p.wan, yi(p))
    return say(
      t`${p.project()}累计投入财政贴息资金${m.less}，撬动银行发放贷款${m.more}，财政资金放大${m.factor}，有效缓解了企业融资难题。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p, 12_000, 60_000, [21, 78], yi(p), yi(p))
    return say(
      t`政府性融资担保机构年末净资产${m.less}，在保余额${m.more}，放大倍数为${m.factor}，达到${p.body()}的考核要求。`,
      [m.bond],
    )
  },
  p => {
    const n = heads(p, '人次', 2000, 60_000, [16, 58])
    const more = p.figure(exact(n.large - n.small).div(exact(n.small)), '倍', 2)
    const [a, b] = [n.less, n.more]
    return say(t`免费开放后，${p.body()}年参观人数由${a}提高到${b}，增长${more}，社会效益明显。`, [
      is(more, growthOf(a, b)),
    ])
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit, 40, 700, [13, 62])
    return say(t`${p.body()}全年${thing.act}${thing.name}${n.more}，系上年同期（${n.less}）的${n.factor}。`, [
      n.bond,
    ])
  },
  p => {
    const n = heads(p, '名', 60, 900, [12, 36])
    return say(
      t`${p.project()}实际资助${n.more}，相当于原定计划${n.less}的${n.factor}，主要是年中扩大了资助范围。`,
      [n.bond],
    )
  },
  p => {
    const farm = p.draw.integer(13_000, 26_000)
    const town = Math.floor((farm * p.draw.integer(150, 268)) / 100)
    const [a, b] = [town, farm].map(n => p.number(n, '元'))
    const ratio = p.figure(exact(town).div(exact(farm)), '', 2)
    return say(
      t`${p.body()}监测数据显示，城镇居民人均可支配收入${a!}，农村居民人均可支配收入${b!}，城乡居民收入比为${ratio}:1（农村居民收入为1）。`,
      [is(ratio, over(a!, b!))],
    )
  },
  p => {
    const thing = p.thing()
    const small = p.draw.integer(30, 600)
    const [a, b] = [small, small * 4].map(n => p.number(n, thing.unit))
    return say(t`与启动之初相比，${p.body()}年${thing.act}${thing.name}由${a!}增加到${b!}，翻了两番。`, [
      is(b!, times(constant(4), a!)),
    ])
  },
  p => {
    const small = p.amount(60, 900)
    const large = small.mul(exact(p.draw.integer(14, 69))).div(exact(10))
    const [a, b, ratio] = [p.wan(small), p.wan(large), ratioOf(p, small, large, '', 2)]
    return say(
      t`${p.project()}共投入资金${a}，当年实现直接经济效益${b}，投入产出比为1:${ratio}，效益较为显著。`,
      [is(ratio, over(b, a))],
    )
  },
  p => {
    const beds = p.draw.integer(120, 1400)
    const nurses = Math.floor((beds * p.draw.integer(32, 78)) / 100)
    const [a, b] = [p.number(beds, '张'), p.number(nurses, '人')]
    const ratio = p.figure(exact(nurses).div(exact(beds)), '', 2)
    return say(t`${p.body()}实际开放床位${a}，病区执业护士${b}，床护比为1:${ratio}，护理力量不断充实。`, [
      is(ratio, over(b, a)),
    ])
  },
  p => {
    const n = heads(p, '件', 200, 6000, [22, 49])
    const excess = p.figure(exact(n.large - n.small).div(exact(n.small)), '倍', 2)
    return say(
      t`${p.body()}全年受理咨询投诉${n.more}，比上年的${n.less}多出${excess}，人手不足的矛盾比较突出。`,
      [is(excess, over(minus(n.more, n.less), n.less))],
    )
  },
  p => {
    const m = money(p, 1800, 9000, [21, 94], p.wan, yi(p))
    return say(
      t`${p.body()}固定资产从建院时的${m.less}发展到目前的${m.more}，资产规模扩大为原来的${m.factor}。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p, 6, 90, [12, 33], p.wan, p.wan)
    return say(
      t`内部审计发现，${p.project()}劳务费支出${m.more}，为该项预算控制数${m.less}的${m.factor}，超出部分已按规定程序补办预算调剂手续。`,
      [m.bond],
    )
  },
]
