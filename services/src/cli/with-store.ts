import { access } from 'node:fs/promises'
import type { Config } from '@heshu/shared/config.ts'
import { startEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { openReportStore, type ReportStore } from '@heshu/shared/store/report-store.ts'

/** The database of a configuration, for a short visit: an embedded server that did not run before is stopped again. */
export const withDatabase = async <Value>(
  config: Config,
  use: (databaseUrl: string) => Promise<Value>,
): Promise<Value> => {
  if (config.databaseUrl !== null) return use(config.databaseUrl)
  await access(config.data).catch(() => {
    throw new Error(`找不到数据文件夹 ${config.data}。请用 --data 指定 heshu serve 所用的文件夹。`)
  })
  const postgres = await startEmbeddedPostgres(config.data)
  try {
    return await use(postgres.url)
  } finally {
    await postgres.release()
  }
}

/** The store of a configuration, for a short visit. */
export const withStore = <Value>(
  config: Config,
  use: (store: ReportStore) => Promise<Value>,
): Promise<Value> =>
  withDatabase(config, async databaseUrl => {
    const store = await openReportStore(databaseUrl)
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  })
