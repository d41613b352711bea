import { describe, expect, it } from 'vitest'
import { type FindingRef, findingChanges, versionChanges } from './changes.ts'
import type { DocumentResult } from './output.ts'
import { lineOf } from './report-line.ts'

const finding = (id: string, message = ''): FindingRef => ({
  id,
  kind: 'ratio',
  verdict: 'disagrees',
  severity: 'figure',
  message,
})

const document = (figures: readonly (readonly [measures: string, text: string])[]): DocumentResult =>
  ({
    checks: [],
    figures: figures.map(([measures, text]) => ({ measures, role: null, ref: { text } })),
  }) as unknown as DocumentResult

describe('findingChanges', () => {
  it('tells new, gone, changed and unchanged findings by their id', () => {
    const changes = findingChanges(
      [finding('a'), finding('b', '1'), finding('c')],
      [finding('b', '2'), finding('c'), finding('d')],
    )
    expect(changes.new.map(each => each.id)).toEqual(['d'])
    expect(changes.gone.map(each => each.id)).toEqual(['a'])
    expect(changes.changed.map(pair => pair.after.message)).toEqual(['2'])
    expect(changes.unchanged).toEqual(['c'])
  })
})

describe('versionChanges', () => {
  it('names figures that are printed otherwise, came, or went', () => {
    const before = document([
      ['预算', '100万元'],
      ['支出', '80 万元'],
      ['支出', '80万元'],
      ['结余', '20万元'],
    ])
    const after = document([
      ['支出', '80万元'],
      ['支出', '90万元'],
      ['预算', '100万元'],
      ['执行率', '90%'],
    ])
    expect(versionChanges(before, after).figures).toEqual([
      { measures: '支出', before: '80万元', after: '90万元' },
      { measures: '结余', before: '20万元', after: null },
      { measures: '执行率', before: null, after: '90%' },
    ])
  })
})

describe('lineOf', () => {
  const report = {
    unit: '甲市 财政局',
    kind: 'department',
    year: 2023,
    title: '甲市财政局2023年度报告',
  } as const
  it('joins body, kind and year, whatever the title', () => {
    expect(lineOf(report)).toBe(lineOf({ ...report, unit: '甲市财政局', title: null }))
    expect(lineOf(report)).not.toBe(lineOf({ ...report, year: 2024 }))
  })
  it('keeps the projects of one body apart', () => {
    const project = { ...report, kind: 'project' } as const
    expect(lineOf(project)).not.toBe(lineOf({ ...project, title: '甲市财政局2023年度乙项目报告' }))
    expect(lineOf({ ...project, title: null })).toBeNull()
  })
  it.each(['unit', 'kind', 'year'] as const)('is none without the %s', key => {
    expect(lineOf({ ...report, [key]: null })).toBeNull()
  })
})
