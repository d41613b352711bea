/** The characters a Chinese numeral is written with, plain and 大写 (as on vouchers), for use in a character class. */
export const NUMERAL_CHARACTERS = '零〇一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億'

const PLAIN: Readonly<Record<string, string>> = {
  〇: '零',
  两: '二',
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  參: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
}
const DIGITS = '零一二三四五六七八九'
const D = '[一二三四五六七八九]'

/** Up to four places, each with its sign, a gap filled by 零. 一百五 (150) and 三五 (three to five) do not fit and are refused. */
const SECTION = new RegExp(`^(?:(${D})千)?(?:(零)?(${D})百)?(?:(零)?(${D})?十)?(?:(零)?(${D}))?$`)

/** value: the number; step: one unit of its last named place (100 for 三百, 1 for 十二). */
export type ChineseNumber = { readonly value: bigint; readonly step: bigint }

const readSection = (text: string): ChineseNumber | null => {
  const match = SECTION.exec(text)
  if (text === '' || !match) return null
  const [, thousands, , hundreds, , tens, gap, ones] = match
  const digit = (sign: string | undefined): bigint => (sign ? BigInt(DIGITS.indexOf(sign)) : 0n)
  const hasTens = text.includes('十')
  // 十 alone begins a number (十二); inside one it takes its digit (一百一十二).
  if (hasTens && !tens && (thousands || hundreds)) return null
  if (ones && !gap && !hasTens && (thousands || hundreds)) return null
  const value =
    digit(thousands) * 1000n +
    digit(hundreds) * 100n +
    (hasTens ? (tens ? digit(tens) : 1n) * 10n : 0n) +
    digit(ones)
  const step = ones ? 1n : hasTens ? 10n : hundreds ? 100n : 1000n
  return { value, step }
}

/** The whole number that a Chinese numeral (二十三, 一亿二千万, 壹拾贰万叁仟) says; null for anything that is not certainly one. */
export const readChineseNumeral = (numeral: string): ChineseNumber | null => {
  const text = [...numeral].map(sign => PLAIN[sign] ?? sign).join('')
  const parts = /^(?:([^亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(text)
  if (!parts) return null
  const scaled = [
    { text: parts[1], unit: 100_000_000n },
    { text: parts[2], unit: 10_000n },
    { text: parts[3] || undefined, unit: 1n },
  ].filter((part): part is { text: string; unit: bigint } => part.text !== undefined)
  let value = 0n
  let step = 1n
  for (const [i, part] of scaled.entries()) {
    const read = readSection(i > 0 && part.text.length > 1 ? part.text.replace(/^零/, '') : part.text)
    if (!read) return null
    value += read.value * part.unit
    step = read.step * part.unit
  }
  return scaled.length > 0 ? { value, step } : null
}
