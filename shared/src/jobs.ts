import { z } from 'zod'

/**
 * The one table of jobs. A payload holds ids only, what they name is in the store. A run's id is in the id of its job, since
 * the queue swallows a job whose id it has seen, and a run is what makes doing the same again a new job.
 * verify-report carries one report through all stages; finish-batch is the parent of a batch's verify-reports and ends the
 * batch when they have ended, each well or not; reverify is due when its schedule is, and makes runs of what it selects.
 */
export const JOBS = {
  'verify-report': {
    payload: z.strictObject({ reportId: z.uuid(), runId: z.uuid() }),
    /** For trouble of the machine only: a report that cannot be used is a result (refused), not a failure. */
    attempts: 8,
    backoffMs: 1000,
    id: ({ runId }: { readonly runId: string }) => runId,
  },
  'finish-batch': {
    payload: z.strictObject({ batchId: z.uuid(), part: z.uuid() }),
    attempts: 5,
    backoffMs: 1000,
    id: ({ part }: { readonly part: string }) => part,
  },
  reverify: {
    payload: z.strictObject({ scheduleId: z.string() }),
    attempts: 5,
    backoffMs: 5000,
    /** The queue's own scheduler makes the ids: of the schedule and the time. */
    id: ({ scheduleId }: { readonly scheduleId: string }) => scheduleId,
  },
} as const satisfies Record<string, JobDefinition>

type JobDefinition = {
  readonly payload: z.ZodType
  /** How often it is tried in all. */
  readonly attempts: number
  /** The wait before the second try; it doubles with each further one. */
  readonly backoffMs: number
  /** What tells two jobs of the name apart. */
  readonly id: (payload: never) => string
}

/** Lower goes first: one file that a person waits for, a folder or archive of them, what is verified again by itself. */
export const PRIORITIES = { single: 0, batch: 5, reverify: 10 } as const

export type JobName = keyof typeof JOBS
export type Payload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>

/** What a handler may know of the job around its payload. */
export type JobContext = {
  readonly jobId: string
  /** 1 for the first. */
  readonly attempt: number
  /** Aborted when the worker has to end before the job can: stop, and throw HandBackError. */
  readonly signal: AbortSignal
}

/** The job was not done and is to go back to the queue at once, without counting as an attempt. */
export class HandBackError extends Error {
  override readonly name = 'HandBackError'
}

/** One handler for each job: leaving one out does not compile. A handler throws on trouble of the machine, to be tried again. */
export type JobHandlers = {
  readonly [Name in JobName]: (payload: Payload<Name>, context: JobContext) => Promise<void>
}

const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name)

/** @returns an id without ':', which BullMQ keeps for itself. */
export const jobId = <Name extends JobName>(name: Name, payload: Payload<Name>): string =>
  `${name}-${(JOBS[name].id as (payload: Payload<Name>) => string)(payload)}`

/** @throws when the name is in no table or the payload is not as the table says: a job of another version. */
export const runJob = async (
  handlers: JobHandlers,
  name: string,
  payload: unknown,
  context: JobContext,
): Promise<void> => {
  if (!isJobName(name)) throw new Error(`unknown job: ${name}`)
  const handle = handlers[name] as (payload: unknown, context: JobContext) => Promise<void>
  await handle(JOBS[name].payload.parse(payload), context)
}
