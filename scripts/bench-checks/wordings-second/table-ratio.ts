import { exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { constant, is, over, plus, times } from '../relation.ts'
import { cell } from '../table.ts'
import type { Wording } from '../wordings/wording.ts'
import { type Piece, t } from '../writing.ts'
import {
  bareWan,
  bareYuan,
  cutAmount,
  doneOf,
  type Print,
  partOf,
  someOf,
  spendingOf,
  sumsOf,
} from './draws.ts'
import { across, gridOf, paragraph, tabled, tableOf } from './parts.ts'

const cells = (...pieces: Piece[]) => pieces.map(piece => cell(piece))

const budgets = (p: Pen, number: number, print: Print = bareWan(p)) =>
  Array.from({ length: number }, () => spendingOf(p, print, 40, 3600))

/** A number planned and a number done, with its rate printed by the header's sign. */
const tallies = (
  p: Pen,
  number: number,
  printRate: (v: ReturnType<typeof exact>) => ReturnType<Pen['percent']>,
) => {
  const values = Array.from({ length: number }, () => {
    const all = p.draw.integer(60, 9000)
    return [all, Math.max(1, Math.floor((all * p.draw.integer(62, 188)) / 100))] as const
  })
  const rowOf = (all: number, did: number) => {
    const [due, done] = [p.number(all, ''), p.number(did, '')]
    const rate = printRate(exact(did).div(exact(all)))
    return { due, done, rate, bond: is(rate, over(done, due)) }
  }
  const rows = values.map(([a, b]) => rowOf(a, b))
  const all = rowOf(
    values.reduce((sum, v) => sum + v[0], 0),
    values.reduce((sum, v) => sum + v[1], 0),
  )
  const sums = [is(all.due, plus(...rows.map(r => r.due))), is(all.done, plus(...rows.map(r => r.done)))]
  return { rows, all, bonds: [...rows.map(r => r.bond), all.bond, ...sums] }
}

const AREAS = ['东湖区', '南台县', '西苑县', '北塘县', '中和区', '高新区']

export const tableRatioWordings: readonly Wording[] = [
  p => {
    const print = bareWan(p)
    const adjusted = p.amount(60, 2600)
    const sources = cutAmount(p, adjusted, 2)
    const used = sources.map(value => partOf(p, value, 6800, 9980))
    const spent = sumOf(used)
    const [due, did] = [sumsOf(sources, print), sumsOf(used, print)]
    const first = print(partOf(p, adjusted, 7400, 12_600))
    const rate = p.percent(spent.div(adjusted), 2)
    const score = { ...p.figure(spent.div(adjusted).mul(exact(10)), '分', 2), unit: '' }
    return {
      parts: [
        paragraph('项目支出绩效自评表'),
        tableOf([
          [cell('项目名称'), ...across(p.project(), 7)],
          [
            cell('项目资金（万元）', 4),
            ...cells('', '年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'),
          ],
          [null, ...cells('年度资金总额', first, due.total, did.total, '10', rate, score)],
          [null, ...cells('其中：当年财政拨款', '', due.parts[0]!, did.parts[0]!, '—', '', '—')],
          [null, ...cells('上年结转资金', '', due.parts[1]!, did.parts[1]!, '—', '', '—')],
          [cell('得分说明'), ...across('得分＝执行率×该指标分值，最高不得超过分值上限', 7)],
        ]),
      ],
      bonds: [
        is(rate, over(did.total, due.total)),
        due.bond,
        did.bond,
        is(score, times(constant(10), over(did.total, due.total))),
      ],
    }
  },
  p => {
    const x = budgets(p, p.draw.integer(3, 5))
    return tabled(
      [
        ['序号', '专项资金名称', '全年预算数（A）', '全年执行数（B）', '执行率（B/A）', '备注'],
        ...x.map((r, i) => [`${i + 1}`, p.project(), r.adjusted, r.spent, r.rate, i === 1 ? '9月开工' : '']),
      ],
      x.map(r => r.bond),
    )
  },
  p => {
    const [a, b] = [tallies(p, 4, v => p.bare(v, '%', 1)), tallies(p, 4, v => p.bare(v, '%', 1))]
    const row = (name: string, x: typeof a.all, y: typeof a.all) =>
      cells(name, x.due, x.done, x.rate, y.due, y.done, y.rate)
    return {
      parts: [
        paragraph('民生实事任务完成情况表'),
        tableOf([
          [cell('地区', 2), ...across('城镇新增就业（人）', 3), ...across('失业人员再就业（人）', 3)],
          [null, ...cells('目标任务', '进度', '完成比例（%）', '目标任务', '进度', '完成比例（%）')],
          row('全市', a.all, b.all),
          ...a.rows.map((r, i) => row(AREAS[i]!, r, b.rows[i]!)),
        ]),
      ],
      bonds: [...a.bonds, ...b.bonds],
    }
  },
  p => {
    const kinds = ['粮食加工品', '食用油及其制品', '肉制品', '乳制品', '餐饮食品', '食用农产品']
    const number = p.draw.integer(4, 6)
    const values = Array.from({ length: number }, () => {
      const all = p.draw.integer(240, 9000)
      return [all, someOf(p, all, 1, 6)] as const
    })
    const rowOf = (all: number, bad: number) => {
      const [a, b] = [p.number(all, ''), p.number(bad, '')]
      const rate = p.bare(exact(bad).div(exact(all)), '%', 2)
      return { a, b, rate, bond: is(rate, over(b, a)) }
    }
    const rows = values.map(v => rowOf(...v))
    const all = rowOf(
      values.reduce((sum, v) => sum + v[0], 0),
      values.reduce((sum, v) => sum + v[1], 0),
    )
    return tabled(
      [
        ['序号', '食品类别', '抽检样品总量（批次）', '不合格样品数量（批次）', '不合格率（%）'],
        ...rows.map((r, i) => [`${i + 1}`, kinds[i]!, r.a, r.b, r.rate]),
        ['', '总计', all.a, all.b, all.rate],
      ],
      [
        ...rows.map(r => r.bond),
        all.bond,
        is(all.a, plus(...rows.map(r => r.a))),
        is(all.b, plus(...rows.map(r => r.b))),
      ],
      '',
    )
  },
  p => {
    const sent = p.draw.integer(150, 900)
    const back = someOf(p, sent, 84, 98)
    const pleased = someOf(p, back, 81, 99)
    const [a, b, c] = [sent, back, pleased].map(n => p.number(n, ''))
    const [r1, r2] = [
      p.percent(exact(back).div(exact(sent)), 2),
      p.percent(exact(pleased).div(exact(back)), 2),
    ]
    return tabled(
      [
        [
          '调查对象',
          '发放问卷（份）',
          '收回有效问卷（份）',
          '有效回收率',
          '满意问卷（份）',
          '满意率（满意问卷/有效问卷）',
        ],
        [`${p.project()}受益群众`, a!, b!, r1, c!, r2],
      ],
      [is(r1, over(b!, a!)), is(r2, over(c!, b!))],
      '',
    )
  },
  p => {
    const rows = Array.from({ length: p.draw.integer(3, 5) }, () => {
      const r = spendingOf(p, bareWan(p), 40, 3600)
      const whole = r.values.adjusted.mul(exact(p.draw.integer(12, 40))).div(exact(10))
      return {
        ...r,
        whole: p.bare(whole, '万元', p.manner.decimals),
        percent: p.bare(r.values.spent.div(r.values.adjusted), '%', 1),
      }
    })
    return tabled(
      [
        ['序号', '项目名称', '总投资', '本年计划投资', '本年完成投资', '完成年度计划（%）', '形象进度'],
        ...rows.map((r, i) => [`${i + 1}`, p.project(), r.whole, r.adjusted, r.spent, r.percent, '主体施工']),
      ],
      rows.map(r => is(r.percent, over(r.spent, r.adjusted))),
      '重点项目投资进度表（单位：万元）',
    )
  },
  p => {
    const n = doneOf(p, '', 40, 300)
    const m = spendingOf(p, bareWan(p))
    const [staffing, executed] = [
      p.bare(exact(n.values[1]).div(exact(n.values[0])), '%', 2),
      p.bare(m.values.spent.div(m.values.adjusted), '%', 2),
    ]
    return {
      parts: [
        paragraph(t`${p.body()}基础数据表`),
        gridOf([
          ['指标', '数值'],
          ['编制数（人）', n.due],
          ['年末实有人数（人）', n.done],
          ['编制控制率（%）', staffing],
          ['全年预算数（万元）', m.adjusted],
          ['全年执行数（万元）', m.spent],
          ['预算执行率（%）', executed],
        ]),
      ],
      bonds: [is(staffing, over(n.done, n.due)), is(executed, over(m.spent, m.adjusted))],
    }
  },
  p => {
    const print = bareWan(p)
    const x = [spendingOf(p, print, 4, 60), spendingOf(p, print, 3, 40)]
    const [planned, done] = [sumOf(x.map(r => r.values.adjusted)), sumOf(x.map(r => r.values.spent))]
    const [a, b, rate] = [print(planned), print(done), p.percent(done.div(planned), 2)]
    return tabled(
      [
        ['项目', '年初预算数', '年末决算数', '控制率（决算数/预算数）'],
        ['因公出国（境）费', '0', '0', '—'],
        ['公务用车运行维护费', x[0]!.adjusted, x[0]!.spent, x[0]!.rate],
        ['公务接待费', x[1]!.adjusted, x[1]!.spent, x[1]!.rate],
        ['合计', a, b, rate],
      ],
      [
        ...x.map(r => r.bond),
        is(rate, over(b, a)),
        is(a, plus(...x.map(r => r.adjusted))),
        is(b, plus(...x.map(r => r.spent))),
      ],
      '“三公”经费控制情况表（万元）',
    )
  },
  p => {
    const print = bareWan(p)
    const rows = Array.from({ length: p.draw.integer(3, 4) }, () => {
      const planned = p.amount(60, 2600)
      const came = partOf(p, planned, 7200, 9990)
      const paid = partOf(p, came, 6600, 9990)
      const [a, b, c] = [planned, came, paid].map(print)
      const [r1, r2] = [p.percent(came.div(planned), 2), p.percent(paid.div(came), 2)]
      return { cells: [a!, b!, r1, c!, r2], bonds: [is(r1, over(b!, a!)), is(r2, over(c!, b!))] }
    })
    return tabled(
      [
        ['资金名称', '计划安排', '实际到位', '到位率', '实际支出', '支出占到位资金比例'],
        ...rows.map(r => [p.project(), ...r.cells]),
      ],
      rows.flatMap(r => r.bonds),
    )
  },
  p => {
    const x = budgets(p, p.draw.integer(3, 4), bareYuan(p))
    return tabled(
      [
        ['合同名称', '合同金额（元）', '已付金额（元）', '付款比例', '未付原因'],
        ...x.map((r, i) => [
          `${p.project()}合同`,
          r.adjusted,
          r.spent,
          r.rate,
          i === 0 ? '质保期未满' : '按节点付款',
        ]),
      ],
      x.map(r => r.bond),
      '合同支付情况表',
    )
  },
  p => {
    const print = bareWan(p)
    const names = ['税收收入', '非税收入', '上级补助收入', '调入资金']
    const rows = names.map(() => {
      const r = spendingOf(p, print, 300, 9000)
      return { ...r, percent: p.bare(r.values.spent.div(r.values.adjusted), '%', 1) }
    })
    return tabled(
      [
        ['预算科目', '年初预算数', '调整预算数', '执行数', '执行数为调整预算数的%'],
        ...rows.map((r, i) => [names[i]!, r.original, r.adjusted, r.spent, r.percent]),
      ],
      rows.map(r => is(r.percent, over(r.spent, r.adjusted))),
      '金额单位：万元',
    )
  },
]
