import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JSON_TAIL, jsonHead } from '../services/src/cli/output-json.ts'
import { VERSION } from '../services/src/cli/version.ts'
import { hasRedisServer, type RedisProcess, startRedis } from './redis-process.ts'
import { NAME, type ServeProcess, startServeProcess } from './serve-process.ts'

describe.skipIf(!hasRedisServer)('with REDIS_URL (needs redis-server)', () => {
  let redis: RedisProcess
  let serve: ServeProcess
  beforeAll(async () => {
    redis = await startRedis()
    serve = await startServeProcess({ REDIS_URL: redis.url })
  }, 60_000)
  afterAll(async () => {
    await serve?.remove()
    await redis?.stop()
  })

  it('a report dropped into the inbox becomes, through the queue in Redis, byte for byte what verify gives', async () => {
    await serve.drop()
    const result = await serve.waitForResult()
    expect(`${jsonHead(VERSION)}\n${result}${JSON_TAIL}`).toBe(await serve.verify())
    expect(JSON.parse(result)).toMatchObject({ file: NAME, status: 'verified' })
  }, 60_000)

  it('the job went through Redis', async () => {
    const client = new Redis(redis.url)
    const events = await client.xrange('bull:heshu:events', '-', '+')
    client.disconnect()
    const told = events.map(([, fields]) => fields.join(' '))
    expect(told.some(text => text.includes('event added jobId verify-report-'))).toBe(true)
    expect(told.some(text => text.includes('event completed jobId verify-report-'))).toBe(true)
  })

  it('SIGTERM ends it all', async () => {
    expect(await serve.end()).toBe(0)
    expect(serve.log()).toContain('"worker ended"')
  }, 40_000)
})
