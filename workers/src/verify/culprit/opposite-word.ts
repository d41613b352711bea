import type { Culprit } from '@heshu/shared/model/output.ts'
import { locate, type Passage } from '@heshu/shared/model/passage.ts'

/** A word that says which way a figure goes, where it stands, and the word that says the opposite. */
export type Turn = {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly opposite: string
}

/** Each word with its usual opposite; the first is the one that says more. Longer words come before those that stand in them. */
const PAIRS: readonly (readonly [more: string, less: string])[] = [
  ['增长', '下降'],
  ['增加', '减少'],
  ['提高', '降低'],
  ['提升', '下滑'],
  ['上升', '下降'],
  ['上涨', '下跌'],
  ['上调', '下调'],
  ['调增', '调减'],
  ['核增', '核减'],
  ['追加', '追减'],
  ['净增', '净减'],
  ['增收', '减收'],
  ['增幅', '减幅'],
  ['升幅', '降幅'],
  ['涨幅', '跌幅'],
  ['超支', '结余'],
  ['超出', '不及'],
  ['超过', '未达到'],
  ['高于', '低于'],
  ['大于', '小于'],
  ['多于', '少于'],
  ['扩大', '缩小'],
  ['延长', '缩短'],
  ['增', '减'],
  ['升', '降'],
  ['多', '少'],
  ['高', '低'],
]

const OPPOSITES = new Map(
  [...PAIRS].reverse().flatMap(
    ([more, less]) =>
      [
        [less, more],
        [more, less],
      ] as const,
  ),
)
const WORD = new RegExp([...new Set(PAIRS.flat())].sort((a, b) => b.length - a.length).join('|'), 'g')

/** The last such word in a stretch of a passage; null where there is none. */
export const lastTurn = (passage: Passage, from: number, to: number): Turn | null => {
  const found = [...passage.text.slice(from, to).matchAll(WORD)].at(-1)
  if (!found) return null
  const start = from + found.index
  return { passage, start, end: start + found[0].length, opposite: OPPOSITES.get(found[0])! }
}

export const culpritWord = ({ passage, start, end, opposite }: Turn): Culprit => ({
  text: passage.text.slice(start, end),
  value: opposite,
  slip: '方向写反',
  at: locate(passage, start, end),
})
