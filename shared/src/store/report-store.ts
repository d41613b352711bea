import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { DocumentResult } from '../model/output.ts'
import { type ContentFiles, openContentFiles } from './content-files.ts'
import { openDatabase } from './database.ts'

export type RunRef = { readonly reportId: string; readonly runId: string }

/** A report as the inbox took it: id chosen by the caller, so that taking it twice is taking it once. */
export type NewReport = {
  readonly id: string
  readonly sha256: string
  /** Its path inside the inbox, with '/'. */
  readonly name: string
  readonly bytes: number
}

export type StoredReport = { readonly id: string; readonly sha256: string; readonly name: string }

/** What came of adding a report: a first run to do, or the earlier report of the same bytes. */
export type Addition =
  | { readonly outcome: 'new'; readonly run: RunRef }
  | { readonly outcome: 'duplicate'; readonly of: string }

export type UnfinishedRun = RunRef & { readonly name: string; readonly trouble: string | null }

/** Every report that was ever taken is in exactly one of the four. */
export type StoreStatus = {
  readonly verified: number
  readonly refused: number
  readonly unfinished: number
  readonly duplicates: number
}

/** Reports, their runs and results (PostgreSQL), and the originals (content files). All effects on them go through here. */
export type ReportStore = {
  readonly originals: ContentFiles
  readonly addReport: (report: NewReport) => Promise<Addition>
  readonly findReport: (id: string) => Promise<StoredReport | null>
  /** Keeps the first result of a run. @returns false when the run has one already, which stays. */
  readonly storeResult: (run: RunRef, document: DocumentResult) => Promise<boolean>
  /** The JSON text of a run's result, byte for byte as stored. */
  readonly readResult: (runId: string) => Promise<string | null>
  readonly hasResult: (runId: string) => Promise<boolean>
  /** Notes why the queue gave a run up; null when it is queued again. */
  readonly noteTrouble: (runId: string, trouble: string | null) => Promise<void>
  /** Latest runs without a result, oldest first. */
  readonly unfinishedRuns: () => Promise<UnfinishedRun[]>
  readonly status: () => Promise<StoreStatus>
  readonly close: () => Promise<void>
}

const UNIQUE_VIOLATION = '23505'
const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION

/** @param data absolute path of the data folder. @param databaseUrl of a running PostgreSQL server. */
export const openReportStore = async (data: string, databaseUrl: string): Promise<ReportStore> => {
  const database = await openDatabase(databaseUrl)

  const addOnce = (report: NewReport): Promise<Addition> =>
    database.transaction().execute(async transaction => {
      const known = await transaction
        .selectFrom('reports')
        .leftJoin('runs', 'runs.report_id', 'reports.id')
        .select(['reports.duplicate_of', 'runs.id as run_id'])
        .where('reports.id', '=', report.id)
        .orderBy('runs.started_at')
        .executeTakeFirst()
      if (known?.duplicate_of) return { outcome: 'duplicate', of: known.duplicate_of }
      if (known?.run_id) return { outcome: 'new', run: { reportId: report.id, runId: known.run_id } }
      const first = await transaction
        .selectFrom('reports')
        .select('id')
        .where('sha256', '=', report.sha256)
        .where('duplicate_of', 'is', null)
        .executeTakeFirst()
      const { id, sha256, name } = report
      await transaction
        .insertInto('reports')
        .values({ id, sha256, name, bytes: String(report.bytes), duplicate_of: first?.id ?? null })
        .execute()
      if (first) return { outcome: 'duplicate', of: first.id }
      const run = { reportId: id, runId: randomUUID() }
      await transaction.insertInto('runs').values({ id: run.runId, report_id: id, trouble: null }).execute()
      return { outcome: 'new', run }
    })

  return {
    originals: openContentFiles(join(data, 'originals')),

    addReport: report =>
      // Two equal files taken at the same moment: the second one finds the first when it looks again.
      addOnce(report).catch(error => (isUniqueViolation(error) ? addOnce(report) : Promise.reject(error))),

    findReport: async id =>
      (await database
        .selectFrom('reports')
        .select(['id', 'sha256', 'name'])
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,

    storeResult: async (run, document) => {
      const inserted = await database
        .insertInto('results')
        .values({
          run_id: run.runId,
          report_id: run.reportId,
          status: document.status,
          document: JSON.stringify(document),
        })
        .onConflict(conflict => conflict.column('run_id').doNothing())
        .returning('run_id')
        .executeTakeFirst()
      return inserted !== undefined
    },

    readResult: async runId =>
      (await database.selectFrom('results').select('document').where('run_id', '=', runId).executeTakeFirst())
        ?.document ?? null,

    hasResult: async runId =>
      (await database
        .selectFrom('results')
        .select('run_id')
        .where('run_id', '=', runId)
        .executeTakeFirst()) !== undefined,

    noteTrouble: async (runId, trouble) => {
      await database.updateTable('runs').set({ trouble }).where('id', '=', runId).execute()
    },

    unfinishedRuns: () =>
      database
        .selectFrom('runs')
        .innerJoin('reports', 'reports.id', 'runs.report_id')
        .leftJoin('results', 'results.run_id', 'runs.id')
        .where('results.run_id', 'is', null)
        .orderBy('runs.started_at')
        .orderBy('runs.id')
        .select(['runs.report_id as reportId', 'runs.id as runId', 'reports.name', 'runs.trouble'])
        .execute(),

    status: async () => {
      // One statement, so that the four counts are of one moment.
      const latest = sql`(select distinct on (report_id) id, report_id from runs order by report_id, started_at desc, id)`
      const { rows } = await sql<{ state: keyof StoreStatus; n: string }>`
        select case when reports.duplicate_of is not null then 'duplicates'
                    else coalesce(results.status, 'unfinished') end as state, count(*) as n
        from reports
        left join ${latest} as run on run.report_id = reports.id
        left join results on results.run_id = run.id
        group by 1`.execute(database)
      const count = (state: keyof StoreStatus) => Number(rows.find(row => row.state === state)?.n ?? 0)
      return {
        verified: count('verified'),
        refused: count('refused'),
        unfinished: count('unfinished'),
        duplicates: count('duplicates'),
      }
    },

    close: () => database.destroy(),
  }
}
