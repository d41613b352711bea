import { randomUUID } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsClient } from 'aws4fetch'
import type { S3Config } from '../config.ts'
import { type KeptFile, openContentFiles } from './content-files.ts'
import type { Files } from './files.ts'

/** The object store cannot be used; the message says which request failed, without its keys. */
export class S3Error extends Error {
  override readonly name = 'S3Error'
}

const RETRIES = 4

/**
 * Originals and artifacts as objects of one bucket, addressed by path (as MinIO, Ceph and the clouds' own stores all take it).
 * @param passing folder for files on their way; nothing stays in it.
 */
export const openS3Files = (config: S3Config, passing: string): Files => {
  const client = new AwsClient({
    accessKeyId: config.accessKey,
    secretAccessKey: config.secretKey,
    service: 's3',
    region: config.region,
    retries: RETRIES,
  })
  const urlOf = (name: string) => `${config.endpoint}/${config.bucket}/${name}`

  const request = async (method: string, name: string, init: RequestInit = {}): Promise<Response> => {
    let answer: Response
    try {
      answer = await client.fetch(urlOf(name), { method, ...init })
    } catch (error) {
      throw new S3Error(`${method} ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    if (answer.ok || answer.status === 404) return answer
    throw new S3Error(`${method} ${name}: status ${answer.status}`)
  }
  const put = async (name: string, body: Blob | Uint8Array, sha256?: string): Promise<void> => {
    const answer = await request('PUT', name, {
      body: body as NonNullable<RequestInit['body']>,
      headers: {
        'content-length': String(body instanceof Blob ? body.size : body.byteLength),
        ...(sha256 && { 'x-amz-content-sha256': sha256 }),
      },
    })
    await answer.arrayBuffer()
    if (answer.status === 404) throw new S3Error(`PUT ${name}: there is no bucket ${config.bucket}`)
  }
  const contents = openContentFiles(passing)
  const keepFile = async (path: string): Promise<KeptFile> => {
    const kept = await contents.keepFile(path)
    try {
      await put(`originals/${kept.sha256}`, await openAsBlob(contents.pathOf(kept.sha256)), kept.sha256)
    } finally {
      await rm(contents.pathOf(kept.sha256), { force: true })
    }
    return kept
  }

  return {
    originals: {
      keepFile,
      linkFile: keepFile,
      withFile: async (sha256, use) => {
        const answer = await request('GET', `originals/${sha256}`)
        if (answer.status === 404 || !answer.body) throw new S3Error(`GET originals/${sha256}: not found`)
        await mkdir(passing, { recursive: true })
        const path = join(passing, `${randomUUID()}.original`)
        try {
          await pipeline(Readable.fromWeb(answer.body), createWriteStream(path, { flags: 'wx' }))
          return await use(path)
        } finally {
          await rm(path, { force: true })
        }
      },
    },
    artifacts: {
      find: async name => {
        const answer = await request('GET', `artifacts/${name}`)
        const bytes = new Uint8Array(await answer.arrayBuffer())
        return answer.status === 404 ? null : bytes
      },
      keep: (name, bytes) => put(`artifacts/${name}`, bytes),
    },
  }
}
