import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from './pen.ts'
import type { Part } from './relation.ts'
import { cell, grid } from './table.ts'
import { type Text, t } from './writing.ts'

/** True statements in which no relation between the figures is asserted, though they look as if one were. */
export type Distractor = (pen: Pen) => readonly Part[]

const paragraphs = (...texts: readonly Text[]): Part[] => texts.map(text => ({ kind: 'paragraph', text }))

const near = (p: Pen) => {
  const value = p.amount(100, 3000)
  return [p.wan(value), p.wan(value.add(p.amount(1, 3)))] as const
}

export const DISTRACTORS: readonly Distractor[] = [
  // Near-equal figures of different projects, bodies and periods.
  p => {
    const [a, b] = near(p)
    return paragraphs(t`${p.project()}全年预算数为${a}。`, t`${p.project()}全年预算数为${b}。`)
  },
  p => {
    const [a, b] = near(p)
    const project = p.project()
    return paragraphs(
      t`${`${p.year - 1}`}年，${project}到位资金${a}。`,
      t`${`${p.year}`}年，${project}到位资金${b}。`,
    )
  },
  p => {
    const [a, b] = near(p)
    const body = p.body()
    return paragraphs(t`${body}上半年支出${a}，下半年支出${b}。`)
  },
  p => {
    const thing = p.thing()
    const n = p.draw.integer(60, 900)
    return paragraphs(
      t`${p.body()}${thing.act}${thing.name}${p.number(n, thing.unit)}，${p.body()}${thing.act}${thing.name}${p.number(n + 2, thing.unit)}。`,
    )
  },
  p => {
    const thing = p.thing()
    const n = p.draw.integer(60, 900)
    return paragraphs(
      t`截至6月底，${thing.act}${thing.name}${p.number(n, thing.unit)}。`,
      t`截至12月底，累计${thing.act}${thing.name}${p.number(n + 37, thing.unit)}。`,
    )
  },
  // Approximate words.
  p => {
    const n = p.draw.integer(21, 96)
    return paragraphs(
      t`${p.project()}带动周边群众务工近${p.number(n * 10, '人')}，其中脱贫人口${p.number(n * 4 - 3, '人')}。`,
    )
  },
  p => {
    const value = p.draw.integer(3, 40)
    return paragraphs(
      t`${p.project()}概算约${p.number(value * 100, '万元')}，实际合同价${p.wan(exact(value * 100 * 10_000 - 137_000))}。`,
    )
  },
  p =>
    paragraphs(
      t`${p.body()}共接待群众来访${p.number(p.draw.integer(3, 90) * 100, '余人次')}，满意率达95%以上。`,
    ),
  p =>
    paragraphs(
      t`${p.project()}累计节约资金超${p.number(p.draw.integer(2, 9) * 100, '万元')}，工期缩短30天左右。`,
    ),
  // Lists that leave something out.
  p => {
    const [a, b, c] = p.parts(3, 60, 700)
    return paragraphs(
      t`${p.body()}项目支出${p.wan(a!.add(b!).add(c!))}，其中信息化运维${p.wan(a!)}、会议培训${p.wan(b!)}等。`,
    )
  },
  p => {
    const [a, b] = p.parts(2, 60, 700)
    return paragraphs(t`${p.project()}支出${p.wan(a!.add(b!))}，其中用于设备采购${p.wan(a!)}。`)
  },
  p => {
    const n = p.draw.integer(40, 90)
    return paragraphs(
      t`${p.body()}现有人员${p.number(n, '人')}，其中党员${p.number(Math.ceil(n / 2) + 3, '人')}、本科以上学历${p.number(n - 5, '人')}。`,
    )
  },
  // Rates whose base is not printed.
  p =>
    paragraphs(
      t`${p.project()}实施后，农产品商品率提高到${p.percent(exact('0.8137'), 2)}，农户收入同比增长${p.percent(exact('0.0624'), 2)}。`,
    ),
  p =>
    paragraphs(
      t`${p.body()}全年预算执行率${p.percent(exact('0.9341'), 2)}，政府采购执行率${p.percent(exact('0.8816'), 2)}，资产利用率100%。`,
    ),
  p =>
    paragraphs(
      t`${p.body()}本年人员经费${p.wan(p.amount(300, 2000))}，占财政拨款支出的${p.percent(exact('0.6173'), 2)}。`,
    ),
  // The same measure at another time or in another scope.
  p => {
    const body = p.body()
    return paragraphs(
      t`${body}一季度执行率${p.percent(exact('0.2218'), 2)}，二季度执行率${p.percent(exact('0.4873'), 2)}，三季度执行率${p.percent(exact('0.7306'), 2)}，四季度执行率${p.percent(exact('0.9652'), 2)}。`,
    )
  },
  p => {
    const [a, b] = near(p)
    const body = p.body()
    return paragraphs(
      t`${body}本级支出${a}。`,
      t`${body}（含下属单位）支出${p.wan(p.amount(4000, 6000))}，比年初测算数${b}有较大变化。`,
    )
  },
  // Dates, document numbers, standards.
  p =>
    paragraphs(
      t`根据《关于下达专项资金的通知》（财预〔${`${p.year}`}〕${`${p.draw.integer(11, 90)}`}号），补助标准为每人每年${p.number(p.draw.integer(2, 30) * 100, '元')}，执行期限自${`${p.year}`}年3月1日至12月31日。`,
    ),
  p =>
    paragraphs(
      t`补助标准由每人每月${p.number(p.draw.integer(30, 50) * 10, '元')}提高至${p.number(p.draw.integer(51, 80) * 10, '元')}，惠及${p.number(p.draw.integer(200, 900), '人')}，累计支出${p.wan(p.amount(100, 500))}。`,
    ),
  p =>
    paragraphs(
      t`${p.project()}总投资${p.wan(p.amount(3000, 9000))}，建设期为3年，当年完成投资${p.wan(p.amount(300, 900))}，累计完成投资${p.wan(p.amount(1000, 2900))}。`,
    ),
  // A figure that agrees with two others only by chance is left unsaid: amounts side by side.
  p => {
    const [a, b] = p.parts(2, 60, 700)
    return paragraphs(
      t`${p.project()}安排资金${p.wan(a!)}。${p.project()}安排资金${p.wan(b!)}。${p.body()}另有结转资金${p.wan(p.amount(20, 90))}。`,
    )
  },
  p =>
    paragraphs(
      t`扶持带动效应明显，户均增收${p.number(p.draw.integer(20, 90) * 100, '元')}，参与农户${p.number(p.draw.integer(200, 900), '户')}，合作社${p.number(p.draw.integer(3, 20), '家')}。`,
    ),
  // A table without totals; one whose last row is no total.
  p => [
    {
      kind: 'table',
      rows: [
        [cell('任务'), cell('计划'), cell('进展')],
        ...grid(
          [0, 1, 2].map(() => {
            const thing = p.thing()
            const n = p.draw.integer(20, 400)
            return [
              `${thing.act}${thing.name}`,
              p.number(n, thing.unit),
              p.number(n + p.draw.integer(0, 9), thing.unit),
            ]
          }),
        ),
      ],
    },
  ],
  p => [
    {
      kind: 'table',
      rows: [
        [cell('单位'), cell('年末人数（人）'), cell('平均年龄（岁）')],
        ...grid(
          [0, 1, 2].map(() => [
            p.body(),
            p.number(p.draw.integer(10, 90), ''),
            p.number(p.draw.integer(32, 48), ''),
          ]),
        ),
      ],
    },
  ],
  p => [
    {
      kind: 'table',
      rows: [
        [cell('年份'), cell('一般公共预算（万元）'), cell('政府性基金（万元）')],
        ...grid(
          [2, 1, 0].map(back => [
            `${p.year - back}年`,
            p.bare(p.amount(900, 4000), '万元', 2),
            p.bare(p.amount(100, 800), '万元', 2),
          ]),
        ),
      ],
    },
  ],
  p => paragraphs(t`年初设定指标${p.number(p.draw.integer(12, 20), '项')}，涉及产出、效益、满意度等方面。`),
]
