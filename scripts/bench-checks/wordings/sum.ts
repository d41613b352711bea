import { sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { is, plus } from '../relation.ts'
import { cell, grid } from '../table.ts'
import { joined, plain, t, type Written } from '../writing.ts'
import { say, type Wording } from './wording.ts'

const money = (p: Pen, number: number) => {
  const values = p.parts(number, 15, 1800)
  const total = p.wan(sumOf(values))
  const parts = values.map(p.wan)
  return { total, parts, bond: is(total, plus(...parts)) }
}

const heads = (p: Pen, number: number, unit: string) => {
  const values = Array.from({ length: number }, () => p.draw.integer(6, 420))
  const total = p.number(
    values.reduce((a, b) => a + b, 0),
    unit,
  )
  const parts = values.map(value => p.number(value, unit))
  return { total, parts, bond: is(total, plus(...parts)) }
}

const USES = [
  '设备购置费',
  '材料费',
  '劳务费',
  '委托业务费',
  '维修维护费',
  '宣传费',
  '租赁费',
  '差旅费',
  '印刷费',
  '咨询费',
]
const named = (p: Pen, parts: readonly Written[], from: readonly string[] = USES) => {
  const names = p.draw.shuffle(from)
  return parts.map((part, i) => t`${names[i]!}${part}`)
}

export const sumWordings: readonly Wording[] = [
  p => {
    const m = money(p, p.draw.integer(3, 5))
    return say(t`${p.project()}全年支出合计${m.total}，其中：${joined(named(p, m.parts), '，')}。`, [m.bond])
  },
  p => {
    const m = money(p, 3)
    return say(t`${p.project()}实际支出${m.total}，包括${joined(named(p, m.parts), '、')}。`, [m.bond])
  },
  p => {
    const m = money(p, 3)
    const [a, b, c] = m.parts
    return say(t`${p.project()}总投资${m.total}，由中央补助${a!}、省级配套${b!}和县级自筹${c!}三部分组成。`, [
      m.bond,
    ])
  },
  p => {
    const m = money(p, 3)
    return say(
      t`${p.project()}、${p.project()}、${p.project()}三个项目共安排资金${m.total}，金额分别为${joined(m.parts, '、')}。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p, p.draw.integer(3, 6))
    return say(t`${p.project()}支出明细：${joined(named(p, m.parts), '，')}，合计${m.total}。`, [m.bond])
  },
  p => {
    const m = money(p, p.draw.integer(2, 4))
    return say(t`${p.body()}本年支出${m.total}（${joined(named(p, m.parts), '、')}）。`, [m.bond])
  },
  p => {
    const m = money(p, 3)
    const [a, b, c] = m.parts
    return say(
      t`${p.project()}资金${m.total}全部用于以下三个方面：一是购买防护物资${a!}；二是支付施工进度款${b!}；三是开展第三方检测${c!}。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p, 3)
    const lines = named(p, m.parts)
    return say(
      [
        t`${p.project()}当年支出${m.total}，具体构成如下：`,
        ...lines.map((line, i) => t`${`${i + 1}.`}${line}。`),
      ],
      [m.bond],
    )
  },
  p => {
    const m = money(p, 3)
    const names = p.draw.shuffle(USES)
    const project = p.project()
    return {
      parts: [
        { kind: 'paragraph', text: t`${project}资金使用明细见下表，表中三项支出共计${m.total}。` },
        {
          kind: 'table',
          rows: [
            [cell('支出内容'), cell('金额（万元）')],
            ...grid(m.parts.map((part, i) => [names[i]!, { ...part, unit: '' }])),
          ],
        },
      ],
      bonds: [m.bond],
    }
  },
  p => {
    const m = money(p, 3)
    const [a, b, c] = m.parts
    return say(t`${p.body()}当年预算拨款${a!}，加上年结转${b!}和上级追加${c!}，全年可用资金共${m.total}。`, [
      m.bond,
    ])
  },
  p => {
    const h = heads(p, 3, '人')
    const [a, b, c] = h.parts
    return say(t`${p.body()}年末实有人员${h.total}：行政人员${a!}，事业人员${b!}，工勤人员${c!}。`, [h.bond])
  },
  p => {
    const h = heads(p, 4, '场次')
    const [a, b, c, d] = h.parts
    return say(t`${p.body()}一至四季度分别组织惠民演出${a!}、${b!}、${c!}、${d!}，全年累计${h.total}。`, [
      h.bond,
    ])
  },
  p => {
    const h = heads(p, 2, '名')
    const [a, b] = h.parts
    return say(t`${p.body()}共有编制${h.total}，其中行政编制${a!}、事业编制${b!}。`, [h.bond])
  },
  p => {
    const m = money(p, 3)
    const [a, b, c] = m.parts
    return say(
      t`“三公”经费方面，${p.body()}全年支出${m.total}，即因公出国（境）费${a!}，公务用车购置及运行维护费${b!}，公务接待费${c!}。`,
      [m.bond],
    )
  },
  p => {
    const m = money(p, 3)
    const names = p.draw.shuffle(USES)
    const project = p.project()
    return {
      parts: [
        { kind: 'paragraph', text: t`${project}共支出${m.total}，各项用途如下（单位：万元）。` },
        {
          kind: 'table',
          rows: [names.slice(0, 3), m.parts.map(part => ({ ...part, unit: '' }))].map(row =>
            row.map(x => cell(typeof x === 'string' ? plain(x) : x)),
          ),
        },
      ],
      bonds: [m.bond],
    }
  },
  p => {
    const m = money(p, 2)
    const [a, b] = m.parts
    return say(t`${p.project()}先后两批下达资金，第一批${a!}，第二批${b!}，两批合计${m.total}。`, [m.bond])
  },
]
