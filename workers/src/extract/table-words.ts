/** What the words in a cell say about the cell's part in its table. All take text without white space. */

/** —, ——, /, -: a cell that says nothing. */
export const isEmptyMark = (text: string): boolean => /^[-—–─－/／*＊\\]*$/.test(text)

const DIGIT = '[0-9０-９]'
const NUMBER = new RegExp(
  `^(?:≥|≤|＞|＜|>=?|<=?|约|近|超过?|不少于|不低于|不超过|达到?)?[+＋\\-−－]?(?:[¥￥])?${DIGIT}(?:[0-9０-９,，.．]*${DIGIT})?` +
    '(?:[%％‰]|[万亿千百]?[余多]?[\\u4e00-\\u9fff]{0,4})(?:以上|以下|以内|左右)?$',
)
/** 2021年, 12月25日前, 3月: time, although it begins with digits. */
const TIME = /^[0-9０-９./-]+(?:年|月|日|季度|时|点|:)/

/** 90（含）-100分, 80%~90% */
const RANGE = new RegExp(
  `^${DIGIT}[0-9０-９.]*[%％分]?(?:[（(]不?含[)）])?[-—–~～]${DIGIT}[0-9０-９.]*[%％分]?(?:[（(]不?含[)）])?$`,
)

export const isNumericText = (text: string): boolean =>
  (NUMBER.test(text) && !TIME.test(text)) || RANGE.test(text)

/** Columns whose cells describe or answer, and do not name the row. */
export const isDescribingHeader = (header: string): boolean =>
  /(?:说明|标准|解释|释义|要点|办法|依据|原因|措施|备注|指标值|目标值|完成值|完成情况|实际值)[*＊]?$/.test(
    header,
  )

export const isYear = (text: string): boolean => /^(?:19|20)\d\d$/.test(text)

/** 单位：万元, 金额单位：元 */
export const isUnitLine = (text: string): boolean => /单位[:：为]?[(（]?(?:人民币)?[百千万亿]*元/.test(text)

/** Words that a column of a budget or score table is headed by. */
export const isColumnWord = (text: string): boolean =>
  /^[*＊]?(?:序号|编号|名称|备注|项目|单位|内容|指标|权重|分值|得分|分数|合计|小计|占比|增幅|说明|预期目标|实际完成情况|.{1,8}(?:[级性]指标|指标值|完成值|预算数?|决算数?|执行数|支出数?|安排数|调整数|完成数|金额|数额|分值|得分|权重|[率数]|名称|标准|说明|解释|原因|措施|依据))(?:[(（].{1,12}[)）])?[*＊]?$/.test(
    text,
  ) || isUnitColumn(text)

/** 金额（万元）, 占比(%): any header that names its unit. */
const isUnitColumn = (text: string): boolean =>
  /^.{1,12}[(（](?:[百千万亿]*元|%|％|‰|人次?|个|分)[)）]$/.test(text)

/** Words that stand left of their value on a form's head. */
export const isRowLabel = (text: string): boolean =>
  /(?:名称|部门|单位|处室|科室|负责人|联系人|填报人|电话|地址|编码|代码|类型|类别|属性|期限|日期|时间|来源|方式|用途|概况|依据|目标|项目|年度)[:：*＊]?(?:[(（].*[)）])?[:：]?$/.test(
    text,
  )
