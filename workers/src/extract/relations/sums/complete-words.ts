/** What a number of parts is counted in: 三部分, 两批, 四个季度. Bodies and things are left out: 2 家医院 have other parts than two. */
const COUNTED =
  /([两二三四五六七八九十]|(?<![\d.,，])\d{1,2})\s*(?:大|个)?(?:部分|方面|批次?|大?类|项(?!目)|块|笔|季度|年(?=共|合|总|累)|个(?:项目|分项|子项|来源|渠道|单位|月|年度))/g
const DIGITS = '零一二三四五六七八九十'

/** Whether the words count as many parts as are listed. */
export const countsParts = (words: string, parts: number): boolean =>
  [...words.matchAll(COUNTED)].some(([, number]) => {
    const said = number === '两' ? 2 : DIGITS.includes(number!) ? DIGITS.indexOf(number!) : BigInt(number!)
    return `${said}` === `${parts}`
  })

/** Words that make a figure a total; 公共, 共享 and 总工会 do not. */
export const NAMES_TOTAL = /合计|共计|总计|总共|(?<!公)共(?![同享青产])|总(?![工局站队台院])|全部|累计/

/** A list that breaks off: 等, 等项目; not 等三项, which counts what was listed. */
export const breaksOff = (tail: string): boolean =>
  /^[^，。；]{0,8}等(?!于|级|[两二三四五六七八九十\d])/.test(tail)

/** 其余资金以后年度落实: the sentence goes on to what the list leaves out. */
const LEAVES_REST =
  /^[^。；\n]{0,12}[，,；;]\s*(?:其余|其他|其它|剩余|余下|另有|另外|尚有)(?![^。；\n]{0,16}\d)/

/** Whether the words after the last part speak of what the list leaves out. */
export const leavesRest = (after: string): boolean => LEAVES_REST.test(after.slice(0, 40))

/** Words that take some out of more. */
export const ONLY_SOME =
  /主要|重点|其中|如[：:，]|例如|等|部分(?=项目|支出|内容|资金)|典型|举例|突出|较[大高多]|前[两三五十\d]|排名/

/** 全部用于, 由 … 组成, 构成如下：, 分项情况是：: the parts that follow are all. */
const SAYS_ALL =
  /分为|由[^。；]*(?:组成|构成)|全部(?:用于|为|是)|[组构]成(?:情况)?(?:为|是|如下)?[：:]|(?:分项|明细)(?:情况|如下|是|为)*[：:]|(?:用途|来源)(?:情况)?(?:为|是|如下)*[：:]/
/** 按资金来源分，, 从采购结构来看，, 分中央和地方看，: a cut of the whole by one property, which nothing lacks. */
const CUTS =
  /(?:按|从|以)[^，,：:。；]{1,14}?(?:划分|来?分|分类|口径分|来?看|统计|归类)(?:析|组|项)?[，,：:]|(?<![部划区])分(?!别|项目|批)[^，,：:。；\d]{1,10}看[，,：:]/

/**
 * How far words make a list of parts complete. `said`: they leave no other part. `meant`: they list the parts of a whole, of
 * which an author seldom leaves one out. `open`: the list may be of some parts only.
 */
export type Completeness = 'said' | 'meant' | 'open'

/** What the words that open a list of parts say of its completeness. */
export const completenessOf = (opener: string): Completeness => {
  if (/主要|重点/.test(opener)) return 'open'
  return SAYS_ALL.test(opener) ? 'said' : CUTS.test(opener) ? 'meant' : 'open'
}

/** 按资金来源分，/ 从支出性质看：: the words that open a cut of a whole. */
export const opensCut = (opener: string): boolean => CUTS.test(opener)

/** Words for the two halves of a whole. */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/输入/, /本地|本土/],
  [/上转/, /下转/],
  [/男/, /女/],
  [/公办|公立/, /民办|民营/],
  [/编内|在编/, /编外/],
  [/城镇|城市|城区/, /农村|乡村/],
  [/国内|境内/, /国外|境外/],
  [/省内|市内|区内/, /省外|市外|区外/],
  [/户籍/, /非户籍|流动/],
  [/行政编制/, /事业编制/],
  [/基本支出/, /项目支出/],
  [/已|完成/, /未/],
]

/** Classes that law or custom of the field makes exhaustive. */
const CLASSES: readonly (readonly RegExp[])[] = [
  // The kinds of litigation.
  [/刑事/, /民商?事/, /行政/],
  // 《政府采购法》第二条.
  [/货物/, /工程/, /服务/],
  // 三公经费.
  [/出国/, /用车|车辆|公车/, /接待/],
  [/第?一产/, /第?二产/, /第?三产/],
  [/一季度/, /二季度/, /三季度/, /四季度/],
]

/** Parts by which a whole is mostly cut, though a third may stand beside them. */
const USUAL_CUTS: readonly (readonly RegExp[])[] = [
  [/(?<!非)税收/, /非税/],
  [/中央/, /地方/],
  [/本级/, /下级|县|区|镇|乡|下属|所属/],
  [/商品/, /服务/],
  [/人员/, /公用/],
  // Of prizes, beside which there may be 优秀奖.
  [/一等|一级|甲[类等级]/, /二等|二级|乙[类等级]/, /三等|三级|丙[类等级]/],
]

const REST = /其他|其它|其余|剩余|余下/

const hasAll = (classes: readonly (readonly RegExp[])[], labels: readonly string[]): boolean =>
  classes.some(kinds => kinds.every(kind => labels.some(label => kind.test(label))))

/** Whether the items are those by which such a whole is mostly cut. */
export const isUsualCut = (labels: readonly string[]): boolean => hasAll(USUAL_CUTS, labels)

/** Whether the items of a list leave nothing out by their words: one is the rest, two are each other's opposite, or all of a class are there. */
export const isExhaustive = (labels: readonly string[]): boolean => {
  if (labels.slice(1).some(label => REST.test(label))) return true
  if (labels.some(a => labels.some(b => b !== a && a !== '' && b.endsWith(`非${a}`)))) return true
  if (hasAll(CLASSES, labels)) return true
  return (
    labels.length >= 2 &&
    HALVES.some(
      ([one, other]) => labels.some(a => one.test(a) && !other.test(a)) && labels.some(b => other.test(b)),
    )
  )
}

/** 无其他人员, 没有其他来源: the words deny any other part. */
export const deniesOthers = (words: string): boolean =>
  /(?:无|没有|未有|不含|别无)(?:任何)?(?:其他|其它|其余|另外|他)/.test(words)
