import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { openFiles } from './files.ts'

// s3rver is a stand-in that speaks the protocol and checks signatures, not a real store: no npm or Debian package brings one.
let folder: string
let server: S3rver
let address: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-s3-'))
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'heshu', configs: [] }],
  })
  const { port } = (await server.run()) as AddressInfo
  address = `S3RVER:S3RVER@127.0.0.1:${port}`
})
afterAll(async () => {
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

const filesAt = (s3: string) => {
  const { s3: config } = readConfig({}, { HESHU_S3: s3 })
  return openFiles({ data: join(folder, 'data'), s3: config })
}
const write = async (content: string | Buffer) => {
  await writeFile(join(folder, 'a'), content)
  return join(folder, 'a')
}

describe('files in an S3-compatible store (s3rver, a stand-in)', () => {
  it('keeps originals unchanged under their hash, and lends them as files', async () => {
    const { originals } = filesAt(`http://${address}/heshu`)
    const content = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0xbf])
    const kept = await originals.keepFile(await write(content))
    expect(kept).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: 5 })
    expect(await originals.linkFile(await write(content))).toEqual(kept)
    expect(await originals.withFile(kept.sha256, path => readFile(path))).toEqual(content)
    // Nothing stays on the way.
    const passing = await readdir(join(folder, 'data/passing'), { recursive: true, withFileTypes: true })
    expect(passing.filter(entry => entry.isFile())).toEqual([])
  })

  it('keeps a file of many megabytes, and an empty one', async () => {
    const { originals } = filesAt(`http://${address}/heshu`)
    for (const content of [Buffer.alloc(9_000_000, '预算'), Buffer.alloc(0)]) {
      const { sha256 } = await originals.keepFile(await write(content))
      expect((await originals.withFile(sha256, path => readFile(path))).equals(content)).toBe(true)
    }
  })

  it('keeps artifacts under their names, and has none that were not kept', async () => {
    const { artifacts } = filesAt(`http://${address}/heshu`)
    expect(await artifacts.find('parse-1/ab/abc')).toBeNull()
    await artifacts.keep('parse-1/ab/abc', Buffer.from('一'))
    await artifacts.keep('parse-1/ab/abc', Buffer.from('二'))
    expect(Buffer.from((await artifacts.find('parse-1/ab/abc'))!).toString()).toBe('二')
  })

  it('tells of a missing original, a missing bucket and an unknown key as trouble, without the key', async () => {
    const missing = filesAt(`http://${address}/heshu`).originals.withFile('0'.repeat(64), async () => {})
    await expect(missing).rejects.toThrow('not found')
    await expect(filesAt(`http://${address}/other`).originals.keepFile(await write('x'))).rejects.toThrow(
      'no bucket other',
    )
    const unknown = filesAt(`http://${address.replace('S3RVER:S3RVER', 'nobody:secret')}/heshu`)
    const error = String(await unknown.originals.keepFile(await write('x')).catch(String))
    expect(error).toContain('status 403')
    expect(error).not.toContain('secret')
  })

  it('signs its requests as Signature Version 4 says (which s3rver does not check)', async () => {
    const seen: { method: string; path: string; headers: IncomingHttpHeaders }[] = []
    const listening = createServer((request, response) => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers })
      request.resume().on('end', () => response.writeHead(200).end())
    }).listen(0, '127.0.0.1')
    await once(listening, 'listening')
    const { port } = listening.address() as AddressInfo
    const files = filesAt(`http://KEY:a%2Fsecret@127.0.0.1:${port}/heshu?region=cn-north-1`)
    const { sha256 } = await files.originals.keepFile(await write('一'))
    await files.artifacts.find('parse-1/ab/abc')
    listening.close()

    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT /heshu/originals/${sha256}`,
      'GET /heshu/artifacts/parse-1/ab/abc',
    ])
    expect(seen[0]?.headers['x-amz-content-sha256']).toBe(sha256)
    for (const { method, path, headers } of seen) {
      const given = headers.authorization ?? ''
      const signed = /SignedHeaders=([^,]+)/.exec(given)?.[1] ?? ''
      const date = String(headers['x-amz-date'])
      const scope = `${date.slice(0, 8)}/cn-north-1/s3/aws4_request`
      const lines = signed.split(';').map(name => `${name}:${headers[name]}\n`)
      const request = [method, path, '', lines.join(''), signed, headers['x-amz-content-sha256']].join('\n')
      const hash = createHash('sha256').update(request).digest('hex')
      const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
      const key = scope.split('/').reduce<string | Buffer>(hmac, 'AWS4a/secret')
      const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope, hash].join('\n')).toString('hex')
      expect(given).toContain(`Credential=KEY/${scope}`)
      expect(given).toContain(`Signature=${signature}`)
    }
  })

  it('tells of a store that is away', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    gone.close()
    const away = filesAt(`http://k:s@127.0.0.1:${port}/heshu`).artifacts.find('a')
    await expect(away).rejects.toThrow('GET a')
  })
})
