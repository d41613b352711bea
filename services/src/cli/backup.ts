import { createReadStream, createWriteStream } from 'node:fs'
import { access, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { type ConfigFlags, readConfig } from '@heshu/shared/config.ts'
import { dumpTables, restoreTables, SCHEMA, type TableName } from '@heshu/shared/store/dump.ts'
import { type Files, openFiles } from '@heshu/shared/store/files.ts'
import { hashFile } from '@heshu/workers/pool/hash-file.ts'
import { VERSION } from './version.ts'
import { withDatabase } from './with-store.ts'

export type BackupOptions = Pick<ConfigFlags, 'data'>

/** What lies in a backup's folder: this, tables/NAME.ndjson.zst, and originals/ab/abcd… */
type Manifest = {
  readonly format: 1
  readonly version: string
  readonly madeAt: string
  readonly schema: readonly string[]
  readonly rows: Readonly<Record<string, number>>
  readonly originals: readonly string[]
}

const MANIFEST = 'heshu-backup.json'
const tableFile = (folder: string, table: string) => join(folder, 'tables', `${table}.ndjson.zst`)
const originalFile = (folder: string, sha256: string) => join(folder, 'originals', sha256.slice(0, 2), sha256)

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const writeTable = async (path: string, rows: AsyncIterable<string>): Promise<number> => {
  let count = 0
  const lines = async function* () {
    for await (const row of rows) {
      count++
      yield `${row}\n`
    }
  }
  await mkdir(dirname(path), { recursive: true })
  await pipeline(
    Readable.from(lines()),
    createZstdCompress(),
    createWriteStream(`${path}.new`, { flush: true }),
  )
  await rename(`${path}.new`, path)
  return count
}

async function* readTable(path: string): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(path).pipe(createZstdDecompress()) })
  for await (const line of lines) if (line !== '') yield line
}

/** Copies an original, whose name says what its content must be. */
const copyOriginal = async (from: string, to: string, sha256: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, `${to}.new`)
  if ((await hashFile(`${to}.new`)) !== sha256) {
    await rm(`${to}.new`, { force: true })
    throw new Error(`原件 ${sha256} 已损坏，内容与记录的不符。请检查存放数据的磁盘。`)
  }
  await rename(`${to}.new`, to)
}

const keepOriginals = async (files: Files, folder: string, originals: readonly string[]): Promise<number> => {
  let copied = 0
  for (const sha256 of originals) {
    const path = originalFile(folder, sha256)
    if (await exists(path)) continue
    await files.originals.withFile(sha256, from => copyOriginal(from, path, sha256))
    copied++
  }
  return copied
}

/** Writes database and originals into a folder, as they are at one moment, also while `serve` runs. Originals that lie there stay. */
export const runBackup = async (folder: string, options: BackupOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  await withDatabase(config, async databaseUrl => {
    // Without it a backup broken off would look like a whole one.
    await rm(join(folder, MANIFEST), { force: true })
    const rows: Record<string, number> = {}
    const originals = await dumpTables(databaseUrl, async (table, lines) => {
      rows[table] = await writeTable(tableFile(folder, table), lines)
    })
    const copied = await keepOriginals(openFiles(config), folder, originals)
    const manifest: Manifest = {
      format: 1,
      version: VERSION,
      madeAt: new Date().toISOString(),
      schema: SCHEMA,
      rows,
      originals,
    }
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true })
    process.stdout.write(
      `已备份到 ${folder}：文件 ${rows['reports'] ?? 0} 份，原件 ${originals.length} 个（新增 ${copied} 个）。\n`,
    )
  })
}

const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new Error(`${folder} 中没有完整的备份（缺 ${MANIFEST}）。请给出 heshu backup 写成的文件夹。`)
  })
  const manifest: Manifest = JSON.parse(text)
  if (manifest.format !== 1 || manifest.schema.join() !== SCHEMA.join())
    throw new Error(
      `这份备份由 ${manifest.version} 版写成，数据库结构与本版（${VERSION}）不同。请用 ${manifest.version} 版恢复，再升级。`,
    )
  return manifest
}

/** Brings a backup back, into an empty data folder and an empty database. */
export const runRestore = async (folder: string, options: BackupOptions): Promise<void> => {
  const config = readConfig({ data: options.data })
  const manifest = await readManifest(folder)
  await mkdir(config.data, { recursive: true })
  await withDatabase(config, async databaseUrl => {
    const files = openFiles(config)
    // Before the tables speak of them.
    for (const sha256 of manifest.originals) {
      const kept = await files.originals.keepFile(originalFile(folder, sha256))
      if (kept.sha256 !== sha256) throw new Error(`备份中的原件 ${sha256} 已损坏，没有恢复。`)
    }
    const give = (table: TableName) => readTable(tableFile(folder, table))
    if (!(await restoreTables(databaseUrl, give)))
      throw new Error(
        '数据库里已有数据，没有恢复。请用 --data 指定新的文件夹，或用 DATABASE_URL 指定空的数据库。',
      )
    process.stdout.write(
      `已恢复 ${manifest.madeAt} 的备份：文件 ${manifest.rows['reports'] ?? 0} 份，原件 ${manifest.originals.length} 个。用 heshu serve 启动后继续未完成的复核。\n`,
    )
  })
}
