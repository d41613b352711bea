import type { Config } from '@heshu/shared/config.ts'
import { JOBS, type JobHandlers, type JobName, jobId, type Payload, runJob } from '@heshu/shared/jobs.ts'
import type { Log } from '@heshu/shared/log.ts'
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type Job,
  withBackend,
} from 'bullmq'

/** The one queue of jobs, in Redis or in PostgreSQL. */
export type JobQueue = {
  /** Adds a job; one that waits or runs already under the same id is not added again. */
  readonly enqueue: <Name extends JobName>(name: Name, payload: Payload<Name>) => Promise<void>
  /** Starts to take jobs, one at a time. `onGivenUp` hears of a job after its last attempt. */
  readonly work: (
    handlers: JobHandlers,
    onGivenUp: (name: string, payload: unknown, error: Error) => void,
  ) => JobTaker
  readonly close: () => Promise<void>
}

export type JobTaker = {
  /** Finishes the job in hand; after `graceMs` leaves it to the next worker, which gets it when its lock runs out. */
  readonly close: (graceMs: number) => Promise<void>
}

const QUEUE = 'heshu'

/**
 * A worker that dies holds its job until the lock runs out; others look for such jobs at the stalled interval. A handler
 * leaves the event loop free (the work is in child processes), so that its lock is always renewed in time.
 */
const LOCK_MS = 10_000
const STALLED_INTERVAL_MS = 4000
/** BullMQ's own 1 would give a report up for ever when two workers happen to be killed over it. */
const MAX_STALLED = 100

const openOn = <Backend extends IQueueBackend, Connection>(
  factory: BackendFactory<Backend, Connection>,
  connection: Connection,
  log: Log,
): JobQueue => {
  const { Queue, Worker } = withBackend(factory)
  const queue = new Queue<unknown, void>(QUEUE, { connection })
  queue.on('error', error => log.error('queue trouble', { error }))
  const takers = new Set<JobTaker>()

  const work: JobQueue['work'] = (handlers, onGivenUp) => {
    const worker = new Worker<unknown, void>(QUEUE, job => runJob(handlers, job.name, job.data), {
      connection,
      concurrency: 1,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_INTERVAL_MS,
      maxStalledCount: MAX_STALLED,
    })
    worker.on('error', error => log.error('worker trouble', { error }))
    worker.on('failed', (job: Job<unknown, void> | undefined, error) => {
      const attempt = job?.attemptsMade ?? 0
      log.warn('job failed', { ...(job?.id ? { jobId: job.id } : {}), attempt, error })
      if (job && attempt >= (job.opts.attempts ?? 1)) onGivenUp(job.name, job.data, error)
    })
    const taker: JobTaker = {
      close: async graceMs => {
        takers.delete(taker)
        const timer = setTimeout(() => void worker.close(true), graceMs)
        await worker.close()
        clearTimeout(timer)
      },
    }
    takers.add(taker)
    return taker
  }

  return {
    enqueue: async (name, payload) => {
      const { attempts, backoffMs } = JOBS[name]
      await queue.add(name, payload, {
        jobId: jobId(name, payload),
        attempts,
        backoff: { type: 'exponential', delay: backoffMs },
        // What became of a report stands in the store. A kept job would swallow the next one of its id.
        removeOnComplete: true,
        removeOnFail: true,
      })
    },
    work,
    close: async () => {
      await Promise.all([...takers].map(taker => taker.close(0)))
      await queue.close()
    },
  }
}

/** @param databaseUrl of the running PostgreSQL server, which holds the queue where no Redis is configured. */
export const openQueue = (config: Pick<Config, 'redisUrl'>, databaseUrl: string, log: Log): JobQueue =>
  config.redisUrl === null
    ? openOn(createPostgresBackend, { connectionString: databaseUrl, migrate: true, max: 4 }, log)
    : // A worker waits for a Redis that restarts instead of failing its job after so many tries.
      openOn(createRedisBackend, { url: config.redisUrl, maxRetriesPerRequest: null }, log)
