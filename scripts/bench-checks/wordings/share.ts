import { exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, over, plus } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const money = (p: Pen, number: number) => {
  const values = p.parts(number, 80, 3000)
  const whole = sumOf(values)
  const total = p.wan(whole)
  const decimals = p.draw.pick([2, 2, 1])
  const parts = values.map(value => {
    const amount = p.wan(value)
    const share = p.percent(value.div(whole), decimals)
    return { amount, share, bond: is(share, over(amount, total)) }
  })
  return { total, parts, bonds: parts.map(x => x.bond), sum: is(total, plus(...parts.map(x => x.amount))) }
}

const heads = (p: Pen, unit: string) => {
  const all = p.draw.integer(40, 2600)
  const some = p.draw.integer(Math.ceil(all / 10), Math.floor(all * 0.9))
  const [total, part] = [p.number(all, unit), p.number(some, unit)]
  const share = p.percent(exact(some).div(exact(all)))
  return { total, part, share, bond: is(share, over(part, total)) }
}

export const shareWordings: readonly Wording[] = [
  p => {
    const { total, parts, bonds } = money(p, 2)
    return say(
      t`${p.project()}总投入${total}，其中财政资金${parts[0]!.amount}，占${parts[0]!.share}。`,
      bonds.slice(0, 1),
    )
  },
  p => {
    const { total, parts, bonds } = money(p, 2)
    return say(
      t`${p.project()}共使用资金${total}，有${parts[0]!.amount}投向偏远乡镇，占资金总额的${parts[0]!.share}。`,
      bonds.slice(0, 1),
    )
  },
  p => {
    const { total, parts, bonds, sum } = money(p, 3)
    const [a, b, c] = parts
    return say(
      t`${p.body()}本年收入合计${total}，其中：财政拨款收入${a!.amount}，占${a!.share}；事业收入${b!.amount}，占${b!.share}；其他收入${c!.amount}，占${c!.share}。`,
      [...bonds, sum],
    )
  },
  p => {
    const { total, parts, bonds, sum } = money(p, 2)
    const [a, b] = parts
    return say(
      t`${p.body()}基本支出${a!.amount}，项目支出${b!.amount}，分别占支出总额${total}的${a!.share}和${b!.share}。`,
      [...bonds, sum],
    )
  },
  p => {
    const n = heads(p, '人')
    return say(t`${p.body()}现有职工${n.total}，具有中级以上职称的${n.part}，占比${n.share}。`, [n.bond])
  },
  p => {
    const { total, parts, bonds } = money(p, 3)
    return say(
      t`在${p.body()}${total}的总支出中，人员经费最多，为${parts[0]!.amount}，占比达${parts[0]!.share}。`,
      bonds.slice(0, 1),
    )
  },
  p => {
    const { total, parts, bonds } = money(p, 2)
    return say(
      t`${p.project()}到位资金${total}，社会资本${parts[1]!.amount}，所占比重为${parts[1]!.share}。`,
      bonds.slice(1),
    )
  },
  p => {
    const { total, parts, bonds, sum } = money(p, 2)
    const [a, b] = parts
    return say(
      t`${p.body()}全年支出${total}，由人员经费${a!.amount}（占${a!.share}）和公用经费${b!.amount}（占${b!.share}）组成。`,
      [...bonds, sum],
    )
  },
  p => {
    const n = heads(p, '户')
    return say(t`${p.project()}惠及群众${n.total}，脱贫户有${n.part}，占受益总户数的${n.share}。`, [n.bond])
  },
  p => {
    const { total, parts, bonds } = money(p, 2)
    return say(
      t`${p.body()}全年采购总额${total}，授予中小企业合同金额${parts[0]!.amount}，占政府采购支出总额的${parts[0]!.share}。`,
      bonds.slice(0, 1),
    )
  },
  p => {
    const { total, parts, bonds } = money(p, 2)
    const [a, b] = parts
    return say(
      [
        t`${p.body()}当年组织非税收入${total}。`,
        t`从结构看，行政事业性收费${a!.amount}，占比${a!.share}；罚没收入${b!.amount}，占比${b!.share}。`,
      ],
      bonds,
    )
  },
  p => {
    const n = heads(p, '件')
    return say(t`${p.body()}受理的${n.total}申请中，网上办理${n.part}，比例为${n.share}。`, [n.bond])
  },
  p => {
    const { total, parts, bonds } = money(p, 3)
    const [a, b, c] = parts
    return say(
      t`${p.project()}资金来源为中央${a!.amount}、省级${b!.amount}、县级${c!.amount}，合计${total}，三级资金占比分别为${a!.share}、${b!.share}、${c!.share}。`,
      bonds,
    )
  },
  p => {
    const { total, parts, bonds } = money(p, 2)
    return say(
      t`用于设备购置的资金${parts[0]!.amount}，占${p.project()}总支出${total}的${parts[0]!.share}。`,
      bonds.slice(0, 1),
    )
  },
]
