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

  it('is of the figure that it names, told before or after', () => {
    expect(
      findings('人员经费占基本支出的比例为73.84%：全年基本支出2271.39万元，其中人员经费2120.24万元。'),
    ).toEqual(['disagrees share 73.84%: 2120.24 ÷ 2271.39 = 93.35%'])
    expect(
      findings(
        '全年支出4588.33万元，其中设备1288.40万元、培训1730.26万元，两项合计3018.66万元，占该项目全年支出的56.79%。',
      ),
    ).toEqual(['disagrees share 56.79%: 3018.66 ÷ 4588.33 = 65.79%'])
    expect(
      findings('一般公共预算收入完成9.63亿元，其中税收收入4.27亿元，占一般公共预算收入的比重为14.32%。'),
    ).toEqual(['disagrees share 14.32%: 4.27 ÷ 9.63 = 44.34%'])
  })

  it('is of the whole of the passage that introduces its list', () => {
    expect(
      findings('全年支出454.77万元，具体情况如下：\n（一）群众体育支出359.26万元，占总数的69.0%。'),
    ).toEqual(['disagrees share 69.0%: 359.26 ÷ 454.77 = 79.00%'])
  })

  it('is not of a part that has a share of its own, nor of what another body has', () => {
    expect(findings('全年接报警情6320起。火灾2371起、占总数的37.52%，救援2066起、占总数的32.69%。')).toEqual(
      [],
    )
    expect(
      findings(
        '乡村医生补助项目财政拨款支出8530.32万元。\n市检验院人员经费1261.7万元，占财政拨款支出的61.73%。',
      ),
    ).toEqual([])
  })

  it('stands in a list against parts whose unit the last one has', () => {
    expect(
      findings(
        '投入依次为978.71、855.48、618.72万元，总投入2452.91万元，占总投入的比例依次为39.90%、34.88%、52.22%。',
      ),
    ).toEqual(['disagrees share 52.22%: 618.72 ÷ 2452.91 = 25.22%'])
  })
})

describe('a rate of a whole', () => {
  it('gives the amount told after it', () => {
    expect(findings('总保费156.68万元，其中各级财政补贴70%，即119.67万元。')).toEqual([
      'disagrees product 119.67万元: 156.68万元 × 70% = 109.68',
    ])
    expect(findings('按合同价300万元的30%预付95万元。')).toEqual([
      'disagrees product 95万元: 300万元 × 30% = 90',
    ])
    expect(
      findings(
        '所需资金215万元由省、市、县三级财政按40%、25%、35%的比例分担，即省级86万元、市级54万元、县级85万元。',
      ),
    ).toContain('disagrees product 85万元: 215万元 × 35% = 75.25')
  })

  it('gives none where the rate is of something else', () => {
    expect(findings('总投资300万元，完成率95%，即支付进度快于计划，支出280万元。')).toEqual([])
    expect(findings('项目总投资300万元，满意度达95%，共发放问卷200份。')).toEqual([])
    expect(findings('本年支出300万元，增长20%，即增加50万元。')).toEqual([])
  })
})
