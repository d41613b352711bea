import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import { is, over, plus } from '../relation.ts'
import { cell } from '../table.ts'
import type { Wording } from '../wordings/wording.ts'
import { type Piece, t } from '../writing.ts'
import { bareWan, bareYuan, countOf, countsFrom, partOf, sharesOf } from './draws.ts'
import { across, gridOf, paragraph, tabled, tableOf } from './parts.ts'

const cells = (...pieces: Piece[]) => pieces.map(piece => cell(piece))

/** A whole number cut into parts. */
const cutCount = (draw: (low: number, high: number) => number, whole: number, parts: number): Exact[] => {
  if (parts === 1) return [exact(whole)]
  const first = Math.max(1, Math.floor((whole * draw(60, 150)) / (parts * 100)))
  return [exact(first), ...cutCount(draw, whole - first, parts - 1)]
}

const GROWTH = ['4.08%', '-1.47%', '0.92%', '11.3%', '/'] as const

export const tableShareWordings: readonly Wording[] = [
  p => {
    const whole = p.draw.integer(9000, 90_000)
    const count = countOf(p, '')
    const [from, kind] = [4, 4].map(n =>
      sharesOf(p, cutCount(p.draw.integer, whole, n), count, v => p.percent(v, 2)),
    )
    const sources = ['电话', '微信', '网站邮件', '上级派发']
    const kinds = ['咨询类', '求助类', '投诉举报类', '意见建议类']
    return {
      parts: [
        paragraph('诉求受理情况分析表'),
        tableOf([
          cells('受理总量', '诉求来源', '数量', '占比', '工单类型', '数量', '占比'),
          ...sources.map((name, i) => [
            i === 0 ? cell(from!.total, 4) : null,
            ...cells(name, from!.parts[i]!.amount, from!.parts[i]!.share),
            ...cells(kinds[i]!, kind!.parts[i]!.amount, kind!.parts[i]!.share),
          ]),
        ]),
      ],
      bonds: [
        ...from!.shares,
        from!.sum,
        ...kind!.parts.map(x => is(x.share, over(x.amount, from!.total))),
        is(from!.total, plus(...kind!.parts.map(x => x.amount))),
      ],
    }
  },
  p => {
    const x = sharesOf(p, countsFrom(p, 4, 300, 16_000), countOf(p, ''), v => p.percent(v, 2))
    const names = ['县（市、区）', '市直单位', '公共服务企业', '流转中']
    return tabled(
      [
        ['责任单位', '转派工单（件）', '占比', '同比', '环比'],
        ...x.parts.map((r, i) => [names[i]!, r.amount, r.share, GROWTH[i]!, GROWTH[i + 1]!]),
        ['总计', x.total, '100%', '13.34%', '5.14%'],
      ],
      [...x.shares, x.sum],
      '',
    )
  },
  p => {
    const x = sharesOf(p, p.parts(4, 20, 1900), bareWan(p), v => p.percent(v, 2))
    return tabled(
      [
        ['支出功能', '合计', '教育支出', '社会保障支出', '卫生健康支出', '住房保障支出'],
        ['金额', x.total, ...x.parts.map(r => r.amount)],
        ['占支出合计的比例', '100%', ...x.parts.map(r => r.share)],
      ],
      [...x.shares, x.sum],
    )
  },
  p => {
    const print = bareWan(p)
    const fiscal = p.parts(3, 30, 900)
    const other = p.amount(10, 300)
    const all = [...fiscal, other]
    const x = sharesOf(p, all, print, v => p.percent(v, 2))
    const [sub, share] = [print(sumOf(fiscal)), p.percent(sumOf(fiscal).div(sumOf(all)), 2)]
    const row = (i: number): Piece[] => [x.parts[i]!.amount, x.parts[i]!.share]
    return {
      parts: [
        paragraph(t`${p.project()}资金构成（单位：万元）`),
        tableOf([
          cells('资金性质', '资金来源', '金额', '占总投入比例'),
          [cell('财政资金', 4), ...cells('中央财政', ...row(0))],
          [null, ...cells('省级财政', ...row(1))],
          [null, ...cells('县级财政', ...row(2))],
          [null, ...cells('小计', sub, share)],
          cells('社会资金', '企业自筹', ...row(3)),
          [...across('总计', 2), ...cells(x.total, '100%')],
        ]),
      ],
      bonds: [
        ...x.shares,
        is(share, over(sub, x.total)),
        is(sub, plus(...[0, 1, 2].map(i => x.parts[i]!.amount))),
        is(x.total, plus(sub, x.parts[3]!.amount)),
      ],
    }
  },
  p => {
    const print = bareWan(p)
    const values = p.parts(3, 60, 1200)
    const whole = sumOf(values)
    const middle = partOf(p, whole, 5100, 9300)
    const [x, rest] = [sharesOf(p, values, print, v => p.percent(v, 2)), print(middle)]
    const share = p.percent(middle.div(whole), 2)
    return tabled(
      [
        ['采购类别', '采购金额', '占采购总额比例'],
        ['政府采购总额', x.total, '100%'],
        ['1.货物类', x.parts[0]!.amount, x.parts[0]!.share],
        ['2.工程类', x.parts[1]!.amount, x.parts[1]!.share],
        ['3.服务类', x.parts[2]!.amount, x.parts[2]!.share],
        ['总额中授予中小企业', rest, share],
      ],
      [...x.shares, x.sum, is(share, over(rest, x.total))],
    )
  },
  p => {
    const x = sharesOf(p, p.parts(4, 10, 1500), bareYuan(p), v => p.bare(v, '%', 2))
    const names = ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出']
    return tabled(
      [
        ['经济分类科目', '决算数（元）', '占总支出的比重（%）'],
        ['支出总计', x.total, '100.00'],
        ...x.parts.map((r, i) => [`${[301, 302, 303, 310][i]} ${names[i]}`, r.amount, r.share]),
      ],
      [...x.shares, x.sum],
      '',
    )
  },
  p => {
    const x = sharesOf(p, countsFrom(p, 5, 60, 1900), countOf(p, ''), v => p.bare(v, '%', 2))
    const names = ['循环系统疾病', '呼吸系统疾病', '消化系统疾病', '肿瘤', '损伤和中毒']
    return tabled(
      [
        ['疾病类别', '例数', '构成比（%）', '备注'],
        ...x.parts.map((r, i) => [names[i]!, r.amount, r.share, i === 3 ? '含良性' : '']),
        ['合计', x.total, '100.00', ''],
      ],
      [...x.shares, x.sum],
      '',
    )
  },
  p => {
    const names = ['流动资产', '固定资产', '在建工程', '无形资产']
    const [now, before] = [p.parts(4, 30, 5200), p.parts(4, 30, 5200)].map(values =>
      sharesOf(p, values, bareWan(p), v => p.bare(v, '%', 2)),
    )
    return {
      parts: [
        paragraph(t`${p.body()}资产构成情况表`),
        tableOf([
          [cell('资产类别', 2), ...across('年末数', 2), ...across('年初数', 2)],
          [null, ...cells('金额（万元）', '比重（%）', '金额（万元）', '比重（%）')],
          ...names.map((name, i) =>
            cells(
              name,
              now!.parts[i]!.amount,
              now!.parts[i]!.share,
              before!.parts[i]!.amount,
              before!.parts[i]!.share,
            ),
          ),
          cells('资产总计', now!.total, '100', before!.total, '100'),
        ]),
      ],
      bonds: [...now!.shares, now!.sum, ...before!.shares, before!.sum],
    }
  },
  p => {
    const questions = ['服务态度', '办事效率', '环境设施', '信息公开']
    const rows = questions.map(() =>
      sharesOf(p, cutCount(p.draw.integer, p.draw.integer(160, 900), 3), countOf(p, ''), v =>
        p.percent(v, 2),
      ),
    )
    return {
      parts: [
        paragraph(t`${p.project()}满意度调查统计表`),
        tableOf([
          [
            cell('调查内容', 2),
            cell('有效问卷（份）', 2),
            ...across('满意', 2),
            ...across('基本满意', 2),
            ...across('不满意', 2),
          ],
          [null, null, ...cells('份数', '占比', '份数', '占比', '份数', '占比')],
          ...rows.map((x, i) => cells(questions[i]!, x.total, ...x.parts.flatMap(r => [r.amount, r.share]))),
        ]),
      ],
      bonds: rows.flatMap(x => [...x.shares, x.sum]),
    }
  },
  p => {
    const x = sharesOf(p, countsFrom(p, 4, 5, 160), countOf(p, ''), v => p.percent(v, 1))
    const names = ['35岁及以下', '36—45岁', '46—55岁', '56岁及以上']
    return {
      parts: [
        paragraph(t`${p.body()}在职人员年龄结构`),
        gridOf([
          ['年龄段', ...names, '合计'],
          ['人数（人）', ...x.parts.map(r => r.amount), x.total],
          ['所占比重', ...x.parts.map(r => r.share), '100%'],
        ]),
      ],
      bonds: [...x.shares, x.sum],
    }
  },
  p => {
    const x = sharesOf(p, p.parts(3, 60, 1900), bareWan(p), v => p.percent(v, 2))
    const names = ['公开招标', '竞争性磋商', '询价及其他']
    return tabled(
      [
        ['序号', '采购方式', '项目数（个）', '成交金额（万元）', '金额占比'],
        ...x.parts.map((r, i) => [`${i + 1}`, names[i]!, `${p.draw.integer(2, 30)}`, r.amount, r.share]),
        ['', '合计', '', x.total, '100%'],
      ],
      [...x.shares, x.sum],
      '',
    )
  },
]
