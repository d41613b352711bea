import { readChineseNumeral } from '@heshu/shared/number/chinese-numeral.ts'
import type { Counted } from './counted.ts'
import { readEnumeration } from './enumeration.ts'
import type { Listed, Sentence } from './listed-beside.ts'

const EACH =
  /^[^，,。；;：:、\d（(]{0,12}(?<open>[（(：:，,])(?<some>其中[，,：:]?)?(?:分别[为是]|包括|即)?(?<list>[^，,。；;：:（()）]+?)[，,]?各(?:举办|开展|组织|完成|有|设|建)?\s*(?<each>\d{1,2}|[一两三四五六七八九十])\s*(?<measure>[^\d，,。；;：:、（()）]{1,4})(?=(?<close>[）)。；;]|$))/u

/** 培训班 3 期（内控、财务、采购各 1 期）: as many for each of the names. */
export const listOfEach = ({ measure }: Counted, { text, end }: Sentence): Listed | null => {
  const found = EACH.exec(text.slice(end))?.groups
  if (!found || !found.measure!.startsWith(measure)) return null
  const inBracket = /[（(]/.test(found.open!)
  if (inBracket !== /[）)]/.test(found.close ?? '')) return null
  const names = found.list!
  const list = /\d|等/.test(names) ? null : readEnumeration(names)
  const each = Number(readChineseNumeral(found.each!)?.value ?? found.each)
  if (!list || !(each > 0)) return null
  return {
    list: { least: list.names.length * each, most: list.most * each },
    printed: null,
    more: list.parallel ? 'notice' : null,
    fewer: list.parallel && !found.some ? 'notice' : null,
  }
}
