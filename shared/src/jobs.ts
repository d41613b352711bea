import { z } from 'zod'

/**
 * The one table of jobs. A payload holds ids only, what they name is in the store; `runId` is in every payload, since
 * the queue swallows a job whose id it has seen, and a run is what makes doing the same again a new job.
 * A job that ends well starts no other: verify-report carries one report through all stages.
 */
export const JOBS = {
  'verify-report': {
    payload: z.strictObject({ reportId: z.uuid(), runId: z.uuid() }),
    /** For trouble of the machine only: a report that cannot be used is a result (refused), not a failure. */
    attempts: 5,
    backoffMs: 1000,
  },
} as const satisfies Record<string, JobDefinition>

type JobDefinition = {
  readonly payload: z.ZodType<{ readonly runId: string }>
  /** How often it is tried in all. */
  readonly attempts: number
  /** The wait before the second try; it doubles with each further one. */
  readonly backoffMs: number
}

export type JobName = keyof typeof JOBS
export type Payload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>

/** One handler for each job: leaving one out does not compile. A handler throws on trouble of the machine, to be tried again. */
export type JobHandlers = { readonly [Name in JobName]: (payload: Payload<Name>) => Promise<void> }

const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name)

/** @returns an id without ':', which BullMQ keeps for itself. */
export const jobId = <Name extends JobName>(name: Name, payload: Payload<Name>): string =>
  `${name}-${payload.runId}`

/** @throws when the name is in no table or the payload is not as the table says: a job of another version. */
export const runJob = async (handlers: JobHandlers, name: string, payload: unknown): Promise<void> => {
  if (!isJobName(name)) throw new Error(`unknown job: ${name}`)
  await handlers[name](JOBS[name].payload.parse(payload))
}
