import type { Pen } from '../pen.ts'
import { is, minus } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

/** Two amounts with the larger first. */
const money = (p: Pen) => {
  const small = p.amount(90, 5200)
  const gap = p.amount(12, 900)
  const [more, less, rest] = [p.wan(small.add(gap)), p.wan(small), p.wan(gap)]
  return { more, less, rest, bond: is(rest, minus(more, less)) }
}

const heads = (p: Pen, unit: string) => {
  const small = p.draw.integer(20, 1900)
  const gap = p.draw.integer(3, 380)
  const [more, less, rest] = [p.number(small + gap, unit), p.number(small, unit), p.number(gap, unit)]
  return { more, less, rest, bond: is(rest, minus(more, less)) }
}

export const differenceWordings: readonly Wording[] = [
  p => {
    const m = money(p)
    return say(t`${p.project()}预算由年初的${m.less}调整为${m.more}，${p.turn('调增', '调减')}${m.rest}。`, [
      m.bond,
    ])
  },
  p => {
    const m = money(p)
    return say(
      t`${p.project()}调整后预算${m.more}，较年初预算${m.less}${p.turn('增加', '减少')}${m.rest}。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}到位资金${m.more}，实际支出${m.less}，年末结余${m.rest}。`, [m.bond])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}预算安排${m.less}，实际支出${m.more}，${p.turn('超支', '结余')}${m.rest}。`, [
      m.bond,
    ])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}招标控制价${m.more}，中标价${m.less}，节约资金${m.rest}。`, [m.bond])
  },
  p => {
    const m = money(p)
    return say(
      t`${p.body()}本年公用经费${m.less}，上年为${m.more}，比上年${p.turn('减少', '增加')}${m.rest}。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p)
    return say(t`${p.body()}全年总收入${m.more}，总支出${m.less}，收支相抵后结转下年${m.rest}。`, [m.bond])
  },
  p => {
    const m = money(p)
    return say(t`经审核，${p.project()}送审金额${m.more}，核减${m.rest}，审定金额${m.less}。`, [m.bond])
  },
  p => {
    const n = heads(p, '名')
    return say(t`${p.body()}核定编制${n.more}，实有在编人员${n.less}，空编${n.rest}。`, [n.bond])
  },
  p => {
    const n = heads(p, '家')
    return say(
      t`${p.body()}服务企业数从年初的${n.less}增至年末的${n.more}，净${p.turn('增', '减')}${n.rest}。`,
      [n.bond],
    )
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(
      t`计划${thing.act}${thing.name}${n.less}，实际完成${n.more}，比计划${p.turn('多', '少')}完成${n.rest}。`,
      [n.bond],
    )
  },
  p => {
    const m = money(p)
    return say(t`${p.body()}应收租金${m.more}，已收缴入库${m.less}，尚有${m.rest}未收回。`, [m.bond])
  },
  p => {
    const m = money(p)
    return say(t`年中因政策调整，${p.project()}压减资金${m.rest}，预算从${m.more}降为${m.less}。`, [m.bond])
  },
  p => {
    const m = money(p)
    return say(t`${p.project()}全年预算${m.more}，截至年底已拨付${m.less}，剩余${m.rest}待验收后支付。`, [
      m.bond,
    ])
  },
  p => {
    const thing = p.thing()
    const n = heads(p, thing.unit)
    return say(
      t`上年度${thing.act}${thing.name}${n.more}，本年度${n.less}，同比${p.turn('减少', '增加')}${n.rest}。`,
      [n.bond],
    )
  },
]
