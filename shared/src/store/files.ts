import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { type KeptFile, openContentFiles } from './content-files.ts'
import { openS3Files } from './s3-files.ts'

/** The bytes of originals, under their SHA-256, and of what stages made of them: in folders, or in an S3-compatible store. */
export type Files = { readonly originals: Originals; readonly artifacts: ArtifactFiles }

export type Originals = {
  /** Keeps a copy of a file. @throws ChangedWhileReadError when somebody still writes it. */
  readonly keepFile: (path: string) => Promise<KeptFile>
  /**
   * The same without copying it, where that can be; the caller gives the file up and removes it under its first name.
   * @throws ChangedWhileReadError when somebody still writes it.
   */
  readonly linkFile: (path: string) => Promise<KeptFile>
  /** Lends the content as a file that may be read until `use` has ended. */
  readonly withFile: <Value>(sha256: string, use: (path: string) => Promise<Value>) => Promise<Value>
}

/** What may be lost and made again. Names are paths with '/'. */
export type ArtifactFiles = {
  readonly find: (name: string) => Promise<Uint8Array | null>
  readonly keep: (name: string, bytes: Uint8Array) => Promise<void>
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const artifactFolder = (folder: string): ArtifactFiles => ({
  find: name =>
    readFile(join(folder, name)).catch(error => (isMissing(error) ? null : Promise.reject(error))),
  keep: async (name, bytes) => {
    const path = join(folder, name)
    // Neither flushed nor renamed into place, which both cost more than they are worth here: what a stop leaves in pieces is
    // seen by its checksum, and made again.
    try {
      await writeFile(path, bytes)
    } catch (error) {
      if (!isMissing(error)) throw error
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes)
    }
  },
})

const folderFiles = (data: string): Files => {
  const contents = openContentFiles(join(data, 'originals'))
  return {
    originals: {
      linkFile: contents.linkFile,
      keepFile: contents.keepFile,
      withFile: (sha256, use) => use(contents.pathOf(sha256)),
    },
    artifacts: artifactFolder(join(data, 'artifacts')),
  }
}

export const openFiles = (config: Pick<Config, 'data' | 's3'>): Files =>
  config.s3 === null ? folderFiles(config.data) : openS3Files(config.s3, join(config.data, 'passing'))
