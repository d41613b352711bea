import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files kept under the SHA-256 of their content: the same bytes are one file, and a name can lead nowhere else. */
export type ContentFiles = {
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

  return { keepFile, pathOf }
}
