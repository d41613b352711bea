import { exact } from '@heshu/shared/number/exact.ts'
import { is, minus, plus } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { countChange, moneyChange, partOf, someOf, sumsOf, yi } from './draws.ts'
import { paragraph } from './parts.ts'

export const differenceWordings: readonly Wording[] = [
  p => {
    const n = countChange(p, '批次', true)
    return say(
      t`${p.body()}市县两级全年共完成食品抽检${n.after}，比上年的${n.before}${p.turn('增加', '减少')}了${n.gap}，抽检覆盖面进一步扩大。`,
      [n.moved],
    )
  },
  p => {
    const m = moneyChange(p, false, p.wan, 30, 900)
    return say(
      t`${p.body()}年末结转和结余${m.after}，较上年年末的${m.before}${p.turn('减少', '增加')}${m.gap}，盘活存量资金取得成效。`,
      [m.moved],
    )
  },
  p => {
    const goal = p.draw.integer(40, 55)
    const actual = p.draw.integer(280, 379)
    const of = (hundredths: number, unit: string, decimals: number) =>
      p.figure(exact(hundredths).div(exact(10_000)), unit, decimals)
    const [limit, rate, gap] = [
      of(goal * 10, '%', 1),
      of(actual, '%', 2),
      of(goal * 10 - actual, '个百分点', 2),
    ]
    return say(
      t`${p.body()}城镇登记失业率控制在${rate}，比年度目标任务${limit}${p.turn('低', '高')}${gap}，就业形势总体稳定。`,
      [is(gap, minus(limit, rate))],
    )
  },
  p => {
    const [start, income] = [p.amount(20, 400), p.amount(300, 4000)]
    const spent = partOf(p, start.add(income), 5200, 9700)
    const [a, b, c, d] = [start, income, spent, start.add(income).sub(spent)].map(p.wan)
    return say(
      t`${p.body()}财政拨款年初结转和结余${a!}，本年财政拨款收入${b!}，本年财政拨款支出${c!}，收支相抵后年末结转和结余${d!}。`,
      [is(d!, minus(plus(a!, b!), c!))],
    )
  },
  p => {
    const n = countChange(p, '名', true, 8, 60)
    return say(
      t`${p.body()}核定工勤人员编制${n.before}，因历史原因实有工勤人员${n.after}，${p.turn('超编', '空编')}${n.gap}，计划通过自然减员逐步消化。`,
      [n.moved],
    )
  },
  p => {
    const low = p.amount(1, 4)
    const gap = partOf(p, low, 300, 2600)
    const [a, b, c] = [low.add(gap), low, gap].map(p.yuan)
    return say(
      t`${p.project()}所购设备预算单价${a!}、成交单价${b!}，每台节约${c!}，节约资金由财政收回统筹。`,
      [is(c!, minus(a!, b!))],
    )
  },
  p => {
    const all = p.draw.integer(800, 16_000)
    const dropped = someOf(p, all, 1, 12)
    const [a, b, c] = [all, dropped, all - dropped].map(n => p.number(n, '户'))
    return say(
      t`${p.project()}年初应发放对象${a!}，年内因死亡、迁出、收入超标等原因核减${b!}，年末实际发放${c!}。`,
      [is(c!, minus(a!, b!))],
    )
  },
  p => {
    const n = countChange(p, '公里', false, 40, 900)
    return say(
      t`${p.project()}计划新建和改造管线${n.before}，截至年底已完工${n.after}，尚余${n.gap}结转至下一年度实施，主要受征地进度影响。`,
      [n.moved],
    )
  },
  p => {
    const legal = p.draw.integer(12, 60)
    const now = p.draw.integer(2, legal - 4)
    const [a, b, c] = [legal, now, legal - now].map(n => p.number(n, '个工作日'))
    return say(
      t`${p.body()}企业投资类事项平均办理时限由法定的${a!}压减到${b!}，比法定时限${p.turn('缩短', '延长')}${c!}。`,
      [is(c!, minus(a!, b!))],
    )
  },
  p => {
    const m = moneyChange(p, false, p.wan, 60, 2600)
    return say(
      t`经多轮催缴，${p.body()}全年清收历年欠缴租金${m.gap}，欠缴余额由年初的${m.before}${p.turn('降至', '升至')}年末的${m.after}（当年无新增欠缴）。`,
      [m.moved],
    )
  },
  p => {
    const m = moneyChange(p, true, yi(p), 90_000, 900_000)
    return say(
      t`截至年末，${p.body()}核算的政府债务余额为${m.before}，上级核定的债务限额为${m.after}，余额低于限额${m.gap}，风险总体可控。`,
      [m.moved],
    )
  },
  p => {
    const goal = p.draw.integer(160, 480)
    const over = p.draw.integer(4, 66)
    const [a, b, c] = [goal, goal + over, over].map(n => p.number(n, '元'))
    return say(
      t`${p.body()}农村低保对象月人均补差${b!}，超任务数${c!}（任务数为${a!}），特困供养标准同步提高。`,
      [is(c!, minus(b!, a!))],
    )
  },
  p => {
    const body = p.body()
    const x = sumsOf([p.amount(300, 4000), p.amount(10, 280)], p.wan)
    return {
      parts: [paragraph(t`${body}支出总计${x.total}，其中年末结转下年${x.parts[1]!}。`)],
      apart: [paragraph(t`剔除结转下年的资金，${body}当年实际支出为${x.parts[0]!}。`)],
      bonds: [is(x.parts[0]!, minus(x.total, x.parts[1]!))],
    }
  },
]
