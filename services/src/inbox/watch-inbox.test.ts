import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createLog } from '@heshu/shared/log.ts'
import { openContentFiles } from '@heshu/shared/store/content-files.ts'
import type { NewReport, ReportStore, RunRef } from '@heshu/shared/store/report-store.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Inbox, isReportName, watchInbox } from './watch-inbox.ts'

let folder: string
let inbox: string
let open: Inbox[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-inbox-'))
  inbox = join(folder, 'inbox')
  open = []
})
afterEach(async () => {
  for (const one of open) await one.close()
  await rm(folder, { recursive: true, force: true })
})

const RUN_ID = '0d9a7f44-7f4e-4a53-8c58-1f0a6a1f9b22'

/** A store in memory with real content files; `fail` makes the next additions fail. */
const fakeStore = () => {
  const added: NewReport[] = []
  const queued: RunRef[] = []
  const trouble = { additions: 0 }
  const originals = openContentFiles(join(folder, 'originals'))
  const store = {
    originals,
    addReport: async (report: NewReport) => {
      if (trouble.additions-- > 0) throw new Error('the database is away')
      added.push(report)
      return { outcome: 'new', run: { reportId: report.id, runId: RUN_ID } }
    },
  } as unknown as ReportStore
  const queue = { enqueue: async (_: string, run: RunRef) => void queued.push(run) }
  return { store, queue, added, queued, trouble, originals }
}

const watchWith = async (fake: ReturnType<typeof fakeStore>, polling = false) => {
  const watching = await watchInbox(
    {
      store: fake.store,
      queue: fake.queue,
      log: createLog('silent'),
      inbox,
      incoming: join(folder, 'incoming'),
    },
    { polling, settleMs: 200, retryMs: 20 },
  )
  open.push(watching)
  return watching
}

const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter(entry => !entry.isDirectory())
    .map(entry => entry.name)

describe('watchInbox', () => {
  it.each([false, true])(
    'moves a dropped file unchanged into the store and queues it (polling: %s)',
    async polling => {
      const fake = fakeStore()
      await watchWith(fake, polling)
      await mkdir(join(inbox, '2024'))
      await writeFile(join(inbox, '2024/甲.txt'), '支出 3 万元')
      await vi.waitFor(() => expect(fake.queued).toHaveLength(1), { timeout: 8000 })
      const [report] = fake.added
      expect(report?.name).toBe('2024/甲.txt')
      expect(fake.queued[0]).toEqual({ reportId: report?.id, runId: RUN_ID })
      expect(await readFile(fake.originals.pathOf(report?.sha256 ?? ''), 'utf8')).toBe('支出 3 万元')
      await vi.waitFor(async () => expect(await readdir(join(folder, 'incoming'))).toEqual([]))
      expect(await filesIn(inbox)).toEqual([])
    },
  )

  it('takes what lay in the inbox before it started', async () => {
    await mkdir(inbox)
    await writeFile(join(inbox, 'a.txt'), 'a')
    const fake = fakeStore()
    await watchWith(fake)
    await vi.waitFor(() => expect(fake.added.map(report => report.name)).toEqual(['a.txt']), {
      timeout: 5000,
    })
  })

  it('waits until a file is completely written', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    for (const part of ['一', '二', '三', '四', '五']) {
      await appendFile(join(inbox, 'slow.txt'), part)
      await wait(120)
      expect(fake.added).toEqual([])
    }
    await vi.waitFor(() => expect(fake.added).toHaveLength(1), { timeout: 5000 })
    expect(fake.added[0]?.bytes).toBe(15)
  })

  it('leaves alone files of the system, hidden files and links', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    await writeFile(join(folder, 'secret'), 'secret')
    await symlink(join(folder, 'secret'), join(inbox, 'link.txt'))
    for (const name of ['~$甲.docx', 'Thumbs.db', '.甲.txt.part']) await writeFile(join(inbox, name), 'x')
    await writeFile(join(inbox, '甲.docx'), 'x')
    await vi.waitFor(() => expect(fake.added.map(report => report.name)).toEqual(['甲.docx']), {
      timeout: 5000,
    })
    await wait(400)
    expect(fake.added).toHaveLength(1)
    expect(await filesIn(inbox)).toHaveLength(4)
  })

  it('tries again after a passing fault, and takes the file once', async () => {
    const fake = fakeStore()
    fake.trouble.additions = 3
    await watchWith(fake)
    await writeFile(join(inbox, 'a.txt'), 'a')
    await vi.waitFor(() => expect(fake.queued).toHaveLength(1), { timeout: 5000 })
    expect(fake.added).toHaveLength(1)
  })

  it('takes up after a stop what was half-way, under the same id', async () => {
    const fake = fakeStore()
    fake.trouble.additions = Number.POSITIVE_INFINITY
    const first = await watchWith(fake)
    await mkdir(join(inbox, 'b'))
    await writeFile(join(inbox, 'b/a.txt'), 'a')
    await vi.waitFor(async () => expect(await filesIn(join(folder, 'incoming'))).toEqual(['a.txt']), {
      timeout: 5000,
    })
    await first.close()
    const [id] = await readdir(join(folder, 'incoming'))

    fake.trouble.additions = 0
    await watchWith(fake)
    await vi.waitFor(() => expect(fake.added).toMatchObject([{ id, name: 'b/a.txt' }]), { timeout: 5000 })
  })
})

describe('isReportName', () => {
  it.each(['甲.txt', 'a.PDF', 'thumbs.db.txt', 'a~$.docx'])('takes %s', name => {
    expect(isReportName(name)).toBe(true)
  })
  it.each(['.DS_Store', 'Thumbs.db', 'THUMBS.DB', '~$甲.docx', 'desktop.ini', '._甲.docx'])(
    'ignores %s',
    name => {
      expect(isReportName(name)).toBe(false)
    },
  )
})
