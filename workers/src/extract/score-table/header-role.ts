/** What a column of a score table holds. `level` columns carry the indicator names of that level, counted from 1. */
export type ColumnRole =
  | { readonly role: 'level'; readonly level: number }
  | {
      readonly role:
        | 'name'
        | 'weight'
        | 'claimed'
        | 'criteria'
        | 'description'
        | 'target'
        | 'actual'
        | 'remark'
        | 'original'
        | 'adjusted'
        | 'spent'
        | 'rate'
        | 'ordinal'
    }

export type RoleName = ColumnRole['role']

/** A header without white space, the star of required fields, notes in brackets and a closing colon: "*得分（分）" is 得分. */
export const plainHeader = (text: string): string => {
  const bare = text.replace(/[\s*＊★:：]/gu, '')
  const withoutNotes = bare.replace(/[（(【[][^（()）]*[)）】\]]/gu, '')
  return withoutNotes === '' ? bare : withoutNotes
}

const LEVEL_DIGITS = '一二三四五'

/** Ordered: the first that matches decides, so that 得分说明 is a remark and 应得分 a weight before either is a score. */
const WORDS: readonly (readonly [Exclude<RoleName, 'level'>, RegExp])[] = [
  ['ordinal', /^(序号|编号|项次)$/u],
  ['rate', /得分率/u],
  [
    'remark',
    /(原因|备注|改进措施|(扣|失|得|减)分(说明|情况|理由|依据|点)|(评分|自评|评价|考评)(依据|说明)|佐证|证明材料)/u,
  ],
  [
    'criteria',
    /((评分|评价|计分|打分|考核|考评|扣分|得分|赋分|评定|记分|量化)(的)?(标准|细则|办法|方法|规则|准则|要点|方式)|^评分要求$)/u,
  ],
  ['description', /(指标(的)?(解释|说明|内容|含义|定义|释义|描述)|(评价|考核|考评|评分)内容|评价重点)/u],
  ['weight', /(分值|权重|满分|标准分|参考分|基准分|应得分|分数值|设定分|计划分|总分$)/u],
  [
    'claimed',
    /(得分|自评分|实得|打分|评价分|考评分|复核分|^分数$|^评分$|^自评$|^(自我)?(自评|评价|考评)(评分|分数)$)/u,
  ],
  ['original', /(年初预算|年初批复|年初安排|年初数|原预算)/u],
  ['adjusted', /((全年|调整后?|调整后的)预算|预算调整数|调整后预算|^预算数)/u],
  ['rate', /(执行率|支出率|使用率)/u],
  ['spent', /(执行数|支出数|决算数|实际支出|支出金额|执行金额|实际执行)/u],
  ['actual', /((完成|实现|达成)(值|数|情况|结果|程度)|实际值|实际(完成|实现)|完成指标值)/u],
  ['target', /(指标值|目标值|预期值|计划值|标杆值|标准值|^(年度|预期|绩效|年初)?目标$|^预期目标)/u],
  ['name', /^(指标)?名称$|^(绩效|评价|考核|考评|具体)?指标(名称|体系)?$|^(评价|考核|考评)项目$/u],
]

/** The role that a header cell's words give its column; null for words that are no header of a score table. */
export const headerRole = (text: string): ColumnRole | null => {
  const header = plainHeader(text)
  if (header === '' || header.length > 24) return null
  const level = /^(?:[第]?([一二三四五1-5])级)(?:评价|绩效|考核)?(?:指标|目标)?(?:名称)?$/u.exec(header)
  if (level) {
    const digit = LEVEL_DIGITS.indexOf(level[1]!)
    return { role: 'level', level: digit >= 0 ? digit + 1 : Number(level[1]) }
  }
  for (const [role, words] of WORDS) if (words.test(header)) return { role }
  return null
}
