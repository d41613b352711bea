import { type Exact, exact, isZero, sumOf, ZERO } from '@heshu/shared/number/exact.ts'
import type { Part } from './criteria.ts'
import { type Definition, parseFormula } from './formula.ts'

const QUARTERS: Readonly<Record<string, number>> = {
  一: 0,
  二: 1,
  三: 2,
  四: 3,
  '1': 0,
  '2': 1,
  '3': 2,
  '4': 3,
}
const TIME = ['25', '50', '75', '100']

const QUARTER_FORMULA =
  /^第?([一二三四1-4])季度.*得分=\(?(.+?)[/÷](?:该季)?(?:序时|时序|时间)进度\(?(\d+)%\)?\)?×(\d+(?:\.\d+)?)分?$/u

/** 各季度得分=（截至季末累计支出进度/序时进度）×1分 */
const EVERY_QUARTER =
  /^(?:各|每个?)季度.*得分=\(?(.+?)[/÷](?:该季)?(?:序时|时序|时间)进度\)?×(\d+(?:\.\d+)?)分?$/u
const WORDED_MEAN =
  /^(?:其中[,，:：]?)?(.*平均(?:执行率|支出率|支出进度|进度))(?:为|是|即)(?:四|各|每)个?季度.*平均/u

const subjectOf = (words: string): string | null => {
  const subject = words
    .replace(/^(?:第?[一二三四1-4]|当|该|每个?)季度?/u, '')
    .replace(/(?:资金)?(?:累计)?(?:支出|执行|支付)?(?:进度|率)$/u, '')
  return subject === '' ? null : subject
}

/**
 * Execution by quarters, in its two forms: points for each quarter (progress ÷ time progress) and for the mean of the
 * four rates; or the full weight × that mean. Null where the clauses do not give the whole weight.
 */
export const compileQuarterly = (
  clauses: readonly string[],
  definitions: readonly Definition[],
  weight: Exact,
): Part | null => {
  const means = definitions.filter(d => d.kind === 'mean-of-quarters').map(d => d.name)
  for (const clause of clauses) {
    const worded = WORDED_MEAN.exec(clause)
    if (worded) means.push(worded[1]!)
  }
  const quarters: [Exact, Exact, Exact, Exact] = [ZERO, ZERO, ZERO, ZERO]
  const used: string[] = []
  let subject: string | null = null
  let mean: Exact = ZERO
  for (const clause of clauses) {
    const quarter = QUARTER_FORMULA.exec(clause)
    if (quarter) {
      const index = QUARTERS[quarter[1]!]!
      if (TIME[index] !== quarter[3] || !isZero(quarters[index]!)) return null
      quarters[index] = exact(quarter[4]!)
      subject ??= subjectOf(quarter[2]!)
      used.push(clause)
      continue
    }
    const every = EVERY_QUARTER.exec(clause)
    if (every) {
      if (quarters.some(points => !isZero(points))) return null
      const points = exact(every[2]!)
      for (let index = 0; index < 4; index++) quarters[index] = points
      used.push(clause)
      continue
    }
    const times = /序时进度分别为([\d%、,，和]+)/u.exec(clause)
    if (times && times[1]!.match(/\d+/gu)?.join() !== TIME.join()) return null
    const equals = /得分=([^=]+)$/u.exec(clause)
    const formula = equals && parseFormula(equals[1]!)
    if (formula?.ratio.name && means.includes(formula.ratio.name)) {
      if (!isZero(mean)) return null
      mean = formula.points ?? weight
      used.push(clause)
    }
    const quarterRate =
      /^(?:分季|季度|每季度?|各季度?)(?:执行率|支出率)=(.+?)[÷/].*(?:序时|时序|时间)进度/u.exec(clause)
    if (quarterRate) subject ??= subjectOf(quarterRate[1]!)
  }
  const given = quarters.filter(points => !isZero(points)).length
  if (used.length === 0 || (given !== 0 && given !== 4)) return null
  if (!sumOf([...quarters, mean]).equals(weight)) return null
  return { rule: { kind: 'quarterly', subject, quarters, mean }, points: weight, clause: used.join('；') }
}
