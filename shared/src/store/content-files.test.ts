import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openContentFiles } from './content-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heshu-content-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('openContentFiles', () => {
  it('keeps the bytes unchanged under their hash', async () => {
    const content = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0xbf])
    const files = openContentFiles(join(folder, 'kept'))
    const kept = await files.keepFile(await write('a', content))
    expect(kept).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: 5 })
    expect(await readFile(files.pathOf(kept.sha256))).toEqual(content)
  })

  it('keeps equal files once and leaves no copies behind', async () => {
    const files = openContentFiles(join(folder, 'kept'))
    const first = await files.keepFile(await write('a', '一'))
    expect(await files.keepFile(await write('b', '一'))).toEqual(first)
    expect(await readdir(join(folder, 'kept'))).toEqual([first.sha256.slice(0, 2)])
    expect(await readdir(join(folder, 'kept', first.sha256.slice(0, 2)))).toEqual([first.sha256])
  })

  it.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`, `${'a'.repeat(64)}\n`])(
    'leads nowhere for %j',
    name => {
      expect(() => openContentFiles(folder).pathOf(name)).toThrow(RangeError)
    },
  )

  it('keeps the file itself under its hash, without a copy', async () => {
    const files = openContentFiles(join(folder, 'kept'))
    const path = await write('a', '一')
    const kept = await files.linkFile(path)
    expect(kept).toEqual(await files.keepFile(path))
    expect((await stat(files.pathOf(kept.sha256))).ino).toBe((await stat(path)).ino)
    expect(await files.linkFile(await write('b', '一'))).toEqual(kept)
    expect((await files.linkFile(await write('empty', ''))).bytes).toBe(0)
  })

  it('leaves nothing behind for a file that is gone', async () => {
    const files = openContentFiles(join(folder, 'kept'))
    await expect(files.keepFile(join(folder, 'gone'))).rejects.toThrow('ENOENT')
    expect(await readdir(folder)).toEqual([])
  })
})
