import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { unpackText } from '@heshu/shared/artifact/pack.ts'
import { createLog } from '@heshu/shared/log.ts'
import { openFiles } from '@heshu/shared/store/files.ts'
import type { NewReport } from '@heshu/shared/store/intake.ts'
import type { RunResult } from '@heshu/shared/store/runs.ts'
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeName, isReportName } from './report-names.ts'
import { returnRefused } from './return-refused.ts'
import { type Inbox, type InboxDependencies, LOCAL_INBOX, watchInbox } from './watch-inbox.ts'

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

type Fake = InboxDependencies & {
  readonly added: NewReport[]
  readonly refused: RunResult[]
  readonly batches: Map<string, { readonly kind: string; readonly name: string; closed: boolean }>
  readonly trouble: { additions: number }
}

/** A store in memory with real files; `trouble` makes the next additions fail. */
const fakeStore = (): Fake => {
  const added: NewReport[] = []
  const refused: RunResult[] = []
  const batches: Fake['batches'] = new Map()
  const trouble = { additions: 0 }
  const files = openFiles({ data: folder, s3: null })
  const store: InboxDependencies['store'] = {
    addReports: async reports => {
      if (trouble.additions-- > 0) throw new Error('the database is away')
      const fresh = reports.filter(report => !added.some(({ id }) => id === report.id))
      added.push(...fresh)
      return reports.map(({ id }) => ({ outcome: 'new', run: { reportId: id, runId: id } }))
    },
    openBatch: async ({ id, kind, name }) => {
      const known = [...batches].find(
        ([, batch]) => batch.name === name && !batch.closed && kind === 'folder',
      )
      if (!known) batches.set(id, { kind, name, closed: false })
      return known?.[0] ?? id
    },
    closeBatch: async id => {
      batches.get(id)!.closed = true
    },
    finishBatch: async () => true,
    turnAway: async () => {},
    storeResult: async (_, result) => ({ isFirst: refused.push(result) > 0, sharedLine: null }),
    openBatches: async () => [],
  }
  const incoming = join(folder, 'incoming')
  const log = createLog('silent')
  return { store, files, log, inbox, incoming, onTaken: () => {}, added, refused, batches, trouble }
}

const QUICK = { ...LOCAL_INBOX, lookMs: 40, settleMs: 200, unendedMs: 900, emptyMs: 300, retryMs: 20 }
const watchWith = async (fake: Fake, options = QUICK) => {
  const watching = await watchInbox(fake, options)
  open.push(watching)
  return watching
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 8000, interval: 20 })

const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter(entry => !entry.isDirectory())
    .map(entry => entry.name)
const contentOf = (fake: Fake, report: NewReport | undefined) =>
  fake.files.originals.withFile(report?.sha256 ?? '', path => readFile(path, 'utf8'))

describe('watchInbox', () => {
  it('moves dropped files unchanged into the store, a folder as a batch, and leaves the inbox empty', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    await mkdir(join(inbox, '2024/甲局'), { recursive: true })
    await writeFile(join(inbox, '2024/甲局/自评.txt'), '支出 3 万元')
    await writeFile(join(inbox, '2024/.DS_Store'), '')
    await writeFile(join(inbox, '乙.txt'), '一')
    await until(() => expect(fake.added).toHaveLength(2))
    const [inFolder, single] = fake.added.toSorted((a, b) => b.priority - a.priority)
    expect(inFolder).toMatchObject({ name: '2024/甲局/自评.txt', priority: 5 })
    expect(single).toMatchObject({ name: '乙.txt', priority: 0, batchId: null })
    expect(await contentOf(fake, inFolder)).toBe('支出 3 万元')
    await until(async () => expect(await readdir(join(folder, 'incoming'))).toEqual([]))
    await until(async () => expect(await readdir(inbox)).toEqual([]))
    await until(() =>
      expect([...fake.batches]).toEqual([
        [inFolder?.batchId, { kind: 'folder', name: '2024', closed: true }],
      ]),
    )
  })

  it('takes what lay in the inbox before it started', async () => {
    await mkdir(inbox)
    await writeFile(join(inbox, 'a.txt'), 'a')
    const fake = fakeStore()
    await watchWith(fake)
    await until(() => expect(fake.added.map(report => report.name)).toEqual(['a.txt']))
  })

  it('waits until a file is completely written', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    for (const part of ['一', '二', '三', '四', '五']) {
      await appendFile(join(inbox, 'slow.txt'), part)
      await wait(120)
      expect(fake.added).toEqual([])
    }
    await until(() => expect(fake.added).toHaveLength(1))
    expect(fake.added[0]?.bytes).toBe(15)
  })

  it('waits longer for a file whose end mark is missing, and takes it in the end', async () => {
    const fake = fakeStore()
    let now = 0
    await watchWith(fake, { ...QUICK, now: () => now })
    const names = () => fake.added.map(report => report.name)
    /** Some looks at the inbox. */
    const looked = () => wait(300)
    await writeFile(join(inbox, 'stalled.pdf'), '%PDF-1.7 half of it')
    await writeFile(join(inbox, 'whole.pdf'), '%PDF-1.7 all of it %%EOF')
    await looked()
    now = 200
    await until(() => expect(names()).toEqual(['whole.pdf']))
    now = 899
    await looked()
    expect(names()).toEqual(['whole.pdf'])
    await appendFile(join(inbox, 'stalled.pdf'), ' the rest %%EOF')
    await writeFile(join(inbox, 'damaged.pdf'), '%PDF-1.7 no end')
    await looked()
    now = 1099
    await until(() => expect(names()).toEqual(['whole.pdf', 'stalled.pdf']))
    now = 1799
    await until(() => expect(names()).toEqual(['whole.pdf', 'stalled.pdf', 'damaged.pdf']))
  })

  it('takes files that are renamed while they settle once, and forgets those that are deleted', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    await writeFile(join(inbox, 'first.txt'), 'a')
    await writeFile(join(inbox, 'gone.txt'), 'b')
    await wait(100)
    await rename(join(inbox, 'first.txt'), join(inbox, 'second.txt'))
    await unlink(join(inbox, 'gone.txt'))
    await until(() => expect(fake.added.map(report => report.name)).toEqual(['second.txt']))
    await wait(400)
    expect(fake.added).toHaveLength(1)
  })

  it('is led by its own clock, not by the times of files', async () => {
    const fake = fakeStore()
    let now = 0
    await watchWith(fake, { ...QUICK, now: () => now })
    await writeFile(join(inbox, 'a.txt'), 'a')
    await wait(400)
    expect(fake.added).toEqual([])
    now = 200
    await until(() => expect(fake.added).toHaveLength(1))
  })

  it('leaves alone files of the system, hidden files and links', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    await writeFile(join(folder, 'secret'), 'secret')
    await symlink(join(folder, 'secret'), join(inbox, 'link.txt'))
    for (const name of ['~$甲.docx', 'Thumbs.db', '.甲.txt.part']) await writeFile(join(inbox, name), 'x')
    await writeFile(join(inbox, '甲.docx'), 'x')
    await until(() => expect(fake.added.map(report => report.name)).toEqual(['甲.docx']))
    await wait(400)
    expect(fake.added).toHaveLength(1)
    expect(await filesIn(inbox)).toHaveLength(4)
  })

  it('takes files whose names are not UTF-8', async () => {
    const fake = fakeStore()
    await watchWith(fake)
    // 自评.txt in GB 18030
    const name = Buffer.concat([Buffer.from(`${inbox}/`), Buffer.from('d7d4c6c02e747874', 'hex')])
    await writeFile(name, 'a')
    await until(() => expect(fake.added.map(report => report.name)).toEqual(['自评.txt']))
  })

  it('tries again after a passing fault, and takes the file once', async () => {
    const fake = fakeStore()
    fake.trouble.additions = 3
    await watchWith(fake)
    await writeFile(join(inbox, 'a.txt'), 'a')
    await until(() => expect(fake.added).toHaveLength(1))
    await until(async () => expect(await readdir(join(folder, 'incoming'))).toEqual([]))
  })

  it('takes up after a stop what was half-way, under the same id', async () => {
    const fake = fakeStore()
    fake.trouble.additions = Number.POSITIVE_INFINITY
    const first = await watchWith(fake)
    await mkdir(join(inbox, 'b'))
    await writeFile(join(inbox, 'b/a.txt'), 'a')
    await until(async () => expect(await filesIn(join(folder, 'incoming'))).toEqual(['a.txt']))
    await first.close()
    const [id] = await readdir(join(folder, 'incoming'))

    fake.trouble.additions = 0
    await watchWith(fake)
    await until(() => expect(fake.added).toMatchObject([{ id, name: 'b/a.txt' }]))
  })

  it('takes hundreds of files in one drop, each once', async () => {
    const fake = fakeStore()
    await mkdir(join(inbox, 'many'), { recursive: true })
    const names = Array.from({ length: 500 }, (_, n) => `${n}.txt`)
    for (const name of names) await writeFile(join(inbox, 'many', name), name)
    await watchWith(fake)
    await vi.waitFor(() => expect(fake.added).toHaveLength(500), { timeout: 25_000, interval: 100 })
    expect(new Set(fake.added.map(report => report.name)).size).toBe(500)
    expect(fake.batches.size).toBe(1)
  }, 30_000)
})

describe('archives in the inbox', () => {
  const drop = async (name: string, zip: JSZip) => {
    await mkdir(inbox, { recursive: true })
    await writeFile(
      join(inbox, name),
      await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }),
    )
  }

  it('are batches of the reports inside, under ids that stay the same', async () => {
    const zip = new JSZip()
    zip
      .file('甲/自评.txt', '一')
      .file('乙.txt', '二')
      .file('__MACOSX/._乙.txt', 'x')
      .file('甲/Thumbs.db', 'x')
    await drop('2024.zip', zip)
    const fake = fakeStore()
    await watchWith(fake)
    await until(() => expect(fake.added).toHaveLength(2))
    expect(fake.added.map(report => report.name).sort()).toEqual(['2024.zip/乙.txt', '2024.zip/甲/自评.txt'])
    expect([...fake.batches.values()]).toEqual([{ kind: 'archive', name: '2024.zip', closed: true }])
    const inFolder = fake.added.find(report => report.name.endsWith('自评.txt'))
    expect(await contentOf(fake, inFolder)).toBe('一')
    await until(async () => expect(await readdir(join(folder, 'incoming'))).toEqual([]))
  }, 15_000)

  it('a Word document is none', async () => {
    await drop('甲.docx', new JSZip().file('[Content_Types].xml', '').file('word/document.xml', '<x/>'))
    const fake = fakeStore()
    await watchWith(fake)
    await until(() => expect(fake.added.map(report => report.name)).toEqual(['甲.docx']))
  })

  const codeOf = (fake: Fake) =>
    JSON.parse(unpackText(fake.refused[0]?.made?.packed ?? Buffer.alloc(0))).refusal.code

  const outside = () => {
    const zip = new JSZip()
    // JSZip cleans names; the entry is renamed behind its back, to the same length.
    zip.file('aa/etc/x.txt', 'x')
    return zip
  }
  it('that lead out of themselves are refused whole', async () => {
    await mkdir(inbox, { recursive: true })
    const bytes = await outside().generateAsync({ type: 'nodebuffer' })
    const text = bytes.toString('latin1').replaceAll('aa/etc/x.txt', '../etc/x.txt')
    await writeFile(join(inbox, 'bad.zip'), Buffer.from(text, 'latin1'))
    const fake = fakeStore()
    await watchWith(fake)
    await until(() => expect(fake.refused).toHaveLength(1))
    expect(fake.added).toMatchObject([{ name: 'bad.zip', isHeld: true }])
    expect(codeOf(fake)).toBe('archive-unsafe')
    expect(await readdir(folder)).not.toContain('etc')
  }, 15_000)

  it('that are damaged are refused, with what to do', async () => {
    await mkdir(inbox, { recursive: true })
    const bytes = await new JSZip().file('a.txt', 'hello').generateAsync({ type: 'nodebuffer' })
    bytes[bytes.indexOf('hello') + 1] = 0
    await writeFile(join(inbox, 'torn.zip'), bytes)
    const fake = fakeStore()
    await watchWith(fake)
    await until(() => expect(fake.refused).toHaveLength(1))
    expect(codeOf(fake)).toBe('damaged')
  }, 15_000)
})

describe('returnRefused', () => {
  it('lays the file into inbox/refused with a text beside it, beside what lies there already', async () => {
    const fake = fakeStore()
    await mkdir(inbox, { recursive: true })
    await writeFile(join(folder, 'a'), 'bytes')
    const { sha256 } = await fake.files.originals.keepFile(join(folder, 'a'))
    const file = { sha256, name: '2024/坏.pdf', output: '', sameAs: null }
    const waiting = [
      { ...file, reportId: '1' },
      { ...file, reportId: '2', sameAs: '坏.pdf' },
    ]
    const returned: string[] = []
    const store = {
      toReturn: async () => waiting,
      noteReturned: async (id: string) => void returned.push(id),
      readOutput: async () => ({ refusal: { code: 'damaged', message: '文件损坏。请重新导出。' } }) as never,
    }
    expect(await returnRefused({ store, files: fake.files, inbox })).toBe(2)
    expect(returned).toEqual(['1', '2'])
    const place = join(inbox, 'refused/2024')
    expect((await readdir(place)).sort()).toEqual(['坏 (2).pdf', '坏 (2).pdf.txt', '坏.pdf', '坏.pdf.txt'])
    expect(await readFile(join(place, '坏.pdf'), 'utf8')).toBe('bytes')
    expect(await readFile(join(place, '坏.pdf.txt'), 'utf8')).toContain('请重新导出')
    expect(await readFile(join(place, '坏 (2).pdf.txt'), 'utf8')).toContain('内容相同')
    // And the inbox does not take it again.
    await watchWith(fake)
    await wait(500)
    expect(fake.added).toEqual([])
  })
})

describe('names', () => {
  it.each(['甲.txt', 'a.PDF', 'thumbs.db.txt', 'a~$.docx'])('takes %s', name => {
    expect(isReportName(name)).toBe(true)
  })
  it.each(['.DS_Store', 'Thumbs.db', 'THUMBS.DB', '~$甲.docx', 'desktop.ini', '._甲.docx', '__MACOSX'])(
    'ignores %s',
    name => {
      expect(isReportName(name)).toBe(false)
    },
  )
  it('reads names in UTF-8 and in GB 18030', () => {
    expect(decodeName(Buffer.from('自评.txt'))).toBe('自评.txt')
    expect(decodeName(Buffer.from('d7d4c6c02e747874', 'hex'))).toBe('自评.txt')
  })
})
