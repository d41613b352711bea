import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const createReportsRunsResults: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('reports')
      .addColumn('id', 'uuid', column => column.primaryKey())
      // Of the original's bytes, which stand in the content files under it.
      .addColumn('sha256', 'text', column => column.notNull())
      // Its path inside the inbox, with '/', as it was dropped.
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('bytes', 'bigint', column => column.notNull())
      // The first report of the same bytes; a duplicate has no runs of its own.
      .addColumn('duplicate_of', 'uuid', column => column.references('reports.id'))
      .addColumn('received_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
      .execute()
    await database.schema
      .createIndex('reports_first_of_sha256')
      .unique()
      .on('reports')
      .column('sha256')
      .where(sql.ref('duplicate_of'), 'is', null)
      .execute()
    await database.schema
      .createTable('runs')
      .addColumn('id', 'uuid', column => column.primaryKey())
      .addColumn('report_id', 'uuid', column => column.notNull().references('reports.id'))
      .addColumn('started_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
      // Why the queue gave it up after its last attempt; the run stays unfinished and is queued again by the next serve.
      .addColumn('trouble', 'text')
      .execute()
    await database.schema.createIndex('runs_of_report').on('runs').column('report_id').execute()
    await database.schema
      .createTable('results')
      // One result a run: a late second one changes nothing.
      .addColumn('run_id', 'uuid', column => column.primaryKey().references('runs.id'))
      .addColumn('report_id', 'uuid', column => column.notNull().references('reports.id'))
      .addColumn('status', 'text', column => column.notNull().check(sql`status in ('verified', 'refused')`))
      // The DocumentResult as JSON text, not jsonb, which would not keep the order of its keys.
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('stored_at', 'timestamptz', column => column.notNull().defaultTo(sql`now()`))
      .execute()
    await database.schema.createIndex('results_of_report').on('results').column('report_id').execute()
  },
}
