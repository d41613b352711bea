import {
  type Exact,
  exact,
  maximum,
  minimum,
  sumOf,
  toDecimals,
  toText,
  ZERO,
} from '@heshu/shared/number/exact.ts'
import { findFigures } from '@heshu/workers/extract/figures/find-figures.ts'
import { findScoreTables } from '@heshu/workers/extract/score-table/find-score-tables.ts'
import { readReport } from '@heshu/workers/parse/read-report.ts'
import { type Scoring, scoreReport } from '@heshu/workers/verify/scoring/scoring.ts'
import { type GeneratedCriteria, generateCriteria } from './generated-criteria.ts'
import type { Random } from './random.ts'

type SheetRow = {
  readonly criteria: GeneratedCriteria
  readonly rate: number
  readonly low: Exact
  readonly high: Exact
  readonly claimed: Exact
}

/** A report whose rates and scores are known; `wrong` is the row with a score that its criteria do not give. */
export type Sheet = {
  readonly rows: readonly SheetRow[]
  readonly wrong: number | null
  readonly text: string
}

const cents = (x: Exact): Exact => exact(toDecimals(x, 2))

const rightScore = (random: Random, low: Exact, high: Exact): Exact =>
  low.equals(high)
    ? cents(low)
    : minimum(maximum(cents(low.add(high.sub(low).mul(random.below(101)).div(100))), low), high)

/** A score out of reach by at least a tenth of a point: too high, too low, full marks, or two digits changed round. */
const wrongScore = (random: Random, row: SheetRow): Exact | null => {
  const { weight } = row.criteria
  const tenth = exact('0.1')
  const by = exact(10 + random.below(100)).div(100)
  const ways = [row.high.add(by), row.low.sub(by), weight, ZERO, row.high.add(tenth), row.low.sub(tenth)].map(
    cents,
  )
  const possible = ways.filter(
    score =>
      score.gte(ZERO) &&
      score.lte(weight) &&
      (score.sub(row.high).gte(tenth) || row.low.sub(score).gte(tenth)),
  )
  return possible.length === 0 ? null : random.pick(possible)
}

const printRate = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`

const SENTENCES: readonly ((name: string, rate: string) => string)[] = [
  (name, rate) => `2024年，本单位${name}为${rate}。`,
  (name, rate) => `全年${name}达${rate}，按计划推进。`,
  (name, rate) => `截至年底，${name}为${rate}；有关工作已归档。`,
]

const textOf = (random: Random, rows: readonly SheetRow[]): string => {
  const prose = rows.map(({ criteria, rate }) => random.pick(SENTENCES)(criteria.name, printRate(rate)))
  const table = [
    ['一级指标', '三级指标', '分值', '评分标准', '自评得分'],
    ...rows.map(({ criteria, claimed }) => [
      '管理',
      criteria.name,
      toText(criteria.weight),
      criteria.text.replace(/\s+/gu, ' '),
      toText(claimed),
    ]),
    [
      '总分',
      '',
      toText(sumOf(rows.map(row => row.criteria.weight))),
      '',
      toText(sumOf(rows.map(row => row.claimed))),
    ],
  ]
  return [
    '部门整体支出绩效自评报告',
    '',
    '一、基本情况',
    '',
    ...prose.flatMap(one => [one, '']),
    ...table.map(row => row.join('\t')),
  ].join('\n')
}

/** A sheet of four to eight indicators; every second one has one wrong score. */
export const generateSheet = (random: Random, withError: boolean): Sheet => {
  const byName = new Map<string, GeneratedCriteria>()
  const size = 4 + random.below(5)
  while (byName.size < size) {
    const criteria = generateCriteria(random)
    byName.set(criteria.name, criteria)
  }
  const rows = [...byName.values()].map((criteria): SheetRow => {
    const rate = random.below(3) === 0 ? random.below(12_000) : 7000 + random.below(3500)
    const [low, high] = criteria.pointsAt(rate)
    return { criteria, rate, low, high, claimed: rightScore(random, low, high) }
  })
  const at = withError ? random.below(rows.length) : null
  const mistaken = at === null ? null : wrongScore(random, rows[at]!)
  const all = rows.map((row, i) => (i === at && mistaken ? { ...row, claimed: mistaken } : row))
  return { rows: all, wrong: mistaken ? at : null, text: textOf(random, all) }
}

export const scoreSheet = async (sheet: Sheet): Promise<Scoring> => {
  const read = await readReport(new TextEncoder().encode(sheet.text), 'sheet.txt')
  if (read.outcome !== 'read') throw new Error(read.refusal.message)
  const figures = findFigures(read.document)
  return scoreReport(read.document, figures, findScoreTables(read.document, figures))
}
