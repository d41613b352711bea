import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { HandBackError, type JobHandlers } from '@heshu/shared/jobs.ts'
import { createLog } from '@heshu/shared/log.ts'
import { startEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import type { QueueableRun } from '@heshu/shared/store/runs.ts'
import { type JobQueue, openQueue } from '@heshu/workers/queue.ts'
import { UnrecoverableError } from 'bullmq'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createLossWatch } from '../services/src/keeper/keep-queue.ts'
import { hasRedisServer, startRedis } from './redis-process.ts'

type Server = {
  readonly redisUrl: string | null
  readonly databaseUrl: string
  /** Loses all that the queue holds. */
  readonly lose: () => Promise<void>
  readonly stop: () => Promise<void>
}

const withRedis = async (): Promise<Server> => {
  const redis = await startRedis()
  const lose = async () => {
    const client = new Redis(redis.url)
    await client.flushall()
    client.disconnect()
  }
  return { redisUrl: redis.url, databaseUrl: '', lose, stop: redis.stop }
}

const withPostgres = async (): Promise<Server> => {
  const folder = await mkdtemp(join(tmpdir(), 'heshu-queue-'))
  const postgres = await startEmbeddedPostgres(folder)
  const lose = async () => {
    const client = new Client({ connectionString: postgres.url })
    await client.connect()
    await client.query('delete from bullmq.job')
    await client.end()
  }
  const stop = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { redisUrl: null, databaseUrl: postgres.url, lose, stop }
}

const newRun = (changes: Partial<QueueableRun> = {}): QueueableRun => ({
  reportId: randomUUID(),
  runId: randomUUID(),
  batchId: null,
  priority: 0,
  ...changes,
})

describe.each([
  { name: 'Redis (needs redis-server)', start: withRedis, can: hasRedisServer },
  { name: 'the embedded PostgreSQL', start: withPostgres, can: true },
])('the queue on $name', ({ start, can }) => {
  describe.skipIf(!can)('does what the pipeline needs:', () => {
    let server: Server
    let queues: JobQueue[] = []
    beforeAll(async () => {
      server = await start()
    }, 60_000)
    afterEach(async () => {
      await Promise.all(queues.map(queue => queue.close()))
      queues = []
      await server.lose()
    })
    afterAll(() => server?.stop())

    const open = (): JobQueue => {
      const queue = openQueue(server, server.databaseUrl, createLog('silent'))
      queues.push(queue)
      return queue
    }
    /** Handlers that note what they are given; `verify` decides what becomes of a run. */
    const noting = (verify: JobHandlers['verify-report'] = async () => {}) => {
      const runs: string[] = []
      const batches: string[] = []
      const due: string[] = []
      const handlers: JobHandlers = {
        'verify-report': (payload, context) => {
          runs.push(payload.runId)
          return verify(payload, context)
        },
        'finish-batch': async ({ batchId }) => void batches.push(batchId),
        reverify: async ({ scheduleId }) => void due.push(scheduleId),
      }
      return { runs, batches, due, handlers }
    }
    const until = (check: () => unknown, timeout = 10_000) => vi.waitFor(check, { timeout, interval: 30 })

    it('urgent runs go first, and one that is queued already is not queued again', async () => {
      const [night, batch, single] = [newRun({ priority: 10 }), newRun({ priority: 5 }), newRun()]
      const queue = open()
      await queue.enqueueRuns([night, batch, single])
      await queue.enqueueRuns([single, night])
      expect(await queue.countRuns()).toBe(3)
      const { runs, handlers } = noting()
      queue.work(handlers, () => {})
      await until(() => expect(runs).toHaveLength(3))
      expect(runs).toEqual([single, batch, night].map(run => run.runId))
      await until(async () => expect(await queue.countRuns()).toBe(0))
    })

    it('a batch ends after its runs, also when one of them fails for good', async () => {
      const batchId = randomUUID()
      const own = [1, 2, 3].map(() => newRun({ batchId }))
      const queue = open()
      await queue.enqueueRuns(own)
      const givenUp: unknown[] = []
      const { runs, batches, handlers } = noting(async ({ runId }) => {
        expect(batches).toEqual([])
        if (runId === own[1]!.runId) throw new UnrecoverableError('no')
      })
      queue.work(handlers, (_, payload) => givenUp.push(payload))
      await until(() => expect(batches).toEqual([batchId]))
      expect(runs).toHaveLength(3)
    })

    it('trouble is tried again, with a wait', async () => {
      const queue = open()
      await queue.enqueueRuns([newRun()])
      const times: number[] = []
      const { runs, handlers } = noting(async (_, { attempt }) => {
        times.push(performance.now())
        expect(attempt).toBe(times.length)
        if (times.length === 1) throw new Error('away')
      })
      queue.work(handlers, () => {})
      await until(() => expect(runs).toHaveLength(2))
      expect(times[1]! - times[0]!).toBeGreaterThan(900)
    })

    it('a worker that is told to end hands its job back, which another has at once and as the first attempt', async () => {
      const [first, second] = [open(), open()]
      await first.enqueueRuns([newRun()])
      const slow = noting(async (_, { signal }) => {
        await wait(60_000, undefined, { signal }).catch(() => {})
        throw new HandBackError('ending')
      })
      const taker = first.work(slow.handlers, () => {})
      await until(() => expect(slow.runs).toHaveLength(1))
      const attempts: number[] = []
      const other = noting(async (_, { attempt }) => void attempts.push(attempt))
      second.work(other.handlers, () => {})
      const started = performance.now()
      await taker.close(300)
      await until(() => expect(other.runs).toEqual(slow.runs))
      expect(performance.now() - started).toBeLessThan(3000)
      expect(attempts).toEqual([1])
    }, 20_000)

    it('the job of a killed worker runs again within 15 s', async () => {
      const queue = open()
      await queue.enqueueRuns([newRun()])
      const killed = fork(join(import.meta.dirname, 'hanging-worker.ts'), [
        server.redisUrl ?? '',
        server.databaseUrl,
      ])
      await once(killed, 'message')
      const { runs, handlers } = noting()
      queue.work(handlers, () => {})
      killed.kill('SIGKILL')
      const started = performance.now()
      await until(() => expect(runs).toHaveLength(1), 20_000)
      expect(performance.now() - started).toBeLessThan(15_000)
    }, 40_000)

    it('runs that the queue has lost are missed, at the second look', async () => {
      const queue = open()
      const runs = [newRun(), newRun({ batchId: randomUUID() })]
      await queue.enqueueRuns(runs)
      let forgotten = 0
      const look = createLossWatch(
        {
          countQueued: async () => runs.length,
          forgetQueue: async () => {
            forgotten++
            return runs.length
          },
        } as unknown as Parameters<typeof createLossWatch>[0],
        queue,
      )
      await queue.setSchedules([{ id: 'a', cron: '0 2 * * 6', timezone: 'Asia/Shanghai', selection: {} }])
      expect([await look(), await look()]).toEqual([0, 0])
      await server.lose()
      expect([await look(), await look()]).toEqual([0, 2])
      expect(forgotten).toBe(1)
      await queue.setSchedules([])
    })

    it('schedules are due by their cron line, and are gone when they are taken away', async () => {
      const queue = open()
      const { due, handlers } = noting()
      queue.work(handlers, () => {})
      // Six fields: every second, which only the queue itself allows.
      const often = { id: 'often', cron: '* * * * * *', timezone: 'Asia/Shanghai', selection: {} }
      const seldom = { ...often, id: 'seldom', cron: '30 8 1 1 *' }
      await queue.setSchedules([often, seldom])
      const next = (await queue.nextTimes()).get('seldom')
      // 8:30 in Shanghai.
      expect([next?.getUTCHours(), next?.getUTCMinutes()]).toEqual([0, 30])
      await until(() => expect(due.length).toBeGreaterThanOrEqual(2))
      expect(await queue.countRuns()).toBeLessThanOrEqual(1)
      await queue.setSchedules([seldom])
      expect([...(await queue.nextTimes()).keys()]).toEqual(['seldom'])
      await queue.setSchedules([])
      const before = due.length
      await wait(1500)
      expect(due.length).toBeLessThanOrEqual(before + 1)
    }, 20_000)
  })
})
