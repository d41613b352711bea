import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import type { BatchProgress } from '@heshu/shared/store/batches.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { StoreStatus } from '@heshu/shared/store/results.ts'
import type { UnfinishedRun } from '@heshu/shared/store/runs.ts'
import { withStore } from './with-store.ts'

export type StatusOptions = Pick<ConfigFlags, 'data'> & { readonly json?: boolean }

/** The JSON of `heshu status --json`; `waiting` names what `unfinished` counts, `batches` are those that have not ended. */
export type StatusOutput = StoreStatus & {
  readonly waiting: readonly UnfinishedRun[]
  readonly batches: readonly BatchProgress[]
}

const NAMED = 20

const readStatus = async (store: ReportStore): Promise<StatusOutput> => ({
  ...(await store.status()),
  waiting: await store.unfinishedRuns(),
  batches: await store.openBatches(),
})

const statusText = (status: StatusOutput): string => {
  const { verified, refused, unfinished, duplicates, rerunning, waiting, batches } = status
  return [
    `已复核 ${verified}　无法复核 ${refused}　未完成 ${unfinished}　重复 ${duplicates}`,
    ...(rerunning > 0 ? [`正在重新复核 ${rerunning}`] : []),
    ...batches.map(
      batch =>
        `批次“${batch.name}”：${batch.files} 份，已复核 ${batch.verified}，无法复核 ${batch.refused}，重复 ${batch.duplicates}，未完成 ${batch.unfinished}`,
    ),
    ...waiting
      .slice(0, NAMED)
      .map(run => `未完成：${run.name}${run.trouble ? `（${run.trouble}；可用 heshu retry 重试）` : ''}`),
    ...(waiting.length > NAMED ? [`……另有 ${waiting.length - NAMED} 份未完成，见 heshu status --json`] : []),
    '',
  ].join('\n')
}

/** Prints what became of every file. @throws when the data folder does not exist. */
export const runStatus = async (options: StatusOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  const status = await withStore(config, readStatus)
  process.stdout.write(options.json ? `${JSON.stringify(status)}\n` : statusText(status))
}
