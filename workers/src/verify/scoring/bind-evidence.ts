import { baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { toText } from '@heshu/shared/number/exact.ts'
import type { Ratio } from '../criteria/criteria.ts'
import { type Prose, plainName, type Section, type Segment, sectionsOf, wordsBefore } from './prose.ts'

/**
 * How surely a figure is the one that the criteria speak of. `named`: the report calls it so. `section`: it stands in the
 * indicator's own section and nothing else there fits. `inferred`: so too, but only as a whole and a part of it, whose
 * words do not say what the criteria ask. `near`: its sentence speaks of the same thing.
 */
export type Certainty = 'named' | 'section' | 'inferred' | 'near'

export type BoundRate = { readonly certainty: Certainty; readonly figure: Figure }
export type BoundPair = {
  readonly certainty: Certainty
  readonly numerator: Figure
  readonly denominator: Figure
}

export type Context = {
  readonly prose: Prose
  readonly sections: readonly Section[]
  readonly name: string
  /** What the row itself says was done (实际完成值, 完成情况). */
  readonly row: readonly Segment[]
  /** The only figure of the row's target, and of what was done. */
  readonly target: Figure | null
  readonly done: Figure | null
  /** 在编人数与核定编制数的比率: what the row's description says the rate is made of. */
  readonly definition: { readonly numerator: string; readonly denominator: string } | null
}

export type RowContext = Partial<Pick<Context, 'row' | 'target' | 'done' | 'definition'>>

export const contextOf = (prose: Prose, name: string, row: RowContext = {}): Context => ({
  prose,
  row: row.row ?? [],
  target: row.target ?? null,
  done: row.done ?? null,
  definition: row.definition ?? null,
  sections: sectionsOf(prose, name),
  name,
})

const RATE_WORDS =
  /(?:控制|执行|支出|支付|完成|到位|结转结余|结余结转|利用|使用|达标|合格|及时|覆盖|采购)?率$/u
/** 控制率 of a budgeted expense is its execution rate: spent ÷ budgeted. */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [/控制率$/u, /(?:控制|执行|支出)率/u],
  [/(?:执行|支出|支付)率$/u, /(?:执行|支出|支付)率/u],
  [/(?:结转结余|结余结转)率$/u, /(?:结转结余|结余结转|结余|结转)率/u],
]

const kindOf = (name: string): RegExp => {
  const known = KINDS.find(([of]) => of.test(name))
  if (known) return known[1]
  const tail = RATE_WORDS.exec(name)?.[0] ?? name
  return new RegExp(tail.replace(/[^\p{L}\p{N}]/gu, ''), 'u')
}

const subjectOf = (name: string): string => plainName(name).replace(RATE_WORDS, '')

/** Words that may stand before the name without giving it a narrower scope. */
const OWN_SCOPE =
  /^(?:[,，、:：]|本|我|局|单位|部门|年度|全年|当年|年|\d|整体|总体|最终|综合|全部|截至|月|日|底|末|为|的|本项目|经|统计|因此|但|而|且|实际)*$/u

/** 最终整体…率: the whole, whatever its sentence has spoken of before. */
const OF_THE_WHOLE = /(?:整体|总体|全局|全系统|全部门|综合|全部|合计)$/u

/** Somebody or something smaller than the whole that the report is about: its rate is not the indicator's. */
const NARROWER = /(?<!本)项目|中心|医院|学校|下属|所属|各单位|专项|其中|分局|街道|科室|处室/u

const distinct = (bound: readonly BoundRate[]): readonly BoundRate[] => {
  const byValue = new Map<string, BoundRate>()
  for (const rate of bound) {
    const value = baseValue(rate.figure)
    if (value) byValue.set(toText(value), byValue.get(toText(value)) ?? rate)
  }
  return [...byValue.values()]
}

const ORDER: readonly Certainty[] = ['section', 'named', 'near']

/** Whether a name says whose rate it is: 验收合格率 does, a bare 控制率 does not. */
export const hasSubject = (name: string): boolean => subjectOf(name).length >= 2

/** The rate that the report states under a name; null where there is none or several differ. */
export const bindRate = (name: string, context: Context): BoundRate | null => {
  const inRow = context.row.flatMap(segment => segment.figures)
  const [done] = inRow
  if (done && inRow.length === 1 && dimensionOf(done) === 'ratio' && done.value !== null)
    return { certainty: 'named', figure: done }
  const plain = plainName(name)
  const kind = kindOf(plain)
  const subject = subjectOf(name)
  const own = new Set(
    context.sections.flatMap(section => section.segments.map(s => `${s.passage.block}:${s.start}`)),
  )
  const candidates: BoundRate[] = []
  const titleOnly: BoundRate[] = []
  const titled = context.prose.sections.map(section => ({
    title: plainName(section.title),
    keys: new Set(section.segments.map(s => `${s.passage.block}:${s.start}`)),
  }))
  for (const segment of context.prose.segments) {
    const key = `${segment.passage.block}:${segment.start}`
    const titles = titled.filter(section => section.keys.has(key)).map(section => section.title)
    for (const figure of segment.figures) {
      if (dimensionOf(figure) !== 'ratio' || figure.value === null) continue
      const words = plainName(wordsBefore(segment, figure))
      if (!kind.test(words)) continue
      // 第一季度…率 and a growth of the rate are other quantities.
      if (/季度|上半年|同比|环比|增长|增加|下降|提高|目标值?[^，,]*$/u.test(words)) continue
      const at = words.lastIndexOf(plain)
      const narrow =
        !(at >= 0 && OF_THE_WHOLE.test(words.slice(0, at))) &&
        NARROWER.test(segment.text.slice(0, figure.start - segment.start))
      if (narrow && !(subject.length >= 2 && NARROWER.test(subject))) {
        if (at >= 0 || (subject.length >= 2 && plainName(segment.text).includes(subject)))
          candidates.push({ certainty: 'near', figure })
      } else if (own.has(key) && (at >= 0 || subject === '' || plainName(segment.text).includes(subject)))
        candidates.push({ certainty: 'section', figure })
      else if (at >= 0 && OWN_SCOPE.test(words.slice(0, at).split(/[，,]/u).at(-1)!))
        candidates.push({ certainty: 'named', figure })
      else if (subject.length < 2) continue
      else if (plainName(segment.text.slice(0, figure.start - segment.start)).includes(subject))
        candidates.push({ certainty: 'near', figure })
      else if (titles.some(title => title.includes(subject))) titleOnly.push({ certainty: 'near', figure })
    }
  }
  for (const certainty of ORDER) {
    const found = distinct(candidates.filter(candidate => candidate.certainty === certainty))
    if (found.length === 1) return found[0]!
    if (found.length > 1) return null
  }
  const [lone, other] = distinct(titleOnly)
  return lone && !other ? lone : null
}

/** Counts of the same thing counted, or amounts of money. */
const commensurable = (a: Figure, b: Figure): boolean =>
  dimensionOf(a) === dimensionOf(b) && (a.unit?.base ?? '') === (b.unit?.base ?? '')

type Role = 'done' | 'spent' | 'budget' | 'planned'
const ROLE_NAMES: readonly (readonly [Role, RegExp])[] = [
  ['planned', /(?:计划(?!金额)|应完成|总数|任务|应办|受理)/u],
  ['budget', /(?:预算|安排|计划金额|核定|下达|到位)/u],
  ['done', /(?:完成|建成|完工|竣工|产出|达标|合格|办结|办理|回复)/u],
  ['spent', /(?:支出|决算|执行|使用|采购金额|支付)/u],
]
const ROLE_WORDS: Readonly<Record<Role, RegExp>> = {
  planned: /(?:计划|应|总共|共|涉及|总数|任务)[^，,]*$/u,
  budget: /(?:预算|安排|计划|指标|核定|下达)[^，,]*$/u,
  done: /(?:^|[，,]|其中|已|实际)(?!.*未)[^，,]*(?:完成|建成|完工|竣工|产出|合格|办结|达标|办理|回复)[^，,]*$/u,
  spent: /(?:支出|决算|执行数|使用|支付)[^，,]*$/u,
}
const ROLE_STRIP =
  /(?:实际|已|按期|按时|计划|应|年初|全年|本年度?|当年|调整后?|预算|安排|决算|支出|执行|采购(?=金额)|完成|建成|完工|建设|总数|总额|合计|金额|数)/gu

const roleOf = (name: string): Role | null => {
  // 已完成项目数 is done although 项目 and 数 could be anything; 预算执行数 is spent.
  if (/^(?:已|实际)/u.test(name) || /(?:实际|决算)/u.test(name)) {
    const role = ROLE_NAMES.filter(([r]) => r === 'done' || r === 'spent').find(([, words]) =>
      words.test(name),
    )
    if (role) return role[0]
  }
  return ROLE_NAMES.find(([, words]) => words.test(name))?.[0] ?? null
}

const unique = (pairs: readonly BoundPair[]): BoundPair | null => {
  const values = new Set(
    pairs.map(p => `${toText(baseValue(p.numerator)!)}/${toText(baseValue(p.denominator)!)}`),
  )
  return values.size === 1 ? pairs[0]! : null
}

/** Whether the words right before a figure are the name of an amount: 年初计划完工项目36个 for 计划完工项目数. */
const namedSo = (segment: Segment, figure: Figure, name: string, shared: string): boolean => {
  const words = plainName(wordsBefore(segment, figure))
    .split(/[，,、]/u)
    .at(-1)!
  const core = plainName(name).replace(/(?:总数|个数|总额|金额|数)$/u, '')
  return [core, core.replace(shared, '')].some(part => part.length >= 2 && words.endsWith(part))
}

const pairsIn = (
  segment: Segment,
  numerator: string,
  denominator: string,
  indicator: string,
  sameSubject = false,
): BoundPair[] => {
  const own = plainName(denominator).replace(ROLE_STRIP, '')
  const subject = own.length >= 2 ? own : plainName(indicator).replace(RATE_WORDS, '').replace(ROLE_STRIP, '')
  const roles = { numerator: roleOf(plainName(numerator)), denominator: roleOf(plainName(denominator)) }
  if (!roles.numerator || !roles.denominator || roles.numerator === roles.denominator) return []
  if (!sameSubject && (subject.length < 2 || !plainName(segment.text).includes(subject))) return []
  const fits = (figure: Figure, role: Role) => ROLE_WORDS[role].test(plainName(wordsBefore(segment, figure)))
  const below = segment.figures.filter(figure => figure.value !== null && fits(figure, roles.denominator!))
  const above = segment.figures.filter(figure => figure.value !== null && fits(figure, roles.numerator!))
  return below.flatMap(b =>
    above
      .filter(a => a !== b && commensurable(a, b) && ['count', 'money'].includes(dimensionOf(a)))
      .map(a => {
        const named = namedSo(segment, a, numerator, subject) && namedSo(segment, b, denominator, subject)
        return { certainty: named ? ('named' as const) : ('near' as const), numerator: a, denominator: b }
      }),
  )
}

const UNFAVOURABLE = /^[^，,。；]*(?:低于|不足|未|没有|滞后|不到|无法|小于)/u

/** 177 个项目中，其中 147 个…: a whole and a part of it, in the indicator's own section. */
const partOfWhole = (segment: Segment): BoundPair[] => {
  const counts = segment.figures.filter(figure => dimensionOf(figure) === 'count' && figure.value !== null)
  return counts.flatMap((denominator, at) =>
    counts.slice(at + 1).flatMap(numerator => {
      const between = segment.passage.text.slice(denominator.end, numerator.start)
      const after = segment.passage.text.slice(numerator.end, segment.end)
      if (!/其中[^，,。]{0,6}$/u.test(between) || UNFAVOURABLE.test(after)) return []
      if (!commensurable(numerator, denominator) || numerator.value!.gt(denominator.value!)) return []
      return [{ certainty: 'inferred' as const, numerator, denominator }]
    }),
  )
}

/** The two figures that a quotient is made of; null where none or several pairs fit. */
export const bindPair = (ratio: Ratio, context: Context): BoundPair | null => {
  if (ratio.numerator === null || ratio.denominator === null) return null
  const inRow = unique(
    context.row.flatMap(segment =>
      pairsIn(segment, ratio.numerator!, ratio.denominator!, context.name, true),
    ),
  )
  if (inRow) return { ...inRow, certainty: 'named' }
  const own = context.sections.flatMap(section => section.segments)
  const inOwn = own.flatMap(segment => pairsIn(segment, ratio.numerator!, ratio.denominator!, context.name))
  const sure = unique(inOwn)
  if (sure) return { ...sure, certainty: 'section' }
  if (inOwn.length > 1) return null
  const inferred = unique(own.flatMap(partOfWhole))
  if (inferred) return inferred
  return unique(
    context.prose.segments.flatMap(segment =>
      pairsIn(segment, ratio.numerator!, ratio.denominator!, context.name),
    ),
  )
}
