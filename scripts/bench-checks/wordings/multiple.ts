import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { constant, is, over, times } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const money = (p: Pen) => {
  const small = p.amount(40, 900)
  const tenths = p.draw.integer(13, 88)
  const large = small.mul(exact(tenths)).div(exact(10))
  const [less, more] = [p.wan(small), p.wan(large)]
  const factor = p.figure(large.div(small), '倍', p.draw.pick([1, 2]))
  return { less, more, factor, bond: is(factor, over(more, less)) }
}

const heads = (p: Pen, unit: string) => {
  const small = p.draw.integer(30, 700)
  const large = Math.floor((small * p.draw.integer(14, 90)) / 10)
  const [less, more] = [p.number(small, unit), p.number(large, unit)]
  const factor = p.figure(exact(large).div(exact(small)), '倍', p.draw.pick([1, 2]))
  return { less, more, factor, bond: is(factor, over(more, less)) }
}

export const multipleWordings: readonly Wording[] = [
  p => {
    const m = money(p)
    return say(t`${p.project()}本年投入${m.more}，是上年投入${m.less}的${m.factor}。`, [m.bond])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}带动社会投资${m.more}，相当于财政投入${m.less}的${m.factor}。`, [m.bond])
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(t`全年${thing.act}${thing.name}${n.more}，达到年度目标${n.less}的${n.factor}。`, [n.bond])
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(t`${thing.act}${thing.name}${n.more}，为上年同期${n.less}的${n.factor}。`, [n.bond])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}财政投入${m.less}，撬动金融信贷${m.more}，后者是前者的${m.factor}。`, [m.bond])
  },
  p => {
    const small = p.draw.integer(30, 900)
    const thing = p.thing()
    const [less, more] = [p.number(small, thing.unit), p.number(small * 2, thing.unit)]
    return say(t`${thing.act}${thing.name}由上年的${less}增至${more}，翻了一番。`, [
      is(more, times(constant(2), less)),
    ])
  },
  p => {
    const n = heads(p, '张')
    return say(t`${p.body()}床位数扩大到${n.more}，是原有床位${n.less}的${n.factor}。`, [n.bond])
  },
  p => {
    const m = money(p)
    return say(t`与${m.less}的投入相比，${p.project()}产生直接经济效益${m.more}，效益为投入的${m.factor}。`, [
      m.bond,
    ])
  },
  p => {
    const n = heads(p, '人次')
    return say(t`${p.body()}上年接待${n.less}，本年接待${n.more}，为上年的${n.factor}。`, [n.bond])
  },
  p => {
    const n = heads(p, '家')
    return say(t`参与${p.project()}的企业从${n.less}发展到${n.more}，数量达到原来的${n.factor}。`, [n.bond])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}资产规模${m.more}，${m.factor}于设立时的${m.less}。`, [m.bond])
  },
  p => {
    const thing = p.thing()
    const small = p.draw.integer(20, 400)
    const k = p.draw.integer(2, 8)
    const [less, more, factor] = [
      p.number(small, thing.unit),
      p.number(small * k, thing.unit),
      p.number(k, '倍'),
    ]
    return say(t`年度计划${thing.act}${thing.name}${less}，实际${more}，实际数为计划数的${factor}。`, [
      is(factor, over(more, less)),
    ])
  },
  p => {
    const m = money(p)
    return say(
      t`${p.body()}专项债券资金${m.more}，规模是一般债券资金的${m.factor}（一般债券资金${m.less}）。`,
      [m.bond],
    )
  },
]
