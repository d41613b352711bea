import type { DocumentResult, FigureRef } from '@heshu/shared/model/output.ts'

const inCell = (text: string, row: number, column: number, page = 9): FigureRef => ({
  text,
  value: text.replace(/[^\d.]/g, ''),
  unit: text.replace(/[\d.,]/g, '') || null,
  at: { on: 'page', page, box: [72, 100, 140, 114], quote: text, cell: { table: 31, row, column } },
})

const inProse = (text: string, sentence: string, page = 4): FigureRef => ({
  text,
  value: text.replace(/[^\d.]/g, ''),
  unit: text.replace(/[\d.,]/g, '') || null,
  at: { on: 'page', page, box: [72, 300, 460, 314], quote: text },
  context: {
    before: sentence.slice(0, sentence.indexOf(text)),
    after: sentence.slice(sentence.indexOf(text) + text.length),
  },
})

const executed = '全年预算数1,900万元，实际支出2,130万元，支出完成率为140%'
const rate = inProse('140%', executed)
const spent = inProse('2,130万元', executed)
const budget = inProse('1,900万元', executed)
const timely = inCell('4.88', 12, 6)
const finished = inProse('147个', '全年应办结177个，按时办结147个', 6)
const due = inProse('177个', '全年应办结177个，按时办结147个', 6)
const fund = inCell('5.8', 3, 6)
const quarter = inCell('5', 5, 6)
const lonely = inProse('36场', '开展政策宣讲36场', 7)
const about = inProse('约3万人次', '全年服务约3万人次', 7)

/** A result with everything that a page can show; all of it is invented. For tests and for looking at a page. */
export const exampleResult: DocumentResult = {
  file: 'inbox/示例县水务局.pdf',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  format: 'pdf',
  pages: 17,
  status: 'verified',
  refusal: null,
  report: {
    unit: '示例县水务局',
    year: 2024,
    kind: 'department',
    title: '示例县水务局2024年度部门整体支出绩效自评报告',
  },
  score: {
    claimed: '88.17',
    low: '86.21',
    high: '88.27',
    grade: { claimed: '良', possible: ['良'] },
    rubric: { id: 'own-table', source: 'own-table' },
    corrected: { total: '88.27', grade: '良' },
    levels: [
      { path: ['管理效率'], weight: '40', claimed: '36.68', low: '34.72', high: '36.78' },
      { path: ['管理效率', '预算执行'], weight: '12', claimed: '10.8', low: '10.8', high: '10.82' },
    ],
    comparison: {
      rubric: { id: 'shili-department-2024', source: 'pack' },
      low: '85.21',
      high: '89.27',
      grade: { possible: ['良'] },
      differences: [
        {
          path: ['管理效率', '预算执行', '预算执行率'],
          own: { weight: '6', low: '5.8', high: '5.82', says: '率 × 6' },
          pack: { weight: '5', low: '4.8', high: '4.82', says: '率 × 5' },
        },
      ],
    },
  },
  indicators: [
    {
      path: ['管理效率', '预算执行', '预算执行率'],
      weight: '6',
      claimed: '5.8',
      low: '5.8',
      high: '5.82',
      verdict: 'agrees',
      because: '96.83% × 6 = 5.81',
      at: fund.at,
    },
    {
      path: ['产出', '时效', '办结及时性'],
      weight: '6',
      claimed: '4.88',
      low: '4.98',
      high: '4.99',
      verdict: 'disagrees',
      because: '147 ÷ 177 × 6 = 4.98，自评少计 0.10',
      at: timely.at,
    },
    {
      path: ['管理效率', '预算执行', '资金支出率'],
      weight: '5',
      claimed: '5',
      low: '4.96',
      high: '5',
      verdict: 'open',
      because: '评分标准按四个季度平均，报告未列季度数',
      at: quarter.at,
    },
    {
      path: ['效益', '满意度', '公众满意度'],
      weight: '10',
      claimed: '9',
      low: null,
      high: null,
      verdict: 'open',
      because: '未附问卷结果',
      at: inCell('9', 21, 6, 11).at,
    },
  ],
  checks: [
    {
      id: 'b2c1',
      kind: 'ratio',
      verdict: 'disagrees',
      severity: 'figure',
      stated: rate,
      operands: [spent, budget],
      expected: '112.11%',
      formula: '2,130 ÷ 1,900 = 112.11%',
      message: '支出完成率写作 140%，而同句的实际支出除以全年预算数为 112.11%。',
      culprit: { text: '140%', value: '112.11%', slip: null, at: rate.at },
    },
    {
      id: 'a7d0',
      kind: 'score',
      verdict: 'disagrees',
      severity: 'score',
      stated: timely,
      operands: [finished, due],
      expected: '4.98',
      formula: '147 ÷ 177 × 6 = 4.98',
      message: '按评分标准“按时办结数÷应办结数×分值”，办结及时性应得 4.98 分，自评 4.88 分。',
    },
    {
      id: 'c3e9',
      kind: 'score',
      verdict: 'open',
      severity: null,
      stated: quarter,
      operands: [],
      expected: '4.96',
      formula: '99.1% × 5 = 4.96',
      message: '评分标准按四个季度支出率的平均值计分，报告未列季度数，满分 5 分无从证实。',
    },
    {
      id: 'd4f8',
      kind: 'product',
      verdict: 'agrees',
      severity: null,
      stated: fund,
      operands: [inCell('96.83%', 3, 4)],
      expected: '5.81',
      formula: '96.83% × 6 = 5.81',
      message: '得分与执行率相符。',
    },
  ],
  notes: [
    { message: '第 8 页与第 9 页的表格按同一张表接读。', at: null },
    { message: '此行之前疑有缺行。', at: inCell('合计', 22, 0, 11).at },
  ],
  figures: [
    { ref: rate, measures: '支出完成率', role: null, checks: ['b2c1'], uncheckable: null },
    { ref: spent, measures: '实际支出', role: null, checks: ['b2c1'], uncheckable: null },
    { ref: budget, measures: '全年预算数', role: null, checks: ['b2c1'], uncheckable: null },
    { ref: timely, measures: '办结及时性 得分', role: 'claimed', checks: ['a7d0'], uncheckable: null },
    { ref: finished, measures: '按时办结', role: null, checks: ['a7d0'], uncheckable: null },
    { ref: due, measures: '全年应办结', role: null, checks: ['a7d0'], uncheckable: null },
    { ref: fund, measures: '预算执行率 得分', role: 'claimed', checks: ['d4f8'], uncheckable: null },
    { ref: quarter, measures: '资金支出率 得分', role: 'claimed', checks: ['c3e9'], uncheckable: null },
    { ref: lonely, measures: '政策宣讲', role: null, checks: [], uncheckable: 'stands-alone' },
    { ref: about, measures: '全年服务', role: null, checks: [], uncheckable: 'approximate' },
  ],
  coverage: { figures: 10, checked: 8, uncheckable: 2 },
}

/** A file that could not be used. */
export const exampleRefusal: DocumentResult = {
  file: 'inbox/加密.pdf',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  format: 'pdf',
  pages: null,
  status: 'refused',
  refusal: { code: 'encrypted', message: '文件设有打开密码，无法读取。请向报送单位索取不加密的文件。' },
  report: { unit: null, year: null, kind: null, title: null },
  score: null,
  indicators: [],
  checks: [],
  notes: [],
  figures: [],
  coverage: { figures: 0, checked: 0, uncheckable: 0 },
}
