/** What sort of thing a name names, as far as its last characters tell. */
export type NameKind = 'body' | 'place' | 'rule' | 'indicator'

/** Endings of names, and the words that such things are counted as. */
const KINDS: readonly (readonly [NameKind, names: RegExp, nouns: RegExp])[] = [
  [
    'place',
    /(?:村|社区|街道|镇|乡|县|区|市|省|州)$/,
    /(?:村|社区|街道|镇|乡|县|区|市|省)(?![级属域直民委办场])/,
  ],
  [
    'rule',
    /(?:制度|办法|规定|细则|方案|规程|规范|预案|标准|意见|通知|指引|条例|规则|守则|章程|手册|指南|规划)$/,
    /制度|办法|规定|文件|方案|规范|预案|标准|规章|规程|政策/,
  ],
  [
    'body',
    /(?:办公室|科|室|股|处|部|局|厅|委|办|委员会|站|所|院|校|中心|馆|队|公司|集团|协会|学会|联合会|厂|园|社|银行|大学|小学|中学|机构|企业|支部|组)$/,
    /科室|处室|股室|部门|机构|单位|中心|医院|学校|公司|企业|协会|院校|大队|中队|支部|站|馆|[科股]$/,
  ],
  ['indicator', /(?:率|度|数|量|性|值|额|指标)$/, /指标/],
]

/** 产出, 数量指标, 服务对象满意度: what the upper levels are called everywhere, and what stands below them is counted by as often. */
const UPPER_LEVEL =
  /^(?:投入|决策|过程|管理|产出|效[益果]|(?:产出|经济|社会|生态|环境|服务对象)?(?:数量|质量|时效|成本|效益|满意度|可持续影响))(?:指标)?$/

const bare = (name: string): string =>
  name.replace(/[（(][^（()）]*[)）]/g, '').replace(/^[“‘《"]|[”’》"]$/g, '')

export const kindOfName = (name: string): NameKind | null =>
  KINDS.find(([, names]) => names.test(bare(name)))?.[0] ?? null

/** 公立医院, 行政村, 管理办法: not one, but all of a sort. */
const SORT = new RegExp(
  '^(?:(?:公立|民营|公办|民办|[国省市区县镇乡村]级|中央|地方|城市|农村|城镇|乡镇|行政|自然|[直下所附]属|基层|中小|重点|' +
    '一般|贫困|脱贫|试点|新建|改建|[一二三]级|大型|小型|普通|国有|集体|私营|机关|事业)?' +
    '(?:村|社区|街道|镇|乡|县|区|市|省|部门|站|所|医?院|学?校|[中大小]学|卫生[院室]|中心|公司|企业|机构|单位)|' +
    '(?:管理|实施|工作|操作|内部)?(?:制度|办法|规定|细则|方案|意见))$',
)

/** Whether some of the names, the first left out, are sorts of things, of which there may be many. */
export const nameSorts = (names: readonly string[]): boolean =>
  names.slice(1).some(name => SORT.test(bare(name)))

const MOST = 2 / 3

/** The kind of most of the names; null where they are of several, or of none that is known. */
export const kindOfNames = (names: readonly string[]): NameKind | null => {
  const kinds = names.map(kindOfName)
  return KINDS.find(([kind]) => kinds.filter(k => k === kind).length >= names.length * MOST)?.[0] ?? null
}

/** 家 counts bodies by itself; 个, 项 need their noun. */
const kindsOfNoun = (measure: string, noun: string): NameKind[] => {
  const words = /^[家所]$/.test(measure) ? '单位' : /^[个项类大种条件]$/.test(measure) ? noun : measure + noun
  return KINDS.flatMap(([kind, , nouns]) => (nouns.test(words.slice(0, 8)) ? [kind] : []))
}

/**
 * Whether the names are those of the things counted: `same` (甲村、乙村 … 2 个村), `other` (甲医院、乙医院 … 2 个项目, of which each
 * may have several), or `unknown` (电工、焊工 … 2 类).
 */
export const compareKinds = (
  names: readonly string[],
  measure: string,
  noun: string,
): 'same' | 'other' | 'unknown' => {
  if (names.filter(name => UPPER_LEVEL.test(bare(name))).length >= names.length * MOST)
    return /^[个项]?[一二]级指标/.test(measure + noun) ? 'same' : 'unknown'
  const kind = kindOfNames(names)
  const counted = kindsOfNoun(measure, noun)
  if (kind === null) {
    const head = noun.slice(0, 2)
    const called = head.length === 2 ? names.filter(name => bare(name).endsWith(head)).length : 0
    return called >= names.length * MOST ? 'same' : 'unknown'
  }
  if (counted.includes(kind)) return 'same'
  // Bodies and places stand for each other (街道, 社区), and for whatever they have or do.
  if (kind === 'rule' || kind === 'indicator') return 'unknown'
  return counted.includes('body') || counted.includes('place') || noun === '' ? 'unknown' : 'other'
}
