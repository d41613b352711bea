import { type Exact, exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, plus, times } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { gridOf, paragraph } from './parts.ts'

/** An amount in whole 元, in 万元 with as many decimals as it needs. */
const inWan = (p: Pen, yuan: number) => {
  const decimals = yuan % 10_000 === 0 ? 0 : yuan % 100 === 0 ? 2 : 4
  return p.figure(exact(yuan), '万元', decimals)
}

const wholeYuan = (p: Pen, yuan: number) => p.number(yuan, '元')

const tens = (p: Pen, low: number, high: number): number => p.draw.integer(low, high) * 10

export const productWordings: readonly Wording[] = [
  p => {
    const [people, each] = [p.draw.integer(120, 2600), tens(p, 60, 240)]
    const [a, b, c] = [p.number(people, '名'), wholeYuan(p, each), inWan(p, people * each)]
    return say(
      t`截至目前，${p.body()}结合本地实际，共为${a}困难精神残疾人按每人每年${b}的标准发放药费补助，补助资金${c}，于4月底前全部打卡发放到位。`,
      [is(c, times(a, b))],
    )
  },
  p => {
    const [pupils, each, days] = [p.draw.integer(900, 16_000), p.draw.integer(3, 6), p.draw.integer(190, 205)]
    const [a, b, c] = [p.number(pupils, '名'), wholeYuan(p, each), p.number(days, '天')]
    const total = inWan(p, pupils * each * days)
    return say(
      t`${p.project()}膳食补助标准为每生每天${b}，全年按学生在校时间${c}计算，惠及农村学生${a}，全年膳食补助支出${total}。`,
      [is(total, times(times(b, c), a))],
    )
  },
  p => {
    const [people, days, fee, meal] = [
      p.draw.integer(30, 180),
      p.draw.integer(3, 12),
      tens(p, 10, 40),
      tens(p, 4, 11),
    ]
    const n = () => p.number(people, '人')
    const d = () => p.number(days, '天')
    const [n1, n2, d1, d2] = [n(), n(), d(), d()]
    const [a, b] = [fee, meal].map(each => wholeYuan(p, each))
    const [x, y, sum] = [fee * people * days, meal * people * days, (fee + meal) * people * days].map(v =>
      wholeYuan(p, v),
    )
    return say(
      [
        t`${p.project()}培训经费测算依据：`,
        t`（1）住宿费：${n1}×${a!}/人·天×${d1}＝${x!}；`,
        t`（2）伙食费：${n2}×${b!}/人·天×${d2}＝${y!}；`,
        t`以上两项共计${sum!}。`,
      ],
      [is(x!, times(times(n1, a!), d1)), is(y!, times(times(n2, b!), d2)), is(sum!, plus(x!, y!))],
    )
  },
  p => {
    const hundreds = p.draw.integer(1200, 6800)
    const each = p.draw.integer(69, 94)
    const [a, b] = [wholeYuan(p, each), p.figure(exact(hundreds * 100), '万人', 2)]
    const total = inWan(p, hundreds * 100 * each)
    return say(
      t`${p.body()}基本公共卫生服务人均经费标准为${a}，按常住人口${b}计算，全年应安排基本公共卫生服务补助资金${total}，实际到位资金与应安排数一致。`,
      [is(total, times(a, b))],
    )
  },
  p => {
    const [area, rent, months] = [tens(p, 20, 320), p.draw.integer(12, 48), p.draw.integer(6, 12)]
    const [a, b, c] = [p.number(area, '平方米'), wholeYuan(p, rent), p.number(months, '个月')]
    const total = wholeYuan(p, area * rent * months)
    return say(t`${p.body()}租用业务用房${a}，月租金每平方米${b}，当年租期${c}，共支付租金${total}。`, [
      is(total, times(times(a, b), c)),
    ])
  },
  p => {
    const [area, premium] = [tens(p, 300, 9000), p.draw.integer(18, 48)]
    const share = p.draw.pick([65, 70, 75, 80])
    const whole = exact(area * premium)
    const [a, b] = [p.number(area, '亩'), wholeYuan(p, premium)]
    const [total, rate] = [p.figure(whole, '万元', 2), p.figure(exact(share).div(exact(100)), '%', 0)]
    const paid = p.figure(whole.mul(exact(share)).div(exact(100)), '万元', 2)
    return say(
      t`${p.project()}水稻完全成本保险每亩保费${b}，承保面积${a}，总保费${total}，其中各级财政补贴${rate}，即${paid}，其余由投保农户自缴。`,
      [is(total, times(b, a)), is(paid, times(total, rate))],
    )
  },
  p => {
    const [tons, days] = [p.draw.integer(120, 960), p.draw.integer(330, 366)]
    const [a, b] = [p.number(tons, '吨'), p.number(days, '天')]
    const total = p.figure(exact(tons * days), '万吨', 2)
    return say(
      t`${p.body()}负责城区生活垃圾收运，日均清运量${a}，全年作业${b}，全年清运生活垃圾${total}，做到日产日清。`,
      [is(total, times(a, b))],
    )
  },
  p => {
    const [each, villages] = [p.draw.integer(2, 9), p.draw.integer(24, 240)]
    const [a, b, c] = [p.number(each, '名'), p.number(villages, '个'), p.number(each * villages, '名')]
    return say(
      t`按照每村${a}的标准选聘保洁员，${p.project()}覆盖的${b}行政村共选聘${c}，实现村庄保洁全覆盖。`,
      [is(c, times(a, b))],
    )
  },
  p => {
    const [each, people, months] = [tens(p, 60, 220), p.draw.integer(40, 600), 12]
    const [a, b, c] = [wholeYuan(p, each), p.number(people, '人'), p.number(months, '个月')]
    const total = inWan(p, each * people * months)
    return say(
      t`公益性岗位补贴标准为每人每月${a}，${p.body()}全年在岗${b}、按月发放，${c}共发放岗位补贴${total}。`,
      [is(total, times(times(a, b), c))],
    )
  },
  p => {
    const [each, people] = [tens(p, 30, 120), p.draw.integer(16, 400)]
    const [a, b, c] = [wholeYuan(p, each), p.number(people, '人次'), wholeYuan(p, each * people)]
    return say(
      t`为加强项目论证，${p.body()}全年邀请专家评审${b}，评审费执行每人次${a}的标准，支付评审费${c}。`,
      [is(c, times(b, a))],
    )
  },
  p => {
    const [tenths, each] = [p.draw.integer(61, 980), p.draw.integer(6, 45)]
    const [a, b] = [
      p.figure(exact(tenths).div(exact(10)), '公里', 1),
      p.figure(exact(each * 10_000), '万元', 0),
    ]
    const total = p.figure(exact(tenths * each * 1000), '万元', 1)
    return say(t`${p.project()}按每公里${b}的定额给予补助，当年验收合格${a}，核定补助资金${total}。`, [
      is(total, times(b, a)),
    ])
  },
  p => {
    const whole = p.amount(200, 4000)
    const cut = p.draw.pick([
      [30, 20, 50],
      [60, 15, 25],
      [40, 25, 35],
    ] as const)
    const rates = cut.map(n => p.figure(exact(n).div(exact(100)), '%', 0))
    const total = p.wan(whole)
    const parts = cut.map(n => p.wan(whole.mul(exact(n)).div(exact(100))))
    return say(
      t`${p.project()}所需资金${total}由省、市、县三级财政按${rates[0]!}、${rates[1]!}、${rates[2]!}的比例分担，即省级承担${parts[0]!}、市级承担${parts[1]!}、县级承担${parts[2]!}。`,
      [...parts.map((part, i) => is(part, times(total, rates[i]!))), is(total, plus(...parts))],
    )
  },
  p => {
    const [n1, n2] = [p.draw.integer(20, 300), p.draw.integer(30, 700)]
    const [x1, x2] = [tens(p, 300, 520), tens(p, 90, 240)]
    const [a, b] = [n1, n2].map(n => p.number(n, '户'))
    const [c, d] = [x1, x2].map(x => wholeYuan(p, x))
    const total = wholeYuan(p, n1 * x1 + n2 * x2)
    return say(
      t`${p.project()}补助标准分两档，其中一档${a!}、每户${c!}，二档${b!}、每户${d!}，两档共发放补助${total}。`,
      [is(total, plus(times(a!, c!), times(b!, d!)))],
    )
  },
  p => {
    const rows = ['数字高清投影仪', '多媒体讲台', '录播摄像机', '无线扩音器']
      .slice(0, p.draw.integer(3, 4))
      .map(name => ({ name, number: p.draw.integer(4, 90), each: tens(p, 30, 900) }))
      .map(row => {
        const [a, b, c] = [row.number, row.each, row.number * row.each].map(n => p.number(n, ''))
        return { name: row.name, cells: [a!, b!, c!], bond: is(c!, times(a!, b!)) }
      })
    const total: Exact = rows
      .map(r => exact(r.cells[2]!.digits.replaceAll(',', '')))
      .reduce((a, b) => a.add(b))
    const sum = p.number(total, '')
    return {
      parts: [
        paragraph(t`${p.project()}采购明细表`),
        gridOf([
          ['序号', '品名', '单位', '数量', '单价（元）', '金额（元）', '备注'],
          ...rows.map((r, i) => [`${i + 1}`, r.name, '台', ...r.cells, i === 0 ? '含安装调试' : '']),
          ['合计', '', '', '', '', sum, ''],
        ]),
      ],
      bonds: [...rows.map(r => r.bond), is(sum, plus(...rows.map(r => r.cells[2]!)))],
    }
  },
]
