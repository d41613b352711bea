import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, minus, over, plus } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { changeOf, countChange, moneyChange, partOf, someOf, yi } from './draws.ts'

/** A rate before and after, in hundredths of a per cent, with the points between. */
const pointsOf = (p: Pen, low: number, high: number) => {
  const before = p.draw.integer(low, high)
  const gap = p.draw.integer(4, 390)
  const of = (n: number, unit: string) => p.figure(exact(n).div(exact(10_000)), unit, 2)
  return { low: of(before, '%'), high: of(before + gap, '%'), by: of(gap, '个百分点') }
}

const decimalChange = (p: Pen, unit: string, low: number, high: number) => {
  const from = p.draw.integer(low, high)
  const gap = someOf(p, from, 2, 30)
  const of = (n: number): Exact => exact(n).div(exact(100))
  return changeOf(p, of(from), of(from + gap), v => p.figure(v, unit, 2))
}

export const growthWordings: readonly Wording[] = [
  p => {
    const quick = countChange(p, '批次', true)
    const bad = p.number(p.draw.integer(2, 50), '批次')
    const n = countChange(p, '批次', true, 1200, 9000)
    return say(
      t`${p.body()}全年完成监督抽检${n.after}，比上年的${n.before}增加了${n.gap}，${p.turn('增长', '下降')}了${n.rate}。快检方面，完成快速检测${quick.after}，较上年${quick.before}增长${quick.rate}，检出问题样品${bad}。`,
      [n.moved, n.grown, quick.grown],
      n.slip,
    )
  },
  p => {
    const [a, b] = [
      moneyChange(p, true, yi(p), 120_000, 900_000),
      moneyChange(p, true, yi(p), 40_000, 110_000),
    ]
    return say(
      t`全年教育经费总投入为${a.after}，比上年的${a.before}增长${a.rate}。其中，${p.body()}管理的国家财政性教育经费（主要包括一般公共预算安排的教育经费、政府性基金预算安排的教育经费等）为${b.after}，比上年的${b.before}增长${b.rate}。`,
      [a.grown, b.grown],
      a.slip,
    )
  },
  p => {
    const all = [
      moneyChange(p, true, p.yuan, 1, 2),
      moneyChange(p, true, p.yuan, 1, 3),
      moneyChange(p, true, p.yuan, 2, 4),
    ]
    const names = ['普通小学', '普通初中', '普通高中']
    return say(
      [
        t`${p.body()}各级教育生均一般公共预算教育事业费支出增长情况是：`,
        ...all.map(
          (x, i) => t`（${`${i + 1}`}）${names[i]!}为${x.after}，比上年的${x.before}增长${x.rate}。`,
        ),
      ],
      all.map(x => x.grown),
      all.flatMap(x => x.slip),
    )
  },
  p => {
    const m = moneyChange(p, true)
    const also = p.wan(m.afterValue)
    return say(
      t`${p.body()}收入总计${m.after}，支出总计${also}，与上年度相比，各${p.turn('增加', '减少')}${m.gap}，增长${m.rate}。主要原因是：在职转退休、新招录人员以及年中追加专项经费。`,
      [m.derived, is(also, m.after)],
      m.slip,
    )
  },
  p => {
    const m = moneyChange(p, false)
    return say(
      t`本部门（${p.body()}）财政拨款支出${m.after}，较上年决算数${p.turn('减少', '增加')}${m.gap}，减少${m.rate}，主要是严格落实过紧日子要求，压减一般性支出。`,
      [m.derived],
      m.slip,
    )
  },
  p => {
    const tax = moneyChange(p, true, p.wan, 3000, 9000)
    const fees = moneyChange(p, false, p.wan, 60, 260)
    const [from, to] = [sumOf([tax.beforeValue, fees.beforeValue]), sumOf([tax.afterValue, fees.afterValue])]
    const all = changeOf(p, from, to, p.wan)
    const planned = partOf(p, to, 10_100, 14_000)
    const [budget, rate] = [p.wan(planned), p.percent(to.div(planned))]
    return say(
      t`${p.body()}一般公共预算收入累计完成${all.after}，完成年初预算数${budget}的${rate}，比上年${p.turn('增收', '减收')}${all.gap}，增长${all.rate}。其中：税收收入${tax.after}，比上年增收${tax.gap}，增长${tax.rate}；非税收入${fees.after}，比上年减收${fees.gap}，下降${fees.rate}。`,
      [
        is(rate, over(all.after, budget)),
        all.derived,
        tax.derived,
        fees.derived,
        is(all.after, plus(tax.after, fees.after)),
      ],
      all.slip,
    )
  },
  p => {
    const x = pointsOf(p, 1200, 3600)
    return say(
      t`${p.body()}一般公共预算教育经费占一般公共预算支出的比例为${x.low}，比上年的${x.high}${p.turn('降低', '提高')}了${x.by}。`,
      [is(x.by, minus(x.high, x.low))],
    )
  },
  p => {
    const x = decimalChange(p, '张', 420, 880)
    return say(
      t`资源配置方面，${p.body()}辖区每千人口医疗卫生机构床位数由上年的${x.before}增加到${x.after}，增长${x.rate}。`,
      [x.grown],
      x.slip,
    )
  },
  p => {
    const x = pointsOf(p, 2600, 6900)
    return say(
      t`${p.body()}森林覆盖率${p.turn('提高', '下降')}${x.by}，达到${x.high}（上年为${x.low}），创历史新高。`,
      [is(x.by, minus(x.high, x.low))],
    )
  },
  p => {
    const n = countChange(p, '人', true, 300, 9000)
    return say(
      t`与上年比较，${p.body()}卫生技术人员增加${n.gap}（增长${n.rate}），年末总数达到${n.after}。`,
      [n.derived],
      n.slip,
    )
  },
  p => {
    const m = moneyChange(p, false, p.wan, 60, 900)
    return say(
      t`${p.body()}接报火灾造成的直接财产损失由上年的${m.before}${p.turn('下降', '上升')}到${m.after}，降幅达${m.rate}，少损失${m.gap}，火灾形势总体平稳。`,
      [m.grown, m.moved],
      m.slip,
    )
  },
  p => {
    const n = countChange(p, '人', true, 600, 2400)
    return say(
      t`义务教育阶段校均办学规模由上年的${n.before}提高到${n.after}，提高了${n.rate}，${p.body()}所属学校大班额基本消除。`,
      [n.grown],
      n.slip,
    )
  },
  p => {
    const m = moneyChange(p, false, p.yuan, 2, 60)
    return say(
      t`${p.body()}培训费上年度决算${m.before}，本年度决算${m.after}，同比减少${m.gap}，降低${m.rate}，原因是部分培训改为线上举办。`,
      [m.moved, m.grown],
      m.slip,
    )
  },
]
