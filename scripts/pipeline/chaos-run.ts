import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { appendFile, cp, mkdir, mkdtemp, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { verifyReport } from '@heshu/workers/pipeline.ts'
import { Client } from 'pg'
import { hasRedisServer, startRedis } from '../../test/redis-process.ts'
import { type ServeProcess, startServeProcess, waitUntil } from '../../test/serve-process.ts'
import { treeOf } from './processes.ts'
import { writeReports } from './reports.ts'

/** What came of a run; all but the counts of files have to be zero. */
export type Outcome = {
  readonly files: number
  readonly verified: number
  readonly duplicates: number
  readonly refused: number
  /** Files whose content the store does not know. */
  readonly lost: number
  /** Reports with more than one result of their first run, or a result that is not what `verify` gives. */
  readonly wrong: number
  readonly unfinished: number
  /** Files that status counts too many or too few. */
  readonly unaccounted: number
  /** How often trouble was made. */
  readonly troubles: number
  readonly seconds: number
}

export type Settings = {
  readonly reports: number
  readonly kills: number
  readonly seed: number
  /** A folder for the logs of serve and its workers. */
  readonly logs?: string
}

/** The same numbers for the same seed. */
const random = (seed: number) => {
  let state = seed >>> 0 || 1
  return (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

type Chaos = {
  readonly folder: string
  readonly settings: Settings
  readonly draw: () => number
  /** The serve that runs now. */
  readonly serve: () => ServeProcess
  /** SIGKILL to serve and all it started but the database, and another start on the same data. */
  readonly restartServe: () => Promise<void>
  /** Processes of the pipeline by what they run: worker or reader. */
  readonly find: (what: 'worker' | 'reader') => number[]
  /** Reports that have a result. */
  readonly done: () => Promise<number>
  readonly expect: (path: string) => Promise<void>
  readonly countTrouble: () => void
}

const kill = (pid: number, signal: NodeJS.Signals = 'SIGKILL'): void => {
  // 0 would be this process and all of its group.
  if (!(pid > 1)) return
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
const PROGRAMS = { worker: 'workers/src/main.ts', reader: 'pool/start-child.mjs' } as const

const DEADLINE_MS = 540_000
/** So many results are compared with what `verify` gives for the file. */
const COMPARED = 12

type Scenario = {
  readonly name: string
  /** Why it cannot be run here; null when it can. */
  readonly cannot?: () => string | null
  readonly environment?: (folder: string) => Promise<Record<string, string>>
  readonly prepare?: (folder: string) => Promise<() => Promise<void>>
  /** Drops the files and makes trouble. */
  readonly run: (chaos: Chaos) => Promise<void>
}

const dropFolder = async ({ folder, settings, serve, expect }: Chaos, name = '批次'): Promise<void> => {
  const reports = join(folder, name)
  for (const file of await writeReports(reports, settings.reports)) await expect(join(reports, file))
  // Not a renaming: the inbox may lie on another file system.
  spawnSync('mv', [reports, join(serve().inbox, name)])
}

/** Calls `trouble` again and again, until so many times or until everything is done. */
const keepMakingTrouble = async (
  { done, settings, draw, countTrouble }: Chaos,
  times: number,
  between: number,
  trouble: (n: number) => Promise<void> | void,
): Promise<void> => {
  for (let n = 1; n <= times; n++) {
    await wait(between * (0.5 + draw()))
    await trouble(n)
    countTrouble()
    if ((await done().catch(() => 0)) >= settings.reports) return
  }
}

const killWorkers: Scenario = {
  name: 'workers, readers and serve are killed',
  run: async chaos => {
    await dropFolder(chaos)
    const { settings, draw, find, restartServe } = chaos
    const restarts = Math.max(1, Math.floor(settings.kills / 30))
    await keepMakingTrouble(chaos, settings.kills, 700, async n => {
      if (n % Math.ceil(settings.kills / (restarts + 1)) === 0) return restartServe()
      const pids = find(draw() < 0.8 ? 'worker' : 'reader')
      const pid = pids[Math.floor(draw() * pids.length)]
      if (pid !== undefined) kill(pid)
    })
  },
}

const loseRedis: Scenario = {
  name: 'Redis is restarted with its data, and without',
  cannot: () => (hasRedisServer ? null : 'redis-server is not installed'),
  run: async chaos => {
    await dropFolder(chaos)
  },
}

const crashPostgres: Scenario = {
  name: 'PostgreSQL is stopped, and killed',
  run: async chaos => {
    await dropFolder(chaos)
    const server = async () =>
      Number((await readFile(join(chaos.serve().data, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
    await keepMakingTrouble(chaos, 4, 4000, async n => {
      kill(await server().catch(() => 0), n % 2 === 0 ? 'SIGKILL' : 'SIGINT')
    })
  },
}

const stepClock: Scenario = {
  name: 'the clock is stepped, hours ahead and back',
  environment: async folder => ({
    CHAOS_CLOCK: join(folder, 'clock'),
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'stepped-clock.mjs')}`,
  }),
  run: async chaos => {
    await dropFolder(chaos)
    const steps = [7200, -7200, 60, 86_400, 0]
    await keepMakingTrouble(chaos, steps.length, 2500, n =>
      writeFile(join(chaos.folder, 'clock'), String(steps[n - 1])),
    )
    await writeFile(join(chaos.folder, 'clock'), '0')
  },
}

const TMPFS_MB = 400
const fullDisk: Scenario = {
  name: 'the disk is full for a while (a small tmpfs)',
  cannot: () => {
    const tried = spawnSync('sh', [
      '-c',
      'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d',
    ])
    return tried.status === 0 ? null : 'this user may not mount a tmpfs'
  },
  prepare: async folder => {
    const data = join(folder, 'data')
    await mkdir(data, { recursive: true })
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${TMPFS_MB}m`, 'tmpfs', data])
    return async () => void spawnSync('umount', ['-l', data])
  },
  run: async chaos => {
    const ballast = join(chaos.serve().data, 'ballast')
    await dropFolder(chaos)
    await keepMakingTrouble(chaos, 2, 3000, async () => {
      spawnSync('sh', ['-c', `head -c ${TMPFS_MB}M /dev/zero > '${ballast}' 2>/dev/null`])
      await wait(8000)
      await rm(ballast, { force: true })
    })
  },
}

const troubledFiles: Scenario = {
  name: 'files are written slowly, renamed and deleted while read, and a batch is dropped twice',
  run: async chaos => {
    const { folder, settings, serve, expect, draw } = chaos
    const reports = join(folder, 'files')
    const names = await writeReports(reports, settings.reports)
    await cp(reports, join(folder, 'twice'), { recursive: true })
    const inbox = serve().inbox
    // Written piece by piece, with pauses shorter than the time to settle.
    const slowly = async (name: string): Promise<void> => {
      const bytes = await readFile(join(reports, name))
      const step = Math.ceil(bytes.length / 8)
      await expect(join(reports, name))
      for (let at = 0; at < bytes.length; at += step) {
        await appendFile(join(inbox, name), bytes.subarray(at, at + step))
        await wait(300 * draw())
      }
    }
    const renamed = async (name: string): Promise<void> => {
      await expect(join(reports, name))
      await cp(join(reports, name), join(inbox, name))
      await wait(1500 * draw())
      // Where it has been taken already there is nothing to rename.
      await rename(join(inbox, name), join(inbox, `renamed ${name}`)).catch(() => {})
    }
    const deleted = async (name: string): Promise<void> => {
      await writeFile(join(inbox, `deleted ${name}`), `to be deleted ${name}`)
      await wait(300 * draw())
      await unlink(join(inbox, `deleted ${name}`))
    }
    const few = Math.min(40, Math.floor(names.length / 4))
    const rest = names.slice(2 * few)
    await Promise.all([
      ...names.slice(0, few).map(slowly),
      ...names.slice(few, 2 * few).map(renamed),
      ...names.slice(0, few).map(deleted),
    ])
    const batch = async (from: string, name: string): Promise<void> => {
      await mkdir(join(folder, name))
      for (const file of rest) {
        await expect(join(from, file))
        await rename(join(from, file), join(folder, name, file))
      }
      await rename(join(folder, name), join(inbox, name))
    }
    await batch(reports, 'batch')
    await batch(join(folder, 'twice'), 'batch again')
  },
}

export const SCENARIOS: readonly Scenario[] = [
  killWorkers,
  loseRedis,
  crashPostgres,
  stepClock,
  fullDisk,
  troubledFiles,
]

const outcomeOf = async (
  serve: ServeProcess,
  expected: ReadonlyMap<string, number>,
  troubles: number,
  seconds: number,
): Promise<Outcome> => {
  const files = [...expected.values()].reduce((sum, n) => sum + n, 0)
  const client = new Client({ connectionString: serve.databaseUrl })
  await client.connect()
  try {
    const known = await client.query('select sha256, count(*)::int as n from reports group by 1')
    const counts = new Map<string, number>(known.rows.map(row => [row.sha256, row.n]))
    const lost = [...expected].filter(([sha256, n]) => (counts.get(sha256) ?? 0) < n).length
    const twice = await client.query(
      'select report_id from results group by 1 having count(*) > 1 or count(distinct output) > 1',
    )
    const status = await serve.useStore(store => store.status())
    let wrong = twice.rows.length
    const some = await serve.useStore(store => store.latestResults({}, null, COMPARED))
    for (const report of some) {
      const bytes = await readFile(join(serve.data, 'originals', report.sha256.slice(0, 2), report.sha256))
      const kept = await serve.useStore(store => store.readResult(report.runId))
      if (kept !== JSON.stringify(await verifyReport(bytes, report.name))) wrong++
    }
    const { verified, duplicates, refused, unfinished } = status
    return {
      files,
      verified,
      duplicates,
      refused,
      lost,
      wrong,
      unfinished,
      unaccounted: Math.abs(verified + duplicates + refused + unfinished - files),
      troubles,
      seconds: Math.round(seconds),
    }
  } finally {
    await client.end()
  }
}

/** Runs a scenario. @returns what came of it, or why it cannot be run here. */
export const runScenario = async (scenario: Scenario, settings: Settings): Promise<Outcome | string> => {
  const cannot = scenario.cannot?.() ?? null
  if (cannot !== null) return cannot
  const folder = await mkdtemp(join(tmpdir(), 'heshu-chaos-'))
  const undo = await scenario.prepare?.(folder)
  let redis = scenario === loseRedis ? await startRedis(true) : null
  const environment = {
    HESHU_WORKERS: '2',
    ...(redis && { REDIS_URL: redis.url }),
    ...(await scenario.environment?.(folder)),
  }
  let serve = await startServeProcess(environment, folder).catch(async error => {
    await redis?.stop()
    await undo?.()
    throw error
  })
  const expected = new Map<string, number>()
  const logs: string[] = []
  let troubles = 0
  const started = performance.now()
  const done = () =>
    serve.useStore(async store => {
      const { verified, refused } = await store.status()
      return verified + refused
    })
  const chaos: Chaos = {
    folder,
    settings,
    draw: random(settings.seed),
    serve: () => serve,
    restartServe: async () => {
      await serve.kill()
      logs.push(serve.log())
      serve = await startServeProcess(environment, folder)
    },
    find: what => treeOf(serve.pid).filter(pid => commandOf(pid).includes(PROGRAMS[what])),
    done,
    countTrouble: () => {
      troubles++
    },
    expect: async path => {
      const sha256 = createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
      expected.set(sha256, (expected.get(sha256) ?? 0) + 1)
    },
  }
  try {
    await scenario.run(chaos)
    if (redis)
      for (const keeps of [true, false]) {
        await waitUntil(
          async () => ((await done()) > (keeps ? 0 : settings.reports / 2) ? true : null),
          'some results',
          DEADLINE_MS,
        )
        await redis.stop()
        if (!keeps) await rm(redis.folder, { recursive: true, force: true })
        await wait(2000)
        redis = await redis.again()
        troubles++
      }
    await waitUntil(
      async () => {
        const status = await serve.useStore(store => store.status()).catch(() => null)
        const files = [...expected.values()].reduce((sum, n) => sum + n, 0)
        if (!status || status.unfinished > 0) return null
        return status.verified + status.refused + status.duplicates >= files ? true : null
      },
      `the end of “${scenario.name}”`,
      DEADLINE_MS,
    ).catch(() => {})
    return await outcomeOf(serve, expected, troubles, (performance.now() - started) / 1000)
  } finally {
    await serve.end().catch(() => null)
    if (settings.logs !== undefined)
      await writeFile(join(settings.logs, `${scenario.name.slice(0, 12)}.log`), logs.join('') + serve.log())
    await redis?.stop()
    if (redis) await rm(redis.folder, { recursive: true, force: true })
    await undo?.()
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

export const isGood = (outcome: Outcome): boolean =>
  outcome.lost + outcome.wrong + outcome.unfinished + outcome.unaccounted + outcome.refused === 0
