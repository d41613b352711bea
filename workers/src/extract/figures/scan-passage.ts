import { approximationAround } from './approximation.ts'
import { fold } from './fold.ts'
import { FOR_DIGITS, FOR_NUMERALS } from './recognizers/in-order.ts'
import type { Quantity } from './recognizers/recognizer.ts'

/** A number where it stands: text.slice(start, end) is its digits and its unit. */
export type Found = { readonly start: number; readonly end: number } & ({ readonly is: 'plain' } | Quantity)

const NUMERAL_START = '一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾'
const BEGINNING = new RegExp(`[\\d${NUMERAL_START}]|万(?=分之)`, 'g')
/** A numeral that is part of a word is passed over whole: 二十大 is not looked at again from 十 on. */
const WORD = /[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,24}|\d+/y

/** As much of the text on each side as any word of approximation needs. */
const AROUND = 10

/** A minus sign is one only where nothing stands before it that it could join to the number. */
const MINUS = /(?:^|[为是率幅比长降减增额值（(：:，,、达约;；=＝])\s*-\s?$/
const DASH = /-\s?$/

const titles = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(/《[^《》]{1,120}》/g)].map(match => [match.index, match.index + match[0].length])

const withSign = (text: string, found: Found): Found => {
  if (found.is === 'plain' || found.value === null) return found
  const before = text.slice(Math.max(0, found.start - 4), found.start)
  const sign = (
    found.start <= 4 ? MINUS : /(?!^)(?:[为是率幅比长降减增额值（(：:，,、达约;；=＝])\s*-\s?$/
  ).exec(before)
  if (!sign) return found
  const start = found.start - (DASH.exec(before)?.[0].length ?? 0)
  return { ...found, start, value: found.value.neg() }
}

/**
 * The same text in V8's form for Chinese. Cells of digits alone have another form, for which each pattern is compiled a second
 * time: 70 ms of a cold start (measured 2026-11-25, Node 24).
 */
const inWideForm = (text: string): string => `　${text}`.slice(1)

const scan = (given: string): Found[] => {
  const text = inWideForm(given)
  const found: Found[] = []
  const names = titles(text)
  let title = 0
  BEGINNING.lastIndex = 0
  for (let next = BEGINNING.exec(text); next; next = BEGINNING.exec(text)) {
    const start = next.index
    while (title < names.length && names[title]![1] <= start) title++
    const inTitle = title < names.length && names[title]![0] <= start
    const isDigit = next[0] >= '0' && next[0] <= '9'
    let end = -1
    if (!inTitle)
      for (const recognizer of isDigit ? FOR_DIGITS : FOR_NUMERALS) {
        recognizer.pattern.lastIndex = start
        const match = recognizer.pattern.exec(text)
        const reading = match && match[0] !== '' ? recognizer.read(match) : null
        if (!match || !reading) continue
        end = start + match[0].trimEnd().length
        found.push({ ...reading, start, end })
        break
      }
    if (end < 0) {
      WORD.lastIndex = start
      end = start + (WORD.exec(text)?.[0].length ?? 1)
      if (isDigit) found.push({ is: 'plain', start, end })
    }
    BEGINNING.lastIndex = end
  }
  return found
}

/** What stands between the two ends of a range. */
export const RANGE = /^\s*(?:[（(]不?含[)）])?\s*(?:[-—–~～]{1,2}|至|到)\s*$/

/** 80%~90%, 3-5个: not two figures but the ends of one that is not stated. 从3家到5家 is a change, 100-88=12 a sum. */
const asRanges = (text: string, found: readonly Found[]): Found[] => {
  const result = [...found]
  for (let i = 0; i + 1 < result.length; i++) {
    const low = result[i]!
    const high = result[i + 1]!
    if (low.is === 'plain' || high.is === 'plain') continue
    const between = text.slice(low.end, high.start)
    if (between.length > 8 || !RANGE.test(between)) continue
    if (/[至到]/.test(between) && /[从由自]\s*$/.test(text.slice(Math.max(0, low.start - 3), low.start)))
      continue
    if (/^\s*[=×÷*+/]/.test(text.slice(high.end, high.end + 3))) continue
    const sameUnit =
      !low.unit ||
      !high.unit ||
      (low.unit.dimension === high.unit.dimension && low.unit.base === high.unit.base)
    if (!sameUnit) continue
    // 3-5万元 is 3万元 to 5万元; 3-5 without any unit may be anything but a negative number.
    const unit = low.unit ?? high.unit
    // 100%（含）-80%: the greater end may come first.
    const falls = low.value !== null && high.value !== null && low.value.gt(high.value) && low.unit !== null
    result[i] = { ...low, unit, approximation: falls ? 'at-most' : 'at-least' }
    result[i + 1] = { ...high, approximation: falls ? 'at-least' : 'at-most' }
    i++
  }
  return result
}

const AND = /^\s*[、和与及]\s*$/
const RESPECTIVELY = /(?:分别|依次|各)[^，。；]{0,8}$/

/** 分别为 978.71、855.48 和 618.72 万元: the unit after the last is that of all. */
const withSharedUnits = (text: string, found: readonly Found[]): Found[] => {
  const result = [...found]
  for (let end = result.length - 1; end > 0; end--) {
    const last = result[end]!
    if (last.is === 'plain' || !last.unit) continue
    let first = end
    const isListed = (i: number) => {
      const f = result[i]
      return f?.is === 'quantity' && !f.unit && AND.test(text.slice(f.end, result[i + 1]!.start))
    }
    while (isListed(first - 1)) first--
    const before = text.slice(Math.max(0, result[first]!.start - 12), result[first]!.start)
    if (first === end || !RESPECTIVELY.test(before)) continue
    for (let i = first; i < end; i++) result[i] = { ...(result[i] as Found & Quantity), unit: last.unit }
    end = first
  }
  return result
}

const isRangeEnd = (f: Quantity): boolean => f.approximation === 'at-most' || f.approximation === 'at-least'

/** A dash between a word and a number may be a minus sign or a stroke: the number is not certain. */
const doubtDashes = (text: string, found: readonly Found[]): Found[] =>
  found.map(f => {
    if (f.is === 'plain' || f.value === null || isRangeEnd(f)) return f
    if (text[f.start] === '-') return f
    return /[\u4e00-\u9fff]-\s?$/.test(text.slice(Math.max(0, f.start - 3), f.start))
      ? { ...f, value: null }
      : f
  })

/** 分别为43，298: the comma may part two numbers. */
const doubtWideCommas = (text: string, found: readonly Found[]): Found[] =>
  found.map(f =>
    f.is === 'quantity' &&
    text.slice(f.start, f.end).includes('，') &&
    /(?:分别|依次|各)[^。；]{0,24}$/.test(text.slice(Math.max(0, f.start - 30), f.start))
      ? { ...f, value: null }
      : f,
  )

/** Every number of a text in reading order, none overlapping another. */
export const scanPassage = (verbatim: string): readonly Found[] => {
  const text = fold(verbatim)
  const signed = scan(text).map((f, i, all) => {
    const previous = all[i - 1]
    return previous && /^\s*-\s*$/.test(text.slice(previous.end, f.start)) ? f : withSign(text, f)
  })
  const worded = signed.map(f =>
    f.is === 'plain'
      ? f
      : {
          ...f,
          approximation: approximationAround(
            f.approximation,
            text.slice(Math.max(0, f.start - AROUND), f.start),
            text.slice(f.end, f.end + AROUND),
            f.unit?.base ?? '',
          ),
        },
  )
  return doubtWideCommas(text, doubtDashes(text, withSharedUnits(text, asRanges(text, worded))))
}
