import { destination, pino } from 'pino'
import type { LogLevel } from './config.ts'

/** All that a log line may carry. Closed on purpose: a report's text or file name never reaches a log. */
export type LogFields = {
  readonly reportId?: string
  readonly runId?: string
  readonly jobId?: string
  readonly batchId?: string
  readonly scheduleId?: string
  readonly stage?: string
  readonly code?: string
  readonly status?: string
  readonly count?: number
  readonly child?: number
  readonly port?: number
  readonly ms?: number
  readonly attempt?: number
  readonly exit?: number | string | null
  readonly error?: unknown
}

export type Log = {
  readonly [level in 'debug' | 'info' | 'warn' | 'error']: (event: string, fields?: LogFields) => void
}

/** Messages of errors may quote what could not be parsed, so only the first line, cut short, is logged. */
const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { name: error.name, ...code, message: error.message.split('\n', 1)[0]?.slice(0, 200) }
}

/** JSON lines on standard error (standard output belongs to results). */
export const createLog = (level: LogLevel, stream: { write(line: string): void } = destination(2)): Log => {
  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: describeError },
    },
    stream,
  )
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) =>
      logger[name](fields, event)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
