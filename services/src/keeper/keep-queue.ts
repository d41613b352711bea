import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { JobQueue } from '@heshu/workers/queue.ts'

type QueueingStore = Pick<
  ReportStore,
  | 'runsToQueue'
  | 'markQueued'
  | 'countQueued'
  | 'forgetQueue'
  | 'retryTroubled'
  | 'openBatches'
  | 'finishBatch'
>

const AT_ONCE = 1000
/** A fault that lasts longer than all attempts of a job is waited for so long. */
const RETRY_TROUBLED_MS = 600_000

/** Puts the runs that are in no queue into it. A stop between the two steps only queues them once more, which changes nothing. */
export const queueRuns = async (
  store: QueueingStore,
  queue: Pick<JobQueue, 'enqueueRuns'>,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    const runs = await store.runsToQueue(AT_ONCE)
    if (runs.length === 0) return
    await queue.enqueueRuns(runs)
    await store.markQueued(runs.map(run => run.runId))
  }
}

/**
 * Compares what the queue holds with what the store knows as queued. A job may be between the two for a moment, so that only
 * what is missing twice in a row is lost.
 * @returns how to look; it gives how many runs were lost, and are to be queued again.
 */
export const createLossWatch = (store: QueueingStore, queue: Pick<JobQueue, 'countRuns'>) => {
  let missedBefore = false
  return async (): Promise<number> => {
    const expected = await store.countQueued()
    const misses = expected > 0 && (await queue.countRuns()) < expected
    const isLost = misses && missedBefore
    missedBefore = misses && !isLost
    return isLost ? store.forgetQueue() : 0
  }
}

/** What a passing fault left, and batches whose parent the queue has lost. @returns how many runs are tried again. */
export const tidyUp = async (store: QueueingStore): Promise<number> => {
  for (const batch of await store.openBatches())
    if (batch.closed && batch.unfinished === 0) await store.finishBatch(batch.id)
  return store.retryTroubled(RETRY_TROUBLED_MS)
}
