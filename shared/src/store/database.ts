import { type Generated, Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
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
  }
  runs: {
    id: string
    report_id: string
    started_at: Generated<Date>
    trouble: string | null
  }
  results: {
    run_id: string
    report_id: string
    status: 'verified' | 'refused'
    document: string
    stored_at: Generated<Date>
  }
}

export type Database = Kysely<Tables>

/** Opens the database and brings its tables up to date; several processes may do so at once. */
export const openDatabase = async (url: string): Promise<Database> => {
  const pool = new Pool({ connectionString: url, max: 4 })
  // A lost idle connection is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => {})
  const database: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
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
