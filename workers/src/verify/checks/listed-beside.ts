import type { Counted } from './counted.ts'
import { blankInner, type Enumeration, readEnumeration, VERB } from './enumeration.ts'
import { compareKinds, nameSorts } from './name-kind.ts'

/** How sure a contradiction is: `figure`, `notice`, or null where it proves nothing. */
export type Sureness = 'figure' | 'notice' | null

/** A list that a count may be the number of, and what it means where it names more things than counted, or fewer. */
export type Listed = {
  readonly list: Pick<Enumeration, 'least' | 'most'>
  /** The names, where they are few enough to print. */
  readonly printed: string | null
  readonly more: Sureness
  readonly fewer: Sureness
  /** Names of places right before their number, without 等: all of them, where another list of the sentence is so written. */
  readonly apposed?: boolean
}

/** A sentence around a count, as printed and with brackets and quotations blanked out, and the place of the count in it. */
export type Sentence = {
  readonly text: string
  readonly blank: string
  readonly start: number
  readonly end: number
}

/** Lists that leave something out, or go on. */
const OPEN_ENDED = /等|其中|部分|主要|之一|例如|诸如/
/** Names that say how many there are of each (甲类三个、乙类两个) are parts of a sum. */
const COUNTS_EACH = /\d|[一二两三四五六七八九十]+(?:个|项|类|家|名|所|种|件|人)/
const KIND_OF = '(?:基本|主要|重点|核心|关键|具体|大)?'
/** Aspects have no instances: the three that are listed before 三个方面 are all. */
const ASPECT = new RegExp(
  `^[个项大点]?${KIND_OF}(?:方面|维度|环节|部分|层面|领域|要素|阶段|步骤|原则|角度|板块|模块|类|种)`,
)
const WORK = new RegExp(`^[项大个件]?${KIND_OF}(?:工作|任务|内容|职能|职责|目标|举措|措施)`)
/** What is counted by instances: 医生、护士共 12 名, 会议、培训 3 次. */
const INSTANCES = /^[名位件场次份张套台条届期批点处座栋]$/

const inWords = (text: string): string => text.replace(/[“‘《"（(【][^”’》"）)】]*[”’》"）)】]?/g, '')
const countsEach = (list: Enumeration): boolean => list.names.some(name => COUNTS_EACH.test(inWords(name)))

const silent = (list: Enumeration): Listed => ({ list, printed: printNames(list), more: null, fewer: null })

/** The words between a count and the list of what it counts: 4 个二级指标，分别是 …, 5 个科室：…, 2 项制度，包括 …. */
const OPENER =
  /^[^，,。；;：:、\d（(“”"《]{0,14}?[，,]?\s*(?:(?<closed>(?:具体|依次|分别)(?:是|为|有|设有?|设置|包括|如下)[:：]?|即[:：]?|由(?=[^。；]*[构组]成))|(?<some>主要(?:包括|是|为|有|涉及)?[:：]?|[:：]?\s*(?:例如|如下?属)[:：]?)|(?<opens>(?:包括|包含|涵盖|涉及|含有?|有|为|是)[:：]?)|(?<colon>[:：]))\s*/u

/** The rest of the sentence may name more: ，以及丁；戊; but not where the next part counts things of its own: ；另有直属单位 2 个，即…. */
const GOES_ON =
  /^[，,]\s*(?:以及|及|和|与|还|另|并)|^[，,][^。；;]*、|^[；;](?![^、；;]*[\d一二两三四五六七八九十]\s*(?:[个项类家所种件份名处条本册部期]|方面))/

/** A list up to the next sign, or of the parts between semicolons, with what stands after it. */
const parted = (
  text: string,
  blank: string,
): { readonly list: Enumeration | null; readonly rest: string } => {
  const first = /^[^，,；;]*/.exec(blank)![0]
  const rest = blank.slice(first.length)
  if (/^[；;]/.test(rest) && !/[，,、：:]/.test(blank))
    return { list: readEnumeration(text.replaceAll(';', '；'), { parting: '；' }), rest: '' }
  return { list: readEnumeration(text.slice(0, first.length)), rest }
}

/** 以下 4 家企业通过验收：…: the list comes at the end of what is said about the things. */
const ANNOUNCED = /(?:以下|下列|下述)\s*$/
const ANNOUNCED_OPENER = /^[^。；;：:、]{0,60}(?<colon>[:：])\s*/u

/** 4 个二级指标，分别是数量指标、质量指标、时效指标、成本指标. */
export const listAfter = (
  { number, measure, noun }: Counted,
  { text, blank, start, end }: Sentence,
): Listed | null => {
  const tail = blank.slice(end)
  const near = OPENER.exec(tail)
  const opener = near ?? (ANNOUNCED.test(blank.slice(0, start)) ? ANNOUNCED_OPENER.exec(tail) : null)
  if (!opener) return null
  const from = end + opener[0].length
  const { list, rest } = parted(text.slice(from), blank.slice(from))
  if (!list) return null
  const { closed, some, opens } = opener.groups!
  const kinds = compareKinds(list.names, measure, noun)
  const same = kinds === 'same' || list.quoted
  const aspects = ASPECT.test(measure + noun) || WORK.test(measure + noun)
  // 对 2 个乡镇开展检查：资金、档案 tells what is checked.
  const acting = near === null || VERB.test(opener[0])
  // 2 个项目，包括道路、桥梁、管网 may tell what the projects are of.
  const told = closed || same || aspects || (!opens && !acting && kinds === 'unknown')
  if (some || !told || !list.parallel || countsEach(list)) return silent(list)
  const exhaustive = !OPEN_ENDED.test(inWords(list.names.join('、'))) && !GOES_ON.test(rest)
  const sorts = nameSorts(list.names) || INSTANCES.test(measure)
  const sure = exhaustive && (closed || (!opens && same)) ? 'figure' : 'notice'
  return {
    list,
    printed: printNames(list),
    more: number > 1 || closed || same ? sure : null,
    fewer: exhaustive && !sorts && (closed || same || aspects) ? sure : null,
  }
}

/** Projects are named by what is built or done, and not all in one way: 新建甲院、乙院改扩建; 甲局、乙局 are whose they are. */
const PROJECTS = /项目|工程$/

/** 3 个市级项目（新建甲院、新建乙院、丙院改扩建）. */
export const listInBracket = ({ measure, noun }: Counted, { text, end }: Sentence): Listed | null => {
  const inside = /^[^，,。；;：:、\d（(]{0,12}[（(]([^（()）]*)[)）]/.exec(text.slice(end))?.[1]
  const list = inside === undefined || /[\d，,；;：:]/.test(inside) ? null : readEnumeration(inside)
  if (!list) return null
  const kinds = compareKinds(list.names, measure, noun)
  const enough = list.least >= 3 || kinds === 'same'
  const projects = PROJECTS.test(noun) && list.names.some(name => VERB.test(name))
  const closed =
    enough && (list.parallel || projects) && !OPEN_ENDED.test(inside!) && !/含|包括|如/.test(inside!)
  const sorts = nameSorts(list.names) || INSTANCES.test(measure)
  const other = kinds === 'other' && !projects
  return {
    list,
    printed: printNames(list),
    more: closed && !other ? 'notice' : null,
    fewer: closed && !other && !sorts ? 'notice' : null,
  }
}

/** 3 个乡镇和西关、东街 2 个街道: a list that begins after another count and what joins the two. */
const AFTER_COUNT = /^.*[\d一二两三四五六七八九十]\s*[个家所处项][^、\d和与及]{0,8}(?:、|以及|[和与及])/

const LONGEST_JOINT = 8
const JOINT = /(等共?|共|共计|合计|总共|一共|总计|这)?\s*$/
const LIST_OPENER =
  /包括|包含|分为|分别[为是]|围绕|涵盖|设置了?|设立了?|制定了?|[内下]设|即|[由从在对]|[:：]/g
/** Words that a name does not end with: 甲局、乙局开展 3 项检查 counts checks. */
const ENDS_AS_VERB = new RegExp(
  `(?:${VERB.source}|共同|累计|先后|分别|同时|继续|[的了在各均已为有达每按对向从到以其])$`,
)
const PLACES = /^个?(?:行政|自然)?(?:乡镇|街道|社区|[村镇乡县区市])(?![级域民直委办])/
const COMPOSED = /^[^，。；]{0,10}[构组]成/

/** “事前、事中、事后”三个环节 */
const QUOTED_LIST = /^[^“”、]*“([^“”]*、[^“”]*)”\s*$/

/** “A”“B”“C” 共 3 个指标; A、B、C 和 D 四个方面; A、B 等 5 个村. */
export const listBefore = (counted: Counted, { text, blank, start, end }: Sentence): Listed | null => {
  const { number, measure, noun } = counted
  const near = Math.max(0, start - LONGEST_JOINT)
  const joint = JOINT.exec(blank.slice(near, start))!
  const to = near + joint.index
  const from =
    Math.max(...[...'，,。；;：:'].map(sign => (to > 0 ? blank.lastIndexOf(sign, to - 1) : -1))) + 1
  const region = blank.slice(from, to)
  const after = AFTER_COUNT.exec(region)?.[0].length ?? 0
  const opener = [...region.slice(after).split('、', 1)[0]!.matchAll(LIST_OPENER)].at(-1)
  const skipped = after + (opener ? opener.index + opener[0].length : 0)
  const listText = text.slice(from + skipped, to)
  // 重点学科 10 个、重点实验室 2 个 lists figures, not names.
  if (/\d/.test(blank.slice(from + skipped, to))) return null
  const list = readEnumeration(QUOTED_LIST.exec(listText)?.[1] ?? listText, { headed: true })
  const marker = joint[1] ?? ''
  if (!list || (marker === '' && ENDS_AS_VERB.test(list.names.at(-1)!))) return null
  const kinds = compareKinds(list.names, measure, noun)
  if (!list.quoted && (!list.parallel || kinds === 'other' || countsEach(list))) return silent(list)
  const same = kinds === 'same' || (list.quoted && marker !== '')
  const words = measure + noun
  // 甲村、乙村，丙村、丁村共 4 个村
  const begun = !/[，,]$/.test(blank.slice(0, from)) || !/、[^。；;]*$/.test(blank.slice(0, from))
  const fewer = (): Sureness => {
    if (!begun || INSTANCES.test(measure) || nameSorts(list.names)) return null
    // Names that all but one are listed of are hardly ever left out by 等.
    if (marker.startsWith('等')) return same && list.least >= 4 && number === list.most + 1 ? 'notice' : null
    if (same) return 'figure'
    if (COMPOSED.test(text.slice(end)) || (ASPECT.test(words) && (marker === '' || list.least >= 3)))
      return 'notice'
    return WORK.test(words) && !/[共计]$/.test(marker) ? 'notice' : null
  }
  return {
    list,
    printed: printNames(list),
    more: same ? 'figure' : number > 1 || (ASPECT.test(words) && list.least >= 3) ? 'notice' : null,
    fewer: fewer(),
    apposed: marker === '' && PLACES.test(words),
  }
}

const LONGEST_LIST = 60

/** The names for reading, the words before the first left out; null where they are too many to print. */
const printNames = ({ names, quoted }: Enumeration): string | null => {
  const longest = Math.max(...names.slice(1).map(name => name.length), 4)
  const [first = '', ...rest] = names
  const cut = quoted || first.length <= longest + 2 ? first : `…${first.slice(-longest)}`
  const printed = [cut, ...rest].join('、')
  return printed.length <= LONGEST_LIST ? printed : null
}

const stretch = (
  text: string,
  blank: string,
  from: number,
  to: number,
  { start, end }: Counted,
): Sentence => ({
  text: text.slice(from, to),
  blank: blank.slice(from, to),
  start: start - from,
  end: end - from,
})

/**
 * The sentence around a count. For a count in a bracket: the bracket's inside, or, where the bracket holds nothing but the total
 * of the list before it（共 3 个）, the sentence as if there were no bracket. Null inside quotation marks.
 */
export const sentenceAround = (counted: Counted, blank: string): Sentence | null => {
  const { start, end } = counted
  const { text } = counted.passage
  const from = Math.max(blank.lastIndexOf('。', start), blank.lastIndexOf('\n', start)) + 1
  if (blank[start] !== '＿') {
    const stop = /[。\n]/.exec(blank.slice(end))
    return stretch(text, blank, from, stop ? end + stop.index : text.length, counted)
  }
  const open = Math.max(text.lastIndexOf('（', start), text.lastIndexOf('(', start))
  const close = /[）)]/.exec(text.slice(end))
  if (open < 0 || !close || /[“‘《"”’》）)]/.test(text.slice(open + 1, start))) return null
  const to = end + close.index
  if (/^\s*(?:共计?|合计)\s*$/.test(text.slice(open + 1, start))) {
    const joined = text.slice(0, open) + text.slice(open + 1, to)
    const moved = { ...counted, start: start - 1, end: end - 1 }
    return stretch(joined, blank.slice(0, open) + joined.slice(open), from, joined.length, moved)
  }
  const inside = text.slice(open + 1, to)
  return stretch(inside, blankInner(inside), 0, inside.length, {
    ...counted,
    start: start - open - 1,
    end: end - open - 1,
  })
}
