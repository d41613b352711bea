import { randomUUID } from 'node:crypto'
import { access, constants, copyFile, lstat, mkdir, readdir, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '@heshu/shared/log.ts'
import { ChangedWhileReadError, type KeptFile } from '@heshu/shared/store/content-files.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import type { JobQueue } from '@heshu/workers/queue.ts'

export type TakingDependencies = {
  readonly store: ReportStore
  readonly queue: Pick<JobQueue, 'enqueue'>
  readonly log: Log
  /** Absolute path of the inbox. */
  readonly inbox: string
  /**
   * Absolute path of the folder for files on their way into the store, each in a folder named by its report's id. A stop
   * at any moment leaves it there, and taking it up again makes the same report: nothing is lost or taken twice.
   */
  readonly incoming: string
}

const REPORT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** One step on one file system; across file systems the copy is complete before the original goes. */
const moveFile = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    const unfinished = join(dirname(to), `.${randomUUID()}.unfinished`)
    await copyFile(from, unfinished)
    await rename(unfinished, to)
    await unlink(from)
  }
}

const keepWhenWritten = async (store: ReportStore, path: string): Promise<KeptFile> => {
  for (;;) {
    try {
      return await store.originals.keepFile(path)
    } catch (error) {
      if (!(error instanceof ChangedWhileReadError)) throw error
      await wait(500)
    }
  }
}

/** From the incoming folder into the store and the queue. Doing it again, wholly or from half-way, changes nothing. */
const finishTaking = async (deps: TakingDependencies, reportId: string, path: string): Promise<void> => {
  const { store, queue, log, incoming } = deps
  const name = relative(join(incoming, reportId), path).split(sep).join('/')
  const kept = await keepWhenWritten(store, path)
  const addition = await store.addReport({ id: reportId, name, ...kept })
  if (addition.outcome === 'new') await queue.enqueue('verify-report', addition.run)
  await rm(join(incoming, reportId), { recursive: true, force: true })
  log.info('report taken', { reportId, status: addition.outcome })
}

/**
 * Moves a file of the inbox out of it, at once and unchanged.
 * @returns how to bring it into the store, to be tried until it succeeds; null when there is no such file to take.
 */
export const takeFromInbox = async (
  deps: TakingDependencies,
  path: string,
): Promise<(() => Promise<void>) | null> => {
  const reportId = randomUUID()
  const taken = join(deps.incoming, reportId, relative(deps.inbox, path))
  try {
    // A link could lead to any file of the machine, and a file that cannot be read would hold up all others.
    if (!(await lstat(path)).isFile()) return null
    await access(path, constants.R_OK)
    await mkdir(dirname(taken), { recursive: true })
    await moveFile(path, taken)
  } catch (error) {
    await rm(join(deps.incoming, reportId), { recursive: true, force: true })
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  return () => finishTaking(deps, reportId, taken)
}

/** How to bring in what an earlier stop left half-way. */
export const findHalfTaken = async (deps: TakingDependencies): Promise<(() => Promise<void>)[]> => {
  const folders = await readdir(deps.incoming).catch(() => [])
  const found = await Promise.all(
    folders
      .filter(name => REPORT_ID.test(name))
      .map(async reportId => {
        const folder = join(deps.incoming, reportId)
        const entries = await readdir(folder, { recursive: true, withFileTypes: true })
        const file = entries.find(entry => entry.isFile() && !entry.name.endsWith('.unfinished'))
        if (!file) {
          await rm(folder, { recursive: true, force: true })
          return null
        }
        return () => finishTaking(deps, reportId, join(file.parentPath, file.name))
      }),
  )
  return found.filter(finish => finish !== null)
}
