import { sharedBigrams } from '../relations/shared-words.ts'
import { cutWords } from './cut-words.ts'

/** Words that phrases for one thing have or lack: that it is a piece of work, that it is counted. Not 市级 and 区级: they part things. */
const LIGHT =
  /^(?:所|我|本|该|等|类|型|和|与|及|对|在|为|已|年|项目|工程|工作|活动|服务|情况|任务|机构|单位|部门|有关|相关|各|个|数|率|名|人|人员|人次|开展|进行|实施|完成|组织|举办|实现|共|约)$/

/** Words for the same act in these reports. */
const SAME_ACT: readonly RegExp[] = [
  /^(?:引进|引入)$/,
  /^(?:举办|举行|组织|开展)$/,
  /^(?:建成|建设|建立|成立|设立)$/,
  /^(?:培训|轮训)$/,
  /^(?:增加|新增|增设)$/,
  /^(?:发放|派发|发送)$/,
  /^(?:检查|巡查|排查)$/,
]

const contentOf = (words: readonly string[]): Set<string> =>
  new Set(
    words
      .filter(w => !LIGHT.test(w))
      .map(word => {
        const act = SAME_ACT.findIndex(words => words.test(word))
        return act < 0 ? word : `act ${act}`
      }),
  )

/** Pairs of characters in common that are worth a closer look. */
const WORTH_A_LOOK = 0.45

/**
 * Whether two phrases name one thing in other words: the same words of weight, whatever their order, and no other. False where
 * words cannot be cut.
 */
export const nameTheSame = (a: string, b: string): boolean => {
  if (sharedBigrams(a, b) < WORTH_A_LOOK) return false
  const [left, right] = [cutWords(a), cutWords(b)]
  if (!left || !right) return false
  const [ours, theirs] = [contentOf(left), contentOf(right)]
  return ours.size >= 2 && ours.size === theirs.size && [...ours].every(word => theirs.has(word))
}
