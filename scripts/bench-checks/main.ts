import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { FalseAlarm, ReportMeasure, Trial } from './measure.ts'
import { measureSpeed } from './measure-speed.ts'
import { percent, printTable } from './print-table.ts'
import { KINDS, type Kind } from './relation.ts'
import { CHOICES, type Choice, SETS, type SetName } from './sets.ts'

/** Each set's first run, which is written once. */
const FIRST_RUNS: Readonly<Record<SetName, string>> = {
  first: fileURLToPath(new URL('first-run.json', import.meta.url)),
  second: fileURLToPath(new URL('first-run-second.json', import.meta.url)),
}
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
    set: { type: 'string', default: 'both' },
    changes: { type: 'boolean', default: false },
    record: { type: 'string' },
    speed: { type: 'boolean', default: true },
  },
  allowNegative: true,
})

const choiceOf = (text: string): Choice => {
  const choice = CHOICES.find(name => name === text)
  if (!choice) throw new Error(`--set is one of ${CHOICES.join(', ')}, not ${text}`)
  return choice
}

const measureShare = (seeds: readonly number[], choice: Choice): Promise<ReportMeasure[]> =>
  new Promise((resolve, reject) => {
    const measures: ReportMeasure[] = []
    const worker = new Worker(new URL('measure-worker.ts', import.meta.url), {
      workerData: { seeds, choice },
    })
    worker.on('message', (measure: ReportMeasure) => measures.push(measure))
    worker.on('error', reject)
    worker.on('exit', () => resolve(measures))
  })

const tallyOf = (trials: readonly Trial[]): Tally => ({
  tried: trials.length,
  found: trials.filter(trial => trial.outcome === 'found').length,
})

/** How often the culprit is what was changed; how often it is that or an alternative, and how many are named, on average. */
const culpritColumns = (trials: readonly Trial[]): string[] => {
  const found = trials.filter(trial => trial.outcome === 'found')
  if (found.length === 0) return ['–', '–', '–']
  const named = found.reduce((sum, trial) => sum + trial.named.most, 0)
  return [
    percent(found.filter(trial => trial.culprit).length, found.length),
    percent(found.filter(trial => trial.named.right).length, found.length),
    (named / found.length).toFixed(2),
  ]
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
    ...culpritColumns(trials),
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
  'among named',
  'named',
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
      `seed ${trial.seed}, ${trial.set} wording ${trial.wording}, ${trial.outcome}, ${trial.change}: ${trial.from} → ${trial.to}\n    ${trial.sentence}`,
    )
  const wordings = Map.groupBy(
    trials.filter(trial => trial.kind === what),
    trial => `${trial.set} wording ${`${trial.wording}`.padStart(2)}`,
  )
  for (const [wording, own] of [...wordings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { tried, found } = tallyOf(own)
    console.log(`${wording}: ${found} of ${tried}`)
  }
}

const readFirstRun = (set: SetName): FirstRun | null =>
  existsSync(FIRST_RUNS[set]) ? JSON.parse(readFileSync(FIRST_RUNS[set], 'utf8')) : null

const together = (tallies: readonly Tally[]): Tally | null =>
  tallies.length === 0
    ? null
    : tallies.reduce((a, b) => ({ tried: a.tried + b.tried, found: a.found + b.found }))

const setToRecord = (choice: Choice, known: boolean): SetName => {
  if (choice === 'both') throw new Error('a first run is recorded for one set: --set first or --set second')
  if (known)
    throw new Error(`the first run of the ${choice} set is recorded already and is never written again`)
  return choice
}

const main = async (): Promise<void> => {
  const started = performance.now()
  const choice = choiceOf(options.set)
  const firsts = (choice === 'both' ? SETS : [choice]).flatMap(set => {
    const run = readFirstRun(set)
    return run ? [{ set, ...run }] : []
  })
  const recorded = options.record === undefined ? null : setToRecord(choice, firsts.length > 0)
  const [seed, reports] = [options.seed, options.reports].map(text => Number.parseInt(text, 10)) as [
    number,
    number,
  ]
  const seeds = Array.from({ length: reports }, (_, i) => seed * 1000 + i)
  const threads = Math.min(availableParallelism(), reports)
  const shares = Array.from({ length: threads }, (_, k) => seeds.filter((_, i) => i % threads === k))
  const measures = (await Promise.all(shares.map(share => measureShare(share, choice)))).flat()
  const trials = measures.flatMap(m => m.trials).sort((a, b) => a.seed - b.seed)
  const alarms = measures.flatMap(m => m.alarms).sort((a, b) => a.seed - b.seed)
  const of = (kind: Kind): Trial[] => trials.filter(trial => trial.kind === kind)

  printTable([
    HEAD,
    ...KINDS.map(kind => lineOf(kind, of(kind), together(firsts.map(run => run.kinds[kind])))),
    lineOf('all', trials, together(firsts.flatMap(run => KINDS.map(kind => run.kinds[kind])))),
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
      firsts
        .map(run => `; first run of the ${run.set} set: recognizers of ${run.commit.slice(0, 7)}`)
        .join(''),
  )
  if (options.show) show(options.show, trials, alarms)
  else if (options.speed) {
    console.log()
    measureSpeed(seed, choice)
  }
  if (options.record && recorded) {
    const kinds = Object.fromEntries(KINDS.map(kind => [kind, tallyOf(of(kind))])) as Record<Kind, Tally>
    const record: FirstRun = { commit: options.record, seed, reports, kinds, falseAlarmsPerReport }
    writeFileSync(FIRST_RUNS[recorded], `${JSON.stringify(record, null, 2)}\n`)
  }
}

await main()
