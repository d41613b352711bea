import { PLAIN, type Recognizer } from './recognizer.ts'

const YEAR = '(?:19|20)\\d{2}'
const TO = '\\s*(?:[-—–~～、/]|至|到|和)+\\s*'
const DAY = '\\d{1,2}\\s*[日号]'
const MONTH = `\\d{1,2}\\s*月份?(?:\\s*${DAY}(?:${TO}${DAY})?)?`

const plain = (name: string, source: string): Recognizer => ({
  name,
  pattern: new RegExp(source, 'y'),
  read: () => PLAIN,
})

/** 2024年度, 2019-2020年, 2024年12月31日, 2023-2024学年 */
export const year = plain(
  'year',
  `${YEAR}(?:${TO}(?:${YEAR}|\\d{2})(?!\\d))*\\s*(?:年度?(?:\\s*${MONTH})?|学年)`,
)
/** 24年度 */
export const shortYear = plain('short-year', '\\d{2}\\s*年度')
/** 1-9月, 1月-12月, 12月31日; 3个月 is a span of time, not a month */
export const month = plain('month', `(?:\\d{1,2}${TO})*${MONTH}`)
/** 31日, 1-5日 */
export const day = plain('day', `(?:\\d{1,2}${TO})*\\d{1,2}\\s*日(?!历|均)`)
/** 2024.12.31, 2024-12-31, 2024/12 */
export const numericDate = plain(
  'numeric-date',
  `${YEAR}(?:\\.\\d{1,2}\\.\\d{1,2}|-\\d{1,2}-\\d{1,2}|/\\d{1,2}(?:/\\d{1,2})?)(?![\\d.])(?!\\s?[%万亿元])`,
)
/** 08:30, 8:30-11:30 */
export const clockTime = plain(
  'clock-time',
  '\\d{1,2}[:：][0-5]\\d(?::[0-5]\\d)?(?!\\d|\\s?[%万亿元人个项家分])',
)
/** 80年代, 75周年, 21世纪, 3年级, 90后 */
export const era = plain('era', '\\d{1,4}\\s*(?:年代|周年|世纪|年级)|[05-9]0后(?!期|续|来)')
/** 1-3季度, 4季度, 三季度 */
export const quarter = plain('quarter', `(?:[1-4](?:${TO}[1-4])*|[一二三四](?:${TO}[一二三四])*)\\s*季度`)
/** 二〇二四年, 二零二四年十二月三十一日 */
export const spokenDate = plain(
  'spoken-date',
  '(?:[一二][零〇九][零〇一二三四五六七八九]{2}年(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十]{1,3}日)?|[一二三四五六七八九十]{1,2}月(?:份|底|初|末|[一二三四五六七八九十]{1,3}日))',
)
/** 十四五, 二十大, 二十届三中全会: plans and congresses */
export const politicalPeriod = plain(
  'political-period',
  '十[一二三四五](?:五|个五年)|(?:十[一二三四五六七八九]|二十[一二]?)(?:大(?![于量型类])|届(?:[一二三四五六七]中)?)',
)
