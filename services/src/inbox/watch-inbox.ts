import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import { type Look, lookThrough } from './look.ts'
import { isLitter } from './report-names.ts'
import { createSettling, type SettleTimes } from './settling.ts'
import { bringIn, CHUNK, findTaken, type Taken, type TakingDependencies, takeFile } from './take-files.ts'

export type Inbox = {
  /** Stops watching; the files in hand are brought to their end, or left where the next start finds them. */
  readonly close: () => Promise<void>
}

export type InboxDependencies = Omit<TakingDependencies, 'signal' | 'store'> & {
  readonly store: TakingDependencies['store'] & Pick<ReportStore, 'openBatches'>
  /** Told when new runs are in the store. */
  readonly onTaken: () => void
}

export type WatchOptions = SettleTimes & {
  /** Between two looks. */
  readonly lookMs: number
  /** A folder in which nothing has been for so long is removed, and with it its batch ends. */
  readonly emptyMs: number
  /** Before another try when the store cannot be reached. */
  readonly retryMs: number
  /** In ms, of a clock that is never set. */
  readonly now: () => number
}

export const LOCAL_INBOX: WatchOptions = {
  lookMs: 500,
  settleMs: 1000,
  unendedMs: 10_000,
  emptyMs: 10_000,
  retryMs: 2000,
  now: () => performance.now(),
}

/** Servers of shares answer from a cache, and copies over a network stall. */
export const SHARED_INBOX: WatchOptions = { ...LOCAL_INBOX, lookMs: 2000, settleMs: 5000, unendedMs: 30_000 }

const removeFolder = async (path: string): Promise<void> => {
  for (const name of await readdir(path).catch(() => []))
    if (isLitter(name)) await rm(join(path, name), { force: true })
  // Not with force: what has come into it in this moment stays.
  await rmdir(path).catch(() => {})
}

/** Brings every file that appears in the inbox, at any depth, into the store, until it is closed. */
export const watchInbox = async (
  deps: InboxDependencies,
  options: WatchOptions = LOCAL_INBOX,
): Promise<Inbox> => {
  const { inbox, store, log } = deps
  await mkdir(inbox, { recursive: true })
  await mkdir(deps.incoming, { recursive: true })
  const closing = new AbortController()
  const { signal } = closing
  const taking: TakingDependencies = { ...deps, signal }
  const settling = createSettling(inbox, options, options.now)
  /** Folders that are batches now. */
  const batches = new Map<string, string>()
  const emptySince = new Map<string, number>()

  const batchOf = async (folder: string): Promise<string> => {
    const id =
      batches.get(folder) ?? (await store.openBatch({ id: randomUUID(), kind: 'folder', name: folder }))
    batches.set(folder, id)
    return id
  }
  /** Tries until it succeeds: what has left the inbox must reach the store. */
  const insist = async (step: () => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      try {
        return await step()
      } catch (error) {
        if (signal.aborted) return
        log.error('files wait for the store', { error })
        await wait(options.retryMs, undefined, { signal }).catch(() => {})
      }
    }
  }
  const bring = async (taken: readonly Taken[]): Promise<void> => {
    if (taken.length === 0) return
    await insist(() => bringIn(taking, taken, batchOf))
    deps.onTaken()
  }

  const takeSettled = async ({ files }: Look): Promise<void> => {
    const ready = await settling.settled(files)
    for (let at = 0; at < ready.length && !signal.aborted; at += CHUNK) {
      const taken: Taken[] = []
      for (const file of ready.slice(at, at + CHUNK)) {
        try {
          const one = await takeFile(taking, file)
          if (one) taken.push(one)
        } catch (error) {
          // Left where it is, and tried again at the next look.
          log.error('file left in the inbox', { error })
        }
      }
      await bring(taken)
    }
  }

  const tidy = async ({ emptyFolders }: Look): Promise<void> => {
    const now = options.now()
    for (const folder of emptySince.keys()) if (!emptyFolders.includes(folder)) emptySince.delete(folder)
    for (const folder of emptyFolders) {
      const since = emptySince.get(folder) ?? now
      emptySince.set(folder, since)
      if (now - since >= options.emptyMs) await removeFolder(join(inbox, folder))
    }
  }

  /** Ends the batches of folders that are gone. */
  const endBatches = async ({ topFolders }: Look): Promise<void> => {
    for (const [folder, id] of batches) {
      if (topFolders.includes(folder)) continue
      await store.closeBatch(id)
      await store.finishBatch(id)
      batches.delete(folder)
    }
  }

  const watch = async (): Promise<void> => {
    await insist(async () => {
      for (const { id, kind, name, closed } of await store.openBatches())
        if (kind === 'folder' && !closed) batches.set(name, id)
    })
    const left = await findTaken(deps.incoming)
    for (let at = 0; at < left.length; at += CHUNK) await bring(left.slice(at, at + CHUNK))
    while (!signal.aborted) {
      const started = performance.now()
      try {
        const look = await lookThrough(inbox)
        await takeSettled(look)
        await tidy(look)
        await endBatches(look)
      } catch (error) {
        log.error('inbox trouble', { error })
      }
      // A slow share is looked at no more than half of the time.
      const pause = Math.max(options.lookMs, performance.now() - started)
      await wait(pause, undefined, { signal }).catch(() => {})
    }
  }
  const watching = watch().catch(error => {
    if (!signal.aborted) log.error('inbox trouble', { error })
  })

  return {
    close: async () => {
      closing.abort()
      await watching
    },
  }
}
