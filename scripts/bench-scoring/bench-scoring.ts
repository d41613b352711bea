import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exact, toText } from '@heshu/shared/number/exact.ts'
import { compileCriteria } from '@heshu/workers/verify/criteria/compile-criteria.ts'
import { compiledExtent, describeCriteria } from '@heshu/workers/verify/criteria/describe-criteria.ts'
import { parse } from 'yaml'
import { type CriteriaCell, criteriaOfReports } from './criteria-cells.ts'
import { generateCriteria, sweptValues } from './generated-criteria.ts'
import { randomFrom } from './random.ts'
import { scoreAt } from './score-at.ts'
import { generateSheet, scoreSheet } from './score-sheet.ts'

/**
 * How well criteria are compiled and scores recomputed. Usage: npm run bench:scoring [FOLDER …]
 * FOLDER: reports whose criteria cells are listed; fixtures/reports without any.
 */
const ROOT = join(import.meta.dirname, '../..')
const PACKS = join(ROOT, 'shared/rubrics')
const CRITERIA = 1000
const SHEETS = 400

type PackIndicator = { path?: string[]; weight?: string | number; criteria?: string }

/** The criteria of the rubric packs. */
const criteriaOfPacks = (): CriteriaCell[] =>
  !existsSync(PACKS)
    ? []
    : readdirSync(PACKS).flatMap(id => {
        const file = join(PACKS, id, 'rubric.yaml')
        if (!existsSync(file)) return []
        const pack = parse(readFileSync(file, 'utf8')) as { indicators?: PackIndicator[] }
        return (pack.indicators ?? []).flatMap(({ path, weight, criteria }) =>
          criteria
            ? [
                {
                  source: `rubrics/${id}`,
                  name: path?.at(-1) ?? '',
                  weight: weight === undefined ? null : exact(`${weight}`),
                  text: criteria,
                },
              ]
            : [],
        )
      })

/** A formula, a comparison or points per condition: what ought to compile. */
const holdsRule = ({ text }: CriteriaCell): boolean =>
  /[=＝≥≤<>＜＞≧≦]|\\[gl]eq?|\d\s*分|\d\s*[%％]|一\s*分/u.test(text)

const pad = (text: string, width: number): string => {
  const wide = [...text].reduce((sum, c) => sum + (c > '⺀' ? 2 : 1), 0)
  return `${text}${' '.repeat(Math.max(0, width - wide))}`
}
const line = (what: string, result: string, goal: string) =>
  console.log(`${pad(what, 64)}${pad(result, 26)}${goal}`)
const share = (a: number, b: number) =>
  b === 0 ? '-' : `${toText(exact(Math.round((a * 1000) / b)).div(10))} %`

const folders = process.argv.slice(2)
const cells = [
  ...(
    await Promise.all(
      (folders.length > 0 ? folders : [join(ROOT, 'fixtures/reports')]).map(criteriaOfReports),
    )
  ).flat(),
  ...criteriaOfPacks(),
]

console.log('Criteria cells and what they compile to\n')
const tally = { fully: 0, partly: 0, judged: 0 }
const ruled = { fully: 0, all: 0 }
const missed: string[] = []
for (const cell of cells) {
  const criteria = compileCriteria(cell.text, cell.weight)
  const extent = compiledExtent(criteria)
  tally[extent]++
  if (holdsRule(cell)) {
    ruled.all++
    if (extent === 'fully') ruled.fully++
    else
      missed.push(
        `${cell.source} ${cell.name}: ${criteria.parts
          .filter(part => part.rule.kind === 'judged')
          .map(part => part.clause.replace(/\s+/gu, ' '))
          .join(' | ')}${criteria.problem ? `（${criteria.problem}）` : ''}`,
      )
  }
  console.log(
    `${cell.source}  ${cell.name}  ${cell.weight ? `${toText(cell.weight)} 分` : '没有分值'}  [${extent}]`,
  )
  for (const { clause, rule } of describeCriteria(criteria))
    console.log(`    ${clause.replace(/\s+/gu, ' ')}\n      → ${rule}`)
  for (const defect of criteria.defects) console.log(`    ! ${defect}`)
}
console.log('\nHold a formula, a comparison or points, and did not compile fully\n')
for (const one of missed) console.log(`  ${one}`)

const random = randomFrom(20_240)
let values = 0
let right = 0
const wrongTexts = new Set<string>()
for (let made = 0; made < CRITERIA; made++) {
  const criteria = generateCriteria(random)
  for (const value of sweptValues(criteria)) {
    const [low, high] = criteria.pointsAt(value)
    const [gotLow, gotHigh] = scoreAt(criteria.text, criteria.weight, criteria.name, value)
    values++
    if (low.equals(gotLow) && high.equals(gotHigh)) right++
    else if (!wrongTexts.has(criteria.text)) {
      wrongTexts.add(criteria.text)
      console.log(
        `  wrong at ${value / 100}%: [${toText(gotLow)}, ${toText(gotHigh)}] for [${toText(low)}, ${toText(high)}]: ${criteria.text}`,
      )
    }
  }
}

const sheets = { rows: 0, ranges: 0, wrong: 0, found: 0, alarms: 0 }
const near = exact('0.000001')
for (let made = 0; made < SHEETS; made++) {
  const sheet = generateSheet(random, made % 2 === 0)
  const scoring = await scoreSheet(sheet)
  for (const [at, row] of sheet.rows.entries()) {
    const result = scoring.indicators.find(one => one.path.at(-1) === row.criteria.name)
    sheets.rows++
    const fits =
      result?.low &&
      result.high &&
      exact(result.low).sub(row.low).abs().lt(near) &&
      exact(result.high).sub(row.high).abs().lt(near)
    if (fits) sheets.ranges++
    else
      console.log(
        `  range of sheet ${made}: [${result?.low}, ${result?.high}] for [${toText(row.low)}, ${toText(row.high)}]: ${row.criteria.text}`,
      )
    const accused = result?.verdict === 'disagrees'
    if (at === sheet.wrong) {
      sheets.wrong++
      if (accused) sheets.found++
      else console.log(`  not found in sheet ${made}: ${toText(row.claimed)} for ${result?.because}`)
    } else if (accused) {
      sheets.alarms++
      console.log(`  false alarm in sheet ${made}: ${result.because}`)
    }
  }
  sheets.alarms += scoring.checks.filter(
    ({ kind, verdict, severity }) => kind !== 'score' && verdict === 'disagrees' && severity !== 'notice',
  ).length
}

console.log('')
line('what', 'result', 'goal')
line(
  'criteria cells, all: fully / partly / judged',
  `${tally.fully} / ${tally.partly} / ${tally.judged} of ${cells.length}`,
  '',
)
line(
  'cells with a formula, a comparison or points: fully',
  `${ruled.fully} of ${ruled.all} (${share(ruled.fully, ruled.all)})`,
  '≥ 85 %',
)
line(
  `boundary sweep over ${CRITERIA} generated criteria: points right`,
  `${right} of ${values} (${share(right, values)})`,
  '100 %',
)
line(
  `${SHEETS} generated score sheets: wrong scores found`,
  `${sheets.found} of ${sheets.wrong} (${share(sheets.found, sheets.wrong)})`,
  '≥ 95 %',
)
line('  false alarms', `${sheets.alarms}`, '0')
line('  ranges right', `${sheets.ranges} of ${sheets.rows} (${share(sheets.ranges, sheets.rows)})`, '')
