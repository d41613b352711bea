import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A folder of mode 700, as mkdtemp makes them. */
const dataFolder = async (name = 'data') => {
  const folder = await mkdtemp(join(tmpdir(), 'heshu-pg-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  return join(folder, name)
}

const query = async (url: string, text: string) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

describe('startEmbeddedPostgres', () => {
  it('starts below a folder of mode 700, is adopted while it runs, and keeps its data over a restart', async () => {
    const data = await dataFolder()
    const first = await startEmbeddedPostgres(data)
    cleanUps.push(first.stop)
    expect(first.started).toBe(true)
    await query(first.url, 'create table kept (n int)')

    const adopted = await startEmbeddedPostgres(data)
    expect(adopted).toMatchObject({ started: false, url: first.url })
    expect(await findEmbeddedPostgres(data)).toBe(first.url)
    await adopted.stop()
    expect(await findEmbeddedPostgres(data)).toBeNull()

    const again = await startEmbeddedPostgres(data)
    expect(again.started).toBe(true)
    expect(await query(again.url, 'select count(*) as n from kept')).toEqual([{ n: '0' }])
    await again.stop()
  })

  it('leaves a server running, after a short visit, that somebody else has come to use', async () => {
    const data = await dataFolder()
    const visit = await startEmbeddedPostgres(data)
    cleanUps.push(visit.stop)
    const other = new Client({ connectionString: visit.url })
    await other.connect()
    await visit.release()
    expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await other.end()

    const adopted = await startEmbeddedPostgres(data)
    await adopted.release()
    expect(await findEmbeddedPostgres(data)).toBe(visit.url)
    await vi.waitFor(async () => {
      await visit.release()
      expect(await findEmbeddedPostgres(data)).toBeNull()
    })
  })

  it('starts over a pid file whose number belongs to another process now', async () => {
    const data = await dataFolder()
    const first = await startEmbeddedPostgres(data)
    cleanUps.push(first.stop)
    await first.stop()
    const stranger = spawn('sleep', ['60'])
    cleanUps.push(async () => stranger.kill())
    await writeFile(join(data, 'postgres/postmaster.pid'), `${stranger.pid}\n${join(data, 'postgres')}\n`)
    expect(await findEmbeddedPostgres(data)).toBeNull()
    const again = await startEmbeddedPostgres(data)
    expect(again.started).toBe(true)
    await again.stop()
    expect(stranger.exitCode).toBeNull()
  })

  it('works in a folder whose path is too long for a socket', async () => {
    const data = await dataFolder(`${'深'.repeat(40)}/data`)
    const server = await startEmbeddedPostgres(data)
    cleanUps.push(server.stop)
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
