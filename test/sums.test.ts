import { extract } from '@heshu/workers/extract/extract.ts'
import { type BlockContent, documentOf } from '@heshu/workers/extract/score-table/table-of-rows.ts'
import { verify } from '@heshu/workers/verify/verify.ts'
import { describe, expect, it } from 'vitest'

/** What the checks say of sums and units, one line each: verdict, kind, stated, formula. Strings are paragraphs, the rest tables. */
const checksOf = (...blocks: BlockContent[]): string[] => {
  const document = documentOf(...blocks)
  return verify(document, extract(document)).checks.map(
    c => `${c.verdict} ${c.kind} ${c.stated.text.replace(/\s/g, '')}: ${c.formula}`,
  )
}

const accusations = (...blocks: BlockContent[]): string[] =>
  checksOf(...blocks).filter(line => line.startsWith('disagrees'))

describe('lists whose words leave nothing out', () => {
  it('are parted by 由…组成, whatever unit a part is written in', () => {
    expect(
      accusations(
        '工程总投资 3254.82 万元，由上级补助 1757.03 万元、本级配套 996.87 万元和自筹 500.92 元组成。',
      ),
    ).toEqual(['disagrees sum 3254.82万元: 1757.03万元 + 996.87万元 + 500.92元 = 2753.95'])
  })

  it('follow a figure after a colon', () => {
    expect(accusations('在册志愿者 871 人：学生 188 人，职工 258 人，居民 385 人。')).toEqual([
      'disagrees sum 871人: 188 + 258 + 385 = 831',
    ])
    expect(accusations('在册志愿者 871 人：其中学生 188 人，职工 258 人，居民 385 人。')).toEqual([])
  })

  it('are counted by the words: 两批, 三部分', () => {
    expect(accusations('资金先后两批下达，首批 1146 万元，次批 857 万元，两批合计 1972 万元。')).toEqual([
      'disagrees sum 1972万元: 1146 + 857 = 2003',
    ])
    expect(accusations('经费 90 万元，包括培训 30 万元、差旅 40 万元两部分。')).toEqual([
      'disagrees sum 90万元: 30 + 40 = 70',
    ])
    expect(accusations('两家医院收入 90 万元，其中财政补助 30 万元、医疗收入 40 万元。')).toEqual([])
  })

  it('are summed up after 分别 and after 加上', () => {
    expect(accusations('四个季度分别巡查 8 次、220 次、8 次、382 次，全年累计 558 次。')).toEqual([
      'disagrees sum 558次: 8 + 220 + 8 + 382 = 618',
    ])
    expect(accusations('年初预算 36 万元，加上追加 12 万元，可用经费共 58 万元。')).toEqual([
      'disagrees sum 58万元: 36 + 12 = 48',
    ])
    expect(accusations('2022 年支出 120 万元，2023 年支出 130 万元，累计支出 500 万元。')).toEqual([])
  })
})

describe('lists that only may be complete', () => {
  it('accuse where one slip of the pen explains a gap in long figures, rounding of the parts allowed', () => {
    expect(
      accusations(
        '全年支出 5733.40 万元，其中：租赁费 1459.29 万元，印刷费 1683.02 万元，差旅费 567.81 万元，宣传费 898.91 万元，材料费 124.36 万元。',
      ),
    ).toEqual(['disagrees sum 5733.40万元: 1459.29 + 1683.02 + 567.81 + 898.91 + 124.36 = 4733.39'])
    expect(accusations('支出 17,789.3 万元（材料费 455.42 万元、劳务费 1,323.51 万元）。')).toEqual([
      'disagrees sum 17,789.3万元: 455.42 + 1,323.51 = 1,778.93',
    ])
  })

  it('stay silent where the words break off, and over gaps of any size', () => {
    expect(accusations('项目支出 1300.60 万元，其中信息化 300.20 万元、培训 900.40 万元等。')).toEqual([])
    expect(accusations('项目支出 5733.41 万元，其中信息化 1459.29 万元、培训 1683.12 万元。')).toEqual([])
    expect(accusations('现有人员 48 人，其中党员 27 人、本科以上学历 43 人。')).toEqual([])
  })
})

describe('lists of 分别', () => {
  it('do not make the last of one list the total of the next', () => {
    expect(
      accusations(
        '甲项目和乙项目的预算分别为 5672.8 万元、2913.8 万元，执行数分别为 4264.8 万元、2153.3 万元。',
      ),
    ).toEqual([])
    expect(accusations('甲项目预算 6185.90 万元，乙、丙项目预算分别为 7498.03 万元、4385.18 万元。')).toEqual(
      [],
    )
    expect(accusations('两院共 4 个项目分别获国家级、省级立项，推进 26 个专科、12 个平台建设。')).toEqual([])
  })

  it('part a total that stands before them', () => {
    expect(accusations('三个工程共安排 95 万元，金额分别为 20 万元、30 万元、40 万元。')).toEqual([
      'disagrees sum 95万元: 20 + 30 + 40 = 90',
    ])
  })
})

describe('parts that stand apart from their whole', () => {
  it('are numbered items after it, in one paragraph or in one each', () => {
    expect(
      accusations(
        '经费 2379.76 万元全部用于以下方面：一是购置 837.37 万元；二是施工 748.32 万元；三是检测 994.07 万元。',
      ),
    ).toEqual(['disagrees sum 2379.76万元: 837.37 + 748.32 + 994.07 = 2579.76'])
    expect(
      accusations(
        '当年支出 2104 万元，具体构成如下：',
        '1.宣传费 672 万元。',
        '2.委托费：1135 万元。',
        '3.购置费 196 万元。',
      ),
    ).toEqual(['disagrees sum 2104万元: 672 + 1135 + 196 = 2003'])
  })

  it('are no parts where the list is of what mattered most, or an item gives no amount', () => {
    expect(accusations('支出 2104 万元，主要用于：', '1.宣传 672 万元。', '2.培训 35 万元。')).toEqual([])
    expect(
      accusations('支出 2104 万元，具体用途如下：', '1.宣传 672 万元。', '2.开展培训。', '3.购置 196 万元。'),
    ).toEqual([])
    expect(accusations('支出 2104 万元。', '1.宣传 672 万元。', '2.培训 35 万元。')).toEqual([])
  })

  it('are the rows of a table without totals', () => {
    const table = [
      ['内容', '金额（万元）'],
      ['材料', '275.20'],
      ['人工', '1038.10'],
      ['租金', '940.30'],
    ]
    expect(accusations('资金明细见下表，三项支出共计 2154.60 万元。', table)).toEqual([
      'disagrees sum 2154.60万元: 275.20 + 1038.10 + 940.30 = 2253.60',
    ])
    expect(accusations('资金共计 9154.60 万元，部分项目见下表。', table)).toEqual([])
    expect(accusations(table, '三项支出共计 2154.60 万元，见下表。', '以上。')).toEqual([])
    // 公共 says no total, and one row is none.
    const projects = [
      ['项目名称', '支出（万元）'],
      ['公共图书馆免费开放项目', '37.28'],
      ['公共卫生项目', '305.08'],
      ['总工会活动项目', '505.47'],
    ]
    expect(accusations('公共图书馆免费开放项目全年支出 37.28 万元，各项目情况见下表。', projects)).toEqual([])
    expect(accusations('各类项目累计：公共卫生项目累计支出 305.08 万元，明细见下表。', projects)).toEqual([])
  })
})

describe('one quantity in two units', () => {
  it('is the same in brackets and after 即, 折合, 约合', () => {
    expect(accusations('处理垃圾 302.3775 万吨（3,923,775 吨）。')).toEqual([
      expect.stringMatching(/^disagrees unit 3,923,775吨/),
    ])
    expect(accusations('合同价 3309.4041 万元，即 33091041 元。')).toEqual([
      expect.stringMatching(/^disagrees unit 33091041元/),
    ])
    expect(
      accusations('合同价 3309.4041 万元，即 33094041 元；接待 218,934 人次，约合 21.89 万人次。'),
    ).toEqual([])
    expect(accusations('结算 21893400 元（折合 2289.34 万元）。')).toEqual([
      expect.stringMatching(/^disagrees unit 2289\.34万元/),
    ])
  })

  it('is wrong where both stand in one unit', () => {
    expect(accusations('合同价 4416.7621 元，即 44167621 元。')).toEqual([
      expect.stringMatching(/^disagrees unit 44167621元/),
    ])
    expect(accusations('合同价 4416.76 元，即 4000 元加税。')).toEqual([])
  })

  it('is reckoned for every thousand people', () => {
    expect(accusations('服务人口 592569 人，开放床位 4764 张，每千人口床位数 8.40 张。')).toEqual([
      expect.stringMatching(/^disagrees average 8\.40张/),
    ])
    expect(accusations('服务人口 592569 人，开放床位 4764 张，每千人口床位数 8.04 张。')).toEqual([])
    expect(
      accusations('服务人口 592569 人，床位 4764 张，其中公立 3000 张，每千人口床位数 5.06 张。'),
    ).toEqual([])
  })

  it('is none where a bracket or 折合 tells another quantity', () => {
    expect(accusations('接待 120 万人次（日均 3288 人次），支出 0.5 亿元（财政 300 万元）。')).toEqual([])
    expect(accusations('发放补助 36 万元，折合每人 300 元。')).toEqual([])
    expect(accusations('支出 36 万元（30 万元）。')).toEqual([])
  })

  it('holds 自然增长率 to be births less deaths', () => {
    expect(accusations('人口出生率 8.59‰，死亡率 6.12‰，自然增长率 2.74‰。')).toEqual([
      expect.stringMatching(/^disagrees unit 2\.74‰/),
    ])
    expect(accusations('人口出生率 8.59‰，死亡率 6.12‰，自然增长率 2.47‰。')).toEqual([])
    expect(accusations('出生率较上年下降 0.31‰，死亡率 6.12‰，自然增长率 2.74‰。')).toEqual([])
  })

  it('does not take the highest and the lowest for the parts of a total', () => {
    expect(accusations('各村收入均超 5 万元，最高的 23.6 万元，最低的 5.4 万元，合计 118.9 万元。')).toEqual(
      [],
    )
  })
})

describe('a cell told in the prose in another unit', () => {
  const table = [
    ['项目', '预算批复数（元）', '上年支出（元）'],
    ['校舍维修项目', '2106311.77', '1906311.77'],
    ['食堂改造项目', '853040.10', '403040.10'],
  ]

  it('is known by the names of its row and its column', () => {
    expect(accusations(table, '其中校舍维修项目预算批复数为 201.63 万元，已纳入预算。')).toEqual([
      expect.stringMatching(/^disagrees mention 201\.63万元/),
    ])
    expect(accusations(table, '校舍维修项目预算批复数 210.63 元。')).toEqual([
      expect.stringMatching(/^disagrees mention 210\.63元/),
    ])
    expect(accusations(table, '校舍维修项目预算批复数 210.63 万元。')).toEqual([])
  })

  it('is not the cell of another column, row or year', () => {
    expect(accusations(table, '校舍维修项目合同金额 198.24 万元，食堂项目预算批复数 91.35 万元。')).toEqual(
      [],
    )
    expect(accusations(table, '截至 6 月底，校舍维修项目支出 97.12 万元。')).toEqual([])
  })
})

describe('sums whose words count their parts', () => {
  it('take as many figures as they count', () => {
    expect(
      accusations('全年支出4588.33万元，其中设备1288.40万元、培训1730.06万元，两项合计3018.66万元。'),
    ).toEqual(['disagrees sum 3018.66万元: 1288.40 + 1730.06 = 3018.46'])
    expect(accusations('（1）住宿费35700元；', '（2）伙食费8400元；', '以上两项共计44150元。')).toEqual([
      'disagrees sum 44150元: 35700 + 8400 = 44100',
    ])
  })

  it('leave alone what picks some out of more', () => {
    expect(accusations('甲支出20万元，乙支出30万元，丙支出10万元，前两项合计50万元。')).toEqual([])
    expect(accusations('两个项目共支出50万元，三类支出共计80万元。')).toEqual([])
  })
})
