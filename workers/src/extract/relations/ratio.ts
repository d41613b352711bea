import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { isQuantity, isRate, quotient, sameSort } from './arithmetic.ts'
import type { Mention } from './mention.ts'
import { type RateName, type Role, rateNameOf, roleOf } from './role.ts'
import { sharedBigrams } from './shared-words.ts'

/** Which roles a named rate divides; of several bases the first in the list is the right one. */
const RATE_ROLES: Partial<
  Record<RateName, { readonly parts: readonly Role[]; readonly bases: readonly Role[] }>
> = {
  execution: {
    parts: ['spent', 'completed'],
    bases: ['adjusted', 'budget', 'planned', 'original', 'received'],
  },
  arrival: { parts: ['received'], bases: ['adjusted', 'budget', 'planned', 'original'] },
  completion: { parts: ['completed', 'spent'], bases: ['planned', 'adjusted', 'budget', 'original'] },
  control: { parts: ['spent', 'completed'], bases: ['adjusted', 'budget', 'planned', 'original'] },
}

const RATE_WORDS: Partial<Record<RateName, string>> = {
  execution: '执行率 = 支出 ÷ 预算（有调整的，以调整后预算为准）',
  arrival: '到位率 = 到位数 ÷ 应到位数',
  completion: '完成率 = 完成数 ÷ 任务数',
  control: '控制率 = 实际数 ÷ 预算（核定）数',
}

/** What a reader still has in view at a mention: figures before it in its sentence, outside brackets that have closed. */
export const inViewBefore = (mentions: readonly Mention[], at: Mention): Mention[] =>
  mentions.filter(
    m => m.order < at.order && m.sentence === at.sentence && (m.depth < at.depth || m.bracket === at.bracket),
  )

const reading = (standing: Reading['standing'], part: Mention, base: Mention, because: string): Reading => ({
  standing,
  operands: [part.figure, base.figure],
  expression: quotient,
  because,
})

/** A rate named after roles (执行率, 到位率, 完成率, 控制率) and the two figures of its segment that play them. */
const namedRate = (name: RateName, rate: Mention, view: readonly Mention[]): Reading[] => {
  const roles = RATE_ROLES[name]
  if (!roles) return []
  const since = view.findLast(m => isRate(m.figure))?.order ?? -1
  const fresh = view.filter(m => m.order > since && isQuantity(m.figure))
  const part =
    fresh.findLast(m => roles.parts.includes(roleOf(m.label)!)) ??
    (name === 'execution' || name === 'completion'
      ? fresh.findLast(m => roleOf(m.label) === null)
      : undefined)
  if (!part) return []
  const others = view.filter(m => m !== part && isQuantity(m.figure) && sameSort(m.figure, part.figure))
  const near = others.filter(m => m.segment === rate.segment)
  const own = near.filter(m => m.order > since)
  const byRole = (from: readonly Mention[]) =>
    roles.bases.flatMap(role => from.findLast(m => roleOf(m.label) === role) ?? []).at(0)
  const clearPart = roles.parts.includes(roleOf(part.label)!)
  const base =
    byRole(own) ?? (own.length === 1 ? own[0] : undefined) ?? (own.length === 0 ? byRole(near) : undefined)
  const because = RATE_WORDS[name]!
  if (!base) return others.slice(-2).map(other => reading('possible', part, other, because))
  const mistaken = near
    .filter(m => m !== base)
    .map(m => reading('mistaken', part, m, wrongBaseWords(base, m)))
  return [reading(clearPart ? 'asserted' : 'possible', part, base, because), ...mistaken]
}

const wrongBaseWords = (base: Mention, other: Mention): string => {
  const right = roleOf(base.label)
  const wrong = roleOf(other.label)
  if (wrong === 'original' || (right === 'adjusted' && wrong !== 'adjusted')) return '以调整前的预算为分母'
  return `以「${other.label || other.figure.text}」为分母`
}

const OPENS_PARTS = /其中|包括|包含|含|内/

/** The whole that a part belongs to: the figure its bracket explains, or the one before the nearest 其中. */
export const wholeOf = (part: Mention, view: readonly Mention[]): Mention | null => {
  if (part.owner && sameSort(part.owner.figure, part.figure)) return part.owner
  const opener = [...view.filter(m => m.order <= part.order), part].findLast(m => OPENS_PARTS.test(m.lead))
  if (!opener) return null
  return (
    view.findLast(m => m.order < opener.order && isQuantity(m.figure) && sameSort(m.figure, part.figure)) ??
    null
  )
}

/** Whether a figure is the one that 占行政村总数的 or 占项目支出的 names: its own words end with the name, or it counts the thing named. */
const isNamed = (m: Mention, name: string): boolean => {
  const thing = name.replace(/(?:的)?(?:总数|总量|总额|数量)$/, '')
  return m.label.endsWith(name) || m.tail === thing || (thing.length >= 2 && m.tail.startsWith(thing))
}

const SHARE_LABEL = /^(.*?)占(?:比)?(.*?)(?:的(?:比例|比重|比率)?)?(?:约|近|超|达到|达|为)*$/

/** The figure that a share is of: the one that the words before 占 name, or the last one. null when those words name none in view. */
const partOf = (subject: string, fresh: readonly Mention[]): Mention | null => {
  if (subject === '' || /^(?:其|所)$/.test(subject)) return fresh.at(-1) ?? null
  return fresh.findLast(m => sharedBigrams(m.label + m.tail, subject) > 0) ?? null
}

/** 占 … 的 45%, 占比 45%: the part before it over its whole. */
const share = (rate: Mention, view: readonly Mention[], earlier: readonly Mention[]): Reading[] => {
  const since = view.findLast(m => isRate(m.figure) && m.bracket === rate.bracket)?.order ?? -1
  const fresh = view.filter(m => isQuantity(m.figure) && m.order > since && m.segment === rate.segment)
  const [, subject = '', whole = ''] = SHARE_LABEL.exec(rate.label) ?? []
  const part = partOf(subject.trim(), fresh)
  if (!part) return []
  const because = '占比 = 部分 ÷ 整体'
  const candidates = view.filter(m => m !== part && isQuantity(m.figure) && sameSort(m.figure, part.figure))
  const named = whole.trim()
  if (named && !/^(?:总|全部|比例|比重)/.test(named)) {
    const base = [...earlier, ...candidates].findLast(
      m => m !== part && isQuantity(m.figure) && sameSort(m.figure, part.figure) && isNamed(m, named),
    )
    return base ? [reading('asserted', part, base, because)] : []
  }
  const container = wholeOf(part, view)
  if (container && container !== part) return [reading('asserted', part, container, because)]
  const larger = candidates.findLast(m => m.segment === rate.segment)
  return larger ? [reading('possible', part, larger, because)] : []
}

/** 「…100 万元的 98%」: the rate is taken of the figure that stands right before it. */
const rateOfFigure = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const base = view.at(-1)
  if (
    !base ||
    base.order !== rate.order - 1 ||
    !/^的(?:约|近)?$/.test(rate.label) ||
    !isQuantity(base.figure)
  )
    return []
  if (!/占|完成|为|达|相当于/.test(base.label)) return []
  const part = view.findLast(
    m => m.order < base.order && isQuantity(m.figure) && sameSort(m.figure, base.figure),
  )
  return part ? [reading('asserted', part, base, `占「${base.label}${base.figure.text}」的比例`)] : []
}

/** 合格 2431 批次，合格率 99.22%: the figure whose label ends with the stem of the rate, over the only other figure of its segment or over the budget. */
const stemRate = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const stem = /([^，。；年月的]{2,4})率[^，。；率]{0,2}$/.exec(rate.label)?.[1]
  if (!stem) return []
  const since = view.findLast(m => isRate(m.figure))?.order ?? -1
  const fresh = view.filter(m => m.order > since && m.segment === rate.segment && isQuantity(m.figure))
  const part = fresh.findLast(m => m.label.endsWith(stem) || m.label.endsWith(stem.slice(-2)))
  if (!part) return []
  const others = fresh.filter(m => m !== part && sameSort(m.figure, part.figure))
  const budget = others.find(m => ['adjusted', 'budget', 'planned'].includes(roleOf(m.label)!))
  const base = others.length === 1 ? others[0] : budget
  return base ? [reading('asserted', part, base, `${stem}率 = ${stem}数 ÷ 总数`)] : []
}

/** A rate of another name: the only two figures of its segment may make it, but nothing says so. */
const unnamedRate = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const since = view.findLast(m => isRate(m.figure))?.order ?? -1
  const [first, second, third] = view.filter(
    m => m.order > since && m.segment === rate.segment && isQuantity(m.figure),
  )
  if (!first || !second || third || !sameSort(first.figure, second.figure)) return []
  const because = '同一句中仅有的两个数之比'
  return [reading('possible', second, first, because), reading('possible', first, second, because)]
}

const otherRate = (rate: Mention, view: readonly Mention[]): Reading[] => {
  const byStem = stemRate(rate, view)
  return byStem.length > 0 ? byStem : unnamedRate(rate, view)
}

/** 「30 个项目执行率低于 90%」, 「147 个执行率高于 90%」: the rate describes the things just counted and is computed from nothing in the sentence. */
const describesCount = (rate: Mention, mentions: readonly Mention[]): boolean => {
  const previous = mentions[rate.order - 1]
  return (
    previous !== undefined &&
    dimensionOf(previous.figure) === 'count' &&
    rate.label !== '' &&
    rate.label === rate.lead.trim() &&
    !rate.label.startsWith('的')
  )
}

/** Rates in a sentence and the two figures each is the quotient of; `earlier` are the mentions of the passages before it. */
export const ratioClaims = (mentions: readonly Mention[], earlier: readonly Mention[]): Claim[] =>
  mentions
    .filter(m => isRate(m.figure) && !describesCount(m, mentions))
    .flatMap(rate => {
      const view = inViewBefore(mentions, rate)
      const direct = rateOfFigure(rate, view)
      const name = rateNameOf(rate.label)
      if (name === 'growth') return []
      const readings =
        direct.length > 0
          ? direct
          : name === 'share'
            ? share(rate, view, [...earlier, ...mentions.filter(m => m.order < rate.order)])
            : name && name !== 'other'
              ? namedRate(name, rate, view)
              : name === 'other'
                ? otherRate(rate, view)
                : []
      return readings.length > 0
        ? [
            {
              kind: name === 'share' ? ('share' as const) : ('ratio' as const),
              stated: rate.figure,
              readings,
            },
          ]
        : []
    })
