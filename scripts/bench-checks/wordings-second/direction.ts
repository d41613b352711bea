import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, order } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { type Print, partOf, someOf } from './draws.ts'

/** Two amounts that differ by a few per cent. */
const pair = (p: Pen, low: number, high: number, print: Print = p.wan) => {
  const small = p.amount(low, high)
  const large = small.add(partOf(p, small, 120, 2200))
  const [more, less] = [print(large), print(small)]
  return { more, less, bond: order(more, '>', less) }
}

const heads = (p: Pen, unit: string, low: number, high: number) => {
  const small = p.draw.integer(low, high)
  const [more, less] = [p.number(small + someOf(p, small, 2, 24), unit), p.number(small, unit)]
  return { more, less, bond: order(more, '>', less) }
}

/** A measure in hundredths of what `unit` is printed for. */
const measured = (p: Pen, unit: string, low: number, high: number) => {
  const one = exact(unit === '%' ? 10_000 : 100)
  const of = (n: number) => p.figure(exact(n).div(one), unit, 2)
  const small = p.draw.integer(low, high)
  const [more, less] = [of(small + someOf(p, small, 4, 30)), of(small)]
  return { more, less, bond: order(more, '>', less) }
}

export const directionWordings: readonly Wording[] = [
  p => {
    const m = pair(p, 60, 4000)
    return say(
      t`1.教育支出（类）普通教育（款）。${p.body()}年初预算为${m.less}，支出决算为${m.more}，决算数${p.turn('大于', '小于')}年初预算数，主要原因是年中追加了教师待遇保障资金。`,
      [m.bond],
    )
  },
  p => {
    const m = pair(p, 60, 4000)
    return say(
      t`2.卫生健康支出（类）公共卫生（款）。${p.body()}年初预算为${m.more}，支出决算为${m.less}，决算数${p.turn('小于', '大于')}预算数的主要原因是部分设备尚未验收付款。`,
      [m.bond],
    )
  },
  p => {
    const value = p.draw.integer(30, 400)
    const [a, b] = [value, value].map(n => p.number(n, '所'))
    return say(t`${p.body()}所辖小学校数${a!}，与上年的${b!}持平，布局总体稳定。`, [is(a!, b!)])
  },
  p => {
    const x = measured(p, '%', 260, 380)
    return say(
      t`${p.body()}城镇登记失业率为${x.less}，控制目标为${x.more}，实际失业率${p.turn('低于', '高于')}控制目标。`,
      [x.bond],
    )
  },
  p => {
    const m = pair(p, 300, 5000)
    return say(
      t`${p.body()}本年收入合计${m.less}，本年支出合计${m.more}，当年${p.turn('支出大于收入', '收入大于支出')}，差额部分使用以前年度结转资金弥补。`,
      [m.bond],
    )
  },
  p => {
    const m = pair(p, 20, 900, p.yuan)
    return say(
      t`${p.project()}采用竞争性磋商方式采购，最终成交金额${m.less}，${p.turn('未超过', '已超过')}采购预算${m.more}，程序合规。`,
      [m.bond],
    )
  },
  p => {
    const x = heads(p, '微克/立方米', 24, 52)
    return say(
      t`环境质量方面，${p.body()}监测的细颗粒物年均浓度由上年的${x.more}${p.turn('降至', '升至')}${x.less}，空气质量持续改善。`,
      [x.bond],
    )
  },
  p => {
    const m = pair(p, 30, 700)
    return say(
      t`${p.body()}机关运行经费支出${m.less}，较年初预算数${m.more}${p.turn('有所节约', '有所超支')}，系公务出行和纸质印刷减少所致。`,
      [m.bond],
    )
  },
  p => {
    const x = heads(p, '名', 12, 260)
    return say(
      t`${p.body()}核定事业编制${x.less}，年末实有事业人员${x.more}，存在${p.turn('超编', '缺编')}情况，上年退役士兵安置人员尚未落编。`,
      [x.bond],
    )
  },
  p => {
    const x = measured(p, '天', 620, 980)
    return say(
      t`${p.body()}出院患者平均住院日${x.less}，${p.turn('短于', '长于')}上年的${x.more}，诊疗效率进一步提高。`,
      [x.bond],
    )
  },
  p => {
    const [a, b] = [pair(p, 300, 5000), pair(p, 300, 5000)]
    return say(
      t`同上年相比，${p.body()}财政拨款收入有所${p.turn('增加', '减少')}（由${a.less}变为${a.more}），财政拨款支出有所${p.turn('减少', '增加')}（由${b.more}变为${b.less}）。`,
      [a.bond, b.bond],
    )
  },
  p => {
    const steps = [
      p.draw.integer(1600, 2600),
      p.draw.integer(4100, 5300),
      p.draw.integer(6600, 7700),
      p.draw.integer(9100, 9900),
    ]
    const [a, b, c, d] = steps.map(n => p.percent(exact(n).div(exact(10_000)), 2))
    return say(
      t`${p.body()}一季度末、二季度末、三季度末、四季度末累计预算执行进度分别为${a!}、${b!}、${c!}、${d!}，累计进度呈逐季${p.turn('上升', '下降')}态势。`,
      [order(b!, '>', a!), order(c!, '>', b!), order(d!, '>', c!)],
    )
  },
  p => {
    const thing = p.thing()
    const x = heads(p, thing.unit, 30, 900)
    return say(
      t`${p.body()}全年${thing.act}${thing.name}${x.more}，${p.turn('多于', '少于')}去年同期的${x.less}，工作力度不断加大。`,
      [x.bond],
    )
  },
]
