import { join } from 'node:path'
import { type Config, type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { createLog, type Log } from '@heshu/shared/log.ts'
import { startEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { openReportStore, type ReportStore } from '@heshu/shared/store/report-store.ts'
import { type JobQueue, openQueue } from '@heshu/workers/queue.ts'
import { watchInbox } from '../inbox/watch-inbox.ts'
import { startWorkerChildren } from './worker-children.ts'

export type ServeOptions = Pick<ConfigFlags, 'data' | 'inbox' | 'host' | 'port'>

/** The store knows what is unfinished; what the queue has lost, or had given up, is queued again. */
const queueUnfinished = async (store: ReportStore, queue: JobQueue, log: Log): Promise<void> => {
  const runs = await store.unfinishedRuns()
  for (const { reportId, runId, trouble } of runs) {
    if (trouble !== null) await store.noteTrouble(runId, null)
    await queue.enqueue('verify-report', { reportId, runId })
  }
  if (runs.length > 0) log.info('unfinished reports queued again', { count: runs.length })
}

/** Everything that `serve` runs. What has been started is closed in the opposite order, also when a later start fails. */
export const startServe = async (config: Config, log: Log): Promise<{ close: () => Promise<void> }> => {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne()
  }
  try {
    let databaseUrl = config.databaseUrl
    if (databaseUrl === null) {
      const postgres = await startEmbeddedPostgres(config.data)
      closers.push(postgres.stop)
      databaseUrl = postgres.url
      log.info(postgres.started ? 'embedded PostgreSQL started' : 'embedded PostgreSQL adopted')
    }
    const store = await openReportStore(config.data, databaseUrl)
    closers.push(store.close)
    const queue = openQueue(config, databaseUrl, log)
    closers.push(queue.close)
    await queueUnfinished(store, queue, log)
    closers.push(startWorkerChildren(config.workers, { ...config, databaseUrl }, log).close)
    const { inbox } = config
    const incoming = join(config.data, 'incoming')
    closers.push(
      (await watchInbox({ store, queue, log, inbox, incoming }, { polling: config.inboxPolling })).close,
    )
    return { close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Runs until SIGTERM or Ctrl-C, then ends everything it started. */
export const runServe = async (options: ServeOptions): Promise<void> => {
  const config = readConfig(options)
  const log = createLog(config.logLevel)
  const told = new Promise<void>(resolve => {
    // Not `once`: a second signal, as one to the whole group brings it, must not end this half-way.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
  const serving = await startServe(config, log)
  process.stdout.write(`收件文件夹：${config.inbox}\n把报告放入其中即开始复核；按 Ctrl-C 结束。\n`)
  log.info('serving')
  await told
  log.info('ending')
  await serving.close()
  log.info('ended')
}
