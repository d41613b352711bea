import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import { isQuantity, sameSort, sumOfOperands } from './arithmetic.ts'
import { inViewBefore, type Mention } from './mention.ts'

const NOT = /^(?:未能?|不|没有|非|尚未)/
/** Words that a label may have or lack without choosing others. */
const LIGHT = /(?:其中|已|均|共|为|有|的|达|[，,、；;：:\s])+/g
/** Words that choose some of the whole before the two parts of them. */
const CHOOSES = /其中|重点|部分|另/

const choiceOf = (m: Mention): string => m.label.replace(LIGHT, '')

/** 基本满意 and 不满意 leave 满意 between them. */
const DEGREES = /^(?:非常|十分|很|比较|较|基本|大致|一般|部分)/

/** Whether the second label is that of the first denied: 达到指标值的 and 未达到指标值的, 合格 and 不合格. */
const denies = (first: Mention, second: Mention): boolean => {
  const [chosen, other] = [choiceOf(first), choiceOf(second)]
  return (
    chosen.length >= 2 && !DEGREES.test(chosen) && NOT.test(other) && chosen.endsWith(other.replace(NOT, ''))
  )
}

/**
 * 抽检 36 批次，合格的 32 批次，不合格的 4 批次: a choice and its denial make up the whole told before them. `explained` are
 * figures of which a claim has said how they come about: 未完成 4 个, what is left.
 */
export const complementClaims = (mentions: readonly Mention[], explained: ReadonlySet<Figure>): Claim[] =>
  mentions.flatMap((second, i): Claim[] => {
    const first = mentions[i - 1]
    if (
      !first ||
      explained.has(second.figure) ||
      first.sentence !== second.sentence ||
      !isQuantity(first.figure)
    )
      return []
    if (!isQuantity(second.figure) || !sameSort(first.figure, second.figure) || !denies(first, second))
      return []
    const wholes = inViewBefore(mentions, first).filter(
      m => sameSort(m.figure, first.figure) && isQuantity(m.figure),
    )
    const whole = first.owner ?? wholes.at(-1)
    if (!whole || !sameSort(whole.figure, first.figure)) return []
    const sure = wholes.length <= 1 && first.order === whole.order + 1 && !CHOOSES.test(first.lead)
    return [
      {
        kind: 'sum',
        stated: whole.figure,
        readings: [
          {
            standing: sure ? 'asserted' : 'possible',
            operands: [first.figure, second.figure],
            expression: sumOfOperands(2),
            because: '是与否两部分之和',
          },
        ],
      },
    ]
  })
