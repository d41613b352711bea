import type { Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import type { Refusal } from '@heshu/shared/model/report-document.ts'

export type Collected = {
  /** Regular files, as given or below a folder as given, sorted, each once. */
  readonly files: readonly string[]
  /** Paths that gave nothing to verify, each with the sentence for the auditor. */
  readonly refused: readonly { readonly file: string; readonly refusal: Refusal }[]
  /** Links below a folder. They are left alone: inside the folder their target is met anyway, outside it is none of ours. */
  readonly links: readonly string[]
}

/** Left behind by macOS, Windows and Office (the lock of an open document); never a report. */
const ofTheSystem = (name: string): boolean =>
  /^(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name) || name.startsWith('~$') || name.startsWith('._')

const refusal = (code: string, message: string): Refusal => ({ code, message })

const cannotRead = (path: string, error: unknown): Refusal => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return refusal('not-found', `找不到“${path}”。请检查路径是否写对、文件是否已被移走。`)
  if (code === 'EACCES' || code === 'EPERM')
    return refusal('unreadable', `没有读取“${path}”的权限。请调整权限后重试。`)
  if (code === 'ELOOP')
    return refusal('unreadable', `“${path}”是首尾相连的链接，指不到任何文件。请给出文件本身的路径。`)
  return refusal('unreadable', `读不了“${path}”（${code ?? String(error)}）。请检查磁盘或网络位置后重试。`)
}

const notAFile = (path: string): Refusal =>
  refusal('unsupported', `“${path}”不是普通文件。请给出报告文件或存放报告的文件夹。`)

/** In the order of UTF-16 code units: the same on every machine, whatever its language. */
export const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The files to verify: those given, and all in the folders given, at any depth. Symbolic links are followed only where
 * they are given themselves. A path that does not exist or cannot be read, and a folder without any file, is refused.
 * The folder `exceptBelow`, where results are written, is not looked into.
 */
export const collectFiles = async (
  paths: readonly string[],
  exceptBelow: string | null = null,
): Promise<Collected> => {
  const files = new Set<string>()
  const refused = new Map<string, Refusal>()
  const links = new Set<string>()
  const excluded = exceptBelow === null ? null : resolve(exceptBelow)

  const walk = async (folder: string): Promise<boolean> => {
    let found = false
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      for (const entry of entries) {
        const path = folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`
        if (ofTheSystem(entry.name)) continue
        if (entry.isSymbolicLink()) links.add(path)
        else if (entry.isDirectory()) found = (resolve(path) !== excluded && (await walk(path))) || found
        else if (entry.isFile()) {
          files.add(path)
          found = true
        } else {
          refused.set(path, notAFile(path))
          found = true
        }
      }
    } catch (error) {
      refused.set(folder, cannotRead(folder, error))
      return true
    }
    return found
  }

  const look = async (path: string): Promise<void> => {
    let kind: Stats
    try {
      kind = await stat(path)
    } catch (error) {
      const dangling = await lstat(path).then(
        () => true,
        () => false,
      )
      refused.set(
        path,
        dangling && error instanceof Error && 'code' in error && error.code === 'ENOENT'
          ? refusal('not-found', `“${path}”是一个链接，它所指的文件已不存在。请给出文件本身的路径。`)
          : cannotRead(path, error),
      )
      return
    }
    if (kind.isFile()) files.add(path)
    else if (!kind.isDirectory()) refused.set(path, notAFile(path))
    else {
      const folder = path
        .split(sep)
        .join('/')
        .replace(/(?<=.)\/+$/, '')
      if (!(await walk(folder)))
        refused.set(
          path,
          refusal(
            'no-reports',
            `文件夹“${path}”里没有可核对的文件。请放入 PDF、Word 或文本格式的报告，或改给报告的路径。`,
          ),
        )
    }
  }

  for (const path of paths) await look(path)
  return {
    files: [...files].sort(byPath),
    refused: [...refused]
      .map(([file, refusal]) => ({ file, refusal }))
      .sort((a, b) => byPath(a.file, b.file)),
    links: [...links].sort(byPath),
  }
}
