import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const NAMES = ['立项依据充分性', '预算编制科学性', '资金到位率', '预算执行率', '实际完成率', '完成及时率']
const WEIGHTS = ['10', '10', '10', '10', '30', '30']

const table = (weights: readonly string[], scored: boolean, names = NAMES): string[][] => [
  ['一级指标', '三级指标', '分值', ...(scored ? ['得分'] : ['评分标准'])],
  ...names.map((name, i) => ['绩效', name, weights[i]!, scored ? weights[i]! : '达到要求得满分']),
]

const mentions = (...tables: string[][][]): string[] => {
  const document = documentOf(...tables.flatMap((rows, i) => [`表${i + 1}：评价指标体系`, rows]))
  return verify(document, extract(document))
    .checks.filter(c => c.kind === 'mention')
    .map(c => `${c.verdict} ${c.formula}`)
}

describe('the weights of a rubric and of the table that scores by it', () => {
  it('are the same', () => {
    expect(mentions(table(WEIGHTS, false), table(WEIGHTS, true))).toEqual(
      WEIGHTS.map(w => `agrees ${w} = ${w}`),
    )
  })

  it('or one of them is wrong', () => {
    const changed = ['10', '10', '10', '10', '20', '30']
    expect(mentions(table(changed, false), table(WEIGHTS, true))).toContain('disagrees 30 ≠ 20')
  })

  it('are not compared where the tables are of two rubrics, or of several projects', () => {
    expect(mentions(table(['20', '20', '20', '20', '10', '10'], false), table(WEIGHTS, true))).toEqual([])
    expect(mentions(table(WEIGHTS, false), table(WEIGHTS, true), table(WEIGHTS, true))).toEqual([])
    const other = ['数量', '质量', '时效', '成本', '资金到位率', '预算执行率']
    expect(mentions(table(WEIGHTS, false, other), table(WEIGHTS, true))).toEqual([])
  })
})
