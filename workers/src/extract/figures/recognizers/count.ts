import { baseOf, dimensionOfMeasure, MEASURE_WORD, PER } from '../measure-words.ts'
import { ARABIC, CHINESE, readNumber, worthOf } from '../written-number.ts'
import type { Quantity, Recognizer } from './recognizer.ts'

const readCount = (match: RegExpExecArray): Quantity => {
  const groups = match.groups!
  const number = readNumber(groups)
  const word = groups.word!
  const per = groups.per ?? ''
  return {
    is: 'quantity',
    value: number.value,
    step: number.step,
    approximation: number.approximation,
    unit: {
      text: baseOf(number.multiple + word + per),
      dimension: dimensionOfMeasure(word),
      base: baseOf(word + per),
      factor: worthOf(number.multiple),
      from: 'figure',
    },
  }
}

/** 1194 人, 20万人次, 80 多项, 24小时 */
export const arabicCount: Recognizer = {
  name: 'arabic-count',
  pattern: new RegExp(`${ARABIC} ?(?<word>${MEASURE_WORD})(?<per>${PER}?)`, 'y'),
  read: readCount,
}

/** Measure words that after a plain numeral name a rank, a phase or a saying as often as they count: 一期, 三类, 二把手, 一日三餐. */
const RANKING = /^(?:[期类批轮层段节卷部门把首餐车]|周|方面|大|地)$/
/** And those that even 两 does not count in: 两面, 两度, 两口子. */
const IN_SAYINGS = /^[面度口眼则孔扇]$/
/** 三年行动, 五年规划: the span belongs to a name. */
const NAMED_SPAN = '(?!年(?:行动|规划|计划|滚动|期|制|培训|攻坚|提升))(?!名(?:工程|战略|行动|计划|团队))'
/** 一 in 一个, 一项 is the article unless a word of counting stands before it. 二 never counts; 两 does. */
const ONE_COUNTS =
  '(?:(?<=共|仅|仅有|只有|为|合计|总计)|(?!一(?![\\u4e00-\\u9fff]{0,3}[余多])[^十百千万亿零]))'

/** 三家机构, 十二项, 百余件 */
export const chineseCount: Recognizer = {
  name: 'chinese-count',
  pattern: new RegExp(
    `(?<![“"「『第每前后这那哪某])${ONE_COUNTS}${CHINESE}${NAMED_SPAN}(?<word>${MEASURE_WORD})(?!位?一)(?<per>${PER}?)`,
    'y',
  ),
  read: match => {
    const { numeral, word, multiple } = match.groups!
    if (numeral === '二' && !multiple) return null
    if (numeral!.length === 1 && IN_SAYINGS.test(word!)) return null
    if (numeral!.length === 1 && numeral !== '两' && RANKING.test(word!)) return null
    const read = readCount(match)
    return read.value && read
  },
}
