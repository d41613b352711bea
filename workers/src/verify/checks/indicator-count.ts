import type { Figure } from '@heshu/shared/model/figure.ts'
import { figureRef } from '@heshu/shared/model/figure-ref.ts'
import type { ScoreTable } from '@heshu/shared/model/indicator.ts'
import { exact } from '@heshu/shared/number/exact.ts'
import type { DraftCheck } from './check-claim.ts'

const LEVELS: Readonly<Record<string, 1 | 2 | 3>> = { 一: 1, 二: 2, 三: 3 }
const NAMED = /^\s*([一二三])级(?:绩效|评价|考核)?指标/
/** 三级指标共 17 个 */
const NAMED_BEFORE = /([一二三])级(?:绩效|评价|考核)?指标(?:共计?|合计|有|共有|设置?|为)?\s*$/
/** 产出指标下设 4 个二级指标 counts the parts of one indicator, some of which (不适用) a score table may leave out. */
const SCOPED = /(?:下设|下的|下有|其中|分设|之下|项下)[^，,。；;]{0,8}$/

type Counted = { readonly figure: Figure; readonly level: 1 | 2 | 3 }

const sentenceAround = ({ passage, start }: Figure): string => {
  const before = passage.text
    .slice(0, start)
    .split(/[。；;\n]/)
    .at(-1)!
  return `${passage.block}:${start - before.length}`
}

const namesAt = (table: ScoreTable, level: number): string[] => [
  ...new Set(table.indicators.filter(i => i.path.length >= level).map(i => i.path.slice(0, level).join('/'))),
]

const agreesWith = (table: ScoreTable, { figure, level }: Counted): boolean =>
  figure.value!.equals(exact(namesAt(table, level).length))

/** 细化为 11 个二级指标 held against the report's own score tables, where they are whole. */
export const indicatorCountChecks = (
  figures: readonly Figure[],
  tables: readonly ScoreTable[],
): DraftCheck[] => {
  const counted = figures.flatMap((figure): Counted[] => {
    const lead = figure.passage.text.slice(Math.max(0, figure.start - 14), figure.start)
    const named =
      NAMED.exec(figure.passage.text.slice(figure.end, figure.end + 12)) ?? NAMED_BEFORE.exec(lead)
    const usable = figure.value && figure.approximation === 'exact' && !figure.passage.cell
    return named && usable && !SCOPED.test(lead) ? [{ figure, level: LEVELS[named[1]!]! }] : []
  })
  const whole = tables.filter(table => !table.incomplete && table.indicators.length > 0)
  const bySentence = Map.groupBy(counted, c => sentenceAround(c.figure))
  return counted.flatMap((count): DraftCheck[] => {
    const { figure, level } = count
    const beside = bySentence.get(sentenceAround(figure))!.filter(c => c !== count)
    const fitting = tables.find(table => agreesWith(table, count))
    // The table that has the other numbers of the sentence is the one it speaks of.
    const meant = whole.find(table => beside.length > 0 && beside.every(c => agreesWith(table, c)))
    const table =
      fitting ??
      meant ??
      (new Set(whole.map(t => namesAt(t, level).length)).size === 1 ? whole[0] : undefined)
    if (!table) return []
    const names = namesAt(table, level).map(name => name.split('/').at(-1)!)
    const formula = `${names.slice(0, 12).join('、')}${names.length > 12 ? '…' : ''} = ${names.length}`
    const where = table.title ? `「${table.title}」` : '评分表'
    const agrees = fitting !== undefined
    return [
      {
        kind: 'count',
        verdict: agrees ? 'agrees' : 'disagrees',
        severity: agrees ? null : meant ? 'figure' : 'notice',
        stated: figureRef(figure),
        operands: [],
        expected: String(names.length),
        formula,
        message: agrees
          ? `写有 ${figure.text}${'一二三'[level - 1]}级指标，与${where}相符。`
          : `写有 ${figure.text}${'一二三'[level - 1]}级指标，${where}中列有 ${names.length} 个：${formula}。`,
        idSeed: `${figure.measures}|${level}级指标`,
        figures: [figure],
      },
    ]
  })
}
