import { describe, expect, it } from 'vitest'
import { ConfigError, environmentFor, readConfig } from './config.ts'

const messageOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('readConfig', () => {
  it('has a default for everything, with the inbox inside the data folder', () => {
    const config = readConfig({}, {})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, databaseUrl: null, redisUrl: null })
    expect(config.inbox).toBe(`${config.data}/inbox`)
    expect(config.workers).toBeGreaterThanOrEqual(1)
  })

  it('lets the command line win over the environment', () => {
    expect(readConfig({ port: '9000', data: '/a' }, { HESHU_PORT: '1', HESHU_DATA: '/b' })).toMatchObject({
      port: 9000,
      data: '/a',
    })
  })

  it('names every wrong key at once, and what it may be', () => {
    const message = messageOf(() => readConfig({}, { HESHU_PORT: '80a', HESHU_LOG_LEVEL: 'loud' }))
    expect(message).toContain('HESHU_PORT：应为 0–65535 的整数')
    expect(message).toContain('HESHU_LOG_LEVEL：应为 debug、info')
  })

  it('names a wrong option as it was typed', () => {
    expect(messageOf(() => readConfig({ port: '65536' }, {}))).toContain('--port：应为')
  })

  it('refuses a misspelt setting, and leaves foreign variables alone', () => {
    expect(messageOf(() => readConfig({}, { HESHU_DATTA: 'x', HOME: '/root' }))).toContain('HESHU_DATTA')
    expect(messageOf(() => readConfig({}, { PORT: 'x', HOME: '/root' }))).toBe('')
  })

  it('never repeats an address, which may hold a password', () => {
    const message = messageOf(() => readConfig({}, { REDIS_URL: 'http://user:secret@host' }))
    expect(message).toContain('REDIS_URL')
    expect(message).not.toContain('secret')
  })

  it.each([
    ['HESHU_S3', 'http://host/bucket'],
    ['HESHU_S3', 'http://key:secret@host'],
    ['HESHU_TIMEZONE', 'Peking'],
    ['HESHU_INBOX_SHARED', '1'],
    ['HESHU_WORKERS', '-1'],
    ['DATABASE_URL', 'mysql://h'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ])('names %s when it is %j, and what it may be', (key, value) => {
    const message = messageOf(() => readConfig({}, { [key]: value }))
    expect(message).toContain(`${key}：应为`)
    expect(message).not.toContain('secret')
  })

  it('takes an empty variable as not given', () => {
    expect(readConfig({}, { REDIS_URL: '', HESHU_PORT: '' }).port).toBe(8080)
  })

  it('is the same again in a child process', () => {
    const config = readConfig(
      { data: '/d', port: 1 },
      {
        HESHU_WORKERS: '0',
        REDIS_URL: 'redis://h:1',
        HESHU_S3: 'https://key:a%2Fb%2B@h:9000/bucket?region=cn',
      },
    )
    expect(config.s3).toMatchObject({ endpoint: 'https://h:9000', secretKey: 'a/b+', region: 'cn' })
    expect(readConfig({}, environmentFor(config, {}))).toEqual(config)
  })
})
