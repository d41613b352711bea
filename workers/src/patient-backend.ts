import { setTimeout as wait } from 'node:timers/promises'
import type { BackendFactory, IQueueBackend } from 'bullmq'

/**
 * BullMQ's worker asks again at once after any error but a refused TCP connection. A PostgreSQL server that is away says so in
 * other ways (no socket file, "the database system is starting up"), and the worker would ask thousands of times a second.
 * With this, a fetch that failed is told a little later.
 */
export const patient =
  <Backend extends IQueueBackend, Connection>(
    factory: BackendFactory<Backend, Connection>,
    delayMs: number,
  ): BackendFactory<Backend, Connection> =>
  (...args) => {
    const backend = factory(...args)
    const later = async (error: unknown): Promise<never> => {
      await wait(delayMs)
      throw error
    }
    const { moveToActive, waitForJob } = backend
    backend.moveToActive = (...given) => moveToActive.apply(backend, given).catch(later)
    backend.waitForJob = (...given) => waitForJob.apply(backend, given).catch(later)
    return backend
  }
