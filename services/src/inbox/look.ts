import type { Stats } from 'node:fs'
import { lstat, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeName, isLitter, isReportName, numberedName } from './report-names.ts'

/** A file in the inbox as it looks now. */
export type SeenFile = {
  /** Its path inside the inbox, with '/'. */
  readonly name: string
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

export type Look = {
  readonly files: readonly SeenFile[]
  /** Folders inside the inbox that hold nothing to wait for, the deepest first. */
  readonly emptyFolders: readonly string[]
  /** All folders that stand directly in the inbox. */
  readonly topFolders: readonly string[]
}

/** The folder for refused files, which stands in the inbox and is none of it. */
export const REFUSED_FOLDER = 'refused'
const AT_ONCE = 256

/** Names that are not UTF-8 lead nowhere for a program that reads them as text; such files are renamed to what was meant. */
const mendNames = async (folder: string): Promise<void> => {
  const names = await readdir(Buffer.from(folder), { encoding: 'buffer' })
  const known = new Set(names.map(name => name.toString('utf8')))
  for (const name of names) {
    if (!name.toString('utf8').includes('\uFFFD')) continue
    const meant = decodeName(name)
    let n = 1
    while (known.has(numberedName(meant, n))) n++
    known.add(numberedName(meant, n))
    await rename(Buffer.concat([Buffer.from(`${folder}/`), name]), join(folder, numberedName(meant, n)))
  }
}

const seeFile = async (inbox: string, name: string): Promise<SeenFile | null> => {
  // What is gone since it was listed is no file any more.
  const facts: Stats | null = await lstat(join(inbox, name)).catch(() => null)
  if (!facts?.isFile()) return null
  return { name, size: facts.size, mtimeMs: facts.mtimeMs, ino: facts.ino }
}

/** Looks through the inbox, at any depth. Links are left alone: they could lead to any file of the machine. */
export const lookThrough = async (inbox: string): Promise<Look> => {
  const found: string[] = []
  const emptyFolders: string[] = []
  const topFolders: string[] = []

  /** @returns whether there is anything in the folder that is not litter. */
  const walk = async (folder: string): Promise<boolean> => {
    const path = join(inbox, folder)
    let entries = await readdir(path, { withFileTypes: true }).catch(() => null)
    if (!entries) return true
    if (entries.some(entry => entry.name.includes('\uFFFD'))) {
      await mendNames(path)
      entries = await readdir(path, { withFileTypes: true })
    }
    let holds = false
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (name === REFUSED_FOLDER || !isReportName(entry.name)) {
          holds = true
          continue
        }
        if (folder === '') topFolders.push(entry.name)
        if (await walk(name)) holds = true
        else emptyFolders.push(name)
      } else if (entry.isFile() && isReportName(entry.name)) {
        found.push(name)
        holds = true
      } else if (!isLitter(entry.name)) holds = true
    }
    return holds
  }
  await walk('')

  const files: SeenFile[] = []
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const seen = await Promise.all(found.slice(at, at + AT_ONCE).map(name => seeFile(inbox, name)))
    files.push(...seen.filter(file => file !== null))
  }
  return { files, emptyFolders, topFolders }
}

export const looksSame = (a: SeenFile, b: SeenFile): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino

/** The file as it looks now, or null when it is gone. */
export const lookAgain = (inbox: string, { name }: SeenFile): Promise<SeenFile | null> => seeFile(inbox, name)
