import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { FalseAlarm, ReportMeasure, Trial } from './measure.ts'
import { percent, printTable } from './print-table.ts'
import { KINDS, type Kind } from './relation.ts'

const FIRST_RUN = fileURLToPath(new URL('first-run.json', import.meta.url))
const REPORTS = 40
const SHOWN = 40

type Tally = { readonly tried: number; readonly found: number }
type FirstRun = {
  /** The commit of the recognizers that were measured before they knew the wordings. */
  readonly commit: string
  readonly seed: number
  readonly reports: number
  readonly kinds: Readonly<Record<Kind, Tally>>
  readonly falseAlarmsPerReport: Readonly<Record<'figure' | 'rounding' | 'notice', string>>
}

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    reports: { type: 'string', default: `${REPORTS}` },
    show: { type: 'string' },
    changes: { type: 'boolean', default: false },
    record: { type: 'string' },
  },
})

const measureShare = (seeds: readonly number[]): Promise<ReportMeasure[]> =>
  new Promise((resolve, reject) => {
    const measures: ReportMeasure[] = []
    const worker = new Worker(new URL('measure-worker.ts', import.meta.url), { workerData: seeds })
    worker.on('message', (measure: ReportMeasure) => measures.push(measure))
    worker.on('error', reject)
    worker.on('exit', () => resolve(measures))
  })

const tallyOf = (trials: readonly Trial[]): Tally => ({
  tried: trials.length,
  found: trials.filter(trial => trial.outcome === 'found').length,
})

const culpritRight = (trials: readonly Trial[]): string => {
  const found = trials.filter(trial => trial.outcome === 'found')
  if (found.every(trial => trial.culprit === null)) return '–'
  return percent(found.filter(trial => trial.culprit).length, found.length)
}

const lineOf = (name: string, trials: readonly Trial[], first: Tally | null): string[] => {
  const { tried, found } = tallyOf(trials)
  const astray = trials.filter(trial => trial.outcome === 'wrong figure').length
  return [
    name,
    `${tried}`,
    first ? percent(first.found, first.tried) : '–',
    percent(found, tried),
    `${tried - found - astray}`,
    `${astray}`,
    percent(found, found + astray),
    culpritRight(trials),
  ]
}

const HEAD = [
  'relation',
  'tried',
  'first recall',
  'recall',
  'missed',
  'wrong figure',
  'precision',
  'culprit right',
]

const severityOf = (alarm: FalseAlarm): 'figure' | 'rounding' | 'notice' =>
  alarm.severity === 'rounding' || alarm.severity === 'notice' ? alarm.severity : 'figure'

const perReport = (alarms: readonly FalseAlarm[], severity: string, reports: number): string =>
  (alarms.filter(alarm => severityOf(alarm) === severity).length / reports).toFixed(3)

const show = (what: string, trials: readonly Trial[], alarms: readonly FalseAlarm[]): void => {
  if (what === 'clean')
    for (const alarm of alarms)
      console.log(
        `seed ${alarm.seed} ${alarm.severity} ${alarm.kind}: ${alarm.message}\n    ${alarm.sentence}`,
      )
  const missed = trials.filter(trial => trial.kind === what && trial.outcome !== 'found')
  for (const trial of missed.slice(0, SHOWN))
    console.log(
      `seed ${trial.seed}, wording ${trial.wording}, ${trial.outcome}, ${trial.change}: ${trial.from} → ${trial.to}\n    ${trial.sentence}`,
    )
  const wordings = Map.groupBy(
    trials.filter(trial => trial.kind === what),
    trial => trial.wording,
  )
  for (const [wording, own] of [...wordings].sort(([a], [b]) => a - b)) {
    const { tried, found } = tallyOf(own)
    console.log(`wording ${wording}: ${found} of ${tried}`)
  }
}

const readFirstRun = (): FirstRun | null =>
  existsSync(FIRST_RUN) ? JSON.parse(readFileSync(FIRST_RUN, 'utf8')) : null

const main = async (): Promise<void> => {
  const started = performance.now()
  const [seed, reports] = [options.seed, options.reports].map(text => Number.parseInt(text, 10)) as [
    number,
    number,
  ]
  const seeds = Array.from({ length: reports }, (_, i) => seed * 1000 + i)
  const threads = Math.min(availableParallelism(), reports)
  const shares = Array.from({ length: threads }, (_, k) => seeds.filter((_, i) => i % threads === k))
  const measures = (await Promise.all(shares.map(measureShare))).flat()
  const trials = measures.flatMap(m => m.trials).sort((a, b) => a.seed - b.seed)
  const alarms = measures.flatMap(m => m.alarms).sort((a, b) => a.seed - b.seed)
  const first = readFirstRun()
  const of = (kind: Kind): Trial[] => trials.filter(trial => trial.kind === kind)

  printTable([
    HEAD,
    ...KINDS.map(kind => lineOf(kind, of(kind), first?.kinds[kind] ?? null)),
    lineOf(
      'all',
      trials,
      first && {
        tried: KINDS.reduce((sum, kind) => sum + first.kinds[kind].tried, 0),
        found: KINDS.reduce((sum, kind) => sum + first.kinds[kind].found, 0),
      },
    ),
  ])
  if (options.changes) {
    console.log()
    const names = [...new Set(trials.map(trial => trial.change))]
    printTable([
      ['change', ...HEAD.slice(1)],
      ...names.map(name =>
        lineOf(
          name,
          trials.filter(trial => trial.change === name),
          null,
        ),
      ),
    ])
  }
  const falseAlarmsPerReport = {
    figure: perReport(alarms, 'figure', reports),
    rounding: perReport(alarms, 'rounding', reports),
    notice: perReport(alarms, 'notice', reports),
  }
  console.log(
    `\nfalse alarms per clean report: figure or above ${falseAlarmsPerReport.figure}, rounding ${falseAlarmsPerReport.rounding}, notice ${falseAlarmsPerReport.notice}` +
      `\n${reports} reports, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s` +
      (first ? `; first run: recognizers of ${first.commit.slice(0, 7)}` : ''),
  )
  if (options.show) show(options.show, trials, alarms)
  if (options.record) {
    if (first) throw new Error('the first run is recorded already and is never written again')
    const kinds = Object.fromEntries(KINDS.map(kind => [kind, tallyOf(of(kind))])) as Record<Kind, Tally>
    const record: FirstRun = { commit: options.record, seed, reports, kinds, falseAlarmsPerReport }
    writeFileSync(FIRST_RUN, `${JSON.stringify(record, null, 2)}\n`)
  }
}

await main()
