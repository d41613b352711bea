import { sumOf } from '@heshu/shared/number/exact.ts'
import { is, minus, plus } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { bareWan, countOf, countsFrom, cutAmount, partOf, sumsOf, yi } from './draws.ts'
import { paragraph } from './parts.ts'

export const sumWordings: readonly Wording[] = [
  p => {
    const m = sumsOf(p.parts(6, 15, 1800), p.wan)
    const [a, b, c, d, e, f] = m.parts
    return say(
      t`${p.body()}收入总计${m.total}，由以下部分构成：一般公共预算财政拨款收入${a!}、政府性基金预算财政拨款收入${b!}、事业收入${c!}、其他收入${d!}、使用非财政拨款结余${e!}、年初结转和结余${f!}。`,
      [m.bond],
    )
  },
  p => {
    const values = p.parts(4, 60, 2400)
    const income = sumsOf(values, p.wan)
    const spending = sumsOf(cutAmount(p, sumOf(values), 3), p.wan)
    const [a, b, c, d] = income.parts
    const [e, f, g] = spending.parts
    return say(
      t`${p.body()}全年一般公共预算收入实现${a!}，加上上级补助收入${b!}、上年结转${c!}、调入资金${d!}，收入总计${income.total}；一般公共预算支出${e!}，加上上解上级支出${f!}、结转下年${g!}，支出总计${spending.total}。收支相抵，当年实现收支平衡。`,
      [income.bond, spending.bond, is(spending.total, income.total)],
    )
  },
  p => {
    const h = sumsOf(countsFrom(p, 4, 3, 160), countOf(p, '人'))
    const [a, b, c, d] = h.parts
    return say(
      t`${p.body()}现有人员${h.total}。其中，机关在职${a!}、离休${b!}、退休${c!}，下属事务中心${d!}，无其他人员。`,
      [h.bond],
    )
  },
  p => {
    const gifts = p.parts(3, 1, 130)
    const goods = p.amount(1, 9)
    const inner = sumsOf(gifts, p.yuan)
    const whole = sumsOf([sumOf(gifts), goods], p.yuan)
    const [a, b, c] = inner.parts
    return say(
      [
        t`${p.body()}全年共募集人道救助款物合计达${whole.total}，其中，募集善款${whole.parts[0]!}，募集物资价值${whole.parts[1]!}。`,
        t`善款收入分类情况如下，善款合计${inner.total}：`,
        t`1）定向救灾项目募集${a!}；`,
        t`2）大病救助项目募集${b!}；`,
        t`3）圆梦助学项目募集${c!}。`,
      ],
      [whole.bond, inner.bond, is(inner.total, whole.parts[0]!)],
    )
  },
  p => {
    const print = yi(p)
    const values = [
      p.amount(30_000, 110_000),
      p.amount(12_000, 60_000),
      p.amount(3000, 9000),
      p.amount(700, 2600),
    ]
    const [a, b] = [values[0]!, values[1]!].map(print)
    const [c, d] = [values[2]!, values[3]!].map(p.wan)
    const total = print(sumOf(values))
    return say(
      t`全年民生工程共完成投资${total}，按项目类型分：工程类项目完成投资${a!}，保险类项目完成筹资${b!}，发放补助类项目发放资金${c!}，培训类项目发放培训补贴${d!}，${p.body()}负责资金归集和拨付。`,
      [is(total, plus(a!, b!, c!, d!))],
    )
  },
  p => {
    const h = sumsOf(countsFrom(p, 3, 2, 420), countOf(p, '件'))
    const [a, b, c] = h.parts
    return say(
      t`截至年底，${p.body()}已办理法律援助案件${h.total}（刑事${a!}，民事${b!}，行政${c!}），接待来访群众并解答咨询，受援人满意率较高。`,
      [h.bond],
    )
  },
  p => {
    const m = sumsOf(p.parts(5, 20, 1700), p.wan)
    const kinds = ['一般公共服务支出', '社会保障和就业支出', '卫生健康支出', '农林水支出', '住房保障支出']
    const noise = ['增长4.78%', '下降2.05%', '增长14.11%', '增长0.8%', '下降3.4%']
    return say(
      [
        t`${p.body()}本级财政支出合计${m.total}，按功能分类构成如下：`,
        ...m.parts.map(
          (part, i) =>
            t`——${kinds[i]!}${part}，按可比口径${noise[i]!}${i === m.parts.length - 1 ? '。' : '；'}`,
        ),
      ],
      [m.bond],
    )
  },
  p => {
    const m = sumsOf(p.parts(3, 8, 340), p.wan)
    const [a, b, c] = m.parts
    return say(
      t`${p.project()}严格执行“一卡通”打卡发放规定，全年兑付补贴资金${m.total}（省级资金${a!}、市级资金${b!}、区级配套${c!}），于11月25日前全部足额发放到位，无截留挪用现象。`,
      [m.bond],
    )
  },
  p => {
    const m = sumsOf(p.parts(3, 30, 1500), p.wan)
    const [a, b, c] = m.parts
    return say(
      t`${p.project()}资金分三批下达：3月下达${a!}，7月下达${b!}，11月下达${c!}，全年累计下达${m.total}。`,
      [m.bond],
    )
  },
  p => {
    const income = p.parts(3, 20, 900)
    const m = sumsOf(income, p.wan)
    const spent = partOf(p, sumOf(income), 4200, 8800)
    const [out, left] = [p.wan(spent), p.wan(sumOf(income).sub(spent))]
    const [a, b, c] = m.parts
    return say(
      t`${p.body()}救助基金年初结余${a!}，当年筹集${b!}，利息及捐赠收入${c!}，全年可支配资金合计${m.total}；当年支出${out}，年末滚存结余${left}。`,
      [m.bond, is(left, minus(m.total, out))],
    )
  },
  p => {
    const values = p.parts(3, 30, 2900)
    const bare = bareWan(p)
    const [a, b] = [values[0]!, values[1]!].map(bare)
    const [c, total] = [p.wan(values[2]!), p.wan(sumOf(values))]
    return say(
      t`${p.body()}基本支出、项目支出、上缴上级支出分别为${a!}、${b!}、${c}，三项支出合计${total}。`,
      [is(total, plus(a!, b!, c))],
    )
  },
  p => {
    const m = sumsOf(p.parts(4, 30, 1500), p.wan)
    const [a, b, c, d] = m.parts
    return say(
      t`按支付时间划分，${p.project()}一季度支出${a!}，二季度支出${b!}，三季度支出${c!}，四季度支出${d!}，四个季度共支出${m.total}，年底集中支付的问题有所缓解。`,
      [m.bond],
    )
  },
  p => {
    const project = p.project()
    const values = p.parts(2, 40, 1600)
    const [a, b] = values.map(p.wan)
    const total = p.wan(sumOf(values))
    return {
      parts: [paragraph(t`${project}到位中央资金${a!}、省级资金${b!}，资金到位及时。`)],
      apart: [paragraph(t`经统计，${project}中央资金和省级资金合计${total}。`)],
      bonds: [is(total, plus(a!, b!))],
    }
  },
  p => {
    const inner = [p.draw.integer(30, 400), p.draw.integer(4, 60)]
    const other = p.draw.integer(20, 300)
    const sub = inner[0]! + inner[1]!
    const [total, first, second, a, b] = [sub + other, sub, other, ...inner].map(n => p.number(n, '批次'))
    return say(
      t`${p.body()}开展各类监督检查${total!}，由日常检查${first!}（“双随机”检查${a!}、联合检查${b!}）和专项检查${second!}组成。`,
      [is(total!, plus(first!, second!)), is(first!, plus(a!, b!))],
    )
  },
]
