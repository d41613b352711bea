import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, is, type Part, plus } from '../relation.ts'
import { type Cell, cell, grid } from '../table.ts'
import { type Piece, t, type Written } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const WEIGHTS = [
  [20, 20, 30, 30],
  [10, 40, 40, 10],
  [15, 25, 36, 24],
  [10, 50, 30, 10],
] as const

type Scored = {
  readonly weight: Written
  readonly score: Written
  readonly values: readonly [number, number]
}

/** Scores in hundredths of a point, so that they stay whole numbers here. */
const scored = (p: Pen, weight: number): Scored => {
  const fine = p.draw.pick([100, 50, 25, 10])
  const lost = p.draw.chance(55) ? 0 : p.draw.integer(1, Math.max(1, Math.floor((weight * 20) / fine))) * fine
  const value = Math.max(0, weight * 100 - lost)
  return { weight: points(p, weight * 100), score: points(p, value), values: [weight * 100, value] }
}

const points = (p: Pen, hundredths: number, unit = ''): Written => ({
  ...p.figure(
    exact(hundredths).div(exact(100)),
    '分',
    hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2,
  ),
  unit,
})

const totals = (p: Pen, all: readonly Scored[], unit = '') => {
  const of = (i: 0 | 1) =>
    points(
      p,
      all.reduce((sum, s) => sum + s.values[i], 0),
      unit,
    )
  const [weight, score] = [of(0), of(1)]
  return {
    weight,
    score,
    bonds: [is(weight, plus(...all.map(s => s.weight))), is(score, plus(...all.map(s => s.score)))],
  }
}

/** Weights of the leaves under one group. */
const cut = (p: Pen, weight: number, parts: number): number[] => {
  const first = Math.max(1, Math.floor(weight / parts) + p.draw.integer(-1, 1))
  return parts === 1 ? [weight] : [first, ...cut(p, weight - first, parts - 1)]
}

const GROUPS = ['决策', '过程', '产出', '效益'] as const
const LEAVES = {
  决策: ['立项依据充分性', '绩效目标合理性', '预算编制科学性'],
  过程: ['资金到位及时性', '资金使用合规性', '管理制度健全性'],
  产出: ['任务完成数量', '验收质量', '完成时效'],
  效益: ['社会效益', '可持续影响', '服务对象满意情况'],
} as const

const leaves = (p: Pen) => {
  const weights = p.draw.pick(WEIGHTS)
  return GROUPS.map((name, g) => {
    const parts = cut(p, weights[g]!, p.draw.integer(2, 3))
    return { name, rows: parts.map((w, i) => ({ name: LEAVES[name][i]!, ...scored(p, w) })) }
  })
}

const table = (rows: readonly (readonly (Cell | null)[])[]): Part => ({ kind: 'table', rows })
const paragraph = (text: ReturnType<typeof t>): Part => ({ kind: 'paragraph', text })
const flat = (rows: readonly (readonly Piece[])[], bonds: readonly Bond[]) => ({
  parts: [table(grid(rows))],
  bonds,
})

export const scoreTotalWordings: readonly Wording[] = [
  p => {
    const all = leaves(p).flatMap(g => g.rows)
    const sum = totals(p, all)
    return flat(
      [
        ['评价指标', '分值', '自评得分'],
        ...all.map(r => [r.name, r.weight, r.score]),
        ['合计', sum.weight, sum.score],
      ],
      sum.bonds,
    )
  },
  p => {
    const groups = leaves(p)
    const all = groups.flatMap(g => g.rows)
    const sum = totals(p, all)
    return {
      parts: [
        table([
          [cell('一级指标'), cell('三级指标'), cell('权重'), cell('得分'), cell('扣分原因')],
          ...groups.flatMap(g =>
            g.rows.map((r, i) => [
              i === 0 ? cell(g.name, g.rows.length) : null,
              cell(r.name),
              cell(r.weight),
              cell(r.score),
              cell(r.values[0] === r.values[1] ? '' : '个别工作推进滞后'),
            ]),
          ),
          [cell('总分', 1, 2), null, cell(sum.weight), cell(sum.score), cell('')],
        ]),
      ],
      bonds: sum.bonds,
    }
  },
  p => {
    const all = leaves(p).flatMap(g => g.rows)
    const sum = totals(p, all)
    return flat(
      [
        ['指标', '标准分', '得分'],
        ['总计', sum.weight, sum.score],
        ...all.map(r => [r.name, r.weight, r.score]),
      ],
      sum.bonds,
    )
  },
  p => {
    const groups = leaves(p)
    const subs = groups.map(g => ({ ...g, sub: totals(p, g.rows) }))
    const sum = totals(
      p,
      groups.flatMap(g => g.rows),
    )
    return {
      parts: [
        table([
          [cell('一级指标'), cell('二级指标'), cell('分值'), cell('得分')],
          ...subs.flatMap(g => [
            ...g.rows.map((r, i) => [
              i === 0 ? cell(g.name, g.rows.length + 1) : null,
              cell(r.name),
              cell(r.weight),
              cell(r.score),
            ]),
            [null, cell('小计'), cell(g.sub.weight), cell(g.sub.score)],
          ]),
          [cell('合计', 1, 2), null, cell(sum.weight), cell(sum.score)],
        ]),
      ],
      bonds: [...subs.flatMap(g => g.sub.bonds), ...sum.bonds],
    }
  },
  p => {
    const all = leaves(p).flatMap(g => g.rows)
    const sum = totals(p, all)
    const said = totals(p, all, '分').score
    return {
      parts: [
        paragraph(t`对照评价指标体系，${p.project()}自评总得分为${said}。`),
        table(
          grid([
            ['指标名称', '权重', '评价得分'],
            ...all.map(r => [r.name, r.weight, r.score]),
            ['合计', sum.weight, sum.score],
          ]),
        ),
      ],
      bonds: [...sum.bonds, is(said, sum.score)],
    }
  },
  p => {
    const weights = p.draw.pick(WEIGHTS)
    const all = weights.map(w => {
      const s = scored(p, w)
      return { ...s, score: { ...s.score, unit: '分' } }
    })
    const sum = totals(p, all, '分')
    const [a, b, c, d] = all.map(s => s.score)
    return say(
      t`${p.project()}综合得分${sum.score}，其中决策类得${a!}，过程类得${b!}，产出类得${c!}，效益类得${d!}。`,
      sum.bonds.slice(1),
    )
  },
  p => {
    const groups = leaves(p).map(g => totals(p, g.rows))
    const sum = totals(
      p,
      groups.map(g => ({
        weight: g.weight,
        score: g.score,
        values: [hundredths(g.weight), hundredths(g.score)] as const,
      })),
    )
    return flat(
      [
        ['项目', ...GROUPS, '合计'],
        ['权重（分）', ...groups.map(g => g.weight), sum.weight],
        ['得分（分）', ...groups.map(g => g.score), sum.score],
      ],
      sum.bonds,
    )
  },
  p => {
    const all = leaves(p).flatMap(g => g.rows)
    const sum = totals(p, all)
    return {
      parts: [
        paragraph(t`部门整体支出绩效自评表`),
        table([
          ...grid([
            ['序号', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
            ...all.map(
              (r, i) => [`${i + 1}`, r.name, '符合要求', '基本符合要求', r.weight, r.score] as Piece[],
            ),
          ]),
          [cell('总分', 1, 4), null, null, null, cell(sum.weight), cell(sum.score)],
        ]),
      ],
      bonds: sum.bonds,
    }
  },
  p => {
    const all = leaves(p).flatMap(g => g.rows)
    const sum = totals(p, all)
    return flat(
      [
        ['评价内容', '满分', '自评分', '说明'],
        ...all.map(r => [r.name, r.weight, r.score, '']),
        ['自评总分', sum.weight, sum.score, ''],
      ],
      sum.bonds,
    )
  },
]

function hundredths(figure: Written): number {
  const [whole = '0', rest = ''] = figure.digits.split('.')
  return Number.parseInt(whole + rest.padEnd(2, '0'), 10)
}
