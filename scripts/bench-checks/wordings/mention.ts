import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, type Part, type Statement } from '../relation.ts'
import { cell, grid } from '../table.ts'
import { type Text, t, type Written } from '../writing.ts'
import type { Wording } from './wording.ts'

const twice = (first: Text, again: Text, a: Written, b: Written): Statement => ({
  parts: [{ kind: 'paragraph', text: first }],
  apart: [{ kind: 'paragraph', text: again }],
  bonds: [is(b, a)],
})

const amounts = (p: Pen): [Written, Written] => {
  const value = p.amount(40, 5000)
  return [p.wan(value), p.wan(value)]
}

const counts = (p: Pen, unit: string): [Written, Written] => {
  const value = p.draw.integer(11, 2400)
  return [p.number(value, unit), p.number(value, unit)]
}

const tableOf = (rows: Parameters<typeof grid>[0]): Part => ({ kind: 'table', rows: grid(rows) })

export const mentionWordings: readonly Wording[] = [
  p => {
    const [a, b] = amounts(p)
    const project = p.project()
    return twice(
      t`${project}全年预算数${a}，资金来源为财政拨款。`,
      t`从预算安排看，${project}全年预算数为${b}，编制较为合理。`,
      a,
      b,
    )
  },
  p => {
    const thing = p.thing()
    const [a, b] = counts(p, thing.unit)
    return twice(
      t`全年共${thing.act}${thing.name}${a}，超过预期。`,
      t`产出数量方面，${thing.act}${thing.name}${b}，任务圆满完成。`,
      a,
      b,
    )
  },
  p => {
    const [a, b] = amounts(p)
    const body = p.body()
    return twice(
      t`${body}本年支出合计${a}。`,
      t`综上所述，${body}严格控制开支，本年支出合计${b}，未发生违规使用资金情况。`,
      a,
      b,
    )
  },
  p => {
    const [a, b] = counts(p, '人')
    const body = p.body()
    return twice(
      t`截至年末，${body}在职职工${a}。`,
      t`队伍建设方面，${body}年末在职职工${b}，结构不断优化。`,
      a,
      b,
    )
  },
  p => {
    const [a, b] = counts(p, '个')
    const project = p.project()
    return twice(
      t`${project}共建设服务站点${a}，实现乡镇全覆盖。`,
      t`${project}建成服务站点${b}，均已投入使用。`,
      a,
      b,
    )
  },
  p => {
    const [a, b] = amounts(p)
    const project = p.project()
    const other = p.amount(40, 800)
    return {
      parts: [{ kind: 'paragraph', text: t`${project}实际支出${a}，资金使用合规。` }],
      apart: [
        tableOf([
          ['项目名称', '实际支出（万元）'],
          [project, { ...b, unit: '' }],
          [p.project(), p.bare(other, '万元', p.manner.decimals)],
        ]),
      ],
      bonds: [is(a, b)],
    }
  },
  p => {
    const thing = p.thing()
    const [a, b] = counts(p, thing.unit)
    return {
      parts: [{ kind: 'paragraph', text: t`一年来，${thing.act}${thing.name}${a}，取得良好社会反响。` }],
      apart: [
        tableOf([
          ['三级指标', '单位', '实际完成值'],
          [`${thing.act}${thing.name}数量`, thing.unit, { ...b, unit: '' }],
        ]),
      ],
      bonds: [is(a, b)],
    }
  },
  p => {
    const value = p.draw.integer(7800, 9990)
    const fraction = exact(value).div(exact(10_000))
    const [a, b] = [p.percent(fraction, 2), p.percent(fraction, 2)]
    const project = p.project()
    return twice(
      t`问卷统计显示，${project}群众满意度为${a}。`,
      t`满意度指标：${project}群众满意度${b}，达到预期目标。`,
      a,
      b,
    )
  },
  p => {
    const value = p.amount(40, 5000)
    const [a, b] = [p.figure(value, '万元', 2), p.figure(value, '万元', 1)]
    const project = p.project()
    return twice(
      t`${project}到位资金${a}，其余部分次年拨付。`,
      t`资金管理上，${project}到位资金${b}，专款专用。`,
      a,
      b,
    )
  },
  p => {
    const [a, b] = amounts(p)
    const body = p.body()
    return twice(
      t`（一）${body}“三公”经费支出情况。全年“三公”经费支出${a}。`,
      t`${body}厉行节约，全年“三公”经费支出仅${b}。`,
      a,
      b,
    )
  },
  p => {
    const project = p.project()
    const value = p.draw.integer(11, 900)
    const [a, b] = [p.number(value, '公里'), p.number(value, '公里')]
    return twice(t`${project}计划建设里程${a}，工期一年。`, t`按照批复，${project}计划建设里程为${b}。`, a, b)
  },
  p => {
    const project = p.project()
    const [a, b] = amounts(p)
    return {
      parts: [
        tableOf([
          ['资金情况', '金额（万元）'],
          [`${project}年初预算数`, { ...a, unit: '' }],
        ]),
      ],
      apart: [{ kind: 'paragraph', text: t`${project}年初预算数${b}，经人大批准后下达。` }],
      bonds: [is(b, a)],
    }
  },
  p => {
    const thing = p.thing()
    const [a, b] = counts(p, thing.unit)
    return {
      parts: [{ kind: 'table', rows: [[cell('绩效目标'), cell(t`目标1：${thing.act}${thing.name}${a}。`)]] }],
      apart: [{ kind: 'paragraph', text: t`年度绩效目标为${thing.act}${thing.name}${b}，并按季分解落实。` }],
      bonds: [is(b, a)],
    }
  },
]
