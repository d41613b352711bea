import { createHash } from 'node:crypto'
import {
  type Generated,
  type JSONColumnType,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import type { FindingChanges } from '../model/changes.ts'
import { MIGRATIONS } from './migrations.ts'

/** The tables; what each column is stands with the migration that made it. */
export type Tables = {
  reports: {
    id: string
    sha256: string
    name: string
    bytes: string
    duplicate_of: string | null
    received_at: Generated<Date>
    batch_id: string | null
    latest: string | null
    to_return: Generated<boolean>
  }
  batches: {
    id: string
    kind: BatchKind
    name: string
    sha256: string | null
    trigger: string | null
    received_at: Generated<Date>
    closed_at: Date | null
    finished_at: Date | null
  }
  runs: {
    id: string
    report_id: string
    started_at: Generated<Date>
    reason: Generated<RunReason>
    batch_id: string | null
    priority: Generated<number>
    queued_at: Date | null
    begun: Generated<number>
    trouble: string | null
    troubled_at: Date | null
    ended_at: Date | null
  }
  results: {
    run_id: string
    report_id: string
    status: 'verified' | 'refused'
    stored_at: Generated<Date>
    output: string
    key: string | null
    stages: JSONColumnType<StageVersions>
    pack: string | null
    format: string | null
    pages: number | null
    figures: Generated<number>
    unit: string | null
    kind: 'department' | 'project' | null
    year: number | null
    title: string | null
    difference: JSONColumnType<FindingChanges> | null
  }
  outputs: { sha256: string; document: Buffer }
  checks: {
    output: string
    id: string
    kind: string
    verdict: string
    severity: string | null
    message: string
  }
  outcomes: {
    report_id: string
    run_id: string
    stage: string
    version: number
    outcome: string
    ms: number
    at: Generated<Date>
  }
  versions: { report_id: string; line: string }
  reviews: {
    id: Generated<string>
    line: string
    check_id: string
    decision: string
    note: string
    reviewer: string
    at: Generated<Date>
  }
  events: {
    id: Generated<string>
    at: Generated<Date>
    kind: string
    report_id: string | null
    run_id: string | null
    batch_id: string | null
    detail: JSONColumnType<Record<string, unknown>> | null
  }
  schedules: {
    id: string
    cron: string
    timezone: string
    selection: JSONColumnType<Record<string, unknown>>
    created_at: Generated<Date>
  }
  turned_away: { id: string; name: string; code: string; message: string; at: Generated<Date> }
  facts: { name: string; value: string }
}

export type BatchKind = 'folder' | 'archive' | 'reverify'
export type RunReason = 'new' | 'reverify' | 'compared'
/** The version of each stage that a result went through; a refusal did not reach the later ones. */
export type StageVersions = { readonly [stage: string]: number }

export type Database = Kysely<Tables>

/** A server that does not answer is trouble to be told, not waited for without end. */
const CONNECT_MS = 5000
/** A connection costs the server a process: those that are there are kept for a while. */
const IDLE_MS = 60_000

/** Begins a statement that every report needs: it is planned once a connection, which costs the server more than doing it. */
export const PREPARED = '/* prepared */'

const preparing = (pool: Pool): PostgresPool => ({
  end: () => pool.end(),
  options: pool.options,
  connect: async () => {
    const client = await pool.connect()
    const query = (text: string, values: readonly unknown[]) =>
      text.startsWith(PREPARED)
        ? client.query({
            name: createHash('sha256').update(text).digest('hex').slice(0, 32),
            text,
            values: [...values],
          })
        : client.query(text, [...values])
    return { query, release: () => client.release() } as unknown as PostgresPoolClient
  },
})

/** Opens the database and brings its tables up to date; several processes may do so at once. */
export const openDatabase = async (url: string): Promise<Database> => {
  const pool = new Pool({
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
  })
  // A lost idle connection is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => {})
  const database: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  try {
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  } catch (error) {
    await database.destroy()
    throw error
  }
  return database
}
