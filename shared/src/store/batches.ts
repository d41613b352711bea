import { sql } from 'kysely'
import type { BatchKind, Database } from './database.ts'

export type NewBatch = {
  readonly id: string
  readonly kind: BatchKind
  readonly name: string
  readonly sha256?: string
  readonly trigger?: string
}

/** How far a batch is; duplicates of its files count as done. */
export type BatchProgress = {
  readonly id: string
  readonly kind: BatchKind
  readonly name: string
  readonly files: number
  readonly verified: number
  readonly refused: number
  readonly duplicates: number
  readonly unfinished: number
  /** Files whose result has a finding that disagrees. */
  readonly withFindings: number
  readonly closed: boolean
}

export type Batches = {
  /** Adds a batch, or finds the one of the same id, the same trigger, or the same folder that is still open. */
  readonly openBatch: (batch: NewBatch) => Promise<string>
  /** Nothing more will be added to it. */
  readonly closeBatch: (id: string) => Promise<void>
  /** Ends a batch that is closed and has no open run. @returns whether this call ended it. */
  readonly finishBatch: (id: string) => Promise<boolean>
  /** Those that have not ended, oldest first. */
  readonly openBatches: () => Promise<BatchProgress[]>
  readonly batchProgress: (id: string) => Promise<BatchProgress | null>
}

export const batches = (database: Database): Batches => {
  const progress = async (condition: ReturnType<typeof sql>): Promise<BatchProgress[]> => {
    type Row = {
      readonly [key in keyof BatchProgress]: BatchProgress[key] extends number ? string : BatchProgress[key]
    }
    const { rows } = await sql<Row>`
      with chosen as (select * from batches where ${condition}),
      -- A re-verification has runs of files that came in other batches.
      files as (
        select reports.batch_id as batch, reports.duplicate_of, reports.latest as run from reports
          join chosen on chosen.id = reports.batch_id
        union all
        select runs.batch_id, null, case when runs.ended_at is null then null else runs.id end from runs
          join chosen on chosen.id = runs.batch_id and chosen.kind = 'reverify')
      select chosen.id, chosen.kind, chosen.name, chosen.closed_at is not null as closed,
        count(files.batch) as files,
        count(*) filter (where files.duplicate_of is not null) as duplicates,
        count(*) filter (where results.status = 'verified') as verified,
        count(*) filter (where results.status = 'refused') as refused,
        count(files.batch) filter (where files.duplicate_of is null and results.run_id is null) as unfinished,
        count(*) filter (where exists (
          select from checks where checks.output = results.output and checks.verdict = 'disagrees')) as "withFindings"
      from chosen left join files on files.batch = chosen.id left join results on results.run_id = files.run
      group by 1, 2, 3, 4, chosen.received_at order by chosen.received_at`.execute(database)
    return rows.map(({ id, kind, name, closed, ...counts }) => ({
      id,
      kind,
      name,
      closed,
      files: Number(counts.files),
      verified: Number(counts.verified),
      refused: Number(counts.refused),
      duplicates: Number(counts.duplicates),
      unfinished: Number(counts.unfinished),
      withFindings: Number(counts.withFindings),
    }))
  }

  return {
    openBatch: async ({ id, kind, name, sha256, trigger }) => {
      const { rows } = await sql<{ id: string }>`
        with known as (
          select id from batches
          where id = ${id} or trigger = ${trigger ?? null}
            or (${kind} = 'folder' and kind = 'folder' and name = ${name} and closed_at is null)
          limit 1),
        added as (
          insert into batches (id, kind, name, sha256, trigger)
          select ${id}, ${kind}, ${name}, ${sha256 ?? null}, ${trigger ?? null} where not exists (select from known)
          on conflict do nothing returning id),
        told as (insert into events (kind, batch_id) select 'batch', id from added)
        select id from known union all select id from added`.execute(database)
      if (rows[0]) return rows[0].id
      // Another process added it in this moment.
      const known = await database
        .selectFrom('batches')
        .select('id')
        .where(where => where.or([where('id', '=', id), where('trigger', '=', trigger ?? '')]))
        .executeTakeFirstOrThrow()
      return known.id
    },

    closeBatch: async id => {
      await sql`update batches set closed_at = now() where id = ${id} and closed_at is null`.execute(database)
    },

    finishBatch: async id => {
      const { rows } = await sql<{ id: string }>`
        with finished as (
          update batches set finished_at = now()
          where id = ${id} and closed_at is not null and finished_at is null
            and not exists (select from runs where runs.batch_id = batches.id and runs.ended_at is null)
          returning id)
        insert into events (kind, batch_id) select 'batch-finished', id from finished returning batch_id as id`.execute(
        database,
      )
      return rows.length > 0
    },

    openBatches: () => progress(sql`finished_at is null`),
    batchProgress: async id => (await progress(sql`batches.id = ${id}`))[0] ?? null,
  }
}
