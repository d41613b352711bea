import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { createLog, type Log } from '@heshu/shared/log.ts'
import { startEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { openFiles } from '@heshu/shared/store/files.ts'
import { openReportStore } from '@heshu/shared/store/report-store.ts'
import { openQueue } from '@heshu/workers/queue.ts'
import { startApi } from '../api/api.ts'
import { createMetrics } from '../api/metrics.ts'
import { LOCAL_INBOX, SHARED_INBOX, watchInbox } from '../inbox/watch-inbox.ts'
import { keepPostgres } from '../keeper/keep-postgres.ts'
import { startKeeper } from '../keeper/keeper.ts'
import { startWorkerChildren } from './worker-children.ts'

export type ServeOptions = Pick<ConfigFlags, 'data' | 'inbox' | 'host' | 'port'>

export type Serving = { readonly port: number; readonly close: () => Promise<void> }

const addressTaken = (error: unknown, { host, port }: Config): Error =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? new Error(`地址 ${host}:${port} 已被占用。请用 --port 另选一个端口，或先结束占用它的程序。`)
    : error instanceof Error
      ? error
      : new Error(String(error))

/** Everything that `serve` runs. What has been started is closed in the opposite order, also when a later start fails. */
export const startServe = async (config: Config, log: Log, say: (line: string) => void): Promise<Serving> => {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne()
  }
  try {
    let databaseUrl = config.databaseUrl
    if (databaseUrl === null) {
      const postgres = await startEmbeddedPostgres(config.data)
      closers.push(postgres.stop)
      closers.push(keepPostgres(config.data, log).close)
      databaseUrl = postgres.url
      log.info(postgres.started ? 'embedded PostgreSQL started' : 'embedded PostgreSQL adopted')
    }
    const store = await openReportStore(databaseUrl)
    closers.push(store.close)
    // The workers load their programs while the rest is started.
    closers.push(startWorkerChildren(config.workers, { ...config, databaseUrl }, log).close)
    const files = openFiles(config)
    const tracing =
      config.traces === null ? null : (await import('@heshu/workers/tracing.ts')).startTracing(config.traces)
    if (tracing) closers.push(tracing.close)
    const queue = openQueue(config, databaseUrl, log, tracing?.telemetry)
    closers.push(queue.close)
    const keeper = startKeeper({ config, store, queue, files, log, say })
    closers.push(keeper.close)
    const { inbox } = config
    const incoming = join(config.data, 'incoming')
    closers.push(
      (
        await watchInbox(
          { store, files, log, inbox, incoming, onTaken: keeper.wake },
          config.inboxShared ? SHARED_INBOX : LOCAL_INBOX,
        )
      ).close,
    )
    const checks = { store: store.ping, queue: queue.ping, inbox: () => access(inbox) }
    const metrics = createMetrics(store.readTallies)
    const api = await startApi({ checks, metrics, log }, config.host, config.port).catch(error => {
      throw addressTaken(error, config)
    })
    closers.push(api.close)
    return { port: api.port, close }
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
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  const serving = await startServe(config, log, say)
  say(`收件文件夹：${config.inbox}\n把报告放入其中即开始复核；按 Ctrl-C 结束。`)
  log.info('serving', { port: serving.port })
  await told
  log.info('ending')
  await serving.close()
  log.info('ended')
}
