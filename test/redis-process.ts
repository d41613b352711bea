import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0

/** A port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export type RedisProcess = {
  readonly folder: string
  readonly url: string
  readonly pid: number
  /** Ends it; where it keeps its data, they stay for `again`. */
  readonly stop: () => Promise<void>
  /** Starts it again on the same port, with what it has kept. */
  readonly again: () => Promise<RedisProcess>
}

type RedisPlace = { readonly folder: string; readonly port: number; readonly keeps: boolean }

/** A real Redis of our own on a private port, which keeps nothing unless told. */
export const startRedis = async (keeps = false): Promise<RedisProcess> =>
  startAt({ folder: await mkdtemp(join(tmpdir(), 'heshu-redis-')), port: await freePort(), keeps })

const startAt = async (place: RedisPlace): Promise<RedisProcess> => {
  const { folder, port, keeps } = place
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: keeps ? 'yes' : 'no',
  }
  const child = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([key, value]) => [`--${key}`, value]),
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const exited = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    if (!keeps) await rm(folder, { recursive: true, force: true })
  }
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text
      if (output.includes('Ready to accept connections')) resolve()
    })
    void exited.then(() => reject(new Error(`redis-server ended:\n${output}`)))
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    folder,
    pid: child.pid ?? 0,
    stop,
    again: () => startAgain(place),
  }
}

const startAgain = async (place: RedisPlace): Promise<RedisProcess> => {
  await mkdir(place.folder, { recursive: true })
  return startAt(place)
}
