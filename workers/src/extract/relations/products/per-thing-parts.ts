import { dimensionOf } from '@heshu/shared/model/figure.ts'
import { isQuantity, sameSort } from '../arithmetic.ts'
import { isChange, isOfLastYear } from '../change-words.ts'
import type { Mention } from '../mention.ts'
import { roleOf } from '../role.ts'
import { sharedBigrams } from '../shared-words.ts'
import { countsThing, countsVisits } from './counted-things.ts'
import { type PerThing, unitOfWhole } from './per-thing.ts'
import { headOf, isPeriod, PERSONS, UNNAMED } from './things.ts'

/** Figures that may play a part: those that the words point to, and all of them, the likeliest and nearest first. */
export type Candidates = { readonly likely: readonly Mention[]; readonly all: readonly Mention[] }

/** A quantity per thing with what it may be multiplied by and what it may give. */
export type Parts = {
  readonly per: PerThing
  readonly totals: Candidates
  /** For each thing the figures that may count it; none for a span of time that is not counted. */
  readonly counts: readonly Candidates[]
  /** The mentions among which they were looked for. */
  readonly scope: readonly Mention[]
}

export type PerThings = ReadonlyMap<Mention, PerThing>

/** A figure that says itself to be the whole: 共培训, 合计, 总投资, 累计处理, 应安排. */
export const SAYS_TOTAL =
  /(?<!公)共(?![同享建治青产识管性])|合计|总[计价额数量投成费支产金造面]|小计|累计|应(?=发|补|拨|安排|缴|付|支|兑)|(?<!必)需(?!求)|测算|核算|计$/

/** Words of an amount that say nothing of what it is for. */
const GENERIC =
  /成本|费用|支出|开支|花费|投资|投入|补助|补贴|资金|经费|金额|造价|价格?|标准|规模|额度?|数量?|拨付|发放|兑付|奖励?|按照?|依照?|根据|计算|测算|平均|约合|折合|折算|安排|实际|年度|年末|全年|本年|当年|其中|累计|合计|总计|共计?|单位|达到?|控制在|[的为达约共各总则是仅即由以需应计了、，：:（(）)\s]/g

const ownWords = (words: string): string => words.replace(GENERIC, '')

/** Whether two phrases have a character in common that says what they are about. */
export const sharesWord = (a: string, b: string): boolean => {
  const other = ownWords(b)
  return [...ownWords(a)].some(sign => other.includes(sign))
}

/** `named`: what is told per thing is named with the total too. `open`: one of them says only that it is an amount. */
export const kinship = (per: PerThing, total: Mention): 'named' | 'open' | 'other' => {
  const [own, whole] = [ownWords(per.noun), ownWords(total.label)]
  const shared =
    dimensionOf(total.figure) === 'money' ? sharedBigrams(own, whole) > 0 : sharesWord(per.noun, total.label)
  if (shared) return 'named'
  return own.length < 2 || whole.length < 2 ? 'open' : 'other'
}

/** 每期 160 人，共培训 4000 人次: people who come to sessions are counted by their visits. */
const SESSION = /^(?:期|班|场|次|批|轮|届|堂|天|学期|班级)$/

/** 常住人口 114 万人，医生 485 名，每万人口拥有医生 4.24 名: of people told per people, those are counted that are named so. */
const isCountedByName = (thing: string, { label }: Mention): boolean => {
  const head = headOf(thing)
  const name = head === '人' ? '人口' : head
  return IS_PERSONS.test(name) && label.replace(VERBS, '').endsWith(name)
}
const IS_PERSONS = new RegExp(`^(?:${PERSONS})$`)
const VERBS = /(?:总?[数量]|规模|分别|[共约计为达有是])*$/

const isTotalOf = (per: PerThing, m: Mention): boolean => {
  const { figure } = per.mention
  if (m === per.mention || !isQuantity(m.figure) || dimensionOf(m.figure) !== dimensionOf(figure))
    return false
  if (per.things.some(thing => isCountedByName(thing, m))) return false
  const [whole, base] = [unitOfWhole(figure), m.figure.unit?.base ?? '']
  if (whole === base || sameSort(m.figure, figure)) return true
  return base === '人次' && /^[人名位]$/.test(whole) && per.things.some(thing => SESSION.test(thing))
}

const isPlanned = (m: Mention): boolean =>
  ['original', 'adjusted', 'budget', 'planned'].includes(roleOf(m.label) ?? '') && !SAYS_TOTAL.test(m.label)

/** 举办 12 期，每期 50 人，人均培训费 1200 元: the people are counted per session, and the sessions by a figure. */
const countedPer = (
  thing: string,
  per: PerThing,
  turn: readonly Mention[],
  pers: PerThings,
): PerThing | null => {
  const counting = turn.filter(m => m !== per.mention && pers.get(m)?.is === 'price' && countsThing(thing, m))
  return counting.length === 1 ? pers.get(counting[0]!)! : null
}

/** 每人每次 50 元 is told of visits where those are counted: 600 人次. */
const perVisit = (per: PerThing, turn: readonly Mention[]): PerThing => {
  const rest = per.things.filter(thing => thing !== '人' && thing !== '次')
  return rest.length === per.things.length - 2 && turn.some(m => countsVisits('人', m))
    ? { ...per, things: ['人次', ...rest] }
    : per
}

const isExact = ({ figure }: Mention): boolean => isQuantity(figure) && figure.approximation === 'exact'

/** Whether a figure is told of no thing but a year, of which it is the whole: 年租金 50.4 万元. */
const isWhole = (m: Mention, pers: PerThings): boolean =>
  isExact(m) && (!pers.has(m) || pers.get(m)!.things.join() === '年')

const isCurrent = (m: Mention): boolean => !isChange(m) && !isOfLastYear(m.label) && !isPlanned(m)

/** Candidates by preferences, the strongest first: where any pass, those that do not are less likely. */
const candidates = (
  from: readonly Mention[],
  at: Mention,
  ...preferences: readonly ((m: Mention) => boolean)[]
): Candidates => {
  const distance = (m: Mention) => Math.abs(m.order - at.order)
  const nearest = [...from].sort((a, b) => distance(a) - distance(b))
  const likely = preferences.reduce<readonly Mention[]>(
    (left, passes) => (left.some(passes) ? left.filter(passes) : left),
    nearest,
  )
  return { likely, all: [...likely, ...nearest.filter(m => !likely.includes(m))] }
}

const totalsOf = (per: PerThing, scope: readonly Mention[], pers: PerThings): Candidates =>
  candidates(
    scope.filter(m => isWhole(m, pers) && isTotalOf(per, m) && !isChange(m)),
    per.mention,
    isCurrent,
    m => kinship(per, m) === 'named',
    m => !/^[，,]?其中|^[，,（(]?即/.test(m.lead),
  )

const countsOf = (per: PerThing, thing: string, turn: readonly Mention[], pers: PerThings): Candidates =>
  candidates(
    // 每次 4 人，累计 480 人次: what may be the total counts no things.
    turn.filter(m => isWhole(m, pers) && countsThing(thing, m) && !isTotalOf(per, m)),
    per.mention,
    // 3 个科室采购电脑 20 台，单价 0.5 万元: the price is that of what was named last.
    m => thing !== UNNAMED || Math.abs(m.order - per.mention.order) === 1,
    m => !countsVisits(thing, m),
    isCurrent,
  )

const partsIn = (
  told: PerThing,
  turn: readonly Mention[],
  scope: readonly Mention[],
  pers: PerThings,
): Parts => {
  const per = perVisit(told, turn)
  const totals = totalsOf(per, scope, pers)
  const counts = per.things.map(thing => countsOf(per, thing, turn, pers))
  const chained = per.things.map((thing, i) =>
    counts[i]!.all.length > 0 ? null : countedPer(thing, per, turn, pers),
  )
  const place = chained.findIndex(counting => counting !== null)
  const counting = chained[place]
  if (!counting) return { per, totals, counts, scope }
  return {
    per: { ...per, things: [...per.things, ...counting.things] },
    totals,
    counts: [
      ...counts.with(place, { likely: [counting.mention], all: [counting.mention] }),
      ...counting.things.map(thing => countsOf(per, thing, turn, pers)),
    ],
    scope,
  }
}

/** Whether a total is there and a count of every thing. */
const isCounted = ({ totals, counts }: Parts): boolean =>
  totals.all.length > 0 && counts.every(({ all }) => all.length > 0)

/** Whether a total is there and counts of all things but spans of time. */
const isComplete = ({ per, totals, counts }: Parts): boolean =>
  totals.all.length > 0 && per.things.every((thing, i) => counts[i]!.all.length > 0 || isPeriod(thing))

type Turn = { readonly told: Mention[]; readonly kinds: Set<string> }

/**
 * The turns in which a stretch tells of several quantities per thing: 「A 20 台，单价 …，计 …，B 5 台，单价 …，计 …」. A new turn
 * begins with a figure of a kind that the last one has already.
 */
const turnsIn = (scope: readonly Mention[], rivals: readonly PerThing[], pers: PerThings): Turn[] => {
  const kindOf = (m: Mention): string | null => {
    if (rivals.some(rival => rival.mention === m)) return 'per'
    if (pers.has(m)) return null
    if (isTotalOf(rivals[0]!, m)) return 'total'
    return rivals[0]!.things.find(thing => countsThing(thing, m)) ?? null
  }
  const turns: Turn[] = [{ told: [], kinds: new Set() }]
  for (const m of scope) {
    const kind = kindOf(m)
    if (kind !== null && turns.at(-1)!.kinds.has(kind)) turns.push({ told: [], kinds: new Set() })
    turns.at(-1)!.told.push(m)
    if (kind !== null) turns.at(-1)!.kinds.add(kind)
  }
  return turns
}

/** The things without what goes on after their names. */
export const headsOf = (per: PerThing): string => per.things.map(headOf).join()

/** Those of the quantities per thing in a stretch that are measured in one unit and told of the same things. */
const rivalsIn = (scope: readonly Mention[], per: PerThing, pers: PerThings): PerThing[] =>
  scope.flatMap(m => {
    const other = pers.get(m)
    return other &&
      unitOfWhole(m.figure) === unitOfWhole(per.mention.figure) &&
      headsOf(other) === headsOf(per)
      ? [other]
      : []
  })

const partsAmong = (per: PerThing, scope: readonly Mention[], pers: PerThings): Parts | null => {
  const rivals = rivalsIn(scope, per, pers)
  if (rivals.length < 2) return partsIn(per, scope, scope, pers)
  const turns = turnsIn(scope, rivals, pers)
  const own = turns.find(turn => turn.told.includes(per.mention))!
  if (turns.every(turn => turn.kinds.has('total'))) return partsIn(per, own.told, own.told, pers)
  // 20 台，单价 5000 元，5 台，单价 2000 元，合计 11 万元: one total for several prices; means have none in common.
  return per.is === 'price' ? partsIn(per, own.told, scope, pers) : null
}

/** How far, in mentions, parts are looked for. */
const REACH = 12

/** The mentions of a sentence that stand near one of them. */
const around = (sentence: readonly Mention[], at: Mention): readonly Mention[] => {
  const place = at.order - sentence[0]!.order
  return sentence.slice(Math.max(0, place - REACH), place + REACH + 1)
}

const inSight = (m: Mention, at: Mention): boolean => m.depth < at.depth || m.bracket === at.bracket

/**
 * The parts of a quantity per thing, from the narrowest stretch that holds them: its segment, its sentence, or the sentence before
 * too. null where they are not all there.
 */
export const findParts = (
  per: PerThing,
  whole: readonly Mention[],
  before: readonly Mention[],
  pers: PerThings,
): Parts | null => {
  const sentence = around(whole, per.mention)
  const segment = sentence.filter(m => m.segment === per.mention.segment)
  const stretches = [
    segment.filter(m => inSight(m, per.mention)),
    segment,
    sentence.filter(m => inSight(m, per.mention)),
    sentence,
    [...before.slice(-REACH), ...sentence],
  ]
  const found = stretches.flatMap(stretch => partsAmong(per, stretch, pers) ?? [])
  return found.find(isCounted) ?? found.find(isComplete) ?? null
}
