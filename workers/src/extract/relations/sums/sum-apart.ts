import type { Claim } from '@heshu/shared/model/claim.ts'
import type { Figure } from '@heshu/shared/model/figure.ts'
import type { Passage } from '@heshu/shared/model/passage.ts'
import { isNegative } from '@heshu/shared/number/exact.ts'
import { isAddend, sameSort, sumOfOperands } from '../arithmetic.ts'
import { namesChange } from '../change-lexicon.ts'
import { type Mention, readMentions } from '../mention.ts'
import type { FigureTable } from '../tables/figure-table.ts'
import {
  byProsePassage,
  type Placed,
  placedByBlock,
  SPEAKS_OF_TABLE,
  tableSpokenOf,
} from '../tables/spoken-table.ts'
import { breaksOff, countsParts, isExhaustive, NAMES_TOTAL } from './complete-words.ts'
import { fitsSum, standingOfParts } from './completeness.ts'
import { namedSumClaims } from './named-sum.ts'

/** The words before a figure end the list's introduction with: 具体构成如下：, 用于以下三个方面：. */
const INTRODUCES = /如下|以下|下列|下述|[构组]成|明细|用于|用途|分为|包括|(?:方面|部分|[批类项])$/
const ONLY_SOME = /主要|重点|其中|如[：:，]|例如|等|部分(?=项目|支出|内容|资金)|典型|举例/
const NAMES_USE =
  /[构组]成|明细|用途|全部用于|全部为|分为|(?:支出|费用|资金|经费|投资|收入|人员|人数)[^，。；：]{0,6}(?:如下|情况)/

const NUMERALS = '一二三四五六七八九十'
const ENUMERATOR =
  /^\s*(?:[（(]?([一二三四五六七八九十]|\d{1,2})(?:[)）]|[.．、](?!\d)|是)|第([一二三四五六七八九十])(?=[是，,、批类部项期])|([①-⑩]))/

/** The number with which an item of an enumeration begins (1., （2）, 三是, ④); null for other text. */
const numberOf = (text: string): number | null => {
  const found = ENUMERATOR.exec(text)
  if (!found) return null
  const [, plain, ordinal, circled] = found
  if (circled) return circled.codePointAt(0)! - '①'.codePointAt(0)! + 1
  const word = plain ?? ordinal!
  return NUMERALS.includes(word) ? NUMERALS.indexOf(word) + 1 : Number.parseInt(word, 10)
}

/** An item without a number: —— 人员经费 20 万元, ● 公用经费 5 万元. */
const BULLET = /^\s*(?:—{1,2}|[-–•●·◆■▪※])\s*(?=[^\s\d—–-])/

/** Whether a text is the item at a place of a list like the one that `first` begins. */
const isItemLike = (first: string, text: string, place: number): boolean =>
  BULLET.test(first) ? BULLET.test(text) : numberOf(text) === place

/** A sentence, a segment or the introduction of a list. */
type Stretch = { readonly text: string; readonly block: number; readonly mentions: readonly Mention[] }

const FIRST_ITEM = /[：:](?=\s*(?:[（(]?[一1](?:[)）]|[.．、](?!\d)|是)|第一|①))/g

const stretchesOf = (passage: Passage, mentions: readonly Mention[]): Stretch[] =>
  [...passage.text.replace(FIRST_ITEM, '\n').matchAll(/[^。；;！？\n]+[。；;！？\n]?/g)].map(found => {
    const end = found.index + found[0].length
    return {
      text: passage.text.slice(found.index, end),
      block: passage.block,
      mentions: mentions.filter(m => m.figure.start >= found.index && m.figure.start < end),
    }
  })

const isHead = (m: Mention): boolean => m.bracket === 0 && isAddend(m.figure) && !namesChange(m.label)

/** The figures that a list of parts may explain, the last of the words before it first. */
const wholesIn = (intro: Stretch): Mention[] => intro.mentions.filter(isHead).toReversed()

const claimOf = (
  whole: Mention,
  parts: readonly Figure[],
  saysComplete: boolean,
  because: string,
): Claim => ({
  kind: 'sum',
  stated: whole.figure,
  readings: [
    {
      standing: standingOfParts(whole.figure, parts, saysComplete ? 'said' : 'open'),
      operands: parts,
      expression: sumOfOperands(parts.length),
      because,
    },
  ],
})

/** The first figure of each item 1, 2, 3 …, or of each with a bullet; empty where an item has none of the sort, so that the list cannot be added up. */
const itemsFrom = (stretches: readonly Stretch[], whole: Figure): Mention[] => {
  const items: Mention[] = []
  let block = stretches[0]!.block
  for (const stretch of stretches) {
    const marked = numberOf(stretch.text) !== null || BULLET.test(stretch.text)
    if (!marked && stretch.block === block) continue
    if (!isItemLike(stretches[0]!.text, stretch.text, items.length + 1)) break
    const head = stretch.mentions.find(m => isHead(m) && sameSort(m.figure, whole))
    if (!head) return []
    items.push(head)
    block = stretch.block
  }
  return items
}

/** 「…资金 90 万元全部用于以下方面：一是 … 40 万元；二是 … 50 万元」, in one paragraph or a paragraph each. */
const enumeratedIn = (stretches: readonly Stretch[]): Claim[] =>
  stretches.flatMap((intro, at) => {
    const first = stretches[at + 1]
    if (!first || !isItemLike(first.text, first.text, 1)) return []
    if (numberOf(intro.text) !== null || BULLET.test(intro.text)) return []
    const nearest = wholesIn(intro).find(m =>
      first.mentions.some(item => isHead(item) && sameSort(item.figure, m.figure)),
    )
    if (!nearest) return []
    if (!INTRODUCES.test(intro.text) && !/[：:]\s*$/.test(intro.text)) return []
    const items = itemsFrom(stretches.slice(at + 1), nearest.figure)
    if (items.length < 2) return []
    const parts = items.map(m => m.figure)
    const whole =
      wholesIn(intro).find(m => sameSort(m.figure, nearest.figure) && fitsSum(m.figure, parts)) ?? nearest
    const complete =
      !ONLY_SOME.test(intro.text) &&
      !breaksOff(items.at(-1)!.tail) &&
      (NAMES_USE.test(intro.text) ||
        countsParts(intro.text, items.length) ||
        isExhaustive(items.map(m => m.label)))
    return [claimOf(whole, parts, complete, '其后分项所列之和')]
  })

const TOTAL_ROW = /合计|总计|共计|小计|总额|总数|其中/

type Addition = { readonly parts: readonly Figure[] }

/** The columns, and the rows, of a table without totals that hold nothing but figures of one sort. */
const additionsOf = (table: FigureTable, whole: Figure): Addition[] => {
  const named = (words: readonly string[]) => words.some(word => TOTAL_ROW.test(word))
  if (
    table.dataRows.some(row => named(table.rowPath(row))) ||
    table.columns.some(column => TOTAL_ROW.test(table.headerOf(column)))
  )
    return []
  const line = (figures: readonly (Figure | null)[]): Addition[] => {
    const parts = figures.filter(figure => figure !== null)
    const fits = parts.every(part => isAddend(part) && sameSort(part, whole) && !isNegative(part.value!))
    return parts.length >= 2 && fits ? [{ parts }] : []
  }
  const wholeLines = (figures: readonly (Figure | null)[]) => figures.every(figure => figure !== null)
  const columns = table.columns
    .map(column => table.dataRows.map(row => table.figureAt(row, column)))
    .filter(wholeLines)
    .flatMap(line)
  const rows =
    table.dataRows.length === 1
      ? line(table.columns.map(column => table.figureAt(table.dataRows[0]!, column)))
      : []
  return [...columns, ...rows]
}

/** 甲项目实际支出 90 万元，详见下表: the words name a line of the table, so the figure is that line's. */
const namesLine = (table: FigureTable, label: string): boolean =>
  [...table.dataRows.map(row => table.rowPath(row).at(-1) ?? ''), ...table.columns.map(table.headerOf)].some(
    name => name.length >= 2 && label.includes(name),
  )

/** 「资金使用明细见下表，三项支出共计 90 万元」 over or under a table that has no row of totals. */
const tabledBy = (passage: Passage, mentions: readonly Mention[], tables: Placed): Claim[] => {
  if (!SPEAKS_OF_TABLE.test(passage.text)) return []
  const table = tableSpokenOf(passage, tables)
  if (!table) return []
  const wholes = mentions.filter(m => isHead(m) && NAMES_TOTAL.test(m.label) && !namesLine(table, m.label))
  return wholes.flatMap(whole => {
    const additions = additionsOf(table, whole.figure)
    const [only] = additions
    const sure =
      additions.length === 1 &&
      !ONLY_SOME.test(passage.text) &&
      /明细|用途|[构组]成|分配|各项|各类|[项类部]/.test(passage.text)
    return additions.map(({ parts }) => claimOf(whole, parts, sure && parts === only?.parts, '表中各项之和'))
  })
}

/** Sums whose parts stand apart from their whole: in a numbered list that follows, or in a table without totals. */
export const sumApartClaims = (figures: readonly Figure[], tables: readonly FigureTable[]): Claim[] => {
  const passages = byProsePassage(figures).map(([passage, own]) => ({
    passage,
    mentions: readMentions(passage.text, own),
  }))
  const placed = placedByBlock(tables)
  const runs: Stretch[][] = []
  let lastBlock = Number.NaN
  for (const { passage, mentions } of passages) {
    const stretches = stretchesOf(passage, mentions)
    if (passage.block === lastBlock + 1) runs.at(-1)!.push(...stretches)
    else runs.push([...stretches])
    lastBlock = passage.block
  }
  return [
    ...runs.flatMap(enumeratedIn),
    ...namedSumClaims(passages.map(({ passage, mentions }) => ({ text: passage.text, mentions }))),
    ...passages.flatMap(({ passage, mentions }) => tabledBy(passage, mentions, placed)),
  ]
}
