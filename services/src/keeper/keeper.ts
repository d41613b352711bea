import type { Config } from '@heshu/shared/config.ts'
import type { Log } from '@heshu/shared/log.ts'
import type { Files } from '@heshu/shared/store/files.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { JobQueue } from '@heshu/workers/queue.ts'
import { returnRefused } from '../inbox/return-refused.ts'
import { createBatchLines } from './batch-lines.ts'
import { createScheduleKeeper, verifyAfterChange } from './keep-due.ts'
import { createLossWatch, queueRuns, tidyUp } from './keep-queue.ts'
import { repeat } from './repeat.ts'

export type Keeper = {
  /** There are new runs in the store. */
  readonly wake: () => void
  readonly close: () => Promise<void>
}

export type KeeperDependencies = {
  readonly config: Pick<Config, 'inbox' | 'rubrics'>
  readonly store: ReportStore
  readonly queue: JobQueue
  readonly files: Files
  readonly log: Log
  /** Writes a line for the person who started the program. */
  readonly say: (line: string) => void
}

/** Everything that `serve` sees to again and again, each on its own, so that none waits for another. */
export const startKeeper = ({ config, store, queue, files, log, say }: KeeperDependencies): Keeper => {
  const isLost = createLossWatch(store, queue)
  const keepSchedules = createScheduleKeeper(store, queue)
  const queueing = repeat('runs not queued', 2000, log, signal => queueRuns(store, queue, signal))
  const tasks = [
    repeat('queue not compared', 4000, log, async () => {
      const count = await isLost()
      if (count === 0) return
      log.warn('the queue has lost runs; they are queued again', { count })
      queueing.wake()
    }),
    repeat('refused files not laid out', 1000, log, async () => {
      const count = await returnRefused({ store, files, inbox: config.inbox })
      if (count > 0) log.info('refused files laid out', { count })
    }),
    repeat('open runs not looked through', 15_000, log, async () => {
      const count = await tidyUp(store)
      if (count > 0) log.info('given up runs are tried again', { count })
    }),
    repeat('schedules not kept', 5000, log, keepSchedules),
    repeat('changes not looked for', 60_000, log, async () => {
      const count = await verifyAfterChange(store, config.rubrics)
      if (count > 0) log.info('reports are due after a change', { count })
    }),
    repeat('batches not told', 2000, log, createBatchLines(store, say)),
    queueing,
  ]
  return {
    wake: queueing.wake,
    close: async () => void (await Promise.all(tasks.map(task => task.close()))),
  }
}
