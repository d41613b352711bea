import { type Config, readConfig } from '@heshu/shared/config.ts'
import { JOBS } from '@heshu/shared/jobs.ts'
import { createLog, type Log } from '@heshu/shared/log.ts'
import { openReportStore, type ReportStore } from '@heshu/shared/store/report-store.ts'
import { createPool } from './pool/pool.ts'
import { openQueue } from './queue.ts'
import { READER_LIMITS } from './reader-limits.ts'
import { verifyStoredReport } from './verify-stored-report.ts'

export type RunningWorker = { readonly close: () => Promise<void> }

/** How long a worker that is told to end may go on with the report in hand. */
const GRACE_MS = 20_000

const noteGivenUp = (store: ReportStore, log: Log) => (name: string, payload: unknown, error: Error) => {
  if (!Object.hasOwn(JOBS, name)) return
  const run = JOBS['verify-report'].payload.safeParse(payload)
  if (!run.success) return
  log.error('report given up', { ...run.data, error })
  store
    .noteTrouble(run.data.runId, `${error.name}: ${error.message.split('\n', 1)[0]}`)
    .catch(lost => log.error('trouble not noted', { ...run.data, error: lost }))
}

/** One worker: takes jobs, one at a time, until it is closed. */
export const startWorker = async (config: Config, databaseUrl: string, log: Log): Promise<RunningWorker> => {
  const store = await openReportStore(config.data, databaseUrl)
  const pool = createPool({ size: 1, ...READER_LIMITS })
  const queue = openQueue(config, databaseUrl, log)
  const rubrics = { id: null, folder: config.rubrics }
  const verify = verifyStoredReport(store, (path, name) => pool.verify(path, { name, rubrics }))
  const taker = queue.work(
    {
      'verify-report': async run => {
        const started = performance.now()
        await verify(run)
        log.info('report done', { ...run, ms: Math.round(performance.now() - started) })
      },
    },
    noteGivenUp(store, log),
  )
  return {
    close: async () => {
      await taker.close(GRACE_MS)
      await pool.close()
      await queue.close()
      await store.close()
    },
  }
}

/** A worker as a process of its own: ends well on SIGTERM and Ctrl-C, and when the `serve` that started it is gone. */
export const runWorkerProcess = async (config: Config, databaseUrl: string): Promise<void> => {
  const log = createLog(config.logLevel)
  const told = new Promise<void>(resolve => {
    // Not `once`: after a signal to the whole group `serve` sends its own, which must not end this half-way.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
    if (process.send) process.once('disconnect', () => resolve())
  })
  const worker = await startWorker(config, databaseUrl, log)
  log.info('worker started')
  await told
  await worker.close()
  log.info('worker ended')
  if (process.connected) process.disconnect()
}

if (import.meta.main) {
  const config = readConfig()
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set')
  await runWorkerProcess(config, config.databaseUrl)
}
