import { exact } from '@heshu/shared/number/exact.ts'
import type { Distractor } from './distractors.ts'
import type { Part } from './relation.ts'
import { cell, grid } from './table.ts'
import { type Text, t } from './writing.ts'

const paragraphs = (...texts: readonly Text[]): Part[] => texts.map(text => ({ kind: 'paragraph', text }))

/** More true statements that only look as if a relation were asserted. */
export const DISTRACTORS_SECOND: readonly Distractor[] = [
  // Years of a plan, without the years that are still to come.
  p => {
    const [a, b, c] = p.parts(3, 60, 700)
    return paragraphs(
      t`${p.project()}规划总投资${p.wan(a!.add(b!).add(c!).mul(exact(2)))}，${`${p.year - 2}`}年至${`${p.year}`}年已分别安排${p.wan(a!)}、${p.wan(b!)}、${p.wan(c!)}，其余资金以后年度落实。`,
    )
  },
  // Next year's plan beside this year's figure.
  p =>
    paragraphs(
      t`${p.body()}本年度投入信息化建设资金${p.wan(p.amount(90, 600))}，${`${p.year + 1}`}年拟安排${p.wan(p.amount(601, 900))}，力争到${`${p.year + 3}`}年实现系统全覆盖。`,
    ),
  // Growth at constant prices beside values at current prices.
  p => {
    const before = p.amount(90_000, 400_000)
    return paragraphs(
      t`${p.body()}农林牧渔业总产值${p.figure(before.mul(exact(109)).div(exact(100)), '亿元', 2)}（上年为${p.figure(before, '亿元', 2)}），按可比价格计算，比上年增长4.6%。`,
    )
  },
  // Document numbers, dates, telephone and index numbers.
  p =>
    paragraphs(
      t`经县政府第${`${p.draw.integer(21, 98)}`}次常务会议研究，依据财教〔${`${p.year}`}〕${`${p.draw.integer(12, 190)}`}号和${`${p.year - 1}`}年第${`${p.draw.integer(2, 9)}`}号公告，${p.project()}于4月18日启动，联系电话0730-8690022，监督索引号53092600243601000。`,
    ),
  p =>
    paragraphs(
      t`根据《${p.body()}工程管理办法》第二十三条，估算投资400万元以上的项目须公开招标，100万元至400万元的可采用竞争性磋商，低于100万元的由单位自行组织。`,
    ),
  // Standards by tier, without the numbers of those paid in each.
  p => {
    const people = p.draw.integer(120, 900)
    return paragraphs(
      t`${p.project()}标准分三档：一档每人每月752元，二档每人每月470元，三档每人每月188元，当年惠及${p.number(people, '人')}，支出${p.wan(exact(people * 4873))}。`,
    )
  },
  p => {
    const a = p.draw.integer(30, 60) * 10
    return paragraphs(
      t`自7月1日起，${p.project()}补助标准由每人每月${p.number(a, '元')}调整为${p.number(a + 40, '元')}，上半年和下半年享受人数分别为${p.number(p.draw.integer(200, 400), '人')}、${p.number(p.draw.integer(401, 700), '人')}。`,
    )
  },
  // A few examples of many.
  p =>
    paragraphs(
      t`${p.project()}涉及发改、财政、教育等${p.number(p.draw.integer(9, 16), '个')}部门，全年召开联席会议${p.number(p.draw.integer(4, 12), '次')}。`,
    ),
  p =>
    paragraphs(
      t`${p.body()}全年印发管理制度${p.number(p.draw.integer(7, 14), '项')}，其中《合同管理办法》《印章使用规定》影响面较广。`,
    ),
  // Parts that overlap.
  p => {
    const n = p.draw.integer(60, 300)
    const [women, young, party] = [Math.ceil(n / 2), Math.ceil(n / 3) + 1, Math.ceil(n / 2) + 4]
    return paragraphs(
      t`${p.body()}现有干部职工${p.number(n, '人')}，其中女职工${p.number(women, '人')}、35岁以下${p.number(young, '人')}、中共党员${p.number(party, '人')}。`,
    )
  },
  p => {
    const n = p.draw.integer(20, 90)
    return [
      {
        kind: 'table',
        rows: [
          [
            cell('单位名称'),
            cell('年末人数（人）'),
            cell('其中：女性'),
            cell('其中：高级职称'),
            cell('其中：研究生'),
          ],
          ...grid(
            [0, 1, 2].map(i => [
              p.body(),
              p.number(n + 7 * i, ''),
              p.number(Math.ceil(n / 2) + i, ''),
              p.number(Math.ceil(n / 3) + 2 * i, ''),
              p.number(Math.ceil(n / 4) + i, ''),
            ]),
          ),
        ],
      },
    ]
  },
  // Several groups' rates beside one over all that is weighted by unprinted numbers.
  p =>
    paragraphs(
      t`第三方测评显示，${p.project()}教师满意度96.24%，学生满意度93.51%，家长满意度95.13%，综合满意度94.37%。`,
    ),
  p =>
    paragraphs(
      t`${p.body()}东、西两个校区生师比分别为16.2:1和17.8:1，全校生师比为16.7:1，均优于省定18:1的标准。`,
    ),
  // A yield and an income whose price is not printed.
  p =>
    paragraphs(
      t`${p.project()}实施后，核心示范区水稻平均亩产由${p.number(p.draw.integer(480, 520), '公斤')}提高到${p.number(p.draw.integer(540, 590), '公斤')}，亩均节本增收${p.number(p.draw.integer(120, 260), '元')}。`,
    ),
  // Rates of change whose bases are not printed.
  p =>
    paragraphs(
      t`${p.body()}全年受理投诉举报${p.number(p.draw.integer(300, 4000), '件')}，同比下降6.84%，其中消费类投诉同比增长2.31%，平均办结时长缩短1.5天。`,
    ),
  // A ceiling within a ceiling.
  p =>
    paragraphs(
      t`${p.project()}采购预算不超过${p.wan(p.amount(300, 900))}，其中软件部分不超过${p.wan(p.amount(60, 200))}、硬件部分不超过${p.wan(p.amount(201, 290))}，结余由财政收回。`,
    ),
  // A last row that is a mean, not a sum.
  p => {
    const values = [p.draw.integer(60, 79), p.draw.integer(80, 95), p.draw.integer(40, 59)].map(n => n * 3)
    const mean = values.reduce((a, b) => a + b, 0) / 3
    return [
      {
        kind: 'table',
        rows: [
          [cell('片区'), cell('每站日均服务量（人次）')],
          ...grid([
            ...['城东片区', '城西片区', '城北片区'].map((name, i) => [name, p.number(values[i]!, '')]),
            ['平均', p.number(mean, '')],
          ]),
        ],
      },
    ]
  },
  // Key figures of different units in one column.
  p => [
    {
      kind: 'table',
      rows: grid([
        ['序号', '主要指标', '单位', '数值'],
        [
          '1',
          '服务人口',
          '万人',
          p.figure(exact(p.draw.integer(2000, 6000) * 100), '万人', 2, { hideUnit: true }),
        ],
        ['2', '开放床位', '张', p.number(p.draw.integer(200, 900), '')],
        ['3', '年门诊量', '人次', p.number(p.draw.integer(90_000, 400_000), '')],
        ['4', '设备总值', '万元', p.bare(p.amount(900, 5000), '万元', 2)],
      ]),
    },
  ],
  // The same measure of two kinds of money, and at two points of time.
  p =>
    paragraphs(
      t`截至6月底，${p.project()}支付进度为41.26%；截至9月底，支付进度为68.93%。其中直达资金支付进度为83.17%，高于面上进度。`,
    ),
  p => {
    const [a, b] = p.parts(2, 80, 600)
    return paragraphs(
      t`${p.body()}上年结转${p.wan(a!)}已全部形成支出，本年新增指标${p.wan(b!)}于12月下达、尚未支付。${p.project()}另有质保金${p.wan(p.amount(2, 20))}。`,
    )
  },
  // Work of stages: shares of time, not of money.
  p =>
    paragraphs(
      t`${p.project()}合同总价${p.wan(p.amount(200, 900))}，按3:4:3的比例分期付款，首付款已于5月支付，工程形象进度达到65%。`,
    ),
]
