import { type Exact, exact, sumOf } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { constant, is, over, plus, type Statement, times } from '../relation.ts'
import { say, type Wording } from '../wordings/wording.ts'
import { t } from '../writing.ts'
import { bareYuan, someOf } from './draws.ts'
import { gridOf, paragraph } from './parts.ts'

const CAPITALS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟'] as const

const section = (n: number): string =>
  [...`${n}`.padStart(4, '0')]
    .map((digit, i) => (digit === '0' ? '零' : `${CAPITALS[Number(digit)]}${PLACES[3 - i]}`))
    .join('')
    .replaceAll(/零+/g, '零')
    .replace(/零$/, '')

/** A whole number below 亿 as vouchers write it: 1203000 is 壹佰贰拾万叁仟. */
const capital = (n: number): string => {
  const [high, low] = [Math.floor(n / 10_000), n % 10_000]
  const text = `${high > 0 ? `${section(high)}万` : ''}${section(low)}`
  return text.replace(/^零/, '')
}

const rate = (p: Pen, events: number, people: number, unit: string, times: number, decimals = 2) =>
  p.figure(exact(events * times).div(exact(people)), unit, decimals)

/** A number of things in their own unit and in ten thousands of it. */
const inTenThousands = (p: Pen, value: number, unit: string, decimals: number) =>
  [p.number(value, unit), p.figure(exact(value), `万${unit}`, decimals)] as const

const apart = (
  first: ReturnType<typeof t>,
  again: ReturnType<typeof t>,
): Pick<Statement, 'parts' | 'apart'> => ({
  parts: [paragraph(first)],
  apart: [paragraph(again)],
})

export const unitWordings: readonly Wording[] = [
  p => {
    const value = p.draw.integer(2100, 98_000) * 100
    const yuan = p.number(value, '元')
    return say(
      t`${p.project()}经公开招标确定供应商，中标金额为${yuan}（大写：人民币${capital(value)}元整），合同已备案。`,
      [is(yuan, constant(value))],
    )
  },
  p => {
    const [plain, wan] = inTenThousands(p, p.draw.integer(120_000, 980_000), '人次', 2)
    return say(t`${p.body()}全年门急诊量${plain}，即${wan}，较好满足了群众就医需求。`, [is(wan, plain)])
  },
  p => {
    const project = p.project()
    const value = p.amount(12_000, 160_000)
    const [big, small] = [p.figure(value, '亿元', 2), p.wan(value)]
    return {
      ...apart(
        t`${project}估算总投资${big}，建设工期24个月，由代建单位组织实施。`,
        t`经查阅可行性研究报告批复，${project}估算总投资为${small}，与立项文件一致。`,
      ),
      bonds: [is(small, big)],
    }
  },
  p => {
    const values = p.parts(4, 3, 400)
    const bare = bareYuan(p)
    const cells = values.map(bare)
    const total = bare(sumOf(values))
    const prose = p.wan(sumOf(values))
    const project = p.project()
    const names = ['材料费', '人工费', '机械使用费', '监理费']
    return {
      parts: [
        paragraph(t`${project}全年支出合计${prose}，明细见下表。`),
        gridOf([
          ['支出内容', '金额（元）', '备注'],
          ...cells.map((c, i) => [names[i]!, c, i === 2 ? '含台班费' : '']),
          ['合计', total, ''],
        ]),
      ],
      bonds: [is(prose, total), is(total, plus(...cells))],
    }
  },
  p => {
    const body = p.body()
    const values = p.parts(3, 4, 90)
    const bare = (v: Exact) => p.bare(v, '万元', 2)
    const [a, b, c] = values.map(bare)
    const said = p.yuan(values[1]!)
    return {
      parts: [
        paragraph(t`${body}公用经费支出情况表（单位：万元）`),
        gridOf([
          ['项目', '办公费', '差旅费', '维修（护）费'],
          ['支出金额', a!, b!, c!],
        ]),
        paragraph(t`从上表看，${body}差旅费实际支出${said}，主要用于下乡督导。`),
      ],
      bonds: [is(b!, said)],
    }
  },
  p => {
    const births = p.draw.integer(4200, 46_000)
    const deaths = p.draw.integer(1, 6)
    const [a, b, c] = [p.number(births, '人'), p.number(deaths, '人'), rate(p, deaths, births, '', 100_000)]
    return say(
      t`妇幼健康水平持续向好，${p.body()}统计年度内活产数${a}，孕产妇死亡${b}，孕产妇死亡率为${c}/10万。`,
      [is(c, times(constant(100_000), over(b, a)))],
    )
  },
  p => {
    const people = p.draw.integer(1900, 38_000) * 100
    const doctors = Math.max(9, Math.floor(people / p.draw.integer(2300, 4900)))
    const [a, b] = [p.figure(exact(people), '万人', 2), p.number(doctors, '名')]
    const per = rate(p, doctors, people, '名', 10_000)
    return say(t`${p.body()}辖区常住人口${a}，注册全科医生${b}，每万人口拥有全科医生${per}。`, [
      is(per, times(constant(10_000), over(b, a))),
    ])
  },
  p => {
    const births = p.draw.integer(2200, 26_000)
    const deaths = Math.max(3, Math.floor(births / p.draw.integer(210, 480)))
    const [a, b, c] = [p.number(births, '人'), p.number(deaths, '人'), rate(p, deaths, births, '‰', 1)]
    return say(t`${p.body()}全年活产婴儿${a}，其中婴儿死亡${b}，婴儿死亡率${c}，低于控制指标。`, [
      is(c, over(b, a)),
    ])
  },
  p => {
    const hectares = p.draw.integer(420, 9800)
    const [mu, ha] = [p.number(hectares * 15, '亩'), p.number(hectares, '公顷')]
    return say(t`${p.body()}全年完成人工造林${ha}，折合${mu}，成活率达到作业设计要求。`, [
      is(mu, times(constant(15), ha)),
    ])
  },
  p => {
    const [mu, wan] = inTenThousands(p, p.draw.integer(13_000, 380_000), '亩', 2)
    return say(t`${p.project()}建成高效节水灌溉面积${wan}（${mu}），完成省级下达任务。`, [is(wan, mu)])
  },
  p => {
    const [power, wan] = inTenThousands(p, p.draw.integer(42_000, 990_000), '千瓦时', 2)
    return say(t`照明设施节能改造完成后，${p.body()}全年节约用电${power}，也就是${wan}，节能效果明显。`, [
      is(wan, power),
    ])
  },
  p => {
    const tons = p.draw.integer(30, 980)
    const kilograms = tons * 1000 + someOf(p, 1000, 1, 99)
    const [kg, t1] = [p.number(kilograms, '公斤'), p.figure(exact(kilograms).div(exact(1000)), '吨', 2)]
    return say(t`${p.project()}向受灾农户免费发放早稻良种${kg}，合${t1}，确保应种尽种。`, [
      is(t1, over(kg, constant(1000))),
    ])
  },
  p => {
    const project = p.project()
    const value = p.amount(6, 95)
    const [exactly, wan] = [p.yuan(value), p.figure(value, '万元', 2)]
    return {
      ...apart(
        t`${project}本年实际支付${exactly}，支付依据充分。`,
        t`（三）成本指标完成情况。${project}本年实际支付${wan}，控制在批复额度以内。`,
      ),
      bonds: [is(wan, exactly)],
    }
  },
]
