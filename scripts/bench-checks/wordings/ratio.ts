import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, minus, over } from '../relation.ts'
import { t } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const budget = (p: Pen) => {
  const adjustedValue = p.amount(200, 9000)
  const originalValue = adjustedValue.mul(exact(p.draw.pick([72, 81, 88, 109, 117, 126]))).div(exact(100))
  const spentValue = adjustedValue.mul(exact(p.draw.integer(6800, 9970))).div(exact(10_000))
  const [original, adjusted, spent] = [p.wan(originalValue), p.wan(adjustedValue), p.wan(spentValue)]
  const rate = p.percent(spentValue.div(adjustedValue))
  return {
    original,
    adjusted,
    spent,
    rate,
    left: p.wan(adjustedValue.sub(spentValue)),
    bond: is(rate, over(spent, adjusted)),
    slip: [{ figure: rate, digits: p.digitsLike(rate, spentValue.div(originalValue)) }],
  }
}

const done = (p: Pen, unit: string) => {
  const all = p.draw.integer(60, 4000)
  const part = p.draw.integer(Math.ceil(all / 2), all - 1)
  const [due, did] = [p.number(all, unit), p.number(part, unit)]
  const rate = p.percent(exact(part).div(exact(all)))
  return { due, did, rate, bond: is(rate, over(did, due)) }
}

export const ratioWordings: readonly Wording[] = [
  p => {
    const b = budget(p)
    return say(
      t`${p.project()}年初预算${b.original}，年中调整后预算数为${b.adjusted}，截至12月底实际支出${b.spent}，预算执行率${b.rate}。`,
      [b.bond],
      b.slip,
    )
  },
  p => {
    const b = budget(p)
    return say(t`全年安排${p.project()}资金${b.adjusted}，已支付${b.spent}，支付进度达到${b.rate}。`, [
      b.bond,
    ])
  },
  p => {
    const b = budget(p)
    return say(t`上级下达${p.project()}资金计划${b.adjusted}，实际到位${b.spent}，资金到位率为${b.rate}。`, [
      b.bond,
    ])
  },
  p => {
    const b = budget(p)
    return say(
      t`${p.project()}支出决算为${b.spent}，完成调整后预算${b.adjusted}的${b.rate}，决算数小于预算数的主要原因是部分工程尚未办理结算。`,
      [b.bond],
    )
  },
  p => {
    const n = done(p, '批次')
    return say(t`${p.body()}全年共抽检样品${n.due}，其中合格${n.did}，合格率${n.rate}。`, [n.bond])
  },
  p => {
    const n = done(p, '人')
    return say(t`${p.body()}计划轮训基层干部${n.due}，实际完成${n.did}，培训完成率为${n.rate}。`, [n.bond])
  },
  p => {
    const n = done(p, '份')
    return say(
      t`为了解${p.project()}实施效果，共发放调查问卷${n.due}，收回有效问卷${n.did}，有效回收率${n.rate}。`,
      [n.bond],
    )
  },
  p => {
    const n = done(p, '人')
    return say(t`对${p.project()}受益群众随机访谈${n.due}，表示满意的有${n.did}，满意度为${n.rate}。`, [
      n.bond,
    ])
  },
  p => {
    const b = budget(p)
    return say(
      t`${p.project()}预算执行率=实际支出数÷全年预算数×100%=${b.spent}÷${b.adjusted}×100%=${b.rate}。`,
      [b.bond],
    )
  },
  p => {
    const b = budget(p)
    return say(
      t`1至12月，${p.body()}累计支出${b.spent}，占全年预算数${b.adjusted}的${b.rate}，支出进度总体平稳。`,
      [b.bond],
    )
  },
  p => {
    const b = budget(p)
    return say(
      t`${p.body()}政府采购预算为${b.adjusted}，实际采购金额${b.spent}，政府采购执行率达${b.rate}。`,
      [b.bond],
    )
  },
  p => {
    const n = done(p, '名')
    return say(t`${p.body()}核定编制${n.due}，年末在编${n.did}，在职人员控制率为${n.rate}。`, [n.bond])
  },
  p => {
    const n = done(p, '件')
    return say(t`热线共向${p.body()}转办诉求${n.due}，按期办结${n.did}，按期办结率${n.rate}。`, [n.bond])
  },
  p => {
    const [a, b] = [budget(p), budget(p)]
    return say(
      t`${p.project()}和${p.project()}的全年预算数分别为${a.adjusted}、${b.adjusted}，执行数分别为${a.spent}、${b.spent}，执行率分别为${a.rate}、${b.rate}。`,
      [a.bond, b.bond],
    )
  },
  p => {
    const b = budget(p)
    return say(
      t`${p.project()}可用资金${b.adjusted}，当年支出${b.spent}，结转下年${b.left}，资金使用率${b.rate}。`,
      [b.bond, is(b.left, minus(b.adjusted, b.spent))],
    )
  },
  p => {
    const b = budget(p)
    return say(t`执行率方面，${p.project()}为${b.rate}，即全年预算${b.adjusted}中已形成支出${b.spent}。`, [
      b.bond,
    ])
  },
]
