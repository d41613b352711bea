import { baseStep, baseValue, type Figure } from '@heshu/shared/model/figure.ts'
import { HUNDRED, isZero, ONE } from '@heshu/shared/number/exact.ts'
import { isQuantity, isRate, sameSort } from './arithmetic.ts'
import { isChange, subjectOf } from './change-words.ts'
import type { Mention } from './mention.ts'
import { holds, misfitOf, type Product } from './products/product-fit.ts'
import { sharedBigrams } from './shared-words.ts'
import { fitsSum } from './sums/completeness.ts'

/** What a share is, for the auditor. */
export const SHARE_IS = '占比 = 部分 ÷ 整体'

/** How many larger figures told before a share without a named whole is tried with. */
const LOOK_BACK = 8

const OPENS_PARTS = /其中|包括|包含|含|内/
/** Rates opened by 其中 (其中前三类占比分别为 …) are of the part before them, and none of what follows is theirs. */
const opensParts = (m: Mention): boolean => OPENS_PARTS.test(m.lead) && !isRate(m.figure)

/** Whether a figure can be the whole of another. */
export const isSameSort = (m: Mention, part: Mention): boolean =>
  m !== part && isQuantity(m.figure) && sameSort(m.figure, part.figure)

/** The whole that a part belongs to: the figure its bracket explains, or the one before the nearest 其中. */
export const wholeOf = (part: Mention, view: readonly Mention[]): Mention | null => {
  if (part.owner && sameSort(part.owner.figure, part.figure)) return part.owner
  const opener = [...view.filter(m => m.order <= part.order), part].findLast(opensParts)
  const told = opener ? view.filter(m => m.order < opener.order && isSameSort(m, part)) : []
  const nearest = told.at(-1)
  const level = told.findLast(m => !isChange(m))
  if (!nearest || nearest === level || !level) return nearest ?? null
  // 余额 28.6 亿元，比年初增加 3.2 亿元，其中 …: of the balance where it is too much for the change, and otherwise of either.
  return baseValue(part.figure)!.gt(baseValue(nearest.figure)!) ? level : null
}

const SHARE_LABEL =
  /^(.*?)占(?:比重|比例|比率|比)?(.*?)(?:的(?:比例|比重|比率)?)?(?:约|近|超|达到|达|为|了)*$/

/** What a share says that it is of which whole: 人员经费 and 基本支出 in 人员经费占基本支出的比例为; '' for what it does not say. */
export const namesIn = (label: string): { readonly subject: string; readonly whole: string } => {
  const [, subject = '', whole = ''] = SHARE_LABEL.exec(label) ?? []
  return { subject: subject.trim(), whole: whole.trim() }
}

/** The whole that the first of a list of shares names: 占采购规模的比重分别为. */
export const wholeNamed = ({ label }: Mention): string =>
  namesIn(label.replace(/(?:的)?(?:比例|比重|比率)?(?:分别|依次|各)(?:为|是|达)?$/, '')).whole

/** 占受益总户数的, 占资金总额的: the name says no more than that it is the total, in its unit. */
export const namesTotal = (name: string, part: Figure): boolean =>
  /总/.test(name) || (part.unit !== null && new RegExp(`${part.unit.base}数$`).test(name))

/** Words between what a label names and its figure: 收入完成 9.63 亿元, 规模为. */
const VERBS = /(?:完成|实现|达到?|为|是|共计?|合计|累计|总计)+$/
/** 该项目全年支出 is 全年支出 where that is told. */
const POINTING = /^(?:该|本|其|上述|这)(?:项目|单位|部门|批|类|项)?(?:的)?/

/** Whether a figure is the one that 占行政村总数的 or 占项目支出的 names: its own words end with the name, or it counts the thing named. */
export const isNamed = (m: Mention, name: string): boolean => {
  const full = name.replace(POINTING, '')
  const thing = full.replace(/(?:的)?(?:总数|总量|总额|数量)$/, '')
  const ends = (name: string) => [m.label, m.label.replace(VERBS, '')].some(label => label.endsWith(name))
  return (full !== '' && ends(full)) || (thing.length >= 2 && (ends(thing) || m.tail.startsWith(thing)))
}

/** 甲类举报 1054 件，占举报总量的 18.28%: told as a share of the whole of that name, a figure is not the whole itself. */
export const isPartOf = (m: Mention, name: string, told: readonly Mention[]): boolean => {
  const next = told[told.indexOf(m) + 1]
  return next !== undefined && isRate(next.figure) && namesIn(next.label).whole === name
}

/** 乙项目财政拨款支出 8530 万元, told in another passage, is not what 甲单位人员经费占财政拨款支出的 speaks of. */
export const isOfOther = (base: Mention, name: string, rate: Mention): boolean => {
  if (base.figure.passage === rate.figure.passage) return false
  const at = base.label.lastIndexOf(name)
  const owner = at > 0 ? subjectOf(base.label.slice(0, at)) : ''
  return owner.length > 2 && sharedBigrams(owner, rate.figure.passage.text) === 0
}

const isLarger = (m: Mention, part: Mention): boolean =>
  isSameSort(m, part) && baseValue(m.figure)!.gt(baseValue(part.figure)!)

export const largerThan = (part: Mention, told: readonly Mention[]): Mention[] =>
  told
    .filter(m => isLarger(m, part))
    .slice(-LOOK_BACK)
    .toReversed()

const asProduct = (part: Mention, whole: Mention, rate: Mention): Product => ({
  total: part.figure,
  factors: [whole.figure, rate.figure],
  set: [],
  quotient: rate.figure,
  constant: ONE,
})

const isSlip = (part: Mention, whole: Mention, rate: Mention): boolean => {
  const product = asProduct(part, whole, rate)
  return !holds(product) && misfitOf(product) === 'slip'
}

/** A whole is larger than its part, or says that it is one, or was before one slip of the pen. */
export const mayBeWhole = (m: Mention, part: Mention, rate: Mention): boolean =>
  isLarger(m, part) ||
  /总|共|全部/.test(m.label + m.tail) ||
  (!isZero(baseValue(m.figure)!) && isSlip(part, m, rate))

export const addUpTo = (whole: Mention, parts: readonly Mention[]): boolean =>
  !parts.includes(whole) &&
  whole.figure.approximation === 'exact' &&
  isSameSort(whole, parts[0]!) &&
  fitsSum(
    whole.figure,
    parts.map(m => m.figure),
  )

/**
 * Whether each part is followed by its share of the whole, and right: 教师 288 人，其中研究生学历 95 人，占 32.99%；高级职称 69 人，占
 * 23.96%. Then whole and parts are what they should be, whether the parts are all or even overlap.
 */
export const eachHasItsShare = (
  whole: Mention,
  parts: readonly Mention[],
  mentions: readonly Mention[],
): boolean =>
  parts.every(part => {
    const rate = mentions.find(m => m.order === part.order + 1)
    return (
      rate !== undefined &&
      isRate(rate.figure) &&
      rate.figure.value !== null &&
      /^占/.test(rate.label) &&
      holds(asProduct(part, whole, rate))
    )
  })

/** The total told before that the figures of the share's sentence add up to: 从结构看，A 10 万元，占 40%；B 15 万元，占 60%. */
export const brokenDownWhole = (
  part: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Mention | null => {
  const items = mentions.filter(
    m => m.sentence === part.sentence && m.depth === part.depth && isQuantity(m.figure),
  )
  const alike = items.filter(m => sameSort(m.figure, part.figure))
  if (alike.length < 2) return null
  return told.findLast(m => addUpTo(m, alike)) ?? null
}

/** 占, 占比, 占总数的: the rate names no whole of its own. */
const NAMES_NO_WHOLE = /^占(?:比[例重]?|(?:全部|总[数额量计体])的?(?:比[例重])?)?[为约达]?$/

/** A rate that names no whole, with the figure right before it: A 10 万元，占 40%; A 10 万元（占 40%）. */
export const partBeside = (rate: Mention, mentions: readonly Mention[]): Mention | null => {
  const part = rate.owner ?? mentions[rate.order - 1]
  return part && NAMES_NO_WHOLE.test(rate.label) && isQuantity(part.figure) ? part : null
}

/** How far, in mentions, the shares that prove a whole stand from the one that is asked about. */
const NEIGHBOURS = 6

/** A share of fewer than three digits fits too many wholes by chance. */
const isTelling = (rate: Figure): boolean => baseValue(rate)!.gte(baseStep(rate).mul(HUNDRED))

type Pair = { readonly part: Mention; readonly rate: Mention }

/** Of the figures told before, the nearest of which one of these shares is just such a share. */
export const provenBy = (pairs: readonly Pair[], part: Mention, told: readonly Mention[]): Mention | null => {
  const telling = pairs.filter(pair => isTelling(pair.rate.figure) && sameSort(pair.part.figure, part.figure))
  if (telling.length === 0) return null
  return (
    told
      .filter(m => isSameSort(m, part) && !isZero(baseValue(m.figure)!))
      .slice(-LOOK_BACK)
      .findLast(m => telling.some(pair => m !== pair.part && holds(asProduct(pair.part, m, pair.rate)))) ??
    null
  )
}

/** The whole that other shares of the sentence are shares of: of A, B and C, all told as shares, the shares of A and B prove it. */
export const wholeOfOthers = (
  part: Mention,
  rate: Mention,
  mentions: readonly Mention[],
  told: readonly Mention[],
): Mention | null => {
  const near = mentions.slice(Math.max(0, rate.order - NEIGHBOURS), rate.order + NEIGHBOURS + 1)
  const pairs = near.flatMap(other => {
    if (other.sentence !== rate.sentence || other === rate || !isRate(other.figure)) return []
    const beside = partBeside(other, mentions)
    return beside ? [{ part: beside, rate: other }] : []
  })
  return provenBy(pairs, part, told)
}

/** 全年共接报警情 6320 起。火灾 2371 起，占总数的 37.52%: the total that the sentence before tells alone. */
export const totalBefore = (part: Mention, rate: Mention, mentions: readonly Mention[]): Mention | null => {
  if (!/总|全部/.test(namesIn(rate.label).whole)) return null
  const last = mentions.findLast(m => m.sentence < rate.sentence && m.order < rate.order)
  const told = mentions.filter(m => m.sentence === last?.sentence && isSameSort(m, part) && !isChange(m))
  const [total] = told
  return total && told.length === 1 && /共|总|合计|全部/.test(total.label) ? total : null
}

const INTRODUCES = /[：:]\s*$/

/** The whole that a passage told before its list: 全年支出 454.77 万元，具体如下：. */
export const introducedWhole = (part: Mention, rate: Mention, told: readonly Mention[]): Mention | null => {
  const whole = told.findLast(
    m =>
      m.figure.passage !== rate.figure.passage &&
      INTRODUCES.test(m.figure.passage.text) &&
      isSameSort(m, part) &&
      !isChange(m),
  )
  return whole && mayBeWhole(whole, part, rate) ? whole : null
}
