import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type BaseSlip, type Bond, is, over, plus, type Statement } from '../relation.ts'
import { cell, grid, turned } from '../table.ts'
import { type Piece, t, type Written } from '../writing.ts'
import type { Wording } from './wording.ts'

type Row = {
  readonly original: Written
  readonly planned: Written
  readonly done: Written
  readonly rate: Written
  readonly bond: Bond
  readonly slip: BaseSlip
  readonly values: readonly [planned: Exact, done: Exact]
}

/** `sign`: whether the cells of rates print their %, or leave it to the header. */
const rowOf = (p: Pen, plannedValue: Exact, doneValue: Exact, sign: boolean, decimals = 2): Row => {
  const originalValue = plannedValue.mul(exact(p.draw.pick([78, 86, 113, 124]))).div(exact(100))
  const print = (value: Exact) => p.bare(value, '万元', p.manner.decimals)
  const [planned, done] = [print(plannedValue), print(doneValue)]
  const fraction = doneValue.div(plannedValue)
  const rate = sign ? p.percent(fraction, decimals) : p.bare(fraction, '%', decimals)
  return {
    original: print(originalValue),
    planned,
    done,
    rate,
    bond: is(rate, over(done, planned)),
    slip: { figure: rate, digits: p.digitsLike(rate, doneValue.div(originalValue)) },
    values: [plannedValue, doneValue],
  }
}

const rows = (p: Pen, number: number, sign: boolean): Row[] =>
  Array.from({ length: number }, () => {
    const planned = p.amount(40, 3600)
    return rowOf(p, planned, planned.mul(exact(p.draw.integer(6100, 9990))).div(exact(10_000)), sign)
  })

const counted = (p: Pen, number: number) =>
  Array.from({ length: number }, () => {
    const all = p.draw.integer(30, 2200)
    const did = p.draw.integer(Math.ceil(all / 2), all - 1)
    const [due, done] = [p.number(all, ''), p.number(did, '')]
    const rate = p.percent(exact(did).div(exact(all)), 2)
    return { due, done, rate, bond: is(rate, over(done, due)) }
  })

const table = (
  head: readonly Piece[],
  body: readonly (readonly Piece[])[],
  bonds: readonly Bond[],
  caption = '单位：万元',
): Statement => ({
  parts: [
    ...(caption ? [{ kind: 'paragraph' as const, text: t`${caption}` }] : []),
    { kind: 'table', rows: grid([head, ...body]) },
  ],
  bonds,
})

export const tableRatioWordings: readonly Wording[] = [
  p => {
    const x = rows(p, p.draw.integer(3, 5), true)
    return table(
      ['项目名称', '预算数', '执行数', '执行率'],
      x.map(r => [p.project(), r.planned, r.done, r.rate]),
      x.map(r => r.bond),
    )
  },
  p => {
    const x = rows(p, p.draw.integer(3, 5), false)
    return table(
      ['单位名称', '预算安排', '实际支出', '支出进度（%）'],
      x.map(r => [p.body(), r.planned, r.done, r.rate]),
      x.map(r => r.bond),
    )
  },
  p => {
    const x = rows(p, 3, true)
    return {
      parts: [
        {
          kind: 'table',
          rows: [
            [cell('项目', 2), cell('资金（万元）', 1, 2), null, cell('预算执行率', 2)],
            [null, cell('全年预算'), cell('全年支出'), null],
            ...grid(x.map(r => [p.project(), r.planned, r.done, r.rate])),
          ],
        },
      ],
      bonds: x.map(r => r.bond),
    }
  },
  p => {
    const x = rows(p, p.draw.integer(3, 5), true)
    return table(
      ['序号', '项目', '年初预算数', '调整后预算数', '决算数', '预算执行率', '备注'],
      x.map((r, i) => [
        `${i + 1}`,
        p.project(),
        r.original,
        r.planned,
        r.done,
        r.rate,
        i === 0 ? '跨年实施' : '',
      ]),
      x.map(r => r.bond),
    )
  },
  p => {
    const x = rows(p, 3, true)
    return {
      ...table(
        ['项目', '年初预算', '全年预算', '支出', '执行率（支出/全年预算）'],
        x.map(r => [p.project(), r.original, r.planned, r.done, r.rate]),
        x.map(r => r.bond),
      ),
      slips: x.map(r => r.slip),
    }
  },
  p => {
    const [row] = rows(p, 1, true)
    const r = row!
    const points = p.figure(r.values[1].div(r.values[0]).mul(exact(10)), '分', 2)
    const score = { ...points, unit: '' }
    return {
      parts: [
        {
          kind: 'table',
          rows: grid([
            ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
            ['年度资金总额', r.original, r.planned, r.done, '10', r.rate, score],
          ]),
        },
      ],
      bonds: [r.bond],
      slips: [r.slip],
    }
  },
  p => {
    const x = rows(p, 3, true)
    return {
      parts: [
        {
          kind: 'table',
          rows: grid(
            turned([
              ['金额单位：万元', '预算数', '支出数', '执行率'],
              ...x.map(r => [p.project(), r.planned, r.done, r.rate] as Piece[]),
            ]),
          ),
        },
      ],
      bonds: x.map(r => r.bond),
    }
  },
  p => {
    const x = counted(p, p.draw.integer(3, 5))
    return table(
      ['工作任务', '计划数', '完成数', '完成率'],
      x.map(r => {
        const thing = p.thing()
        return [`${thing.act}${thing.name}（${thing.unit}）`, r.due, r.done, r.rate]
      }),
      x.map(r => r.bond),
      '',
    )
  },
  p => {
    const x = rows(p, p.draw.integer(3, 4), true)
    const total = rowOf(p, sumOf(x.map(r => r.values[0])), sumOf(x.map(r => r.values[1])), true)
    return table(
      ['项目', '预算数', '支出数', '执行率'],
      [
        ...x.map(r => [p.project(), r.planned, r.done, r.rate]),
        ['合计', total.planned, total.done, total.rate],
      ],
      [
        ...x.map(r => r.bond),
        total.bond,
        is(total.planned, plus(...x.map(r => r.planned))),
        is(total.done, plus(...x.map(r => r.done))),
      ],
    )
  },
  p => {
    const x = rows(p, 3, true)
    return table(
      ['资金来源', '应到位资金', '实际到位资金', '到位率'],
      ['中央补助', '省级补助', '地方配套'].map((name, i) => [name, x[i]!.planned, x[i]!.done, x[i]!.rate]),
      x.map(r => r.bond),
    )
  },
  p => {
    const x = counted(p, 3)
    return table(
      ['抽检类别', '抽检批次', '合格批次', '合格率'],
      ['食用农产品', '餐饮食品', '流通食品'].map((name, i) => [name, x[i]!.due, x[i]!.done, x[i]!.rate]),
      x.map(r => r.bond),
      '',
    )
  },
]
