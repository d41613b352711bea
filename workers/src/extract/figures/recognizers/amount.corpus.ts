import type { Corpus } from './corpus.ts'

const yuan = { dimension: 'money', base: '元' } as const

export const AMOUNTS: Corpus = {
  examples: [
    {
      value: '432989500',
      ...yuan,
      spellings: [
        '调增43298.95万元',
        '调增 43,298.95 万元',
        '调增43，298.95万元',
        '调增４３２９８．９５万元',
        '调增4.329895亿元',
        '调增432,989,500.00元',
        '调增43 298.95万元',
      ],
    },
    {
      value: '35000',
      ...yuan,
      spellings: ['三万五千元', '3万5千元', '3.5万元', '35千元', '叁万伍仟元整', '3万5000元', '¥35,000.00'],
    },
    {
      value: '120000000',
      ...yuan,
      spellings: ['一亿二千万元', '1亿2000万元', '1.2亿元', '12000万元', '120百万元'],
    },
    { value: '123000', ...yuan, spellings: ['壹拾贰万叁仟元整', '壹拾贰万叁仟圆整', '12.3万元'] },
    {
      value: '2000000',
      ...yuan,
      approximation: 'over',
      spellings: ['两百多万元', '200余万元', '200多万元', '近年投入超200万元', '逾200万元'],
    },
    { value: '5.32', ...yuan, spellings: ['补贴5元3角2分', '伍元叁角贰分'] },
    {
      value: '120',
      dimension: 'money',
      base: '元/人',
      spellings: ['120元/人', '120元/每人', '一百二十元/人', '120元每人'],
    },
    { value: '50000', dimension: 'money', base: '美元', spellings: ['5万美元', '五万美元'] },
    { value: '-17210', ...yuan, spellings: ['-1.721万元', '差额为-1.721万元', '结余（−1.721万元）'] },
    {
      value: null,
      ...yuan,
      spellings: [
        '1,23,456元',
        '12..5万元',
        '58,77,3万元',
        '4O5万元',
        '1l0元',
        '3,21万元',
        '共120 500元',
        '经费-17万元',
        '分别为43，298万元',
      ],
    },
    {
      value: '300000',
      ...yuan,
      approximation: 'at-most',
      spellings: ['不超过30万元', '30万元以内', '≤30万元'],
    },
    {
      value: '300000',
      ...yuan,
      approximation: 'about',
      spellings: ['约30万元', '大约为30万元', '30万元左右'],
    },
    {
      value: '300000',
      ...yuan,
      approximation: 'nearly',
      spellings: ['近30万元', '将近30万元', '接近30万元'],
    },
  ],
  ignores: ['元旦', '多元化', '几百万元', '上千元', '数十万元', '单元', '零元购'],
}
