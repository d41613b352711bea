import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/**
 * Everything that the environment or the command line decides, read once at start and passed down.
 * The only place that knows environment variables.
 */
export type Config = {
  /** Absolute path of the folder for originals, artifacts and the embedded database. */
  readonly data: string
  /** Absolute path of the watched folder. */
  readonly inbox: string
  /** The inbox is a network share: files are given more time to be completely written. */
  readonly inboxShared: boolean
  readonly host: string
  readonly port: number
  /** Worker processes that `serve` starts as children; 0 where workers run elsewhere. */
  readonly workers: number
  /** A PostgreSQL server, or null for the embedded one in the data folder. */
  readonly databaseUrl: string | null
  /** A Redis server for the queue, or null for the queue in PostgreSQL. */
  readonly redisUrl: string | null
  /** An S3-compatible store for originals and artifacts, or null for folders in the data folder. */
  readonly s3: S3Config | null
  /** In which cron lines and dates without a zone are read. */
  readonly timezone: string
  /** Where traces are sent (OTLP over HTTP), or null for nowhere. */
  readonly traces: string | null
  /** Absolute path of the folder with the user's own rubric packs, or null. */
  readonly rubrics: string | null
  readonly logLevel: LogLevel
}

export type S3Config = {
  /** Without a path: http://host:9000. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the command line may set; it wins over the environment. */
export type ConfigFlags = {
  readonly data?: string | undefined
  readonly inbox?: string | undefined
  readonly host?: string | undefined
  readonly port?: string | number | undefined
}

/** A wrong setting; the message (Chinese) names every wrong key and what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

// Not parsed as a URL: node-postgres takes forms that a URL has not (postgresql://user@/name?host=/run/postgresql).
const addressOf = (schemes: RegExp, error: string) => z.string({ error }).regex(schemes, { error })

const wholeNumber = (min: number, max: number) => {
  const error = `应为 ${min}–${max} 的整数`
  return z
    .union([z.string().regex(/^\d+$/, { error }), z.number()], { error })
    .transform(Number)
    .pipe(z.number().int({ error }).min(min, { error }).max(max, { error }))
}

const path = z.string({ error: '应为文件夹路径' }).min(1, { error: '文件夹路径不能为空' })

const S3_FORM = '应为 http(s)://访问密钥:密钥@主机:端口/存储桶 形式的地址，其中的特殊字符须按网址编码'

/** KEY:SECRET@host:port/bucket?region=…, all in one as for the other servers. */
const readS3 = (text: string): S3Config | null => {
  const url = URL.parse(text)
  const bucket = url?.pathname.replace(/^\/|\/$/g, '')
  if (!url || !/^https?:$/.test(url.protocol) || !url.username || !url.password) return null
  if (!bucket || bucket.includes('/')) return null
  return {
    endpoint: `${url.protocol}//${url.host}`,
    bucket,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
  }
}

const printS3 = ({ endpoint, bucket, region, accessKey, secretKey }: S3Config): string => {
  const url = new URL(`${endpoint}/${bucket}`)
  url.username = encodeURIComponent(accessKey)
  url.password = encodeURIComponent(secretKey)
  url.searchParams.set('region', region)
  return url.href
}

const isTimezone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const SETTINGS = z.strictObject({
  HESHU_DATA: path.default('data'),
  HESHU_INBOX: path.optional(),
  HESHU_INBOX_SHARED: z
    .enum(['true', 'false'], { error: '应为 true 或 false' })
    .default('false')
    .transform(text => text === 'true'),
  HESHU_HOST: z.string().min(1, { error: '应为主机名或 IP 地址' }).default('127.0.0.1'),
  HESHU_PORT: wholeNumber(0, 65_535).default(8080),
  HESHU_WORKERS: wholeNumber(0, 256).optional(),
  HESHU_RUBRICS: path.optional(),
  HESHU_S3: z
    .string()
    .transform(text => readS3(text))
    .refine(s3 => s3 !== null, { error: S3_FORM })
    .optional(),
  HESHU_TIMEZONE: z
    .string()
    .refine(isTimezone, { error: '应为时区名，如 Asia/Shanghai' })
    .default('Asia/Shanghai'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/./, { error: '应为 http(s)://… 形式的地址' })
    .optional(),
  HESHU_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `应为 ${LOG_LEVELS.join('、')} 之一` }).default('info'),
  DATABASE_URL: addressOf(/^postgres(ql)?:\/\//, '应为 postgresql://… 形式的地址').optional(),
  REDIS_URL: addressOf(/^rediss?:\/\/./, '应为 redis://… 形式的地址').optional(),
})

const FLAG_KEYS = {
  data: 'HESHU_DATA',
  inbox: 'HESHU_INBOX',
  host: 'HESHU_HOST',
  port: 'HESHU_PORT',
} as const

type Environment = Readonly<Record<string, string | undefined>>

/** Only the settings meant for us: foreign variables are not our business, a misspelt HESHU_ one is. */
const ownSettings = (environment: Environment): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([key, value]) =>
        value !== undefined && value !== '' && (key.startsWith('HESHU_') || key in SETTINGS.shape),
    ),
  )

const describeIssue = (issue: z.core.$ZodIssue, flags: ReadonlySet<string>): string => {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.join('、')}：没有这个配置项（可用：${Object.keys(SETTINGS.shape).join('、')}）`
  const key = String(issue.path[0])
  const flag = Object.entries(FLAG_KEYS).find(([name, target]) => target === key && flags.has(name))
  return `${flag ? `--${flag[0]}` : key}：${issue.message}`
}

/** @throws ConfigError naming each wrong key. The value is not repeated: an address may hold a password. */
export const readConfig = (flags: ConfigFlags = {}, environment: Environment = process.env): Config => {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined)
  const settings = SETTINGS.safeParse({
    ...ownSettings(environment),
    ...Object.fromEntries(given.map(([name, value]) => [FLAG_KEYS[name as keyof ConfigFlags], value])),
  })
  if (!settings.success) {
    const names = new Set(given.map(([name]) => name))
    throw new ConfigError(
      `配置有误：\n${settings.error.issues.map(issue => `  ${describeIssue(issue, names)}`).join('\n')}`,
    )
  }
  const read = settings.data
  const data = resolve(read.HESHU_DATA)
  return {
    data,
    inbox: read.HESHU_INBOX ? resolve(read.HESHU_INBOX) : join(data, 'inbox'),
    inboxShared: read.HESHU_INBOX_SHARED,
    host: read.HESHU_HOST,
    port: read.HESHU_PORT,
    // One core is left for the server itself, its database and the machine's other users.
    workers: read.HESHU_WORKERS ?? Math.max(1, availableParallelism() - 1),
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    s3: read.HESHU_S3 ?? null,
    timezone: read.HESHU_TIMEZONE,
    traces: read.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    rubrics: read.HESHU_RUBRICS ? resolve(read.HESHU_RUBRICS) : null,
    logLevel: read.HESHU_LOG_LEVEL,
  }
}

/** The environment for a child process that is to read the same configuration. */
export const environmentFor = (config: Config, environment: Environment = process.env): Environment => ({
  ...environment,
  HESHU_DATA: config.data,
  HESHU_INBOX: config.inbox,
  HESHU_INBOX_SHARED: String(config.inboxShared),
  HESHU_HOST: config.host,
  HESHU_PORT: String(config.port),
  HESHU_WORKERS: String(config.workers),
  HESHU_LOG_LEVEL: config.logLevel,
  DATABASE_URL: config.databaseUrl ?? '',
  REDIS_URL: config.redisUrl ?? '',
  HESHU_RUBRICS: config.rubrics ?? '',
  HESHU_S3: config.s3 ? printS3(config.s3) : '',
  HESHU_TIMEZONE: config.timezone,
  OTEL_EXPORTER_OTLP_ENDPOINT: config.traces ?? '',
})
