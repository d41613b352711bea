import { randomUUID } from 'node:crypto'
import type { Config } from '@heshu/shared/config.ts'
import {
  HandBackError,
  JOBS,
  type JobHandlers,
  type JobName,
  jobId,
  type Payload,
  runJob,
} from '@heshu/shared/jobs.ts'
import type { Log } from '@heshu/shared/log.ts'
import type { QueueableRun } from '@heshu/shared/store/runs.ts'
import type { Schedule } from '@heshu/shared/store/schedules.ts'
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type Job,
  type JobsOptions,
  type Telemetry,
  WaitingError,
  withBackend,
} from 'bullmq'

import { patient } from './patient-backend.ts'

/** The one queue of jobs, in Redis or in PostgreSQL. */
export type JobQueue = {
  /** Adds runs; those that wait or run already are not added again. Runs of one batch get a parent that ends it. */
  readonly enqueueRuns: (runs: readonly QueueableRun[]) => Promise<void>
  /** How many runs it holds, in whatever state. */
  readonly countRuns: () => Promise<number>
  /** Makes the schedules these and no others. */
  readonly setSchedules: (schedules: readonly Schedule[]) => Promise<void>
  /** When each schedule is due next. */
  readonly nextTimes: () => Promise<ReadonlyMap<string, Date>>
  /** Starts to take jobs, one at a time. `onGivenUp` hears of a job after its last attempt. */
  readonly work: (
    handlers: JobHandlers,
    onGivenUp: (name: string, payload: unknown, error: Error) => void,
  ) => JobTaker
  /** @throws when the server does not answer in time. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export type JobTaker = {
  /** Finishes the job in hand; after `graceMs` its handler is told to hand it back. */
  readonly close: (graceMs: number) => Promise<void>
}

const QUEUE = 'heshu'

/**
 * A worker that dies holds its job until the lock runs out; others look for such jobs at the stalled interval. A handler
 * leaves the event loop free (the work is in child processes), so that its lock is always renewed in time.
 */
const LOCK_MS = 8000
const STALLED_INTERVAL_MS = 3000
/** Out of reach: crashes are counted in the store. BullMQ's own 1 would give a report up for ever after two. */
const MAX_STALLED = 1_000_000
/** Before a lost server is asked again. */
const RETRY_MS = 1000
const PING_MS = 3000

const optionsFor = (name: JobName, id: string, priority = 0): JobsOptions => ({
  jobId: id,
  priority,
  attempts: JOBS[name].attempts,
  backoff: { type: 'exponential', delay: JOBS[name].backoffMs },
  // What became of a report stands in the store. A kept job would swallow the next one of its id.
  removeOnComplete: true,
  removeOnFail: true,
})

const openOn = <Backend extends IQueueBackend, Connection>(
  factory: BackendFactory<Backend, Connection>,
  connection: Connection,
  log: Log,
  telemetry: Telemetry | null,
): JobQueue => {
  const { Queue, Worker, FlowProducer } = withBackend(patient(factory, RETRY_MS))
  const shared = { connection, ...(telemetry && { telemetry }) }
  const queue = new Queue<unknown, void>(QUEUE, shared)
  queue.on('error', error => log.error('queue trouble', { error }))
  let producer: InstanceType<typeof FlowProducer> | null = null
  const flows = () => {
    if (producer) return producer
    producer = new FlowProducer(shared)
    producer.on('error', error => log.error('queue trouble', { error }))
    return producer
  }
  const takers = new Set<JobTaker>()

  const runJobOf = ({ reportId, runId, priority }: QueueableRun) => {
    const data = { reportId, runId }
    return {
      name: 'verify-report',
      data,
      opts: optionsFor('verify-report', jobId('verify-report', data), priority),
    }
  }

  const work: JobQueue['work'] = (handlers, onGivenUp) => {
    const ending = new AbortController()
    const handle = async (job: Job<unknown, void>, token?: string): Promise<void> => {
      try {
        await runJob(handlers, job.name, job.data, {
          jobId: job.id ?? '',
          attempt: job.attemptsMade + 1,
          signal: ending.signal,
        })
      } catch (error) {
        if (!(error instanceof HandBackError)) throw error
        await job.moveToWait(token)
        throw new WaitingError()
      }
    }
    const worker = new Worker<unknown, void>(QUEUE, handle, {
      ...shared,
      concurrency: 1,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_INTERVAL_MS,
      maxStalledCount: MAX_STALLED,
      runRetryDelay: RETRY_MS,
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
        const timer = setTimeout(() => ending.abort(), graceMs)
        await worker.close()
        clearTimeout(timer)
      },
    }
    takers.add(taker)
    return taker
  }

  return {
    enqueueRuns: async runs => {
      const byBatch = Map.groupBy(runs, run => run.batchId)
      for (const [batchId, own] of byBatch) {
        if (batchId === null) {
          await queue.addBulk(own.map(runJobOf))
          continue
        }
        // A run that waits already keeps its place; its parent then waits for the others only.
        const part = { batchId, part: randomUUID() as string }
        await flows().add({
          queueName: QUEUE,
          name: 'finish-batch',
          data: part,
          opts: optionsFor('finish-batch', jobId('finish-batch', part)),
          children: own.map(run => {
            const { opts, ...job } = runJobOf(run)
            return { ...job, queueName: QUEUE, opts: { ...opts, ignoreDependencyOnFailure: true } }
          }),
        })
      }
    },

    countRuns: async () => {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')
      const held = Object.values(counts).reduce((sum, count) => sum + count, 0)
      // Each schedule has one delayed job, the next.
      return held - (await queue.getJobSchedulersCount())
    },

    setSchedules: async schedules => {
      const wanted = new Set(schedules.map(({ id }) => id))
      for (const { key } of await queue.getJobSchedulers())
        if (!wanted.has(key)) await queue.removeJobScheduler(key)
      for (const { id, cron, timezone } of schedules) {
        const { jobId: _, ...opts } = optionsFor('reverify', id, 1)
        const payload: Payload<'reverify'> = { scheduleId: id }
        await queue.upsertJobScheduler(
          id,
          { pattern: cron, tz: timezone },
          { name: 'reverify', data: payload, opts },
        )
      }
    },

    nextTimes: async () =>
      new Map(
        (await queue.getJobSchedulers()).flatMap(({ key, next }) => (next ? [[key, new Date(next)]] : [])),
      ),

    work,

    ping: async () => {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the queue does not answer')), PING_MS)
      })
      try {
        await Promise.race([queue.getJobCounts('waiting'), late])
      } finally {
        clearTimeout(timer)
      }
    },

    close: async () => {
      await Promise.all([...takers].map(taker => taker.close(0)))
      await producer?.close()
      await queue.close()
    },
  }
}

/** @param databaseUrl of the running PostgreSQL server, which holds the queue where no Redis is configured. */
export const openQueue = (
  config: Pick<Config, 'redisUrl'>,
  databaseUrl: string,
  log: Log,
  telemetry: Telemetry | null = null,
): JobQueue =>
  config.redisUrl === null
    ? openOn(
        createPostgresBackend,
        // What a crash of the server takes from the queue, the store puts back: nothing here need wait for the disk.
        {
          connectionString: databaseUrl,
          migrate: true,
          max: 2,
          idleTimeoutMillis: 60_000,
          options: '-c synchronous_commit=off',
        },
        log,
        telemetry,
      )
    : // A worker waits for a Redis that restarts instead of failing its job after so many tries.
      openOn(createRedisBackend, { url: config.redisUrl, maxRetriesPerRequest: null }, log, telemetry)
