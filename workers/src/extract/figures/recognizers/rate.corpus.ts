import type { Corpus } from './corpus.ts'

const percent = { dimension: 'ratio', base: '%' } as const

export const RATES: Corpus = {
  examples: [
    {
      value: '0.8762',
      ...percent,
      spellings: [
        '执行率87.62%',
        '执行率 87.62 ％',
        '执行率８７．６２％',
        '执行率$87.62\\%$',
        '百分之八十七点六二',
      ],
    },
    { value: '0.95', ...percent, spellings: ['百分之九十五', '百分之95', '95%'] },
    { value: '1', ...percent, spellings: ['百分之百', '100%'] },
    {
      value: '0.00743',
      dimension: 'ratio',
      base: '‰',
      spellings: ['出生率7.43‰', '千分之7.43', '千分之七点四三'],
    },
    {
      value: '0.0005',
      dimension: 'ratio',
      base: '万分之',
      spellings: ['按日加收万分之五的滞纳金', '万分之5'],
    },
    {
      value: '0.000151',
      dimension: 'ratio',
      base: '/10万',
      spellings: [
        '死亡率15.1/10万',
        '降到 15.1／十万',
        '15.1/10万人',
        '15.1人/10万',
        '十万分之15.1',
        '十万分之十五点一',
      ],
    },
    { value: '0.00032', dimension: 'ratio', base: '/万', spellings: ['发生率3.2/万。', '3.2例/万人'] },
    {
      value: '0.023',
      dimension: 'percentage-point',
      base: '百分点',
      spellings: ['提高2.3个百分点', '提高2.3百分点'],
    },
    {
      value: '0.03',
      dimension: 'percentage-point',
      base: '百分点',
      spellings: ['提高三个百分点', '提高3个百分点'],
    },
    { value: '0.3', dimension: 'ratio', base: '成', spellings: ['占三成。', '占3成，'] },
    { value: '0.85', dimension: 'ratio', base: '折', spellings: ['按8.5折优惠'] },
    {
      value: '15.89',
      dimension: 'ratio',
      base: '倍',
      spellings: ['生师比为15.89:1', '医护比达到1:15.89', '投入产出比 1∶15.89。'],
    },
    { value: '1.5', dimension: 'ratio', base: '倍', spellings: ['增长1.5倍', '为上年的 1.5 倍'] },
    {
      value: '10',
      dimension: 'ratio',
      base: '倍',
      approximation: 'over',
      spellings: ['增长十倍有余', '10余倍'],
    },
    {
      value: '0.9',
      ...percent,
      approximation: 'at-least',
      spellings: [
        '≥90%',
        '$\\geq 90\\%$',
        '不低于90%',
        '不少于 90%',
        '达到90%以上',
        '90%（含）以上',
        '至少90%',
        '>=90%',
      ],
    },
    {
      value: '0.9',
      ...percent,
      approximation: 'at-most',
      spellings: ['≤90%', '90%以下', '$\\leq 90\\%$', '不高于90%'],
    },
    {
      value: '0.9',
      ...percent,
      approximation: 'more-than',
      spellings: ['>90%', '＞90%', '大于90%', '高于90%', '超过90%', '90%＜比率'],
    },
    {
      value: '0.9',
      ...percent,
      approximation: 'less-than',
      spellings: ['<90%', '低于90%', '不足90%', '90%>比率'],
    },
    { value: '0.3', ...percent, approximation: 'over', spellings: ['超30%', '突破30%', '逾30%'] },
    { value: '-0.035', ...percent, spellings: ['-3.5%', '增幅为-3.5%', '增长-3.5%'] },
    { value: null, ...percent, spellings: ['58..7%', '9O.5%'] },
  ],
  ignores: ['百分制', '成立', '五折算', '万分感谢', '倍增计划'],
}
