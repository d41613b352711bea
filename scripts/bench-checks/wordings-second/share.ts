import { exact, sumOf } from '@heshu/shared/number/exact.ts'
import { is, over, plus } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { bareWan, countOf, countsFrom, cutAmount, partOf, sharesOf, someOf, sumsOf, yi } from './draws.ts'

export const shareWordings: readonly Wording[] = [
  p => {
    const [first, second] = [p.parts(3, 9, 220), p.parts(2, 4, 60)]
    const all = sharesOf(p, [sumOf(first), sumOf(second)], p.wan)
    const [a, b] = all.parts
    const [m, n] = [first, second].map(values => values.map(p.wan))
    return say(
      [
        t`${p.body()}本级彩票公益金全年支出${all.total}，具体情况如下：`,
        t`（一）用于群众体育支出${a!.amount}，占总数的${a!.share}，具体用途为：`,
        t`1.用于援建公共体育场地和设施${m![0]!}；`,
        t`2.用于资助或组织开展全民健身活动${m![1]!}；`,
        t`3.用于资助群众体育组织和队伍建设${m![2]!}。`,
        t`（二）用于竞技体育支出${b!.amount}，占总数的${b!.share}，由体育赛事组织${n![0]!}和支持赛事参赛${n![1]!}两项构成。`,
      ],
      [...all.shares, all.sum, is(a!.amount, plus(...m!)), is(b!.amount, plus(...n!))],
    )
  },
  p => {
    const x = sharesOf(p, countsFrom(p, 4, 120, 9000), countOf(p, '件'))
    const [a, b, c, d] = x.parts
    return say(
      t`全年${p.body()}热线平台共受理群众各类诉求${x.total}。其中，咨询类${a!.amount}，占${a!.share}；求助类${b!.amount}，占${b!.share}；投诉举报类${c!.amount}，占${c!.share}；意见建议及其他类${d!.amount}，占${d!.share}。`,
      [...x.shares, x.sum],
    )
  },
  p => {
    const funds = [p.amount(400, 5200), p.amount(6, 90)]
    const x = sharesOf(p, [sumOf(funds), ...p.parts(2, 20, 900)], p.wan)
    const [a, b, c] = x.parts
    const [general, fund] = funds.map(p.wan)
    return say(
      t`${p.body()}本年收入合计${x.total}；包括财政拨款收入${a!.amount}（其中，一般公共预算${general!}，政府性基金预算${fund!}，国有资本经营预算0万元），占收入合计${a!.share}；上级补助收入0万元，占收入合计0%；事业收入${b!.amount}，占收入合计${b!.share}；其他收入${c!.amount}，占收入合计${c!.share}。`,
      [...x.shares, x.sum, is(a!.amount, plus(general!, fund!))],
    )
  },
  p => {
    const x = sharesOf(p, countsFrom(p, 3, 90, 4200), countOf(p, '张'))
    const [a, b, c] = x.parts
    return say(
      t`年末，${p.body()}所辖医疗卫生机构床位${x.total}，其中：医院${a!.amount}（占${a!.share}），基层医疗卫生机构${b!.amount}（占${b!.share}），专业公共卫生机构${c!.amount}（占${c!.share}）。`,
      [...x.shares, x.sum],
    )
  },
  p => {
    const values = p.parts(3, 40, 900)
    const x = sumsOf(values, p.wan)
    const middle = partOf(p, sumOf(values), 5200, 9600)
    const small = partOf(p, middle, 1500, 7000)
    const [m, s] = [p.wan(middle), p.wan(small)]
    const [r1, r2] = [p.percent(middle.div(sumOf(values))), p.percent(small.div(middle))]
    return say(
      t`${p.body()}政府采购支出总额${x.total}，其中：政府采购货物支出${x.parts[0]!}、政府采购工程支出${x.parts[1]!}、政府采购服务支出${x.parts[2]!}。授予中小企业合同金额${m}，占政府采购支出总额的${r1}，其中：授予小微企业合同金额${s}，占授予中小企业合同金额的${r2}。`,
      [x.bond, is(r1, over(m, x.total)), is(r2, over(s, m))],
    )
  },
  p => {
    const x = sharesOf(p, p.parts(2, 9000, 160_000), yi(p), v => p.percent(v, 2))
    const [a, b] = x.parts
    return say(
      t`从收入质量看，全年一般公共预算收入完成${x.total}，其中税收收入${a!.amount}，占一般公共预算收入的比重为${a!.share}，较上年提高1.37个百分点；非税收入${b!.amount}，占比${b!.share}。以上数据由${p.body()}提供。`,
      [...x.shares, x.sum],
    )
  },
  p => {
    const x = sharesOf(p, p.parts(3, 60, 2400), p.wan)
    const [a, b, c] = x.parts
    return say(
      t`${p.body()}全年采购规模为${x.total}。从采购结构看，货物类、工程类和服务类采购金额分别为${a!.amount}、${b!.amount}和${c!.amount}，占采购规模的比重分别为${a!.share}、${b!.share}和${c!.share}。`,
      [...x.shares, x.sum],
    )
  },
  p => {
    const all = p.draw.integer(60, 900)
    const some = [someOf(p, all, 20, 60), someOf(p, all, 10, 45), someOf(p, all, 30, 80)]
    const total = p.number(all, '人')
    const [a, b, c] = some.map(n => {
      const [number, share] = [p.number(n, '人'), p.percent(exact(n).div(exact(all)))]
      return { number, share, bond: is(share, over(number, total)) }
    })
    return say(
      t`${p.body()}现有专任教师${total}，其中具有研究生学历的${a!.number}，占${a!.share}；具有高级专业技术职务的${b!.number}，占${b!.share}；“双师型”教师${c!.number}，占比达到${c!.share}。`,
      [a!.bond, b!.bond, c!.bond],
    )
  },
  p => {
    const total = p.amount(600, 5000)
    const values = [partOf(p, total, 900, 3900), partOf(p, total, 900, 3900)]
    const x = sumsOf(values, p.wan)
    const whole = p.wan(total)
    const rate = p.percent(sumOf(values).div(total))
    return say(
      t`${p.project()}全年支出${whole}，其中用于设备更新的资金${x.parts[0]!}、用于人才培养的资金${x.parts[1]!}，两项合计${x.total}，占该项目全年支出的${rate}，资金投向较为集中。`,
      [x.bond, is(rate, over(x.total, whole))],
    )
  },
  p => {
    const x = sharesOf(p, p.parts(2, 2, 60), p.wan)
    const [a, b] = x.parts
    return say(
      t`${p.body()}“三公”经费财政拨款支出决算为${x.total}，其中：因公出国（境）费支出决算0万元，占0%；公务用车购置及运行维护费支出决算${a!.amount}，占${a!.share}；公务接待费支出决算${b!.amount}，占${b!.share}。`,
      [...x.shares, x.sum],
    )
  },
  p => {
    const values = countsFrom(p, 4, 60, 2600)
    const x = sharesOf(p, values, countOf(p, '起'))
    const [a, b, c, d] = x.parts
    return say(
      t`${p.body()}全年共接报处置各类警情${x.total}。从警情构成看，火灾扑救${a!.amount}、占总数的${a!.share}，抢险救援${b!.amount}、占总数的${b!.share}；另外，参与社会救助${c!.amount}、安保勤务${d!.amount}。`,
      [a!.bond, b!.bond],
    )
  },
  p => {
    const whole = p.amount(300, 5200)
    const staff = partOf(p, whole, 4100, 8900)
    const [a, b] = [p.wan(whole), p.wan(staff)]
    const rate = p.percent(staff.div(whole))
    return say(
      t`人员经费占基本支出的比例为${rate}：${p.body()}全年基本支出${a}，其中工资津补贴、绩效、社保缴费等人员经费${b}。`,
      [is(rate, over(b, a))],
    )
  },
  p => {
    const total = p.amount(800, 6000)
    const bare = bareWan(p)
    const [a, b, c] = cutAmount(p, total, 3)
    const [x, y] = [a!, b!].map(bare)
    const last = p.wan(c!)
    const whole = p.wan(total)
    const shares = [a!, b!, c!].map(v => p.percent(v.div(total), 2))
    return say(
      t`${p.project()}资金来源于中央、省、县三级，投入依次为${x!}、${y!}、${last}，总投入${whole}，三级投入占总投入的比例依次为${shares[0]!}、${shares[1]!}、${shares[2]!}。`,
      [
        is(shares[0]!, over(x!, whole)),
        is(shares[1]!, over(y!, whole)),
        is(shares[2]!, over(last, whole)),
        is(whole, plus(x!, y!, last)),
      ],
    )
  },
]
