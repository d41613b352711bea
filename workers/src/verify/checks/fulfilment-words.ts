/** What words say became of a target: 完成年度目标, 未达标, 未突破控制数. */
export type Fulfilment = {
  readonly met: boolean
  /** 超额完成: more than the target. */
  readonly more: boolean
  readonly word: string
}

const GOAL =
  '(?:(?![已将被未不]|列入|结转|部分|原因)[^，,。；;：:（()）\\d]){0,10}?(?:目标|任务|指标|计划|要求|标准|预期|工作量)(?:任务|目标|指标|要求|[数值量])?'
const LIMIT = `(?:(?:年度|预算|费用|经费|成本|[市省区县]级?|上级|下达|规定|的)*(?:控制数|控制目标|控制额度|限额|上限|预算数?|目标值?|标准))`
const NOT = '(?:未能?|没有?能?|尚未|仍未|并未|不能)(?:按期|如期|按时|全部|完全|全面|能够)*'
const DONE = '(?:完成|实现|达成|达到|达|满足|符合)'
/** What the verdict may be said of without naming another thing. */
const OF_IT =
  '(?:该项?|此项?|本项?|各项?|年度|全年|绩效|指标|目标|任务|计划|工作|值|数|均|都|也|仍|尚|并|且|但|而|全部|全面|圆满|顺利|较好|总体|总的|即|实际)*'

/** 未完成原因 and 未完成部分 head what follows. */
const ENDS = '(?=$|[，,。；;、：:）)\\s]|的?主要原因)'

const MISSED = new RegExp(
  `^${OF_IT}((?:${NOT}${DONE}了?${GOAL}|${NOT}(?:完成|达标|实现|达成)|不达标|已?落空|(?:突破|超出|超过|超)了?${LIMIT})${ENDS})`,
)
const MET = new RegExp(
  `^${OF_IT}(已?经?(?:(?:超额|提前|按期|如期|按时)*${DONE}了?${GOAL}|(?:超额|提前)*(?:完成|达成|实现)|达标|(?:未|没有|不)(?:超过?|超出|突破)(?:${LIMIT})?))${ENDS}`,
)
/** 是否完成: 是. */
const YES_OR_NO = /^(?:(是|√|✓)|(否|×))$/

/** What a clause says became of the target spoken of; null where it says nothing of it, or that it was nearly reached. */
export const fulfilmentIn = (clause: string): Fulfilment | null => {
  const words = clause.replace(/\s+/g, '')
  const yesNo = YES_OR_NO.exec(words)
  if (yesNo) return { met: yesNo[1] !== undefined, more: false, word: words }
  const missed = MISSED.exec(words)
  if (missed) return { met: false, more: false, word: missed[1]! }
  const met = MET.exec(words)
  return met && { met: true, more: met[1]!.startsWith('超额'), word: met[1]! }
}
