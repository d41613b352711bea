import { exact, sumOf } from '@heshu/shared/number/exact.ts'
import { is, minus, over, plus } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { bareWan, cutAmount, doneOf, partOf, someOf, spendingOf } from './draws.ts'

export const ratioWordings: readonly Wording[] = [
  p => {
    const b = spendingOf(p)
    const [basic, project] = cutAmount(p, b.values.spent, 2).map(p.wan)
    return say(
      t`${p.body()}${`${p.year}`}年度部门预算年初批复数为${b.original}，执行中因增人增资、专项追加等因素调整为${b.adjusted}，全年实际执行${b.spent}（其中：基本支出${basic!}、项目支出${project!}），预算执行率为${b.rate}，未执行部分主要是工程质保金和跨年实施项目的尾款。`,
      [b.bond, is(b.spent, plus(basic!, project!))],
      b.slip,
    )
  },
  p => {
    const b = spendingOf(p, p.yuan, 20, 900)
    return say(
      t`${p.project()}本年度共收到财政下达指标${b.adjusted}，截至12月31日通过国库集中支付系统支付${b.spent}，资金支付率${b.rate}。`,
      [b.bond],
    )
  },
  p => {
    const [a, b] = [doneOf(p, '人', 900, 16_000), doneOf(p, '人', 120, 2600)]
    return say(
      t`截至12月底，${p.body()}实现城镇新增就业${a.done}，完成年度目标任务${a.due}的${a.rate}；帮助就业困难人员实现就业${b.done}，完成年度目标任务${b.due}的${b.rate}；失业人员再就业工作同步推进。`,
      [a.bond, b.bond],
    )
  },
  p => {
    const b = spendingOf(p)
    return say(t`${p.project()}到位资金${b.spent}，到位率${b.rate}（年初计划安排资金${b.adjusted}）。`, [
      b.bond,
    ])
  },
  p => {
    const sent = p.draw.integer(180, 1500)
    const back = someOf(p, sent, 82, 98)
    const valid = someOf(p, back, 88, 99)
    const [a, b, c] = [sent, back, valid].map(n => p.number(n, '份'))
    const [returned, usable] = [
      p.percent(exact(back).div(exact(sent))),
      p.percent(exact(valid).div(exact(back))),
    ]
    return say(
      t`社会调查方面，围绕${p.project()}面向学生、家长和周边群众共发放问卷${a!}，回收${b!}，回收率${returned}；经整理，回收的问卷中有效问卷${c!}，回收问卷的有效率为${usable}。`,
      [is(returned, over(b!, a!)), is(usable, over(c!, b!))],
    )
  },
  p => {
    const values = p.parts(3, 60, 1800)
    const whole = sumOf(values)
    const rest = partOf(p, whole, 60, 2400)
    const [a, b, c] = values.map(p.wan)
    const [a2, b2, c2] = values.map(p.wan)
    const left = p.wan(rest)
    const rate = p.percent(whole.sub(rest).div(whole))
    return say(
      t`${p.body()}预算完成率=（上年结转${a!}+年初预算${b!}+本年追加预算${c!}-年末结余${left}）÷（上年结转${a2!}+年初预算${b2!}+本年追加预算${c2!}）×100%=${rate}，未完成部分主要受政府采购进度影响。`,
      [
        is(rate, over(minus(plus(a!, b!, c!), left), plus(a2!, b2!, c2!))),
        is(a2!, a!),
        is(b2!, b!),
        is(c2!, c!),
      ],
    )
  },
  p => {
    const adjusted = p.amount(400, 9000)
    const spent = partOf(p, adjusted, 7740, 9100)
    const fraction = spent.div(adjusted)
    const [due, did, rate] = [p.wan(adjusted), p.wan(spent), p.percent(fraction, 2)]
    const expected = p.figure(exact(3).div(exact(4)), '%', 0)
    const ahead = p.figure(fraction.sub(exact(3).div(exact(4))), '个百分点', 2)
    return say(
      t`1—9月，${p.body()}累计支出${did}，为全年预算${due}的${rate}，比序时进度（${expected}）快${ahead}，支出均衡性较好。`,
      [is(rate, over(did, due)), is(ahead, minus(rate, expected))],
    )
  },
  p => {
    const people = p.draw.integer(21_000, 480_000)
    const [files, old] = [someOf(p, people, 82, 96), someOf(p, people, 9, 18)]
    const managed = someOf(p, old, 62, 88)
    const [all, filed, aged, kept] = [people, files, old, managed].map(n => p.number(n, '人'))
    const [a, b] = [p.percent(exact(files).div(exact(people))), p.percent(exact(managed).div(exact(old)))]
    return say(
      t`${p.body()}辖区常住人口${all!}，规范建立居民健康档案${filed!}，建档率${a}；其中65岁及以上老年人${aged!}，接受健康管理服务的老年人${kept!}，老年人健康管理率为${b}。`,
      [is(a, over(filed!, all!)), is(b, over(kept!, aged!))],
    )
  },
  p => {
    const [a, b, c] = [spendingOf(p), spendingOf(p, p.wan, 60, 900), spendingOf(p)]
    return say(
      [
        t`（二）${p.body()}预算执行情况。`,
        t`1.人员经费。全年预算数${a.adjusted}，执行数${a.spent}，执行率${a.rate}。`,
        t`2.公用经费。全年预算数${b.adjusted}，执行数${b.spent}，执行率${b.rate}。`,
        t`3.项目经费。全年预算数${c.adjusted}，执行数${c.spent}，执行率${c.rate}，未执行部分为工程尾款和质保金。`,
      ],
      [a.bond, b.bond, c.bond],
    )
  },
  p => {
    const b = spendingOf(p)
    return say(
      t`${p.project()}预算执行率不够理想，仅为${b.rate}。该项目全年预算${b.adjusted}，由于主体工程于第四季度才开工，当年实际支出只有${b.spent}，剩余${b.left}需结转下年继续使用。`,
      [b.bond, b.remains],
    )
  },
  p => {
    const sent = p.amount(1200, 42_000)
    const cut = partOf(p, sent, 380, 2100)
    const [a, b, c] = [sent, sent.sub(cut), cut].map(p.wan)
    const rate = p.percent(cut.div(sent))
    return say(
      t`${p.body()}全年共完成${p.number(p.draw.integer(31, 180), '个')}工程项目的评审工作，建设单位报审金额${a!}，评审中心审定金额${b!}，审减金额${c!}，审减率为${rate}，为财政资金的合理使用把好了关口。`,
      [is(c!, minus(a!, b!)), is(rate, over(c!, a!))],
    )
  },
  p => {
    const print = bareWan(p)
    const b = spendingOf(p, p.wan, 12, 160)
    const [above, below] = [print(b.values.spent), print(b.values.adjusted)]
    return say(
      t`“三公经费”控制率：${p.body()}“三公”经费全年预算安排${b.adjusted}，实际支出${b.spent}，控制率=（${above}/${below}）×100%=${b.rate}，低于100%，得满分。`,
      [b.bond, is(b.rate, over(above, below)), is(above, b.spent), is(below, b.adjusted)],
    )
  },
  p => {
    const bare = bareWan(p)
    const all = [spendingOf(p, bare), spendingOf(p, bare)]
    const last = spendingOf(p)
    return say(
      t`${p.project()}、${p.project()}、${p.project()}的全年预算分别为${all[0]!.adjusted}、${all[1]!.adjusted}、${last.adjusted}，全年支出分别为${all[0]!.spent}、${all[1]!.spent}、${last.spent}，执行率依次为${all[0]!.rate}、${all[1]!.rate}、${last.rate}。`,
      [...all.map(x => x.bond), last.bond],
    )
  },
]
