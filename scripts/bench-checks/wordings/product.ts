import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, type Term, times } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const priced = (p: Pen, unit: string, months: number | null = null) => {
  const count = p.draw.integer(24, 1800)
  const price = p.draw.integer(4, 160) * 10
  const amount = exact(count)
    .mul(exact(price))
    .mul(exact(months ?? 1))
  const [number, each] = [p.number(count, unit), p.number(price, '元')]
  const total = p.draw.chance(60)
    ? p.figure(amount, '万元', 4 - (amount.n % 100n === 0n ? 2 : 0))
    : p.yuan(amount)
  const product: Term = times(number, each)
  return { number, each, total, product, bond: is(total, product) }
}

const counted = (p: Pen, unit: string, resultUnit: string) => {
  const [a, b] = [p.draw.integer(6, 120), p.draw.integer(12, 260)]
  const [left, right, total] = [p.number(a, unit), b, p.number(a * b, resultUnit)]
  return { left, right, total }
}

export const productWordings: readonly Wording[] = [
  p => {
    const months = p.draw.integer(3, 12)
    const n = priced(p, '人', months)
    const time = p.number(months, '个月')
    return say(t`${p.project()}按每人每月${n.each}的标准，为${n.number}发放${time}补贴，共计${n.total}。`, [
      is(n.total, times(n.product, time)),
    ])
  },
  p => {
    const n = priced(p, '人次')
    return say(t`${p.body()}培训${n.number}，每人次${n.each}，共支出培训费${n.total}。`, [n.bond])
  },
  p => {
    const n = priced(p, '台')
    return say(t`${p.body()}采购便携终端${n.number}，单价${n.each}，合计金额${n.total}。`, [n.bond])
  },
  p => {
    const n = priced(p, '套')
    return say(t`${p.project()}购置桌椅，单价${n.each}，数量${n.number}，总价${n.total}。`, [n.bond])
  },
  p => {
    const n = priced(p, '人')
    return say(t`${p.project()}按照${n.each}/人的标准补助${n.number}，需资金${n.total}。`, [n.bond])
  },
  p => {
    const n = priced(p, '户')
    return say(t`${p.project()}补助资金测算：${n.number}×${n.each}/户=${n.total}。`, [n.bond])
  },
  p => {
    const k = p.draw.integer(4, 70)
    const price = p.draw.integer(20, 90)
    const [length, each] = [p.number(k, '公里'), p.figure(exact(price * 10_000), '万元', 0)]
    const total = p.figure(exact(k * price * 10_000), '万元', 0)
    return say(t`${p.project()}建设里程${length}，每公里造价${each}，总投资${total}。`, [
      is(total, times(length, each)),
    ])
  },
  p => {
    const c = counted(p, '期', '人次')
    const each = p.number(c.right, '人')
    return say(t`${p.body()}全年举办业务培训班${c.left}，每期${each}，共培训${c.total}。`, [
      is(c.total, times(c.left, each)),
    ])
  },
  p => {
    const c = counted(p, '个', '盏')
    const each = p.number(c.right, '盏')
    return say(t`${p.project()}覆盖行政村${c.left}，每村安装太阳能路灯${each}，共安装${c.total}。`, [
      is(c.total, times(c.left, each)),
    ])
  },
  p => {
    const n = priced(p, '名')
    return say(t`${p.body()}在校生${n.number}，生均公用经费标准${n.each}，全年应安排公用经费${n.total}。`, [
      n.bond,
    ])
  },
  p => {
    const n = priced(p, '亩')
    return say(t`${p.project()}实施面积${n.number}，每亩补助${n.each}，累计兑付补助资金${n.total}。`, [
      n.bond,
    ])
  },
  p => {
    const days = p.draw.integer(280, 365)
    const c = counted(p, '吨', '吨')
    const each = p.number(c.right, '吨')
    const [time, total] = [p.number(days, '天'), p.number(days * c.right, '吨')]
    return say(t`${p.project()}设施日均处理${each}，全年运行${time}，共处理${total}。`, [
      is(total, times(each, time)),
    ])
  },
  p => {
    const n = priced(p, '名')
    return say(t`${p.body()}为${n.number}协管员购买意外保险，每名${n.each}，保费合计${n.total}。`, [n.bond])
  },
  p => {
    const n = priced(p, '件')
    return say(t`共办理${p.project()}案件${n.number}，补贴标准为每件${n.each}，发放办案补贴${n.total}。`, [
      n.bond,
    ])
  },
]
