import type { Claim } from '@heshu/shared/model/claim.ts'
import { isAddend, sameSort, sumOfOperands } from '../arithmetic.ts'
import type { Mention } from '../mention.ts'
import { countsParts } from './complete-words.ts'

/** 两项合计, 以上三项共计. */
const CLOSES = /^(?:[^，。；\d]{0,4})?(?:合计|共计|总计|共)[^，。；\d]{0,6}$/
const MOST = 9
/** How far back, in mentions, they are looked for. */
const REACH = 2 * MOST + 6
/** 前两项, 其余三项: the words pick some out of more. */
const PICKS = /[前首尾后末](?=[两二三四五六七八九\d]|$)|其余|另外|其他|主要/

/** How many parts the words before a total say that it has; the number of them may be a figure of its own. */
const partsSaid = (total: Mention, previous: Mention | undefined): number | null => {
  const counts = previous?.clause === total.clause ? previous : null
  if (!CLOSES.test(total.label) || PICKS.test(total.label) || (counts && PICKS.test(counts.label)))
    return null
  const words = `${counts?.figure.text ?? ''}${total.label}`
  for (let n = 2; n <= MOST; n++) if (countsParts(words, n)) return n
  return null
}

/** As many figures before the total as its words count: those of its sentence, or of the list items before it that tell one each. */
const partsBefore = (
  total: Mention,
  number: number,
  mentions: readonly Mention[],
  earlier: readonly Mention[],
): readonly Mention[] | null => {
  const isPart = (m: Mention) =>
    isAddend(m.figure) && m.figure.approximation === 'exact' && sameSort(m.figure, total.figure)
  const own = mentions
    .slice(Math.max(0, total.order - REACH), total.order)
    .filter(m => m.sentence === total.sentence && isPart(m))
  if (own.length >= number) return own.slice(-number)
  const words = (mentions[total.order - 1]?.label ?? '') + total.label
  if (own.length > 0 || !/以上|上述/.test(words)) return null
  const items = [...Map.groupBy(earlier.filter(isPart), m => m.figure.passage).values()].slice(-number)
  return items.length === number && items.every(item => item.length === 1) ? items.flat() : null
}

/** Sums whose words count their parts: A 30 万元、B 20 万元，两项合计 50 万元, whatever else the sentence tells before. */
export const countedSumClaims = (mentions: readonly Mention[], earlier: readonly Mention[]): Claim[] =>
  mentions.flatMap((total): Claim[] => {
    const number = isAddend(total.figure) ? partsSaid(total, mentions[total.order - 1]) : null
    const parts = number && partsBefore(total, number, mentions, earlier)
    if (!parts) return []
    return [
      {
        kind: 'sum',
        stated: total.figure,
        readings: [
          {
            standing: 'asserted',
            operands: parts.map(m => m.figure),
            expression: sumOfOperands(parts.length),
            because: `「${total.label}」之前${parts.length}项之和`,
          },
        ],
      },
    ]
  })
