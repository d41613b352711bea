import { sql } from 'kysely'
import { type Database, openDatabase } from './database.ts'
import { MIGRATIONS } from './migrations.ts'

/** Every table, each after those that its rows speak of (but for a report's latest run, which is checked last). */
const TABLES = [
  'batches',
  'reports',
  'runs',
  'outputs',
  'results',
  'checks',
  'outcomes',
  'versions',
  'reviews',
  'events',
  'schedules',
  'turned_away',
  'facts',
] as const
export type TableName = (typeof TABLES)[number]

/** Tables whose rows are numbered by the database. */
const NUMBERED: readonly TableName[] = ['reviews', 'events']
const ROWS_AT_ONCE = 200

/** What the tables have to look like. */
export const SCHEMA: readonly string[] = Object.keys(MIGRATIONS).sort()

/**
 * Reads all tables as they are at one moment, while others go on writing. `take` is given the rows of one table after the other as
 * JSON texts. @returns the hashes of all originals that they speak of.
 */
export const dumpTables = async (
  databaseUrl: string,
  take: (table: TableName, rows: AsyncIterable<string>) => Promise<void>,
): Promise<string[]> => {
  const database = await openDatabase(databaseUrl)
  try {
    return await database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async transaction => {
        for (const table of TABLES) {
          const rows = async function* (): AsyncGenerator<string> {
            await sql`declare dump no scroll cursor for select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(
              transaction,
            )
            for (;;) {
              const { rows: page } = await sql<{
                row: string
              }>`fetch ${sql.lit(ROWS_AT_ONCE)} from dump`.execute(transaction)
              for (const { row } of page) yield row
              if (page.length < ROWS_AT_ONCE) break
            }
            await sql`close dump`.execute(transaction)
          }
          await take(table, rows())
        }
        const { rows } = await sql<{ sha256: string }>`
          select sha256 from reports where duplicate_of is null
          union select sha256 from batches where sha256 is not null order by 1`.execute(transaction)
        return rows.map(row => row.sha256)
      })
  } finally {
    await database.destroy()
  }
}

const fill = async (database: Database, table: TableName, rows: readonly string[]): Promise<void> => {
  if (rows.length === 0) return
  await sql`insert into ${sql.table(table)} overriding system value
    select * from json_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::json)`.execute(
    database,
  )
}

/**
 * Fills an empty database. What was open then is to be queued again. `give` gives the rows of a table.
 * @returns false when the database is not empty, and nothing was changed.
 */
export const restoreTables = async (
  databaseUrl: string,
  give: (table: TableName) => AsyncIterable<string>,
): Promise<boolean> => {
  const database = await openDatabase(databaseUrl)
  try {
    return await database.transaction().execute(async transaction => {
      for (const table of TABLES) {
        const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(transaction)
        // `facts` are written by every start of serve.
        if (rows.length > 0 && table !== 'facts') return false
      }
      await sql`delete from facts`.execute(transaction)
      await sql`set constraints all deferred`.execute(transaction)
      for (const table of TABLES) {
        let page: string[] = []
        for await (const row of give(table)) {
          page.push(row)
          if (page.length < ROWS_AT_ONCE) continue
          await fill(transaction, table, page)
          page = []
        }
        await fill(transaction, table, page)
      }
      for (const table of NUMBERED)
        await sql`select setval(pg_get_serial_sequence(${table}, 'id'), max(id)) from ${sql.table(table)}`.execute(
          transaction,
        )
      await sql`update runs set queued_at = null where ended_at is null`.execute(transaction)
      return true
    })
  } finally {
    await database.destroy()
  }
}
