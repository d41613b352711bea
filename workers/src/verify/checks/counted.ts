import type { Passage } from '@heshu/shared/model/passage.ts'
import { readChineseNumeral } from '@heshu/shared/number/chinese-numeral.ts'

/** A number of things in running text: 5个科室, 三方面. */
export type Counted = {
  readonly passage: Passage
  /** The number with its measure word is passage.text.slice(start, end). */
  readonly start: number
  readonly end: number
  readonly number: number
  readonly measure: string
  /** What follows the measure word, up to the next sign: 科室, 村实施. */
  readonly noun: string
}

/** Longer words before their beginnings; after the word, what would make it another (大 in 大于, 所 in 所有). */
const MEASURES: readonly (readonly [word: string, notBefore?: string])[] = [
  ['部分', '人地单'],
  ['方面'],
  ['环节'],
  ['维度'],
  ['部门'],
  ['科室'],
  ['单位'],
  ['街道', '办'],
  ['社区'],
  ['个'],
  ['项', '目'],
  ['类', '似别型'],
  ['家', '庭长属'],
  ['大', '于小量概约型会学'],
  ['种', '植子族苗业养'],
  ['条', '件例款'],
  ['所', '有属需在得'],
  ['点', '钟半'],
  ['处', '理罚长级置'],
  ['期', '间限末初货'],
  ['篇', '章幅'],
  ['册'],
  ['部', '门长委级署'],
  ['本', '级年地部单市区县省'],
  ['名', '单称额'],
  ['位', '于居列'],
  ['件'],
  ['场', '所地馆'],
  ['支', '出付持部撑'],
  ['届'],
  ['座', '谈'],
  ['台', '账'],
  ['栋'],
  ['组', '织成建'],
  ['批', '复准'],
  ['步', '骤伐'],
  ['片', '区'],
  ['块'],
  ['门', '诊'],
  ['份', '额'],
  ['套', '餐'],
  ['村', '民委级'],
  ['镇', '级'],
  ['乡', '镇村级'],
  ['县', '级区市'],
  ['市', '级区县场直'],
  ['省', '级'],
  ['区', '域间县级'],
]
const MEASURE = MEASURES.map(([word, notBefore]) => (notBefore ? `${word}(?![${notBefore}])` : word)).join(
  '|',
)

const NUMERAL = '一二两三四五六七八九十百'
/** 第三个, 前两项, 其他 5 个, 约 5 个: no number of what is listed. */
const NOT_AFTER =
  `(?<![\\d.．%％][,，]?)(?<![第每首末各另余近约超\\-—–~～至到几多千万亿${NUMERAL}])` +
  '(?<!(?<![事产会])[前后])(?<!其他|其它|另外|剩余|剩下|不少于|不低于|不超过|至少|至多|超过|接近|将近|平均)'
const COUNT = new RegExp(
  `(?=[\\d${NUMERAL}])${NOT_AFTER}((?<![A-Za-z])\\d{1,3}|(?<!数)[${NUMERAL}]{1,4})\\s*(${MEASURE})` +
    '(?!百分点|月|工作日|日历日|自然日|小时|季度|年度|学[时期]|课时|以[上下内]|左右|多|余)',
  'g',
)
/** 二期, 三次产业, 一届 are ranks more often. */
const RANKED = /^[期次届步]$/

const numberOf = (text: string, measure: string): number | null => {
  if (/^\d/.test(text)) return text.length > 1 && text.startsWith('0') ? null : Number.parseInt(text, 10)
  // 一个 is an article; 二 counts nothing, 两 does.
  if (text === '一' || (text === '二' && !/^[个项]|方面|部分/.test(measure)) || RANKED.test(measure))
    return null
  const read = readChineseNumeral(text)
  return read ? Number(read.value) : null
}

/** The counts in a passage, in order. */
export const countsIn = (passage: Passage): Counted[] =>
  [...passage.text.matchAll(COUNT)].flatMap(match => {
    const measure = match[2]!
    const number = numberOf(match[1]!, measure)
    if (number === null) return []
    const end = match.index + match[0].length
    const noun = /^\s*([^，,。；;：:、（(）)“”"《\s\d]{0,14})/.exec(passage.text.slice(end, end + 20))![1]!
    return [{ passage, start: match.index, end, number, measure, noun }]
  })
