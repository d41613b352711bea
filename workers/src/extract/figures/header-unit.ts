import type { Unit } from '@heshu/shared/model/figure.ts'
import { ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { baseOf, dimensionOfMeasure, MEASURE_WORD, PER } from './measure-words.ts'
import { worthOf } from './written-number.ts'

const MONEY = new RegExp(`^(?:人民币)?([十百千]?[万亿]|万亿|[百千])?((?:元|美元|港元|欧元)${PER}{0,2})$`)
const COUNT = new RegExp(`^([百千]?[万亿])?(${MEASURE_WORD}(?:/每?[\\u4e00-\\u9fff]{1,3})?)$`)

/** The unit that a word by itself names: 万元, 元/人, %, 人次; null for any other word. */
export const unitNamed = (word: string, from: 'header' | 'caption'): Unit | null => {
  const text = word.replace(/\s/g, '').replace('％', '%')
  const money = MONEY.exec(text)
  if (money)
    return {
      text: baseOf((money[1] ?? '') + money[2]!),
      dimension: 'money',
      base: baseOf(money[2]!),
      factor: worthOf(money[1] ?? ''),
      from,
    }
  if (text === '%' || text === '百分比')
    return { text: '%', dimension: 'ratio', base: '%', factor: powerOfTen(-2), from }
  if (text === '‰') return { text: '‰', dimension: 'ratio', base: '‰', factor: powerOfTen(-3), from }
  if (/^1?\/(?:10|十)万$/.test(text))
    return { text: '/10万', dimension: 'ratio', base: '/10万', factor: powerOfTen(-5), from }
  if (text === '分') return { text: '分', dimension: 'score', base: '分', factor: ONE, from }
  if (/^个?百分点$/.test(text))
    return { text: '个百分点', dimension: 'percentage-point', base: '百分点', factor: powerOfTen(-2), from }
  const count = COUNT.exec(text)
  if (count)
    return {
      text,
      dimension: dimensionOfMeasure(count[2]!),
      base: baseOf(count[2]!),
      factor: worthOf(count[1] ?? ''),
      from,
    }
  return null
}

/** The unit in a header: 金额（万元）, 占比(%), 单位：万元; a header whose name is a score's is in 分. */
export const unitInHeader = (header: string): Unit | null => {
  for (const [, inside] of header.matchAll(
    /[（([]\s*(?:金额)?(?:单位)?[:：]?\s*([^（()）\]]{1,8})\s*[)）\]]/g,
  )) {
    const unit = unitNamed(inside!, 'header')
    if (unit) return unit
  }
  if (/[\u4e00-\u9fff][%％]$/.test(header)) return unitNamed('%', 'header')
  const tail = /(?:单位[:：]|[:：/])\s*([^（()）:：/]{1,6})$/.exec(header)
  if (tail) return unitNamed(tail[1]!, 'header')
  return isScoreHeader(header) ? unitNamed('分', 'header') : null
}

/** 人数, 受益户数, 接待人次: headers whose name is what their figures count. */
export const unitCounted = (header: string): Unit | null => {
  const name = header.replace(/[(（].*$/, '')
  const word =
    /([人户批场班车件])次数?$/.exec(name)?.[0].replace('数', '') ??
    /([人户份件例个家名台套辆次场所座])数$/.exec(name)?.[1]
  return word ? unitNamed(word, 'header') : null
}

export const isScoreHeader = (header: string): boolean =>
  /(?:分值|得分|分数|评分|自评分|满分|权重|扣分)(?:[（(][^）)]*[)）])?[*＊]?$/.test(header)

/** Numbers in such columns and rows are not amounts of money, whatever the unit above the table says. */
export const isNotMoney = (name: string): boolean =>
  /(?:[率比]|占比|比例|比重|百分比|%|％|‰|[人个次户件项家名份批场期班台套辆栋座宗起例篇条组村]数|[人批频班]次|数量|人员|编制|面积|辆数|指标值|完成值|分值|得分|分数|权重|评分)(?:[（(][^）)]*[)）])?$/.test(
    name,
  )

/** 序号, 项目编码, 电话, 年份, and 类 款 项, the levels of the budget's account codes: digits there are no quantities. */
export const isPlainHeader = (name: string): boolean =>
  /^[类款项]$|(?:序号|编号|编码|代码|行次|栏次|电话|邮编|账号|年份|(?<![上本去今当])年度|日期|时间|期限|文号|证号|手机|联系方式)(?:[（(][^）)]*[)）])?[*＊]?$/.test(
    name,
  )

/** 单位：万元, 金额单位：元 */
export const unitInCaption = (line: string): Unit | null => {
  const named = /单位[:：为]?\s*[（(]?\s*((?:人民币)?[十百千]?[万亿]*\s*(?:元|美元))/.exec(line)
  return named ? unitNamed(named[1]!, 'caption') : null
}
