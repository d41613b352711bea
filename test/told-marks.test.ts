import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks of weights and totals find wrong: kind, stated, formula. A list of strings is a table. */
const findings = (...blocks: (string | string[])[]): string[] => {
  const document = documentOf(
    ...blocks.map(
      (b): BlockContent =>
        typeof b === 'string' ? b : b.map(row => row.split('|').map(cell => cell.trim())),
    ),
  )
  return verify(document, extract(document))
    .checks.filter(c => c.verdict === 'disagrees' && ['weights', 'total', 'sum'].includes(c.kind))
    .map(c => `${c.kind} ${c.stated.text}: ${c.formula}`)
}

describe('marks told one by one', () => {
  const parts = ['（一）决策指标满分40分，自评得37.5分。', '（二）产出指标满分60分，自评得55分。']
  it('are added up by a sentence that says how many', () => {
    expect(findings(...parts, '以上两项合计满分100分，自评总分92.5分。')).toEqual([])
    expect(findings(...parts, '以上两项合计满分110分，自评总分92.5分。')).toEqual([
      'total 110分: 40 + 60 = 100',
    ])
    expect(findings(...parts, '以上两项合计满分100分，自评总分95.5分。')).toEqual([
      'total 95.5分: 37.5 + 55 = 92.5',
    ])
  })

  it('say nothing where others stand between or more are counted', () => {
    expect(findings(...parts, '以上三项合计满分120分，自评总分108.5分。')).toEqual([])
    expect(findings(...parts, '（三）附加指标另行评价。', '以上各项合计满分120分，总分108.5分。')).toEqual([])
  })
})

describe('marks that were lost', () => {
  it('add up to what is told of all, and leave the score', () => {
    const told = (all: string, left: string) =>
      findings(
        `项目自评满分100分，其中执行率指标扣3.5分、满意度指标扣2分，两项共扣${all}分，最终得分${left}分。`,
      )
    expect(told('5.5', '94.5')).toEqual([])
    expect(told('5.5', '95.5')).toContain('total 95.5分: 100 − 5.5 = 94.5')
    expect(told('6.5', '94.5')).toContain('total 6.5分: 3.5 + 2 = 5.5')
  })

  it('are not all told where more are counted', () => {
    expect(findings('全年检查发现执行率指标扣3.5分、满意度指标扣2分等，四项共扣9.5分。')).toEqual([])
  })
})

describe('columns of scores', () => {
  const opinions = [
    '三级指标 | 分值 | 自评得分 | 复核得分',
    '目标设定 | 30 | 28 | 27.5',
    '预算执行 | 30 | 30 | 30',
    '产出数量 | 40 | 37 | 36',
    '得分合计 | 100 | 95 | 93.5',
  ]
  it('are each added up where one shows how', () => {
    expect(findings(opinions)).toEqual([])
    expect(findings(opinions.map(row => row.replace('| 36', '| 35')))).toEqual([
      'total 93.5: 27.5 + 30 + 35 = 92.5',
    ])
  })

  it('show by their total that no weight is missing', () => {
    expect(findings(opinions.map(row => row.replace('| 40', '| 38')))).toEqual([
      'weights 100: 30 + 30 + 38 = 98',
    ])
  })

  const projects = [
    '项目名称 | 决策得分 | 产出得分 | 总得分',
    '甲乡道路 | 38 | 57 | 95',
    '乙乡管网 | 39 | 50.5 | 89.5',
    '丙乡绿化 | 40 | 58 | 98',
  ]
  it('are added up across where most lines show it', () => {
    expect(findings(projects)).toEqual([])
    expect(findings(projects.map(row => row.replace('50.5', '51.5')))).toEqual([
      'total 89.5: 39 + 51.5 = 90.5',
    ])
    expect(findings(projects.map(row => row.replace(/(95|89.5)$/, '91')))).toEqual([])
  })
})
