import type { Block } from '@heshu/shared/model/report-document.ts'
import type { TextBlock, TextStyle } from './paragraphs.ts'

/** A title stands among the first blocks, before any running text. */
const EARLIEST_BLOCKS = 8
const RUNNING_TEXT = 60
const LONGEST = 90
/** Larger type than that of the text, by this factor. */
const LARGER = 1.12

/** 附件2, 表1: the number of an enclosure, above the title. 单位：…, 2024年3月: lines of a cover. */
const LABEL =
  /^(?:附[件表录]?|表)\s*[\d一二三四五六七八九十]*[：:]?$|[：:]|^[\d〇○零一二三四五六七八九十]{4}\s*年.{0,6}[月日]$/
const REPORT = /(?:报告|自评表|说明|情况表?)(?:\s*[（(].{1,20}[）)])?$/

/** Whether a block is the document's title (or a part of it, on a cover): centred, at the beginning, in larger type. */
export const isTitle = (block: TextBlock, blocks: readonly Block[], style: TextStyle): boolean => {
  const opening = blocks.length < EARLIEST_BLOCKS && blocks.every(({ kind }) => kind !== 'table')
  const begun = blocks.some(other => other.kind === 'paragraph' && other.passage.text.length > RUNNING_TEXT)
  if (!opening || begun || !block.centred || block.text.length > LONGEST) return false
  if (/[。；;]$/.test(block.text) || LABEL.test(block.text)) return false
  return block.size > LARGER * style.size || (blocks.length === 0 && REPORT.test(block.text))
}
