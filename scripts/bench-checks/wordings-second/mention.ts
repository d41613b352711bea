import { exact } from '@heshu/shared/number/exact.ts'
import type { Pen } from '../pen.ts'
import { type Bond, is, over, type Part, type Statement } from '../relation.ts'
import { cell, grid } from '../table.ts'
import type { Wording } from '../wordings/wording.ts'
import { type Text, t, type Written } from '../writing.ts'
import { partOf, someOf } from './draws.ts'
import { across, gridOf, paragraph, tableOf } from './parts.ts'

const twice = (first: Text | Part, again: Text | Part, bonds: readonly Bond[]): Statement => {
  const part = (x: Text | Part): Part => (x.kind === 'text' ? paragraph(x) : x)
  return { parts: [part(first)], apart: [part(again)], bonds }
}

const amounts = (p: Pen, low = 40, high = 5000): [Written, Written] => {
  const value = p.amount(low, high)
  return [p.wan(value), p.wan(value)]
}

const counts = (p: Pen, unit: string, low = 11, high = 2400): [Written, Written] => {
  const value = p.draw.integer(low, high)
  return [p.number(value, unit), p.number(value, unit)]
}

/** A figure in a cell; its unit stands in the header. */
const inCell = (figure: Written): Written => ({ ...figure, unit: '' })

export const mentionWordings: readonly Wording[] = [
  p => {
    const [a, b] = amounts(p)
    const project = p.project()
    return twice(
      t`${project}全年执行数为${a}，主要用于设备采购、安装调试和人员培训。`,
      t`（三）资金使用情况分析。${project}全年执行数${b}，支出范围符合资金管理办法，未发现挤占挪用情况。`,
      [is(b, a)],
    )
  },
  p => {
    const project = p.project()
    const value = p.amount(60, 3000)
    const spentValue = partOf(p, value, 6900, 9980)
    const [a, b] = [p.wan(value), p.wan(value)]
    const [c, d] = [p.wan(spentValue), p.wan(spentValue)]
    const rate = p.percent(spentValue.div(value), 2)
    const points = { ...p.figure(spentValue.div(value).mul(exact(10)), '分', 2), unit: '' }
    const first = p.bare(partOf(p, value, 7900, 9900), '万元', p.manner.decimals)
    const form: Part = tableOf([
      across('项目支出绩效自评表', 7),
      [cell('项目名称'), ...across(project, 6)],
      ...grid([
        ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
        ['年度资金总额', first, inCell(a), inCell(c), '10', rate, points],
      ]),
    ])
    return {
      parts: [paragraph(t`${project}全年预算数${b}，全年执行数${d}，资金使用安全规范。`)],
      apart: [form],
      bonds: [is(b, a), is(d, c), is(rate, over(c, a))],
    }
  },
  p => {
    const project = p.project()
    const value = p.amount(12, 900)
    const [printed, prose] = [p.bare(value, '元', 2), p.wan(value)]
    return twice(
      t`${project}合同金额${prose}，合同履行期为一年。`,
      gridOf([
        ['序号', '项目名称', '中标单位', '合同金额（元）', '备注'],
        ['1', project, '甲公司', printed, ''],
        ['2', p.project(), '乙公司', p.bare(p.amount(12, 400), '元', 2), '单一来源'],
      ]),
      [is(prose, printed)],
    )
  },
  p => {
    const thing = p.thing()
    const number = p.draw.integer(20, 900)
    const reached = number + someOf(p, number, 1, 20)
    const [a, b] = [number, number].map(n => p.number(n, thing.unit))
    const [c, d] = [reached, reached].map(n => p.number(n, thing.unit))
    const name = `${thing.act}${thing.name}`
    return {
      parts: [
        tableOf([
          [cell('年度总体目标'), cell('预期目标'), cell('实际完成情况')],
          [
            cell(''),
            cell(t`保障经费及时足额到位，全年${name}不少于${a!}。`),
            cell(t`经费已及时足额到位，全年实际${name}${c!}。`),
          ],
        ]),
      ],
      apart: [
        gridOf([
          ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值'],
          ['产出指标', '数量指标', `${name}数量`, t`≥${b!}`, d!],
        ]),
      ],
      bonds: [is(b!, a!), is(d!, c!)],
    }
  },
  p => {
    const body = p.body()
    const [a, b] = counts(p, '名', 20, 300)
    const [c, d] = counts(p, '名', 10, 290)
    return twice(
      t`单位基本情况：${body}核定编制${a}，年末在职人员${c}，另有离退休人员若干。`,
      t`人员管理方面，${body}核定编制${b}，年末在职人员${d}，严格执行机构编制纪律。`,
      [is(b, a), is(d, c)],
    )
  },
  p => {
    const hundredths = p.draw.integer(8200, 9990)
    const of = () => p.figure(exact(hundredths).div(exact(100)), '分', 2)
    const [a, b] = [of(), of()]
    const project = p.project()
    return twice(
      t`按照评价指标体系逐项打分，${project}自评得分为${a}。`,
      t`五、评价结论。综合各项因素，${project}自评得分${b}，评价工作组对结果予以认可。`,
      [is(b, a)],
    )
  },
  p => {
    const value = exact(p.draw.integer(7100, 9980)).div(exact(10_000))
    const [a, b] = [p.percent(value, 2), p.percent(value, 2)]
    const project = p.project()
    return twice(
      t`截至年底，${project}预算执行率为${a}，总体进度正常。`,
      t`投入指标：${project}预算执行率${b}，按评分细则计分，扣分原因为尾款未付。`,
      [is(b, a)],
    )
  },
  p => {
    const [one, two] = [p.body(), p.body()]
    const [a, b] = counts(p, '人', 12, 280)
    return twice(
      gridOf([
        ['单位名称', '核定编制（人）', '实有人数（人）'],
        [one, p.number(p.draw.integer(290, 400), ''), inCell(a)],
        [two, p.number(p.draw.integer(290, 400), ''), p.number(p.draw.integer(12, 280), '')],
      ]),
      t`${one}实有人数${b}，平均年龄偏大，专业技术力量亟待补充。`,
      [is(b, a)],
    )
  },
  p => {
    const [a, b] = amounts(p)
    const body = p.body()
    return twice(
      t`截至12月31日，${body}固定资产账面原值${a}，其中房屋和车辆占比较高。`,
      t`资产管理方面，${body}固定资产账面原值为${b}，账实相符，未发现闲置。`,
      [is(b, a)],
    )
  },
  p => {
    const [a, b] = amounts(p)
    const project = p.project()
    return {
      parts: [
        paragraph(
          t`${project}经集体研究后实施，全年安排财政资金${a}，由项目单位统一管理。上述${b}资金已于6月底前全部拨付到位。`,
        ),
      ],
      bonds: [is(b, a)],
    }
  },
  p => {
    const project = p.project()
    const [a, b] = counts(p, '户')
    const [c, d] = counts(p, '人', 3000, 9000)
    return twice(
      t`摘要：${project}惠及农户${a}、群众${c}，资金使用总体规范，群众反映较好。`,
      t`社会效益指标完成情况：${project}惠及农户${b}、群众${d}，改善了当地生产生活条件。`,
      [is(b, a), is(d, c)],
    )
  },
  p => {
    const project = p.project()
    const [a, b] = amounts(p)
    const other = p.project()
    return twice(
      gridOf([
        ['项目支出决算明细表（万元）', '年初预算', '支出决算'],
        [project, p.bare(p.amount(5100, 6000), '万元', p.manner.decimals), inCell(a)],
        [other, p.bare(p.amount(40, 900), '万元', p.manner.decimals), p.bare(p.amount(40, 900), '万元', 2)],
      ]),
      gridOf([
        ['序号', '项目名称', '支出决算（万元）', '自评等级'],
        ['1', project, inCell(b), '优'],
      ]),
      [is(b, a)],
    )
  },
]
