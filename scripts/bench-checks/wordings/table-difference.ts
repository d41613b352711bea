import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, growthOf, is, minus, plus, type Statement } from '../relation.ts'
import { cell, grid, turned } from '../table.ts'
import { type Piece, t, type Written } from '../writing.ts'
import type { Wording } from './wording.ts'

type Row = {
  readonly from: Written
  readonly to: Written
  readonly change: Written
  readonly rate: Written
  readonly moved: Bond
  readonly grown: Bond
  readonly values: readonly [Exact, Exact]
}

const rowOf = (p: Pen, a: Exact, b: Exact, sign = true): Row => {
  const print = (value: Exact) => p.bare(value, '万元', p.manner.decimals)
  const [from, to, change] = [print(a), print(b), print(b.sub(a))]
  const fraction = b.sub(a).div(a)
  const rate = sign ? p.percent(fraction, 2) : p.bare(fraction, '%', 2)
  return {
    from,
    to,
    change,
    rate,
    moved: is(change, minus(to, from)),
    grown: is(rate, growthOf(from, to)),
    values: [a, b],
  }
}

const rows = (p: Pen, number: number, sign = true): Row[] =>
  Array.from({ length: number }, () => {
    const a = p.amount(30, 2600)
    return rowOf(p, a, a.mul(exact(p.draw.integer(8100, 12_800))).div(exact(10_000)), sign)
  })

const ITEMS = ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出', '其他支出']

const table = (
  body: readonly (readonly Piece[])[],
  bonds: readonly Bond[],
  caption = '单位：万元',
): Statement => ({
  parts: [
    ...(caption ? [{ kind: 'paragraph' as const, text: t`${caption}` }] : []),
    { kind: 'table', rows: grid(body) },
  ],
  bonds,
})

const both = (x: readonly Row[]): Bond[] => x.flatMap(r => [r.moved, r.grown])

export const tableDifferenceWordings: readonly Wording[] = [
  p => {
    const x = rows(p, p.draw.integer(3, 5))
    return table(
      [
        ['项目', '上年决算数', '本年决算数', '增减额', '增减幅度'],
        ...x.map((r, i) => [ITEMS[i]!, r.from, r.to, r.change, r.rate]),
      ],
      both(x),
    )
  },
  p => {
    const x = rows(p, p.draw.integer(3, 5))
    return table(
      [['支出项目', '预算数', '决算数', '差额'], ...x.map((r, i) => [ITEMS[i]!, r.from, r.to, r.change])],
      x.map(r => r.moved),
    )
  },
  p => {
    const x = rows(p, 3, false)
    return table(
      [['项目', '上年数', '本年数', '增长率（%）'], ...x.map((r, i) => [ITEMS[i]!, r.from, r.to, r.rate])],
      x.map(r => r.grown),
    )
  },
  p => {
    const x = Array.from({ length: 3 }, () => {
      const posts = p.draw.integer(12, 320)
      const staff = p.draw.integer(Math.ceil(posts / 2), posts - 1)
      const [a, b, c] = [posts, staff, posts - staff].map(n => p.number(n, ''))
      return { cells: [a!, b!, c!], bond: is(c!, minus(a!, b!)) }
    })
    return table(
      [['单位', '编制数', '实有人数', '空编数'], ...x.map(r => [p.body(), ...r.cells])],
      x.map(r => r.bond),
      '单位：人',
    )
  },
  p => {
    const x = rows(p, p.draw.integer(3, 4), false)
    return {
      parts: [
        {
          kind: 'table',
          rows: [
            [cell('项目', 2), cell('上年', 2), cell('本年', 2), cell('增减变动', 1, 2), null],
            [null, null, null, cell('金额（万元）'), cell('比例（%）')],
            ...grid(x.map((r, i) => [ITEMS[i]!, r.from, r.to, r.change, r.rate])),
          ],
        },
      ],
      bonds: both(x),
    }
  },
  p => {
    const x = rows(p, 3)
    return table(
      turned([
        ['项目', '上年支出', '本年支出', '增减额'],
        ...x.map((r, i) => [ITEMS[i]!, r.from, r.to, r.change] as Piece[]),
      ]),
      x.map(r => r.moved),
    )
  },
  p => {
    const x = rows(p, p.draw.integer(3, 4))
    const total = rowOf(p, sumOf(x.map(r => r.values[0])), sumOf(x.map(r => r.values[1])))
    return table(
      [
        ['科目', '上年数', '本年数', '增减额', '增减率'],
        ['合计', total.from, total.to, total.change, total.rate],
        ...x.map((r, i) => [ITEMS[i]!, r.from, r.to, r.change, r.rate]),
      ],
      [
        ...both([...x, total]),
        is(total.from, plus(...x.map(r => r.from))),
        is(total.to, plus(...x.map(r => r.to))),
      ],
    )
  },
  p => {
    const x = rows(p, p.draw.integer(3, 4))
    return table(
      [
        ['项目名称', '年初预算数', '调整数', '调整后预算数'],
        ...x.map(r => [p.project(), r.from, r.change, r.to]),
      ],
      x.map(r => r.moved),
    )
  },
  p => {
    const x = rows(p, 3)
    const left = x.map(r => {
      const value = r.values[0].gt(r.values[1]) ? r : null
      const [more, less] = value ? [r.from, r.to] : [r.to, r.from]
      const gap = r.values[0].sub(r.values[1]).abs()
      const rest = p.bare(gap, '万元', p.manner.decimals)
      return { more, less, rest, bond: is(rest, minus(more, less)) }
    })
    return table(
      [
        ['项目名称', '到位资金', '实际支出', '结余资金'],
        ...left.map(r => [p.project(), r.more, r.less, r.rest]),
      ],
      left.map(r => r.bond),
    )
  },
]
