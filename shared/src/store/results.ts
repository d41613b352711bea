import { sql } from 'kysely'
import { unpackText } from '../artifact/pack.ts'
import type { FindingChanges } from '../model/changes.ts'
import type { ReportIdentity } from '../model/extraction.ts'
import type { DocumentResult } from '../model/output.ts'
import type { Database, StageVersions } from './database.ts'

/** Every file that was ever taken is in exactly one of the first four. */
export type StoreStatus = {
  readonly verified: number
  readonly refused: number
  readonly unfinished: number
  readonly duplicates: number
  /** Files with a result that are being verified again. */
  readonly rerunning: number
}

export type StoredReport = { readonly id: string; readonly sha256: string; readonly name: string }

/** The result of a report that counts. */
export type LatestResult = StoredReport & {
  readonly runId: string
  readonly status: 'verified' | 'refused'
  readonly output: string
  readonly storedAt: Date
  readonly stages: StageVersions
  readonly pack: string | null
  readonly identity: ReportIdentity
  /** The line of the report's versions; null where it is in none. */
  readonly line: string | null
  readonly difference: FindingChanges | null
}

/** Which reports are meant: by words in the body's name or title, the year, and the id of the pack that is for them. */
export type Selection = {
  readonly issuer?: string | undefined
  readonly year?: number | undefined
  readonly rubric?: string | undefined
}

export type Results = {
  readonly findReport: (id: string) => Promise<StoredReport | null>
  /** The JSON text of a run's result, byte for byte as it was made. */
  readonly readResult: (runId: string) => Promise<string | null>
  readonly readOutput: (sha256: string) => Promise<DocumentResult>
  readonly status: () => Promise<StoreStatus>
  /** Results that count, in the order of their reports' receipt, in pages: `after` is the id that the page before ended with. */
  readonly latestResults: (
    selection: Selection & { readonly since?: Date },
    after: string | null,
    limit: number,
  ) => Promise<LatestResult[]>
  /** The reports of a line in the order of receipt: version 1, 2, 3 …; those without a result that counts are left out. */
  readonly versionsOf: (line: string) => Promise<LatestResult[]>
  readonly readFact: (name: string) => Promise<string | null>
  readonly writeFact: (name: string, value: string) => Promise<void>
}

type Row = Omit<LatestResult, 'identity'> & {
  readonly unit: string | null
  readonly kind: 'department' | 'project' | null
  readonly year: number | null
  readonly title: string | null
}

const fromRow = ({ unit, kind, year, title, ...row }: Row): LatestResult => ({
  ...row,
  identity: { unit, kind, year, title },
})

const LATEST = sql`
  select reports.id, reports.sha256, reports.name, results.run_id as "runId", results.status, results.output,
    results.stored_at as "storedAt", results.stages, results.pack, results.unit, results.kind, results.year, results.title,
    versions.line, results.difference
  from reports join results on results.run_id = reports.latest left join versions on versions.report_id = reports.id`

/** LIKE's own signs in what a person typed mean themselves. */
const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

export const results = (database: Database): Results => {
  const readText = async (output: string): Promise<string> =>
    unpackText(
      (
        await database
          .selectFrom('outputs')
          .select('document')
          .where('sha256', '=', output)
          .executeTakeFirstOrThrow()
      ).document,
    )

  return {
    findReport: async id =>
      (await database
        .selectFrom('reports')
        .select(['id', 'sha256', 'name'])
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,

    readResult: async runId => {
      const row = await database
        .selectFrom('results')
        .select('output')
        .where('run_id', '=', runId)
        .executeTakeFirst()
      return row ? readText(row.output) : null
    },

    readOutput: async sha256 => JSON.parse(await readText(sha256)),

    status: async () => {
      // One statement, so that the counts are of one moment.
      const { rows } = await sql<Record<keyof StoreStatus, string>>`
        select
          count(*) filter (where results.status = 'verified') as verified,
          count(*) filter (where results.status = 'refused') + (select count(*) from turned_away) as refused,
          count(*) filter (where duplicate_of is null and latest is null) as unfinished,
          count(*) filter (where duplicate_of is not null) as duplicates,
          count(*) filter (where latest is not null and exists (
            select from runs where runs.report_id = reports.id and runs.ended_at is null)) as rerunning
        from reports left join results on results.run_id = reports.latest`.execute(database)
      const count = (state: keyof StoreStatus) => Number(rows[0]?.[state] ?? 0)
      return {
        verified: count('verified'),
        refused: count('refused'),
        unfinished: count('unfinished'),
        duplicates: count('duplicates'),
        rerunning: count('rerunning'),
      }
    },

    latestResults: async ({ issuer, year, rubric, since }, after, limit) => {
      const conditions = [
        sql`reports.latest is not null`,
        ...(after === null
          ? []
          : [
              sql`(reports.received_at, reports.id) > (select received_at, id from reports where id = ${after})`,
            ]),
        ...(issuer === undefined
          ? []
          : [sql`concat(results.unit, ' ', results.title) like ${containing(issuer)}`]),
        ...(year === undefined ? [] : [sql`results.year = ${year}`]),
        ...(rubric === undefined ? [] : [sql`split_part(results.pack, '@', 1) = ${rubric}`]),
        ...(since === undefined ? [] : [sql`results.stored_at >= ${since}`]),
      ]
      const { rows } = await sql<Row>`${LATEST} where ${sql.join(conditions, sql` and `)}
        order by reports.received_at, reports.id limit ${limit}`.execute(database)
      return rows.map(fromRow)
    },

    versionsOf: async line =>
      (
        await sql<Row>`${LATEST} where versions.line = ${line} order by reports.received_at, reports.id`.execute(
          database,
        )
      ).rows.map(fromRow),

    readFact: async name =>
      (await database.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())
        ?.value ?? null,

    writeFact: async (name, value) => {
      await database
        .insertInto('facts')
        .values({ name, value })
        .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
  }
}
