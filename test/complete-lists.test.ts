import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** Verdict and kind of the checks of two kinds that accuse, one line each. */
const accusations = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document))
    .checks.filter(c => c.verdict === 'disagrees')
    .map(c => `${c.kind} ${c.stated.text.replace(/\s/g, '')}`)
}

describe('lists that leave nothing out', () => {
  it('accuse where words deny any other part', () => {
    expect(accusations('中心现有人员 86 人。其中，在编 41 人、聘用 35 人，无其他人员。')).toEqual([
      'sum 86人',
    ])
    expect(accusations('中心现有人员 86 人。其中，教师 41 人、医师 35 人。')).toEqual([])
  })

  it('accuse where each item has a bullet', () => {
    const list = (last: string) =>
      `单位支出合计 90 万元，明细如下：\n——人员经费 50 万元，比上年增长 3%；\n——公用经费 10 万元；\n——${last}。`
    expect(accusations(list('项目经费 40 万元'))).toEqual(['sum 90万元'])
    expect(accusations(list('项目经费 30 万元'))).toEqual([])
    expect(
      accusations('单位支出合计 90 万元，主要项目如下：\n——道路养护 50 万元；\n——桥梁加固 10 万元。'),
    ).toEqual([])
  })

  it('accuse where a bracket breaks down an item of a list that is complete', () => {
    const all =
      '开展检查 500 批次，由日常检查 240 批次（随机检查 202 批次、联合检查 83 批次）和专项检查 260 批次组成。'
    expect(accusations(all)).toEqual(['sum 240批次'])
    expect(accusations('开展日常检查 240 批次（随机检查 202 批次、联合检查 83 批次），覆盖各镇。')).toEqual(
      [],
    )
  })

  it('accuse where a total names the parts that another paragraph tells', () => {
    const told = (subject: string, state = '到位') =>
      `甲村道路项目${state}县级资金 120.5 万元、镇级资金 30.5 万元。\n另据统计，${subject}县级资金和镇级资金合计 161 万元。`
    expect(accusations(told('甲村道路项目'))).toEqual(['sum 161万元'])
    expect(accusations(told('乙村桥梁项目'))).toEqual([])
    expect(accusations(told('甲村道路项目', '计划安排'))).toEqual([])
    expect(accusations(told(''))).toEqual([])
  })
})

describe('a change told before the level it led to', () => {
  it('is the difference of that level and the year before', () => {
    expect(accusations('绿化率提高 1.20 个百分点，达到 41.50%（上年为 40.30%）。')).toEqual([])
    expect(accusations('绿化率提高 1.20 个百分点，达到 41.50%（上年为 40.80%）。')).not.toEqual([])
    expect(accusations('与上年比较，床位增加 20 张（增长 10%），年末总数达到 220 张。')).toEqual([])
    expect(accusations('与上年比较，床位增加 20 张（增长 12%），年末总数达到 220 张。')).not.toEqual([])
  })

  it('is left alone where something else was reached, or what was added grew', () => {
    expect(accusations('床位增加 20 张，增长 12%，护士总数达到 220 张。')).toEqual([])
    expect(accusations('新增床位 20 张，增长 12%，达到 220 张。')).toEqual([])
  })

  it('reads what was lost or spent less as the change of a transition alone', () => {
    expect(accusations('火灾损失由上年的 50 万元下降到 30 万元，少损失 20 万元。')).toEqual([])
    expect(accusations('火灾损失由上年的 50 万元下降到 30 万元，少损失 26 万元。')).toEqual([
      'difference 26万元',
    ])
    expect(accusations('上年支出 50 万元，今年预算 45 万元，实际支出 30 万元，少支出 15 万元。')).toEqual([])
  })
})

describe('a list parted by time with a total of its own', () => {
  it('is of no figure told before it', () => {
    const list =
      '按支付时间划分，一季度支出 707.63 万元，二季度支出 705.08 万元，三季度支出 1183.32 万元，四季度支出 1228.55 万元'
    expect(
      accusations(
        `为 1136 名协管员购买保险，每名 690 元，保费合计 78.3840 万元。\n${list}，四个季度共支出 3824.58 万元。`,
      ),
    ).toEqual([])
    expect(accusations(`办公费支出 690.50 万元。\n${list}，四个季度共支出 3824.58 万元。`)).toEqual([])
    expect(accusations(`办公费支出 690.50 万元。\n${list}，四个季度共支出 3842.58 万元。`)).toEqual([
      'sum 3842.58万元',
    ])
  })
})

describe('prizes by their grades', () => {
  it('are never more than all, and may be fewer', () => {
    const told = (all: string, third: string) =>
      `技能竞赛中获奖${all}个，其中，一等奖3个，二等奖3个，三等奖${third}个，名列前茅。`
    expect(accusations(told('12', '6'))).toEqual([])
    expect(accusations(told('12', '5'))).toEqual([])
    expect(accusations(told('2', '6'))).toEqual(['sum 2个'])
    expect(accusations(told('12', '60'))).toEqual(['sum 12个'])
  })
})
