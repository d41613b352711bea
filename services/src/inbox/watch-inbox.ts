import { mkdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { watch } from 'chokidar'
import { findHalfTaken, type TakingDependencies, takeFromInbox } from './take-report.ts'

export type Inbox = {
  /** Stops watching; the file in hand is brought to its end, or left where the next start finds it. */
  readonly close: () => Promise<void>
}

export type WatchOptions = {
  /** Look by polling, for network shares that send no change events. */
  readonly polling: boolean
  /** A file whose size has not changed for so long counts as completely written. */
  readonly settleMs?: number
  /** The wait before another try when the store or the queue cannot be reached. */
  readonly retryMs?: number
}

/** Left by macOS, Windows and Office, or hidden: never a report, and ignored rather than refused. */
export const isReportName = (name: string): boolean => !/^(\..*|~\$.*|Thumbs\.db|desktop\.ini)$/i.test(name)

/** Brings every file that appears in the inbox, at any depth, into the store and the queue, one after the other. */
export const watchInbox = async (deps: TakingDependencies, options: WatchOptions): Promise<Inbox> => {
  const { settleMs = 800, retryMs = 2000 } = options
  await mkdir(deps.inbox, { recursive: true })
  await mkdir(deps.incoming, { recursive: true })
  const closing = new AbortController()

  const finish = async (bringIn: () => Promise<void>): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        return await bringIn()
      } catch (error) {
        deps.log.error('report waits for store or queue', { error })
        await wait(retryMs, undefined, { signal: closing.signal }).catch(() => {})
      }
    }
  }
  const take = async (path: string): Promise<void> => {
    if (closing.signal.aborted) return
    try {
      const bringIn = await takeFromInbox(deps, path)
      if (bringIn) await finish(bringIn)
    } catch (error) {
      deps.log.error('file left in the inbox', { error })
    }
  }

  let line = Promise.resolve()
  const queueUp = (step: () => Promise<void>) => {
    line = line.then(step)
  }
  for (const bringIn of await findHalfTaken(deps)) queueUp(() => finish(bringIn))

  const watcher = watch(deps.inbox, {
    ignored: path => path !== deps.inbox && !isReportName(basename(path)),
    followSymlinks: false,
    backend: options.polling ? 'polling' : 'auto',
    pollingInterval: 500,
    pollingBinaryInterval: 500,
    // A file that is replaced is a new file here, not a change of one that has been taken.
    atomic: false,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: 100 },
  })
  watcher.on('add', path => queueUp(() => take(path)))
  watcher.on('error', error => deps.log.error('inbox trouble', { error }))
  await new Promise<void>(resolve => watcher.once('ready', resolve))

  return {
    close: async () => {
      closing.abort()
      await watcher.close()
      await line
    },
  }
}
