import { createHash, randomUUID } from 'node:crypto'
import { access, constants, copyFile, mkdir, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PRIORITIES } from '@heshu/shared/jobs.ts'
import type { Log } from '@heshu/shared/log.ts'
import { ChangedWhileReadError, type KeptFile } from '@heshu/shared/store/content-files.ts'
import type { Files } from '@heshu/shared/store/files.ts'
import type { NewReport } from '@heshu/shared/store/intake.ts'
import type { ReportStore } from '@heshu/shared/store/report-store.ts'
import { refuseRun } from '@heshu/workers/refuse-run.ts'
import { layRefused } from './lay-refused.ts'
import type { SeenFile } from './look.ts'
import { lookAgain, looksSame, REFUSED_FOLDER } from './look.ts'
import { unpackApart } from './unpack.ts'
import { isZipArchive } from './zip-archive.ts'

export type TakingDependencies = {
  readonly store: Pick<
    ReportStore,
    'addReports' | 'openBatch' | 'closeBatch' | 'finishBatch' | 'turnAway' | 'storeResult'
  >
  readonly files: Files
  readonly log: Log
  /** Absolute path of the inbox. */
  readonly inbox: string
  /**
   * Absolute path of the folder for files on their way into the store, each in a folder named by its report's id. A stop
   * at any moment leaves it there, and taking it up again makes the same report: nothing is lost or taken twice.
   */
  readonly incoming: string
  readonly signal: AbortSignal
}

/** A file that has left the inbox, in a folder of the incoming that is named by its id. */
export type Taken = { readonly id: string; readonly name: string; readonly path: string }

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const UNPACKED = '.unpacked'
const KEEP_AT_ONCE = 4
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

const UNREADABLE = {
  code: 'unreadable',
  message: '没有读取这个文件的权限，无法收取。请调整文件的权限后重新放入收件文件夹。',
}

/** Moves a file out of the inbox, at once and unchanged. Null when it is gone, changed, or cannot be opened by anybody here. */
export const takeFile = async (deps: TakingDependencies, file: SeenFile): Promise<Taken | null> => {
  const id = randomUUID()
  const from = join(deps.inbox, file.name)
  const path = join(deps.incoming, id, file.name)
  try {
    const now = await lookAgain(deps.inbox, file)
    if (!now || !looksSame(now, file)) return null
    await access(from, constants.R_OK)
    await mkdir(dirname(path), { recursive: true })
    await moveFile(from, path)
    return { id, name: file.name, path }
  } catch (error) {
    await rm(join(deps.incoming, id), { recursive: true, force: true })
    if (codeOf(error) === 'ENOENT') return null
    if (codeOf(error) !== 'EACCES') throw error
    await layRefused(join(deps.inbox, REFUSED_FOLDER), file.name, UNREADABLE.message, laid =>
      moveFile(from, laid),
    )
    await deps.store.turnAway({ id, name: file.name, ...UNREADABLE })
    return null
  }
}

/** The two steps that do for most files, and cost a fifth of a removal of whatever is there. */
const removeTaken = async (incoming: string, { id, path }: Taken): Promise<void> => {
  const folder = join(incoming, id)
  await unlink(path).catch(() => {})
  await rmdir(folder).catch(() => rm(folder, { recursive: true, force: true }))
}

/** What an earlier stop left half-way. */
export const findTaken = async (incoming: string): Promise<Taken[]> => {
  const found: Taken[] = []
  for (const id of (await readdir(incoming).catch(() => [])).filter(name => ID.test(name))) {
    const folder = join(incoming, id)
    await rm(join(folder, UNPACKED), { recursive: true, force: true })
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const file = entries.find(entry => entry.isFile() && !entry.name.endsWith('.unfinished'))
    if (file) {
      const path = join(file.parentPath, file.name)
      found.push({ id, path, name: relative(folder, path).split(sep).join('/') })
    } else await rm(folder, { recursive: true, force: true })
  }
  return found
}

const keepWhenWritten = async ({ files, signal }: TakingDependencies, path: string): Promise<KeptFile> => {
  for (;;) {
    try {
      return await files.originals.linkFile(path)
    } catch (error) {
      if (!(error instanceof ChangedWhileReadError)) throw error
      await wait(500, undefined, { signal })
    }
  }
}

const keepAll = async <Item extends { readonly path: string }>(
  deps: TakingDependencies,
  items: readonly Item[],
): Promise<(Item & KeptFile)[]> => {
  const kept: (Item & KeptFile)[] = []
  for (let at = 0; at < items.length; at += KEEP_AT_ONCE)
    kept.push(
      ...(await Promise.all(
        items
          .slice(at, at + KEEP_AT_ONCE)
          .map(async item => ({ ...item, ...(await keepWhenWritten(deps, item.path)) })),
      )),
    )
  return kept
}

/** The same id for the same entry, however often the archive is unpacked. */
const idOfEntry = (archive: string, place: number, name: string): string => {
  const hash = createHash('sha256').update(`${archive}\n${place}\n${name}`).digest('hex')
  return [8, 12, 16, 20, 32].map((end, n, ends) => hash.slice(ends[n - 1] ?? 0, end)).join('-')
}

const bringArchive = async (deps: TakingDependencies, { id, name, path }: Taken): Promise<number> => {
  const { store, incoming, signal } = deps
  const folder = join(incoming, id, UNPACKED)
  const [archive] = await keepAll(deps, [{ path }])
  const { sha256, bytes } = archive!
  const unpacking = await unpackApart(path, folder, signal)
  if (unpacking.outcome === 'refused') {
    const report: NewReport = { id, sha256, name, bytes, batchId: null, priority: 0, isHeld: true }
    const [added] = await store.addReports([report])
    const { code, message } = unpacking.refusal
    const refusal = { code, message: `“${name.split('/').at(-1)}”：${message}` }
    if (added?.outcome === 'new') await store.storeResult(added.run, refuseRun(name, sha256, refusal))
    return 1
  }
  const batchId = await store.openBatch({ id, kind: 'archive', name, sha256 })
  const entries = unpacking.files.map((entry, place) => ({
    id: idOfEntry(id, place, entry.name),
    name: `${name}/${entry.name}`,
    path: entry.file,
  }))
  for (const kept of chunks(await keepAll(deps, entries)))
    await store.addReports(
      kept.map(({ path: _, ...report }) => ({
        ...report,
        batchId,
        priority: PRIORITIES.batch,
        isHeld: false,
      })),
    )
  await store.closeBatch(batchId)
  await store.finishBatch(batchId)
  return entries.length
}

/** So many reports are added by one statement. */
export const CHUNK = 200
const chunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, n) => items.slice(n * CHUNK, (n + 1) * CHUNK))

/**
 * Brings files that were taken into the store. Doing it again, wholly or from half-way, changes nothing.
 * @param batchOf the batch of a folder that stands directly in the inbox.
 */
export const bringIn = async (
  deps: TakingDependencies,
  taken: readonly Taken[],
  batchOf: (folder: string) => Promise<string>,
): Promise<void> => {
  const single: Taken[] = []
  for (const file of taken)
    if (await isZipArchive(file.path)) {
      const count = await bringArchive(deps, file)
      await rm(join(deps.incoming, file.id), { recursive: true, force: true })
      deps.log.info('archive taken', { batchId: file.id, count })
    } else single.push(file)
  if (single.length === 0) return
  const reports: NewReport[] = []
  for (const { path: _, ...report } of await keepAll(deps, single)) {
    const [folder, ...rest] = report.name.split('/')
    const batchId = rest.length > 0 ? await batchOf(folder!) : null
    const priority = batchId === null ? PRIORITIES.single : PRIORITIES.batch
    reports.push({ ...report, batchId, priority, isHeld: false })
  }
  const additions = await deps.store.addReports(reports)
  for (const file of single) await removeTaken(deps.incoming, file)
  additions.forEach(({ outcome }, n) => {
    deps.log.debug('report taken', { reportId: reports[n]!.id, status: outcome })
  })
  deps.log.info('reports taken', { count: reports.length })
}
