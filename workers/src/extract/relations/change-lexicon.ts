/**
 * The words of change, in one place. Each pattern is the source of a regular expression.
 * A verb of change may carry what changes in one syllable: 增收, 减支, 多发, 短收, 增产.
 */
const WITH_OBJECT = '收|支|产|发|拨|征|缴|销|编|付|值|员|储'

export const UP_WORD = `增长|增加|上升|提高|提升|上涨|攀升|回升|上调|延长|调增|追加|核增|净增加?|扩大|高出|超出|增(?:${WITH_OBJECT})|(?:多|超)(?:收|支|产|发|拨|征|缴|销)`
export const DOWN_WORD = `下降|降低|减少|下滑|回落|下跌|缩减|压减|压缩|下调|缩短|调减|追减|核减|净减少?|缩小|(?:减|短)(?:${WITH_OBJECT})|少(?:收|支|产|发|拨|征|缴|销)|负增长`
/** Nouns for the size of a change. 增速 and 变动 may be of either sign. */
export const UP_NOUN = '增幅|升幅|涨幅|增速'
export const DOWN_NOUN = '降幅|减幅|跌幅'
const NOUN = `${UP_NOUN}|${DOWN_NOUN}|增减|变动|变化|调整(?=率|幅度|比例)`

export const CHANGE_WORD = `${UP_WORD}|${DOWN_WORD}`
export const CHANGE_OR_NOUN = `${CHANGE_WORD}|${NOUN}`

/** 增长 in 负增长 is no rise. */
const UP = new RegExp(`(?<!负)(?:${UP_WORD}|${UP_NOUN})|多`, 'g')
const DOWN = new RegExp(`${DOWN_WORD}|${DOWN_NOUN}|少`, 'g')

/** 'up' and 'down' for words of change, null for others. The last word of change decides: 降幅扩大 is rare, 由增转降 is not read. */
export const directionOf = (label: string): 'up' | 'down' | null => {
  const last = (words: RegExp) => [...label.matchAll(words)].at(-1)
  const [up, down] = [last(UP), last(DOWN)]
  if (!up && !down) return null
  if (!up || !down) return up ? 'up' : 'down'
  return up.index > down.index ? 'up' : 'down'
}

const ENDS_IN_CHANGE = new RegExp(
  `(?:${CHANGE_WORD}|${UP_NOUN}|${DOWN_NOUN}|[多少])(?:了|额|数|额为|数为|为|约|达|共|共计)*$`,
)

/** 增加 61 人, 调增 43,298.95 万元: the label names a change, not a level. 增加到 and 增加至 name a level. */
export const namesChange = (label: string): boolean =>
  ENDS_IN_CHANGE.test(label) && !/[到至为]$/.test(label.replace(/(?:额|数|幅)为$/, ''))
