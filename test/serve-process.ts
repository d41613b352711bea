import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { openReportStore, type ReportStore } from '@heshu/shared/store/report-store.ts'

export const ROOT = join(import.meta.dirname, '..')
const HESHU = join(ROOT, 'services/src/cli/heshu.mjs')
const REPORT = join(ROOT, 'fixtures/reports/anlan-2022/anlan-2022.txt')
/** The report's path inside the inbox; `verify` is run where it has the same path, so that `file` is the same too. */
export const NAME = '2022/自评报告.txt'

/** A real `heshu serve` in a folder of its own, with the environment of this process but for the settings of Heshu. */
export type ServeProcess = {
  /** Holds `data` and whatever a test puts there. */
  readonly folder: string
  readonly data: string
  readonly inbox: string
  readonly pid: number
  /** Where its API listens. */
  readonly url: string
  readonly databaseUrl: string
  /** Copies the report into the inbox. */
  readonly drop: () => Promise<void>
  /** The stored result of the first report that is done, as JSON text. */
  readonly waitForResult: () => Promise<string>
  /** @returns the standard output of a command of heshu on the same data. */
  readonly run: (args: readonly string[]) => Promise<string>
  /** Uses the store beside it. */
  readonly useStore: <Value>(use: (store: ReportStore) => Promise<Value>) => Promise<Value>
  /** What `heshu verify --json` prints for the report. */
  readonly verify: () => Promise<string>
  /** Sends SIGTERM. @returns the exit status. */
  readonly end: () => Promise<number | null>
  /** Sends SIGKILL and waits for the end. */
  readonly kill: () => Promise<void>
  readonly log: () => string
  /** Standard output. */
  readonly said: () => string
  readonly remove: () => Promise<void>
}

const DEADLINE_MS = 30_000

export const waitUntil = async <Value>(
  find: () => Promise<Value | null> | Value | null,
  what: string,
  deadlineMs = DEADLINE_MS,
): Promise<Value> => {
  const deadline = performance.now() + deadlineMs
  while (performance.now() < deadline) {
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

/** @param at the folder of an earlier one, to go on with its data. */
export const startServeProcess = async (
  settings: Record<string, string>,
  at?: string,
): Promise<ServeProcess> => {
  const folder = at ?? (await mkdtemp(join(tmpdir(), 'heshu-serve-')))
  const data = join(folder, 'data')
  const env = { ...process.env, DATABASE_URL: '', REDIS_URL: '', HESHU_WORKERS: '1', ...settings }
  let log = ''
  let said = ''
  const child: ChildProcess = spawn(process.execPath, [HESHU, 'serve', '--data', data, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    log += text
  })
  child.stdout?.setEncoding('utf8').on('data', text => {
    said += text
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
  let port = ''
  let databaseUrl = ''
  try {
    port = await waitUntil(() => {
      if (child.exitCode !== null) throw new Error(`serve ended:\n${log}`)
      return /"port":(\d+)[^\n]*"serving"/.exec(log)?.[1] ?? null
    }, 'serve')
    databaseUrl = settings['DATABASE_URL'] || ((await findEmbeddedPostgres(data)) ?? '')
  } catch (error) {
    // Told, not killed, so that its database ends too.
    child.kill('SIGTERM')
    await Promise.race([exited, wait(10_000)])
    child.kill('SIGKILL')
    throw error
  }
  const useStore: ServeProcess['useStore'] = async use => {
    const store = await openReportStore(databaseUrl)
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  }

  return {
    folder,
    data,
    inbox: join(data, 'inbox'),
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    databaseUrl,
    drop: () => copyReport(join(data, 'inbox')),
    waitForResult: async () => {
      const runId = await waitUntil(
        () => /"runId":"([^"]+)"[^\n]*"report done"/.exec(log)?.[1] ?? null,
        'a result',
      )
      return useStore(async store => (await store.readResult(runId)) ?? '')
    },
    run,
    useStore,
    verify: async () => {
      await copyReport(join(folder, 'elsewhere'))
      return run(['verify', '--json', NAME], join(folder, 'elsewhere'))
    },
    end,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    log: () => log,
    said: () => said,
    remove: async () => {
      if (child.exitCode === null && child.signalCode === null) await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
