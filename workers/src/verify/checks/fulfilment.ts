import { baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from './check-claim.ts'
import { areComparable, type Placed, placeFigures } from './neighbouring-figures.ts'

type Fulfilment = { readonly actual: Figure; readonly target: Figure; readonly word: string }

const OVER = /超额(?:提前)?完成|提前超额完成/
const SHORT =
  /未能?(?:按期|如期|全部)?(?:完成|实现|达到)(?:年度|年初|既定|预期|全年|绩效)*(?:目标|任务|计划|指标)/
const TARGET_AFTER = /^[)）]?\s*(?:的)?[^，,。；;的]{0,6}(?:任务|目标|计划|指标)/
const TARGET = /(?:计划|目标|任务|指标|下达|应)[^，,。；;、]{0,12}$/
const ACTUAL = /(?:完成|实际|实现|达到?|建成|开展|累计|培训|建立|新增)[^，,。；;、]{0,12}$/

const labelOf = (figure: Figure): string =>
  figure.passage.text
    .slice(Math.max(0, figure.start - 16), figure.start)
    .split(/[，,。；;、：:（(\n]/)
    .at(-1)!

/** 千人托位数 5.32 个 is not what a target of 5097 个 is for. */
const isOfItsSize = (actual: Figure, target: Figure): boolean => {
  const [done, wanted] = [baseValue(actual)!, baseValue(target)!]
  return done.mul(exact(5)).gte(wanted) && done.lte(wanted.mul(exact(20)))
}

/** 建立病床 906 张次，超额完成 600 张次任务. */
const targetAfterWord = ({ figure, before, lead, tail }: Placed): Fulfilment | null => {
  const word = OVER.exec(lead)?.[0] ?? /提前完成/.exec(lead)?.[0]
  const actual = before.findLast(f => areComparable(f, figure) && isOfItsSize(f, figure))
  if (!word || !actual || /[；;]/.test(lead)) return null
  const between = lead.slice(lead.indexOf(word) + word.length)
  if (/[，,、]/.test(between)) return null
  const bracketed = /(?:任务|目标|计划|指标)[^，,]{0,6}[（(]\s*$/.test(between)
  return bracketed || TARGET_AFTER.test(tail) ? { actual, target: figure, word } : null
}

/** 计划培训 120 人，实际培训 110 人，超额完成任务. */
const wordAfterBoth = ({
  figure,
  before,
  tail,
}: Placed): (Fulfilment & { readonly short: boolean }) | null => {
  const [clause = ''] = tail.replace(/^[^，,；;]*[，,]/, '').split(/[；;]/, 1)
  const over = OVER.exec(clause)?.[0]
  const short = SHORT.exec(clause)?.[0]
  if (
    (over === undefined) === (short === undefined) ||
    !/^[^，,]{0,8}$/.test(clause.split(over ?? short!)[0]!)
  )
    return null
  const target = before.findLast(f => areComparable(f, figure))
  if (
    !target ||
    !TARGET.test(labelOf(target)) ||
    !ACTUAL.test(labelOf(figure)) ||
    TARGET.test(labelOf(figure))
  )
    return null
  return { actual: figure, target, word: (over ?? short)!, short: short !== undefined }
}

const checkOf = ({ actual, target, word, short }: Fulfilment & { readonly short: boolean }): DraftCheck => {
  const order = baseValue(actual)!.compare(baseValue(target)!)
  const agrees = short ? order < 0 : order > 0 || (order === 0 && !/超额/.test(word))
  const formula = `${actual.text} ${order < 0 ? '<' : order > 0 ? '>' : '='} ${target.text}`
  return {
    kind: 'direction',
    verdict: agrees ? 'agrees' : 'disagrees',
    // Just reached and called 超额 is a loose word, not a wrong figure.
    severity: agrees ? null : order === 0 ? 'notice' : 'figure',
    stated: figureRef(actual),
    operands: [figureRef(target)],
    expected: `${short ? '<' : '>'} ${target.text}`,
    formula,
    message: agrees
      ? `写「${word}」，${formula}，相符。`
      : `写「${word}」，但完成数与目标数为 ${formula}，二者不符。`,
    idSeed: `${actual.measures}|${target.measures}|${word}`,
    figures: [actual, target],
  }
}

/** 超额完成 and 未完成目标 held against the target and what was done. */
export const fulfilmentChecks = (figures: readonly Figure[]): DraftCheck[] =>
  placeFigures(figures).flatMap(placed => {
    const after = targetAfterWord(placed)
    const both = after ? { ...after, short: false } : wordAfterBoth(placed)
    return both ? [checkOf(both)] : []
  })
