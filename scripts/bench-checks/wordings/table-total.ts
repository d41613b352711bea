import { sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, is, type Part, plus, type Statement } from '../relation.ts'
import { cell, grid, turned } from '../table.ts'
import { type Piece, t, type Written } from '../writing.ts'
import type { Wording } from './wording.ts'

const FUNCTIONS = [
  '教育支出',
  '卫生健康支出',
  '农林水支出',
  '住房保障支出',
  '城乡社区支出',
  '节能环保支出',
  '交通运输支出',
]
const ITEMS = ['设备购置', '材料采购', '劳务补助', '委托服务', '日常维护', '宣传培训', '场地租赁', '交通差旅']

/** Rows of amounts with the sum of each column. */
const columns = (p: Pen, rows: number, across: number) => {
  const values = Array.from({ length: across }, () => p.parts(rows, 10, 2600))
  const print = (value: (typeof values)[0][0]) => p.bare(value, '万元', p.manner.decimals)
  const cells = Array.from({ length: rows }, (_, r) => values.map(column => print(column[r]!)))
  const totals = values.map(column => print(sumOf(column)))
  const sums = Array.from({ length: rows }, (_, r) => print(sumOf(values.map(column => column[r]!))))
  const grand = print(sumOf(values.flat()))
  return {
    values,
    cells,
    totals,
    across: sums,
    grand,
    down: totals.map((total, c) => is(total, plus(...cells.map(row => row[c]!)))),
    level: sums.map((total, r) => is(total, plus(...cells[r]!))),
    corner: [is(grand, plus(...sums)), is(grand, plus(...totals))],
  }
}

const table = (
  rows: readonly (readonly Piece[])[],
  bonds: readonly Bond[],
  caption = '单位：万元',
): Statement => ({
  parts: [
    ...(caption ? [{ kind: 'paragraph', text: t`${caption}` } satisfies Part] : []),
    { kind: 'table', rows: grid(rows) },
  ],
  bonds,
})

type Columns = ReturnType<typeof columns>

const totalOf = (p: Pen, ...groups: readonly Columns[]): Written =>
  p.bare(sumOf(groups.flatMap(group => group.values.flat())), '万元', p.manner.decimals)

/** The sums of each column over two groups. */
const together = (p: Pen, a: Columns, b: Columns) => {
  const totals = a.values.map((column, c) =>
    p.bare(sumOf([...column, ...b.values[c]!]), '万元', p.manner.decimals),
  )
  return { totals, down: totals.map((total, c) => is(total, plus(a.totals[c]!, b.totals[c]!))) }
}

export const tableTotalWordings: readonly Wording[] = [
  p => {
    const x = columns(p, p.draw.integer(3, 6), 2)
    const names = p.draw.shuffle(ITEMS)
    return table(
      [
        ['支出内容', '预算数', '支出数'],
        ...x.cells.map((row, i) => [names[i]!, ...row]),
        ['合计', ...x.totals],
      ],
      x.down,
    )
  },
  p => {
    const x = columns(p, p.draw.integer(3, 6), 2)
    const names = p.draw.shuffle(FUNCTIONS)
    return table(
      [
        ['功能分类科目', '年初预算', '决算数'],
        ['合计', ...x.totals],
        ...x.cells.map((row, i) => [names[i]!, ...row]),
      ],
      x.down,
    )
  },
  p => {
    const [a, b] = [columns(p, 2, 1), columns(p, 3, 1)]
    const [first, second] = [a.totals[0]!, b.totals[0]!]
    const rows = [a, b].flatMap(group => group.cells.map(row => row[0]!))
    const names = p.draw.shuffle(ITEMS)
    const grand = totalOf(p, a, b)
    return {
      parts: [
        {
          kind: 'table',
          rows: [
            [cell('类别'), cell('项目'), cell('金额（万元）')],
            [cell('业务类', 3), cell(names[0]!), cell(rows[0]!)],
            [null, cell(names[1]!), cell(rows[1]!)],
            [null, cell('小计'), cell(first)],
            [cell('保障类', 4), cell(names[2]!), cell(rows[2]!)],
            [null, cell(names[3]!), cell(rows[3]!)],
            [null, cell(names[4]!), cell(rows[4]!)],
            [null, cell('小计'), cell(second)],
            [cell('总计', 1, 2), null, cell(grand)],
          ],
        },
      ],
      bonds: [a.down[0]!, b.down[0]!, is(grand, plus(first, second))],
    }
  },
  p => {
    const [a, b] = [columns(p, 2, 2), columns(p, 2, 2)]
    const sum = together(p, a, b)
    return table(
      [
        ['科目编码', '科目名称', '基本支出', '项目支出'],
        ['', '合计', ...sum.totals],
        ['201', '一般公共服务支出', ...a.totals],
        ['20103', '政府办公厅（室）及相关机构事务', ...a.cells[0]!],
        ['20106', '财政事务', ...a.cells[1]!],
        ['208', '社会保障和就业支出', ...b.totals],
        ['20805', '行政事业单位养老支出', ...b.cells[0]!],
        ['20808', '抚恤', ...b.cells[1]!],
      ],
      [...a.down, ...b.down, ...sum.down],
    )
  },
  p => {
    const x = columns(p, 3, 1)
    const rest = columns(p, 1, 1)
    const sum = together(p, x, rest)
    const names = p.draw.shuffle(ITEMS)
    return table(
      [
        ['项目', '金额'],
        ['一、基本支出', rest.totals[0]!],
        ['二、项目支出', x.totals[0]!],
        [`其中：${names[0]}`, x.cells[0]![0]!],
        [`　　　${names[1]}`, x.cells[1]![0]!],
        [`　　　${names[2]}`, x.cells[2]![0]!],
        ['支出总计', sum.totals[0]!],
      ],
      [...x.down, ...sum.down],
    )
  },
  p => {
    const [a, b] = [columns(p, 2, 1), columns(p, 3, 1)]
    const sum = together(p, a, b)
    return table(
      [
        ['资金来源', '到位金额（万元）'],
        ['资金总额', sum.totals[0]!],
        ['（一）财政拨款', a.totals[0]!],
        ['1.一般公共预算', a.cells[0]![0]!],
        ['2.政府性基金预算', a.cells[1]![0]!],
        ['（二）其他资金', b.totals[0]!],
        ['1.事业收入', b.cells[0]![0]!],
        ['2.经营收入', b.cells[1]![0]!],
        ['3.捐赠收入', b.cells[2]![0]!],
      ],
      [...a.down, ...b.down, ...sum.down],
      '',
    )
  },
  p => {
    const x = columns(p, p.draw.integer(3, 5), 2)
    return table(
      [
        ['单位', '合计', '基本支出', '项目支出'],
        ...x.cells.map((row, i) => [p.body(), x.across[i]!, ...row]),
      ],
      x.level,
    )
  },
  p => {
    const x = columns(p, p.draw.integer(3, 4), 3)
    return table(
      [
        ['项目名称', '中央资金', '省级资金', '县级资金', '小计'],
        ...x.cells.map((row, i) => [p.project(), ...row, x.across[i]!]),
        ['合计', ...x.totals, x.grand],
      ],
      [...x.down, ...x.level, ...x.corner],
    )
  },
  p => {
    const [a, b] = [columns(p, 3, 1), columns(p, 3, 1)]
    const names = p.draw.shuffle(FUNCTIONS)
    return table(
      [
        ['收入项目', '金额', '支出项目', '金额'],
        ['财政拨款收入', a.cells[0]![0]!, names[0]!, b.cells[0]![0]!],
        ['事业收入', a.cells[1]![0]!, names[1]!, b.cells[1]![0]!],
        ['其他收入', a.cells[2]![0]!, names[2]!, b.cells[2]![0]!],
        ['本年收入合计', a.totals[0]!, '本年支出合计', b.totals[0]!],
      ],
      [...a.down, ...b.down],
    )
  },
  p => {
    const x = columns(p, p.draw.integer(2, 4), 4)
    return table(
      [
        ['项目', '一季度', '二季度', '三季度', '四季度', '全年合计'],
        ...x.cells.map((row, i) => [p.project(), ...row, x.across[i]!]),
      ],
      x.level,
      '各季度支出情况（单位：万元）',
    )
  },
  p => {
    const number = p.draw.integer(3, 5)
    const values = Array.from({ length: number }, () => p.draw.integer(8, 900))
    const cells = values.map(value => p.number(value, ''))
    const total = p.number(
      values.reduce((a, b) => a + b, 0),
      '',
    )
    return table(
      [
        ['序号', '乡镇', '受益户数（户）'],
        ...cells.map((c, i) => [`${i + 1}`, TOWNS[i]!, c]),
        ['', '总计', total],
      ],
      [is(total, plus(...cells))],
      '',
    )
  },
  p => {
    const x = columns(p, p.draw.integer(3, 4), 2)
    const names = p.draw.shuffle(ITEMS)
    const rows = [
      ['用途', '预算金额', '实际支出'],
      ['合计', ...x.totals],
      ...x.cells.map((row, i) => [names[i]!, ...row]),
    ]
    return table(turned(rows), x.down)
  },
  p => {
    const x = columns(p, 3, 1)
    const rest = columns(p, 2, 1)
    const [own] = x.totals
    const cells = rest.cells.map(row => row[0]!)
    const grand = totalOf(p, x, rest)
    return table(
      [
        ['项目', '决算数'],
        ['财政拨款收入', x.cells[0]![0]!],
        ['事业收入', x.cells[1]![0]!],
        ['其他收入', x.cells[2]![0]!],
        ['本年收入合计', own!],
        ['使用非财政拨款结余', cells[0]!],
        ['年初结转和结余', cells[1]!],
        ['总计', grand],
      ],
      [x.down[0]!, is(grand, plus(own!, ...cells))],
    )
  },
]

const TOWNS = ['城关镇', '东河乡', '北坪镇', '南桥乡', '西口镇']
