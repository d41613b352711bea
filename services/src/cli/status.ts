import { access } from 'node:fs/promises'
import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { startEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import {
  openReportStore,
  type ReportStore,
  type StoreStatus,
  type UnfinishedRun,
} from '@heshu/shared/store/report-store.ts'

export type StatusOptions = Pick<ConfigFlags, 'data'> & { readonly json?: boolean }

/** The JSON of `heshu status --json`; `waiting` names what `unfinished` counts. */
export type StatusOutput = StoreStatus & { readonly waiting: readonly UnfinishedRun[] }

const readStatus = async (store: ReportStore): Promise<StatusOutput> => ({
  ...(await store.status()),
  waiting: await store.unfinishedRuns(),
})

const statusText = ({ verified, refused, unfinished, duplicates, waiting }: StatusOutput): string =>
  [
    `已复核 ${verified}　无法复核 ${refused}　未完成 ${unfinished}　重复 ${duplicates}`,
    ...waiting.map(run => `未完成：${run.name}${run.trouble ? `（${run.trouble}）` : ''}`),
    '',
  ].join('\n')

/** Runs `use` on the store, whose embedded server is stopped again if it did not run before. */
const withStore = async (
  data: string,
  databaseUrl: string | null,
  use: (store: ReportStore) => Promise<void>,
) => {
  const postgres = databaseUrl === null ? await startEmbeddedPostgres(data) : null
  try {
    const store = await openReportStore(data, databaseUrl ?? postgres?.url ?? '')
    try {
      await use(store)
    } finally {
      await store.close()
    }
  } finally {
    await postgres?.release()
  }
}

/** Prints what became of every file. @throws when the data folder does not exist. */
export const runStatus = async (options: StatusOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  if (config.databaseUrl === null)
    await access(config.data).catch(() => {
      throw new Error(`找不到数据文件夹 ${config.data}。请用 --data 指定 heshu serve 所用的文件夹。`)
    })
  await withStore(config.data, config.databaseUrl, async store => {
    const status = await readStatus(store)
    process.stdout.write(options.json ? `${JSON.stringify(status)}\n` : statusText(status))
  })
}
