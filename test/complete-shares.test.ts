import { extract } from '@heshu/workers/extract/extract.ts'
import { documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

const findings = (text: string): string[] => {
  const document = documentOf(...text.split('\n'))
  return verify(document, extract(document))
    .checks.filter(c => c.verdict !== 'agrees')
    .map(c => `${c.verdict} ${c.kind} ${c.stated.text}: ${c.formula}`)
}

describe('parts whose shares add up to 100 %', () => {
  it('give the total told before them', () => {
    expect(
      findings(
        '当年组织收入9476.34万元。\n从结构看，收费618.83万元，占比24.99%；罚没1857.51万元，占比75.01%。',
      ),
    ).toEqual(['disagrees sum 9476.34万元: 618.83 + 1857.51 = 2476.34'])
    expect(
      findings('基本支出2517.48万元，项目支出701.33万元，分别占支出总额3218.91万元的78.21%和21.79%。'),
    ).toEqual(['disagrees sum 3218.91万元: 2517.48 + 701.33 = 3218.81'])
  })

  it('need not be those of the nearest figure', () => {
    expect(
      findings(
        '举办活动512场，超过年度目标500场。其中，演出236场、讲座148场、培训128场，占比分别为46.1%、28.9%、25.0%。',
      ),
    ).toEqual([])
    expect(findings('上年收入300万元。本年结构：收费40万元，占40.0%；罚没60万元，占60.0%。')).toEqual([])
  })
})

describe('a share', () => {
  it('is of the whole that the other shares of its sentence are of', () => {
    expect(
      findings('全年收入2476.34万元。\n收费618.83万元，占比24.99%；罚没1557.51万元，占比75.01%。'),
    ).toEqual(['disagrees share 75.01%: 1557.51 ÷ 2476.34 = 62.90%'])
  })

  it('of a whole printed too small is still one where a slip explains it', () => {
    expect(findings('现有职工138人，具有中级以上职称的286人，占比14.76%。')).toEqual([
      'disagrees share 14.76%: 286 ÷ 138 = 207.25%',
    ])
    expect(findings('培训班12期，志愿者队伍286人，占比14.76%。')).toEqual([])
  })
})
