import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, is, over, plus, type Statement } from '../relation.ts'
import { cell, grid, turned } from '../table.ts'
import { type Piece, t, type Written } from '../writing.ts'
import type { Wording } from './wording.ts'

type Row = { readonly amount: Written; readonly share: Written; readonly bond: Bond }

const shared = (p: Pen, values: readonly Exact[], print: (value: Exact) => Written, sign: boolean) => {
  const whole = sumOf(values)
  const total = print(whole)
  const decimals = p.draw.pick([2, 2, 1])
  const rows: Row[] = values.map(value => {
    const amount = print(value)
    const fraction = value.div(whole)
    const share = sign ? p.percent(fraction, decimals) : p.bare(fraction, '%', decimals)
    return { amount, share, bond: is(share, over(amount, total)) }
  })
  return { total, rows, shares: rows.map(r => r.bond), sum: is(total, plus(...rows.map(r => r.amount))) }
}

const money = (p: Pen, number: number, sign = true) =>
  shared(p, p.parts(number, 15, 2100), value => p.bare(value, '万元', p.manner.decimals), sign)

const heads = (p: Pen, number: number) =>
  shared(
    p,
    Array.from({ length: number }, () => exact(p.draw.integer(4, 300))),
    value => p.number(value, ''),
    true,
  )

const ITEMS = ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出', '债务利息支出']

const table = (
  rows: readonly (readonly Piece[])[],
  bonds: readonly Bond[],
  caption = '单位：万元',
): Statement => ({
  parts: [
    ...(caption ? [{ kind: 'paragraph' as const, text: t`${caption}` }] : []),
    { kind: 'table', rows: grid(rows) },
  ],
  bonds,
})

export const tableShareWordings: readonly Wording[] = [
  p => {
    const x = money(p, p.draw.integer(3, 5))
    return table(
      [
        ['经济分类', '金额', '占比'],
        ...x.rows.map((r, i) => [ITEMS[i]!, r.amount, r.share]),
        ['合计', x.total, '100%'],
      ],
      [...x.shares, x.sum],
    )
  },
  p => {
    const x = money(p, p.draw.integer(3, 5))
    return table(
      [
        ['项目', '支出数', '占总支出比重'],
        ['总支出', x.total, '100%'],
        ...x.rows.map((r, i) => [ITEMS[i]!, r.amount, r.share]),
      ],
      [...x.shares, x.sum],
    )
  },
  p => {
    const x = money(p, p.draw.integer(3, 5), false)
    return table(
      [
        ['资金类别', '金额（万元）', '占比（%）'],
        ...x.rows.map((r, i) => [ITEMS[i]!, r.amount, r.share]),
        ['合计', x.total, '100'],
      ],
      [...x.shares, x.sum],
      '',
    )
  },
  p => {
    const x = heads(p, 4)
    return table(
      [
        ['学历', '人数（人）', '所占比例'],
        ...['研究生', '本科', '专科', '高中及以下'].map((name, i) => [
          name,
          x.rows[i]!.amount,
          x.rows[i]!.share,
        ]),
        ['合计', x.total, '100%'],
      ],
      [...x.shares, x.sum],
      '',
    )
  },
  p => {
    const x = money(p, p.draw.integer(3, 4))
    return table(
      [
        ['序号', '承担单位', '合同金额', '比重', '备注'],
        ...x.rows.map((r, i) => [`${i + 1}`, p.body(), r.amount, r.share, '']),
        ['', '合计', x.total, '100%', ''],
      ],
      [...x.shares, x.sum],
    )
  },
  p => {
    const x = money(p, 3)
    return table(
      turned([
        ['支出类型', '金额', '占比'],
        ['人员经费', x.rows[0]!.amount, x.rows[0]!.share],
        ['公用经费', x.rows[1]!.amount, x.rows[1]!.share],
        ['项目经费', x.rows[2]!.amount, x.rows[2]!.share],
        ['合计', x.total, '100%'],
      ]),
      [...x.shares, x.sum],
    )
  },
  p => {
    const x = money(p, 3)
    return {
      parts: [
        {
          kind: 'table',
          rows: [
            [cell('收入来源', 2), cell('决算情况', 1, 2), null],
            [null, cell('金额（万元）'), cell('占收入合计的比例')],
            ...grid([
              ...x.rows.map((r, i) => [['财政拨款', '事业收入', '其他收入'][i]!, r.amount, r.share]),
              ['收入合计', x.total, '100%'],
            ]),
          ],
        },
      ],
      bonds: [...x.shares, x.sum],
    }
  },
  p => {
    const [a, b] = [money(p, 3), money(p, 3)]
    return table(
      [
        ['项目', '上年支出', '上年占比', '本年支出', '本年占比'],
        ...a.rows.map((r, i) => [ITEMS[i]!, r.amount, r.share, b.rows[i]!.amount, b.rows[i]!.share]),
        ['合计', a.total, '100%', b.total, '100%'],
      ],
      [...a.shares, ...b.shares, a.sum, b.sum],
    )
  },
  p => {
    const x = heads(p, 3)
    return table(
      [
        ['满意程度', '份数', '占比'],
        ['满意', x.rows[0]!.amount, x.rows[0]!.share],
        ['基本满意', x.rows[1]!.amount, x.rows[1]!.share],
        ['不满意', x.rows[2]!.amount, x.rows[2]!.share],
        ['合计', x.total, ''],
      ],
      [...x.shares, x.sum],
      '',
    )
  },
]
