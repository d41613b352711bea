import { exact } from '@heshu/shared/number/exact.ts'
import { readRubric } from '@heshu/shared/rubric/read-rubric.ts'
import { describe, expect, it } from 'vitest'
import { compileCriteria } from '../criteria/compile-criteria.ts'
import { checkRubric } from './check-rubric.ts'
import { haveSameRules } from './same-rules.ts'

const same = (a: string, b: string, weight = '4') =>
  haveSameRules(compileCriteria(a, exact(weight)), compileCriteria(b, exact(weight)))

const BANDS = '1. 比率≥90%的，得4分；2. 比率＜90%的，得1分。'

describe('two criteria have the same rules', () => {
  it.each([
    ['in another wording', BANDS, '控制率不低于90%的，得4分；控制率低于90%的，得1分。'],
    ['in another order', BANDS, '1. 比率＜90%的，得1分；2. 比率≥90%的，得4分。'],
  ])('%s', (_, a, b) => expect(same(a, b)).toBe(true))

  it.each([
    ['bound', BANDS.replaceAll('90%', '95%')],
    ['side of a bound', BANDS.replace('≥', '＞').replace('＜', '≤')],
    ['point', BANDS.replace('得1分', '得2分')],
    ['sort of rule', '得分=比率×4分'],
  ])('and not with another %s', (_, other) => expect(same(BANDS, other)).toBe(false))

  it('cannot be told where only a person judges', () => {
    expect(same('制度健全的，得4分。', '制度齐备的，得4分，否则酌情扣分。')).toBeNull()
    expect(same(BANDS, '酌情计分。')).toBeNull()
  })
})

const PACK = `id: anping-department-2024
issuer: 安平市
kind: department
year: 2024
name: 规则
sources:
  table: { document: 某报告评分表, standing: printed }
grades:
  - { grade: 优, scores: 90分（含）以上, basis: &b { source: table, clause: 等级, from: 2024 } }
  - { grade: 差, scores: 90分（不含）以下, basis: *b }
groups:
  - { path: [管理], weight: 60, basis: *b }
indicators:
  - { path: [管理, 执行率], weight: 60, criteria: 得分=执行率×60分, basis: *b }
  - { path: [绩效, 满意度], weight: 40, criteria: 满意度≥90%的，得40分；满意度＜90%的，得10分。, basis: *b }
`
const defectsOf = (yaml: string): string => {
  const { rubric, problems } = readRubric(yaml)
  if (!rubric) throw new Error(problems.join())
  const { criteria, defects } = checkRubric(rubric)
  return [...defects, ...criteria.flatMap(row => row.defects)].join('\n')
}

describe('the check of a pack', () => {
  it('finds nothing where all holds', () => expect(defectsOf(PACK)).toBe(''))

  it.each([
    [
      'a level that its indicators do not fill',
      PACK.replace('[管理], weight: 60', '[管理], weight: 70'),
      '「管理」的分值为 70，下级指标合计 60',
    ],
    [
      'a whole that they do not fill',
      PACK.replace('weight: 40', 'weight: 30').replace('得40分', '得30分'),
      '总分的分值为 100，下级指标合计 90',
    ],
    ['a gap between bands', PACK.replace('满意度＜90%', '满意度＜80%'), '空档'],
    ['bands that overlap', PACK.replace('满意度＜90%', '满意度≤90%'), '重叠'],
    ['a gap between grades', PACK.replace('90分（不含）以下', '89分（含）以下'), '之间有空档'],
    ['grades that overlap', PACK.replace('90分（不含）以下', '90分（含）以下'), '在界限上重叠'],
    ['a grade it cannot read', PACK.replace('90分（含）以上', '九十分上下'), '分数范围读不懂'],
    ['a name given twice', PACK.replace('[绩效, 满意度]', '[绩效, 执行率]'), '「执行率」重复'],
  ])('finds %s', (_, yaml, expected) => expect(defectsOf(yaml)).toContain(expected))

  it('takes points that the pack owns up to not knowing as known', () => {
    const short = PACK.replace('weight: 40', 'weight: 30').replace('得40分', '得30分')
    expect(defectsOf(`${short}missing:\n  - { under: [绩效], points: 10, what: 缺页, basis: *b }\n`)).toBe('')
  })
})
