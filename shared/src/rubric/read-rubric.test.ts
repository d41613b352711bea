import { describe, expect, it } from 'vitest'
import { toText } from '../number/exact.ts'
import { readRubric } from './read-rubric.ts'
import { readCard } from './rubric-card.ts'

const YAML = `id: anping-department-2024
issuer: 安平市  # 财政局发布
kind: department
year: 2024
name: 安平市部门整体支出评分规则
sources:
  table: { document: 某报告评分表, standing: printed }
indicators:
  - path: [管理, 采购执行率]
    weight: 0.50
    criteria: 得分=采购执行率×0.5分
    basis: { source: table, clause: 第一行, from: 2024 }
`
const problemsOf = (yaml: string) => readRubric(yaml).problems?.join('\n') ?? '没有问题'

describe('a rubric.yaml', () => {
  it('is read with exact points and each value with its source', () => {
    const { rubric } = readRubric(YAML)
    expect(rubric).toMatchObject({ id: 'anping-department-2024', issuer: '安平市', year: 2024, missing: [] })
    const [row] = rubric!.indicators
    expect(toText(row!.weight)).toBe('0.5')
    expect(toText(rubric!.full)).toBe('100')
    expect(row!.basis).toEqual({
      source: { document: '某报告评分表', number: null, standing: 'printed' },
      clause: '第一行',
      from: 2024,
    })
  })

  it.each([
    ['an unknown key', YAML.replace('kind:', 'kindd:'), 'kindd：没有这个键'],
    [
      'an unknown key further in',
      YAML.replace('    weight:', '    wieght: 1\n    weight:'),
      'indicators[1].wieght：没有这个键',
    ],
    ['a weight that is no number', YAML.replace('0.50', '五分'), 'indicators[1].weight：应为不带单位的分数'],
    [
      'a value without a source',
      YAML.replace(/ {4}basis.*\n/u, ''),
      'indicators[1].basis：应为 { source, clause, from }',
    ],
    [
      'a source that is not listed',
      YAML.replace('source: table', 'source: tabel'),
      '没有“tabel”，可用：table',
    ],
    [
      'a year of two digits',
      YAML.replace('from: 2024', 'from: 24'),
      'indicators[1].basis.from：应为四位年份',
    ],
    ['a key given twice', YAML.replace('kind:', 'year: 2023\nkind:'), '不是正确的 YAML'],
    ['a list', '- 1\n- 2\n', '整个文件应为一份键值表'],
    ['an empty file', '', '整个文件应为一份键值表'],
    ['references that multiply', `a: &a [x]\nb: &b [${'*a,'.repeat(30)}]\nc: [${'*b,'.repeat(30)}]`, '引用'],
  ])('with %s is refused, the key named', (_, yaml, expected) => {
    expect(problemsOf(yaml)).toContain(expected)
  })
})

describe('the card of a rubric.yaml', () => {
  it('says what the whole reading says', () => {
    const { id, issuer, kind, year } = readRubric(YAML).rubric!
    expect(readCard(YAML)).toEqual({ id, issuer, kind, year })
  })

  it('is none without a year', () => {
    expect(readCard(YAML.replace('year: 2024\n', ''))).toBeNull()
  })
})
