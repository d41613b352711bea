import { type Config, readConfig } from '@heshu/shared/config.ts'
import { JOBS } from '@heshu/shared/jobs.ts'
import { createLog, type Log } from '@heshu/shared/log.ts'
import { openFiles } from '@heshu/shared/store/files.ts'
import { openReportStore, type ReportStore } from '@heshu/shared/store/report-store.ts'
import { createPool } from './pool/pool.ts'
import { openQueue } from './queue.ts'
import { READER_LIMITS } from './reader-limits.ts'
import { addReverification } from './reverify.ts'
import { verifyStoredReport } from './verify-stored-report.ts'

export type RunningWorker = {
  /** @throws when the store or the queue does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/** How long a worker that is told to end may go on with the report in hand before it hands it back. */
const GRACE_MS = 8000

const noteGivenUp = (store: ReportStore, log: Log) => (name: string, payload: unknown, error: Error) => {
  if (name !== 'verify-report') return
  const run = JOBS['verify-report'].payload.safeParse(payload)
  if (!run.success) return
  log.error('report given up', { ...run.data, error })
  store
    .noteTrouble(run.data.runId, `${error.name}: ${error.message.split('\n', 1)[0]}`)
    .catch(lost => log.error('trouble not noted', { ...run.data, error: lost }))
}

/** One worker: takes jobs, one at a time, until it is closed. */
export const startWorker = async (config: Config, databaseUrl: string, log: Log): Promise<RunningWorker> => {
  const tracing = config.traces === null ? null : await import('./tracing.ts')
  const telemetry = tracing ? tracing.startTracing(config.traces!) : null
  const store = await openReportStore(databaseUrl)
  const pool = createPool({ size: 1, ...READER_LIMITS })
  // The first report then waits for no start.
  pool.warm()
  const queue = openQueue(config, databaseUrl, log, telemetry?.telemetry)
  const rubrics = { id: null, folder: config.rubrics }
  const taker = queue.work(
    {
      'verify-report': verifyStoredReport({ store, files: openFiles(config), pool, rubrics, log }),
      'finish-batch': async ({ batchId }) => {
        if (await store.finishBatch(batchId)) log.info('batch finished', { batchId })
      },
      reverify: async ({ scheduleId }, { jobId }) => {
        const schedule = (await store.listSchedules()).find(each => each.id === scheduleId)
        if (!schedule) return
        const { selection } = schedule
        const added = await addReverification(
          store,
          { trigger: jobId, name: `定时复核 ${scheduleId}`, selection, all: true },
          rubrics,
        )
        log.info('reports are due again', { scheduleId, count: added?.runs ?? 0 })
      },
    },
    noteGivenUp(store, log),
  )
  return {
    ping: async () => void (await Promise.all([store.ping(), queue.ping()])),
    close: async () => {
      await taker.close(GRACE_MS)
      await pool.close()
      await queue.close()
      await store.close()
      await telemetry?.close()
    },
  }
}

/**
 * A worker as a process of its own: ends well on SIGTERM and Ctrl-C, and when the `serve` that started it is gone. `besides` is
 * started with it, and ended before it.
 */
export const runWorkerProcess = async (
  config: Config,
  databaseUrl: string,
  besides?: (worker: RunningWorker, log: Log) => Promise<() => Promise<void>>,
): Promise<void> => {
  const log = createLog(config.logLevel)
  const told = new Promise<void>(resolve => {
    // Not `once`: after a signal to the whole group `serve` sends its own, which must not end this half-way.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
    if (process.send) process.once('disconnect', () => resolve())
  })
  const worker = await startWorker(config, databaseUrl, log)
  const close = await besides?.(worker, log)
  log.info('worker started')
  await told
  await close?.()
  await worker.close()
  log.info('worker ended')
  if (process.connected) process.disconnect()
}

if (import.meta.main) {
  const config = readConfig()
  if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set')
  await runWorkerProcess(config, config.databaseUrl)
}
