import type { Unit } from '@heshu/shared/model/figure.ts'
import { ONE } from '@heshu/shared/number/exact.ts'
import { ARABIC, CHINESE, readNumber } from '../written-number.ts'
import type { Recognizer } from './recognizer.ts'

export const SCORE: Unit = { text: '分', dimension: 'score', base: '分', factor: ONE, from: 'figure' }
/** 分 begins other words: 分钟, 百分之, 分别, 分类, 分局 … */
const POINTS =
  ' ?分(?!钟|之|别|布|类|析|级|支|区|局|院|公司|配|期|批|校|部门|段|秒|散|册|店|行|队|组|流|诊|管|包|标|制|季|月|年)'

/** 88.17分 */
export const arabicScore: Recognizer = {
  name: 'arabic-score',
  pattern: new RegExp(ARABIC + POINTS, 'y'),
  read: match => {
    if (match.groups!.multiple || match.groups!.mixed) return null
    const { value, step, approximation } = readNumber(match.groups!)
    return { is: 'quantity', value, step, approximation, unit: SCORE }
  },
}

/** 得两分, 扣一分: only after a word of scoring; 十分 and 万分 are adverbs, 三七分 is a parting. */
export const chineseScore: Recognizer = {
  name: 'chinese-score',
  pattern: new RegExp(`(?<=[得扣加减计]|满分为?|分值为?)${CHINESE}${POINTS}`, 'y'),
  read: match => {
    const { value, step, approximation } = readNumber(match.groups!)
    return value && { is: 'quantity', value, step, approximation, unit: SCORE }
  },
}
