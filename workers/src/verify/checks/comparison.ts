import { dimensionOf, type Figure } from '@heshu/shared/model/figure.ts'
import { comparatorsOf, lastComparing } from './comparators.ts'
import { areComparable, type Placed, placeFigures, type Sentence } from './neighbouring-figures.ts'
import type { Sign } from './order.ts'
import { changesOf, isNorm, listEndingAt, namesTarget, subjectsOf } from './subject.ts'

/** What words say of two printed figures. */
export type Comparison = {
  /** The figure of which it is said, and the one it is compared with. */
  readonly subject: Figure
  readonly other: Figure
  readonly says: Sign
  /** The report's word: 高于, 下降到. */
  readonly word: string
  /** Whether the words name the other as a target. */
  readonly ofTarget: boolean
  /**
   * What else the words may mean. difference: the other may be the difference (低于预算 8 万元); level: as much, but its name is
   * that of a level (低于控制数 8 万元); loose: 持平 is often said of what is about the same.
   */
  readonly doubt: 'difference' | 'level' | 'loose' | null
}

/** What a level is called by its last word. */
const LEVEL =
  '(?:目标|任务|要求|标准|水平|指标|计划|预期|预算|限额|限价|控制|上限|下限|红线|底线|平均|均|定额|编制|规定|指导价)(?:任务|目标|要求|标准|控制|水平)?(?:[数值量线价额]|数量|总数)?'
const ENDS_IN_LEVEL = new RegExp(`${LEVEL}$`)
/** Names that are those of a level whatever follows: 低于控制数 80 万元. */
const NAMES_VALUE = /(?:[数值额价线量均]|水平|标准)$/
const LEVEL_AFTER = new RegExp(
  `^\\s*[)）]?\\s*的?[^，,。；;、（(的\\d]{0,6}?${LEVEL}(?=$|[，,。；;、：:）)的])`,
)
const CLAUSE_ENDS = /^\s*[)）]?\s*(?:$|[，,。；;、：:）)和及与])/
const LONGEST_NAME = 20

/** 高于平均水平的单位 30 家, 未达到指标值的 4 项: the words before the figure choose what it counts. */
const selects = (level: string, other: Figure): boolean =>
  /的[^的]+$/.test(level)
    ? !ENDS_IN_LEVEL.test(level)
    : /的$/.test(level) &&
      dimensionOf(other) === 'count' &&
      !/上年|去年|同期|上期|原|前的$|计划|预算|核定/.test(level)

/** The words between a comparing word and the figure of the level, and those after that figure. */
type Level = { readonly name: string; readonly of: string; readonly bracketed: boolean }

const levelIn = (words: string, tail: string): Level | null => {
  const name = words.replace(/[（(]\s*$/, '').trim()
  if (name.length > LONGEST_NAME || /[，,、；;：:。（()）]/.test(name)) return null
  return { name, of: LEVEL_AFTER.exec(tail)?.[0] ?? '', bracketed: /[（(]\s*$/.test(words) }
}

/** 35 例，低于全市平均值（66.11 例）; 占比 59.5%，高于全市 30% 的水平; 累计建床 906 张，超额完成 600 张的任务. */
const withLevel = (placed: Placed): Comparison[] => {
  const { figure: other, before, lead, tail } = placed
  const found = lastComparing(lead)
  if (!found || ['about', 'nearly', 'over'].includes(other.approximation)) return []
  const { word } = found
  const level = levelIn(lead.slice(found.at + word.length), tail)
  if (!level || selects(level.name, other)) return []
  const ofTarget = namesTarget(level.name + level.of)
  const comparator = comparatorsOf(word).find(
    c =>
      (c.followedBy ? c.followedBy.test(tail) : level.of !== '' || CLAUSE_ENDS.test(tail)) &&
      (!c.ofTargets || ofTarget),
  )
  if (!comparator) return []
  const words = lead.slice(0, found.at)
  const own = subjectsOf(words, placed)
  const subjects = own.length > 0 ? own : changesOf(words, level.name, before, other)
  const [first] = subjects
  if (!first || isNorm(first, other)) return []
  const mayDiffer =
    comparator.bySoMuch && level.name !== '' && !level.bracketed && level.of === '' && !/的$/.test(level.name)
  const doubt = !mayDiffer ? null : NAMES_VALUE.test(level.name) ? 'level' : 'difference'
  return subjects.map(subject => ({ subject, other, says: comparator.says, word, ofTarget, doubt }))
}

const ANOTHER_LEVEL = /^\s*[)）]?\s*(?:的(?:水平|平均))?(?:和|及|与|以及|、)[^，,。；;、（(\d]{0,12}$/

/** 高于全市平均 90% 和全省平均 88%: the same is said of the level after the one before. */
const withLevels = (placed: readonly Placed[]): Comparison[] => {
  const all: Comparison[] = []
  let last: Comparison[] = []
  for (const [i, { figure, lead, tail }] of placed.entries()) {
    const before = placed[i - 1]?.figure
    const goesOn =
      last.length > 0 &&
      last[0]!.other === before &&
      ANOTHER_LEVEL.test(lead) &&
      CLAUSE_ENDS.test(tail) &&
      areComparable(before, figure)
    last = goesOn ? last.map(c => ({ ...c, other: figure })) : withLevel(placed[i]!)
    all.push(...last)
  }
  return all
}

const EACH_WITH_ITS_OWN = /[，,]\s*分别$/

/** 甲、乙合格率为 95%、96%，分别高于平均 90%、91%: each of a list against its own. */
const respectively = (placed: readonly Placed[]): Comparison[] =>
  placed.flatMap(({ figure: first, before, lead }, i): Comparison[] => {
    const found = lastComparing(lead)
    const nearest = before.at(-1)
    if (!found || !nearest || !EACH_WITH_ITS_OWN.test(lead.slice(0, found.at).trim())) return []
    if (!areComparable(nearest, first)) return []
    const subjects = listEndingAt(before, nearest)
    const others = placed.slice(i, i + subjects.length).map(p => p.figure)
    const says = comparatorsOf(found.word).find(c => !c.followedBy && !c.ofTargets)?.says
    const last = others.at(-1)!
    if (!says || subjects.length < 2 || others.length < subjects.length || isNorm(subjects[0]!, last))
      return []
    if (listEndingAt(others, last).length < others.length) return []
    return subjects.map((subject, k) => ({
      subject,
      other: others[k]!,
      says,
      word: `分别${found.word}`,
      ofTarget: false,
      doubt: null,
    }))
  })

const LEVEL_WITH = /(?:[与和同跟]|较之?|比)([^，,。；;：:（()）]{0,14})$/
const IS_LEVEL = /^\s*的?(?:水平)?(?:相)?(?:基本|大体|大致)?(?:持平|相等|一致|相同|相符|吻合)/

/** How far a word of equality binds. */
export const doubtOf = (word: string): Comparison['doubt'] =>
  /持平|基本|大体|大致/.test(word) ? 'loose' : null

/** 与上年的 8.4 天持平. */
const levelWith = (placed: Placed): Comparison[] => {
  const { figure: other, lead, tail } = placed
  const found = LEVEL_WITH.exec(lead)
  const word = IS_LEVEL.exec(tail)?.[0].replace(/^\s*的?/, '')
  if (!found || !word) return []
  return subjectsOf(lead.slice(0, found.index), placed).map(subject => ({
    subject,
    other,
    says: '=',
    word,
    ofTarget: namesTarget(found[1]!),
    doubt: doubtOf(word),
  }))
}

/** What sentences say of how a figure stands to a level that they print. */
export const comparisonsIn = (sentences: readonly Sentence[]): Comparison[] =>
  sentences.flatMap(sentence => {
    const placed = placeFigures([sentence])
    return [...withLevels(placed), ...respectively(placed), ...placed.flatMap(levelWith)]
  })
