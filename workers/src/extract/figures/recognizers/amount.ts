import { exact, ONE, powerOfTen } from '@heshu/shared/number/exact.ts'
import { baseOf, PER } from '../measure-words.ts'
import { ARABIC, CHINESE, readNumber, worthOf } from '../written-number.ts'
import type { Reading, Recognizer } from './recognizer.ts'

const CURRENCY = '(?:人民币)?(?:元整?(?![件旦素宵首])|圆整?)|美元|港元|欧元|日元|英镑|港币'
const UNIT = ` ?(?<currency>${CURRENCY})(?<per>${PER}{0,2})`

const readAmount = (match: RegExpExecArray): Reading => {
  const groups = match.groups!
  const number = readNumber(groups)
  const currency = groups
    .currency!.replace(/人民币|整/g, '')
    .replace('圆', '元')
    .replace('港币', '港元')
  const per = groups.per ?? ''
  return {
    is: 'quantity',
    value: number.value,
    step: number.step,
    approximation: number.approximation,
    unit: {
      text: baseOf(`${number.multiple}${currency}${per}`),
      dimension: 'money',
      base: baseOf(currency + per),
      factor: worthOf(number.multiple),
      from: 'figure',
    },
  }
}

/** 43,298.95 万元; 120元/人; 300多万元; 1亿2000万元 */
export const arabicAmount: Recognizer = {
  name: 'arabic-amount',
  pattern: new RegExp(ARABIC + UNIT, 'y'),
  read: readAmount,
}

/** 三万五千元; 两百多万元; 壹拾贰万叁仟元整 */
export const chineseAmount: Recognizer = {
  name: 'chinese-amount',
  pattern: new RegExp(CHINESE + UNIT, 'y'),
  read: match => (readNumber(match.groups!).value === null ? null : readAmount(match)),
}

/** 伍佰元伍角叁分; 12元5角: yuan with its tenths and hundredths. */
export const amountWithCents: Recognizer = {
  name: 'amount-with-cents',
  pattern: new RegExp(
    `(?:${ARABIC}|(?<cn>${CHINESE.replace(/\?<over>/, '?<cnOver>').replace(/\?<multiple>/, '?<cnMultiple>')}))[元圆](?:(?<jiao>[\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?零?(?:(?<fen>[\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?(?<=[角分])`,
    'y',
  ),
  read: match => {
    const groups = match.groups!
    const yuan = readNumber({
      ...groups,
      over: groups.over ?? groups.cnOver,
      multiple: groups.multiple ?? groups.cnMultiple,
    })
    const digit = (sign: string | undefined): bigint => (sign ? signOf(sign) : 0n)
    if (!yuan.value || yuan.approximation !== 'exact') return null
    const cents = exact(digit(groups.jiao) * 10n + digit(groups.fen)).mul(powerOfTen(-2))
    return {
      is: 'quantity',
      value: yuan.value.mul(worthOf(yuan.multiple)).add(cents),
      step: powerOfTen(groups.fen ? -2 : -1),
      approximation: 'exact',
      unit: { text: '元', dimension: 'money', base: '元', factor: ONE, from: 'figure' },
    }
  },
}

const signOf = (sign: string): bigint => {
  const at = Math.max(
    '0123456789'.indexOf(sign),
    '零一二三四五六七八九'.indexOf(sign),
    '零壹贰叁肆伍陆柒捌玖'.indexOf(sign),
  )
  return BigInt(at)
}

/** ¥1,234.50 */
export const markedAmount: Recognizer = {
  name: 'marked-amount',
  pattern: new RegExp(`(?<=¥ ?)${ARABIC}`, 'y'),
  read: match => {
    const number = readNumber(match.groups!)
    return {
      is: 'quantity',
      value: number.value,
      step: number.step,
      approximation: number.approximation,
      unit: {
        text: `${number.multiple}元`,
        dimension: 'money',
        base: '元',
        factor: worthOf(number.multiple),
        from: 'figure',
      },
    }
  },
}
