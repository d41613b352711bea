import { describe, expect, it } from 'vitest'
import { chooseRubric, isOfPlace } from './choose-rubric.ts'
import type { RubricCard } from './rubric-card.ts'

const card = (issuer: string | null, year: number, kind: RubricCard['kind'] = 'department'): RubricCard => ({
  id: `x-${kind}-${year}`,
  issuer,
  kind,
  year,
})
const report = (unit: string, year: number | null, kind: 'department' | 'project' | null = 'department') => ({
  unit,
  title: null,
  year,
  kind,
})
const PLACE = '江东省安平市清河区'

describe('a body is of a place', () => {
  it.each([
    ['江东省安平市清河区教育局', true],
    ['安平市清河区教育局', true],
    ['清河区教育局', true],
    ['2024年度清河区教育局', true],
    ['长宁市清河区教育局', false],
    ['安平市教育局', false],
    ['江东省安平市教育局', false],
  ])('%s: %s', (words, expected) => {
    expect(isOfPlace(words, PLACE)).toBe(expected)
  })

  it('a city, but not with a body of one of its districts', () => {
    expect(isOfPlace('安平市教育局', '安平市')).toBe(true)
    expect(isOfPlace('安平市清河区教育局', '安平市')).toBe(false)
    expect(isOfPlace('安平市东湾新区管理委员会', '安平市')).toBe(false)
  })

  it('a new district is one word', () => {
    expect(isOfPlace('东湾新区医院', '安平市东湾新区')).toBe(true)
    expect(isOfPlace('西湾新区医院', '安平市东湾新区')).toBe(false)
  })
})

describe('the pack for a report', () => {
  const cards = [card(PLACE, 2018), card(PLACE, 2024), card(PLACE, 2021, 'project'), card(null, 2000)]

  it.each([
    [2017, undefined],
    [2018, 2018],
    [2023, 2018],
    [2024, 2024],
    [2090, 2024],
  ])('of %i is the newest that held then', (year, expected) => {
    expect(chooseRubric(cards, report('清河区教育局', year))?.year).toBe(expected)
  })

  it('is of its kind', () => {
    expect(chooseRubric(cards, report('清河区教育局', 2024, 'project'))?.year).toBe(2021)
  })

  it('is none where the report does not say its year or kind, or is of another place', () => {
    expect(chooseRubric(cards, report('清河区教育局', null))).toBeNull()
    expect(chooseRubric(cards, report('清河区教育局', 2024, null))).toBeNull()
    expect(chooseRubric(cards, report('白云区教育局', 2024))).toBeNull()
  })

  it('does not depend on the order of folders', () => {
    expect(chooseRubric([...cards].reverse(), report('清河区教育局', 2024))?.year).toBe(2024)
  })
})
