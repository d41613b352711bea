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

const agreeing = (texts: readonly string[]) =>
  it.each(texts)('%s', text => {
    expect(findings(text)).toEqual([])
  })

describe('a rate with its base or its part in the bracket after it', () => {
  agreeing([
    '到位资金5627.02万元，到位率98.90%（年初计划安排资金5689.60万元）。',
    '年初预算100.0万元，实际支出95.0万元，执行率97.9%（调整后预算97.0万元）。',
    '实际支出95万元，预算100万元，执行率95%（其中：项目支出预算60万元，支出50万元）。',
    '全年预算100万元，支出95万元，执行率95%（上年支出80万元）。',
    '预算100万元，执行率95%（基本支出40万元，项目支出55万元）。',
  ])
  it.each([
    [
      '到位资金6527.02万元，到位率98.90%（年初计划安排资金5689.60万元）。',
      'disagrees ratio 98.90%: 6527.02 ÷ 5689.60 = 114.72%',
    ],
    ['全年预算100万元，执行率95.2%（实际支出90.2万元）。', 'disagrees ratio 95.2%: 90.2 ÷ 100 = 90.2%'],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual([finding])
  })
})

describe('a rate named after what it counts', () => {
  it.each([
    [
      '发放问卷1386份，回收1261份，回收率90.98%；其中有效问卷1137份，回收问卷的有效率为90.96%。',
      'disagrees ratio 90.96%: 1137 ÷ 1261 = 90.17%',
    ],
    [
      '服务人口396212人，规范建立居民健康档案287066人，建档率88.00%。',
      'disagrees ratio 88.00%: 287066 ÷ 396212 = 72.45%',
    ],
    [
      '报审金额1534.2万元，审定金额1265.8万元，审减金额268.3万元，审减率为17.9%。',
      'disagrees ratio 17.9%: 268.3 ÷ 1534.2 = 17.49%',
    ],
    ['共受理诉求412件，按期办结386件，超期26件，超期率为6.13%。', 'disagrees ratio 6.13%: 26 ÷ 412 = 6.31%'],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual([finding])
  })
  agreeing([
    '发放问卷1386份，回收1261份，回收率90.98%；其中有效问卷1147份，回收问卷的有效率为90.96%。',
    '服务人口396212人，规范建立居民健康档案348667人，建档率88.00%。',
    '报审金额1534.2万元，审定金额1265.8万元，审减金额268.3万元，审减率为17.49%。',
    '企业120家，就近开展业务培训80家，就业率92%。',
    '受理诉求412件，办结386件，未办结26件，办结率93.69%。',
    '收到信息2299件，其中有效公开案件2262件，无效公开案件37件，有效公开率98.39%。',
    '抽检样品200批次，合格196批次，不合格4批次，合格率98%。',
    '回收问卷100份，满意92份，基本满意8份，满意率92%。',
    '满意92份，基本满意8份，满意率92%。',
    '参加考试100人，合格90人，优秀10人，优秀率11.1%。',
    '预算500万元，到位450万元，支出300万元，支出合规率为100%。',
  ])
})

describe('a formula whose operands are named', () => {
  const formula = (first: string) =>
    `预算完成率=（上年结转${first}万元+年初预算1198万元-年末结余841万元）÷（上年结转1684万元+年初预算1198万元）×100%=70.8%。`
  it('is computed', () => {
    expect(findings(formula('1684'))).toEqual([])
    expect(findings(formula('1864')).filter(f => f.includes('ratio'))).toEqual([
      'disagrees ratio 70.8%: （1864万元 + 1198万元 − 841万元） ÷ （1684万元 + 1198万元） × 100% = 77.06%',
    ])
    expect(findings('补助资金=受益人数350人×补助标准1200元/人=43.5万元。')).toEqual([
      'disagrees product 43.5万元: 350人 × 1200元/人 = 42.0',
    ])
  })
  agreeing([
    '预算30万元-培训人数100人×50元/人=5000元。',
    '绩效目标-数量指标-培训人数100人×50元/人=5000元。',
    '在编98人/编制数100人，执行率=98%。',
  ])
})

describe('what a formula repeats', () => {
  it.each([
    [
      '全年预算安排132.31万元，实际支出9.10万元，控制率=（95.10/132.31）×100%=71.8%。',
      'disagrees mention 95.10: 95.10 ≠ 9.10万元',
    ],
    [
      '预算完成率=（上年结转1684.6397万元+本年追加1168.1932万元-年末结余841.1324万元）÷（上年结转1684.6397万元+本年追加1168.1392万元）×100%=70.52%。',
      'disagrees mention 1168.1392万元: 1168.1392万元 ≠ 1168.1932万元',
    ],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual([finding])
  })
  agreeing([
    '全年预算安排132.31万元，实际支出95.10万元，上年85.12万元，控制率=（85.12/95.10）×100%=89.5%。',
    '执行率=资金80万元/资金90万元=88.89%。',
    '合计=资金80万元+资金90万元+资金70万元=240万元。',
    '增长率=（本年支出120万元-上年支出100万元）/上年支出100万元×100%=20%。',
  ])
})

describe('rates some points apart', () => {
  it.each([
    [
      '支出进度84.20%，比序时进度（45%）快9.20个百分点。',
      'disagrees difference 9.20个百分点: 84.20% − 45% = 39.20',
    ],
    [
      '执行率64.20%，慢于序时进度（75.00%）9.30个百分点。',
      'disagrees difference 9.30个百分点: 75.00% − 64.20% = 10.80',
    ],
    [
      '执行率84.20%，高于全省平均水平（79.10%）5.20个百分点。',
      'disagrees difference 5.20个百分点: 84.20% − 79.10% = 5.10',
    ],
  ])('%s', (text, finding) => {
    expect(findings(text)).toContain(finding)
  })
  agreeing([
    '支出进度84.20%，比序时进度（75%）快9.20个百分点，比上年同期（80%）快5.20个百分点。',
    '执行率84.20%，超过75%的时间进度9.20个百分点。',
    '执行率84.20%，其中基本支出执行率比序时进度（75%）快20个百分点。',
    '满意度92.5%，优良率较上年的85.1%高3个百分点。',
    '执行率84.20%，与目标（95%）相差10个百分点以上。',
    '执行率84.20%，比序时进度（75%）快近10个百分点。',
  ])
})
