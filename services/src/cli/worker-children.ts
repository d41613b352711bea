import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Config, environmentFor } from '@heshu/shared/config.ts'
import type { Log } from '@heshu/shared/log.ts'

const WORKER = fileURLToPath(import.meta.resolve('@heshu/workers/main.ts'))
/** Before a worker that ended by itself is started anew. */
const RESTART_MS = 1000
/** Longer than a worker's own grace; after it the worker is killed, and its report goes to another one later. */
const END_MS = 30_000

export type WorkerChildren = {
  readonly pids: () => number[]
  /** Tells all to end and waits until they have. */
  readonly close: () => Promise<void>
}

/** Keeps `count` worker processes running. */
export const startWorkerChildren = (count: number, config: Config, log: Log): WorkerChildren => {
  const running = new Set<ChildProcess>()
  const restarts = new Set<NodeJS.Timeout>()
  let closing = false

  const start = (): void => {
    const child = fork(WORKER, [], {
      env: environmentFor(config),
      // Only the log, which goes to standard error: standard output belongs to the command.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    running.add(child)
    child.on('error', error => log.error('worker process trouble', { error }))
    child.once('exit', (code, signal) => {
      running.delete(child)
      if (closing) return
      log.warn('worker process ended by itself', { child: child.pid ?? 0, exit: signal ?? code })
      const restart = setTimeout(() => {
        restarts.delete(restart)
        start()
      }, RESTART_MS)
      restarts.add(restart)
    })
  }
  for (let n = 0; n < count; n++) start()

  const end = async (child: ChildProcess): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await ended
    clearTimeout(kill)
  }
  return {
    pids: () => [...running].flatMap(child => child.pid ?? []),
    close: async () => {
      closing = true
      for (const restart of restarts) clearTimeout(restart)
      await Promise.all([...running].map(end))
    },
  }
}
