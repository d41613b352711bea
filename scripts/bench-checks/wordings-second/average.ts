import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { constant, is, over, times } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { yi } from './draws.ts'

/** The mean of an amount, printed in 元 to the cent. */
const each = (p: Pen, amount: Exact, by: Exact) => p.figure(amount.div(by), '元', 2, { quotient: true })

export const averageWordings: readonly Wording[] = [
  p => {
    const amount = p.amount(260, 9000)
    const visits = p.draw.integer(21_000, 390_000)
    const [a, b, c] = [p.wan(amount), p.number(visits, '人次'), each(p, amount, exact(visits))]
    return say(
      t`费用控制方面，${p.body()}全年门诊收入${a}，门（急）诊${b}，门（急）诊次均费用${c}，控制在合理区间。`,
      [is(c, over(a, b))],
    )
  },
  p => {
    const [all, days] = [p.draw.integer(19_000, 480_000), p.draw.integer(247, 252)]
    const [a, b] = [p.number(all, '件'), p.number(days, '个')]
    const mean = p.figure(exact(all).div(exact(days)), '件', p.draw.pick([0, 1, 2]), { quotient: true })
    return say(
      t`${p.body()}政务大厅全年总办件量为${a}，按${b}工作日计算，日均办理${mean}，窗口满负荷运转。`,
      [is(mean, over(a, b))],
    )
  },
  p => {
    const teachers = p.draw.integer(60, 1900)
    const pupils = Math.floor((teachers * p.draw.integer(1150, 1990)) / 100)
    const [a, b] = [p.number(pupils, '人'), p.number(teachers, '人')]
    const ratio = p.figure(exact(pupils).div(exact(teachers)), '', 2)
    return say(t`${p.body()}现有在校学生${a}，专任教师${b}，生师比为${ratio}:1，师资配备基本满足教学需要。`, [
      is(ratio, over(a, b)),
    ])
  },
  p => {
    const villages = p.draw.integer(4, 38)
    const [home, people] = [p.draw.integer(90, 600), p.draw.integer(700, 2400)]
    const [income, bonus] = [p.amount(villages, villages * 6), p.amount(24, 190)]
    const [n, h, m] = [p.number(villages, '个'), p.number(home, '户'), p.number(people, '人')]
    const [a, b] = [p.figure(income, '万元', 3), p.figure(bonus, '万元', 3)]
    const [c, d] = [p.figure(income.div(exact(villages)), '万元', 3), each(p, bonus, exact(people))]
    return say(
      t`${p.project()}收益分红已全部兑现，带动${n}脱贫村增收总额达${a}，村均年增收${c}；带动脱贫户${h}${m}参与收益分红，分红总额${b}，人均年分红${d}。`,
      [is(c, over(a, n)), is(d, over(b, m))],
    )
  },
  p => {
    const hundreds = p.draw.integer(2400, 39_000)
    const batches = Math.floor((hundreds * p.draw.integer(310, 640)) / 1000)
    const [people, number] = [p.figure(exact(hundreds * 100), '万人', 2), p.number(batches, '批次')]
    const rate = p.figure(exact(batches * 10).div(exact(hundreds)), '批次', 2)
    return say(
      t`${p.body()}监管区域常住人口${people}，全年完成食品抽检${number}，抽检量达到${rate}/千人，高于考核要求。`,
      [is(rate, times(constant(1000), over(number, people)))],
    )
  },
  p => {
    const cases = p.draw.integer(40, 900)
    const amount = p.amount(6, 160)
    const [a, b, c] = [p.yuan(amount), p.number(cases, '件'), each(p, amount, exact(cases))]
    return say(
      t`${p.body()}全年支出法律援助办案经费${a}，办结援助案件${b}，案均补贴${c}，低于全省平均水平。`,
      [is(c, over(a, b))],
    )
  },
  p => {
    const classes = p.draw.integer(12, 160)
    const pupils = Math.floor((classes * p.draw.integer(2800, 4900)) / 100)
    const [a, b] = [p.number(classes, '个'), p.number(pupils, '人')]
    const mean = p.figure(exact(pupils).div(exact(classes)), '人', 1)
    return say(t`${p.body()}共有教学班${a}，在读学生${b}，平均班额${mean}，未超过国家规定的班额标准。`, [
      is(mean, over(b, a)),
    ])
  },
  p => {
    const patients = p.draw.integer(1200, 42_000)
    const days = Math.floor((patients * p.draw.integer(610, 960)) / 100)
    const [a, b] = [p.number(days, '天'), p.number(patients, '人次')]
    const mean = p.figure(exact(days).div(exact(patients)), '天', 2)
    return say(
      t`${p.body()}全年出院${b}，出院者占用总床日数${a}，出院者平均住院日为${mean}，床位周转进一步加快。`,
      [is(mean, over(a, b))],
    )
  },
  p => {
    const rooms = p.draw.integer(36, 420)
    const staff = Math.floor((rooms * p.draw.integer(130, 390)) / 100)
    const [a, b] = [p.number(rooms, '个'), p.number(staff, '人')]
    const mean = p.figure(exact(staff).div(exact(rooms)), '人', 2)
    return say(
      t`基层网底建设方面，${p.body()}所辖村卫生室${a}，村卫生室人员达${b}，平均每个村卫生室${mean}。`,
      [is(mean, over(b, a))],
    )
  },
  p => {
    const power = p.draw.integer(32_000, 980_000)
    const [a, b] = [p.number(power, '千瓦时'), p.number(12, '个月')]
    const mean = p.figure(exact(power).div(exact(12)), '千瓦时', p.draw.pick([0, 1, 2]), { quotient: true })
    return say(t`节能降耗取得实效，${p.body()}全年（${b}）用电量${a}，平均每月用电${mean}。`, [
      is(mean, over(a, b)),
    ])
  },
  p => {
    const area = p.draw.integer(620, 18_000)
    const price = p.draw.integer(1600, 3900)
    const amount = exact(area * price)
    const [a, b, c] = [p.number(area, '平方米'), p.wan(amount), each(p, amount, exact(area))]
    return say(
      t`${p.project()}总建筑面积${a}，竣工结算价${b}，折合每平方米造价${c}，未突破概算批复的单方造价。`,
      [is(c, over(b, a))],
    )
  },
  p => {
    const amount = p.amount(30_000, 260_000)
    const [a, b] = [yi(p)(amount), yi(p)(amount.div(exact(3)))]
    return say(t`三年来，${p.body()}累计投入各类专项资金${a}，年均投入${b}，为事业发展提供了有力支撑。`, [
      is(b, over(a, constant(3))),
    ])
  },
  p => {
    const people = p.draw.integer(60, 1900)
    const amount = p.amount(Math.ceil(people / 2), people)
    const [a, b] = [p.number(people, '人'), p.wan(amount)]
    const mean = each(p, amount, exact(people * 12))
    return say(t`${p.body()}月均在册集中供养对象${a}，全年12个月共支出供养金${b}，折算人均每月${mean}。`, [
      is(mean, over(over(b, a), constant(12))),
    ])
  },
]
