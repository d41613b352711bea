import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
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

export type RedisProcess = { readonly url: string; readonly stop: () => Promise<void> }

/** A real Redis of our own on a private port, which keeps nothing. */
export const startRedis = async (): Promise<RedisProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'heshu-redis-'))
  const port = await freePort()
  const settings = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' }
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
    await rm(folder, { recursive: true, force: true })
  }
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text
      if (output.includes('Ready to accept connections')) resolve()
    })
    void exited.then(() => reject(new Error(`redis-server ended:\n${output}`)))
  })
  return { url: `redis://127.0.0.1:${port}`, stop }
}
