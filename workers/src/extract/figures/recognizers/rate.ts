import type { Unit } from '@heshu/shared/model/figure.ts'
import { readChineseNumeral } from '@heshu/shared/number/chinese-numeral.ts'
import { exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { ARABIC, CHINESE, readDigits, readNumber } from '../written-number.ts'
import type { Quantity, Recognizer } from './recognizer.ts'

const ratio = (text: string, base: string, power: number): Unit => ({
  text,
  dimension: 'ratio',
  base,
  factor: powerOfTen(power),
  from: 'figure',
})
const PERCENT = ratio('%', '%', -2)
const PERMILLE = ratio('‰', '‰', -3)
const PER_TEN_THOUSAND = ratio('万分之', '万分之', -4)
const PER_HUNDRED_THOUSAND = ratio('/10万', '/10万', -5)
/** How many a rate is told of, as a power of ten. */
const MANY: Readonly<Record<string, number>> = { 千: 3, 万: 4, '10万': 5, 百万: 6 }
/** A percentage point is a hundredth, as a percent is; the dimensions are kept apart. */
const POINT: Unit = {
  text: '个百分点',
  dimension: 'percentage-point',
  base: '百分点',
  factor: powerOfTen(-2),
  from: 'figure',
}

const quantity = (groups: Readonly<Record<string, string | undefined>>, unit: Unit): Quantity => {
  const { value, step, approximation } = readNumber(groups)
  return { is: 'quantity', value, step, approximation, unit }
}

/** 87.62%, 7.43‰ */
export const signedRate: Recognizer = {
  name: 'signed-rate',
  pattern: new RegExp(`${ARABIC} ?(?<sign>[%‰])`, 'y'),
  // 3万% is nothing that anybody writes.
  read: match =>
    match.groups!.multiple || match.groups!.mixed
      ? null
      : quantity(match.groups!, match.groups!.sign === '%' ? PERCENT : PERMILLE),
}

/** 2.3个百分点, 三个百分点 */
export const percentagePoints: Recognizer = {
  name: 'percentage-points',
  pattern: new RegExp(`(?:${ARABIC}) ?个?百分点`, 'y'),
  read: match => (match.groups!.multiple ? null : quantity(match.groups!, POINT)),
}
export const chinesePercentagePoints: Recognizer = {
  name: 'chinese-percentage-points',
  pattern: new RegExp(`${CHINESE}个百分点`, 'y'),
  read: match => {
    const read = quantity(match.groups!, POINT)
    return read.value && read
  },
}

/** Decimals after 点 are read sign by sign: 九十五点五 is 95.5. */
const readSpoken = (
  text: string,
): { value: ReturnType<typeof exact> | null; step: ReturnType<typeof exact> } => {
  if (/^\d/.test(text)) return readDigits(text)
  if (text === '百') return { value: exact(100), step: ONE }
  const [whole = '', decimals = ''] = text.split('点')
  const read = whole === '零' ? { value: 0n, step: 1n } : readChineseNumeral(whole)
  if (!read) return { value: null, step: ONE }
  if (decimals === '') return { value: exact(read.value), step: exact(1) }
  const digits = [...decimals].map(sign => '零一二三四五六七八九'.indexOf(sign)).join('')
  return { value: exact(`${read.value}.${digits}`), step: powerOfTen(-decimals.length) }
}

/** 百分之九十五点五, 千分之3, 万分之五, 十万分之15.1 */
export const spokenRate: Recognizer = {
  name: 'spoken-rate',
  pattern:
    /(?<many>百|千|十?万)分之(?<part>\d[\d.]*|百|[零一二两三四五六七八九十百]{1,7}(?:点[零一二三四五六七八九]{1,6})?)/y,
  read: match => {
    const { many, part } = match.groups!
    return { is: 'quantity', ...readSpoken(part!), approximation: 'exact', unit: SPOKEN[many!]! }
  },
}
const SPOKEN: Readonly<Record<string, Unit>> = {
  百: PERCENT,
  千: PERMILLE,
  万: PER_TEN_THOUSAND,
  十万: PER_HUNDRED_THOUSAND,
}

/** 15.1/10万, 12.6/十万, 3.2例/万人: so many of so many people. */
export const perMany: Recognizer = {
  name: 'per-many',
  pattern:
    /(?<number>\d[\d.,]*)(?: ?[人例名])? ?\/ ?(?<many>10 ?万|[十百]万|[千万](?=人|[，。；、,;）)]|$))(?:人口?|名)?(?![元亩吨平立公个件次\d])/y,
  read: match => {
    const { value, step } = readDigits(match.groups!.number!)
    const many = match.groups!.many!.replace(' ', '').replace('十', '10')
    return {
      is: 'quantity',
      value,
      step,
      approximation: 'exact',
      unit: ratio(`/${many}`, `/${many}`, -MANY[many]!),
    }
  },
}

/** 三分之一: said for a share that is near it. */
export const spokenFraction: Recognizer = {
  name: 'spoken-fraction',
  pattern: /(?<whole>[二两三四五六七八九十]{1,2})分之(?<part>[一二两三四五六七八九]{1,2})/y,
  read: match => {
    const whole = readChineseNumeral(match.groups!.whole!)
    const part = readChineseNumeral(match.groups!.part!)
    if (!whole || !part) return null
    return {
      is: 'quantity',
      value: exact(part.value).div(exact(whole.value)),
      step: powerOfTen(-2),
      approximation: 'about',
      unit: { text: '分之', dimension: 'ratio', base: '', factor: ONE, from: 'figure' },
    }
  },
}

/** 三成, 八五折 is not read, 8.5折, 九折: tenths. What may be the verb (成立, 折算) is left alone. */
export const tenths: Recognizer = {
  name: 'tenths',
  pattern:
    /(?<part>\d(?:\.\d{1,2})?|[一二两三四五六七八九])(?<sign>成(?=[，。；、,;）)以左的多]|$)|折(?=[，。；、,;）)以左的优]|$))/y,
  read: match => {
    const { part, sign } = match.groups!
    return { is: 'quantity', ...readSpoken(part!), approximation: 'exact', unit: ratio(sign!, sign!, -1) }
  },
}

/** 1.5倍, 两倍 */
const TIMES: Unit = { text: '倍', dimension: 'ratio', base: '倍', factor: ONE, from: 'figure' }
export const times: Recognizer = {
  name: 'times',
  pattern: new RegExp(`${ARABIC} ?倍(?![增率])`, 'y'),
  read: match => (match.groups!.multiple ? null : quantity(match.groups!, TIMES)),
}
export const chineseTimes: Recognizer = {
  name: 'chinese-times',
  pattern: new RegExp(`${CHINESE}倍(?![增率])`, 'y'),
  read: match => {
    const read = quantity(match.groups!, TIMES)
    return read.value && read
  },
}

/** 生师比 15.89:1, 投入产出比为1:6.6: so many of the one for one of the other. A bare 1:3 is a pattern, not a figure. */
const AFTER_NAME = '(?<=比(?:例|率|值)?(?:约为|约|达到?|为|是|：)?\\s?)'
const proportionTo = (name: string, text: string, source: string): Recognizer => ({
  name,
  pattern: new RegExp(AFTER_NAME + source, 'y'),
  read: match => {
    const { value, step } = readDigits(match.groups!.number!)
    const unit: Unit = { text, dimension: 'ratio', base: '倍', factor: ONE, from: 'figure' }
    return value && { is: 'quantity', value, step, approximation: 'exact', unit }
  },
})
export const toOne = proportionTo(
  'proportion-to-one',
  ':1',
  '(?<number>\\d+(?:\\.\\d+)?)\\s?[:∶：]\\s?1(?![\\d.:：])',
)
export const oneTo = proportionTo(
  'one-to-proportion',
  '1:',
  '1\\s?[:∶：]\\s?(?<number>\\d+(?:\\.\\d+)?)(?![\\d.:：])',
)
