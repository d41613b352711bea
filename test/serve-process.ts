import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { openReportStore } from '@heshu/shared/store/report-store.ts'

const ROOT = join(import.meta.dirname, '..')
const HESHU = join(ROOT, 'services/src/cli/heshu.mjs')
const REPORT = join(ROOT, 'fixtures/reports/anlan-2022/anlan-2022.txt')
/** The report's path inside the inbox; `verify` is run where it has the same path, so that `file` is the same too. */
export const NAME = '2022/自评报告.txt'

/** A real `heshu serve` in a folder of its own, with the environment of this process but for the settings of Heshu. */
export type ServeProcess = {
  readonly data: string
  /** Copies the report into the inbox. */
  readonly drop: () => Promise<void>
  /** The stored result of the first report that is done, as JSON text. */
  readonly waitForResult: () => Promise<string>
  /** @returns the standard output of a command of heshu on the same data. */
  readonly run: (args: readonly string[]) => Promise<string>
  /** What `heshu verify --json` prints for the report. */
  readonly verify: () => Promise<string>
  /** Sends SIGTERM. @returns the exit status. */
  readonly end: () => Promise<number | null>
  readonly log: () => string
  readonly remove: () => Promise<void>
}

const DEADLINE_MS = 30_000

const waitUntil = async <Value>(find: () => Promise<Value | null>, what: string): Promise<Value> => {
  const deadline = Date.now() + DEADLINE_MS
  while (Date.now() < deadline) {
    const found = await find()
    if (found !== null) return found
    await wait(50)
  }
  throw new Error(`timed out waiting for ${what}`)
}

const copyReport = async (folder: string): Promise<void> => {
  await mkdir(dirname(join(folder, NAME)), { recursive: true })
  await copyFile(REPORT, join(folder, NAME))
}

export const startServeProcess = async (settings: Record<string, string>): Promise<ServeProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'heshu-serve-'))
  const data = join(folder, 'data')
  const env = { ...process.env, DATABASE_URL: '', REDIS_URL: '', HESHU_WORKERS: '1', ...settings }
  let log = ''
  const child: ChildProcess = spawn(process.execPath, [HESHU, 'serve', '--data', data], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    log += text
  })
  const exited = once(child, 'exit')

  const run = async (args: readonly string[], cwd = folder): Promise<string> =>
    // Findings give exit status 1; what was printed counts.
    promisify(execFile)(process.execPath, [HESHU, ...args], { env, cwd, maxBuffer: 1 << 28 }).then(
      ({ stdout }) => stdout,
      error => (error.code === 1 ? error.stdout : Promise.reject(error)),
    )

  const end = async () => {
    child.kill('SIGTERM')
    const [code] = await exited
    return code
  }
  try {
    await waitUntil(async () => {
      if (child.exitCode !== null) throw new Error(`serve ended:\n${log}`)
      return log.includes('"serving"') ? true : null
    }, 'serve')
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }

  return {
    data,
    drop: () => copyReport(join(data, 'inbox')),
    waitForResult: async () => {
      const url = await findEmbeddedPostgres(data)
      if (url === null) throw new Error('the embedded server is not running')
      const store = await openReportStore(url)
      try {
        const runId = await waitUntil(
          async () => /"runId":"([^"]+)"[^\n]*"report done"/.exec(log)?.[1] ?? null,
          'a result',
        )
        return (await store.readResult(runId)) ?? ''
      } finally {
        await store.close()
      }
    },
    run,
    verify: async () => {
      await copyReport(join(folder, 'elsewhere'))
      return run(['verify', '--json', NAME], join(folder, 'elsewhere'))
    },
    end,
    log: () => log,
    remove: async () => {
      if (child.exitCode === null) await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
