import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, growthOf, is, minus, over, plus } from '../relation.ts'
import { cell } from '../table.ts'
import type { Wording } from '../wordings/wording.ts'
import { type Piece, t, type Written } from '../writing.ts'
import { bareWan, bareYuan, type Print, partOf, someOf } from './draws.ts'
import { across, gridOf, paragraph, tabled, tableOf } from './parts.ts'

const cells = (...pieces: Piece[]) => pieces.map(piece => cell(piece))

type Row = {
  readonly from: Written
  readonly to: Written
  readonly gap: Written
  readonly rate: Written
  readonly moved: Bond
  readonly grown: Bond
  readonly values: readonly [Exact, Exact]
}

/** Two values and what lies between, with the sign that the way gives it. */
const rowOf = (p: Pen, a: Exact, b: Exact, print: Print): Row => {
  const [from, to, gap] = [print(a), print(b), print(b.sub(a))]
  const rate = p.bare(b.sub(a).div(a), '%', 2)
  return {
    from,
    to,
    gap,
    rate,
    moved: is(gap, minus(to, from)),
    grown: is(rate, growthOf(from, to)),
    values: [a, b],
  }
}

const money = (p: Pen, number: number, print: Print = bareWan(p)): Row[] =>
  Array.from({ length: number }, () => {
    const a = p.amount(30, 2600)
    return rowOf(p, a, partOf(p, a, 8100, 12_800), print)
  })

const counted = (p: Pen, low: number, high: number): Row => {
  const a = p.draw.integer(low, high)
  const move = someOf(p, a, 2, 24)
  return rowOf(p, exact(a), exact(p.draw.chance(60) ? a + move : a - move), v => p.number(v, ''))
}

/** A value with decimals: costs, days, rates. */
const measured = (p: Pen, low: number, high: number, decimals: number): Row => {
  const scale = exact(10n ** BigInt(decimals))
  const a = p.draw.integer(low, high)
  const move = someOf(p, a, 1, 14)
  const b = p.draw.chance(50) ? a + move : a - move
  return rowOf(p, exact(a).div(scale), exact(b).div(scale), v => p.figure(v, '', decimals))
}

const flow = (p: Pen, print: Print) => {
  const [start, more] = [p.amount(20, 900), p.amount(60, 2400)]
  const less = partOf(p, start.add(more), 3100, 9300)
  const [a, b, c, d] = [start, more, less, start.add(more).sub(less)].map(v => print(v))
  return { cells: [a!, b!, c!, d!], bond: is(d!, minus(plus(a!, b!), c!)) }
}

export const tableDifferenceWordings: readonly Wording[] = [
  p => {
    const [income, spent] = money(p, 2)
    const [visits, leaving] = [counted(p, 20_000, 400_000), counted(p, 900, 42_000)]
    const [stay, cost] = [measured(p, 620, 980, 2), measured(p, 16_000, 31_000, 2)]
    const row = (...names: string[]) => names
    const of = (r: Row) => [r.from, r.to, r.gap]
    return {
      parts: [
        paragraph(t`${p.body()}运行情况对比表`),
        tableOf([
          cells('一级指标', '二级指标', '单位', '上年度', '本年度', '增减'),
          [cell('经济指标', 2), ...cells(...row('总收入', '万元'), ...of(income!))],
          [null, ...cells(...row('总支出', '万元'), ...of(spent!))],
          [cell('资源配置', 2), ...cells(...row('门诊人次', '人次'), ...of(visits))],
          [null, ...cells(...row('出院人次', '人次'), ...of(leaving))],
          cells(...row('医疗效率', '平均住院天数', '天'), ...of(stay)),
          cells(...row('医疗费用', '门诊次均费用', '元'), ...of(cost)),
        ]),
      ],
      bonds: [income!, spent!, visits, leaving, stay, cost].map(r => r.moved),
    }
  },
  p => {
    const print = bareWan(p)
    const columns = Array.from({ length: 3 }, () => {
      const a = p.amount(20, 900)
      return rowOf(p, a, partOf(p, a, 7200, 11_900), print)
    })
    const all = rowOf(p, sumOf(columns.map(c => c.values[0])), sumOf(columns.map(c => c.values[1])), print)
    const every = [all, ...columns]
    return tabled(
      [
        ['年度', '合计', '因公出国（境）经费', '公务接待费', '公务用车购置及运行费'],
        [`${p.year - 1}年`, ...every.map(c => c.from)],
        [`${p.year}年`, ...every.map(c => c.to)],
        ['比上年增减额', ...every.map(c => c.gap)],
        ['比上年增减%', ...every.map(c => c.rate)],
      ],
      [
        ...every.flatMap(c => [c.moved, c.grown]),
        is(all.from, plus(...columns.map(c => c.from))),
        is(all.to, plus(...columns.map(c => c.to))),
      ],
      '“三公”经费决算对比情况（单位：万元）',
    )
  },
  p => {
    const x = money(p, p.draw.integer(3, 4))
    const names = ['财政拨款收入', '事业收入', '其他收入', '上级补助收入']
    return tabled(
      [
        ['项目', '本年数', '上年数', '比上年增减（±）', '增减率（%）'],
        ...x.map((r, i) => [names[i]!, r.to, r.from, r.gap, r.rate]),
      ],
      x.flatMap(r => [r.moved, r.grown]),
    )
  },
  p => {
    const x = money(p, p.draw.integer(3, 5))
    return tabled(
      [
        ['项目名称', '预算数', '实际支出数', '超支（+）/节约（-）', '说明'],
        ...x.map((r, i) => [p.project(), r.from, r.to, r.gap, i === 0 ? '价格波动' : '']),
      ],
      x.map(r => r.moved),
    )
  },
  p => {
    const names = ['行政人员', '参公人员', '专业技术人员', '工勤人员']
    const x = names.map(() => {
      const posts = p.draw.integer(12, 190)
      const move = someOf(p, posts, 3, 22)
      return rowOf(p, exact(posts), exact(p.draw.chance(30) ? posts + move : posts - move), v =>
        p.number(v, ''),
      )
    })
    return tabled(
      [
        ['人员类别', '核定编制数', '年末实有数', '超编（+）/缺编（-）'],
        ...x.map((r, i) => [names[i]!, r.from, r.to, r.gap]),
      ],
      x.map(r => r.moved),
      '单位：人',
    )
  },
  p => {
    const x = Array.from({ length: 4 }, () => flow(p, bareWan(p)))
    const names = ['房屋及构筑物', '通用设备', '专用设备', '家具用具']
    return tabled(
      [['资产类别', '年初数', '本年增加', '本年减少', '年末数'], ...x.map((r, i) => [names[i]!, ...r.cells])],
      x.map(r => r.bond),
      '固定资产变动情况表（万元）',
    )
  },
  p => {
    const x = Array.from({ length: p.draw.integer(3, 4) }, () => flow(p, bareYuan(p)))
    return tabled(
      [
        ['序号', '资金项目', '上年结转', '本年收入', '本年支出', '年末结余'],
        ...x.map((r, i) => [`${i + 1}`, p.project(), ...r.cells]),
      ],
      x.map(r => r.bond),
      '单位：元',
    )
  },
  p => {
    const names = ['在校学生（人）', '专任教师（人）', '教学班（个）', '馆藏图书（册）']
    const x = [counted(p, 900, 16_000), counted(p, 60, 900), counted(p, 20, 300), counted(p, 9000, 90_000)]
    return tabled(
      [
        ['主要指标', `${p.year - 1}年`, `${p.year}年`, '增减数', '增长率（%）'],
        ...x.map((r, i) => [names[i]!, r.from, r.to, r.gap, r.rate]),
      ],
      x.flatMap(r => [r.moved, r.grown]),
      '',
    )
  },
  p => {
    const print = bareWan(p)
    const values = Array.from({ length: p.draw.integer(3, 4) }, () => {
      const sent = p.amount(60, 4000)
      return [sent, partOf(p, sent, 300, 2200)] as const
    })
    const lineOf = (sent: Exact, cut: Exact) => {
      const [a, b, c] = [sent, cut, sent.sub(cut)].map(v => print(v))
      const rate = p.bare(cut.div(sent), '%', 2)
      return { cells: [a!, b!, c!, rate], bonds: [is(c!, minus(a!, b!)), is(rate, over(b!, a!))] }
    }
    const lines = values.map(v => lineOf(...v))
    const all = lineOf(sumOf(values.map(v => v[0])), sumOf(values.map(v => v[1])))
    return tabled(
      [
        ['工程名称', '送审金额', '审减金额', '审定金额', '审减率（%）'],
        ...lines.map(line => [p.project(), ...line.cells]),
        ['合计', ...all.cells],
      ],
      [
        ...lines.flatMap(line => line.bonds),
        ...all.bonds,
        ...[0, 1, 2].map(i => is(all.cells[i]!, plus(...lines.map(line => line.cells[i]!)))),
      ],
      '工程结算审核情况表（单位：万元）',
    )
  },
  p => {
    const names = ['教育支出', '卫生健康支出', '农林水支出']
    const [a, b] = [money(p, 3), money(p, 3)]
    return {
      parts: [
        tableOf([
          [...across('财政拨款支出增减变动表', 7)],
          [cell('支出科目', 2), ...across('一般公共预算', 3), ...across('政府性基金预算', 3)],
          [null, ...cells('上年决算', '本年决算', '增减额', '上年决算', '本年决算', '增减额')],
          ...names.map((name, i) =>
            cells(name, a[i]!.from, a[i]!.to, a[i]!.gap, b[i]!.from, b[i]!.to, b[i]!.gap),
          ),
        ]),
      ],
      bonds: [...a, ...b].map(r => r.moved),
    }
  },
  p => {
    const names = ['群众满意率', '按时办结率', '设施完好率', '信息公开率']
    const x = names.map(() => {
      const a = p.draw.integer(7800, 9300)
      const move = p.draw.integer(20, 600)
      const of = (n: number, unit: string) => p.bare(exact(n).div(exact(10_000)), unit, 2)
      const [from, to, by] = [of(a, '%'), of(a + move, '%'), of(move, '个百分点')]
      return { from, to, by, bond: is(by, minus(to, from)) }
    })
    return tabled(
      [
        ['指标名称', '年初值（%）', '年末值（%）', '提高幅度（个百分点）'],
        ...x.map((r, i) => [names[i]!, r.from, r.to, r.by]),
      ],
      x.map(r => r.bond),
      '',
    )
  },
  p => {
    const x = Array.from({ length: 3 }, () => {
      const thing = p.thing()
      return { thing, row: counted(p, 40, 1900) }
    })
    return {
      parts: [
        gridOf([
          ['重点任务', '计量单位', '目标值', '完成值', '完成值比目标值增减'],
          ...x.map(({ thing, row }) => [`${thing.act}${thing.name}`, thing.unit, row.from, row.to, row.gap]),
        ]),
      ],
      bonds: x.map(({ row }) => row.moved),
    }
  },
]
