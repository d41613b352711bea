import { describe, expect, it } from 'vitest'
import { cutWords } from './cut-words.ts'
import { nameTheSame } from './like-words.ts'

describe('phrases that name one thing', () => {
  it('may differ in order, in words of act and in words without weight', () => {
    expect(nameTheSame('引进高层次医学团队', '引入高层次医学团队')).toBe(true)
    expect(nameTheSame('评审认定高水平教学团队', '高水平教学团队评审认定')).toBe(true)
    expect(nameTheSame('实施农村公路养护工程', '农村公路养护项目')).toBe(true)
  })

  it('do not differ in whose, of what level or of what kind', () => {
    expect(nameTheSame('市级重点专科建设单位', '区级重点专科建设单位')).toBe(false)
    expect(nameTheSame('老年人健康管理服务', '儿童健康管理服务')).toBe(false)
    expect(nameTheSame('新增教育学位', '减少教育学位')).toBe(false)
    expect(nameTheSame('全年预算安排', '调整后决算安排')).toBe(false)
  })
})

describe('the dictionary', () => {
  it('keeps the words of the field whole, and figures out of the way', () => {
    expect(cutWords('家庭医生签约率95.3%')).toEqual(['家庭医生', '签约率'])
    expect(cutWords('社区健康服务机构门诊量')).toEqual(['社区健康服务机构', '门诊量'])
  })
})
