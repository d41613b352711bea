import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { packText } from '../../artifact/pack.ts'

type Earlier = { results: { run_id: string; document: string; output: string | null } }

/** Results of before stand in a column of their table; they become outputs. */
const moveDocuments = async (database: Kysely<unknown>): Promise<void> => {
  const earlier = database as Kysely<Earlier>
  for (;;) {
    const row = await earlier
      .selectFrom('results')
      .select(['run_id', 'document'])
      .where('output', 'is', null)
      .executeTakeFirst()
    if (!row) return
    const output = createHash('sha256').update(row.document).digest('hex')
    await sql`insert into outputs (sha256, document) values (${output}, ${packText(row.document)})
      on conflict do nothing`.execute(database)
    await earlier.updateTable('results').set({ output }).where('run_id', '=', row.run_id).execute()
  }
}

export const pipeline: Migration = {
  async up(database: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(database)

    await run(`create table batches (
      id uuid primary key,
      kind text not null check (kind in ('folder', 'archive', 'reverify')),
      -- The folder's or archive's name in the inbox; of a re-verification what it covers.
      name text not null,
      -- Of an archive's bytes, which stand in the originals.
      sha256 text,
      -- What started a re-verification: the same start makes one batch, however often it is told.
      trigger text unique,
      received_at timestamptz not null default now(),
      -- Nothing more will be added.
      closed_at timestamptz,
      -- Closed, and every run of it has ended.
      finished_at timestamptz
    )`)
    await run(`create index batches_unfinished on batches (kind, name) where finished_at is null`)

    await run(`alter table reports
      add column batch_id uuid references batches,
      -- The run whose result counts: the latest begun that has one.
      add column latest uuid references runs deferrable,
      -- Refused, and its file has still to be laid into the inbox's folder for refused ones.
      add column to_return boolean not null default false,
      -- Not the time of the transaction: files that are taken together keep their order.
      alter column received_at set default clock_timestamp()`)
    await run(`create index reports_to_return on reports (id) where to_return`)
    await run(`create index reports_of_batch on reports (batch_id) where batch_id is not null`)
    await run(`create index reports_duplicates on reports (duplicate_of) where duplicate_of is not null`)

    await run(`alter table runs
      -- new; reverify: it was asked for, or due; compared: a later version has been verified by newer stages.
      add column reason text not null default 'new',
      add column batch_id uuid references batches,
      -- As the queue has it: lower goes first.
      add column priority int not null default 0,
      add column queued_at timestamptz,
      -- How often it was begun without an orderly end.
      add column begun int not null default 0,
      add column troubled_at timestamptz,
      add column ended_at timestamptz,
      alter column started_at set default clock_timestamp()`)
    await run(`create index runs_open on runs (started_at) where ended_at is null`)
    await run(
      `create index runs_to_queue on runs (priority, started_at) where queued_at is null and ended_at is null`,
    )
    await run(`create index runs_of_batch on runs (batch_id) where batch_id is not null`)

    await run(`create table outputs (
      -- Of the JSON text, byte for byte as heshu verify prints the document.
      sha256 text primary key,
      -- The text under zstd.
      document bytea not null
    )`)
    await run(`alter table outputs alter column document set storage external`)
    await run(`alter table results
      add column output text references outputs,
      -- The hash of all that the result follows from; null for a refusal.
      add column key text,
      -- The stage versions that it was made by: {"parse": 1, …}.
      add column stages jsonb not null default '{}',
      -- The pack that is for the report, as id@hash.
      add column pack text,
      add column format text,
      add column pages int,
      add column figures int not null default 0,
      add column unit text,
      add column kind text,
      add column year int,
      add column title text,
      -- Of a re-run: findings new, gone, changed, unchanged since the result before.
      add column difference jsonb`)
    await moveDocuments(database)
    await run(`alter table results drop column document, alter column output set not null`)
    await run(`create index results_stored on results (stored_at)`)
    await run(`update runs set ended_at = results.stored_at, queued_at = results.stored_at
      from results where results.run_id = runs.id`)
    await run(`update reports set latest = results.run_id from results where results.report_id = reports.id`)

    await run(`create table checks (
      output text not null references outputs,
      id text not null,
      kind text not null,
      verdict text not null,
      severity text,
      message text not null,
      primary key (output, id)
    )`)
    await run(`create table outcomes (
      report_id uuid not null references reports,
      run_id uuid not null references runs,
      stage text not null,
      version int not null,
      outcome text not null,
      ms int not null,
      at timestamptz not null default now(),
      primary key (report_id, run_id, stage, version)
    )`)
    await run(`create table versions (
      report_id uuid primary key references reports,
      line text not null
    )`)
    await run(`create index versions_of_line on versions (line)`)
    await run(`create table reviews (
      id bigint generated always as identity primary key,
      line text not null,
      check_id text not null,
      decision text not null,
      note text not null,
      reviewer text not null,
      at timestamptz not null default now()
    )`)
    await run(`create index reviews_of_line on reviews (line, check_id)`)
    await run(`create table events (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      kind text not null,
      report_id uuid,
      run_id uuid,
      batch_id uuid,
      detail jsonb
    )`)
    await run(`create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'rows of % are never changed', tg_table_name; end $$`)
    for (const table of ['events', 'reviews'])
      await run(`create trigger append_only before update or delete on ${table}
        for each row execute function refuse_change()`)
    await run(`create table schedules (
      id text primary key,
      cron text not null,
      timezone text not null,
      selection jsonb not null,
      created_at timestamptz not null default now()
    )`)
    await run(`create table turned_away (
      id uuid primary key,
      name text not null,
      code text not null,
      message text not null,
      at timestamptz not null default now()
    )`)
    // What the program remembers of its own: by which stages and packs everything was last gone through.
    await run(`create table facts (name text primary key, value text not null)`)
  },
}
