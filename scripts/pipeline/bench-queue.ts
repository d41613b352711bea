import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createLog } from '@heshu/shared/log.ts'
import { openQueue } from '@heshu/workers/queue.ts'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { hasRedisServer, startRedis } from '../../test/redis-process.ts'
import { type ServeProcess, startServeProcess, waitUntil } from '../../test/serve-process.ts'
import { secondsOf, secondsOfEnded, treeOf } from './processes.ts'
import { writeReports } from './reports.ts'

const HESHU = join(import.meta.dirname, '../../services/src/cli/heshu.mjs')

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '500' },
    workers: { type: 'string', default: '1,2,4' },
    backends: { type: 'string', default: 'postgres,redis' },
    waiting: { type: 'string', default: '100000' },
    drops: { type: 'string', default: '5' },
  },
})
const count = Number(values.reports)

type Backend = 'postgres' | 'redis'
const backends = values.backends.split(',').filter((name): name is Backend => {
  if (name !== 'redis' || hasRedisServer) return name === 'redis' || name === 'postgres'
  console.error('redis-server is not installed; its lines are left out')
  return false
})
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
const lines: string[][] = [['what', 'measured', 'goal']]
const note = (what: string, measured: string, goal = ''): void => {
  lines.push([what, measured, goal])
  console.error(`${what}: ${measured}`)
}

const folder = await mkdtemp(join(tmpdir(), 'heshu-bench-queue-'))

/** `heshu verify --jobs 2` on the reports. @returns seconds of processor time, and of the clock. */
const benchVerify = async (): Promise<{ readonly cpu: number; readonly clock: number }> => {
  const reports = join(folder, 'verify')
  await writeReports(reports, count)
  const before = secondsOfEnded()
  const started = performance.now()
  const child = spawn(process.execPath, [HESHU, 'verify', '--json', '--jobs', '2', reports], {
    stdio: 'ignore',
  })
  await once(child, 'close')
  return { cpu: secondsOfEnded() - before, clock: (performance.now() - started) / 1000 }
}

type Running = {
  readonly serve: ServeProcess
  readonly pids: () => number[]
  readonly stop: () => Promise<void>
}

const startOn = async (backend: Backend, workers: number): Promise<Running> => {
  const redis = backend === 'redis' ? await startRedis() : null
  const serve = await startServeProcess({
    HESHU_WORKERS: String(workers),
    HESHU_LOG_LEVEL: 'info',
    ...(redis && { REDIS_URL: redis.url }),
  })
  // All workers are there, with their readers.
  await waitUntil(() => (serve.log().split('"worker started"').length > workers ? true : null), 'workers')
  await new Promise(resolve => setTimeout(resolve, 2000))
  return {
    serve,
    pids: () => [...treeOf(serve.pid), ...(redis ? [redis.pid] : [])],
    stop: async () => {
      await serve.remove()
      await redis?.stop()
    },
  }
}

/** Looks seldom where the processor time is measured: the looks are not the pipeline's. */
const doneIn = (serve: ServeProcess, expected: number, lookMs: number): Promise<true> =>
  serve.useStore(store =>
    waitUntil(
      async () => {
        await new Promise(resolve => setTimeout(resolve, lookMs))
        const { verified, refused } = await store.status()
        return verified + refused >= expected ? true : null
      },
      `${expected} results`,
      600_000,
    ),
  )

const benchServe = async (backend: Backend, workers: number) => {
  const reports = join(folder, `${backend}-${workers}`)
  await writeReports(reports, count)
  const { serve, pids, stop } = await startOn(backend, workers)
  try {
    const before = secondsOf(pids())
    const started = performance.now()
    // The folder is there whole at once: the copying is not measured.
    await rename(reports, join(serve.inbox, 'batch'))
    await doneIn(serve, count, 500)
    const clock = (performance.now() - started) / 1000
    return { clock, cpu: secondsOf(pids()) - before, total: secondsOf(pids()) }
  } finally {
    await stop()
  }
}

const benchLatency = async (backend: Backend): Promise<number[]> => {
  const { serve, stop } = await startOn(backend, 1)
  try {
    const drops = Number(values.drops)
    const reports = join(folder, `latency-${backend}`)
    const names = await writeReports(reports, drops, backend)
    const times: number[] = []
    for (const [n, name] of names.entries()) {
      await new Promise(resolve => setTimeout(resolve, 1000))
      const started = performance.now()
      await rename(join(reports, name), join(serve.inbox, name))
      await doneIn(serve, n + 1, 0)
      times.push((performance.now() - started) / 1000)
    }
    return times
  } finally {
    await stop()
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`

const benchWaiting = async (backend: Backend, waiting: number): Promise<string> => {
  const { serve, stop } = await startOn('postgres', 0)
  const redis = backend === 'redis' ? await startRedis() : null
  try {
    const queue = openQueue({ redisUrl: redis?.url ?? null }, serve.databaseUrl, createLog('silent'))
    const run = () => ({ reportId: randomUUID(), runId: randomUUID(), batchId: null, priority: 5 })
    const started = performance.now()
    for (let left = waiting; left > 0; left -= 1000)
      await queue.enqueueRuns(Array.from({ length: Math.min(1000, left) }, run))
    const seconds = (performance.now() - started) / 1000
    await queue.close()
    let held: string
    if (redis) {
      const client = new Redis(redis.url)
      held = megabytes(Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]))
      client.disconnect()
    } else {
      const client = new Client({ connectionString: serve.databaseUrl })
      await client.connect()
      const { rows } = await client.query(
        "select sum(pg_total_relation_size(oid)) as bytes from pg_class where relnamespace = 'bullmq'::regnamespace and relkind = 'r'",
      )
      await client.end()
      held = `${megabytes(Number(rows[0].bytes))} on disk`
    }
    return `${held}, queued in ${seconds.toFixed(1)} s`
  } finally {
    await redis?.stop()
    await stop()
  }
}

try {
  const verify = await benchVerify()
  note('verify --jobs 2', `${(count / verify.clock).toFixed(1)} reports/s, ${verify.cpu.toFixed(1)} s CPU`)
  for (const backend of backends) {
    const rates = new Map<number, number>()
    for (const workers of values.workers.split(',').map(Number)) {
      const { clock, cpu, total } = await benchServe(backend, workers)
      rates.set(workers, count / clock)
      note(
        `${backend}, ${workers} worker${workers > 1 ? 's' : ''}`,
        `${(count / clock).toFixed(1)} reports/s, ${cpu.toFixed(1)} s CPU = ${(cpu / verify.cpu).toFixed(2)} × verify (${(total / verify.cpu).toFixed(2)} with the start)`,
        '≤ 1.15 × verify',
      )
    }
    const [one, two] = [rates.get(1), rates.get(2)]
    if (one && two) note(`${backend}, 2 workers ÷ 1`, (two / one).toFixed(2), '≥ 1.6 on 2 cores')
    if (Number(values.drops) > 0) {
      const times = await benchLatency(backend)
      note(
        `${backend}, drop to result`,
        `median ${median(times).toFixed(2)} s, worst ${Math.max(...times).toFixed(2)} s`,
        '≤ 3 s',
      )
    }
    const waiting = Number(values.waiting)
    if (waiting > 0) note(`${backend}, ${waiting} waiting`, await benchWaiting(backend, waiting))
  }
} finally {
  await mkdir(folder, { recursive: true })
  await rm(folder, { recursive: true, force: true })
}
const widths = [0, 1].map(column => Math.max(...lines.map(line => line[column]!.length)))
for (const [what, measured, goal] of lines)
  console.log(`${what!.padEnd(widths[0]!)}  ${measured!.padEnd(widths[1]!)}  ${goal}`.trimEnd())
