import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks of weights and totals say: verdict, kind, stated, formula. A list of strings is a table, | between its cells. */
const checksOf = (...blocks: (string | string[])[]): string[] => {
  const document = documentOf(
    ...blocks.map(
      (b): BlockContent =>
        typeof b === 'string' ? b : b.map(row => row.split('|').map(cell => cell.trim())),
    ),
  )
  return verify(document, extract(document))
    .checks.filter(c => ['weights', 'total', 'sum'].includes(c.kind))
    .map(c => `${c.verdict} ${c.kind} ${c.stated.text}: ${c.formula}`)
}
const findings = (...blocks: (string | string[])[]): string[] =>
  checksOf(...blocks).filter(line => !line.startsWith('agrees'))
/** The table with one cell's text exchanged, in the row that has the word. */
const altered = (rows: readonly string[], word: string, from: string, to: string): string[] =>
  rows.map(row => (row.includes(word) ? row.replace(from, to) : row))

describe('subtotals', () => {
  const rows = [
    '一级指标 | 二级指标 | 三级指标 | 分值 | 得分',
    '投入 | 目标 | 目标设定 | 10 | 9',
    '^ | ^ | 目标细化 | 5 | 5',
    '^ | ^ | 小计 | 15 | 14',
    '^ | 预算 | 预算配置 | 5 | 4.5',
    '^ | 合计 | < | 20 | 18.5',
    '过程 | 执行 | 预算执行 | 80 | 78',
    '总计 | < | < | 100 | 96.5',
  ]

  it('of each level are the sums of their rows', () => {
    expect(findings(rows)).toEqual([])
    expect(findings(altered(rows, '小计', '14', '15'))).toEqual(['disagrees total 15: 9 + 5 = 14'])
    expect(findings(altered(rows, '合计', '20 ', '25 '))).toEqual(['disagrees weights 25: 10 + 5 + 5 = 20'])
  })

  it('of unmerged cells add up the rows of their level since the one before', () => {
    const flat = [
      '一级指标 | 二级指标 | 分值 | 得分',
      '投入 | 目标 | 20 | 19',
      '过程 | 执行 | 20 | 20',
      ' | 管理 | 20 | 19',
      '小计 | | 40 | 39',
      '产出 | 数量 | 40 | 40',
      '总分 | | 100 | 98',
    ]
    expect(findings(flat)).toEqual([])
    expect(findings(altered(flat, '小计', '39', '38'))).toEqual(['disagrees total 38: 20 + 19 = 39'])
  })

  it('say nothing where they stand before their rows or where nothing groups the rows', () => {
    expect(
      findings([
        '一级指标 | 二级指标 | 分值 | 得分',
        '小计 | | 40 | 39',
        '投入 | 目标 | 40 | 39',
        '小计 | | 60 | 60',
        '产出 | 数量 | 60 | 60',
        '总分 | | 100 | 99',
      ]),
    ).toEqual([])
    expect(
      findings([
        '指标 | 分值 | 得分',
        '目标设定 | 40 | 39',
        '预算执行 | 30 | 30',
        '资产管理 | 30 | 30',
        '小计 | 60 | 60',
        '总分 | 100 | 99',
      ]),
    ).toEqual([])
  })
})

describe('levels with scores of their own', () => {
  it('in a column beside each level', () => {
    const rows = [
      '一级指标 | 分值 | 得分 | 二级指标 | 分值 | 得分',
      '投入 | 20 | 18 | 目标设定 | 10 | 9',
      '^ | ^ | ^ | 预算配置 | 10 | 9',
      '过程 | 80 | 75 | 预算执行 | 50 | 45',
      '^ | ^ | ^ | 资产管理 | 30 | 30',
      '合计 | 100 | 93 | < | 100 | 93',
    ]
    expect(findings(rows)).toEqual([])
    expect(findings(altered(rows, '过程', '75', '76'))).toEqual(['disagrees total 76: 45 + 30 = 75'])
  })

  it('in rows of their own, by their numbers', () => {
    const rows = [
      '指标 | 分值 | 得分',
      '一、投入 | 20 | 18',
      '（一）目标设定 | 10 | 9',
      '（二）预算配置 | 10 | 9',
      '二、过程 | 80 | 75',
      '（一）预算执行 | 50 | 45',
      '（二）资产管理 | 30 | 30',
      '合计 | 100 | 93',
    ]
    expect(findings(rows)).toEqual([])
    expect(findings(altered(rows, '一、投入', '18', '19'))).toEqual(['disagrees total 19: 9 + 9 = 18'])
    expect(findings(altered(rows, '合计', '93', '94'))).toEqual(['disagrees total 94: 9 + 9 + 45 + 30 = 93'])
    const headsOnly = [
      '指标 | 分值 | 得分',
      '一、投入 | 20 | 18',
      '1.目标 | | ',
      '二、过程 | 80 | 75',
      '合计 | 100 | 93',
    ]
    expect(findings(headsOnly)).toEqual([])
  })
})

describe('score tables of other shapes', () => {
  it('whose rows are called 内容 or 项目', () => {
    const rows = [
      '评价内容 | 满分 | 自评分 | 说明',
      '制度健全 | 30 | 30 | ',
      '资金合规 | 30 | 28.5 | 个别凭证不全',
      '任务完成 | 40 | 39 | ',
      '得分合计 | 100 | 97.5 | ',
    ]
    expect(findings(rows)).toEqual([])
    expect(findings(altered(rows, '得分合计', '97.5', '95.7'))).toEqual([
      'disagrees total 95.7: 30 + 28.5 + 39 = 97.5',
    ])
    // Projects with a hundred points each.
    expect(findings(['项目名称 | 分值 | 得分', '甲 | 100 | 95', '乙 | 100 | 92'])).toEqual([])
  })

  it('lie on their side', () => {
    const rows = [
      '项目 | 决策 | 过程 | 产出 | 效益 | 合计',
      '权重（分） | 15 | 25 | 36 | 24 | 100',
      '得分（分） | 14 | 22 | 36 | 23.6 | 95.6',
    ]
    expect(checksOf(rows)).toEqual([
      'agrees weights 100: 15 + 25 + 36 + 24 = 100',
      'agrees total 95.6: 14 + 22 + 36 + 23.6 = 95.6',
    ])
    expect(findings(altered(rows, '得分', '22', '25'))).toEqual([
      'disagrees total 95.6: 14 + 25 + 36 + 23.6 = 98.6',
    ])
    const inHeader = [
      '指标 | 决策（20分） | 产出（40分） | 效益（40分） | 合计（100分）',
      '得分 | 18 | 39 | 40 | 97',
    ]
    expect(findings(inHeader)).toEqual([])
    expect(findings(altered(inHeader, '决策', '（20分）', '（30分）'))).toEqual([
      'disagrees weights 100: 30 + 40 + 40 = 110',
    ])
  })

  it('have all their rows where these make the hundred', () => {
    const rows = ['评价指标 | 分值 | 得分', '立项 | 40 | 39', '执行 | 60 | 60', '合计 | 190 | 99']
    expect(findings(rows)[0]).toBe('disagrees weights 190: 40 + 60 = 100')
    expect(findings(altered(rows, '合计', '190', '10'))).toEqual(['disagrees weights 10: 40 + 60 = 100'])
  })
})

describe('rows beside the hundred', () => {
  it('need not be part of the total weight', () => {
    const rows = [
      '一级指标 | 二级指标 | 分值 | 得分',
      '投入 | 目标 | 20 | 20',
      '过程 | 执行 | 80 | 78',
      '加分项 | 创新 | 5 | 2',
      '合计 | < | 100 | 100',
    ]
    expect(findings(rows)).toEqual([])
    expect(findings(altered(rows, '合计', '100 ', '105 '))).toEqual([])
    expect(findings(altered(rows, '过程', '80', '70'))[0]).toMatch(/^disagrees|^open/)
  })
})

describe('a total in the prose', () => {
  it('is the sum of the parts that a score has', () => {
    const text = '综合得分94.5分，其中决策类得18分，过程类得19.5分，产出类得30分，效益类得27分。'
    expect(findings(text)).toEqual([])
    expect(findings(text.replace('得30分', '得36分'))).toEqual([
      'disagrees sum 94.5分: 18 + 19.5 + 36 + 27 = 100.5',
    ])
    expect(findings(text.replace('94.5分，其中', '93.5分。其中，'))).toEqual([
      'disagrees total 93.5分: 18 + 19.5 + 30 + 27 = 94.50',
    ])
    expect(
      findings('自评得分97分，其中预算执行（20分）得19分，产出（50分）得48分，效益（30分）得29分。'),
    ).toEqual(['disagrees total 97分: 19 + 48 + 29 = 96.00'])
  })

  it('need not be that of some parts, or of several bodies', () => {
    expect(findings('自评得分95分，其中产出指标得48分，效益指标得28分。')).toEqual([])
    expect(findings('平均得分95分，其中甲单位得93分，乙单位得97分，丙单位得96分，丁单位得94分。')).toEqual([])
  })

  it('is the hundred less what was deducted', () => {
    expect(checksOf('本项目自评总分100分，扣3.5分，最终得分96.5分。')).toEqual([
      'agrees total 96.5分: 100 − 3.5 = 96.5',
    ])
    expect(findings('自评得分97.5分。经逐项核对，共扣3.5分。')).toEqual([
      'disagrees total 97.5分: 100 − 3.5 = 96.5',
    ])
    expect(checksOf('自评得分96.5分，其中产出指标扣2分，效益指标扣1.5分。')).toEqual([
      'agrees total 96.5分: 100 − 2 − 1.5 = 96.5',
    ])
  })

  it('is left alone beside rules, parts and points won', () => {
    expect(findings('自评得分98分。每发现一处扣3分，扣完为止。')).toEqual([])
    expect(findings('自评得分96.5分，其中产出指标共扣2分。')).toEqual([])
    expect(findings('自评得分98分，加分2分，共扣4分。')).toEqual([])
    expect(findings('自评得分108分，满分120分，共扣12分。')).toEqual([])
  })
})

describe('a level that weighs more than the whole', () => {
  const rows = [
    '一级指标 | 分值 | 三级指标 | 分值 | 得分',
    '投入 | 40 | 目标设定 | 20 | 20',
    '^ | ^ | 预算编制 | 10 | ',
    '产出 | 60 | 完成率 | 60 | 60',
  ]
  it('lacks no rows: its weight is wrong', () => {
    expect(findings(rows)).toContain('open weights 40: 20 + 10 = 30')
    expect(findings(altered(rows, '投入', '40', '400'))).toContain('disagrees weights 400: 20 + 10 = 30')
  })
})
