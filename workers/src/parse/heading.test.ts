import { describe, expect, it } from 'vitest'
import { headingLevel } from './heading.ts'

describe('headingLevel', () => {
  it.each([
    ['一、部门基本情况', 1],
    ['十二、其他需要说明的问题', 1],
    ['第三部分 绩效分析', 1],
    ['（一）主要职责', 2],
    ['(二) 年度工作任务', 2],
    ['1. 预算编制', 3],
    ['2、资金管理情况', 3],
    ['3．2024年度整体支出绩效目标', 3],
    ['（1）产出数量', 4],
    ['（三）健全机制，提升质量', 2],
    ['（四）存在问题：', 2],
    ['（五）项目概况。', 2],
  ])('%s has level %i', (text, level) => expect(headingLevel(text)).toBe(level))

  it.each([
    '一是加强组织领导',
    '一方面，资金到位较晚',
    '1.9万元',
    '2.5 亿元用于基本建设',
    '24.48%',
    '（一）全年预算执行率98.5%，较上年提高2个百分点',
    '1. 本年收入100万元。',
    '（二）本年收入100万元。',
    '3. 加强队伍建设。',
    '（1）数量指标：完成率100%',
    '2024年度部门整体支出绩效自评报告',
    '（1）',
    '三公经费',
    '二、三级指标，',
    '1.预算执行率，',
    '第三季度支出进度',
  ])('%s is no heading', text => expect(headingLevel(text)).toBe(null))

  it('takes a numbered paragraph of several lines as text', () => {
    expect(headingLevel(`（一）${'本年度继续推进各项重点工作'.repeat(5)}`)).toBe(null)
  })
})
