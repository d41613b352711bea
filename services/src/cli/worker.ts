import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { findEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { runWorkerProcess } from '@heshu/workers/main.ts'

export type WorkerOptions = Pick<ConfigFlags, 'data' | 'host'> & { readonly port?: number }

/** One worker more for the queue and store of a running `serve`, until SIGTERM or Ctrl-C; with --port it tells of its health. */
export const runWorker = async (options: WorkerOptions): Promise<void> => {
  const { port, ...flags } = options
  const config = readConfig(flags)
  const databaseUrl = config.databaseUrl ?? (await findEmbeddedPostgres(config.data))
  if (databaseUrl === null)
    throw new Error(
      `${config.data} 中没有运行着的数据库。请先用同一数据文件夹启动 heshu serve，或用 DATABASE_URL 指定数据库服务器。`,
    )
  await runWorkerProcess(config, databaseUrl, async (worker, log) => {
    if (port === undefined) return async () => {}
    const { startApi } = await import('../api/api.ts')
    const api = await startApi({ checks: { worker: worker.ping }, metrics: null, log }, config.host, port)
    return api.close
  })
}
