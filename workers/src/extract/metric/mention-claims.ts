import type { Claim, Reading } from '@heshu/shared/model/claim.ts'
import { baseStep, baseValue, dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import type { Metric, MetricRole } from '@heshu/shared/model/metric.ts'
import { exact, isZero, ONE } from '@heshu/shared/number/exact.ts'
import { besideClaims } from './beside.ts'
import { nameTheSame } from './like-words.ts'
import { nearFinder } from './near-digits.ts'
import { ownedApart } from './owner.ts'
import { placeOf } from './place-of.ts'
import { quotedNameOf } from './quoted-names.ts'
import { sameDigitClaims } from './same-digits.ts'
import { takenUpClaims } from './taken-up.ts'
import { digitCount, mayStandFor, slips } from './told-value.ts'

/** Measure words that count the same sort of thing. */
const SAME_SORT: readonly RegExp[] = [/^[人名位]$/, /^[个家间所项支处座套]$/, /^[%‰]$/]

const sortOf = (figure: Figure): string => {
  const base = figure.unit?.base ?? ''
  const i = SAME_SORT.findIndex(words => words.test(base))
  return i < 0 ? base : `sort ${i}`
}

/** Fewer characters than this name no particular thing; a rate's name is one (执行率). */
const NAMING = 4
const NAMING_RATE = 3
/** So long a rate's name is told of one thing only. */
const NAMING_ONE_RATE = 7

/** Roles of what a budget or its execution comes to. */
const LEVELS: readonly (MetricRole | null)[] = ['original', 'adjusted', 'spent', 'received']

const keyOf = (figure: Figure, metric: Metric): string | null => {
  const naming = metric.what.replaceAll('·', '').length
  const level = LEVELS.includes(metric.role)
  const least = dimensionOf(figure) === 'ratio' ? NAMING_RATE : NAMING
  if (naming < least && !(dimensionOf(figure) === 'money' && level)) return null
  return [
    dimensionOf(figure),
    sortOf(figure),
    metric.what.replaceAll('·', ''),
    metric.role,
    metric.period,
    metric.body,
    metric.scope === 'cumulative',
  ]
    .map(String)
    .join('|')
}

/** Measure words of many things; any other says something of what is counted. */
const ANY_UNIT = /^(?:[个人名位家项次件场条种类处户所间座支元]|人次|)$/
/** Words of work of any kind: 开展培训, 服务群众. */
const ANY_WORK =
  /开展|组织|举办|参加|参与|进行|完成|实现|建立|建设|新增|培训|活动|会议|检查|宣传|服务|项目|工作|任务|人员|群众|对象|单位|部门|机构|累计|各类|安排|投入|下达|拨付|专项|财政|补助|资金|经费|支出|预算/g

/** How much the words of a figure say of what it measures: its name, the role of its level, its measure word. */
const weightOf = (figure: Figure, { what, role }: Metric): number => {
  const unit = figure.unit?.base ?? ''
  const measure = ['count', 'measure'].includes(dimensionOf(figure)) && !ANY_UNIT.test(unit) ? unit.length : 0
  return what.replaceAll('·', '').length + measure + (LEVELS.includes(role) ? 2 : 0)
}

/** What words that only mean the same weigh less. */
const OTHER_WORDS = 4

/** The digits that a figure prints, zeros at its end too. */
const printedDigits = (figure: Figure): number =>
  figure.value!.d === 1n ? figure.value!.n.toString().length : digitCount(figure)

/** 100 % and 0 are told of many things: that two agree in them shows nothing. */
const tellsLittle = (figure: Figure): boolean => {
  const value = baseValue(figure)!
  return isZero(value) || (dimensionOf(figure) === 'ratio' && value.equals(ONE))
}

/** Figures of one key; `alike` where their words only mean the same. */
type Group = { readonly figures: readonly Figure[]; readonly alike: boolean }

/** The figures of a group told once in their place: where one label is told of several things, nothing can be said. */
const toldOnce = (figures: readonly Figure[]): Figure[] =>
  [...Map.groupBy(figures, placeOf).values()].flatMap(own =>
    own.every(f => mayStandFor(f, own[0]!)) ? [own[0]!] : [],
  )

type Bond = { agree: number; against: number }

/** For each pair of places, how many quantities they share that agree, and how many that do not. */
const bondsOf = (groups: readonly Group[]): Map<string, Bond> => {
  const bonds = new Map<string, Bond>()
  for (const { figures } of groups)
    for (const [i, a] of figures.entries())
      for (const b of figures.slice(i + 1)) {
        if (tellsLittle(a) && tellsLittle(b)) continue
        const pair = `${placeOf(a)} ${placeOf(b)}`
        const bond = bonds.get(pair) ?? { agree: 0, against: 0 }
        bonds.set(pair, bond)
        if (mayStandFor(a, b)) bond.agree += digitCount(a) > 1 && digitCount(b) > 1 ? 2 : 1
        else bond.against += 1
      }
  return bonds
}

/** Places that tell the same story: what they share agrees but for one figure in four at most. */
const STORY = 3

const claim = (stated: Figure, origin: Figure, standing: Reading['standing']): Claim => ({
  kind: 'mention',
  stated,
  readings: [{ standing, operands: [origin], expression: { operand: 0 }, because: '同一事项在另一处的数字' }],
})

/** The finest; of equally fine ones, that of a table; of those, the first. */
const reference = (figures: readonly Figure[]): Figure =>
  figures.reduce((best, f) => {
    const finer = baseStep(f).compare(baseStep(best))
    return finer < 0 || (finer === 0 && f.passage.cell && !best.passage.cell) ? f : best
  })

/** 1.26 亿元（12,583 万元）: an amount and, alone in brackets after it, the same in another unit. */
const bracketClaims = (figures: readonly Figure[]): Claim[] =>
  figures.flatMap((inside, i) => {
    const outside = figures[i - 1]
    if (!outside || outside.passage !== inside.passage || !outside.value || !inside.value) return []
    const { text } = inside.passage
    const alone =
      /^\s*[（(](?:即|合|折合)?$/.test(text.slice(outside.end, inside.start)) &&
      /^\s*[）)]/.test(text.slice(inside.end))
    if (!alone || dimensionOf(outside) !== 'money' || sortOf(outside) !== sortOf(inside)) return []
    if (outside.unit?.text === inside.unit?.text || outside.approximation !== 'exact') return []
    const [coarse, fine] = baseStep(outside).gte(baseStep(inside)) ? [outside, inside] : [inside, outside]
    return [claim(coarse, fine, 'asserted')]
  })

/** Figures of one quoted name that are told apart and differ. The name ties them, and the words around it may still part them. */
const quotedNameClaims = (figures: readonly Figure[], metrics: ReadonlyMap<Figure, Metric>): Claim[] => {
  const named = Map.groupBy(figures, f => {
    const { role, period, scope } = metrics.get(f)!
    const name = quotedNameOf(f)
    return name && [name, sortOf(f), role, period, scope === 'cumulative'].join('|')
  })
  return [...named].flatMap(([name, own]) => {
    const [first, second, ...more] = name === null ? [] : toldOnce(own)
    return first && second && more.length === 0 ? [claim(second, first, 'suspected')] : []
  })
}

/** A label told in more places than this is a label of many things. */
const MOST_PLACES = 30

/** What a phrase says at its shortest: in a table the lowest indicator's name, where no other row of it has the same. */
const phrasesOf = (groups: readonly Group[], metrics: ReadonlyMap<Figure, Metric>) => {
  const all = groups.flatMap(({ figures }) => {
    const [first] = figures
    if (!first || digitCount(first) < 2) return []
    const { what, role, period, body, scope } = metrics.get(first)!
    const name = first.passage.cell ? what.split('·').at(-1)! : what
    if (name.length <= NAMING || name.includes('·')) return []
    const rest = [dimensionOf(first), sortOf(first), role, period, body, scope === 'cumulative'].join('|')
    return [{ first, name, rest }]
  })
  const rows = Map.groupBy(all, ({ first, name, rest }) => `${placeOf(first)}|${rest}|${name}`)
  return [...rows.values()].flatMap(own => (own.length === 1 ? own : []))
}

/** Groups whose words differ and mean the same: looked for among figures that are equal or a slip apart. */
const likeGroups = (groups: readonly Group[], metrics: ReadonlyMap<Figure, Metric>): Group[] => {
  const phrases = phrasesOf(groups, metrics)
  const phraseOf = new Map(phrases.map((phrase, order) => [phrase.first, { ...phrase, order }]))
  const finders = new Map(
    [...Map.groupBy(phrases, phrase => phrase.rest)].map(([rest, own]) => [
      rest,
      nearFinder(own.map(phrase => phrase.first)),
    ]),
  )
  return [...phraseOf.values()].flatMap(a =>
    finders.get(a.rest)!(a.first)
      .map(figure => phraseOf.get(figure)!)
      .filter(
        b =>
          a.order < b.order &&
          placeOf(a.first) !== placeOf(b.first) &&
          (mayStandFor(a.first, b.first) || slips(a.first, b.first)) &&
          (a.name === b.name || nameTheSame(a.name, b.name)),
      )
      .map(b => ({ figures: [a.first, b.first], alike: true })),
  )
}

/** Quantities told in more than one place in the same words, or in words that mean the same. Figures are given in reading order. */
export const mentionClaims = (figures: readonly Figure[], metrics: ReadonlyMap<Figure, Metric>): Claim[] => {
  const told = figures.filter(f => f.value !== null && f.approximation === 'exact' && metrics.has(f))
  const keyed = Map.groupBy(told, f => keyOf(f, metrics.get(f)!))
  const single = [...keyed].flatMap(([key, own]) =>
    key === null ? [] : [{ figures: toldOnce(own), alike: false }],
  )
  const groups = single.filter(group => group.figures.length > 1 && group.figures.length <= MOST_PLACES)
  const bonds = bondsOf(groups)
  const byWords = [...groups, ...likeGroups(single, metrics)].flatMap(group =>
    claimsOf(group, bonds, metrics),
  )
  const said = new Set(byWords.map(c => c.stated))
  const pairs = byWords.map(c => [c.stated, c.readings[0]!.operands[0]!] as const)
  const beside = besideClaims(pairs, figures).filter(c => !said.has(c.stated))
  const byName = quotedNameClaims(told, metrics).filter(c => !said.has(c.stated))
  const settled = new Set(
    [...byWords, ...beside, ...byName].flatMap(c => [c.stated, ...c.readings.flatMap(r => r.operands)]),
  )
  return [
    ...byWords,
    ...beside,
    ...byName,
    ...takenUpClaims(figures),
    ...bracketClaims(figures),
    ...sameDigitClaims(figures, metrics, settled),
  ]
}

/**
 * Whether words and digits are particular enough for one slip between two figures to be a mistake. `weight` is that of the words,
 * `ownWords` counts their characters that are not of any work; `once`: no third place tells it.
 */
const isParticular = (
  stated: Figure,
  origin: Figure,
  weight: number,
  ownWords: number,
  once: boolean,
): boolean => {
  const zeros = dimensionOf(stated) === 'count' || ownWords >= 6
  const digits = [stated, origin].map(f => (zeros ? printedDigits(f) : digitCount(f)))
  const [least, longest] = [Math.min(...digits), Math.max(...digits)]
  if (weight >= 6 && least >= 3) return true
  if (!once) return weight >= 8 && least >= 2
  if (weight >= 6 && least >= 2) return true
  return ownWords >= 2 && ((weight >= NAMING && least >= 3) || (weight >= 8 && longest >= 2))
}

const claimsOf = (
  { figures, alike }: Group,
  bonds: ReadonlyMap<string, Bond>,
  metrics: ReadonlyMap<Figure, Metric>,
): Claim[] => {
  const metric = metrics.get(figures[0]!)!
  const naming = alike ? 0 : metric.what.length
  const weight = weightOf(figures[0]!, metric) - (alike ? OTHER_WORDS : 0)
  const ownWords = metric.what.replace(ANY_WORK, '').length
  // The value that most places give.
  const votes = (f: Figure) => figures.filter(other => mayStandFor(f, other)).length
  const most = Math.max(...figures.map(votes))
  const agreed = figures.filter(f => votes(f) === most)
  const settled = most > 1
  const tied = settled && agreed.length > most
  if (tied) return []
  const origin = settled ? reference(agreed) : reference(figures)
  return figures.flatMap(stated => {
    if (stated === origin) return []
    const fits = mayStandFor(stated, origin)
    const [first, second] =
      figures.indexOf(stated) < figures.indexOf(origin) ? [stated, origin] : [origin, stated]
    const bond = bonds.get(`${placeOf(first)} ${placeOf(second)}`) ?? { agree: 0, against: 0 }
    // Groups of like words are not among the bonds.
    const own = alike || (tellsLittle(stated) && tellsLittle(origin)) ? 0 : 1
    const others = fits
      ? {
          agree: bond.agree - own * (digitCount(stated) > 1 && digitCount(origin) > 1 ? 2 : 1),
          against: bond.against,
        }
      : { agree: bond.agree, against: bond.against - own }
    const sameStory = others.agree >= STORY && others.agree >= STORY * (others.against + 1)
    if (fits) return [claim(stated, origin, sameStory ? 'asserted' : 'possible')]
    // 全区 … told in both places is of one owner, whoever else the sentence speaks of.
    if (metric.body === null && ownedApart(stated, origin)) return []
    const least = Math.min(digitCount(stated), digitCount(origin))
    const longest = Math.max(digitCount(stated), digitCount(origin))
    const wrong = slips(stated, origin)
    const outvoted = wrong && ((most > 2 && least >= 2) || (most > 1 && least >= 3 && longest >= 4))
    // Rates of like things (老年人, 儿童) are often alike, and headings may be all that tells them apart.
    const named = dimensionOf(stated) !== 'ratio' || naming >= NAMING_ONE_RATE
    const slip = named && wrong && least >= 3 && longest >= 4
    // Sections in parallel (one a street) share more than one label, and differ in more than one.
    const alone = others.against === 0 && stated.passage !== origin.passage
    const particular =
      named && wrong && alone && isParticular(stated, origin, weight, ownWords, figures.length === 2)
    const close =
      named &&
      longest >= 4 &&
      baseValue(stated)!
        .sub(baseValue(origin)!)
        .abs()
        .lte(baseStep(stated).mul(exact(2)))
    return sameStory || slip || outvoted || close || particular ? [claim(stated, origin, 'asserted')] : []
  })
}
