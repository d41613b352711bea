import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files kept under the SHA-256 of their content: the same bytes are one file, and a name can lead nowhere else. */
export type ContentFiles = {
  /**
   * Keeps the file itself under a second name; a copy where the file system has no such thing. The first name is then for the
   * caller to remove. @throws ChangedWhileReadError when somebody still writes it.
   */
  readonly linkFile: (path: string) => Promise<KeptFile>
  /** Keeps a copy of a file. @throws ChangedWhileReadError when somebody still writes it. */
  readonly keepFile: (path: string) => Promise<KeptFile>
  /** Where the content stands, absolute. @throws RangeError on anything but 64 lower-case hexadecimal digits. */
  readonly pathOf: (sha256: string) => string
}

export type KeptFile = { readonly sha256: string; readonly bytes: number }

export class ChangedWhileReadError extends Error {
  override readonly name = 'ChangedWhileReadError'
}

/** Makes a renaming last over a loss of power. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** So much is read at once. */
const PIECE = 1 << 20

/** The hash of a file whose bytes are on the disk then, and whether it stayed the same meanwhile. */
const hashSynced = async (path: string): Promise<KeptFile & { readonly isSame: boolean }> => {
  const file = await open(path, 'r')
  try {
    const before = await file.stat()
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(Math.min(PIECE, before.size + 1))
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null)
      if (bytesRead === 0) break
      hash.update(piece.subarray(0, bytesRead))
      bytes += bytesRead
    }
    await file.sync()
    const after = await file.stat()
    const isSame = after.size === bytes && after.mtimeMs === before.mtimeMs
    return { sha256: hash.digest('hex'), bytes, isSame }
  } finally {
    await file.close()
  }
}

/** A kept file that is there already is the same: its name says so. */
const tryLink = async (path: string, kept: string): Promise<'linked' | 'no folder' | 'no links'> => {
  try {
    await link(path, kept)
    return 'linked'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST') return 'linked'
    return code === 'ENOENT' ? 'no folder' : 'no links'
  }
}

/** @param folder absolute; made when it is missing. */
export const openContentFiles = (folder: string): ContentFiles => {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in hexadecimal')
    return join(folder, sha256.slice(0, 2), sha256)
  }

  const keepFile = async (path: string): Promise<KeptFile> => {
    const before = await stat(path)
    await mkdir(folder, { recursive: true })
    const copy = join(folder, `${randomUUID()}.new`)
    const hash = createHash('sha256')
    let bytes = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    })
    try {
      await pipeline(
        createReadStream(path),
        measure,
        createWriteStream(copy, { flags: 'wx', mode: 0o440, flush: true }),
      )
      const after = await stat(path)
      if (after.size !== bytes || after.mtimeMs !== before.mtimeMs)
        throw new ChangedWhileReadError('the file was written while it was read')
      const sha256 = hash.digest('hex')
      const kept = pathOf(sha256)
      if (!(await exists(kept))) {
        await mkdir(dirname(kept), { recursive: true })
        await rename(copy, kept)
        await syncFolder(dirname(kept))
      }
      return { sha256, bytes }
    } finally {
      await rm(copy, { force: true })
    }
  }

  const linkFile = async (path: string): Promise<KeptFile> => {
    const { sha256, bytes, isSame } = await hashSynced(path)
    if (!isSame) throw new ChangedWhileReadError('the file was written while it was read')
    const kept = pathOf(sha256)
    const linked = await tryLink(path, kept)
    if (linked === 'no folder') {
      await mkdir(dirname(kept), { recursive: true })
      if ((await tryLink(path, kept)) === 'no links') return keepFile(path)
    } else if (linked === 'no links') return keepFile(path)
    await syncFolder(dirname(kept))
    return { sha256, bytes }
  }

  return { linkFile, keepFile, pathOf }
}
