import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findEmbeddedPostgres } from '@heshu/shared/store/embedded-postgres.ts'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JSON_TAIL, jsonHead } from '../services/src/cli/output-json.ts'
import { VERSION } from '../services/src/cli/version.ts'
import { NAME, type ServeProcess, startServeProcess } from './serve-process.ts'

describe('with neither Redis nor PostgreSQL configured', () => {
  let serve: ServeProcess
  beforeAll(async () => {
    serve = await startServeProcess({})
  }, 60_000)
  afterAll(() => serve?.remove())

  it('a report dropped into the inbox becomes, through the queue in PostgreSQL, byte for byte what verify gives', async () => {
    await serve.drop()
    const result = await serve.waitForResult()
    expect(`${jsonHead(VERSION)}\n${result}${JSON_TAIL}`).toBe(await serve.verify())
    const document = JSON.parse(result)
    expect(document).toMatchObject({ file: NAME, status: 'verified' })
    expect(document.checks.length).toBeGreaterThan(0)
  }, 60_000)

  it('the job went through the queue of the embedded server', async () => {
    const client = new Client({ connectionString: (await findEmbeddedPostgres(serve.data)) ?? '' })
    await client.connect()
    const { rows } = await client.query("select 1 from pg_stat_activity where application_name = 'heshu'")
    await client.end()
    // The worker's connection that waits for jobs carries the name of the queue.
    expect(rows).toHaveLength(1)
  })

  it('the same bytes once more are a duplicate, and status counts both files', async () => {
    await serve.drop()
    const deadline = Date.now() + 15_000
    let status = JSON.parse(await serve.run(['status', '--json', '--data', serve.data]))
    while (status.duplicates === 0 && Date.now() < deadline)
      status = JSON.parse(await serve.run(['status', '--json', '--data', serve.data]))
    expect(status).toEqual({ verified: 1, refused: 0, unfinished: 0, duplicates: 1, waiting: [] })
  }, 30_000)

  it('SIGTERM ends serve, its workers and its database, and leaves nothing half-way', async () => {
    expect(await serve.end()).toBe(0)
    expect(serve.log()).toContain('"worker ended"')
    expect(await findEmbeddedPostgres(serve.data)).toBeNull()
    expect(await readdir(join(serve.data, 'incoming'))).toEqual([])
  }, 40_000)

  it('status tells the same when nothing runs', async () => {
    expect(JSON.parse(await serve.run(['status', '--json', '--data', serve.data]))).toMatchObject({
      verified: 1,
      duplicates: 1,
    })
    expect(await findEmbeddedPostgres(serve.data)).toBeNull()
  })
})
