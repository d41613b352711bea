import { CHANGE_OR_NOUN } from './change-lexicon.ts'

/** The part that an amount or a count plays in the life of a budget or a task, as its label names it. */
export type Role =
  | 'original'
  | 'adjusted'
  | 'budget'
  | 'planned'
  | 'spent'
  | 'completed'
  | 'received'
  | 'last-year'

/**
 * Read top down; the first pattern that fits decides. 预算支出 is a budget, 预算执行数 is spent, 完成预算 100 万元 states a budget.
 * Terms: 《预算法》 and the columns of 项目支出绩效自评表 (年初预算数, 全年预算数, 全年执行数).
 */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['last-year', /(?:上年|去年|上一年|上半年|同期|以前年度|[较比与同](?:20)?\d\d年(?!初))[^，。；]{0,8}$/],
  [
    'spent',
    /(?:执行数|执行金额|执行额|决算数?|实际(?:支出|支付|使用|执行|列支|拨付|发放|采购)|已(?:支出|支付|使用|执行)|支付(?:数|金额|额)?|累计支出)[^，。；]{0,8}$/,
  ],
  ['received', /到位/],
  [
    'adjusted',
    /调整后|调整[为到至]|核定[为到至]|变更[为到至]|调整预算|预算调整数?|调整数|全年预算|调剂后|追加后/,
  ],
  ['original', /年初(?!结转|结余)|(?:批复|批准)[^，。；]{0,8}预算|预算批复/],
  [
    'budget',
    // 一般公共预算收入 is the name of an income, not a budget.
    /(?<!一般公共|一般|公共财政|政府性基金|基金|国有资本经营)预算|预算(?:数|安排|批复|指标|总额|额度)|安排(?:资金|经费|数)?|指标资金|资金指标|采购指标|资金总额|下达资金|资金下达|概算|额度|可用资金/,
  ],
  ['planned', /计划|任务|目标|应(?!急|用|对|届)|下达|核定|编制(?:数|人数|总数)?|指标值?|总投资/],
  ['spent', /(?:支出|执行|使用|花费|列支|拨付|发放|用于)[^，。；]{0,4}$/],
  ['completed', /完成|实际|已|达到|实有|在编|在岗|在职|实现|办结|落实|建成|开工|合格|达标/],
]

/** The role that the words before a figure give it, or null when they give none. */
export const roleOf = (label: string): Role | null =>
  ROLES.find(([, pattern]) => pattern.test(label))?.[0] ?? null

/** What kind of rate a label announces. */
export type RateName = 'execution' | 'arrival' | 'completion' | 'control' | 'share' | 'growth' | 'other'

const CHANGE = new RegExp(`${CHANGE_OR_NOUN}|同比|环比|(?:调增|调减)(?:比例|率|幅度|额度)?`)

const RATES: readonly (readonly [RateName, RegExp])[] = [
  // 追加部分占年初预算的: the word of change names the part.
  ['share', /占(?![^，。；]*[较比同环]\S)[^，。；]{1,20}的(?:比例|比重)?(?:为|达)?$/],
  ['growth', CHANGE],
  [
    'execution',
    /执行率|支出率|支付率|资金使用率|(?:支出|执行|支付)进度|预算完成率|完成[^，。；]*预算[^，。；]*的?$|执行[^，。；]*预算[^，。；]*的$/,
  ],
  ['arrival', /到位率/],
  ['control', /控制率/],
  ['share', /占比|占[^，。；]*$|比重|构成比|份额|占有率|所占比例|^比例/],
  [
    'completion',
    /完成率|达成率|办结率|竣工率|开工率|完成进度|完成[^，。；]*(?:任务|计划|目标)[^，。；]*的?$/,
  ],
  ['other', /[率比度]|比例/],
]

export const rateNameOf = (label: string): RateName | null =>
  RATES.find(([, pattern]) => pattern.test(label))?.[0] ?? null
